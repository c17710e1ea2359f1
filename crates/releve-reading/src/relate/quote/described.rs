//! Speakers that are told by what they are: `X opened with slips. “…,” the designer said`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::attribution::{Attribution, by_description};
use super::surroundings::tail;
use crate::quotation::Quotation;
use crate::relate::showing::designs;
use crate::scene::Scene;
use crate::spot::Found;

/// The one person of whom the
/// paragraph has spoken.
pub(super) fn described(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
) -> Option<Attribution> {
    let text = &scene.text;
    let at = found[number].whole.start;
    let behind = tail(scene, found, number);
    if !by_description(scene, behind.clone()) {
        return None;
    }
    let sentence = text.sentence_of(at);
    let block = text.sentences[sentence].block;
    let first = text.sentence_of(text.blocks[block].tokens.start);
    let from = first.max(sentence.saturating_sub(3));
    let named = |tokens: Range<usize>| -> Vec<usize> {
        scene
            .resolved
            .of_kind(EntityKind::Person, tokens)
            .filter(|m| scene.resolved.mentions[*m].found != Found::Anaphor)
            .collect()
    };
    let mut people = named(scene.sentence(from).start..at);
    // `“…,” the actress says` opens a paragraph: of whom the one above has spoken.
    if people.is_empty() && scene.sentence(sentence).start == at {
        let above = block.checked_sub(1)?;
        people = named(text.blocks[above].tokens.clone());
    }
    let one = |people: &[usize]| {
        let mention = *people.last()?;
        let speaker = scene.resolved.entity[mention];
        let alone = people.iter().all(|m| scene.resolved.entity[*m] == speaker);
        alone.then_some(mention)
    };
    // `Harrier chose it with her stylist, X`: who has one, not the stylist.
    let masters = || {
        let own = |m: &usize| {
            let start = scene.resolved.mentions[*m].tokens.start;
            let from = scene.sentence(text.sentence_of(start)).start;
            (from.max(start.saturating_sub(4))..start)
                .any(|t| matches!(text.lower(t), "her" | "his" | "their"))
        };
        people
            .iter()
            .copied()
            .filter(|m| !own(m))
            .collect::<Vec<_>>()
    };
    // `said the designer`: of several the one who designs.
    let designers = || {
        let said = behind
            .clone()
            .take(4)
            .any(|t| matches!(text.lower(t), "designer" | "couturier"));
        let designs = |m: &usize| said && designs(scene, scene.resolved.entity[*m]);
        people.iter().copied().filter(designs).collect::<Vec<_>>()
    };
    let mention = one(&people)
        .or_else(|| one(&masters()))
        .or_else(|| one(&designers()))?;
    let speaker = scene.resolved.entity[mention];
    Some(Attribution {
        speaker,
        mention,
        tokens: scene.sentence(text.sentence_of(scene.resolved.mentions[mention].tokens.start)),
        outlet: None,
        verb: true,
    })
}
