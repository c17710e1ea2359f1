//! A number with what stands directly before and behind it: a sign, a mark of
//! percent, a currency, `times`.

use std::ops::Range;

use releve_facts::{Currency, Direction};

use super::money;
use super::number::{Numeral, numeral};
use super::ratio;
use super::reader::Reader;
use crate::segment::{Join, Shape};

/// What a number is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Percent,
    Point,
    Ratio,
    Money(Currency),
}

/// A number with its marks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    pub(super) tokens: Range<usize>,
    pub(super) number: Numeral,
    pub(super) value: f64,
    pub(super) mark: Option<Mark>,
    pub(super) sign: Option<Direction>,
}

pub(super) fn quantity(reader: &Reader<'_, '_>, at: usize) -> Option<Quantity> {
    let sign = sign(reader, at);
    let first = if sign.is_some() { at + 1 } else { at };
    let (number, mark) = match money::in_front(reader, first) {
        Some((number, currency)) => (number, Some(Mark::Money(currency))),
        None => {
            let number = numeral(reader, first).or_else(|| half_a_percent(reader, first))?;
            behind(reader, number)
        }
    };
    // A sign without a unit is a phone number or a list's dash.
    let sign = sign.filter(|_| mark.is_some());
    Some(Quantity {
        tokens: if sign.is_some() {
            at
        } else {
            number.tokens.start
        }..number.tokens.end,
        value: number.value,
        number,
        mark,
        sign,
    })
}

/// `+` or a minus with nothing to its left and a number to its right.
fn sign(reader: &Reader<'_, '_>, at: usize) -> Option<Direction> {
    let direction = match reader.surface(at) {
        "+" => Direction::Up,
        "-" | "−" | "–" => Direction::Down,
        _ => return None,
    };
    let open = reader.join(at) == Some(Join::Space)
        || at.checked_sub(1).is_none_or(|before| {
            !reader.inside(before) || matches!(reader.surface(before), "(" | "[" | ":" | "“" | "/")
        });
    let joined = reader.join(at + 1) == Some(Join::Direct);
    (open && joined).then_some(direction)
}

/// `half a percentage point`
fn half_a_percent(reader: &Reader<'_, '_>, at: usize) -> Option<Numeral> {
    let half = reader.word(at) == "half"
        && matches!(reader.word(at + 1), "a" | "of")
        && percent(reader, at + 2).is_some();
    half.then_some(Numeral {
        tokens: at..at + 2,
        value: 0.5,
        scale: 1.0,
        written: super::number::Written::Words,
    })
}

fn behind(reader: &Reader<'_, '_>, number: Numeral) -> (Numeral, Option<Mark>) {
    let at = number.tokens.end;
    let marked =
        percent(reader, at).or_else(|| ratio::times(reader, &number).map(|end| (end, Mark::Ratio)));
    if let Some((end, mark)) = marked {
        let mut number = number;
        number.tokens.end = end;
        return (number, Some(mark));
    }
    match money::behind(reader, &number) {
        Some((number, currency)) => (number, Some(Mark::Money(currency))),
        None => (number, None),
    }
}

/// A mark of percent at `at`, and the token behind it.
fn percent(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Mark)> {
    let end = match (reader.word(at), reader.word(at + 1)) {
        ("%" | "percent" | "pct" | "٪", _) => at + 1,
        ("per", "cent") => at + 2,
        ("pc", _) if reader.join(at) == Some(Join::Direct) => at + 1,
        ("percentage", "point" | "points") => return Some((at + 2, Mark::Point)),
        ("pp" | "ppt" | "ppts", _) => return Some((at + 1, Mark::Point)),
        _ => return None,
    };
    if matches!(reader.word(end), "point" | "points") {
        return Some((end + 1, Mark::Point));
    }
    Some((end, Mark::Percent))
}

/// False where the number is only a part of something longer: `24/7`, `9:30`,
/// `501s`, `10-minute`, `gate-14`.
pub(super) fn is_whole(reader: &Reader<'_, '_>, tokens: &Range<usize>) -> bool {
    let (first, end) = (tokens.start, tokens.end);
    let opening = reader.join(first);
    let before = first.checked_sub(1).filter(|at| reader.inside(*at));
    let part_of_word = opening == Some(Join::Hyphen)
        && before
            .is_some_and(|at| reader.shape(at) != Some(Shape::Mark) && reader.word(at) != "sub");
    let glued = opening == Some(Join::Direct)
        && before.is_some_and(|at| {
            reader.shape(at) != Some(Shape::Mark)
                || matches!(
                    reader.surface(at),
                    "/" | ":" | "." | "_" | "#" | "*" | "@" | "’" | "'"
                ) && at > reader.sentence.start
        });
    let goes_on = match (reader.join(end), reader.shape(end)) {
        (Some(Join::Direct), Some(Shape::Mark)) => {
            matches!(
                reader.surface(end),
                "/" | ":" | "×" | "*" | "°" | "″" | "\"" | "'"
            ) && reader.join(end + 1) == Some(Join::Direct)
                && reader.shape(end + 1) != Some(Shape::Mark)
        }
        (Some(Join::Direct), _) => true,
        (Some(Join::Hyphen), _) => !matches!(
            reader.word(end),
            "plus"
                | "odd"
                | "ish"
                | "strong"
                | "or"
                | "to"
                | "a"
                | "rise"
                | "increase"
                | "drop"
                | "fall"
                | "jump"
                | "surge"
                | "off"
        ),
        _ => false,
    };
    !(part_of_word || glued || goes_on)
}
