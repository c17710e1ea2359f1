//! Facts of kind `showing`: what a house sent down its runway.
//!
//! A walk through the text that keeps in mind whose show is spoken of, in
//! which season, by whose hand. A sentence gives showings where a house
//! presents something in it, or goes on about a show that the paragraph has
//! begun.

mod before;
mod beside;
mod designer;
mod elided;
mod houses;
mod kind;
mod parts;
mod place;
mod presenter;
mod review;
mod section;
mod sentence;
mod setting;
mod spread;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_reports;
mod told;
mod verb;

use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{EntityKind, Showing, Statement};

use self::kind::speaks_of_people;
use self::sentence::OF_A_REPORT;
use self::setting::Setting;
use self::told::{THROUGH, told};
use super::Draft;
use super::general::is_general;
use crate::clause::{Clause, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// True for people who design by trade.
pub(super) fn designs(scene: &Scene<'_>, person: EntityNumber) -> bool {
    Setting::designs(scene, person)
}

/// How a sentence came to speak of a house's show.
struct Told {
    brand: EntityNumber,
    rule: &'static str,
    /// The tokens whose items are shown.
    reach: Range<usize>,
    /// No word for a runway, collection or season stands near.
    bare: bool,
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let worn = worn(drafts);
    let mut setting = Setting::new(scene);
    for number in 0..scene.text.sentences.len() {
        setting.enter(scene, number);
        let block = scene.text.blocks[scene.text.sentences[number].block].kind;
        if matches!(
            block,
            BlockKind::Title
                | BlockKind::Offer
                | BlockKind::Byline
                | BlockKind::Date
                | BlockKind::Name
                | BlockKind::Heading
        ) {
            continue;
        }
        let told = told(scene, &setting, number);
        let houses: Vec<(EntityNumber, usize)> = told
            .iter()
            .map(|told| (told.brand, told.reach.start))
            .collect();
        for told in told {
            let mut leads = true;
            for item in scene.items_in(told.reach.clone()) {
                if item.denied
                    || is_general(scene, item)
                    || is_worn(scene, &worn, item) && !on_nobody(scene, &told, number)
                    || belongs_elsewhere(scene, item, told.brand)
                    || parts::is_modifier(scene, item)
                    || matches!(told.rule, THROUGH | OF_A_REPORT) && !is_stated(scene, item)
                    || setting.known(scene, told.brand, item)
                {
                    continue;
                }
                setting.note(scene, told.brand, item);
                if leads {
                    setting.last_shown = Some((item.garment, item.tokens.start));
                    leads = false;
                }
                drafts.push(draft(scene, &setting, number, &told, item));
            }
            setting.shown(told.brand, number);
        }
        for shown in elided::find(scene, &setting, number, &houses) {
            setting.last_shown = Some((shown.garment, scene.sentence(number).start));
            drafts.push(without_name(scene, &setting, number, &shown));
            setting.shown(shown.brand, number);
        }
    }
}

/// What the setting tells of showings that only likelihood proposed: the season,
/// the designer, the event.
pub(super) fn complete(scene: &Scene<'_>, drafts: &mut [Draft]) {
    let open = |draft: &Draft| match &draft.statement {
        Statement::Showing(showing) => {
            let first = draft.evidence.first().filter(|tokens| !tokens.is_empty())?;
            (showing.season.is_none() || showing.designer.is_none())
                .then(|| scene.text.sentence_of(first.start))
        }
        _ => None,
    };
    let mut places: Vec<(usize, usize)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(draft, d)| open(d).map(|sentence| (sentence, draft)))
        .collect();
    if places.is_empty() {
        return;
    }
    places.sort_unstable();
    let mut setting = Setting::new(scene);
    let mut next = 0;
    for number in 0..scene.text.sentences.len() {
        setting.enter(scene, number);
        while let Some((_, draft)) = places.get(next).filter(|(at, _)| *at == number) {
            next += 1;
            let Statement::Showing(showing) = &mut drafts[*draft].statement else {
                continue;
            };
            let own = || scene.season_in(scene.sentence(number));
            showing.season = showing.season.take().or_else(own).or_else(|| {
                setting
                    .speaks_of_shows(scene, number)
                    .then(|| setting.season(scene, number))?
            });
            let house = scene.resolved.entities.iter().position(|entity| {
                entity.kind == EntityKind::Brand && entity.name == showing.brand
            });
            if let Some(house) = house
                && showing.designer.is_none()
            {
                showing.designer = setting
                    .designer(scene, house, number)
                    .map(|person| scene.name(person));
            }
            if showing.event.is_none() {
                showing.event = setting.event(scene, number);
            }
        }
    }
}

/// The draft of a garment that the sentence does not name.
fn without_name(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    shown: &elided::Elided,
) -> Draft {
    let attributes = shown.attributes.iter().copied();
    let showing = showing(
        scene,
        setting,
        number,
        shown.brand,
        shown.garment,
        attributes,
    );
    let has_season = showing.season.is_some();
    Draft::new(
        Statement::Showing(showing),
        scene.sentence(number),
        "showing: what was named before",
    )
    .also(scene.sentence(shown.named))
    .sign(setting.review, "runway review")
    .sign(has_season, "season known")
}

/// What a house shows in a sentence, with the season, the designer and the event
/// that the sentence or its setting tells.
fn showing(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    brand: EntityNumber,
    garment: EntityNumber,
    attributes: impl Iterator<Item = EntityNumber>,
) -> Showing {
    Showing {
        brand: setting.house_name(scene, brand),
        garment: scene.name(garment),
        season: scene
            .season_in(scene.sentence(number))
            .or_else(|| setting.season(scene, number)),
        designer: setting
            .designer(scene, brand, number)
            .map(|person| scene.name(person)),
        event: setting.event(scene, number),
        attributes: attributes.map(|entity| scene.name(entity)).collect(),
    }
}

/// Garments that people wear, by the first token of the evidence and name.
fn worn(drafts: &[Draft]) -> HashSet<(usize, String)> {
    drafts
        .iter()
        .filter_map(|draft| match &draft.statement {
            Statement::Wear(wear) => Some((draft, wear)),
            _ => None,
        })
        .flat_map(|(draft, wear)| {
            draft
                .evidence
                .iter()
                .map(|tokens| (tokens.start, wear.garment.clone()))
        })
        .collect()
}

/// Where a house presents and nobody is named, only models have it on; nor has anybody
/// where a show is gone through and no word says so.
fn on_nobody(scene: &Scene<'_>, told: &Told, number: usize) -> bool {
    let wears = || {
        let mut tokens = scene.sentence(number);
        tokens.any(|at| scene.spotted.has_cue(at, Cue::Wear))
    };
    told.rule == "showing: a house presents" && !speaks_of_people(scene, number)
        || matches!(told.rule, THROUGH | OF_A_REPORT) && !wears()
}

/// False where the clause about an item says what is not, or might be.
fn is_stated(scene: &Scene<'_>, item: &Item) -> bool {
    let parse = &scene.parses[scene.text.sentence_of(item.tokens.start)];
    let at = item.tokens.start;
    let says = |clause: &&Clause| {
        let mut subject = clause.subject.iter();
        subject.any(|p| parse.phrases[*p].tokens.contains(&at))
    };
    // What is the subject of the next clause is none of the one before.
    let verb = parse.clauses.iter().find(says);
    let verb = verb.or_else(|| parse.clauses.iter().rfind(|c| c.reach.contains(&at)));
    verb.is_none_or(|clause| clause.reality == Reality::Stated)
}

fn is_worn(scene: &Scene<'_>, worn: &HashSet<(usize, String)>, item: &Item) -> bool {
    let sentence = scene
        .sentence(scene.text.sentence_of(item.tokens.start))
        .start;
    let name = scene.name(item.garment);
    worn.contains(&(sentence, name))
}

/// An item of another house, or somebody's own.
fn belongs_elsewhere(scene: &Scene<'_>, item: &Item, brand: EntityNumber) -> bool {
    if item.brand.is_some_and(|own| own != brand) {
        return true;
    }
    // `the designer's boots` are shown, `Hadid's jeans` are not.
    item.possessor
        .is_some_and(|person| !Setting::designs(scene, person))
}

fn draft(scene: &Scene<'_>, setting: &Setting, number: usize, told: &Told, item: &Item) -> Draft {
    let tokens = scene.sentence(number);
    let far = setting.house_sentence(told.brand, number);
    let attributes = item.attributes.iter().map(|m| scene.resolved.entity[*m]);
    let showing = showing(scene, setting, number, told.brand, item.garment, attributes);
    let has_season = showing.season.is_some();
    let draft = Draft::new(Statement::Showing(showing), tokens.clone(), told.rule)
        .sign(told.bare, "no runway near")
        .sign(setting.review, "runway review")
        .sign(has_season, "season known")
        .sign(item.product.is_some(), "named product")
        .sign(
            tokens
                .clone()
                .any(|at| scene.spotted.cue_at(at, Cue::Launch).is_some()),
            "words of launching",
        );
    match far {
        Some(sentence) if sentence != number => draft.also(scene.sentence(sentence)),
        _ => draft,
    }
}
