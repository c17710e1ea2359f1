//! Which calendar dates lie on.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::error::{Kind, name};
use crate::{Calendar, Error};

impl Calendar {
    /// The calendar that dates lie on; they may be in any order, repeated, and
    /// leave gaps. What most distances say decides, and every date has to fit:
    ///
    /// - most of them one to three days: daily (working days are days with gaps);
    /// - one weekday, at least one distance below four weeks: weekly;
    /// - the first day of months: monthly, or quarterly where all distances are
    ///   multiples of three months and each is the first of a quarter.
    ///
    /// # Errors
    ///
    /// Fewer than two different dates; dates a year apart; a date that does not
    /// fit the others, whose place [`Error::index`] tells.
    pub fn detect(dates: &[Date]) -> Result<Self, Error> {
        let mut sorted = dates.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        if sorted.len() < 2 {
            return Err(Error::new(if sorted.is_empty() {
                Kind::NoDates
            } else {
                Kind::OneDate
            }));
        }
        let mut days: Vec<i64> = sorted
            .windows(2)
            .map(|pair| {
                Self::Daily
                    .containing(pair[1])
                    .since(Self::Daily.containing(pair[0]))
            })
            .collect();
        let regular_weeks = days.iter().all(|days| days % 7 == 0);
        days.sort_unstable();
        let (least, middle) = (days[0], days[days.len() / 2]);
        if sorted.iter().all(|date| date.day() == 1) && least >= 28 {
            return Ok(if least < 88 || sorted.iter().any(|d| d.month() % 3 != 1) {
                if least >= 360 {
                    return Err(Error::new(Kind::Yearly));
                }
                Self::Monthly
            } else if least >= 360 {
                return Err(Error::new(Kind::Yearly));
            } else {
                Self::Quarterly
            });
        }
        if regular_weeks {
            return Ok(Self::Weekly(sorted[0].weekday()));
        }
        if middle <= 3 {
            return Ok(Self::Daily);
        }
        if middle >= 360 {
            return Err(Error::new(Kind::Yearly));
        }
        Err(offender(dates, middle))
    }
}

/// The first date, as given, that does not do as most of them do.
fn offender(dates: &[Date], middle: i64) -> Error {
    let (fits, expected): (Box<dyn Fn(Date) -> bool>, String) = if (5..=14).contains(&middle) {
        let weekday = commonest(dates.iter().map(|d| d.weekday().to_monday_zero_offset()));
        (
            Box::new(move |date| date.weekday().to_monday_zero_offset() == weekday),
            format!(
                "a {}",
                Weekday::from_monday_zero_offset(weekday).map_or("weekday", name)
            ),
        )
    } else {
        (
            Box::new(|date| date.day() == 1),
            "the first of a month".to_owned(),
        )
    };
    let found = dates.iter().position(|date| !fits(*date)).unwrap_or(0);
    Error::new(Kind::Irregular {
        date: dates[found],
        index: found,
        expected,
        mixed: are_mixed(dates),
    })
}

/// Whether all dates are of weeks or of months, at least two of each alone.
fn are_mixed(dates: &[Date]) -> bool {
    let off = dates.iter().filter(|date| date.day() != 1);
    let weekday = commonest(off.map(|date| date.weekday().to_monday_zero_offset()));
    let of_weeks = |date: &&Date| date.weekday().to_monday_zero_offset() == weekday;
    let (weeks, others): (Vec<&Date>, Vec<&Date>) = dates.iter().partition(of_weeks);
    let alone = weeks.iter().filter(|date| date.day() != 1).count();
    alone >= 2 && others.len() >= 2 && others.iter().all(|date| date.day() == 1)
}

fn commonest(values: impl Iterator<Item = i8>) -> i8 {
    let mut counts: BTreeMap<i8, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(value, count)| (*count, -i16::from(*value)))
        .map_or(0, |(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn calendars_of_dates() {
        let monday = Calendar::Weekly(Weekday::Monday);
        for (dates, expected) in [
            (vec![date(2024, 1, 1), date(2024, 1, 2)], Calendar::Daily),
            // Working days.
            (
                vec![date(2024, 1, 4), date(2024, 1, 5), date(2024, 1, 8)],
                Calendar::Daily,
            ),
            // Unsorted, repeated, with a gap.
            (
                vec![
                    date(2024, 1, 22),
                    date(2024, 1, 1),
                    date(2024, 1, 8),
                    date(2024, 1, 8),
                ],
                monday,
            ),
            // Two firsts of a month that happen to be Thursdays.
            (vec![date(2024, 2, 1), date(2024, 3, 1)], Calendar::Monthly),
            (vec![date(2023, 2, 1), date(2023, 3, 1)], Calendar::Monthly),
            (
                vec![date(2023, 1, 1), date(2023, 4, 1), date(2024, 1, 1)],
                Calendar::Quarterly,
            ),
            (vec![date(2023, 2, 1), date(2023, 5, 1)], Calendar::Monthly),
        ] {
            assert_eq!(Calendar::detect(&dates).unwrap(), expected, "{dates:?}");
        }
    }

    #[test]
    fn dates_without_a_calendar_name_the_offender() {
        let dates = [
            date(2024, 1, 1),
            date(2024, 1, 8),
            date(2024, 1, 16),
            date(2024, 1, 22),
            date(2024, 1, 29),
        ];
        let error = Calendar::detect(&dates).unwrap_err();
        assert_eq!(error.index(), Some(2));
        assert!(
            error.to_string().starts_with(
                "the dates lie on no calendar: `2024-01-16` (Tuesday) stands where a Monday was expected"
            ),
            "{error}"
        );
        let mixed = [(1, 1), (1, 8), (1, 15), (2, 1), (3, 1), (4, 1)];
        let mixed = mixed.map(|(month, day)| date(2024, month, day));
        let error = Calendar::detect(&mixed).unwrap_err().to_string();
        assert!(
            error.ends_with("of weeks and some of months, which belong in two files"),
            "{error}"
        );
        let months = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 4)];
        assert_eq!(Calendar::detect(&months).unwrap_err().index(), Some(2));
        for few in [&[][..], &[date(2024, 1, 1)], &[date(2024, 1, 1); 3]] {
            assert!(Calendar::detect(few).unwrap_err().is_calendar());
        }
        let years = [date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)];
        assert!(Calendar::detect(&years).is_err());
    }
}
