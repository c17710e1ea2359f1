//! Stretches of several months: `the three months to September 2025`, `between March and
//! June`. A quarter, a half and a year have a label; of any other stretch both ends are
//! known and neither is its time.

use releve_facts::When;

use super::month::{month, year_of_month};
use super::view::{Reading, View};
use super::{End, TimeMention, longest, year};
use crate::lexicon::{CalendarWord, Unit};
use crate::segment::Join;

/// `three months to September 2025`, `the half-year ended 31 December`, `the year to the
/// end of March`.
pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let (months, next) = length(view, at)?;
    let mut place = match view.lower(next) {
        "to" | "through" | "until" | "till" | "ended" | "ending" => next + 1,
        "up" if view.lower(next + 1) == "to" => next + 2,
        _ => return None,
    };
    if matches!(view.lower(place), "on" | "in") {
        place += 1;
    }
    let last_days = view.lower(place) == "the" && view.lower(place + 1) == "end";
    if last_days {
        place += 2 + usize::from(view.lower(place + 2) == "of");
    }
    // No stretch ends with another: `year to year to …` would be read to its end, again and
    // again.
    if length(view, place).is_some() {
        return None;
    }
    let last = longest(view, place).or_else(|| bare_month(view, place))?;
    let label = last.when.label().len();
    if !matches!(label, 7 | 10) {
        return None;
    }
    // A stretch that ends with a month's last days is of whole months.
    let whole = last_days || label == 7 || last.when.end().day() >= 28;
    let when = months.filter(|_| whole).and_then(|months| {
        let (year, month) = (last.when.end().year(), last.when.end().month());
        match months {
            3 if month % 3 == 0 => When::quarter(year, month / 3).ok(),
            6 if month % 6 == 0 => When::half(year, month / 6).ok(),
            12 if month == 12 => When::year(year).ok(),
            _ => None,
        }
    });
    Some(Reading {
        end_of: when.is_none().then_some(End::Last),
        when: when.unwrap_or(last.when),
        ..last
    })
}

/// `to October`, which without a year is no time by itself.
fn bare_month(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let (number, end) = month(view, at).filter(|_| view.is_capital(at))?;
    let (year, absolute) = year_of_month(view, at, number, end)?;
    Some(Reading {
        end,
        when: When::month(year, number).ok()?,
        absolute,
        end_of: None,
    })
}

/// How many months a stretch is long, where it is whole months: `three months`, `the
/// quarter`, `the half-year`, `the year`; of `13 weeks` no month tells.
fn length(view: &View<'_, '_>, at: usize) -> Option<(Option<i8>, usize)> {
    let number: Option<i8> = match view.word(at) {
        Some(CalendarWord::Number(number)) => i8::try_from(number).ok(),
        Some(CalendarWord::Unit(unit)) => {
            let hyphen = view.join(at + 1) == Some(Join::Hyphen);
            return match unit {
                // Of `the years to 2024` nothing tells how many.
                Unit::Quarter => Some(((view.lower(at) == "quarter").then_some(3), at + 1)),
                Unit::Half if view.lower(at + 1) == "year" => Some((Some(6), at + 2)),
                Unit::Half => Some((Some(6), at + 1)),
                Unit::Year if !hyphen => Some(((view.lower(at) == "year").then_some(12), at + 1)),
                _ => None,
            };
        }
        _ => view.digits(at)?.parse().ok(),
    };
    match view.word(at + 1)? {
        CalendarWord::Unit(Unit::Month) => Some((number, at + 2)),
        CalendarWord::Unit(Unit::Quarter) => Some((number.and_then(|n| n.checked_mul(3)), at + 2)),
        CalendarWord::Unit(Unit::Year) => Some((number.and_then(|n| n.checked_mul(12)), at + 2)),
        CalendarWord::Unit(Unit::Week) => Some((None, at + 2)),
        _ => None,
    }
}

/// `between January and June`, `from April to June 2024`, `April–June`: a half or a quarter
/// of the year, from its first day to its last. Other stretches of months have no label.
pub(super) fn of_months(view: &View<'_, '_>, at: usize, first: i8, end: usize) -> Option<Reading> {
    if !view.is_capital(at) || !is_linked(view, at, end) {
        return None;
    }
    let place = end + usize::from(view.join(end) != Some(Join::Hyphen));
    let (last, next) = month(view, place).filter(|_| view.is_capital(place))?;
    let (year, absolute) = year_of_month(view, at, first, end)?;
    let when = match (first, last) {
        (1 | 7, _) if last == first + 5 => When::half(year, (first + 5) / 6),
        (1 | 4 | 7 | 10, _) if last == first + 2 => When::quarter(year, (first + 2) / 3),
        (1, 12) => When::year(year),
        _ => return None,
    };
    Some(Reading {
        end: year::reference(view, next).map_or(next, |year| year.end),
        when: when.ok()?,
        absolute,
        end_of: None,
    })
}

/// True where the word behind a time makes it the first end of a stretch.
fn is_linked(view: &View<'_, '_>, start: usize, end: usize) -> bool {
    let link = view.lower(end);
    match view.lower_before(start) {
        "between" => link == "and",
        "from" => matches!(link, "to" | "until" | "till" | "through" | "–" | "—"),
        _ => matches!(link, "–" | "—") || view.join(end) == Some(Join::Hyphen),
    }
}

/// Which end of a stretch without a label a time is, if one of a month or a day is
/// linked to another.
pub(super) fn end_of(
    view: &View<'_, '_>,
    start: usize,
    reading: &Reading,
    before: Option<&TimeMention>,
) -> Option<End> {
    let dated =
        |label: &str| matches!(label.len(), 7 | 10) && !label.contains(['Q', 'H', 'W', '/']);
    if !dated(reading.when.label()) {
        return None;
    }
    let follows = before.is_some_and(|before| {
        before.end_of == Some(End::First)
            && (before.tokens.end == start || before.tokens.end + 1 == start)
    });
    if follows || follows_untold(view, start) {
        return Some(End::Last);
    }
    let next = reading.end + usize::from(view.join(reading.end) != Some(Join::Hyphen));
    let other = || {
        month(view, next).is_some() && view.is_capital(next)
            || longest(view, next).is_some_and(|last| dated(last.when.label()))
    };
    (is_linked(view, start, reading.end) && other()).then_some(End::First)
}

/// `(May–July 2025)`, `between 1 May and 30 June 2025`: the first end is no time by itself.
fn follows_untold(view: &View<'_, '_>, start: usize) -> bool {
    let link = view.lower_before(start);
    let dash = matches!(link, "–" | "—");
    let hyphen = view.join(start) == Some(Join::Hyphen);
    let linked = dash || matches!(link, "and" | "to" | "until" | "till" | "through");
    let Some(first) = start.checked_sub(if hyphen { 1 } else { 2 }) else {
        return false;
    };
    let opened = (1..=3).any(|back| {
        let lead = first.checked_sub(back).map_or("", |at| view.lower(at));
        matches!(lead, "between" | "from")
    });
    (hyphen || linked)
        && (hyphen || dash || opened)
        && month(view, first).is_some()
        && view.is_capital(first)
}
