//! Arithmetic on the calendar, from the day of publication or another time.

use jiff::ToSpan;
use jiff::civil::Date;
use releve_facts::{Season, When};

use crate::lexicon::{SeasonWord, Unit};

/// The stretch of the calendar that holds `day`, moved by `steps` of its kind.
pub(super) fn unit(day: Date, unit: Unit, steps: i32) -> Option<When> {
    let year = |n: i32| i16::try_from(i32::from(day.year()) + n).ok();
    match unit {
        Unit::Day => Some(When::day(day.checked_add(steps.days()).ok()?)),
        Unit::Week => Some(When::week_of(day.checked_add(steps.weeks()).ok()?)),
        Unit::Month => {
            let (year, month) = month(day.year(), day.month(), steps)?;
            When::month(year, month).ok()
        }
        Unit::Quarter => {
            let (year, quarter) = cycle(day.year(), (day.month() - 1) / 3, 4, steps)?;
            When::quarter(year, quarter + 1).ok()
        }
        Unit::Half => {
            let (year, half) = cycle(day.year(), (day.month() - 1) / 6, 2, steps)?;
            When::half(year, half + 1).ok()
        }
        Unit::Season => {
            let (year, half) = cycle(day.year(), (day.month() - 1) / 6, 2, steps)?;
            let season = [Season::SpringSummer, Season::AutumnWinter][half as usize];
            When::season(season, year).ok()
        }
        Unit::Year => When::year(year(steps)?).ok(),
        Unit::Decade => When::decade(year(steps.checked_mul(10)?)?).ok(),
        Unit::Century => None,
    }
}

/// A month moved by `steps` months.
pub(super) fn month(year: i16, month: i8, steps: i32) -> Option<(i16, i8)> {
    let (year, month) = cycle(year, month - 1, 12, steps)?;
    Some((year, month + 1))
}

/// Position `at`, from 0, of `length` in a year, moved by `steps`.
fn cycle(year: i16, at: i8, length: i32, steps: i32) -> Option<(i16, i8)> {
    let total = (i32::from(year) * length + i32::from(at)).checked_add(steps)?;
    let year = i16::try_from(total.div_euclid(length)).ok()?;
    Some((year, total.rem_euclid(length) as i8))
}

/// The year of a month that is named without one.
///
/// Behind: the month of publication or the last such month before it. Ahead:
/// the month of publication or the first such month after it.
pub(super) fn month_named(published: Date, month: i8, ahead: bool) -> i16 {
    let year = published.year();
    match ahead {
        false if month > published.month() => year - 1,
        true if month < published.month() => year + 1,
        _ => year,
    }
}

/// The year of `last`, `this` or `next` with the name of a month.
///
/// A month that has only just ended is not yet `last September` to a writer.
pub(super) fn month_shifted(published: Date, month: i8, shift: i8) -> i16 {
    let year = published.year();
    match shift {
        -1 if month >= published.month() - 1 => year - 1,
        1 if month <= published.month() => year + 1,
        _ => year,
    }
}

/// The season of the trade that a season of the weather belongs to.
pub(super) fn season_of(word: SeasonWord) -> Season {
    match word {
        SeasonWord::Spring | SeasonWord::Summer => Season::SpringSummer,
        SeasonWord::Autumn | SeasonWord::Winter => Season::AutumnWinter,
        SeasonWord::PreFall => Season::PreFall,
        SeasonWord::Cruise => Season::Cruise,
        SeasonWord::Holiday => Season::Holiday,
    }
}

/// First month of a season of the weather, and how many months it has; a season
/// that goes over the end of a year belongs to the year in which it begins.
fn months(word: SeasonWord) -> (i8, i32) {
    match word {
        SeasonWord::Spring => (3, 3),
        SeasonWord::Summer => (6, 3),
        SeasonWord::Autumn => (9, 3),
        SeasonWord::Winter => (12, 3),
        SeasonWord::PreFall => (5, 4),
        SeasonWord::Cruise => (11, 7),
        SeasonWord::Holiday => (11, 2),
    }
}

/// The season that `last`, `this` or `next` with its name means.
///
/// `last summer` must have been over for a month: in September the summer just
/// gone is still `this summer`.
pub(super) fn season_shifted(published: Date, word: SeasonWord, shift: i8) -> Option<When> {
    let (first, length) = months(word);
    let begins = |year: i16| Date::new(year, first, 1).ok();
    let ends = |year: i16| {
        let (year, month) = month(year, first, length - 1)?;
        Some(Date::new(year, month, 1).ok()?.last_of_month())
    };
    let this = published.year();
    let year = match shift {
        -1 => {
            let long_over = |year: i16| Some(ends(year)?.checked_add(30.days()).ok()? < published);
            [this, this - 1, this - 2]
                .into_iter()
                .find(|year| long_over(*year) == Some(true))?
        }
        1 => [this, this + 1]
            .into_iter()
            .find(|year| begins(*year).is_some_and(|day| day > published))?,
        // In January `this winter` and `this holiday` began the year before.
        _ if matches!(word, SeasonWord::Winter | SeasonWord::Holiday) && published.month() <= 4 => {
            this - 1
        }
        _ => this,
    };
    // A cruise collection is named after the year in which its season ends.
    let year = if word == SeasonWord::Cruise {
        year + 1
    } else {
        year
    };
    When::season(season_of(word), year).ok()
}

/// The last season of that name that has begun: `this past summer`.
pub(super) fn season_past(published: Date, word: SeasonWord) -> Option<When> {
    let (first, _) = months(word);
    let year = if Date::new(published.year(), first, 1).ok()? <= published {
        published.year()
    } else {
        published.year() - 1
    };
    let year = if word == SeasonWord::Cruise {
        year + 1
    } else {
        year
    };
    When::season(season_of(word), year).ok()
}

/// The day of a month and day named without a year: the nearest.
pub(super) fn nearest(published: Date, month: i8, day: i8) -> Option<Date> {
    let year = published.year();
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| Date::new(year, month, day).ok())
        .min_by_key(|date| (*date - published).get_days().abs())
}

/// The year that a time lies in; a season's is that of its name.
pub(super) fn year_of(when: &When) -> i16 {
    if when.as_season().is_some() {
        when.label()[2..].parse().unwrap_or(when.end().year())
    } else {
        when.start().year()
    }
}

/// `when` moved by `steps` of `unit`, as far as it is that precise.
pub(super) fn moved(when: &When, by: Unit, steps: i32) -> Option<When> {
    if let (Some(season), Unit::Year) = (when.as_season(), by) {
        let year = i16::try_from(i32::from(year_of(when)).checked_add(steps)?).ok()?;
        return When::season(season, year).ok();
    }
    let label = when.label();
    let own = match label.len() {
        10 => Unit::Day,
        8 => Unit::Week,
        7 if label.contains('Q') => Unit::Quarter,
        7 if label.contains('H') => Unit::Half,
        7 => Unit::Month,
        4 => Unit::Year,
        _ => return None,
    };
    let start = when.start();
    match (own, by) {
        // A year from a day is as precise as its month at best.
        (Unit::Day | Unit::Month, Unit::Year) => unit(start, Unit::Month, steps.checked_mul(12)?),
        (Unit::Quarter, Unit::Year) => unit(start, Unit::Quarter, steps.checked_mul(4)?),
        (Unit::Half, Unit::Year) => unit(start, Unit::Half, steps.checked_mul(2)?),
        (Unit::Year, Unit::Year) => unit(start, Unit::Year, steps),
        (Unit::Day | Unit::Month, Unit::Month) => unit(start, Unit::Month, steps),
        (Unit::Quarter, Unit::Quarter) => unit(start, Unit::Quarter, steps),
        (Unit::Day, Unit::Week | Unit::Day) => unit(start, by, steps),
        _ => None,
    }
}
