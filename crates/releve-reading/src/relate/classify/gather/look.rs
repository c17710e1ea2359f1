//! Who wears an item, who shows it, what it is worn with.

use std::borrow::Cow;

use releve_facts::{Basis, EntityKind, Pairing, Showing, Statement, Wear};

use super::{Argument, Candidate, MOST, holders};
use crate::item::Item;
use crate::scene::Scene;

/// The attributes of an item, as they are told.
fn attributes(scene: &Scene<'_>, item: &Item) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for mention in &item.attributes {
        let name = scene.name(scene.resolved.entity[*mention]);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

pub(super) fn wears(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
    let tokens = scene.sentence(sentence);
    for item in items {
        let second = Argument::mention(scene, item.mention);
        for (person, other) in holders(scene, EntityKind::Person, sentence, second.tokens.start) {
            let first = Argument::mention(scene, person);
            let entity = scene.resolved.entity[person];
            let mut own = Vec::new();
            match item.possessor {
                Some(owner) if owner == entity => own.push(("possessor", Cow::Borrowed("first"))),
                Some(_) => own.push(("possessor", Cow::Borrowed("other"))),
                None => {}
            }
            found.push(Candidate {
                statement: Statement::Wear(Wear {
                    person: scene.name(entity),
                    garment: scene.name(item.garment),
                    brand: item.brand.map(|brand| scene.name(brand)),
                    product: item.product.map(|product| scene.name(product)),
                    attributes: attributes(scene, item),
                    season: None,
                    occasion: None,
                    channel: None,
                    when: scene.when_in(tokens.clone()),
                    look: None,
                }),
                sentence,
                first,
                second: second.clone(),
                other,
                own,
            });
        }
    }
}

pub(super) fn showings(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
    let tokens = scene.sentence(sentence);
    for item in items {
        let second = Argument::mention(scene, item.mention);
        for (brand, other) in holders(scene, EntityKind::Brand, sentence, second.tokens.start) {
            let entity = scene.resolved.entity[brand];
            let mut own = Vec::new();
            match item.brand {
                Some(maker) if maker == entity => own.push(("maker", Cow::Borrowed("first"))),
                Some(_) => own.push(("maker", Cow::Borrowed("other"))),
                None => {}
            }
            if item.possessor.is_some() {
                own.push(("possessor", Cow::Borrowed("other")));
            }
            let season = scene
                .season_in(tokens.clone())
                .or_else(|| scene.season_in(scene.sentence(sentence.checked_sub(1)?)));
            found.push(Candidate {
                statement: Statement::Showing(Showing {
                    brand: scene.name(entity),
                    garment: scene.name(item.garment),
                    season,
                    designer: None,
                    event: None,
                    attributes: attributes(scene, item),
                }),
                sentence,
                first: Argument::mention(scene, brand),
                second: second.clone(),
                other,
                own,
            });
        }
    }
}

pub(super) fn pairings(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
    let tokens = scene.sentence(sentence);
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, tokens.clone())
        .next()
        .is_some();
    for (n, one) in items.iter().enumerate().take(MOST) {
        for other in items.iter().skip(n + 1).take(MOST) {
            if one.garment == other.garment {
                continue;
            }
            let mut own = Vec::new();
            if n == 0 {
                own.push(("first-item", Cow::Borrowed("")));
            }
            if one.possessor.is_some() || other.possessor.is_some() {
                own.push(("possessor", Cow::Borrowed("any")));
            }
            found.push(Candidate {
                statement: Statement::Pairing(Pairing {
                    garments: [scene.name(one.garment), scene.name(other.garment)],
                    basis: Some(if person { Basis::Look } else { Basis::Tip }),
                }),
                sentence,
                first: Argument::mention(scene, one.mention),
                second: Argument::mention(scene, other.mention),
                other: None,
                own,
            });
        }
    }
}
