//! What a tip is about where it names nothing: `yours`, `them`.

use std::ops::Range;

use super::runway::headed;
use crate::item::Item;
use crate::lexicon::Classes;
use crate::relate::wear::is_named_kind;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// How many tokens back a paragraph may have named what a tip is about.
pub(super) const REACH: usize = 600;

/// What a tip is about, and where that is said.
#[derive(Clone)]
pub(super) struct Topic {
    pub(super) garment: EntityNumber,
    pub(super) place: Option<Range<usize>>,
    pub(super) sign: Option<&'static str>,
}

/// What `yours`, `them` or nothing means there: the line for sale above, the
/// garment named last in the paragraph, the garment of the text.
pub(super) fn meant(
    scene: &Scene<'_>,
    sentence: usize,
    from: usize,
    focus: Option<EntityNumber>,
) -> Option<Topic> {
    let block = scene.text.sentences[sentence].block;
    let first = scene.text.blocks[block].tokens.start;
    // The nearest first; how far back a text may mean is bounded, however long it is.
    let start = first.max(from.saturating_sub(REACH));
    let near: Vec<&Item> = scene
        .items_in(start..from)
        .filter(|item| !item.denied)
        .collect();
    let here = near.last().copied();
    let offer = (block.saturating_sub(2)..block)
        .rev()
        .take_while(|b| {
            matches!(
                scene.text.blocks[*b].kind,
                BlockKind::Paragraph | BlockKind::Offer | BlockKind::Caption
            )
        })
        .find(|b| scene.text.blocks[*b].kind == BlockKind::Offer);
    if let Some(offer) = offer
        && let Some(item) = scene
            .items_in(scene.text.blocks[offer].tokens.clone())
            .last()
    {
        return Some(Topic {
            garment: item.garment,
            place: Some(scene.text.blocks[offer].tokens.clone()),
            sign: Some("of the offer above"),
        });
    }
    let is_focus = |item: &Item| {
        focus.is_some_and(|focus| {
            is_named_kind(
                scene,
                &scene.entity(item.garment).name,
                &scene.entity(focus).name,
            )
        })
    };
    let place = |item: &Item| scene.sentence(scene.text.sentence_of(item.tokens.start));
    let near = (near.iter().rev().copied())
        .find(|item| is_focus(item))
        .or_else(|| headed(scene, block).filter(|item| agrees(scene, from, item)))
        .or_else(|| (near.iter().rev().copied()).find(|item| agrees(scene, from, item)))
        .or(here);
    if let Some(item) = near {
        return Some(Topic {
            garment: item.garment,
            place: Some(place(item)),
            sign: Some("item before in the paragraph"),
        });
    }
    let focus = focus?;
    let mention = scene
        .entity(focus)
        .mentions
        .iter()
        .rev()
        .find(|m| scene.resolved.mentions[**m].tokens.start < from)?;
    let at = scene.resolved.mentions[*mention].tokens.start;
    Some(Topic {
        garment: focus,
        place: Some(scene.sentence(scene.text.sentence_of(at))),
        sign: Some("item of the text"),
    })
}

/// False where the pronoun behind the advising verb is of another number than
/// the item: `a straw tote … try them with trousers`.
fn agrees(scene: &Scene<'_>, from: usize, item: &Item) -> bool {
    let sentence = scene.sentence(scene.text.sentence_of(from));
    let pronoun = (from..sentence.end.min(from + 4)).find_map(|t| match scene.text.lower(t) {
        "them" | "these" | "they" | "those" => Some(true),
        "it" | "this" | "that" => Some(false),
        _ => None,
    });
    let head = scene.resolved.mentions[item.mention].tokens.end - 1;
    let plural = scene.text.can_be(head, Classes::PLURAL) || scene.text.lower(head).ends_with('s');
    pronoun.is_none_or(|many| many == plural)
}
