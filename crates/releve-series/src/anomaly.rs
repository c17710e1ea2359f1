//! Values that stand out.

use crate::median::median;
use crate::naive::filled;
use crate::{Period, Point, Series};

/// Periods on either side that tell the level around one.
const NEAR: usize = 4;
/// Rounds of a season that must be there to tell it from chance.
const ROUNDS: usize = 3;
/// The spread in medians of what is left. Normal noise has a median of 1 / 1.4826 of
/// its deviation; that of its differences from a running median of nine, in which
/// each value counts itself, is smaller: so many times it and 3.5 one in 2,150 lies
/// beyond, as of normal noise (a million values simulated). Under a season of few
/// rounds fewer do.
const SPREAD: f64 = 1.8;
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
/// place of the others is its profile. The spread is 1.8 times the median of
/// what is left then, on the scale on which it is the most alike where values are
/// high and where they are low: their roots, their logarithms where all are above
/// zero, or as they are (Tukey's spread-versus-level plot, *Exploratory Data
/// Analysis*, 1977). A
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
    let scales = Scale::ALL.iter().filter(|scale| scale.holds(values));
    let seen = scales.map(|scale| Seen::on(*scale, values, season));
    let Some(seen) = seen.min_by(|one, two| one.uneven().total_cmp(&two.uneven())) else {
        return Vec::new();
    };
    let spread = SPREAD * median(&mut seen.away().collect::<Vec<f64>>());
    if spread <= 0.0 {
        return Vec::new();
    }
    (0..values.len())
        .filter(|at| seen.known[*at])
        .map(|at| Anomaly {
            period: series.first().plus((unknown + at) as i64),
            value: values[at],
            expected: seen.scale.back(seen.expected[at]),
            score: (seen.scaled[at] - seen.expected[at]) / spread,
        })
        .filter(|anomaly| anomaly.score.abs() > beyond)
        .collect()
}

/// On what scale values differ from what is expected of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    Roots,
    Logarithms,
    AsTheyAre,
}

impl Scale {
    /// Roots first: of equals the first is taken.
    const ALL: [Self; 3] = [Self::Roots, Self::Logarithms, Self::AsTheyAre];

    fn holds(self, values: &[f64]) -> bool {
        match self {
            Self::Roots => !values.iter().any(|value| *value < 0.0),
            Self::Logarithms => !values.iter().any(|value| *value <= 0.0),
            Self::AsTheyAre => true,
        }
    }

    fn forward(self, value: f64) -> f64 {
        match self {
            Self::Roots => value.sqrt(),
            Self::Logarithms => value.ln(),
            Self::AsTheyAre => value,
        }
    }

    fn back(self, z: f64) -> f64 {
        match self {
            Self::Roots => z.max(0.0).powi(2),
            Self::Logarithms => z.exp(),
            Self::AsTheyAre => z,
        }
    }
}

/// Values and what was to be expected of them on one scale.
struct Seen {
    scale: Scale,
    known: Vec<bool>,
    scaled: Vec<f64>,
    expected: Vec<f64>,
}

impl Seen {
    fn on(scale: Scale, values: &[f64], season: usize) -> Self {
        let known: Vec<bool> = values.iter().map(|value| !value.is_nan()).collect();
        let scaled: Vec<f64> = (filled(values).into_iter())
            .map(|value| scale.forward(value))
            .collect();
        let level: Vec<f64> = (0..scaled.len())
            .map(|at| {
                let from = at.saturating_sub(NEAR);
                median(&mut scaled[from..(at + NEAR + 1).min(scaled.len())].to_vec())
            })
            .collect();
        let left: Vec<f64> = (scaled.iter().zip(&level))
            .map(|(z, level)| z - level)
            .collect();
        let profile = |at: usize| -> f64 {
            if season < 2 || values.len() < ROUNDS * season {
                return 0.0;
            }
            // Others only: of few rounds a value would else excuse itself.
            let mut others: Vec<f64> = (at % season..left.len())
                .step_by(season)
                .filter(|other| *other != at && known[*other])
                .map(|other| left[other])
                .collect();
            if others.len() + 1 < ROUNDS {
                return 0.0;
            }
            median(&mut others)
        };
        let expected = (0..left.len()).map(|at| level[at] + profile(at)).collect();
        Self {
            scale,
            known,
            scaled,
            expected,
        }
    }

    /// How far each known value lies from what was expected.
    fn away(&self) -> impl Iterator<Item = f64> + '_ {
        let places = (0..self.known.len()).filter(|at| self.known[*at]);
        places.map(|at| (self.scaled[at] - self.expected[at]).abs())
    }

    /// By how much the spread where much was expected and where little differ: the
    /// logarithm of their ratio, without its sign.
    fn uneven(&self) -> f64 {
        let expected = self.expected.iter().zip(&self.known);
        let mut middle: Vec<f64> = (expected.clone().filter(|(_, known)| **known))
            .map(|(expected, _)| *expected)
            .collect();
        let middle = median(&mut middle);
        let known = expected.filter(|(_, known)| **known);
        let (mut low, mut high) = (Vec::new(), Vec::new());
        for (away, (expected, _)) in self.away().zip(known) {
            if *expected < middle {
                &mut low
            } else {
                &mut high
            }
            .push(away);
        }
        let ratio = median(&mut high) / median(&mut low);
        if ratio.is_nan() {
            f64::INFINITY
        } else {
            ratio.ln().abs()
        }
    }
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

    /// Of noise alone about as many stand out as are promised, whether it stays the
    /// same or grows with the level.
    #[test]
    fn noise_does_not_stand_out() {
        let shapes: [(&str, fn(f64, f64) -> f64); 3] = [
            ("steady", |level, noise| 100.0 + level + 20.0 * noise),
            ("of counts", |level, noise| {
                level + 2.0 * level.sqrt() * noise
            }),
            ("of the level", |level, noise| level * (0.15 * noise).exp()),
        ];
        for (name, shape) in shapes {
            let mut random = Random::new(11);
            let (mut found, mut all) = (0, 0);
            for series in 0..200 {
                let growth = [0.0, 0.005, 0.015, -0.01][series % 4];
                let level = |at: usize| 200.0 * (growth * at as f64).exp();
                let points = (0..156).map(|at| Point::Exact(shape(level(at), random.normal())));
                let weeks = Calendar::Weekly(jiff::civil::Weekday::Monday);
                let made = Series::new("a", weeks, date(2020, 1, 6), points.collect()).unwrap();
                found += anomalies(&made, 52, 3.5).len();
                all += 156;
            }
            println!("{name}: {found} of {all}");
            assert!(found * 700 < all, "{name}: {found} of {all}");
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
