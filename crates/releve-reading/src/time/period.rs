//! Quarters, halves and weeks: `Q3 2022`, `the first half of 2024`, `week 37 of
//! 2025`.

use releve_facts::When;

use super::reckon;
use super::view::{Reading, View};
use super::year;
use crate::lexicon::{CalendarWord, Unit};
use crate::segment::Join;

/// A numbered part of a year.
#[derive(Clone, Copy)]
struct Period {
    unit: Unit,
    number: i8,
}

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    if view.word(at) == Some(CalendarWord::Unit(Unit::Week)) {
        return week(view, at);
    }
    // `2022 Q3`
    if let Some(year) = year::four_digits(view, at) {
        let (period, end) = short(view, at + 1)?;
        return Reading::stated(end, when(period, year)?);
    }
    let (period, end, named) = match short(view, at) {
        Some((period, end)) => (period, end, true),
        None => {
            let (period, end) = long(view, at)?;
            (period, end, false)
        }
    };
    let in_place = if view.lower(end) == "in" {
        end + 1
    } else {
        end
    };
    if let Some(year) = year::reference(view, in_place) {
        return Some(Reading {
            end: year.end,
            when: when(period, year.year)?,
            absolute: year.absolute,
            end_of: None,
        });
    }
    bare(view, at, period, end, named)
}

fn when(period: Period, year: i16) -> Option<When> {
    match period.unit {
        Unit::Quarter => When::quarter(year, period.number).ok(),
        _ => When::half(year, period.number).ok(),
    }
}

/// `Q3`, `H1`, `1H`.
fn short(view: &View<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let lower = view.lower(at);
    if lower.len() == 1 && view.lower(at + 1) == "h" && view.join(at + 1) == Some(Join::Direct) {
        let number = lower.parse().ok().filter(|n| (1..=2).contains(n))?;
        let unit = Unit::Half;
        return Some((Period { unit, number }, at + 2));
    }
    let number = lower.get(1..)?;
    if !view.is_capital(at) || number.len() != 1 {
        return None;
    }
    let number: i8 = number.parse().ok()?;
    let unit = match (lower.as_bytes()[0], number) {
        (b'q', 1..=4) => Unit::Quarter,
        (b'h', 1..=2) => Unit::Half,
        _ => return None,
    };
    Some((Period { unit, number }, at + 1))
}

/// `third quarter`, `3rd quarter`, `first half`.
fn long(view: &View<'_, '_>, at: usize) -> Option<(Period, usize)> {
    let (number, next) = if let Some(CalendarWord::Ordinal(number)) = view.word(at) {
        (number, at + 1)
    } else {
        let ending = matches!(view.lower(at + 1), "st" | "nd" | "rd" | "th")
            && view.join(at + 1) == Some(Join::Direct);
        let digits = view
            .digits(at)
            .filter(|digits| digits.len() == 1 && ending)?;
        (digits.parse().ok()?, at + 2)
    };
    let Some(CalendarWord::Unit(unit)) = view.word(next) else {
        return None;
    };
    let parts = match unit {
        Unit::Quarter => 1..=4,
        Unit::Half => 1..=2,
        _ => return None,
    };
    let number = i8::try_from(number).ok().filter(|n| parts.contains(n))?;
    Some((Period { unit, number }, next + 1))
}

/// Without a year: the last such period that had ended on the day of
/// publication, for who reports a quarter has seen its end.
fn bare(
    view: &View<'_, '_>,
    at: usize,
    period: Period,
    end: usize,
    named: bool,
) -> Option<Reading> {
    let published = view.published?;
    let of_year = view.lower(end) == "of"
        && view.lower(end + 1) == "the"
        && view.word(end + 2) == Some(CalendarWord::Unit(Unit::Year));
    let fiscal = view.lower(end).starts_with("fy") || view.lower(end) == "fiscal";
    if fiscal || view.lower(end) == "of" && !of_year {
        return None;
    }
    // `in the third quarter`, `for its first half`, `Q3`
    let led = (1..=2).any(|back| {
        at.checked_sub(back)
            .is_some_and(|at| view.word(at) == Some(CalendarWord::Lead) || view.lower(at) == "for")
    });
    // `third-quarter revenue`
    let compound = view.join(end - 1) == Some(Join::Hyphen);
    if !(led || compound || named && period.unit == Unit::Quarter) {
        return None;
    }
    let year = published.year();
    let when = if view.is_ahead(at) {
        [year, year + 1]
            .into_iter()
            .filter_map(|year| when(period, year))
            .find(|when| when.end() >= published)
    } else {
        [year, year - 1]
            .into_iter()
            .filter_map(|year| when(period, year))
            .find(|when| when.end() <= published)
    };
    Reading::reckoned(if of_year { end + 3 } else { end }, when?)
}

/// `week 37 of 2025`, `week 37, 2025`.
fn week(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let digits = view.digits(at + 1).filter(|digits| digits.len() <= 2)?;
    let number: i8 = digits.parse().ok()?;
    let year = year::reference(view, at + 2)?;
    let when = format!("{:04}-W{number:02}", year.year).parse().ok()?;
    Some(Reading {
        end: year.end,
        when,
        absolute: year.absolute,
        end_of: None,
    })
}

/// The unit moved from the day of publication; used by relative expressions.
pub(super) fn shifted(view: &View<'_, '_>, unit: Unit, shift: i8) -> Option<When> {
    reckon::unit(view.published?, unit, i32::from(shift))
}
