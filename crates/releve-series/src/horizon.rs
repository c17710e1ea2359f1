//! How far ahead, in periods or in times of the year.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::{Calendar, Error, Period};

/// How far a forecast looks ahead: so many periods, or as long as so many weeks,
/// months, quarters, half-years or years, or rounds of the season.
///
/// # Example: two quarters of weeks
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_series::{Calendar, Horizon};
///
/// let weeks = Calendar::Weekly(Weekday::Monday);
/// let last = weeks.period(date(2024, 12, 23))?;
/// let two: Horizon = "2 quarters".parse()?;
/// // The weeks that begin from 30 December to before 30 June.
/// assert_eq!(two.periods(weeks, 52, last)?, 26);
/// assert_eq!("2q".parse::<Horizon>()?, two);
/// assert_eq!("1 season".parse::<Horizon>()?.periods(weeks, 52, last)?, 52);
/// assert_eq!("13".parse::<Horizon>()?.periods(weeks, 52, last)?, 13);
/// assert!("2 moons".parse::<Horizon>().is_err());
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    count: u16,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Periods,
    Days,
    Weeks,
    Months,
    Quarters,
    Halves,
    Years,
    Seasons,
}

/// What each unit is called, its short form first.
const NAMES: [(Unit, [&str; 3]); 7] = [
    (Unit::Days, ["d", "day", "days"]),
    (Unit::Weeks, ["w", "week", "weeks"]),
    (Unit::Months, ["m", "month", "months"]),
    (Unit::Quarters, ["q", "quarter", "quarters"]),
    (Unit::Halves, ["h", "half", "halves"]),
    (Unit::Years, ["y", "year", "years"]),
    (Unit::Seasons, ["s", "season", "seasons"]),
];

impl Horizon {
    /// So many periods of whatever calendar.
    pub fn of(periods: u16) -> Self {
        Self {
            count: periods,
            unit: Unit::Periods,
        }
    }

    /// How far to look where nothing is said: [`Calendar::ahead`].
    pub fn usual(calendar: Calendar) -> Self {
        Self::of(u16::try_from(calendar.ahead()).unwrap_or(u16::MAX))
    }

    /// How many periods of a calendar that is after the period `last`: as many as
    /// come nearest to the end of the time named, counted from the beginning of the
    /// first, so that a quarter is thirteen weeks wherever it begins; of seasons, so
    /// many times `season` periods.
    ///
    /// # Errors
    ///
    /// Where it is shorter than a period, as a month on a calendar of quarters, or
    /// ends beyond the year 9999.
    pub fn periods(self, calendar: Calendar, season: usize, last: Period) -> Result<usize, Error> {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Periods => return Ok(usize::from(self.count)),
            Unit::Seasons => return Ok(usize::from(self.count) * season),
            Unit::Days => count.days(),
            Unit::Weeks => count.weeks(),
            Unit::Months => count.months(),
            Unit::Quarters => (3 * count).months(),
            Unit::Halves => (6 * count).months(),
            Unit::Years => count.years(),
        };
        let first = last.plus(1);
        let begin = calendar.date(first)?;
        let end = begin.checked_add(span).map_err(|_| {
            Error::request(format!("a horizon of {self} ends beyond the year 9999"))
        })?;
        let whole = calendar.containing(end);
        let days = |from: Date, to: Date| to.since(from).map_or(0, |span| span.get_days());
        let (from, to) = (calendar.date(whole)?, calendar.date(whole.plus(1))?);
        let partly = i64::from(days(from, end) > days(end, to));
        let periods = whole.since(first) + partly;
        // What is shorter than a period of the calendar is none of it.
        let fits = calendar.date(first.plus(1))? <= end;
        match usize::try_from(periods) {
            Ok(periods) if fits => Ok(periods),
            _ => Err(Error::request(format!(
                "a horizon of {self} is shorter than one {}; expected one at least",
                calendar.unit()
            ))),
        }
    }
}

impl Horizon {
    /// The whole stretches of this length that a horizon of so many periods holds,
    /// one after the other from its first period on, as periods ahead from 0, the
    /// end not included. What is left at the end is in none.
    ///
    /// # Errors
    ///
    /// Where it is of no period, or not one fits; otherwise those of [`periods`](Self::periods).
    ///
    /// # Example: quarters of a year of weeks
    ///
    /// ```
    /// use jiff::civil::{Weekday, date};
    /// use releve_series::{Calendar, Horizon};
    ///
    /// let weeks = Calendar::Weekly(Weekday::Monday);
    /// let last = weeks.period(date(2024, 12, 23))?;
    /// let quarter: Horizon = "1q".parse()?;
    /// assert_eq!(quarter.stretches(weeks, 52, last, 30)?, [0..13, 13..26]);
    /// let error = quarter.stretches(weeks, 52, last, 12).unwrap_err();
    /// assert_eq!(error.to_string(), "a horizon of 12 weeks is shorter than 1 quarter, which takes 13 weeks");
    /// # Ok::<(), releve_series::Error>(())
    /// ```
    pub fn stretches(
        self,
        calendar: Calendar,
        season: usize,
        last: Period,
        horizon: usize,
    ) -> Result<Vec<Range<usize>>, Error> {
        if self.count == 0 {
            return Err(Error::request(format!(
                "{self} have no sum; expected a stretch of one period at least"
            )));
        }
        let mut all = Vec::new();
        let mut from = 0;
        for times in 1.. {
            let Some(count) = self.count.checked_mul(times) else {
                break;
            };
            let to = Self { count, ..self }.periods(calendar, season, last)?;
            if to <= from || to > horizon {
                break;
            }
            all.push(from..to);
            from = to;
        }
        if all.is_empty() {
            return Err(Error::request(format!(
                "a horizon of {} is shorter than {self}, which takes {}",
                Self::counted(horizon, calendar),
                Self::counted(self.periods(calendar, season, last)?, calendar),
            )));
        }
        Ok(all)
    }

    /// `1 week`, `13 weeks`
    fn counted(periods: usize, calendar: Calendar) -> String {
        let many = if periods == 1 { "" } else { "s" };
        format!("{periods} {}{many}", calendar.unit())
    }
}

/// `13 periods`, `2 quarters`.
impl fmt::Display for Horizon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = NAMES.iter().find(|(unit, _)| *unit == self.unit);
        let many = usize::from(self.count != 1);
        let name = names.map_or(["period", "periods"][many], |(_, names)| names[1 + many]);
        write!(f, "{} {name}", self.count)
    }
}

impl FromStr for Horizon {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let digits = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let (count, unit) = text.split_at(digits);
        let unit = unit.trim().to_lowercase();
        let unit = if unit.is_empty() {
            Some(Unit::Periods)
        } else {
            let found = NAMES
                .iter()
                .find(|(_, names)| names.contains(&unit.as_str()));
            found.map(|(unit, _)| *unit)
        };
        match (count.parse(), unit) {
            (Ok(count), Some(unit)) => Ok(Self { count, unit }),
            _ => Err(Error::request(format!(
                "`{text}` is no horizon; expected periods such as `52`, or `13w`, `6m`, `2q`, \
                 `1h` (half a year), `1y` or `1s` (a round of the season)"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn times_of_the_year_on_each_calendar() {
        let weeks = Calendar::Weekly(Weekday::Monday);
        for (calendar, last, text, expected) in [
            (weeks, date(2024, 12, 23), "1y", 52),
            (weeks, date(2024, 12, 23), "2h", 52),
            (weeks, date(2024, 2, 26), "1q", 13),
            (weeks, date(2024, 2, 26), "1m", 4),
            (weeks, date(2024, 12, 23), "26w", 26),
            (weeks, date(2024, 12, 23), "2s", 104),
            (Calendar::Daily, date(2024, 1, 31), "1 month", 29),
            (Calendar::Monthly, date(2024, 3, 1), "2 quarters", 6),
            (Calendar::Monthly, date(2024, 3, 1), "1 Half", 6),
            (Calendar::Quarterly, date(2024, 4, 1), "2q", 2),
            (Calendar::Quarterly, date(2024, 4, 1), "7", 7),
        ] {
            let last = calendar.period(last).unwrap();
            let season = calendar.season();
            let horizon: Horizon = text.parse().unwrap();
            assert_eq!(
                horizon.periods(calendar, season, last).unwrap(),
                expected,
                "{text}"
            );
        }
        let last = Calendar::Quarterly.period(date(2024, 4, 1)).unwrap();
        let error = "2w".parse::<Horizon>().unwrap();
        let error = error.periods(Calendar::Quarterly, 4, last).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a horizon of 2 weeks is shorter than one quarter; expected one at least"
        );
    }

    #[test]
    fn what_is_no_horizon_is_refused() {
        for text in ["", "q", "-3", "2.5q", "99999", "3 fortnights", "1e9"] {
            assert!(text.parse::<Horizon>().unwrap_err().is_request(), "{text}");
        }
        assert_eq!("1q".parse::<Horizon>().unwrap().to_string(), "1 quarter");
        assert_eq!("12".parse::<Horizon>().unwrap().to_string(), "12 periods");
    }
}
