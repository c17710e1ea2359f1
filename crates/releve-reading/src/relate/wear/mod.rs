//! Facts of kind `wear`: who wore what, look by look.

mod antecedent;
mod before_verb;
mod character;
mod gathered;
mod governor;
mod having;
mod look;
mod model;
mod occasion;
mod people;
mod referent;
mod role;
mod scan;
#[cfg(test)]
mod tests;
mod trade;
mod wearer;

use std::ops::Range;

use foldhash::{HashSet, HashSetExt};
use releve_facts::{EntityKind, Statement, Wear, When};

use self::gathered::{echo, place};
use self::look::Look;
use self::people::People;
use self::scan::Scan;
use self::trade::is_unknown;
use super::Draft;
use super::aside::{around, asides};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) use self::before_verb::across_apposition;
pub(super) use self::governor::{governor, is_preference};
pub(super) use self::look::{by_model, is_named_kind};
pub(super) use self::referent::meant;
pub(super) use self::trade::is_band;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut looks: Vec<Look> = Vec::new();
    let mut people = People::of(scene);
    for number in 0..scene.text.sentences.len() {
        people.enter(scene, number);
        let block = &scene.text.blocks[scene.text.sentences[number].block];
        let skipped = match block.kind {
            BlockKind::Title | BlockKind::Byline | BlockKind::Date | BlockKind::Name => true,
            BlockKind::Offer => !opens_with_wearer(scene, number),
            _ => false,
        };
        if skipped {
            continue;
        }
        let live = live(scene, &looks, number);
        let worn = Scan::new(scene, &people, number, live).walk();
        let channel = channel(scene, number);
        for mut worn in worn {
            worn.piece.channel = worn.piece.channel.or(channel);
            if let Some(line) = people.topic_line
                && !names_wearer(scene, number, &worn.people)
            {
                worn.piece.sentences.push(line);
            }
            place(scene, &mut looks, number, worn);
        }
        echo(scene, &mut looks, number);
        people.side_by_side(scene, number);
        if let Some(last) = scene
            .entities_in(EntityKind::Person, scene.sentence(number))
            .last()
        {
            people.last = Some(*last);
        }
    }
    let players = character::players(scene);
    for look in &mut looks {
        look.person = *players.get(&look.person).unwrap_or(&look.person);
    }
    tell(scene, looks, drafts);
}

/// `On Gigi Hadid: Jacquemus jeans (£355)`, `Zendaya wears: Khaite coat, £2,400`: an
/// offer of what somebody wears.
fn opens_with_wearer(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let on = usize::from(scene.text.lower(tokens.start) == "on");
    let Some(m) = scene.resolved.at(tokens.start + on) else {
        return false;
    };
    let person = &scene.resolved.mentions[m];
    let colon = (person.tokens.end..tokens.end.min(person.tokens.end + 2))
        .find(|at| scene.text.surface(*at) == ":");
    person.kind == EntityKind::Person
        && colon.is_some_and(|colon| {
            colon == person.tokens.end
                || matches!(
                    scene.text.lower(person.tokens.end),
                    "wears" | "wore" | "wearing"
                )
        })
}

/// So many looks at most are told of in the sentences that another may go on with.
const RECENT: usize = 64;

/// The wearer of the look that the sentence may go on with: one told in the
/// same paragraph, at most two sentences ago, or at the end of the one before,
/// where a page makes a paragraph of every sentence.
fn live(scene: &Scene<'_>, looks: &[Look], number: usize) -> Option<EntityNumber> {
    let recent = looks.len().saturating_sub(RECENT);
    let look = looks[recent..].iter().rev().max_by_key(|look| look.last)?;
    let block = |sentence: usize| scene.text.sentences[sentence].block;
    let near = number - look.last <= 2 && block(look.last) == block(number);
    let kind = |sentence: usize| scene.text.blocks[block(sentence)].kind;
    let next = number - look.last <= 1
        && block(look.last) + 1 == block(number)
        && kind(number) == BlockKind::Paragraph
        && kind(look.last) == BlockKind::Paragraph;
    (near || next).then_some(look.person)
}

/// Where the sentence says that it was posted.
fn channel(scene: &Scene<'_>, number: usize) -> Option<EntityNumber> {
    scene
        .resolved
        .of_kind(EntityKind::Channel, scene.sentence(number))
        .find(|m| {
            let start = scene.resolved.mentions[*m].tokens.start;
            matches!(
                scene.text.lower_at(start.checked_sub(1)),
                "on" | "to" | "via" | "her" | "his" | "their"
            )
        })
        .map(|m| scene.resolved.entity[m])
}

fn names_wearer(scene: &Scene<'_>, number: usize, people: &[EntityNumber]) -> bool {
    scene
        .resolved
        .of_kind(EntityKind::Person, scene.sentence(number))
        .any(|m| people.contains(&scene.resolved.entity[m]) && !wearer::by_pronoun(scene, m))
}

/// When a sentence says that it was, where it opens or speaks of who wears it: not
/// the time that a garment's phrase holds, `her ’90s sunglasses`.
pub(super) fn when(scene: &Scene<'_>, number: usize, people: &[EntityNumber]) -> Option<When> {
    let range = scene.sentence(number);
    let asides = asides(scene, number);
    // `X, who has been one since 2015, left dinner in a coat`: no year of the coat.
    let about_person = |at: usize| {
        around(&asides, at).is_some_and(|aside| {
            let inside = aside.tokens.clone();
            // `credit X, who wore a cap in 2019, and the skirt worn by Y`: X's year.
            let another = (inside.start.checked_sub(2))
                .and_then(|at| scene.resolved.at(at))
                .is_some_and(|m| !people.contains(&scene.resolved.entity[m]));
            scene.text.lower(inside.start) == "who"
                && (another || scene.items_in(inside).next().is_none())
        })
    };
    let mut parts: Vec<Range<usize>> = scene
        .resolved
        .of_kind(EntityKind::Person, range.clone())
        .filter(|m| people.contains(&scene.resolved.entity[*m]))
        .map(|m| {
            let at = scene.resolved.mentions[m].tokens.start;
            // `The slide, worn by X, was ranked second in May`: the month of the ranking.
            match around(&asides, at) {
                Some(aside) => aside.tokens.clone(),
                None => scene.main_clause(number, at),
            }
        })
        .collect();
    match parts.is_empty() {
        true => parts.push(range.clone()),
        false => parts.push(scene.opening(number)),
    }
    let described = |end: usize| {
        let noun = scene
            .resolved
            .of_kind(EntityKind::Garment, end..range.end.min(end + 3))
            .next()
            .map(|m| scene.resolved.mentions[m].tokens.start);
        noun.is_some_and(|noun| {
            (end..noun).all(|t| matches!(scene.text.tokens[t].tag, Tag::Adjective | Tag::Noun))
        })
    };
    let said = |range: Range<usize>| {
        let mut times = scene.times_in(range);
        times.find(|time| {
            // `until 2021 creative director of`: when it ended.
            let until = matches!(
                scene.text.lower_at(time.tokens.start.checked_sub(1)),
                "until" | "till"
            );
            time.when.as_season().is_none()
                && !until
                && !described(time.tokens.end)
                && !about_person(time.tokens.start)
        })
    };
    let time = parts.into_iter().find_map(said)?;
    Some(time.when.clone())
}

/// Looks into drafts.
fn tell(scene: &Scene<'_>, looks: Vec<Look>, drafts: &mut Vec<Draft>) {
    let mut number = 0;
    let mut told: HashSet<(EntityNumber, String)> = HashSet::new();
    for look in looks {
        let several = look.pieces.len() > 1;
        number += usize::from(several);
        let names = |entities: &[EntityNumber]| entities.iter().map(|e| scene.name(*e)).collect();
        for piece in &look.pieces {
            let twice = !told.insert((look.person, piece.garment.clone()));
            let wear = Wear {
                person: scene.name(look.person),
                garment: piece.garment.clone(),
                brand: piece.brand.map(|e| scene.name(e)),
                product: piece.product.map(|e| scene.name(e)),
                attributes: names(&piece.attributes),
                season: piece.season.clone(),
                occasion: look.occasion.clone(),
                channel: piece.channel.map(|e| scene.name(e)),
                when: look.when.clone(),
                look: several.then(|| format!("L{number}")),
            };
            let mut draft = Draft::new(
                Statement::Wear(wear),
                scene.sentence(piece.sentences[0]),
                piece.rule,
            );
            for sentence in piece.sentences.iter().skip(1).take(1) {
                draft = draft.also(scene.sentence(*sentence));
            }
            for sign in &piece.signs {
                draft = draft.sign(true, sign);
            }
            let bare =
                piece.attributes.is_empty() && piece.brand.is_none() && piece.product.is_none();
            let here = scene.sentence(piece.sentences[0]);
            let speech = here
                .clone()
                .any(|t| matches!(scene.text.surface(t), "“" | "\""));
            let pronoun = !names_wearer(scene, piece.sentences[0], &[look.person]);
            let first_person = here
                .clone()
                .any(|t| scene.text.tokens[t].tag == Tag::Pronoun && scene.text.lower(t) == "i");
            drafts.push(
                draft
                    .sign(is_unknown(scene, look.person), "unknown wearer")
                    .sign(bare, "bare garment")
                    .sign(twice, "worn in another look")
                    .sign(!several, "only item of the look")
                    .sign(pronoun, "by pronoun")
                    .sign(speech, "near speech")
                    .sign(first_person, "first person near"),
            );
        }
    }
}
