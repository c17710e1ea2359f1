//! How much of a sentence tells of the parties: not what an aside tells of one of them, nor
//! a clause with another subject. `X, who wore a belt in 2004, has designed a line with Y`
//! is of the line.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::relate::aside::{Aside, around, taken_over};
use crate::relate::maker::is_party;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The part of a sentence that tells of the parties: up to where another subject has
/// a clause of its own, unless that is what they made.
pub(super) fn clause_of(
    scene: &Scene<'_>,
    number: usize,
    parties: &[EntityNumber],
) -> Range<usize> {
    let sentence = scene.sentence(number);
    let named = |party: &EntityNumber| {
        let mut own = scene.resolved.within(sentence.clone());
        own.find(|m| scene.resolved.entity[*m] == *party)
            .map(|m| scene.resolved.mentions[m].tokens.start)
    };
    let Some(last) = parties.iter().filter_map(named).max() else {
        return sentence;
    };
    let mut clause = scene.main_clause(number, last);
    // `; the result is a clog`, `, and the capsule has boots`
    let theirs = |at: usize| {
        (at..sentence.end.min(at + 6)).any(|t| {
            scene.spotted.has_cue(t, Cue::Line)
                || scene.spotted.has_cue(t, Cue::Collaboration)
                || matches!(
                    scene.text.lower(t),
                    "result" | "results" | "pair" | "two" | "duo" | "piece" | "pieces"
                )
        })
    };
    while clause.end < sentence.end && theirs(clause.end) {
        clause.end = scene.main_clause(number, clause.end).end;
    }
    if clause.start > sentence.start && theirs(clause.start) {
        clause.start = scene.main_clause(number, clause.start - 1).start;
    }
    if let Some(other) = taken_over(scene, number, last).filter(|at| *at < clause.end) {
        clause.end = other;
    }
    // In a line of offers each has goods of its own.
    let own = |at: &usize| scene.text.surface(*at) == ";";
    let apart = |mark: &usize| !theirs(mark + 1);
    if let Some(mark) = (last..clause.end).find(own).filter(apart) {
        clause.end = mark;
    }
    if let Some(mark) = (clause.start..last).rfind(own).filter(apart) {
        clause.start = mark + 1;
    }
    clause
}

/// True of a token that is told of one of the two: `X, who wore a belt in 2004, has
/// designed a line`.
pub(super) fn is_apart(scene: &Scene<'_>, asides: &[Aside], at: usize) -> bool {
    around(asides, at).is_some_and(|aside| tells_of_one(scene, aside))
}

/// True for a relative clause about one of the parties: `, who wore a belt,`, and
/// `Adidas, which makes clogs,`. In `its line with Prada, which has clogs,` it is the
/// line that has them.
pub(super) fn tells_of_one(scene: &Scene<'_>, aside: &Aside) -> bool {
    let text = &scene.text;
    let start = aside.tokens.start;
    let of_party = || {
        let m = scene.resolved.at(start.checked_sub(2)?)?;
        let mention = &scene.resolved.mentions[m];
        let joined = mention.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(text.tokens[before].tag, Tag::Preposition | Tag::Conjunction)
                || matches!(text.lower(before), "x" | "×")
        });
        Some(is_party(mention.kind) && !joined)
    };
    match text.lower(start) {
        "who" | "whose" => true,
        "which" => of_party().unwrap_or(false),
        _ => false,
    }
}
