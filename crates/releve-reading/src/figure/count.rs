//! Bare numbers: which of them count something, and what.

use super::Figure;
use super::number::Written;
use super::quantity::{Quantity, is_whole};
use super::reader::Reader;
use crate::lexicon::Classes;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// Where the phrase behind a number that ends before `end` begins: behind the
/// mark of `10,000+ posts`, the second half of `300-odd guests`.
pub(super) fn phrase(reader: &Reader<'_, '_>, end: usize) -> usize {
    let marked = reader.surface(end) == "+" && reader.join(end) == Some(Join::Direct)
        || matches!(reader.word(end), "plus" | "odd" | "ish")
            && reader.join(end) == Some(Join::Hyphen);
    end + usize::from(marked)
}

/// Words of a noun phrase that may stand between a number and its noun.
const PHRASE: usize = 6;

/// The noun that is counted by a number that ends before `at`: the first
/// plural of the phrase, else its first noun.
pub(super) fn counted(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let mut fallback = None;
    for here in at..at + PHRASE {
        let shape = reader.shape(here)?;
        let word_joined = match reader.join(here)? {
            Join::Direct => false,
            Join::Space => true,
            Join::Hyphen => here > at,
        };
        let word = shape.is_word() || shape == Shape::Hashtag;
        if !word || !word_joined || reader.timed(here) || reader.is_time_unit(here) {
            break;
        }
        let tag = reader.tag(here)?;
        let compound = reader.join(here + 1) == Some(Join::Hyphen);
        let plural = is_plural(reader, here)
            && (matches!(tag, Tag::Noun | Tag::Name) || here == at && tag == Tag::Verb)
            && shape == Shape::Lower;
        if plural && !compound {
            let next = here + 1;
            // `two sales associates`
            let modifies = is_plural(reader, next)
                && reader.tag(next) == Some(Tag::Noun)
                && reader.join(next) == Some(Join::Space);
            if !modifies {
                return Some(here);
            }
        } else if tag == Tag::Noun && shape == Shape::Lower && !compound {
            fallback = fallback.or(Some(here));
        }
        let goes_on = compound
            || reader.join(here) == Some(Join::Hyphen)
            || matches!(
                tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Past | Tag::Gerund | Tag::Number
            );
        if !goes_on {
            break;
        }
    }
    fallback
}

fn is_plural(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.can_be(at, Classes::PLURAL) || matches!(reader.word(at), "people" | "staff")
}

/// True if a number without a unit is a figure: it counts a noun, or is
/// written as only counts are.
pub(super) fn is_stated(reader: &Reader<'_, '_>, whole: &Quantity, figure: &Figure) -> bool {
    let (start, end) = (whole.tokens.start, whole.tokens.end);
    let number = &whole.number;
    if !is_whole(reader, &whole.tokens) || is_label(reader, whole) {
        return false;
    }
    // `mentioned 210,000 times that day`
    let mentioned =
        reader.word(end) == "times" && (number.written == Written::Grouped || number.scale >= 1e6);
    if is_measured(reader, end) && !mentioned {
        return false;
    }
    let spelt = matches!(number.written, Written::Words | Written::Article);
    // `one of the`, `this one`, `zero interest`
    if spelt && whole.value < 2.0 && number.scale == 1.0 {
        return false;
    }
    if number.written == Written::Article && is_rhetoric(reader, start, end) {
        return false;
    }
    let large = number.scale > 1.0 || number.written == Written::Grouped;
    if let Some(noun) = figure.counted {
        let close = is_plural(reader, noun) || large || whole.value == 1.0;
        return close && !is_year(reader, whole, true);
    }
    if is_year(reader, whole, false) {
        return false;
    }
    // `a million` alone is an exclamation.
    let article = number.written == Written::Article;
    if large && (!article || figure.bound.is_some()) {
        return !matches!(number.scale as u32, 12 | 100) || figure.bound.is_some();
    }
    let bounded =
        figure.bound.is_some() && whole.value >= 10.0 && reader.word_before(start, 1) != "some";
    bounded || is_reached(reader, start)
}

/// A verb of counting in front: `grew to 312`, `reached 300`.
fn is_reached(reader: &Reader<'_, '_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let (verb, to) = match reader.word(before) {
        "to" | "from" | "by" => (before.saturating_sub(1), true),
        _ => (before, false),
    };
    to && (reader.moves(verb).is_some() || matches!(reader.word(verb), "up" | "down"))
        || !to
            && matches!(
                reader.verb(verb),
                "reach" | "total" | "number" | "hit" | "surpass" | "sell" | "shift" | "ship"
            )
}

/// Ways of speaking: `a thousand ways`, `a million times`, `like a million
/// dollars`.
fn is_rhetoric(reader: &Reader<'_, '_>, start: usize, end: usize) -> bool {
    let said = (end..end + 3).any(|at| {
        matches!(
            reader.word(at),
            "way"
                | "ways"
                | "time"
                | "times"
                | "reason"
                | "reasons"
                | "thing"
                | "things"
                | "mile"
                | "miles"
                | "question"
                | "questions"
                | "word"
                | "words"
                | "little"
                | "other"
                | "tiny"
                | "excuses"
                | "shades"
        )
    });
    said || matches!(reader.word_before(start, 1), "like" | "in" | "thanks")
}

/// Time, length, weight, age: what is measured and not counted.
fn is_measured(reader: &Reader<'_, '_>, at: usize) -> bool {
    let at = if matches!(
        reader.word(at),
        "square" | "cubic" | "full" | "whole" | "more" | "short" | "long" | "consecutive"
    ) {
        at + 1
    } else {
        at
    };
    reader.is_time_unit(at)
        || matches!(
            reader.word(at),
            "cm" | "mm"
                | "m"
                | "km"
                | "in"
                | "inch"
                | "inches"
                | "foot"
                | "feet"
                | "ft"
                | "metre"
                | "metres"
                | "meter"
                | "meters"
                | "centimetre"
                | "centimetres"
                | "centimeter"
                | "centimeters"
                | "millimetre"
                | "millimetres"
                | "millimeters"
                | "kilometre"
                | "kilometres"
                | "kilometers"
                | "mile"
                | "miles"
                | "yard"
                | "yards"
                | "kg"
                | "kilo"
                | "kilos"
                | "kilogram"
                | "kilograms"
                | "gram"
                | "grams"
                | "gsm"
                | "oz"
                | "ounce"
                | "ounces"
                | "pound"
                | "pounds"
                | "lb"
                | "lbs"
                | "tonne"
                | "tonnes"
                | "ml"
                | "litre"
                | "litres"
                | "liters"
                | "denier"
                | "carat"
                | "carats"
                | "degree"
                | "degrees"
                | "times"
                | "ply"
                | "micron"
                | "microns"
        ) && reader.word(at) != "in"
}

/// A number that names: `size 8`, `EU 38`, `Air Force 1`, `Levi’s 501 jeans`,
/// `look 12`, `1.` before an item of a list.
fn is_label(reader: &Reader<'_, '_>, whole: &Quantity) -> bool {
    let number = &whole.number;
    let (start, end) = (whole.tokens.start, whole.tokens.end);
    if number.scale > 1.0
        || number.written == Written::Grouped
        || number.written == Written::Article
    {
        return false;
    }
    let opens = start == reader.sentence.start;
    if opens && matches!(reader.surface(end), "." | ")" | ":" | "/" | "|" | "–" | "—") {
        return true;
    }
    let Some(before) = start.checked_sub(1).filter(|at| reader.inside(*at)) else {
        return false;
    };
    let digits = number.written == Written::Digits;
    let garment = reader.worn(end) || reader.worn(end + 1);
    if matches!(
        reader.word(before),
        "size" | "sizes" | "aged" | "age" | "no" | "spf" | "look" | "episode" | "chapter" | "part"
    ) {
        return true;
    }
    match reader.tag(before) {
        Some(Tag::Name) => digits && !reader.timed(before),
        Some(Tag::Noun) => {
            digits
                && !reader.timed(before)
                && whole.value < 100.0
                && !is_plural(reader, before)
                && reader.shape(before).is_some_and(Shape::is_word)
        }
        Some(Tag::Genitive | Tag::Determiner | Tag::Possessive) => {
            digits && whole.value >= 100.0 && garment
        }
        _ => false,
    }
}

/// Four bare digits are a year unless they count and nothing in front says a
/// year.
fn is_year(reader: &Reader<'_, '_>, whole: &Quantity, counts: bool) -> bool {
    let bare = whole.number.written == Written::Digits
        && whole.number.scale == 1.0
        && (1800.0..2100.0).contains(&whole.value)
        && whole.value.fract() == 0.0;
    if !bare || !counts {
        return bare;
    }
    let before = whole
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| reader.inside(*at));
    let Some(before) = before else { return true };
    !matches!(
        reader.tag(before),
        Some(Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adverb)
    ) && !matches!(
        reader.word(before),
        "over" | "than" | "some" | "about" | "around" | "least"
    )
}
