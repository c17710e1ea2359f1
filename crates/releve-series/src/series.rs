//! Values of one measure on a calendar.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::error::Kind;
use crate::{Calendar, Error, Period, Point};

/// A series has at most so many points: 2,700 years of days.
pub const MAX_POINTS: usize = 1_000_000;

/// Values of one measure on a regular calendar, from the first known period to
/// the last, with whatever is missing between.
///
/// Exact values and bounds are finite; the first and last point are whatever
/// was given, which may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    name: String,
    calendar: Calendar,
    start: Period,
    points: Vec<Point>,
    vintage: Option<Date>,
}

impl Series {
    /// A series from the period that begins on `start`, a point a period.
    ///
    /// # Errors
    ///
    /// No points or more than [`MAX_POINTS`]; a start that is no date of the
    /// calendar; a value or bound that is infinite or not a number; an end
    /// beyond the year 9999.
    ///
    /// # Example: months with a gap
    ///
    /// ```
    /// use jiff::civil::date;
    /// use releve_series::{Calendar, Point, Series};
    ///
    /// let points = vec![Point::Exact(12.0), Point::Missing, Point::Below(1.0)];
    /// let series = Series::new("loafers", Calendar::Monthly, date(2024, 1, 1), points)?;
    /// assert_eq!(series.end(), date(2024, 3, 1));
    /// assert_eq!(series.known(), 2);
    /// # Ok::<(), releve_series::Error>(())
    /// ```
    pub fn new(
        name: impl Into<String>,
        calendar: Calendar,
        start: Date,
        points: Vec<Point>,
    ) -> Result<Self, Error> {
        let (name, start) = (name.into(), calendar.period(start)?);
        if points.is_empty() {
            return Err(Error::new(Kind::Empty { name }));
        }
        if points.len() > MAX_POINTS {
            return Err(too_long(name, points.len() as u64));
        }
        calendar.date(start.plus(points.len() as i64 - 1))?;
        for (at, point) in points.iter().enumerate() {
            let day = || {
                calendar
                    .date(start.plus(at as i64))
                    .map_or(String::new(), |d| d.to_string())
            };
            match *point {
                Point::Exact(value) if !value.is_finite() => {
                    let date = day();
                    return Err(Error::new(Kind::NotFinite { name, date, value }));
                }
                Point::Below(bound) | Point::Above(bound) if !bound.is_finite() => {
                    let date = day();
                    return Err(Error::new(Kind::BadBound { name, date }));
                }
                _ => {}
            }
        }
        Ok(Self {
            name,
            calendar,
            start,
            points,
            vintage: None,
        })
    }

    /// A series from dates with their points, in any order; what lies between
    /// them is missing.
    ///
    /// # Errors
    ///
    /// As [`Series::new`], and where a date is no date of the calendar or comes
    /// twice.
    pub fn from_dates(
        name: impl Into<String>,
        calendar: Calendar,
        points: impl IntoIterator<Item = (Date, Point)>,
    ) -> Result<Self, Error> {
        let name = name.into();
        let mut by_period = BTreeMap::new();
        for (date, point) in points {
            if by_period.insert(calendar.period(date)?, point).is_some() {
                return Err(Error::new(Kind::Twice { name, date }));
            }
        }
        let (Some((first, _)), Some((last, _))) =
            (by_period.first_key_value(), by_period.last_key_value())
        else {
            return Err(Error::new(Kind::Empty { name }));
        };
        let (first, length) = (*first, last.since(*first) as u64 + 1);
        if length > MAX_POINTS as u64 {
            return Err(too_long(name, length));
        }
        let mut all = vec![Point::Missing; length as usize];
        for (period, point) in by_period {
            all[period.since(first) as usize] = point;
        }
        Self::new(name, calendar, calendar.date(first)?, all)
    }

    /// The same series, marked with the day of the download it came from.
    #[must_use]
    pub fn with_vintage(mut self, day: Date) -> Self {
        self.vintage = Some(day);
        self
    }

    /// The same, as the download that it was made of.
    pub(crate) fn of_vintage(mut self, from: &Self) -> Self {
        self.vintage = from.vintage;
        self
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The calendar that it is on.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The first period.
    pub fn first(&self) -> Period {
        self.start
    }

    /// The last period.
    pub fn last(&self) -> Period {
        self.start.plus(self.points.len() as i64 - 1)
    }

    /// The date on which the first period begins.
    pub fn start(&self) -> Date {
        self.date(self.start)
    }

    /// The date on which the last period begins.
    pub fn end(&self) -> Date {
        self.date(self.last())
    }

    /// The points, one a period, from first to last; never empty.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The point of a period; missing before the first and after the last.
    pub fn at(&self, period: Period) -> Point {
        usize::try_from(period.since(self.start))
            .ok()
            .and_then(|at| self.points.get(at).copied())
            .unwrap_or(Point::Missing)
    }

    /// How many periods lie from first to last, both counted.
    #[expect(clippy::len_without_is_empty, reason = "a series is never empty")]
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// How many points are known, exactly or by a bound.
    pub fn known(&self) -> usize {
        self.points.iter().filter(|p| !p.is_missing()).count()
    }

    /// The day of the download it came from, where that was said.
    pub fn vintage(&self) -> Option<Date> {
        self.vintage
    }

    /// The part up to and including a period; `None` where nothing of it lies
    /// there.
    pub fn until(&self, last: Period) -> Option<Self> {
        let kept = usize::try_from(last.since(self.start)).ok()? + 1;
        let mut part = self.clone();
        part.points.truncate(kept);
        Some(part)
    }

    fn date(&self, period: Period) -> Date {
        // Both ends were dates when the series was made.
        self.calendar.date(period).unwrap_or(Date::MAX)
    }
}

fn too_long(name: String, points: u64) -> Error {
    Error::new(Kind::TooLong {
        name,
        points,
        limit: MAX_POINTS,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_no_series_is_refused() {
        let new = |points| Series::new("flats", Calendar::Monthly, date(2024, 1, 1), points);
        for (points, message) in [
            (
                vec![],
                "series `flats` has no points; expected at least one",
            ),
            (
                vec![Point::Missing, Point::Exact(f64::INFINITY)],
                "series `flats` has the value `inf` on 2024-02-01; expected a number, or an empty \
                 cell where it is not known",
            ),
            (
                vec![Point::Below(f64::NAN)],
                "series `flats` has a bound on 2024-01-01 that bounds nothing; expected a number",
            ),
        ] {
            assert_eq!(new(points).unwrap_err().to_string(), message);
        }
        let far = [
            (date(1, 1, 1), Point::Missing),
            (date(9000, 1, 1), Point::Missing),
        ];
        let error = Series::from_dates("flats", Calendar::Daily, far).unwrap_err();
        assert!(error.to_string().ends_with("is a year mistyped?"));
        let twice = [(date(2024, 1, 1), Point::Exact(1.0)); 2];
        let error = Series::from_dates("flats", Calendar::Daily, twice).unwrap_err();
        assert!(error.is_duplicate());
    }

    #[test]
    fn parts_and_points() {
        let series = Series::from_dates(
            "flats",
            Calendar::Daily,
            [
                (date(2024, 1, 3), Point::Exact(3.0)),
                (date(2024, 1, 1), Point::Exact(1.0)),
            ],
        )
        .unwrap();
        assert_eq!(series.start(), date(2024, 1, 1));
        assert_eq!(series.at(series.first().plus(-1)), Point::Missing);
        assert_eq!(series.at(series.last()), Point::Exact(3.0));
        assert_eq!(series.until(series.first().plus(1)).unwrap().len(), 2);
        assert!(series.until(series.first().plus(-1)).is_none());
    }
}
