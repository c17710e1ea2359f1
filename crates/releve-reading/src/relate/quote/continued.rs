//! Quotations whose speaker is that of the one before: `“A,” says X. “B.”`, and paragraphs
//! of one speech.

use releve_facts::EntityKind;

use super::attribution::{Attribution, by_description, has_verb};
use super::surroundings::{stopped, tail};
use crate::quotation::Quotation;
use crate::scene::Scene;

/// Who spoke last, and where that was said.
pub(super) struct Speech {
    pub(super) attribution: Attribution,
    /// The quotation's number.
    pub(super) number: usize,
}

/// The same speaker goes on: in the next sentence, or in the next paragraph.
pub(super) fn continued(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
    last: Option<&Speech>,
) -> Option<(Attribution, &'static str)> {
    let text = &scene.text;
    let last = last?;
    let quotation = &found[number];
    let previous = &found[last.number];
    let block = text.block_of(quotation.whole.start);
    let before_block = text.block_of(previous.whole.start);
    let starts = scene
        .sentence(text.sentence_of(quotation.whole.start))
        .start
        == quotation.whole.start;
    let attribution = last.attribution.clone();
    if previous.open && block == before_block + 1 {
        return Some((attribution, "quote: next paragraph of the same"));
    }
    if !starts || !stopped(scene, quotation) {
        return None;
    }
    let behind = tail(scene, found, number);
    if block <= before_block + 1 && by_description(scene, behind.clone()) {
        return Some((attribution, "quote: speaker by description"));
    }
    if has_verb(scene, behind) {
        return None;
    }
    // Nobody else is spoken of in between.
    let between = previous.whole.end..quotation.whole.start;
    let others = scene
        .resolved
        .of_kind(EntityKind::Person, between.clone())
        .any(|m| scene.resolved.entity[m] != attribution.speaker);
    let sentences =
        text.sentence_of(quotation.whole.start) - text.sentence_of(previous.whole.end - 1);
    if block == before_block {
        if sentences <= 1 {
            return Some((attribution, "quote: goes on"));
        }
        return (!others && sentences <= 3).then_some((attribution, "quote: goes on later"));
    }
    let whole = text.blocks[block].tokens.start == quotation.whole.start
        && quotation.whole.end + 1 >= text.blocks[block].tokens.end;
    let closes = previous.whole.end + 12 >= text.blocks[before_block].tokens.end;
    (block == before_block + 1 && whole && closes && !others)
        .then_some((attribution, "quote: goes on in the next paragraph"))
}
