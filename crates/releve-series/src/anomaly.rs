//! Values that stand out.

use crate::median::median;
use crate::naive::filled;
use crate::{Period, Point, Series};

/// Periods on either side that tell the level around one.
const NEAR: usize = 4;
/// Rounds of a season that must be there to tell it from chance.
const ROUNDS: usize = 3;
/// The spread in medians of what is left: so many times it and 3.5 one in two thousand
/// of the distances of normal noise to the line between its neighbours lies beyond (a
/// million values simulated). As the levels before and after may excuse a value too,
/// fewer do; a profile of few rounds and a wrongly chosen scale make it more again.
const SPREAD: f64 = 1.47;
/// The same in means of what is left, for where more than half leave nothing.
const SPREAD_OF_MEAN: f64 = 1.25;
/// The median of few varies: the spread is wider by so many of the number of values
/// (chosen so that simulated series of 24 to 260 values keep the promise).
const FEW: f64 = 6.0;
/// How many times wider the distances spread at an end and next to it, where a line is
/// led on from one side (a million values simulated).
const EDGES: [f64; NEAR] = [1.38, 1.24, 1.16, 1.04];
/// The spread is not less than this part of the median step from value to value.
const STEP: f64 = 0.25;
/// What differs by less of the largest value is the same.
const ROUNDING: f64 = 1e-9;
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
    /// How many times the usual spread it lies above what was expected or, where
    /// nearer, the level before or after it; negative where below.
    pub score: f64,
}

/// Values that lie further than `beyond` times the usual spread from what the
/// periods around them and the same time in other seasons let expect, in their
/// order.
///
/// Each value is held against its neighbours without itself: the median of the
/// middles of the four pairs around it, which follows a line, and the medians of the
/// four before and of the four after; what counts is the nearest of the three, so that
/// a level that changes for good is none (Hampel's identifier; Davies and Gather, *The
/// identification of multiple outliers*, JASA 88, 1993, hold it against the median and
/// the spread of the whole sample). At the ends, where a line is led on from one side,
/// a value has to lie further out. Where there are three rounds of a season, the
/// median of the same place of the others, each less the level of its season, is taken
/// off before: a peak that returns every season is none. The spread is a multiple of
/// the median of what is left then, of the mean where the median is zero, on the scale
/// on which it is the most alike where values are high and where they are low: their
/// roots, their logarithms where all are above zero, or as they are (Tukey's
/// spread-versus-level plot, *Exploratory Data Analysis*, 1977). Three and a half is a
/// usual `beyond` (Iglewicz and Hoaglin, 1993): of normal noise about one value in two
/// thousand lies outside, or fewer; around a strong season of three short rounds
/// (36 months) up to one in seven hundred.
///
/// Nothing is found in series with fewer than twelve known points, or where nothing
/// differs from what was expected.
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
    let spread = seen.spread();
    if spread <= 0.0 {
        return Vec::new();
    }
    (seen.places.iter().enumerate())
        .map(|(nth, at)| Anomaly {
            period: series.first().plus((unknown + at) as i64),
            value: values[*at],
            expected: seen.scale.back(seen.expected[nth]),
            score: seen.score(nth, spread),
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
    /// Where something is known; all else is of these only.
    places: Vec<usize>,
    scaled: Vec<f64>,
    expected: Vec<f64>,
    /// How far each lies from the line through its neighbours.
    away: Vec<f64>,
    /// How far each lies from the nearest of that line and the levels before and after.
    nearest: Vec<f64>,
    /// The median step from one to the next.
    step: f64,
}

impl Seen {
    fn on(scale: Scale, values: &[f64], season: usize) -> Self {
        let known: Vec<bool> = values.iter().map(|value| !value.is_nan()).collect();
        let scaled: Vec<f64> = (filled(values).into_iter())
            .map(|value| scale.forward(value))
            .collect();
        let profile = profile(&scaled, &known, season);
        // A value beside a gap would excuse itself by what the gap is filled with.
        let places: Vec<usize> = (0..known.len()).filter(|at| known[*at]).collect();
        let of = |all: &[f64]| -> Vec<f64> { places.iter().map(|at| all[*at]).collect() };
        let (scaled, profile) = (of(&scaled), of(&profile));
        let left: Vec<f64> = (scaled.iter().zip(&profile))
            .map(|(z, profile)| z - profile)
            .collect();
        let largest = scaled.iter().fold(0.0, |most: f64, z| most.max(z.abs()));
        let exact = |away: f64| {
            if away.abs() <= ROUNDING * largest {
                0.0
            } else {
                away
            }
        };
        let between: Vec<f64> = (0..left.len()).map(|at| between(&left, at)).collect();
        let away = (0..left.len())
            .map(|at| exact(left[at] - between[at]))
            .collect();
        let nearest = (0..left.len())
            .map(|at| exact(nearest(&left, at, between[at])))
            .collect();
        let expected = (between.iter().zip(&profile))
            .map(|(between, profile)| between + profile)
            .collect();
        let mut steps: Vec<f64> = (left.windows(2))
            .map(|pair| exact(pair[1] - pair[0]).abs())
            .collect();
        Self {
            scale,
            places,
            scaled,
            expected,
            away,
            nearest,
            step: median(&mut steps),
        }
    }

    /// The spread of what is left, of normal noise such that one value in two
    /// thousand lies beyond three and a half times it; zero where nothing differs.
    fn spread(&self) -> f64 {
        let mut away: Vec<f64> = self.away().collect();
        let usual = SPREAD * median(&mut away);
        let usual = if usual > 0.0 {
            usual
        } else {
            SPREAD_OF_MEAN * away.iter().sum::<f64>() / away.len() as f64
        };
        let few = 1.0 + FEW / away.len() as f64;
        (few * usual).max(STEP * self.step).max(self.one())
    }

    /// Half of the least there is above nothing, where most are nothing: a single
    /// one among zeros is how rare things look.
    fn one(&self) -> f64 {
        let mut all = self.scaled.clone();
        let negative = all.iter().any(|z| *z < 0.0);
        if self.scale == Scale::Logarithms || negative || median(&mut all) > 0.0 {
            return 0.0;
        }
        let least = all.iter().copied().filter(|z| *z > 0.0);
        let least = least.fold(f64::INFINITY, f64::min);
        if least.is_finite() { least / 2.0 } else { 0.0 }
    }

    /// How many times `spread` a value lies from what was expected of it.
    fn score(&self, at: usize, spread: f64) -> f64 {
        let edge = at.min(self.nearest.len() - 1 - at);
        self.nearest[at] / (spread * EDGES.get(edge).copied().unwrap_or(1.0))
    }

    /// How far each known value lies from what was expected.
    fn away(&self) -> impl Iterator<Item = f64> + '_ {
        self.away.iter().map(|away| away.abs())
    }

    /// By how much the spread where much was expected and where little differ: the
    /// logarithm of their ratio, without its sign.
    fn uneven(&self) -> f64 {
        let middle = median(&mut self.expected.clone());
        let (mut low, mut high) = (Vec::new(), Vec::new());
        for (away, expected) in self.away().zip(&self.expected) {
            if *expected < middle {
                &mut low
            } else {
                &mut high
            }
            .push(away);
        }
        let (low, high) = (median(&mut low), median(&mut high));
        let ratio = high / low;
        if low == 0.0 && high == 0.0 {
            0.0
        } else if ratio.is_nan() {
            f64::INFINITY
        } else {
            ratio.ln().abs()
        }
    }
}

/// What the same place of other rounds of a season adds, of what is left after the
/// level of a whole season around; zeros where there are too few rounds.
fn profile(scaled: &[f64], known: &[bool], season: usize) -> Vec<f64> {
    let count = scaled.len();
    if season < 2 || count < ROUNDS * season {
        return vec![0.0; count];
    }
    let level = level(scaled, season);
    let of = |at: usize| -> f64 {
        // Others only: of few rounds a value would else excuse itself.
        let mut others: Vec<f64> = (at % season..count)
            .step_by(season)
            .filter(|other| *other != at && known[*other])
            .map(|other| scaled[other] - level[other])
            .collect();
        if others.len() + 1 < ROUNDS {
            return 0.0;
        }
        // The median of two is their mean, which one that stands out would move.
        if others.len().is_multiple_of(2) {
            others.push(0.0);
        }
        median(&mut others)
    };
    (0..count).map(of).collect()
}

/// The mean of a whole season around each; at the ends, where half of it is not
/// there, it goes on by the median growth from round to round there.
fn level(scaled: &[f64], season: usize) -> Vec<f64> {
    let (count, half) = (scaled.len(), season / 2);
    let around = |at: usize| -> f64 {
        let window = &scaled[at - half..=at + half];
        let sum: f64 = window.iter().sum();
        let twice = (1 - season % 2) as f64;
        (sum - twice * (window[0] + window[2 * half]) / 2.0) / season as f64
    };
    let growth = |from: usize| -> f64 {
        let mut all: Vec<f64> = (from..from + season)
            .map(|at| scaled[at + season] - scaled[at])
            .collect();
        median(&mut all) / season as f64
    };
    let (first, last) = (half, count - 1 - half);
    let (start, end) = (growth(0), growth(count - 2 * season));
    (0..count)
        .map(|at| {
            if at < first {
                around(first) - start * (first - at) as f64
            } else if at > last {
                around(last) + end * (at - last) as f64
            } else {
                around(at)
            }
        })
        .collect()
}

/// What the neighbours of a value, without itself, let expect: the median of the
/// middles of the pairs around it, which follow a line; near an end, where a pair is
/// not whole, of what the inner side of it leads to.
fn between(left: &[f64], at: usize) -> f64 {
    let last = left.len() - 1;
    let mut all: Vec<f64> = (1..=NEAR)
        .filter_map(|by| match (at >= by, at + by <= last) {
            (true, true) => Some(f64::midpoint(left[at - by], left[at + by])),
            (false, _) if at + 2 * by <= last => Some(2.0 * left[at + by] - left[at + 2 * by]),
            (_, false) if at >= 2 * by => Some(2.0 * left[at - by] - left[at - 2 * by]),
            _ => None,
        })
        .collect();
    median(&mut all)
}

/// The smallest of the distances to the line through the neighbours and to the
/// levels before and after, zero where it lies between them: beside a level that
/// changes for good a value is near its own side.
fn nearest(left: &[f64], at: usize, between: f64) -> f64 {
    let (before, after) = (
        &left[at.saturating_sub(NEAR)..at],
        &left[at + 1..(at + 1 + NEAR).min(left.len())],
    );
    let sides = [before, after].into_iter().filter(|side| !side.is_empty());
    let mut nearest = left[at] - between;
    for side in sides {
        let away = left[at] - median(&mut side.to_vec());
        if away * nearest <= 0.0 {
            return 0.0;
        }
        if away.abs() < nearest.abs() {
            nearest = away;
        }
    }
    nearest
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

    fn weeks(points: impl Iterator<Item = f64>) -> Series {
        let weeks = Calendar::Weekly(jiff::civil::Weekday::Monday);
        let points = points.map(Point::Exact).collect();
        Series::new("a", weeks, date(2020, 1, 6), points).unwrap()
    }

    fn wave(at: usize, season: usize) -> f64 {
        (std::f64::consts::TAU * at as f64 / season as f64).sin()
    }

    /// Of noise around a season and a trend no more stand out than of noise alone, at
    /// the end neither.
    #[test]
    fn noise_around_a_season_and_a_trend_does_not_stand_out() {
        let shapes: [(&str, fn(f64, f64) -> f64); 3] = [
            ("steady", |level, noise| level + 10.0 * noise),
            ("of counts", |level, noise| {
                (level + level.sqrt() * noise).round().max(0.0)
            }),
            ("of the level", |level, noise| level * (0.05 * noise).exp()),
        ];
        for (name, shape) in shapes {
            for (season, count) in [
                (52, 156),
                (52, 260),
                (12, 72),
                (7, 140),
                (12, 36),
                (12, 24),
                (52, 104),
                (7, 28),
            ] {
                for (amplitude, growth) in
                    [(0.0, 0.0), (0.4, 0.0), (0.6, 0.0), (0.0, 0.01), (0.6, 0.01)]
                {
                    let mut random = Random::new(5);
                    let (mut found, mut last) = (0, 0);
                    for _ in 0..200 {
                        let made = weeks((0..count).map(|at| {
                            let level = 200.0 * (growth * at as f64).exp();
                            let level = level * (1.0 + amplitude * wave(at, season));
                            shape(level, random.normal())
                        }));
                        let all = anomalies(&made, season, 3.5);
                        let end = made.first().plus(count as i64 - 1);
                        found += all.len();
                        last += all.iter().filter(|one| one.period == end).count();
                    }
                    let all = 200 * count;
                    let what = format!(
                        "{name}, {season} of {count}, {amplitude}, {growth}: {found} of {all}, {last} of 200 last"
                    );
                    println!("{what}");
                    // Of few rounds the profile is a guess.
                    let few = if count < 72 { 600 } else { 1000 };
                    assert!(found * few <= all && last <= 6, "{what}");
                }
            }
        }
    }

    #[test]
    fn one_doubled_value_is_found_whatever_it_is_among() {
        let shapes: [(&str, fn(usize, f64) -> f64); 6] = [
            ("a line", |at, _| 10.0 + at as f64),
            ("a steep line", |at, _| 100.0 + 20.0 * at as f64),
            ("a trend and a season", |at, noise| {
                let level = 200.0 * (0.01 * at as f64).exp();
                level * (1.0 + 0.4 * wave(at, 52)) * (0.01 * noise).exp()
            }),
            ("a fall", |at, noise| 900.0 - 5.0 * at as f64 + noise),
            ("fives", |_, _| 5.0),
            ("noise", |_, noise| 100.0 + 5.0 * noise),
        ];
        for (name, shape) in shapes {
            for odd in [20, 77, 130] {
                let mut random = Random::new(3);
                let series = weeks((0..150).map(|at| {
                    let value = shape(at, random.normal());
                    if at == odd { 2.0 * value } else { value }
                }));
                let all = anomalies(&series, 52, 3.5);
                let found: Vec<i64> = (all.iter())
                    .map(|one| one.period.since(series.first()))
                    .collect();
                assert_eq!(found, [odd as i64], "{name}");
            }
        }
    }

    #[test]
    fn one_value_is_found_where_most_are_the_same() {
        let mut random = Random::new(6);
        let rare: Vec<f64> = (0..150)
            .map(|at| match at {
                77 => 500.0,
                _ => (random.uniform() < 0.2) as u8 as f64 + (random.uniform() < 0.1) as u8 as f64,
            })
            .collect();
        let fives = (0..150).map(|at| if at == 77 { 500.0 } else { 5.0 });
        for series in [weeks(rare.into_iter()), weeks(fives)] {
            let all = anomalies(&series, 52, 3.5);
            assert_eq!(all.len(), 1, "{all:?}");
            assert_eq!(all[0].period.since(series.first()), 77);
        }
    }

    #[test]
    fn a_value_beside_a_gap_does_not_excuse_itself() {
        let mut random = Random::new(8);
        let mut points: Vec<Point> = (0..60)
            .map(|_| Point::Exact(50.0 + 3.0 * random.normal()))
            .collect();
        points[31..37].fill(Point::Missing);
        points[55..].fill(Point::Missing);
        points[30] = Point::Exact(120.0);
        points[54] = Point::Exact(120.0);
        let series = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        let all = anomalies(&series, 7, 3.5);
        let found: Vec<i64> = (all.iter())
            .map(|one| one.period.since(series.first()))
            .collect();
        assert_eq!(found, [30, 54]);
    }

    #[test]
    fn a_level_that_changes_for_good_does_not_stand_out() {
        let (mut found, mut all) = (0, 0);
        for (season, rise) in [(52, 0.0), (52, 0.5), (12, 0.5), (1, 0.5)] {
            let mut random = Random::new(9);
            for from in 8..148 {
                let made = weeks((0..156).map(|at| {
                    let level = if at < from { 100.0 } else { 200.0 };
                    level * (1.0 + rise * wave(at, season.max(2))) * (0.05 * random.normal()).exp()
                }));
                found += anomalies(&made, season, 3.5).len();
                all += 156;
            }
            println!("{season} {rise}: {found} of {all} so far");
        }
        assert!(found * 1000 <= all, "{found} of {all}");
    }

    /// At an end too, if further out.
    #[test]
    fn a_doubled_value_at_an_end_is_found() {
        for odd in [0, 1, 2, 147, 148, 149] {
            let mut random = Random::new(12);
            let series = weeks((0..150).map(|at| {
                let value = 100.0 * (0.05 * random.normal()).exp();
                if at == odd { 2.0 * value } else { value }
            }));
            let all = anomalies(&series, 52, 3.5);
            let found: Vec<i64> = (all.iter())
                .map(|one| one.period.since(series.first()))
                .collect();
            assert_eq!(found, [odd as i64]);
        }
    }
}
