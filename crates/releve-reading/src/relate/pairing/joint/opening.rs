//! Sentences that open with a garment and say what another does beside it: `Over a bodysuit
//! the model wore a coat`, `A fleece with flannel trousers is a good first step`, `A blazer
//! tones down a slip dress`.

use std::ops::Range;

use super::{NEAR, layers};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::wear::governor;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Over a bodysuit the model wore a coat`: an item that the sentence opens with, and
/// what is told to be on or under it.
pub(super) fn leads(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let layer = |at: usize| layers(text.lower(at));
    let opens = governor(scene, before)
        .is_some_and(|at| layer(at) && (at == range.start || text.surface(at - 1) == ";"));
    // `With a slip dress, the blazer looks sharp`
    let behind = item.tokens.end;
    let suits = governor(scene, before)
        .is_some_and(|at| at == range.start && (text.lower(at) == "with" || layer(at)))
        && text.surface(before.tokens.end) == ","
        && item.tokens.start <= before.tokens.end + 2
        && matches!(
            text.lemma(behind),
            "look" | "feel" | "work" | "become" | "seem"
        )
        && matches!(text.tokens[behind].tag, Tag::Verb | Tag::Past);
    if suits {
        return true;
    }
    opens
        && item.tokens.start <= before.tokens.end + 2 * NEAR
        && (before.tokens.end..item.tokens.start).any(|t| {
            scene.spotted.has_cue(t, Cue::Wear)
                || scene.spotted.has_cue(t, Cue::Show)
                || matches!(text.lower(t), "had" | "came" | "were" | "was" | "went")
        })
}

/// `A fleece with flannel trousers is a good first step`: two that together are judged.
pub(super) fn praised(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let with = before.tokens.end;
    let opens = before.tokens.start <= range.start + 1;
    if !opens || text.lower(with) != "with" || governor(scene, item) != Some(with) {
        return false;
    }
    let clause = scene.parses[text.sentence_of(with)]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= item.tokens.end);
    clause.is_some_and(|clause| {
        let near = clause.group.start <= item.tokens.end + NEAR
            && (item.tokens.end..clause.group.start).all(|t| {
                scene.resolved.at(t).is_some()
                    || matches!(text.surface(t), "," | "and" | "or" | "&")
                    || matches!(text.tokens[t].tag, Tag::Adjective | Tag::Determiner)
            });
        near && matches!(
            text.base(clause.verb),
            "be" | "make" | "work" | "look" | "feel" | "do" | "equal" | "spell" | "strike"
        ) && text.tokens[clause.verb].tag != Tag::Past
    })
}

/// `A blazer tones down a slip dress`, `Boots ground a gown`: what one does to the other
/// when both are worn.
pub(super) fn tempers(scene: &Scene<'_>, range: &Range<usize>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    let opens = before.tokens.start <= range.start + 1;
    if !opens || between.is_empty() || between.len() > 4 {
        return false;
    }
    let verb = between.clone().any(|t| {
        scene.spotted.has_cue(t, Cue::Temper)
            && matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Noun)
    });
    verb && between.into_iter().all(|t| {
        scene.spotted.has_cue(t, Cue::Temper)
            || matches!(
                text.tokens[t].tag,
                Tag::Adverb | Tag::Auxiliary | Tag::Determiner | Tag::Possessive
            )
    })
}
