//! Values that stand out.

use crate::median::median;
use crate::naive::filled;
use crate::{Period, Point, Series};

/// Periods on either side that tell the level around one.
const NEAR: usize = 4;
/// Rounds of a season that must be there to tell it from chance.
const ROUNDS: usize = 3;
/// Fewer known points than this tell nothing.
const LEAST: usize = 12;

/// A value that stands out from those around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anomaly {
    /// The period.
    pub period: Period,
    /// What was there; of a bound what [`Point::estimate`] says.
    pub value: f64,
    /// What was to be expected from the periods around it and from the same time
    /// in other seasons.
    pub expected: f64,
    /// How many times the usual spread it lies above what was expected; negative
    /// where below.
    pub score: f64,
}

/// Values that lie further than `beyond` times the usual spread from what the
/// periods around them and the same time in other seasons let expect, in their
/// order.
///
/// A running median over nine periods is the level (Hampel's identifier; Davies
/// and Gather, *The identification of multiple outliers*, JASA 88, 1993); where
/// there are three rounds of a season, the median of what is left at the same
/// place of the others is its profile. The spread is 1.4826 times the median of
/// what is left then, on the scale of square roots where nothing is negative. A
/// level that changes for good is none, nor is a peak that returns every season.
/// Three and a half is a usual `beyond` (Iglewicz and Hoaglin, 1993): of normal
/// noise one value in two thousand lies outside.
///
/// Nothing is found in series with fewer than twelve known points, or where more
/// than half the values are what was expected to the last digit.
///
/// # Example: one week of a show
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_series::{Calendar, Point, Series, anomalies};
///
/// let mut points: Vec<Point> = (0..40)
///     .map(|at| Point::Exact(50.0 + [3.0, -2.0, 1.0, -4.0, 0.0][at % 5]))
///     .collect();
/// points[17] = Point::Exact(120.0);
/// let weeks = Calendar::Weekly(Weekday::Monday);
/// let series = Series::new("corsets", weeks, date(2024, 1, 1), points)?;
/// let found = anomalies(&series, 52, 3.5);
/// assert_eq!(found.len(), 1);
/// assert_eq!(weeks.date(found[0].period)?, date(2024, 4, 29));
/// assert!(found[0].score > 3.5 && found[0].expected < 60.0);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn anomalies(series: &Series, season: usize, beyond: f64) -> Vec<Anomaly> {
    let values: Vec<f64> = series
        .points()
        .iter()
        .map(|point| Point::estimate(*point).unwrap_or(f64::NAN))
        .collect();
    if values.iter().filter(|value| !value.is_nan()).count() < LEAST {
        return Vec::new();
    }
    let unknown = values.iter().take_while(|value| value.is_nan()).count();
    let values = &values[unknown..];
    let roots = !values.iter().any(|value| *value < 0.0);
    let forward = |value: f64| if roots { value.sqrt() } else { value };
    let back = |z: f64| if roots { z.max(0.0).powi(2) } else { z };
    let scaled: Vec<f64> = filled(values).into_iter().map(forward).collect();
    let level: Vec<f64> = (0..scaled.len())
        .map(|at| {
            let from = at.saturating_sub(NEAR);
            median(&mut scaled[from..(at + NEAR + 1).min(scaled.len())].to_vec())
        })
        .collect();
    let left: Vec<f64> = scaled
        .iter()
        .zip(&level)
        .map(|(z, level)| z - level)
        .collect();
    let profile = |at: usize| -> f64 {
        if season < 2 || values.len() < ROUNDS * season {
            return 0.0;
        }
        // Others only: of few rounds a value would else excuse itself.
        let mut others: Vec<f64> = (at % season..left.len())
            .step_by(season)
            .filter(|other| *other != at && !values[*other].is_nan())
            .map(|other| left[other])
            .collect();
        if others.len() + 1 < ROUNDS {
            return 0.0;
        }
        median(&mut others)
    };
    let expected: Vec<f64> = (0..left.len()).map(|at| level[at] + profile(at)).collect();
    let mut away: Vec<f64> = (0..left.len())
        .filter(|at| !values[*at].is_nan())
        .map(|at| (scaled[at] - expected[at]).abs())
        .collect();
    let spread = 1.4826 * median(&mut away);
    if spread <= 0.0 {
        return Vec::new();
    }
    (0..values.len())
        .filter(|at| !values[*at].is_nan())
        .map(|at| Anomaly {
            period: series.first().plus((unknown + at) as i64),
            value: values[at],
            expected: back(expected[at]),
            score: (scaled[at] - expected[at]) / spread,
        })
        .filter(|anomaly| anomaly.score.abs() > beyond)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Calendar;
    use crate::random::Random;
    use jiff::civil::date;

    fn months(value: impl Fn(usize, f64) -> f64) -> Series {
        let mut random = Random::new(4);
        let points = (0..72).map(|at| Point::Exact(value(at, random.normal())));
        Series::new("a", Calendar::Monthly, date(2018, 1, 1), points.collect()).unwrap()
    }

    fn found(series: &Series) -> Vec<i64> {
        let first = series.first();
        let all = anomalies(series, 12, 4.5);
        all.iter().map(|one| one.period.since(first)).collect()
    }

    #[test]
    fn what_stands_out_is_found_and_what_returns_is_not() {
        let season = |at: usize| if at % 12 == 11 { 60.0 } else { 0.0 };
        for (name, series, expected) in [
            ("noise", months(|_, noise| 100.0 + 5.0 * noise), vec![]),
            (
                "a peak and a hole",
                months(|at, noise| match at {
                    30 => 200.0,
                    50 => 20.0,
                    _ => 100.0 + 5.0 * noise,
                }),
                vec![30, 50],
            ),
            (
                "every December, and once in June",
                months(|at, noise| {
                    100.0 + season(at) + 5.0 * noise + if at == 41 { 90.0 } else { 0.0 }
                }),
                vec![41],
            ),
            (
                "a level that changes for good",
                months(|at, noise| if at < 40 { 50.0 } else { 150.0 } + 5.0 * noise),
                vec![],
            ),
            (
                "below zero",
                months(|at, noise| if at == 20 { -90.0 } else { 5.0 * noise }),
                vec![20],
            ),
        ] {
            assert_eq!(self::found(&series), expected, "{name}");
        }
    }

    #[test]
    fn too_little_tells_nothing() {
        let points = vec![Point::Exact(1.0); 40];
        let steady = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        assert!(anomalies(&steady, 7, 3.5).is_empty());
        let points = vec![Point::Missing; 40];
        let nothing = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        assert!(anomalies(&nothing, 7, 3.5).is_empty());
    }

    #[test]
    fn what_is_missing_at_the_start_moves_nothing() {
        let mut points = vec![Point::Missing; 5];
        points.extend((0..30).map(|at| Point::Exact([9.0, 10.0, 11.0][at % 3])));
        points[20] = Point::Exact(30.0);
        let series = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        let all = anomalies(&series, 7, 3.5);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].period.since(series.first()), 20);
    }
}
