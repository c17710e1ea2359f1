//! Days by month and by weekday: `12 September 2025`, `March 6`, `on Tuesday`.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use releve_facts::When;

use super::month::month;
use super::reckon;
use super::view::{Reading, View};
use super::year;
use crate::lexicon::{CalendarWord, Unit};
use crate::segment::Join;
use crate::tag::Tag;

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let reading = match view.word(at) {
        Some(CalendarWord::Month(_)) => month_first(view, at),
        Some(CalendarWord::Weekday(day)) => with_weekday(view, at).or_else(|| on(view, at, day)),
        Some(CalendarWord::Shift(shift)) => shifted(view, at, shift),
        Some(CalendarWord::Day(steps)) => relative(view, at, steps),
        _ => day_first(view, at),
    }?;
    // `the week of 8 September`
    if of_week(view, at) {
        return Some(Reading {
            when: When::week_of(reading.when.start()),
            ..reading
        });
    }
    Some(reading)
}

fn of_week(view: &View<'_, '_>, at: usize) -> bool {
    let mut back = at;
    for _ in 0..2 {
        let Some(before) = view.before(back) else {
            return false;
        };
        if view.word(before) == Some(CalendarWord::Unit(Unit::Week)) {
            return back < at;
        }
        if !matches!(
            view.lower(before),
            "of" | "ending" | "beginning" | "commencing" | "starting" | "from"
        ) {
            return false;
        }
        back = before;
    }
    view.word_before(back) == Some(CalendarWord::Unit(Unit::Week))
}

/// `12`, `12th`, and the end.
fn day_number(view: &View<'_, '_>, at: usize) -> Option<(i8, usize)> {
    let digits = view.digits(at).filter(|digits| digits.len() <= 2)?;
    let day: i8 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let next = at + 1;
    if view.join(next) == Some(Join::Direct) {
        if matches!(view.lower(next), "st" | "nd" | "rd" | "th") {
            return Some((day, next + 1));
        }
        if !year::stands_behind(view, at) {
            return None;
        }
    }
    Some((day, next))
}

/// The end of a span of days (`12–15`, `12 and 13`) whose first ends at `end`.
fn span(view: &View<'_, '_>, end: usize) -> usize {
    let place = if view.join(end) == Some(Join::Hyphen) {
        end
    } else if matches!(view.lower(end), "–" | "—" | "to" | "and" | "/") {
        end + 1
    } else {
        return end;
    };
    day_number(view, place).map_or(end, |(_, end)| end)
}

/// `12 September 2025`, `the 12th of September`, `12–15 September 2025`.
fn day_first(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let (day, end) = day_number(view, at)?;
    if matches!(view.join(at), Some(Join::Direct | Join::Hyphen))
        && !matches!(view.lower_before(at), "(" | "[" | "|" | "–" | "—" | "•")
    {
        return None;
    }
    [end, span(view, end)].into_iter().find_map(|end| {
        let place = if view.lower(end) == "of" {
            end + 1
        } else {
            end
        };
        let (month, end) = month(view, place)?;
        finish(view, day, month, place, end)
    })
}

/// `September 12, 2025`, `Sept. 12th`, `March 6–9, 2024`.
fn month_first(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let (month, place) = month(view, at)?;
    let place = if view.lower(place) == "the" {
        place + 1
    } else {
        place
    };
    let (day, end) = day_number(view, place)?;
    if view.join(place) != Some(Join::Space) && view.surface(place - 1) != "." {
        return None;
    }
    let stated = [span(view, end), end].into_iter().find_map(|end| {
        let year = year::reference(view, end).filter(|year| year.absolute)?;
        let date = Date::new(year.year, month, day).ok()?;
        Reading::stated(year.end, When::day(date))
    });
    if stated.is_some() {
        return stated;
    }
    // `in September 12 brands showed` and `March 20 pairs` name no day.
    let counts = view.lower_before(at) == "in"
        || view.word(end) == Some(CalendarWord::Counted)
        || view.is_word(end)
            && view.text.tokens[end].tag == Tag::Noun
            && end == place + 1
            && view.lower_before(at) != "on";
    if counts || !view.is_capital(at) {
        return None;
    }
    let date = reckon::nearest(view.published?, month, day)?;
    Reading::reckoned(span(view, end), When::day(date))
}

fn finish(view: &View<'_, '_>, day: i8, month: i8, place: usize, end: usize) -> Option<Reading> {
    if let Some(year) = year::reference(view, end) {
        let date = Date::new(year.year, month, day).ok()?;
        return Some(Reading {
            end: year.end,
            when: When::day(date),
            absolute: year.absolute,
            end_of: None,
        });
    }
    if !view.is_capital(place) {
        return None;
    }
    let date = reckon::nearest(view.published?, month, day)?;
    Reading::reckoned(place + 1, When::day(date))
}

/// `Monday, 12 September 2025`, `Friday, September 12`.
fn with_weekday(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let comma = view.surface(at + 1) == ",";
    let mut place = if comma { at + 2 } else { at + 1 };
    if view.lower(place) == "the" {
        place += 1;
    }
    if matches!(view.word(place), Some(CalendarWord::Month(_))) {
        month_first(view, place)
    } else {
        day_first(view, place)
    }
}

fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// The last such day up to that of publication, or the first from it on.
fn nearest_weekday(published: Date, number: i8, ahead: bool) -> Option<Date> {
    let there = weekday(number)?;
    let own = published.weekday();
    let days = if ahead {
        own.until(there)
    } else {
        -own.since(there)
    };
    published.checked_add(i64::from(days).days()).ok()
}

/// `on Tuesday`, `since Monday`.
fn on(view: &View<'_, '_>, at: usize, number: i8) -> Option<Reading> {
    if !view.is_capital(at) || view.is_capital(at + 1) && view.join(at + 1) == Some(Join::Space) {
        return None;
    }
    if !matches!(
        view.lower_before(at),
        "on" | "since" | "by" | "until" | "till" | "from"
    ) {
        return None;
    }
    let date = nearest_weekday(view.published?, number, view.is_ahead(at))?;
    Reading::reckoned(at + 1, When::day(date))
}

/// `last Tuesday`, `this Friday`, `next Monday`.
fn shifted(view: &View<'_, '_>, at: usize, shift: i8) -> Option<Reading> {
    let past = shift == 0 && view.word(at + 1) == Some(CalendarWord::Past);
    let place = if past { at + 2 } else { at + 1 };
    let Some(CalendarWord::Weekday(number)) = view.word(place) else {
        return None;
    };
    let published = view.published?;
    let date = match shift {
        -1 => nearest_weekday(published.checked_sub(1.day()).ok()?, number, false),
        1 => nearest_weekday(published.checked_add(1.day()).ok()?, number, true),
        _ => nearest_weekday(published, number, !past && view.is_ahead(place)),
    }?;
    Reading::reckoned(place + 1, When::day(date))
}

/// `yesterday`; `today` where something happened on it, for mostly the word
/// means nowadays.
fn relative(view: &View<'_, '_>, at: usize, steps: i8) -> Option<Reading> {
    let published = view.published?;
    let genitive = view.surface(at + 1).chars().count() > 1
        && view.join(at + 1) == Some(Join::Direct)
        && view.text.tokens[at + 1].tag == Tag::Genitive;
    if steps == 0 {
        let part = matches!(view.lower_before(at), "earlier" | "later");
        let past = |at: Option<usize>| {
            at.is_some_and(|at| {
                view.block.contains(&at)
                    && view.text.tokens[at].tag == Tag::Past
                    && !view
                        .before(at)
                        .is_some_and(|at| view.text.tokens[at].tag == Tag::Auxiliary)
            })
        };
        if genitive || !(part || past(view.before(at)) || past(Some(at + 1))) {
            return None;
        }
    }
    let date = published.checked_add(i64::from(steps).days()).ok()?;
    Reading::reckoned(at + 1, When::day(date))
}
