//! The house in the name of what is counted: a figure about one house's item is
//! of `Noor & Falk Mio`, though the sentence says `the Mio` or `its coat`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::named::Named;
use super::shop::is_shop;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `name`, which the phrase in `tokens` gave, with the house before it where
/// lexicon or text say whose model or garment it is.
pub(in crate::relate) fn with_house(
    scene: &Scene<'_>,
    name: &str,
    kind: Option<EntityKind>,
    tokens: &Range<usize>,
) -> String {
    let house = match kind {
        Some(EntityKind::Product) => of_product(scene, name, tokens),
        Some(EntityKind::Garment) => of_garment(scene, tokens),
        _ => None,
    };
    match house.map(|entity| scene.name(entity)) {
        Some(house) if !holds(name, &house) => format!("{house} {name}"),
        _ => name.to_owned(),
    }
}

/// The house of a model that only the text knows: the one that some sentence
/// names right before it, else the only one where it is first named, else the one
/// that the text is about.
fn of_product(scene: &Scene<'_>, name: &str, tokens: &Range<usize>) -> Option<EntityNumber> {
    let entities = &scene.resolved.entities;
    let here = scene
        .resolved
        .of_kind(EntityKind::Product, tokens.clone())
        .map(|m| scene.resolved.entity[m])
        .find(|entity| name.starts_with(&entities[*entity].name));
    let entity = here.or_else(|| {
        entities
            .iter()
            .position(|e| e.kind == EntityKind::Product && name.starts_with(&e.name))
    })?;
    let referent = &entities[entity];
    // A model that the lexicon knows is known by its name alone.
    if referent.entry.is_some() {
        return None;
    }
    let beside = referent.mentions.iter().find_map(|m| {
        let start = scene.resolved.mentions[*m].tokens.start;
        let before = start.checked_sub(1)?;
        let before = match scene.text.tokens[before].tag {
            Tag::Genitive => before.checked_sub(1)?,
            _ => before,
        };
        let brand = scene.resolved.at(before)?;
        (scene.resolved.mentions[brand].kind == EntityKind::Brand)
            .then(|| scene.resolved.entity[brand])
    });
    beside.or_else(|| {
        let first = scene.resolved.mentions[*referent.mentions.first()?]
            .tokens
            .start;
        let sentence = scene.sentence(scene.text.sentence_of(first));
        match scene.entities_in(EntityKind::Brand, sentence).as_slice() {
            [] => scene.main_house,
            [only] => Some(*only),
            _ => None,
        }
    })
}

/// `its coat`: the house spoken of; `the coat by the local label X`: X.
fn of_garment(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<EntityNumber> {
    let named = |kind| {
        scene
            .resolved
            .of_kind(kind, tokens.clone())
            .next()
            .is_some()
    };
    if named(EntityKind::Brand) || named(EntityKind::Organisation) {
        return None;
    }
    match scene.text.lower_at(Some(tokens.start)) {
        "its" | "their" => spoken_of(scene, tokens.start),
        _ => scene.items_in(tokens.clone()).last()?.brand,
    }
}

/// `its best seller`, `the label’s bestselling bag`: a garment's name with the
/// house whose best seller it is; `before` stands before the superlative. A shop
/// that sells the goods of others lends no name.
pub(super) fn of_seller(scene: &Scene<'_>, subject: &Named, before: Range<usize>) -> String {
    let name = &subject.name;
    let plain = !name.contains(char::is_uppercase)
        && matches!(
            subject.kind,
            Some(EntityKind::Garment | EntityKind::Product)
        );
    let own = before
        .clone()
        .any(|at| matches!(scene.text.lower(at), "its" | "their"));
    let house = scene
        .resolved
        .of_kind(EntityKind::Brand, before.clone())
        .last()
        .map(|m| scene.resolved.entity[m])
        .or_else(|| own.then(|| spoken_of(scene, before.start))?)
        .filter(|entity| plain && !is_shop(scene, *entity));
    match house.map(|entity| scene.name(entity)) {
        Some(house) if !holds(name, &house) => format!("{house} {name}"),
        _ => name.clone(),
    }
}

/// The house that a sentence names last before a token, else the one spoken of.
fn spoken_of(scene: &Scene<'_>, at: usize) -> Option<EntityNumber> {
    let sentence = scene.text.sentence_of(at);
    let start = scene.sentence(sentence).start;
    scene
        .resolved
        .of_kind(EntityKind::Brand, start..at)
        .last()
        .map(|m| scene.resolved.entity[m])
        .or_else(|| {
            let before = sentence.checked_sub(1)?;
            let one = scene.text.sentences[before].block == scene.text.sentences[sentence].block;
            let brands = scene.entities_in(EntityKind::Brand, scene.sentence(before));
            match brands.as_slice() {
                [only] if one => Some(*only),
                _ => scene.main_house,
            }
        })
}

/// True where a name says its house already, or another's.
fn holds(name: &str, house: &str) -> bool {
    let first = |s: &str| s.split(' ').next().unwrap_or_default().to_lowercase();
    name.to_lowercase().contains(&house.to_lowercase()) || first(name) == first(house)
}
