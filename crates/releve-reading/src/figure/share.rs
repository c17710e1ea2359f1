//! Parts of a whole: `a third`, `three quarters of them`, `one in three`; and
//! which percents are only rhetoric.

use std::ops::Range;

use super::number::{Numeral, Written, numeral};
use super::quantity::{Quantity, is_whole};
use super::reader::Reader;
use super::word::{cardinal, part, parts, scale};
use super::{Figure, FigureUnit};
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// A share that is said without `percent`.
pub(super) fn share(reader: &Reader<'_, '_>, at: usize) -> Option<Figure> {
    let (tokens, value) = one_in_three(reader, at).or_else(|| fraction(reader, at))?;
    let figure = Figure::bounded(reader, tokens, 100.0 * value, FigureUnit::Percent);
    is_whole(reader, &figure.tokens).then_some(figure)
}

/// `one in three`, `nine out of ten`
fn one_in_three(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    let first = small(reader, at)?;
    let middle = first.tokens.end;
    let dashed = reader.join(middle) == Some(Join::Hyphen);
    let second = match (reader.word(middle), reader.word(middle + 1)) {
        ("in", _) if !dashed => middle + 1,
        ("in", "every") => middle + 2,
        ("out", "of") => middle + 2,
        _ => return None,
    };
    let second = if reader.word(second) == "every" {
        second + 1
    } else {
        second
    };
    let second = small(reader, second)?;
    let end = second.tokens.end;
    // `in one in five years`, `4 out of 5 stars`
    let other = reader.is_time_unit(end) || matches!(reader.word(end), "star" | "stars" | "for");
    (first.value < second.value && !other).then(|| (at..end, first.value / second.value))
}

fn small(reader: &Reader<'_, '_>, at: usize) -> Option<Numeral> {
    numeral(reader, at).filter(|n| {
        n.value.fract() == 0.0
            && (1.0..=1000.0).contains(&n.value)
            && !matches!(n.written, Written::Article | Written::Grouped)
            && !reader.attached(n.tokens.end)
    })
}

/// `a third`, `two-thirds`, `half of`, where a share is meant.
fn fraction(reader: &Reader<'_, '_>, at: usize) -> Option<(Range<usize>, f64)> {
    if reader.named(at) || reader.join(at) == Some(Join::Hyphen) {
        return None;
    }
    let word = reader.word(at);
    let (end, count, divisor, plural) = if word == "half" {
        (at + 1, 1.0, 2.0, false)
    } else if matches!(word, "a" | "one") {
        (at + 2, 1.0, part(reader.word(at + 1))?, false)
    } else {
        let count = cardinal(word).filter(|n| (2.0..=9.0).contains(n))?;
        (at + 2, count, parts(reader.word(at + 1))?, true)
    };
    if reader.timed(end - 1) || reader.named(end - 1) || count >= divisor {
        return None;
    }
    let quarters = matches!(reader.word(end - 1), "quarter" | "quarters");
    let next = reader.word(end);
    let of_whole = next == "of" && !of_time_or_number(reader, end + 1);
    // `half the audience`; `half the time` is a way of speaking.
    let half_the = word == "half"
        && matches!(
            next,
            "the" | "its" | "their" | "all" | "those" | "these" | "our"
        )
        && reader.join(end) == Some(Join::Space)
        && !reader.is_time_unit(end + 1)
        && !matches!(
            reader.word(end + 1),
            "time" | "battle" | "fun" | "point" | "story" | "charm" | "work" | "joy"
        );
    let compared = matches!(
        next,
        "more" | "less" | "fewer" | "higher" | "lower" | "cheaper" | "off" | "above" | "below"
    ) && word != "half";
    let before = match reader.word_before(at, 1) {
        "about" | "around" | "nearly" | "almost" | "over" | "roughly" | "than" | "some"
        | "least" => {
            let back = if matches!(reader.word_before(at, 1), "than" | "least") {
                3
            } else {
                2
            };
            at.checked_sub(back)
        }
        _ => at.checked_sub(1),
    };
    let noun = matches!(
        reader.tag(end),
        Some(Tag::Noun | Tag::Name | Tag::Adjective)
    ) && reader.shape(end).is_some_and(Shape::is_word);
    // `go up half a size`
    let moved = !noun
        && !matches!(next, "a" | "an")
        && before.is_some_and(|before| {
            matches!(reader.word(before), "by" | "up" | "down") && word != "half"
                || matches!(reader.word(before), "by" | "down") && word == "half"
                || reader.moves(before).is_some()
        });
    let counted = plural && !quarters && reader.join(end) != Some(Join::Hyphen);
    (of_whole || half_the || compared || moved || counted).then(|| (at..end, count / divisor))
}

/// `a quarter of an hour`, `half of 2024`, `a quarter of a million`
fn of_time_or_number(reader: &Reader<'_, '_>, at: usize) -> bool {
    let article = matches!(
        reader.word(at),
        "a" | "an" | "the" | "this" | "last" | "that"
    );
    let head = if article { at + 1 } else { at };
    reader.timed(at)
        || reader.timed(head)
        || reader.is_time_unit(head)
        || scale(reader.word(head)).is_some() && reader.word(at) != "the"
        || reader.is_number(at) && reader.surface(at).len() == 4
}

/// False for percents that only say `wholly`: `100 percent obsessed`, `a
/// hundred percent wool`.
pub(super) fn is_stated(reader: &Reader<'_, '_>, whole: &Quantity, figure: &Figure) -> bool {
    if !is_whole(reader, &whole.tokens) {
        return false;
    }
    let round = whole.value >= 100.0 && (whole.value % 100.0 == 0.0 || whole.value == 110.0);
    if !round || figure.change || figure.value_to.is_some() {
        return true;
    }
    let end = whole.tokens.end;
    let told = figure.bound.is_some() && whole.value > 110.0
        || reader.word(end) == "of" && whole.number.written == Written::Digits;
    let moved = (reader.sentence.start..whole.tokens.start)
        .rev()
        .take(6)
        .any(|at| reader.moves(at).is_some());
    told || moved
        || whole.value > 110.0
            && whole.number.written == Written::Digits
            && !matches!(reader.tag(end), Some(Tag::Adjective | Tag::Past))
}
