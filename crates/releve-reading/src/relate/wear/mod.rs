//! Facts of kind `wear`: who wore what, look by look.

mod antecedent;
mod before_verb;
mod character;
mod governor;
mod having;
mod look;
mod model;
mod occasion;
mod referent;
mod scan;
#[cfg(test)]
mod tests;
mod wearer;

use releve_facts::{EntityKind, Statement, Wear, When};

use self::look::{Look, Piece};
use self::scan::{Scan, Worn};
use self::wearer::{People, is_unknown};
use super::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) use self::before_verb::across_apposition;
pub(super) use self::governor::{governor, is_preference};
pub(super) use self::look::{by_model, is_named_kind};
pub(super) use self::referent::meant;
pub(super) use self::scan::is_general;
pub(super) use self::wearer::is_band;

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

/// The wearer of the look that the sentence may go on with: one told in the
/// same paragraph, at most two sentences ago, or at the end of the one before,
/// where a page makes a paragraph of every sentence.
fn live(scene: &Scene<'_>, looks: &[Look], number: usize) -> Option<EntityNumber> {
    let look = looks.iter().rev().max_by_key(|look| look.last)?;
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

/// Puts a worn item into the look it belongs to, or opens one.
fn place(scene: &Scene<'_>, looks: &mut Vec<Look>, number: usize, worn: Worn) {
    let when = when(scene, number);
    let occasion = occasion::occasion(scene, number);
    for person in &worn.people {
        let block = |sentence: usize| scene.text.sentences[sentence].block;
        let known = looks.iter().rposition(|look| {
            look.person == *person
                && (block(look.last) == block(number)
                    || worn.addition && number - look.last <= 3
                    || number - look.last <= 2)
        });
        let fits = known.filter(|known| {
            let look = &looks[*known];
            // What somebody likes is worn on days of its own.
            if worn.piece.rule == "wear: fans of" {
                return false;
            }
            // What stands under a picture is a look of its own.
            if worn.piece.rule == "wear: caption" && look.last != number {
                return false;
            }
            if look.last == number {
                return !(look.is_full(scene, &worn.piece.garment)
                    && !worn.addition
                    && look.opened != number);
            }
            let other_time = when.is_some() && look.when.is_some() && look.when != when;
            let other_place =
                occasion.is_some() && look.occasion.is_some() && look.occasion != occasion;
            !(other_time && other_place) && (worn.addition || worn.definite)
                || !other_time
                    && !other_place
                    && !look.is_full(scene, &worn.piece.garment)
                    && (number - look.last <= 1
                        || !look.pieces.iter().any(|p| p.garment == worn.piece.garment))
        });
        let Some(known) = fits else {
            let mut look = Look {
                person: *person,
                pieces: Vec::new(),
                occasion: occasion.clone(),
                when: when.clone(),
                opened: number,
                last: number,
            };
            look.pieces.push(worn.piece.clone());
            looks.push(look);
            continue;
        };
        let look = &mut looks[known];
        look.last = number;
        look.when = look.when.take().or(when.clone());
        look.occasion = look.occasion.take().or_else(|| occasion.clone());
        add(scene, look, worn.piece.clone(), worn.definite);
    }
}

/// When a sentence says that it was: not the time that a garment's phrase holds,
/// `her ’90s sunglasses`.
pub(super) fn when(scene: &Scene<'_>, number: usize) -> Option<When> {
    let range = scene.sentence(number);
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
    scene
        .times_in(range.clone())
        .find(|time| time.when.as_season().is_none() && !described(time.tokens.end))
        .map(|time| time.when.clone())
}

fn add(scene: &Scene<'_>, look: &mut Look, mut piece: Piece, definite: bool) {
    // `the statement shoes`: those of the look.
    let plain = || {
        let wide = scene
            .text
            .lexicon
            .named(EntityKind::Garment, &piece.garment)?;
        let name = scene.text.lexicon.entry(wide).name.as_ref();
        let general = matches!(name, "shoe" | "bag" | "shoes" | "heel" | "style" | "piece");
        let group = look::group(scene, &piece.garment)?;
        look.pieces
            .iter()
            .position(|known| general && look::group(scene, &known.garment) == Some(group))
    };
    let known = look
        .known(scene, &piece.garment)
        .or_else(|| if definite { plain() } else { None });
    let again = match known {
        Some(at) if definite || look.pieces[at].garment == piece.garment => Some(at),
        _ => None,
    };
    // `took a hat`, then `her rain hat`: one item, the precise one.
    let wider = look.pieces.iter().position(|known| {
        known.is_bare()
            && known
                .sentences
                .last()
                .is_some_and(|s| s + 1 == piece.sentences[0])
            && look::ends_with(&piece.garment, &known.garment)
    });
    if let (None, Some(at)) = (again, wider) {
        look.pieces[at].garment.clone_from(&piece.garment);
        look.pieces[at].absorb(piece);
        return;
    }
    match again {
        Some(at) => look.pieces[at].absorb(piece),
        None => {
            if piece.sentences.len() < 2 && piece.sentences[0] != look.opened {
                piece.sentences.push(look.opened);
                piece.signs.push("over sentences");
            }
            look.pieces.push(piece);
        }
    }
}

/// `The cream-and-black design echoed …`: what is said of the item again adds
/// its attributes.
fn echo(scene: &Scene<'_>, looks: &mut [Look], number: usize) {
    let Some(look) = looks.iter_mut().rev().max_by_key(|look| look.last) else {
        return;
    };
    let block = |sentence: usize| scene.text.sentences[sentence].block;
    if look.last + 1 != number || block(look.last) != block(number) {
        return;
    }
    let Some(clause) = scene.parses[number].clauses.first() else {
        return;
    };
    let Some(subject) = clause.subject.first() else {
        return;
    };
    let phrase = &scene.parses[number].phrases[*subject];
    let definite = matches!(
        scene.text.lower(phrase.tokens.start),
        "the" | "this" | "its" | "these"
    );
    let piece = scene
        .spotted
        .has_cue(phrase.head, crate::lexicon::Cue::Piece);
    let no_item = scene.items_in(scene.sentence(number)).next().is_none();
    if definite
        && piece
        && no_item
        && let Some(first) = look.pieces.first_mut()
    {
        let attributes = scene.entities_in(EntityKind::Attribute, phrase.tokens.clone());
        if !attributes.is_empty() {
            first.add(attributes);
            if first.sentences.len() < 2 {
                first.sentences.push(number);
            }
        }
    }
}

/// Looks into drafts.
fn tell(scene: &Scene<'_>, looks: Vec<Look>, drafts: &mut Vec<Draft>) {
    let mut number = 0;
    let mut told: Vec<(EntityNumber, String)> = Vec::new();
    for look in looks {
        let several = look.pieces.len() > 1;
        number += usize::from(several);
        let names = |entities: &[EntityNumber]| entities.iter().map(|e| scene.name(*e)).collect();
        for piece in &look.pieces {
            let twice = told
                .iter()
                .any(|(person, garment)| *person == look.person && *garment == piece.garment);
            told.push((look.person, piece.garment.clone()));
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
