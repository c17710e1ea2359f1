//! Whose favourites or signature the garments are that a clause is about: `Boots are among
//! the actor's favourites`, `have become the signature of X`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// Whose choice a clause says that something is: `among her favourites`, `one of
/// X's go-tos`.
pub(super) fn chooser(scene: &Scene<'_>, reach: Range<usize>) -> Option<EntityNumber> {
    const NEAR: usize = 6;
    if let Some(owner) = signature_of(scene, reach.clone()) {
        return Some(owner);
    }
    let noun = reach
        .clone()
        .find(|t| scene.spotted.has_cue(*t, Cue::Favourite))?;
    // What stands behind a comma or a negation is another matter.
    let apart = (reach.start..noun).any(|t| {
        matches!(scene.text.surface(t), "," | ";") || scene.text.tokens[t].tag == Tag::Negation
    });
    if apart {
        return None;
    }
    // `her favourite colour` is another thing.
    let more = scene.text.tokens.get(noun + 1).is_some_and(|next| {
        matches!(next.tag, Tag::Noun | Tag::Name) && next.join == crate::segment::Join::Space
    });
    let low = reach.start.max(noun.saturating_sub(NEAR));
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, low..noun)
        .last()
        .filter(|_| !more)?;
    let tokens = &scene.resolved.mentions[person].tokens;
    let owns = scene.text.tokens[tokens.start].tag == Tag::Possessive
        || scene
            .text
            .tokens
            .get(tokens.end)
            .is_some_and(|next| next.tag == Tag::Genitive);
    owns.then(|| scene.resolved.entity[person])
}

/// X of `have become the signature of X`, `are X's trademark`.
fn signature_of(scene: &Scene<'_>, reach: Range<usize>) -> Option<EntityNumber> {
    const NEAR: usize = 5;
    let text = &scene.text;
    let noun = reach.clone().find(|t| {
        matches!(
            text.lemma(*t),
            "signature" | "trademark" | "hallmark" | "uniform" | "calling-card"
        ) && text.tokens[*t].tag == Tag::Noun
    })?;
    let people = |tokens: Range<usize>| {
        scene
            .resolved
            .of_kind(EntityKind::Person, tokens)
            .find(|m| scene.resolved.mentions[*m].tokens.start > 0)
    };
    if text.lower_at(Some(noun + 1)) == "of" {
        let m = people(noun + 2..reach.end.min(noun + NEAR))?;
        let next = scene.resolved.mentions[m].tokens.end;
        let whole = text
            .tokens
            .get(next)
            .is_none_or(|next| next.tag != Tag::Genitive);
        return whole.then(|| scene.resolved.entity[m]);
    }
    let m = people(reach.start..noun)?;
    let tokens = &scene.resolved.mentions[m].tokens;
    let owns = text.tokens[tokens.start].tag == Tag::Possessive
        || text
            .tokens
            .get(tokens.end)
            .is_some_and(|next| next.tag == Tag::Genitive);
    owns.then(|| scene.resolved.entity[m])
}
