//! Influence by effect and cause, the effect told first: `Thanks to X, searches for Y rose`,
//! `The X effect: sales of Y doubled`; and in which order the kinds of causes are asked.

use std::ops::Range;

use releve_facts::{Direction, EntityKind};

use super::Event;
use super::effect::{Told, told};
use super::moment::{by_body, by_moment, moment_of};
use super::mover::{examples, has_name, is_influencer};
use super::stated::is_stated;
use super::wearers::{by_clause, by_sentence};
use crate::clause::Parse;
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        let Some(told) = told(scene, parse, clause) else {
            continue;
        };
        let cause = by_preposition(scene, parse, sentence, &told)
            .map(|c| (c, "influence: thanks to", sentence))
            .or_else(|| {
                by_clause(scene, parse, sentence, &told)
                    .map(|c| (c, "influence: after wearing", sentence))
            })
            .or_else(|| {
                by_effect(scene, sentence, &told).map(|c| (c, "influence: thanks to", sentence))
            })
            .or_else(|| {
                by_body(scene, parse, sentence).map(|c| (c, "influence: on somebody", sentence))
            })
            .or_else(|| {
                by_moment(scene, parse, sentence, &told)
                    .map(|c| (c, "influence: after the moment", sentence))
            })
            .or_else(|| {
                (!told.loose && told.direction == Direction::Up)
                    .then(|| by_sentence(scene, sentence, &told))
                    .flatten()
                    .map(|(c, s)| (c, "influence: worn, then sold", s))
            });
        let Some((influencers, rule, at)) = cause else {
            continue;
        };
        let mut event = Event::new(influencers, told.what, sentence, rule);
        event.effect = Some(told.effect);
        event.direction = Some(told.direction);
        if at != sentence {
            event.other = Some(at);
        }
        found.push(event);
    }
    found.retain(|e| !e.influencers.is_empty());
    found
}

/// `thanks to X`, `driven by X` in the same sentence.
fn by_preposition(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    told: &Told,
) -> Option<Vec<Thing>> {
    let range = scene.sentence(sentence);
    let cue = range.clone().find_map(|at| {
        scene
            .spotted
            .cue_at(at, Cue::Cause)
            .filter(|c| c.tokens.start != told.verb)
    })?;
    let end = cue.tokens.end;
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= end && p.tokens.start <= end + 2)?;
    // `following the film’s release` is a moment.
    let head = parse.phrases[first].tokens.end - 1;
    if scene.resolved.at(head).is_none()
        && scene.spotted.has_cue(head, Cue::Moment)
        && !scene.spotted.has_cue(head, Cue::Aspect)
        && moment_of(scene, parse, head + 1).is_none()
    {
        return None;
    }
    // `thanks to stars such as A and B`
    let extent = noun::extent(scene, parse, first);
    let named = examples(scene, parse, extent.end, scene.sentence(sentence).end);
    if !named.is_empty() {
        return Some(named);
    }
    let things: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| {
            meant(scene, sentence, tokens.clone())
                .or_else(|| moment_of(scene, parse, tokens.end))
                .or_else(|| noun::thing(scene, tokens))
        })
        .filter(|thing| {
            is_influencer(thing) && told.what.targets.iter().all(|t| t.name != thing.name)
        })
        .collect();
    (!things.is_empty()).then_some(things)
}

/// `The X effect: sales of Y doubled`: whose effect a colon or a dash explains.
fn by_effect(scene: &Scene<'_>, sentence: usize, told: &Told) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = (range.start + 1..told.start).find(|at| {
        matches!(text.lower(*at), "effect" | "factor" | "bump")
            && matches!(text.surface(at + 1), ":" | "—" | "–")
    })?;
    let owner = noun::thing(scene, at.saturating_sub(4).max(range.start)..at)?;
    (has_name(&owner) && is_influencer(&owner)).then(|| vec![owner])
}

/// `the viral item`: what the sentence before names.
fn meant(scene: &Scene<'_>, sentence: usize, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let head = tokens.end - 1;
    let definite = matches!(text.lower(tokens.start), "the" | "this" | "that");
    if !definite || !scene.spotted.has_cue(head, Cue::Piece) {
        return None;
    }
    let other = sentence.checked_sub(1)?;
    let m = scene.resolved.within(scene.sentence(other)).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Product
        )
    })?;
    Some(Thing {
        anaphor: true,
        ..noun::of_mention(scene, m)
    })
}
