//! What a pronoun stands for among things worn and trends.

use releve_facts::EntityKind;

use super::{Thing, of_mention};
use crate::clause::Phrase;
use crate::lexicon::FormKind;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// What `it`, `them` or `the style` at `at` stands for among things worn and
/// trends: what was named last before it, the sentence's first phrase first.
pub(in crate::relate) fn antecedent(
    scene: &Scene<'_>,
    at: usize,
    sentence: usize,
) -> Option<(Thing, usize)> {
    let wanted = |m: &usize| {
        let mention = &scene.resolved.mentions[*m];
        matches!(
            mention.kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        ) && !matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
            && !is_bracketed(scene, mention.tokens.start)
    };
    let own = scene.sentence(sentence);
    // An earlier `it` in the sentence stands for the same: nothing between counts.
    let floor = (own.start..at)
        .find(|t| {
            matches!(scene.text.lower(*t), "it" | "them" | "hers" | "his")
                && scene.text.tokens[*t].tag == Tag::Pronoun
        })
        .unwrap_or(at);
    // What no preposition governs comes first.
    let free = |m: &usize| {
        let start = scene.resolved.mentions[*m].tokens.start;
        scene.parses[sentence]
            .phrases
            .iter()
            .any(|p| p.tokens.contains(&start) && p.preposition.is_none())
    };
    let near = scene
        .resolved
        .within(own.start..floor)
        .filter(wanted)
        .filter(free)
        .last()
        .or_else(|| {
            scene
                .resolved
                .within(own.start..floor)
                .filter(wanted)
                .last()
        });
    if let Some(m) = near {
        return Some((of_mention(scene, m), sentence));
    }
    // `With three houses championing it, the wedge is back.`
    if scene.text.lower(own.start) == "with"
        && let Some(comma) = (at..own.end).find(|t| scene.text.surface(*t) == ",")
        && let Some(m) = scene
            .resolved
            .within(comma + 1..own.end.min(comma + 5))
            .find(wanted)
    {
        return Some((of_mention(scene, m), sentence));
    }
    // The sentence before is about it.
    if let Some(before) = sentence.checked_sub(1)
        && let Some(m) = scene.resolved.within(scene.sentence(before)).find(wanted)
        && scene.resolved.mentions[m].tokens.start <= scene.sentence(before).start + 2
    {
        return Some((of_mention(scene, m), before));
    }
    // What the text is about, if it was named just before.
    let main = [scene.main_garment, scene.main_trend]
        .into_iter()
        .flatten()
        .find_map(|entity| {
            (1..=2).find_map(|back| {
                let before = sentence.checked_sub(back)?;
                let found = scene
                    .resolved
                    .within(scene.sentence(before))
                    .find(|m| scene.resolved.entity[*m] == entity)?;
                (scene.entity(entity).mentions.len() >= 3)
                    .then_some((of_mention(scene, found), before))
            })
        });
    if main.is_some() {
        return main;
    }
    let block = scene.text.sentences[sentence].block;
    for back in 1..=2 {
        let before = sentence.checked_sub(back)?;
        let same = scene.text.sentences[before].block == block;
        let first = scene.resolved.within(scene.sentence(before)).find(wanted);
        if let Some(m) = first
            && (same || back == 1)
        {
            return Some((of_mention(scene, m), before));
        }
    }
    None
}

/// True of what stands in a sentence that is all in brackets: `(Some call it gorpcore.)`
/// speaks of something else in passing.
fn is_bracketed(scene: &Scene<'_>, at: usize) -> bool {
    let range = scene.sentence(scene.text.sentence_of(at));
    scene.text.surface(range.start) == "("
}

/// True if the phrase is a pronoun that may stand for a thing.
pub(in crate::relate) fn is_pronoun(scene: &Scene<'_>, phrase: &Phrase) -> bool {
    matches!(
        scene.text.lower(phrase.head),
        "it" | "them" | "they" | "this" | "that" | "which" | "these" | "those"
    ) && phrase.tokens.len() == 1
}
