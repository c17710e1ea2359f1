//! How a name is written, whatever stands around it: how many words, which of them are
//! known, capitals, particles and the word that it ends in. `Hebden Mills` ends as
//! houses do, `Ada van Dyk` begins with a given name and holds a particle.

use super::super::kind::Sign;
use super::{Place, Signs, told};
use crate::segment::{Join, Shape};

/// For each kind, in the order of `KINDS`, the sign of a name that ends so.
const ENDS: [Option<Sign>; 7] = [
    Some(Sign::HouseWord),
    None,
    Some(Sign::PlaceWord),
    Some(Sign::EventWord),
    Some(Sign::PublicationWord),
    Some(Sign::OrganisationWord),
    Some(Sign::ProductWord),
];

/// How the name is written.
pub(super) fn written(place: &Place<'_, '_>, signs: &mut Signs) {
    let Place {
        text, run, words, ..
    } = place;
    signs.add(match words.len() {
        0 | 1 => Sign::OneWord,
        2 => Sign::TwoWords,
        _ => Sign::ManyWords,
    });
    if text.tokens[run.start].shape == Shape::Handle {
        signs.add(Sign::Handle);
    }
    let several = words.len() > 1;
    let given = text.info(run.start).given;
    if given != [0, 0] {
        signs.add(if several {
            Sign::GivenName
        } else {
            Sign::GivenNameOnly
        });
    }
    if is_unknown(place) {
        signs.add(Sign::UnknownWords);
    }
    if several && given == [0, 0] {
        signs.add(Sign::NoGivenName);
    }
    let last = words.last().filter(|_| several);
    if last.is_some_and(|at| text.tokens[*at].join == Join::Hyphen) {
        signs.add(Sign::Hyphen);
    }
    // Two bearers at least: one may be this very person, left out for training.
    if several && text.info(run.end - 1).surname > 1 {
        signs.add(Sign::Surname);
    }
    if run.len() > 1 && is_title(text.lower(run.start)) {
        signs.add(Sign::Titled);
    }
    if text.lower(run.start) == "the" {
        signs.add(Sign::TheInside);
    }
    let ordinary = ordinary(place);
    if ordinary == words.len() {
        signs.add(Sign::CommonWord);
    } else if ordinary > 0 {
        signs.add(Sign::SomeCommon);
    }
    let capital = |at: &usize| text.tokens[*at].shape == Shape::Upper;
    if !words.is_empty() && words.iter().all(capital) {
        signs.add(Sign::Capitals);
    }
    for at in run.clone() {
        match text.lower(at) {
            "&" => signs.add(Sign::Ampersand),
            "de" | "van" | "von" | "da" | "di" | "du" | "del" => signs.add(Sign::Particle),
            _ => {}
        }
        if capital(&at) && text.tokens[at].end - text.tokens[at].start == 1 {
            signs.add(Sign::Initial);
        }
    }
    // `Maison Aurel`: the word for houses may open the name as well.
    let opening = if run.len() > 1 {
        told(text, run.start).end & 1
    } else {
        0
    };
    let ends = told(text, run.end - 1).end | opening;
    for (kind, sign) in ENDS.iter().enumerate() {
        if ends >> kind & 1 == 1
            && let Some(sign) = sign
        {
            signs.add(*sign);
        }
    }
}

/// How it is written within a sentence, where its capitals are not the sentence's own.
pub(super) fn within(place: &Place<'_, '_>, signs: &mut Signs) {
    if place.sentence.start >= place.run.start {
        return;
    }
    if is_unknown(place) {
        signs.add(Sign::UnknownWithin);
    }
    if ordinary(place) == place.words.len() {
        signs.add(Sign::OrdinaryWithin);
    }
}

/// What stands before a person's name and is none of it: `Dr`, `Dame`.
pub(super) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "dr" | "mr" | "ms" | "mrs" | "professor" | "sir" | "dame"
    )
}

/// True where no dictionary knows any word of the name.
fn is_unknown(place: &Place<'_, '_>) -> bool {
    !place.words.is_empty() && place.words.iter().all(|at| place.text.is_unknown(*at))
}

/// How many words of the name are words of the language, and no given names.
fn ordinary(place: &Place<'_, '_>) -> usize {
    let text = place.text;
    let ordinary = |at: &&usize| {
        let info = text.info(**at);
        !text.is_unknown(**at) && info.given == [0, 0] && !info.classes.is_empty()
    };
    place.words.iter().filter(ordinary).count()
}
