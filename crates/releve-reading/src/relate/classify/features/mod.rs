//! What speaks for and against a relation: the words, marks and clauses in
//! and around the two things.
//!
//! The templates are those that relation extraction has long used: words and
//! entities between the two, words beside them, and what a parse says of both
//! (Zhou, Su, Zhang and Zhang, *Exploring various knowledge in relation
//! extraction*, ACL 2005), with the lexicon's classes of cue words in the place
//! of word clusters.

mod between;
mod clause;
mod sentence;

use super::candidate::{Argument, Candidate};
use super::told::Told;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) use clause::Places;
pub(super) use sentence::surroundings;

/// Gives each feature that a candidate has for its first thing alone, whatever
/// the second is, as template and word, to `note`.
pub(super) fn of_first(
    scene: &Scene<'_>,
    candidate: &Candidate,
    note: &mut impl FnMut(&'static str, &str),
) {
    argument(scene, &candidate.first, true, note);
    if candidate.other.is_none() {
        let tokens = &candidate.first.tokens;
        clause::own(scene, candidate.sentence, tokens, true, note);
    }
}

/// The same for its second thing.
pub(super) fn of_second(
    scene: &Scene<'_>,
    candidate: &Candidate,
    note: &mut impl FnMut(&'static str, &str),
) {
    argument(scene, &candidate.second, false, note);
    let tokens = &candidate.second.tokens;
    clause::own(scene, candidate.sentence, tokens, false, note);
}

/// What only the two together have.
pub(super) fn of_both(
    scene: &Scene<'_>,
    told: &Told<'_>,
    candidate: &Candidate,
    places: &Places<'_>,
    note: &mut impl FnMut(&'static str, &str),
) {
    note("bias", "");
    for (template, word) in &candidate.own {
        note(template, word);
    }
    told.features(candidate, note);
    if candidate.other.is_some() {
        note("from-before", "");
    } else {
        between::between(scene, &candidate.first, &candidate.second, note);
    }
    clause::together(scene, places, note);
}

fn argument(
    scene: &Scene<'_>,
    argument: &Argument,
    first: bool,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let named = |a: &'static str, b: &'static str| if first { a } else { b };
    note(named("first", "second"), argument.label);
    if argument.anaphor {
        note(named("first-anaphor", "second-anaphor"), argument.label);
    }
    if argument.unknown {
        note(named("first-unknown", "second-unknown"), "");
    }
    let main = argument.entity.is_some()
        && (argument.entity == scene.main_garment || argument.entity == scene.main_trend);
    if main {
        note(named("first-main", "second-main"), "");
    }
    let sentence = scene.sentence(text.sentence_of(argument.tokens.start));
    let before = argument
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| *at >= sentence.start);
    let behind = Some(argument.tokens.end).filter(|at| *at < sentence.end);
    note(
        named("before-first", "before-second"),
        before.map_or("^", |at| neighbour(scene, at)),
    );
    note(
        named("behind-first", "behind-second"),
        behind.map_or("$", |at| neighbour(scene, at)),
    );
    if let Some(item) = argument.mention.and_then(|m| scene.item_of(m)) {
        if item.denied {
            note(named("first-denied", "second-denied"), "");
        }
        if item.brand.is_some() {
            note(named("first-branded", "second-branded"), "");
        }
        if !item.attributes.is_empty() {
            note(named("first-described", "second-described"), "");
        }
    }
}

/// A word beside a thing: its base form, or what kind of thing it names.
fn neighbour<'s>(scene: &'s Scene<'_>, at: usize) -> &'s str {
    match scene.resolved.at(at) {
        Some(m) => scene.resolved.mentions[m].kind.as_str(),
        None if scene.text.tokens[at].tag == Tag::Number => "number",
        None => scene.text.lemma(at),
    }
}

/// Cue classes that say nothing of what is weighed: places in a ranking are told by
/// the grammar alone, and their verbs (`go`, `take`, `keep`) stand everywhere.
const UNWEIGHED: u128 = 1 << Cue::Place as u32;

fn cues(bits: u128, template: &'static str, note: &mut impl FnMut(&'static str, &'static str)) {
    let mut left = bits & !UNWEIGHED;
    while left != 0 {
        let at = left.trailing_zeros() as usize;
        left &= left - 1;
        note(template, Cue::ALL[at].name());
    }
}
