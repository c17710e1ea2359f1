//! Showings of what stands before the verb: `clogs were sent out by X`, `clogs, which
//! X showed`, `clogs shown at X`, `Seen at X, clogs`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Told;
use super::kind::{speaks_of_people, speaks_of_wearers};
use super::setting::Setting;
use super::spread::listed;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::maker::ending;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far before its verb what is shown may stand, in tokens.
const REACH: usize = 30;

pub(super) fn before_the_verb(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    known: &[Told],
) -> Vec<Told> {
    let all = scene.sentence(number);
    let tokens = all.clone();
    let cued = |cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    let stated = scene.parses[number]
        .clauses
        .iter()
        .all(|clause| clause.reality == Reality::Stated);
    let told = |told: &Told| scene.items_in(told.reach.clone()).next().is_some();
    if known.iter().any(told)
        || !stated
        || speaks_of_people(scene, number)
        || speaks_of_wearers(scene, number)
        || cued(Cue::Launch)
        || cued(Cue::Shop)
        || cued(Cue::Sales)
    {
        return Vec::new();
    }
    let shows = setting.speaks_of_shows(scene, number);
    let found = tokens.clone().find_map(|at| {
        let strong = scene.spotted.has_cue(at, Cue::Present);
        let weak = scene.spotted.has_cue(at, Cue::Show) || scene.spotted.has_cue(at, Cue::Seen);
        let verb = matches!(scene.text.tokens[at].tag, Tag::Verb | Tag::Past) && (strong || weak);
        if !verb {
            return None;
        }
        let tokens = at.saturating_sub(REACH).max(all.start)..all.end;
        shown_by(scene, &tokens, at, strong || shows)
            .or_else(|| that_it_showed(scene, &tokens, at, strong || shows))
            .or_else(|| shown_at(scene, &tokens, at))
    });
    let Some((houses, reach)) =
        found.filter(|(_, reach)| scene.items_in(reach.clone()).next().is_some())
    else {
        return Vec::new();
    };
    houses
        .into_iter()
        .map(|brand| Told {
            brand,
            rule: "showing: before its verb",
            reach: reach.clone(),
            bare: !setting.is_runway(scene, number),
        })
        .collect()
}

/// `were sent down the runway by X and Y`, `, as shown by X,`
fn shown_by(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    verb: usize,
    shows: bool,
) -> Option<(Vec<EntityNumber>, Range<usize>)> {
    let by = (verb + 1..tokens.end.min(verb + 6)).find(|at| scene.text.lower(*at) == "by")?;
    let (houses, _) = listed(scene, by + 1, tokens.end);
    (shows && !houses.is_empty() && scene.text.tokens[verb].tag == Tag::Past)
        .then_some((houses, tokens.start..verb))
}

/// `clogs that X sent down the runway`, `It was clogs that X showed`: the house
/// between a relative, or the garment, and the verb.
fn that_it_showed(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    verb: usize,
    shows: bool,
) -> Option<(Vec<EntityNumber>, Range<usize>)> {
    let group = (tokens.start..verb)
        .rev()
        .find(|at| !matches!(scene.text.tokens[*at].tag, Tag::Auxiliary | Tag::Adverb))?
        + 1;
    let houses: Vec<EntityNumber> = ending(scene, tokens.start, group)
        .into_iter()
        .filter(|entity| scene.entity(*entity).kind == EntityKind::Brand)
        .collect();
    let first = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..group)
        .find(|m| houses.contains(&scene.resolved.entity[*m]))
        .map(|m| scene.resolved.mentions[m].tokens.start)?;
    let before = first.checked_sub(1).filter(|at| *at > tokens.start)?;
    let relative =
        matches!(scene.text.lower(before), "which" | "that") && scene.resolved.at(before).is_none();
    (shows && relative).then_some((houses, tokens.start..before))
}

/// `clogs shown at X`, `As seen at X and Y, clogs came in leather`
fn shown_at(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    verb: usize,
) -> Option<(Vec<EntityNumber>, Range<usize>)> {
    let text = &scene.text;
    if text.tokens[verb].tag != Tag::Past || text.lower_at(Some(verb + 1)) != "at" {
        return None;
    }
    let (houses, end) = listed(scene, verb + 2, tokens.end);
    if houses.is_empty() {
        return None;
    }
    let opens = verb == tokens.start || verb == tokens.start + 1 && text.lower(verb - 1) == "as";
    if opens {
        return (text.surface(end) == ",").then_some((houses, end..tokens.end));
    }
    let item = scene.items_in(tokens.start..verb).last()?;
    let close = scene.resolved.mentions[item.mention].tokens.end;
    let beside = (close..verb).all(|at| matches!(text.lower(at), "," | "as"));
    (beside
        && matches!(
            text.lemma(verb),
            "show" | "present" | "see" | "spot" | "parade"
        ))
    .then_some((houses, tokens.start..verb))
}
