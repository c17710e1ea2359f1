//! Dates in digits: `2025-09-12`, `25/12/2024`, `09/2025`.

use jiff::civil::Date;
use releve_facts::When;

use super::view::{Reading, View};
use super::year::{four_digits, stands_behind};
use crate::segment::{Join, Shape};

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let continues = view.join(at) == Some(Join::Hyphen)
        || view.join(at) == Some(Join::Direct)
            && !matches!(
                view.lower_before(at),
                "(" | "[" | "“" | "\"" | "|" | "–" | "—" | ":"
            );
    if view.shape(at) != Some(Shape::Number) || continues {
        return None;
    }
    if let Some(when) = dotted(view.surface(at)) {
        return Reading::stated(at + 1, when);
    }
    let second = part(view, at)?;
    if let Some(third) = part(view, second) {
        // A fourth group is no date but a number of something.
        if part(view, third).is_some() {
            return None;
        }
        let fields = [at, second, third].map(|at| view.digits(at).unwrap_or(""));
        return Reading::stated(third + 1, When::day(day(fields)?));
    }
    if !stands_behind(view, second) {
        return None;
    }
    // `09/2025`; `2025-09`, unless it may be a range of years (`2005-09`).
    if let (Some(month), Some(year)) = (small(view, at), four_digits(view, second)) {
        return Reading::stated(second + 1, When::month(year, month).ok()?);
    }
    let year = four_digits(view, at)?;
    let month = small(view, second).filter(|_| view.surface(second).len() == 2)?;
    (i16::from(month) <= year % 100)
        .then(|| When::month(year, month).ok())
        .flatten()
        .and_then(|when| Reading::stated(second + 1, when))
}

fn small(view: &View<'_, '_>, at: usize) -> Option<i8> {
    view.digits(at)
        .filter(|digits| digits.len() <= 2)
        .and_then(|digits| digits.parse().ok())
}

/// The next group of digits behind a hyphen or a slash.
fn part(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let next = at + 1;
    if view.join(next) == Some(Join::Hyphen) {
        return view.digits(next).map(|_| next);
    }
    let slash = view.surface(next) == "/" && view.join(next) == Some(Join::Direct);
    (slash && view.join(next + 1) == Some(Join::Direct))
        .then(|| view.digits(next + 1).map(|_| next + 1))
        .flatten()
}

/// `25.12.2024` is one token.
fn dotted(surface: &str) -> Option<When> {
    let mut fields = surface.split('.');
    let fields = [fields.next()?, fields.next()?, fields.next()?];
    let whole = surface.len() == fields.iter().map(|field| field.len()).sum::<usize>() + 2;
    whole.then(|| day(fields)).flatten().map(When::day)
}

/// Year first, or the year last and only one of the others fit for a month.
fn day(fields: [&str; 3]) -> Option<Date> {
    let digits = |field: &str| field.len() <= 2 && field.bytes().all(|b| b.is_ascii_digit());
    let number = |field: &str| field.parse::<i16>().ok();
    let date = |year: i16, month: i16, day: i16| Date::new(year, month as i8, day as i8).ok();
    let [a, b, c] = fields;
    let year = |field: &str| {
        (field.len() == 4)
            .then(|| number(field))
            .flatten()
            .filter(|year| (1700..=2099).contains(year))
    };
    if let Some(year) = year(a) {
        return (digits(b) && digits(c)).then(|| date(year, number(b)?, number(c)?))?;
    }
    let year = year(c)?;
    if !(digits(a) && digits(b)) {
        return None;
    }
    let (a, b) = (number(a)?, number(b)?);
    match (a, b) {
        _ if a == b => date(year, a, b),
        (13.., _) => date(year, b, a),
        (_, 13..) => date(year, a, b),
        _ => None,
    }
}
