//! Series on coarser calendars, and side by side.

use jiff::civil::Date;

use crate::{Calendar, Error, Period, Point, Series};

/// What becomes of several values in one longer period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Their sum: counts, sales. A period that lies in two longer ones is shared
    /// out by days.
    Sum,
    /// Their mean, weighted by days: shares, prices, relative measures.
    Mean,
}

/// The same series on a calendar with longer periods.
///
/// A period whose days are not all known is missing, not a smaller sum: those
/// at the ends, too, unless the series begins and ends with whole ones. A sum or
/// mean with a bound in it is a bound; with bounds from both sides it is missing,
/// and so is one below which nothing bounds it, where values can be negative.
///
/// # Errors
///
/// A calendar whose periods are not longer; a series without one whole period of
/// it.
///
/// # Example: weeks into months
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_series::{Calendar, Point, Series, Total, aggregate};
///
/// // Seven posts a week, one a day: February 2024 has 29 days.
/// let weeks = Calendar::Weekly(Weekday::Monday);
/// let posts = Series::new("mules", weeks, date(2024, 1, 29), vec![Point::Exact(7.0); 6])?;
/// let months = aggregate(&posts, Calendar::Monthly, Total::Sum)?;
/// assert_eq!((months.start(), months.len()), (date(2024, 2, 1), 1));
/// assert!((months.points()[0].exact().unwrap_or(0.0) - 29.0).abs() < 1e-9);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn aggregate(series: &Series, calendar: Calendar, total: Total) -> Result<Series, Error> {
    let from = series.calendar();
    if length(calendar) <= length(from) {
        return Err(Error::request(format!(
            "series `{}` is {from} and cannot be made {calendar}; expected longer periods",
            series.name()
        )));
    }
    let negative = series
        .points()
        .iter()
        .any(|point| point.estimate().is_some_and(|value| value < 0.0));
    let first = calendar.containing(series.start());
    let mut sums: Vec<Sum> = Vec::new();
    for (at, point) in series.points().iter().enumerate() {
        let period = series.first().plus(at as i64);
        let (begin, end) = (from.date(period)?, from.date(period.plus(1))?);
        let days = days(begin, end);
        // At most two longer periods share a shorter one.
        let one = calendar.containing(begin);
        let next = calendar.date(one.plus(1))?;
        let in_one = self::days(begin, next.min(end));
        for (target, part) in [(one, in_one), (one.plus(1), days - in_one)] {
            if part > 0.0 {
                let place = target.since(first) as usize;
                if sums.len() <= place {
                    sums.resize(place + 1, Sum::default());
                }
                sums[place].add(*point, part, part / days, total);
            }
        }
    }
    let mut points = Vec::with_capacity(sums.len());
    for (at, sum) in sums.iter().enumerate() {
        let period = first.plus(at as i64);
        let all = days(calendar.date(period)?, calendar.date(period.plus(1))?);
        points.push(sum.point(all, total, negative));
    }
    let known = |point: &Point| !point.is_missing();
    let (Some(begin), Some(end)) = (
        points.iter().position(known),
        points.iter().rposition(known),
    ) else {
        return Err(Error::request(format!(
            "series `{}` knows no whole {}; expected one at least",
            series.name(),
            calendar.unit()
        )));
    };
    let start = calendar.date(first.plus(begin as i64))?;
    let made = Series::new(series.name(), calendar, start, points[begin..=end].to_vec())?;
    Ok(made.of_vintage(series))
}

/// Series over the periods that all of them have, on the calendar of the one
/// with the longest periods.
///
/// # Errors
///
/// No series; weeks that begin on different days; series that share no period.
///
/// # Example: days beside months
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Series, Total, side_by_side};
///
/// let days = vec![Point::Exact(1.0); 120];
/// let days = Series::new("views", Calendar::Daily, date(2024, 1, 15), days)?;
/// let months = vec![Point::Exact(5.0); 12];
/// let months = Series::new("sales", Calendar::Monthly, date(2024, 1, 1), months)?;
/// let both = side_by_side(&[days, months], Total::Sum)?;
/// assert!(both.iter().all(|one| one.start() == date(2024, 2, 1) && one.len() == 3));
/// assert_eq!(both[0].points()[0], Point::Exact(29.0));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn side_by_side(series: &[Series], total: Total) -> Result<Vec<Series>, Error> {
    let Some(coarsest) = series.iter().max_by_key(|one| length(one.calendar())) else {
        return Err(Error::request("no series; expected at least one"));
    };
    let calendar = coarsest.calendar();
    let alike = series
        .iter()
        .map(|one| {
            if one.calendar() == calendar {
                Ok(one.clone())
            } else if length(one.calendar()) == length(calendar) {
                Err(Error::calendars(coarsest, one))
            } else {
                aggregate(one, calendar, total)
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    let first = alike.iter().map(Series::first).max();
    let last = alike.iter().map(Series::last).min();
    let none = || {
        let names: Vec<&str> = series.iter().take(3).map(Series::name).collect();
        Error::request(format!(
            "series `{}` share no {}; expected periods that all have",
            names.join("`, `"),
            calendar.unit()
        ))
    };
    let (first, last) = first.zip(last).filter(|(a, b)| a <= b).ok_or_else(none)?;
    alike.iter().map(|one| part(one, first, last)).collect()
}

fn part(series: &Series, first: Period, last: Period) -> Result<Series, Error> {
    let points = (0..=last.since(first)).map(|at| series.at(first.plus(at)));
    let start = series.calendar().date(first)?;
    let made = Series::new(series.name(), series.calendar(), start, points.collect())?;
    Ok(made.of_vintage(series))
}

/// Longer periods have larger numbers.
fn length(calendar: Calendar) -> u8 {
    match calendar {
        Calendar::Daily => 0,
        Calendar::Weekly(_) => 1,
        Calendar::Monthly => 2,
        Calendar::Quarterly => 3,
    }
}

fn days(from: Date, to: Date) -> f64 {
    // Whole days: both lie at midnight of one calendar.
    (to.duration_since(from).as_hours() / 24) as f64
}

/// What is known of one longer period so far.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    value: f64,
    days: f64,
    below: bool,
    above: bool,
}

impl Sum {
    fn add(&mut self, point: Point, days: f64, share: f64, total: Total) {
        let value = match point {
            Point::Missing => return,
            Point::Exact(value) => value,
            Point::Below(bound) => {
                self.below = true;
                bound
            }
            Point::Above(bound) => {
                self.above = true;
                bound
            }
        };
        self.days += days;
        self.value += match total {
            Total::Sum => value * share,
            Total::Mean => value * days,
        };
    }

    fn point(&self, days: f64, total: Total, negative: bool) -> Point {
        if self.days < days || self.below && (self.above || negative) {
            return Point::Missing;
        }
        let value = match total {
            Total::Sum => self.value,
            Total::Mean => self.value / self.days,
        };
        match (self.below, self.above) {
            (true, _) => Point::Below(value),
            (_, true) => Point::Above(value),
            _ => Point::Exact(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use proptest::prelude::*;

    const WEEKS: Calendar = Calendar::Weekly(Weekday::Monday);

    fn daily(points: Vec<Point>) -> Series {
        Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap()
    }

    #[test]
    fn gaps_and_bounds_are_kept() {
        let week = |at: usize, point: Point| {
            let mut points = vec![Point::Exact(2.0); 28];
            points[at] = point;
            aggregate(&daily(points), WEEKS, Total::Sum).unwrap()
        };
        for (point, expected) in [
            (Point::Missing, Point::Missing),
            (Point::Below(1.0), Point::Below(13.0)),
            (Point::Above(5.0), Point::Above(17.0)),
        ] {
            let series = week(9, point);
            assert_eq!(series.len(), 4);
            assert_eq!(series.points()[1], expected);
            assert_eq!(series.points()[2], Point::Exact(14.0));
        }
        let mut both = vec![Point::Exact(2.0); 14];
        (both[0], both[1]) = (Point::Below(1.0), Point::Above(3.0));
        let weeks = aggregate(&daily(both), WEEKS, Total::Mean).unwrap();
        // Ends that are not known are left off.
        assert_eq!(weeks.points(), [Point::Exact(2.0)]);
    }

    #[test]
    fn means_are_weighted_by_days() {
        let points = [1.0, 3.0, 5.0].map(Point::Exact).to_vec();
        let months = Series::new("a", Calendar::Monthly, date(2024, 1, 1), points).unwrap();
        let quarters = aggregate(&months, Calendar::Quarterly, Total::Mean).unwrap();
        let expected = (31.0 + 3.0 * 29.0 + 5.0 * 31.0) / 91.0;
        assert!((quarters.points()[0].exact().unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_is_an_error() {
        let month = vec![Point::Exact(1.0); 31];
        assert!(aggregate(&daily(month.clone()), Calendar::Daily, Total::Sum).is_err());
        assert!(aggregate(&daily(month[..20].to_vec()), Calendar::Monthly, Total::Sum).is_err());
        let later = Series::new("b", Calendar::Daily, date(2025, 1, 1), month.clone()).unwrap();
        let error = side_by_side(&[daily(month.clone()), later], Total::Sum).unwrap_err();
        assert_eq!(
            error.to_string(),
            "series `a`, `b` share no day; expected periods that all have"
        );
        let monday = Series::new("m", WEEKS, date(2024, 1, 1), month.clone()).unwrap();
        let sunday = Calendar::Weekly(Weekday::Sunday);
        let sunday = Series::new("s", sunday, date(2023, 12, 31), month).unwrap();
        assert!(
            side_by_side(&[monday, sunday], Total::Sum)
                .unwrap_err()
                .is_calendar()
        );
        assert!(side_by_side(&[], Total::Sum).unwrap_err().is_request());
    }

    proptest! {
        #[test]
        fn sums_stay_what_they_are(values in proptest::collection::vec(0.0f64..100.0, 91)) {
            // 2024-01-01 to 2024-03-31: thirteen whole weeks, three months, a quarter.
            let days = daily(values.iter().copied().map(Point::Exact).collect());
            let sum: f64 = values.iter().sum();
            for calendar in [WEEKS, Calendar::Monthly, Calendar::Quarterly] {
                let longer = aggregate(&days, calendar, Total::Sum).unwrap();
                let again: f64 = longer.points().iter().filter_map(|p| p.exact()).sum();
                prop_assert!((again - sum).abs() < 1e-9, "{}: {again} {sum}", calendar);
            }
        }
    }
}
