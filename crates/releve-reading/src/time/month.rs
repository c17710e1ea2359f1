//! Months with and without a year: `September 2025`, `Sept. ’24`, `in March`,
//! `that February`.

use releve_facts::When;

use super::reckon;
use super::view::{Reading, View};
use super::{stretch, year};
use crate::lexicon::{CalendarWord, Classes};
use crate::segment::{Join, Shape};

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    match view.word(at)? {
        CalendarWord::Month(_) => {}
        CalendarWord::Back => return back(view, at),
        CalendarWord::Shift(shift) => return shifted(view, at, shift),
        _ => return None,
    }
    let (month, end) = month(view, at)?;
    if let Some(whole) = stretch::of_months(view, at, month, end) {
        return Some(whole);
    }
    if let Some(year) = year::reference(view, end) {
        let when = When::month(year.year, month).ok()?;
        return Some(Reading {
            end: year.end,
            when,
            absolute: year.absolute,
            end_of: None,
        });
    }
    if !is_placed(view, at) {
        return None;
    }
    let (year, absolute) = year_of_month(view, at, month, end)?;
    Some(Reading {
        end: short_of_stop(view, at, end),
        when: When::month(year, month).ok()?,
        absolute,
        end_of: None,
    })
}

/// A month's name and the full stop of its short form.
///
/// `may`, `march` and `august` are other words where no capital says otherwise.
pub(super) fn month(view: &View<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let Some(CalendarWord::Month(month)) = view.word(at) else {
        return None;
    };
    let other = Classes::AUXILIARY
        .with(Classes::VERB)
        .with(Classes::ADJECTIVE);
    if !view.is_capital(at) && view.text.can_be(at, other) {
        return None;
    }
    let stop = view.surface(at + 1) == "."
        && view.join(at + 1) == Some(Join::Direct)
        && view.surface(at).len() <= 4
        && view.lower(at) != "may";
    Some((month, if stop { at + 2 } else { at + 1 }))
}

/// A full stop that may end the sentence is none of the month's.
fn short_of_stop(view: &View<'_, '_>, at: usize, end: usize) -> usize {
    if view.is_word(end) && view.shape(end) == Some(Shape::Lower) {
        end
    } else {
        at + 1
    }
}

/// A bare month is a time behind a preposition, `early`, or another month.
fn is_placed(view: &View<'_, '_>, at: usize) -> bool {
    if !view.is_capital(at) {
        return false;
    }
    let Some(before) = view.before(at) else {
        return false;
    };
    let name_follows = view.is_capital(at + 1) && view.join(at + 1) == Some(Join::Space);
    match view.word(before) {
        // `by April Jones`, `from June Ambrose` are names.
        Some(CalendarWord::Lead) => {
            !(name_follows && matches!(view.lower(before), "by" | "from" | "of" | "between"))
        }
        Some(CalendarWord::Part) => true,
        _ if view.lower(before) == "before" => !name_follows,
        _ => {
            let joined = matches!(
                view.lower(before),
                "and" | "to" | "or" | "until" | "through" | "–" | "—" | "," | "/"
            ) || view.join(at) == Some(Join::Hyphen);
            let reach = if view.join(at) == Some(Join::Hyphen) {
                at
            } else {
                before
            };
            let follows_month = view.anchor().is_some_and(|last| {
                last.tokens.end == reach
                    && last.when.label().len() == 7
                    && view
                        .word(last.tokens.end - 1)
                        .is_some_and(|word| matches!(word, CalendarWord::Month(_)))
            });
            joined && follows_month && !name_follows
        }
    }
}

/// The year of a month without one, and whether the text states it.
pub(super) fn year_of_month(
    view: &View<'_, '_>,
    at: usize,
    month: i8,
    end: usize,
) -> Option<(i16, bool)> {
    // `between May and July 2024`, `January, February and March 2024`
    if let Some((later, next, ahead)) = joined_month(view, end) {
        let year = match year::reference(view, next) {
            Some(year) => Some((year.year, year.absolute)),
            None if ahead < LIST => year_of_month(view, at + ahead, later, next),
            None => None,
        };
        if let Some((year, absolute)) = year {
            return Some((if month > later { year - 1 } else { year }, absolute));
        }
    }
    // `released in January 2024 and shown in March`
    if let Some(last) = view.anchor_in_sentence(at)
        && last.absolute
        && (view.published.is_none() || at - last.tokens.end <= NEAR)
        && matches!(last.when.label().len(), 7 | 10)
        && !last.when.label().contains(['Q', 'H', '/'])
    {
        let (year, other) = (last.when.start().year(), last.when.start().month());
        let year = if month < other && follows(view, at) {
            year + 1
        } else {
            year
        };
        return Some((year, true));
    }
    let published = view.published?;
    Some((
        reckon::month_named(published, month, view.is_ahead(at)),
        false,
    ))
}

/// How far behind a month with a year one without still shares it, where the
/// day of publication could give another.
const NEAR: usize = 8;

/// How many tokens a list of months may run on.
const LIST: usize = 4;

/// The next month of a list or range: its number, its end, its distance.
fn joined_month(view: &View<'_, '_>, end: usize) -> Option<(i8, usize, usize)> {
    let place = if view.join(end) == Some(Join::Hyphen) {
        end
    } else {
        let link = view.lower(end);
        if !matches!(
            link,
            "and" | "to" | "or" | "until" | "through" | "–" | "—" | "," | "/"
        ) {
            return None;
        }
        if link == "," && view.lower(end + 1) == "and" {
            end + 2
        } else {
            end + 1
        }
    };
    let (number, next) = month(view, place).filter(|_| view.is_capital(place))?;
    Some((number, next, place + 1 - end))
}

/// The month stands at the far end of `from January`, `between January and`.
fn follows(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.lower_before(at), "to" | "and" | "until" | "–" | "—")
        || view.join(at) == Some(Join::Hyphen)
}

/// `this September 2025`, `last September`, `next March`.
fn shifted(view: &View<'_, '_>, at: usize, shift: i8) -> Option<Reading> {
    let past = shift == 0 && view.word(at + 1) == Some(CalendarWord::Past);
    let place = if past { at + 2 } else { at + 1 };
    let (month, end) = month(view, place).filter(|_| view.is_capital(place))?;
    if let Some(year) = year::reference(view, end).filter(|year| year.absolute) {
        return Reading::stated(year.end, When::month(year.year, month).ok()?);
    }
    let published = view.published?;
    let year = if past {
        reckon::month_named(published, month, false)
    } else {
        reckon::month_shifted(published, month, shift)
    };
    Reading::reckoned(place + 1, When::month(year, month).ok()?)
}

/// `that February`, `the same month`: of the year named before.
fn back(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let anchor = view.anchor()?;
    let (month, _) = month(view, at + 1).filter(|_| view.is_capital(at + 1))?;
    let year = reckon::year_of(&anchor.when);
    Some(Reading {
        end: at + 2,
        when: When::month(year, month).ok()?,
        absolute: anchor.absolute,
        end_of: None,
    })
}
