//! The whole that items belong to, and how an item is named again.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::clause::{Clause, Parse};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::general::is_unspecific;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The tokens of the clause before its verb.
pub(super) fn lead(parse: &Parse, clause: &Clause) -> Range<usize> {
    let first = clause
        .subject
        .first()
        .map_or(clause.group.start, |p| parse.phrases[*p].tokens.start);
    first.min(clause.group.start)..clause.group.start
}

/// Who owns the outfit named in a range: `her look`, `Jennie's outfits`.
pub(super) fn outfit_owner(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    tokens
        .clone()
        .filter(|t| scene.spotted.has_cue(*t, Cue::Outfit))
        .find_map(|noun| {
            let low = tokens.start.max(noun.saturating_sub(4));
            scene
                .resolved
                .of_kind(EntityKind::Person, low..noun)
                .filter(|m| {
                    let mention = &scene.resolved.mentions[*m];
                    scene.text.tokens[mention.tokens.start].tag == Tag::Possessive
                        || mention.tokens.end < noun
                            && scene.text.tokens[mention.tokens.end].tag == Tag::Genitive
                })
                .last()
                .map(|m| scene.resolved.entity[m])
        })
}

pub(super) fn has_outfit(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|t| scene.spotted.has_cue(t, Cue::Outfit))
}

/// `look`, `outfit`: a whole, no item.
pub(super) fn has_outfit_name(scene: &Scene<'_>, item: &Item) -> bool {
    let tokens = &scene.resolved.mentions[item.mention].tokens;
    tokens.len() == 1
        && (scene.spotted.has_cue(tokens.start, Cue::Outfit)
            || is_unspecific(&scene.entity(item.garment).name))
}

/// `the bag`
pub(super) fn is_the(scene: &Scene<'_>, item: &Item) -> bool {
    matches!(
        scene.text.lower(item.tokens.start),
        "the" | "this" | "these" | "those"
    )
}

pub(super) fn is_definite(scene: &Scene<'_>, item: &Item) -> bool {
    let first = scene.text.lower(item.tokens.start);
    matches!(first, "the" | "this" | "these" | "those")
        || scene.text.tokens[item.tokens.start].tag == Tag::Possessive
}
