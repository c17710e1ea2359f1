//! Who wears an item, who shows it, what it is worn with.

use std::borrow::Cow;

use releve_facts::{Basis, EntityKind, Pairing, Showing, Statement, Wear};

use super::{Argument, Candidate, MOST, holders};
use crate::item::Item;
use crate::relate::general::is_general;
use crate::relate::pairing::is_one;
use crate::relate::showing::designs;
use crate::relate::wear::{by_model, when};
use crate::resolve::EntityNumber;
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

/// Features that only one kind of relation has.
type Own = Vec<(&'static str, Cow<'static, str>)>;

/// Each item with each of a kind that may wear or show it: what `relate` makes of
/// the two, with the features of the relation alone.
fn held(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    kind: EntityKind,
    found: &mut Vec<Candidate>,
    relate: impl Fn(EntityNumber, &Item) -> (Statement, Own),
) {
    for item in items.iter().filter(|item| !is_general(scene, item)) {
        let second = Argument::mention(scene, item.mention);
        for (holder, other) in holders(scene, kind, sentence, second.tokens.start) {
            // `Marilyn Monroe-inspired coats`: an adjective has nothing on.
            if kind == EntityKind::Person && scene.is_prefix(holder) {
                continue;
            }
            let (statement, own) = relate(scene.resolved.entity[holder], item);
            found.push(Candidate {
                statement,
                sentence,
                first: Argument::mention(scene, holder),
                second: second.clone(),
                other,
                own,
            });
        }
    }
}

pub(super) fn wears(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
    held(
        scene,
        sentence,
        items,
        EntityKind::Person,
        found,
        |person, item| {
            let owner = item
                .possessor
                .map(|owner| if owner == person { "first" } else { "other" });
            let mut own = Own::new();
            own.extend(owner.map(|owner| ("possessor", Cow::Borrowed(owner))));
            // `At Alaïa, Pieter Mulier opted for coats`: whose trade is to show them.
            if designs(scene, person) {
                own.push(("designs", Cow::Borrowed("")));
            }
            let wear = Wear {
                person: scene.name(person),
                garment: scene.name(by_model(scene, item).unwrap_or(item.garment)),
                brand: None,
                product: None,
                attributes: Vec::new(),
                season: None,
                occasion: None,
                channel: None,
                when: None,
                look: None,
            };
            (Statement::Wear(wear), own)
        },
    );
}

pub(super) fn showings(
    scene: &Scene<'_>,
    sentence: usize,
    items: &[&Item],
    found: &mut Vec<Candidate>,
) {
    held(
        scene,
        sentence,
        items,
        EntityKind::Brand,
        found,
        |brand, item| {
            let mut own = Own::new();
            if let Some(maker) = item.brand {
                let maker = if maker == brand { "first" } else { "other" };
                own.push(("maker", Cow::Borrowed(maker)));
            }
            if item.possessor.is_some() {
                own.push(("possessor", Cow::Borrowed("other")));
            }
            let showing = Showing {
                brand: scene.name(brand),
                garment: scene.name(item.garment),
                season: None,
                designer: None,
                event: None,
                attributes: Vec::new(),
            };
            (Statement::Showing(showing), own)
        },
    );
}

/// Fills in what a wear or a showing tells of its item beside the two things, which
/// is not asked for while candidates are weighed: most are dropped.
pub(in crate::relate::classify) fn complete(scene: &Scene<'_>, candidate: &mut Candidate) {
    let item = candidate.second.mention.and_then(|m| scene.item_of(m));
    let (Some(item), sentence) = (item, candidate.sentence) else {
        return;
    };
    match &mut candidate.statement {
        Statement::Wear(wear) => {
            wear.brand = item.brand.map(|brand| scene.name(brand));
            wear.product = item.product.map(|product| scene.name(product));
            wear.attributes = attributes(scene, item);
            let wearer = candidate.first.mention.map(|m| scene.resolved.entity[m]);
            wear.when = when(scene, sentence, wearer.as_slice());
        }
        Statement::Showing(showing) => {
            showing.season = scene
                .season_in(scene.sentence(sentence))
                .or_else(|| scene.season_in(scene.sentence(sentence.checked_sub(1)?)));
            showing.attributes = attributes(scene, item);
        }
        _ => {}
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
            let garments = [scene.name(one.garment), scene.name(other.garment)];
            if is_one(scene, &garments) {
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
                    garments,
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
