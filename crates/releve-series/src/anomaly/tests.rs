//! What stands out and what does not, on simulated series.

use super::anomalies;
use crate::random::Random;
use crate::{Calendar, Point, Series};
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
