//! What each month of the year is like.

use jiff::civil::Date;

use crate::median::median;
use crate::{Calendar, Point, Series};

/// How high the months of the year are, held against the year around them.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    months: [Month; 12],
}

/// One month of the year, as a part of the year around it: 1 is like the year,
/// 1.2 a fifth above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Month {
    /// The middle of the years that are known.
    pub typical: f64,
    /// The lowest of them.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// How many years are known; at least 1.
    pub years: usize,
}

impl Profile {
    /// January to December.
    pub fn months(&self) -> &[Month; 12] {
        &self.months
    }

    /// How many years are known of the month that is known least; at least 1.
    pub fn years(&self) -> usize {
        let years = self.months.iter().map(|month| month.years);
        years.min().unwrap_or(0)
    }
}

/// The months of the year of a daily, weekly or monthly series.
///
/// Each month is divided by the mean of the twelve around it, its two ends
/// counted half (the ratio to the moving average: Macaulay, *The Smoothing of
/// Time Series*, NBER 1931), and the middle of the years is taken. Days and
/// weeks are averaged to the month that they begin in, of which half must be
/// known; bounds count as [`Point::estimate`] says. A level that rises evenly
/// does not show, and no model is laid over the year: what is told is what was
/// there.
///
/// `None` where less than two years are known, or of a month none, for quarters, and where values
/// are negative or a year's mean is not above zero, so that a ratio means
/// nothing.
///
/// # Example: a summer that is twice the year
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Series, profile};
///
/// let value = |at: usize| if at % 12 == 6 { 24.0 } else { 12.0 };
/// let points = (0..36).map(|at| Point::Exact(value(at))).collect();
/// let series = Series::new("sandals", Calendar::Monthly, date(2021, 1, 1), points)?;
/// let profile = profile(&series).expect("three years");
/// let july = profile.months()[6];
/// assert!((july.typical - 24.0 / 13.0).abs() < 1e-9);
/// assert_eq!((july.years, profile.years()), (2, 2));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn profile(series: &Series) -> Option<Profile> {
    let (first, months) = by_month(series)?;
    if months.iter().flatten().any(|value| *value < 0.0) {
        return None;
    }
    let mut ratios: [Vec<f64>; 12] = Default::default();
    for (at, near) in months.windows(13).enumerate() {
        let Some(known) = near.iter().copied().collect::<Option<Vec<f64>>>() else {
            continue;
        };
        let mean = (known[1..12].iter().sum::<f64>() + (known[0] + known[12]) / 2.0) / 12.0;
        if mean <= 0.0 {
            return None;
        }
        ratios[(first + at + 6) % 12].push(known[6] / mean);
    }
    if ratios.iter().any(Vec::is_empty) {
        return None;
    }
    let months = ratios.map(|mut ratios| Month {
        typical: median(&mut ratios),
        low: ratios.iter().copied().fold(f64::INFINITY, f64::min),
        high: ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        years: ratios.len(),
    });
    Some(Profile { months })
}

/// Means of the months from the first on, and which month of the year that is,
/// January being 0.
fn by_month(series: &Series) -> Option<(usize, Vec<Option<f64>>)> {
    let calendar = series.calendar();
    let half = match calendar {
        Calendar::Daily => 14,
        Calendar::Weekly(_) => 2,
        Calendar::Monthly => 1,
        Calendar::Quarterly => return None,
    };
    let number = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month() - 1);
    let first = number(series.start());
    let mut sums: Vec<(f64, usize)> = Vec::new();
    for (at, point) in series.points().iter().enumerate() {
        let date = calendar.date(series.first().plus(at as i64)).ok()?;
        let place = usize::try_from(number(date) - first).ok()?;
        if sums.len() <= place {
            sums.resize(place + 1, (0.0, 0));
        }
        if let Some(value) = Point::estimate(*point) {
            sums[place].0 += value;
            sums[place].1 += 1;
        }
    }
    let means = sums
        .into_iter()
        .map(|(sum, count)| (count >= half).then(|| sum / count as f64));
    Some((first.rem_euclid(12) as usize, means.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    fn months(values: impl IntoIterator<Item = f64>) -> Series {
        let points = values.into_iter().map(Point::Exact).collect();
        Series::new("a", Calendar::Monthly, date(2020, 4, 1), points).unwrap()
    }

    #[test]
    fn an_even_rise_has_no_season() {
        let profile = profile(&months((0..40).map(|at| 50.0 + f64::from(at)))).unwrap();
        for month in profile.months() {
            assert!((month.typical - 1.0).abs() < 1e-9, "{month:?}");
        }
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        // The series begins in April: its ninth month is December.
        let december = |at: i32| if at % 12 == 8 { 30.0 } else { 10.0 };
        let profile = profile(&months((0..36).map(december))).unwrap();
        let typical = profile.months().map(|month| month.typical);
        let most = (0..12).max_by(|a, b| typical[*a].total_cmp(&typical[*b]));
        assert_eq!(most, Some(11));
    }

    #[test]
    fn weeks_are_gathered_and_a_short_gap_is_borne() {
        let mut points: Vec<Point> = (0..160)
            .map(|at| {
                Point::Exact(20.0 + 10.0 * (f64::from(at) / 52.18 * std::f64::consts::TAU).sin())
            })
            .collect();
        points[70] = Point::Missing;
        let weeks = Calendar::Weekly(Weekday::Monday);
        let series = Series::new("a", weeks, date(2021, 1, 4), points).unwrap();
        let profile = profile(&series).unwrap();
        // A sine from January on is highest in early April.
        let months = profile.months().map(|month| month.typical);
        assert!(months[3] > 1.4 && months[9] < 0.6, "{months:?}");
        assert_eq!(profile.years(), 2);
    }

    #[test]
    fn what_has_no_ratio_has_no_profile() {
        assert_eq!(profile(&months((0..23).map(f64::from))), None);
        assert_eq!(
            profile(&months((0..40).map(|at| f64::from(at) - 20.0))),
            None
        );
        assert_eq!(profile(&months([0.0; 40])), None);
        let quarters = vec![Point::Exact(1.0); 20];
        let quarters = Series::new("a", Calendar::Quarterly, date(2020, 1, 1), quarters).unwrap();
        assert_eq!(profile(&quarters), None);
    }
}
