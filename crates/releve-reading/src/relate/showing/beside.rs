//! Garments beside the name of the house that showed them: `coats at X`, `a coat
//! by Y`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Told;
use super::kind::{elsewhere, for_sale, of_daily_life, speaks_of_people, speaks_of_wearers};
use super::setting::Setting;
use crate::clause::{ClauseKind, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// `wrap coats at X and tweed skirts at Y`, `outerwear as seen at X`: from where the
/// garments begin that stand directly before the `at` of a house to that word.
pub(super) fn beside(scene: &Scene<'_>, number: usize, at: usize) -> Option<Range<usize>> {
    const GAP: usize = 4;
    if scene.text.lower(at) != "at" || speaks_of_wearers(scene, number) {
        return None;
    }
    let tokens = scene.sentence(number);
    let start = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..at)
        .last()
        .map_or(tokens.start, |m| scene.resolved.mentions[m].tokens.end);
    let item = scene.items_in(start..at).last()?;
    if is_of(scene, item) {
        return None;
    }
    let end = item
        .tokens
        .end
        .max(scene.resolved.mentions[item.mention].tokens.end);
    let gap = end..at;
    let seen = gap.len() <= GAP
        && gap.clone().all(|t| {
            scene.spotted.has_cue(t, Cue::Seen)
                || matches!(
                    scene.text.lower(t),
                    "as" | "seen" | "shown" | "found" | "pictured" | "(" | ")"
                )
        });
    let shop = (at..tokens.end.min(at + 10))
        .any(|t| scene.spotted.has_cue(t, Cue::Shop) || scene.spotted.has_cue(t, Cue::Sales));
    // What stands before the verb is only what is spoken of: `Coats were all
    // over, from the wrap coats at X`; not in `skirts were paired with tops at X`.
    let verb = scene.parses[number]
        .clauses
        .iter()
        .filter(|c| c.kind == ClauseKind::Finite && !c.passive && c.group.start >= start)
        .map(|c| c.group.end)
        .rfind(|verb| *verb <= item.tokens.start);
    let real = scene.parses[number]
        .clauses
        .iter()
        .all(|c| c.reality == Reality::Stated);
    (seen && !shop && real).then(|| verb.unwrap_or(start)..at)
}

/// `sales of bags at X`, `head of accessories at X`
pub(super) fn is_of(scene: &Scene<'_>, item: &Item) -> bool {
    scene.text.lower_at(item.tokens.start.checked_sub(1)) == "of"
}

/// `the gloves from the Gucci runway`, in a report of shows `a coat signed by
/// Prada`: a garment that names the house behind it.
pub(super) fn of_its_maker(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    known: &[Told],
) -> Vec<Told> {
    let tokens = scene.sentence(number);
    if speaks_of_people(scene, number) {
        return Vec::new();
    }
    let shows = setting.review || setting.names_runway(scene, number);
    scene
        .items_in(tokens.clone())
        .filter_map(|item| {
            let garment = scene.resolved.mentions[item.mention].tokens.clone();
            let behind = item.tokens.end.checked_sub(1).filter(|t| *t >= garment.end);
            let Some(behind) = behind else {
                return owned(scene, setting, number, item, known);
            };
            let mention = scene.resolved.at(behind)?;
            let house = scene.resolved.entity[mention];
            if item.brand != Some(house)
                || known
                    .iter()
                    .any(|told| told.reach.contains(&garment.start) && told.brand == house)
            {
                return None;
            }
            let genitive = scene.text.tokens.get(item.tokens.end)?.tag == Tag::Genitive;
            let next = item.tokens.end + usize::from(genitive);
            let runway = next < tokens.end && scene.spotted.has_cue(next, Cue::Runway);
            (runway || shows).then_some(Told {
                brand: house,
                rule: if runway {
                    "showing: from a collection"
                } else {
                    "showing: by its maker"
                },
                reach: garment,
                bare: false,
            })
        })
        .collect()
}

/// `a second Erdem gown`, `Rixo's red velvet cape`: in a report of shows,
/// a garment behind the name of its house.
fn owned(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    item: &Item,
    known: &[Told],
) -> Option<Told> {
    let brand = item.brand?;
    let garment = scene.resolved.mentions[item.mention].tokens.clone();
    let told = known.iter().any(|told| told.reach.contains(&garment.start));
    let real = scene.parses[number]
        .clauses
        .iter()
        .all(|c| c.reality == Reality::Stated);
    let tokens = scene.sentence(number);
    let cued = |cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    let reports = setting.speaks_of_shows(scene, number)
        && !for_sale(scene, number)
        && !of_daily_life(scene, number)
        && !elsewhere(scene, number)
        && scene.figures_in(tokens.clone()).next().is_none()
        && !cued(Cue::Alternative)
        && !cued(Cue::Launch)
        && !cued(Cue::Wear)
        // `have returned to stores`
        && !cued(Cue::Shop)
        && !tokens
            .clone()
            .any(|at| matches!(scene.text.lower(at), "stores" | "shops" | "shelves"));
    // A name met once may be a word that opens its sentence.
    let house = scene.entity(brand);
    let known = house.entry.is_some() || house.mentions.len() > 1;
    (known && real && reports && !told && !item.denied).then_some(Told {
        brand,
        rule: "showing: a house's piece",
        reach: garment,
        bare: !setting.names_runway(scene, number),
    })
}
