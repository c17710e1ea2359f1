//! Regular calendars: which dates a series has values on.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};

use crate::Error;
use crate::error::{Kind, name};

/// A regular calendar. A date of it stands for the period that begins on it.
///
/// # Example: periods are counted, dates are shown
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_series::Calendar;
///
/// let weeks = Calendar::Weekly(Weekday::Monday);
/// let period = weeks.period(date(2024, 1, 1))?;
/// assert_eq!(weeks.date(period.plus(52))?, date(2024, 12, 30));
/// assert!(weeks.period(date(2024, 1, 2)).is_err());
/// assert_eq!(weeks.season(), 52);
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Every day.
    Daily,
    /// One day a week.
    Weekly(Weekday),
    /// The first day of every month.
    Monthly,
    /// The first day of January, April, July and October.
    Quarterly,
}

/// The number of a period of a calendar: 0 is the first that begins in 1970 or
/// later, earlier ones are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(i64);

impl Period {
    /// The period with this number.
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// Its number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The period so many later; earlier where negative.
    #[must_use]
    pub const fn plus(self, periods: i64) -> Self {
        Self(self.0.saturating_add(periods))
    }

    /// How many periods lie from `earlier` to this one; negative where `earlier`
    /// is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

const EPOCH: Date = date(1970, 1, 1);

/// Days of a year of the Gregorian calendar, on average (400 years have 146,097).
const DAYS_PER_YEAR: f64 = 365.2425;

impl Calendar {
    /// The number of the period that begins on a date.
    ///
    /// # Errors
    ///
    /// Where no period of this calendar begins on it.
    pub fn period(self, date: Date) -> Result<Period, Error> {
        let period = self.containing(date);
        match self.date(period) {
            Ok(begin) if begin == date => Ok(period),
            _ => Err(Error::new(Kind::OffCalendar {
                date,
                calendar: self,
            })),
        }
    }

    /// The number of the period that a date lies in.
    pub fn containing(self, date: Date) -> Period {
        let months = || i64::from(date.year() - 1970) * 12 + i64::from(date.month() - 1);
        Period(match self {
            Self::Daily => days_since_epoch(date),
            Self::Weekly(weekday) => {
                (days_since_epoch(date) - first_of_1970(weekday)).div_euclid(7)
            }
            Self::Monthly => months(),
            Self::Quarterly => months().div_euclid(3),
        })
    }

    /// The period that a date lies in, as it is written: `2024-08-19`, `2024-08`,
    /// `2024-Q3`; of a week its first day.
    ///
    /// # Example: a quarter is no day
    ///
    /// ```
    /// use jiff::civil::date;
    /// use releve_series::Calendar;
    ///
    /// assert_eq!(Calendar::Quarterly.label(date(2024, 8, 19)), "2024-Q3");
    /// assert_eq!(Calendar::Monthly.label(date(2024, 8, 19)), "2024-08");
    /// ```
    pub fn label(self, date: Date) -> String {
        let begin = self.date(self.containing(date)).unwrap_or(date);
        match self {
            Self::Daily | Self::Weekly(_) => begin.to_string(),
            Self::Monthly => begin.strftime("%Y-%m").to_string(),
            Self::Quarterly => {
                let quarter = (begin.month() - 1) / 3 + 1;
                format!("{}-Q{quarter}", begin.strftime("%Y"))
            }
        }
    }

    /// The date on which a period begins.
    ///
    /// # Errors
    ///
    /// Where it lies beyond the years -9999 to 9999.
    pub fn date(self, period: Period) -> Result<Date, Error> {
        let beyond = || Error::new(Kind::OutOfRange);
        let days = |days: Option<i64>| {
            days.filter(|days| days.unsigned_abs() < 5_000_000)
                .and_then(|days| EPOCH.checked_add(days.days()).ok())
                .ok_or_else(beyond)
        };
        let months = |months: Option<i64>| {
            months
                .filter(|months| months.unsigned_abs() < 200_000)
                .and_then(|months| EPOCH.checked_add(months.months()).ok())
                .ok_or_else(beyond)
        };
        match self {
            Self::Daily => days(Some(period.0)),
            Self::Weekly(weekday) => days(
                period
                    .0
                    .checked_mul(7)
                    .and_then(|days| days.checked_add(first_of_1970(weekday))),
            ),
            Self::Monthly => months(Some(period.0)),
            Self::Quarterly => months(period.0.checked_mul(3)),
        }
    }

    /// Periods of one season where nothing else is asked for: 7 days, 52 weeks,
    /// 12 months, 4 quarters.
    pub fn season(self) -> usize {
        match self {
            Self::Daily => 7,
            Self::Weekly(_) => 52,
            Self::Monthly => 12,
            Self::Quarterly => 4,
        }
    }

    /// Periods that a forecast looks ahead where nothing else is asked for: a year,
    /// of days a quarter.
    pub fn ahead(self) -> usize {
        match self {
            Self::Daily => 91,
            calendar => calendar.season(),
        }
    }

    /// Periods of a year, on average: 52.18 weeks.
    pub fn per_year(self) -> f64 {
        match self {
            Self::Daily => DAYS_PER_YEAR,
            Self::Weekly(_) => DAYS_PER_YEAR / 7.0,
            Self::Monthly => 12.0,
            Self::Quarterly => 4.0,
        }
    }

    /// What one period is called: `day`, `week`, `month`, `quarter`.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Daily => "day",
            Self::Weekly(_) => "week",
            Self::Monthly => "month",
            Self::Quarterly => "quarter",
        }
    }
}

/// `daily`, `weekly (Monday)`, `monthly`, `quarterly`.
impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily => f.write_str("daily"),
            Self::Weekly(weekday) => write!(f, "weekly ({})", name(*weekday)),
            Self::Monthly => f.write_str("monthly"),
            Self::Quarterly => f.write_str("quarterly"),
        }
    }
}

fn days_since_epoch(date: Date) -> i64 {
    date.duration_since(EPOCH).as_hours() / 24
}

/// Days from 1970-01-01, a Thursday, to the first such weekday.
fn first_of_1970(weekday: Weekday) -> i64 {
    i64::from(weekday.since(Weekday::Thursday))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_of_each_calendar() {
        for (calendar, day, then, next) in [
            (Calendar::Daily, date(2024, 2, 28), 1, date(2024, 2, 29)),
            (
                Calendar::Weekly(Weekday::Sunday),
                date(1969, 12, 28),
                1,
                date(1970, 1, 4),
            ),
            (Calendar::Monthly, date(1969, 12, 1), 2, date(1970, 2, 1)),
            (Calendar::Quarterly, date(2023, 10, 1), 1, date(2024, 1, 1)),
        ] {
            let period = calendar.period(day).unwrap();
            assert_eq!(calendar.date(period.plus(then)).unwrap(), next);
        }
    }

    #[test]
    fn dates_beside_the_calendar_are_refused_by_name() {
        let error = Calendar::Weekly(Weekday::Monday)
            .period(date(2024, 1, 2))
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "`2024-01-02` (Tuesday) is no date of a weekly (Monday) calendar"
        );
        assert!(error.is_calendar());
        assert!(Calendar::Monthly.period(date(2024, 1, 2)).is_err());
        assert!(Calendar::Quarterly.period(date(2024, 2, 1)).is_err());
    }

    #[test]
    fn periods_beyond_all_years_are_errors() {
        for calendar in [
            Calendar::Daily,
            Calendar::Weekly(Weekday::Friday),
            Calendar::Monthly,
            Calendar::Quarterly,
        ] {
            for number in [i64::MIN, i64::MAX, 200_000 * 365] {
                assert!(calendar.date(Period::new(number)).is_err());
            }
        }
    }

    proptest! {
        #[test]
        fn a_date_lies_in_the_period_that_contains_it(
            days in -700_000i64..700_000, weekday in 0i8..7, which in 0usize..4,
        ) {
            let calendar = [
                Calendar::Daily,
                Calendar::Weekly(Weekday::from_monday_zero_offset(weekday).unwrap()),
                Calendar::Monthly,
                Calendar::Quarterly,
            ][which];
            let day = EPOCH.checked_add(days.days()).unwrap();
            let period = calendar.containing(day);
            prop_assert!(calendar.date(period).unwrap() <= day);
            prop_assert!(calendar.date(period.plus(1)).unwrap() > day);
            prop_assert_eq!(calendar.period(calendar.date(period).unwrap()).unwrap(), period);
        }
    }
}
