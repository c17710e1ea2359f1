//! Multiples: `doubled`, `twice as many`, `fivefold`, `three times its total`,
//! `3x`.

use releve_facts::Direction;

use super::number::{Numeral, Written, numeral};
use super::reader::Reader;
use super::word::{cardinal, multiple, multiplied, scale};
use super::{Figure, FigureUnit};
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// A multiple that is said without `times`.
pub(super) fn word(reader: &Reader<'_, '_>, at: usize) -> Option<Figure> {
    if reader.named(at) || reader.join(at) == Some(Join::Hyphen) {
        return None;
    }
    let (tokens, value) = if let Some(value) = verb(reader, at) {
        (at..at + 1, value)
    } else if matches!(reader.word(at), "twice" | "thrice") && compares(reader, at + 1) {
        (
            at..at + 1,
            if reader.word(at) == "twice" { 2.0 } else { 3.0 },
        )
    } else if reader.word(at) == "half" && reader.word(at + 1) == "as" {
        (at..at + 1, 0.5)
    } else {
        let (end, value) = fold(reader, at)?;
        (at..end, value)
    };
    let mut figure = Figure::bounded(reader, tokens, value, FigureUnit::Ratio);
    figure.change = true;
    // `tripled` is a cue itself; what it says of its own direction is sure.
    let own = if value < 1.0 {
        Direction::Down
    } else {
        Direction::Up
    };
    figure.direction = if figure.tokens.len() == 1 && fold(reader, at).is_none() {
        Some(own)
    } else {
        figure.direction.or(Some(own))
    };
    Some(figure)
}

/// `doubled`, `has more than tripled`, `to double`, `double the number`; not
/// `double-breasted`, `doubles as`.
fn verb(reader: &Reader<'_, '_>, at: usize) -> Option<f64> {
    if !reader.shape(at)?.is_word() || reader.shape(at) == Some(Shape::Upper) {
        return None;
    }
    let value = multiple(reader.verb(at)).or_else(|| multiplied(reader.word(at)))?;
    let next = reader.word(at + 1);
    if matches!(next, "down" | "as" | "up" | "over") || reader.join(at + 1) == Some(Join::Hyphen) {
        return None;
    }
    let inflected = reader.word(at) != reader.verb(at) && !reader.word(at).ends_with('s')
        || matches!(
            reader.word(at),
            "doubled" | "tripled" | "trebled" | "quadrupled" | "halved" | "quintupled"
        );
    let compared = matches!(
        next,
        "the" | "its" | "their" | "that" | "what" | "last" | "this" | "his" | "her"
    );
    let verb = matches!(reader.tag(at), Some(Tag::Verb | Tag::Past))
        && at.checked_sub(1).is_some_and(|before| {
            matches!(reader.tag(before), Some(Tag::Infinitive | Tag::Auxiliary))
                || reader.word(before) == "than"
                || matches!(reader.word(before), "nearly" | "almost" | "to")
        });
    (inflected || compared || verb).then_some(value)
}

/// `fivefold`, `five-fold`, `5-fold`, and the token behind it.
fn fold(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, f64)> {
    let (end, value) = if let Some(stem) = reader.word(at).strip_suffix("fold") {
        (at + 1, cardinal(stem).or_else(|| scale(stem))?)
    } else {
        let number = numeral(reader, at).filter(|n| n.written != Written::Article)?;
        if reader.word(number.tokens.end) != "fold" {
            return None;
        }
        (number.tokens.end + 1, number.value)
    };
    // `The appeal is twofold`: two reasons, no ratio.
    let reasons = matches!(
        reader.word_before(at, 1),
        "is" | "are" | "was" | "were" | "be" | "'s"
    ) && reader.moves(end).is_none();
    (value > 1.0 && !reasons).then_some((end, value))
}

/// Where `times` or `x` behind `number` ends, if it compares and does not tell
/// how often: `three times the size`, not `three times a week`.
pub(super) fn times(reader: &Reader<'_, '_>, number: &Numeral) -> Option<usize> {
    let at = number.tokens.end;
    if number.written == Written::Article || number.value <= 0.0 || number.value > 1e5 {
        return None;
    }
    if reader.join(at) == Some(Join::Direct) {
        let multiplies = matches!(reader.word(at), "x" | "×")
            && reader.join(at + 1) != Some(Join::Direct)
            && !matches!(reader.word(at + 1), "a" | "per" | "weekly" | "daily")
            || reader.word(at) == "x"
                && reader.shape(at + 1) == Some(Shape::Mark)
                && !reader.is_number(at + 1);
        return multiplies.then_some(at + 1);
    }
    if reader.word(at) != "times" {
        return None;
    }
    let grew = number
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| reader.moves(before).is_some());
    (grew || compares(reader, at + 1)).then_some(at + 1)
}

/// True if what begins at `at` is something to compare with.
fn compares(reader: &Reader<'_, '_>, at: usize) -> bool {
    if reader.timed(at) && !matches!(reader.word(at), "last" | "its") {
        return false;
    }
    match reader.word(at) {
        "as" | "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "bigger" | "greater"
        | "faster" | "likelier" | "what" | "its" | "their" => true,
        "the" | "that" | "this" | "last" | "his" | "her" => {
            !reader.is_time_unit(at + 1) || reader.tag(at + 2) == Some(Tag::Genitive)
        }
        _ => false,
    }
}
