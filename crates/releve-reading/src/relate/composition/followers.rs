//! Lists told of what those wear who follow a trend, and of what somebody names as its
//! parts: `mob-wife devotees live in A and B`, `she names A and B as the staples`.

use releve_facts::EntityKind;

use super::announce::{Announced, denied, other_business, priced};
use super::subject::{trend_before, trend_in};
use crate::lexicon::Cue;
use crate::relate::list::members;
use crate::scene::Scene;
use crate::tag::Tag;

/// `X devotees live in A, B and C`, `The X girl wears A, B and C`.
pub(super) fn worn_by_followers(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let (trend, crowd) = scene
        .resolved
        .of_kind(EntityKind::Trend, range.clone())
        .find_map(|m| {
            let end = scene.resolved.mentions[m].tokens.end;
            let crowd = scene.spotted.cue_at(end, Cue::Crowd)?;
            Some((m, crowd.tokens.end))
        })?;
    let verb = (crowd..range.end.min(crowd + 4)).find(|at| {
        matches!(
            text.base(*at),
            "wear" | "favour" | "favor" | "love" | "live" | "swear" | "prize" | "dress" | "layer"
        )
    })?;
    let start = if matches!(text.lower_at(Some(verb + 1)), "in" | "by") {
        verb + 2
    } else {
        verb + 1
    };
    let list = start..range.end;
    if other_business(scene, range.clone()) || denied(scene, range.start..start) {
        return None;
    }
    let tokens = scene.resolved.mentions[trend].tokens.clone();
    Some(Announced {
        trend: trend_in(scene, tokens, sentence)?,
        list,
        least: 2,
        rule: "composition: includes",
    })
}

/// `The stylist names A, B and C as the staples`.
pub(super) fn named_as(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let as_parts = range.clone().find(|at| {
        text.lower(*at) == "as"
            && (at + 1..range.end.min(at + 4)).any(|t| scene.spotted.has_cue(t, Cue::Element))
    })?;
    let verb = (range.start..as_parts).rfind(|at| {
        matches!(
            text.base(*at),
            "name"
                | "list"
                | "cite"
                | "count"
                | "see"
                | "identify"
                | "single"
                | "regard"
                | "consider"
                | "mention"
                | "describe"
        )
    })?;
    let list = verb + 1..as_parts;
    if members(scene, list.start, list.end).len() < 2
        || scene.resolved.within(list.clone()).any(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Brand
            )
        })
        || priced(scene, range.clone())
        || denied(scene, range.start..verb)
    {
        return None;
    }
    // `as her staples, not gorpcore`
    let part = as_parts..range.end.min(as_parts + 8);
    let not = part.clone().any(|at| text.tokens[at].tag == Tag::Negation);
    if not {
        return None;
    }
    let trend = trend_in(scene, part, sentence).or_else(|| trend_before(scene, sentence))?;
    Some(Announced {
        trend,
        list,
        least: 2,
        rule: "composition: hallmarks",
    })
}
