//! Stages told of series whose stage is known.
//!
//! `RELEVE_SIMULATED=200 cargo test --release -p releve-insight --test lifecycle -- --nocapture
//! --test-threads 1` makes so many of each and prints the tables of docs/LIFECYCLE.md. The seeds by
//! which constants were chosen are those of `RELEVE_SEED=1`.

mod simulated;

use releve_insight::{Stage, lifecycle};
use releve_series::{Calendar, Point, Series};
use simulated::{Noise, Season, noise, staged};

/// Right of a hundred, less three standard errors of twenty series and a little.
const FLOORS: [(Stage, f64); 8] = [
    (Stage::Emerging, 65.0),
    (Stage::Rising, 65.0),
    (Stage::Peak, 40.0),
    (Stage::Plateau, 75.0),
    (Stage::Declining, 55.0),
    (Stage::Dormant, 75.0),
    (Stage::Revived, 65.0),
    (Stage::Seasonal, 85.0),
];

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(otherwise)
}

fn seed(at: u64, kind: u64) -> u64 {
    number("RELEVE_SEED", 2)
        .wrapping_mul(1_000_003)
        .wrapping_add(at * 7919 + kind * 104_729)
}

fn heading() {
    print!("{:<16}", "");
    for stage in Stage::ALL {
        print!("{stage:>12}");
    }
}

fn shares(told: &[u64; 9], count: u64) {
    for told in told {
        print!("{:>12.1}", 100.0 * *told as f64 / count as f64);
    }
}

#[test]
fn stages_of_clear_series_are_told() {
    let count = number("RELEVE_SIMULATED", 20);
    for season in [Season::Steady, Season::Growing] {
        println!("{season:?} season, signal to noise 3 to 10");
        heading();
        println!("{:>8}{:>8}{:>8}", "3-4", "4-6", "6-10");
        let mut sum = 0.0;
        for (truth, floor) in FLOORS {
            let (mut told, mut parts) = ([0; 9], [(0, 0); 3]);
            for at in 0..count {
                let made = staged(truth, season, 1.0, seed(at, truth as u64));
                let found = lifecycle(&made.series).stage;
                told[found as usize] += 1;
                let part =
                    &mut parts[usize::from(made.ratio > 4.0) + usize::from(made.ratio > 6.0)];
                *part = (part.0 + u64::from(found == truth), part.1 + 1);
            }
            print!("{truth:<16}");
            shares(&told, count);
            for (right, all) in parts {
                print!(
                    "{:>8.1}",
                    100.0 * f64::from(right as u32) / f64::from((all as u32).max(1))
                );
            }
            println!();
            let right = 100.0 * told[truth as usize] as f64 / count as f64;
            sum += right;
            assert!(right >= floor, "{truth}: {right} % right, floor {floor} %");
        }
        println!("mean {:.1}", sum / FLOORS.len() as f64);
    }
}

/// What straight moves leave of a bent one looks like a random walk, but none that
/// could have gone as far.
#[test]
fn a_trend_all_but_free_of_noise_is_no_random_walk() {
    let count = (number("RELEVE_SIMULATED", 20) / 4).max(1);
    for quieter in [10.0, 100.0] {
        for season in [Season::Steady, Season::Growing] {
            println!("{season:?} season, signal to noise {quieter} times 3 to 10");
            heading();
            println!();
            let (mut right, mut cannot) = (0, 0);
            for (truth, _) in FLOORS {
                let mut told = [0; 9];
                for at in 0..count {
                    let made = staged(truth, season, quieter, seed(at, truth as u64));
                    told[lifecycle(&made.series).stage as usize] += 1;
                }
                print!("{truth:<16}");
                shares(&told, count);
                println!();
                right += told[truth as usize];
                cannot += told[Stage::CannotTell as usize];
            }
            let of_all = |some: u64| 100.0 * some as f64 / (count * FLOORS.len() as u64) as f64;
            let (right, cannot) = (of_all(right), of_all(cannot));
            println!("mean {right:.1}, cannot tell {cannot:.1}");
            assert!(right >= 85.0, "{right} % right");
            assert!(cannot <= 4.0, "{cannot} % cannot tell");
        }
    }
}

#[test]
fn noise_is_no_trend() {
    let count = number("RELEVE_SIMULATED", 20);
    heading();
    println!("{:>12}", "a trend");
    for (kind, most) in [
        (Noise::White, 10.0),
        (Noise::Autoregressive, 10.0),
        (Noise::Season, 15.0),
        // The first differences of a random walk are noise, its course is a trend
        // by any measure: docs/LIFECYCLE.md. Of these 40 %; 50 % where courses that
        // wander may tell a stage.
        (Noise::RandomWalk, 45.0),
    ] {
        let (mut told, mut wander) = ([0; 9], 0);
        for at in 0..count {
            let life = lifecycle(&noise(kind, seed(at, 31 + kind as u64)));
            told[life.stage as usize] += 1;
            let why = &life.reasons[0];
            wander += u64::from(why.contains("explain the values wander at random, which"));
        }
        print!("{:<16}", format!("{kind:?}"));
        shares(&told, count);
        let trends: f64 = 100.0 * told[..7].iter().sum::<u64>() as f64 / count as f64;
        println!("{trends:>12.1}");
        assert!(trends <= most, "{kind:?}: {trends} % called a trend");
        assert_eq!(wander > 0, kind == Noise::RandomWalk, "{kind:?}: {wander}");
    }
}

#[test]
fn what_cannot_be_told_is_said() {
    let of = |calendar, values: Vec<f64>| {
        let points = values.into_iter().map(Point::Exact).collect();
        let start = jiff::civil::date(2018, 1, 1);
        lifecycle(&Series::new("flats", calendar, start, points).expect("a series"))
    };
    for (calendar, values, reason) in [
        (Calendar::Monthly, vec![1.0], "1 known month:"),
        (
            Calendar::Daily,
            (0..300).map(f64::from).collect(),
            "43 known weeks",
        ),
        (Calendar::Monthly, vec![3.0; 48], "the value never changes"),
    ] {
        let life = of(calendar, values);
        assert_eq!(life.stage, Stage::CannotTell);
        assert!(life.reasons[0].starts_with(reason), "{:?}", life.reasons);
    }
    // Values at the edge of what a number holds are no reason to stop.
    for size in [1e-300, 1e300, f64::MAX] {
        let values = (0..60).map(|at| size * (f64::from(at % 7) / 7.0)).collect();
        assert!(!of(Calendar::Monthly, values).reasons.is_empty());
    }
}

#[test]
fn times_are_told_in_the_periods_of_the_series() {
    let values = (0..72).map(|month| {
        let noise = f64::from((month * 7919) % 11 - 5) / 10.0;
        Point::Exact(20.0 + noise + 3.0 * f64::from((month - 30).clamp(0, 20)))
    });
    let start = jiff::civil::date(2018, 1, 1);
    let series = Series::new("flats", Calendar::Monthly, start, values.collect());
    let life = lifecycle(&series.expect("a series"));
    assert_eq!(life.stage, Stage::Plateau);
    let told = life.reasons.join("\n");
    assert!(told.contains(" a month, 95 % of courses "), "{told}");
    // The level stops rising in the 51st month of 72.
    assert!(told.contains("in 20 months\n"), "{told}");
    assert!(told.contains(" 21 months before the end"), "{told}");
    assert!(!told.contains("week"), "{told}");
}

#[test]
fn earlier_cycles_are_named() {
    let bell = |week: f64, top: f64| (1.0 - (week - top).abs() / 30.0).max(0.0);
    let values = (0..300_i32).map(|week| {
        let noise = f64::from((week * 7919) % 13 - 6) / 6.0;
        let at = f64::from(week);
        Point::Exact(20.0 + 50.0 * bell(at, 60.0) + 60.0 * bell(at, 300.0) + noise)
    });
    let calendar = Calendar::Weekly(jiff::civil::Weekday::Monday);
    let start = jiff::civil::date(2016, 1, 4);
    let series = Series::new("flats", calendar, start, values.collect()).expect("a series");
    let life = lifecycle(&series);
    assert_eq!(life.stage, Stage::Revived);
    assert_eq!(life.cycles.len(), 2);
    assert_eq!(life.cycles[0].top.year(), 2017);
    assert!(
        life.reasons
            .contains(&"high in 2017, again 2021".to_owned()),
        "{:?}",
        life.reasons
    );
    assert!(
        life.slope
            .is_some_and(|slope| slope.low > 1.5 && slope.high < 2.5)
    );
}
