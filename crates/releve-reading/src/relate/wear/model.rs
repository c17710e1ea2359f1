//! Brands and models that stand for the garment worn: `in Pretty Ballerinas`,
//! `slipped into red Margots`.

use releve_facts::EntityKind;

use super::look::{Piece, group, is_named_kind};
use super::referent::is_plain;
use crate::lexicon::Detail;
use crate::relate::pairing::focus;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The sectors of a brand that stand for one group of garments.
fn sector(group: &str) -> Option<&'static str> {
    match group {
        "footwear" => Some("footwear"),
        "bag" => Some("bags"),
        "hosiery" => Some("hosiery"),
        "swimwear" => Some("swimwear"),
        "underwear" => Some("lingerie"),
        "eyewear" => Some("eyewear"),
        _ => None,
    }
}

/// A brand, or a model, worn without its garment being named: the model's
/// garment, or for a maker of just that kind the text's main garment.
pub(super) fn implied(
    scene: &Scene<'_>,
    sentence: usize,
    mention: usize,
    on: bool,
    armed: bool,
) -> Option<Piece> {
    if !on && !armed {
        return None;
    }
    let known = &scene.resolved.mentions[mention];
    let entity = scene.resolved.entity[mention];
    let before = known.tokens.start.checked_sub(1)?;
    let range = scene.sentence(sentence);
    let inside = scene
        .items_in(range.clone())
        .any(|item| item.tokens.start < known.tokens.end && known.tokens.start < item.tokens.end);
    if before < range.start || inside {
        return None;
    }
    let word = scene.text.lower(before);
    let after_in = word == "in";
    let object = on
        && (matches!(
            scene.text.tokens[before].tag,
            Tag::Verb | Tag::Past | Tag::Gerund
        ) || matches!(word, "her" | "his" | "their"));
    let next = scene.text.lower_at(Some(known.tokens.end));
    if !after_in && !object || next == ":" || scene.resolved.at(known.tokens.end).is_some() {
        return None;
    }
    let entry = scene.text.lexicon.entry(scene.entity(entity).entry?);
    match &entry.detail {
        Detail::Brand { sectors, .. } => {
            let main = focus(scene)?;
            let sector = sector(group(scene, &scene.entity(main).name)?)?;
            let fits = sectors.first().is_some_and(|first| &**first == sector)
                || sectors.iter().any(|s| &**s == sector)
                    && !sectors.iter().any(|s| &**s == "luxury");
            if !fits {
                return None;
            }
            let mut piece =
                Piece::new(scene.name(main), sentence, "wear: brand stands for garment");
            piece.brand = Some(entity);
            Some(piece)
        }
        _ => None,
    }
}

/// A model named where its garment is meant: `slipped into Vivaia's red Margots`.
pub(super) fn model(scene: &Scene<'_>, sentence: usize, mention: usize) -> Option<Piece> {
    let known = &scene.resolved.mentions[mention];
    let range = scene.sentence(sentence);
    let inside = scene
        .items_in(range.clone())
        .any(|item| item.tokens.start < known.tokens.end && known.tokens.start < item.tokens.end);
    if inside {
        return None;
    }
    // Back over what describes it to what governs it.
    let mut at = known.tokens.start;
    let mut piece_brand = None;
    let mut attributes = Vec::new();
    while at > range.start {
        match scene.resolved.at(at - 1) {
            Some(m) if scene.resolved.mentions[m].kind == EntityKind::Attribute => {
                attributes.push(scene.resolved.entity[m]);
                at = scene.resolved.mentions[m].tokens.start;
            }
            Some(m) if scene.resolved.mentions[m].kind == EntityKind::Brand => {
                piece_brand = piece_brand.or(Some(scene.resolved.entity[m]));
                at = scene.resolved.mentions[m].tokens.start;
            }
            Some(_) => break,
            None if matches!(
                scene.text.tokens[at - 1].tag,
                Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number
            ) =>
            {
                at -= 1;
            }
            None => break,
        }
    }
    let before = at.checked_sub(1).filter(|t| *t >= range.start)?;
    let governed = matches!(
        scene.text.lower(before),
        "in" | "with" | "into" | "and" | ","
    ) || matches!(
        scene.text.tokens[before].tag,
        Tag::Verb | Tag::Past | Tag::Gerund
    );
    if !governed {
        return None;
    }
    let mut piece = named_model(scene, sentence, mention)?;
    piece.brand = piece_brand.or(piece.brand);
    attributes.reverse();
    piece.add(attributes);
    Some(piece)
}

/// The piece that a model's name stands for.
pub(super) fn named_model(scene: &Scene<'_>, sentence: usize, mention: usize) -> Option<Piece> {
    let entity = scene.resolved.entity[mention];
    let entry = scene
        .entity(entity)
        .entry
        .map(|id| scene.text.lexicon.entry(id));
    let (brand, garment) = match entry.map(|entry| &entry.detail) {
        Some(Detail::Product { brand, garment }) => (brand.as_deref(), garment.as_deref()),
        _ => (None, None),
    };
    let named = |kind: EntityKind, name: &str| {
        scene
            .resolved
            .entities
            .iter()
            .position(|e| e.kind == kind && e.name == name)
    };
    // `a Triomphe bag` as a product's name says itself what it is.
    let tokens = &scene.resolved.mentions[mention].tokens;
    let said = scene
        .text
        .lexicon
        .named(EntityKind::Garment, scene.text.lower(tokens.end - 1))
        .filter(|_| tokens.len() > 1)
        .map(|id| scene.text.lexicon.entry(id).name.to_string());
    let garment = specific(scene, entity)
        .map(|garment| scene.name(garment))
        .or(said)
        .or_else(|| garment.map(str::to_owned))?;
    // The text's own word for it: `trainer`, not `sneaker`.
    let garment = focus(scene)
        .map(|focus| scene.name(focus))
        .filter(|focus| {
            is_named_kind(scene, &garment, focus) || is_named_kind(scene, focus, &garment)
        })
        .unwrap_or(garment);
    let mut piece = Piece::new(garment, sentence, "wear: model stands for garment");
    piece.product = Some(entity);
    piece.brand = brand.and_then(|name| named(EntityKind::Brand, name));
    Some(piece)
}

/// The garment that the text elsewhere says a model is.
pub(super) fn specific(scene: &Scene<'_>, product: EntityNumber) -> Option<EntityNumber> {
    scene
        .items
        .iter()
        .filter(|item| item.product == Some(product))
        .map(|item| item.garment)
        .find(|garment| !is_plain(scene, *garment))
}
