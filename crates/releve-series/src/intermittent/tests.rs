//! Of simulated series with many zeros: whether totals lie around what comes
//! and bands hold what they say.

use std::f64::consts::TAU;

use std::ops::Range;

use super::*;
use crate::Level;
use crate::random::Random;

const KNOWN: usize = 156;
const AHEAD: usize = 26;

/// How what is usual changes over the weeks, as a factor around 1.
type Course = fn(f64) -> f64;

const COURSES: [(&str, Course); 5] = [
    ("steady", |_| 1.0),
    ("rising", |at| (0.8 * (at / 156.0 - 1.0)).exp()),
    ("falling", |at| (-0.8 * (at / 156.0 - 0.5)).exp()),
    ("seasonal", |at| 1.0 + 0.6 * (TAU * at / 52.18).sin()),
    (
        "sharp season",
        |at| if at % 52.18 > 44.0 { 2.2 } else { 0.8 },
    ),
];

/// What a week brings of which so much is usual.
type Sale = fn(&mut Random, f64) -> f64;

/// With this probability 1 to 6 pieces.
fn pieces(random: &mut Random, part: f64) -> f64 {
    let sells = random.uniform() < part;
    let pieces = 1 + random.below(6);
    if sells { pieces as f64 } else { 0.0 }
}

/// As many as a Poisson variable of which this is the probability of any, when it is
/// usual.
fn poisson(random: &mut Random, part: f64) -> f64 {
    let limit = (-part * 1.2).exp();
    let (mut count, mut product) = (0.0, random.uniform());
    while product > limit {
        count += 1.0;
        product *= random.uniform();
    }
    count
}

/// What was held: parts of what came within bands of 80, 90 and 95 %, and at or
/// below the quantile of nine in ten.
#[derive(Debug, Default)]
struct Held {
    series: f64,
    weeks: [f64; 4],
    totals: [f64; 4],
    /// The sums below the point, and all points as a part of what came.
    below: f64,
    centre: f64,
}

/// Of the series that a making gives for seeds, `AHEAD` periods of each kept back.
fn held(seeds: Range<u64>, period: f64, making: &dyn Fn(&mut Random) -> Vec<f64>) -> Held {
    let levels = [80.0, 90.0, 95.0].map(|level| Level::new(level).unwrap());
    let yes = |yes: bool| f64::from(u8::from(yes));
    let mut held = Held::default();
    let (mut weeks, mut totals, mut point, mut came) = (0.0, 0.0, 0.0, 0.0);
    for seed in seeds {
        let values = making(&mut Random::new(seed));
        let (history, ahead) = values.split_at(values.len() - AHEAD);
        let Some(one) = Intermittent::of(history, Some(period), AHEAD) else {
            continue;
        };
        held.series += 1.0;
        let drawn = one.draw(history, AHEAD);
        for (period, value) in drawn.periods().iter().zip(ahead) {
            weeks += 1.0;
            for (held, level) in held.weeks.iter_mut().zip(levels) {
                let (low, high) = period.band(level);
                *held += yes((low..=high).contains(value));
            }
            held.weeks[3] += yes(*value <= period.quantile(0.9));
        }
        for leads in [0..AHEAD / 2, AHEAD / 2..AHEAD] {
            let sum: f64 = ahead[leads.clone()].iter().sum();
            let told = drawn.stretch(leads, None, &levels, Some(0.9));
            totals += 1.0;
            for (held, (low, high)) in held.totals.iter_mut().zip(&told.bands) {
                *held += yes((*low..=*high).contains(&sum));
            }
            held.totals[3] += yes(sum <= told.quantile.unwrap());
            held.below += 0.5 * (yes(sum <= told.point) + yes(sum < told.point));
            (point, came) = (point + told.point, came + sum);
        }
    }
    held.weeks.iter_mut().for_each(|held| *held /= weeks);
    held.totals.iter_mut().for_each(|held| *held /= totals);
    (held.below, held.centre) = (held.below / totals, point / came);
    held
}

/// How often a week is at or below the true quantile of nine in ten, which among few
/// numbers is more often than that.
fn truly(sale: Sale, usual: f64, course: Course) -> f64 {
    let mut below = 0.0;
    for at in KNOWN..KNOWN + AHEAD {
        let mut random = Random::new(at as u64);
        let mut all: Vec<f64> = (0..4000)
            .map(|_| sale(&mut random, usual * course(at as f64)))
            .collect();
        all.sort_unstable_by(f64::total_cmp);
        let quantile = all[3599];
        below += all.iter().filter(|value| **value <= quantile).count() as f64 / 4000.0;
    }
    below / AHEAD as f64
}

/// Within a few points of what a band says, or above it where few numbers are likely.
fn check(name: &str, held: &Held, truly: f64) {
    println!("{name}: {held:.3?}, truly {truly:.3}");
    assert!(held.series > 100.0, "{name}");
    assert!((0.74..=0.97).contains(&held.totals[0]), "{name}: {held:?}");
    assert!((0.84..=0.99).contains(&held.totals[1]), "{name}: {held:?}");
    assert!(held.totals[2] >= 0.91, "{name}: {held:?}");
    assert!((0.82..=0.99).contains(&held.totals[3]), "{name}: {held:?}");
    assert!(
        (truly - 0.08..=truly + 0.07).contains(&held.weeks[3]),
        "{name}: {held:?}"
    );
    assert!(
        held.weeks[0] >= 0.86 && held.weeks[2] >= 0.95,
        "{name}: {held:?}"
    );
}

#[test]
fn weeks_and_totals_hold_what_they_say() {
    for (kind, sale) in [("pieces", pieces as Sale), ("poisson", poisson)] {
        for (name, course) in COURSES {
            for part in [0.6, 0.3, 0.12, 0.05] {
                let making = |random: &mut Random| {
                    let all = 0..KNOWN + AHEAD;
                    all.map(|at| sale(random, part * course(at as f64)))
                        .collect()
                };
                let held = held(0..120, 52.18, &making);
                let name = format!("{kind}, {name}, {part}");
                check(&name, &held, truly(sale, part, course));
                // What changes and is seldom seen is told to change less than it does.
                let reach = if part < 0.2 { 0.5 } else { 0.25 };
                assert!((held.centre - 1.0).abs() < reach, "{name}: {held:?}");
                if name.contains("steady") && part > 0.1 {
                    assert!((held.centre - 1.0).abs() < 0.1, "{name}: {held:?}");
                    assert!((0.4..0.65).contains(&held.below), "{name}: {held:?}");
                }
            }
        }
    }
}

/// Other calendars, shorter histories, levels that wander and change.
#[test]
fn other_histories_hold_as_much() {
    let part = 0.3;
    let steady = |periods: usize| {
        move |random: &mut Random| {
            (0..periods + AHEAD)
                .map(|_| pieces(random, part))
                .collect::<Vec<f64>>()
        }
    };
    let seasonal = |periods: usize, round: f64| {
        move |random: &mut Random| {
            let usual = |at: usize| part * (1.0 + 0.6 * (TAU * at as f64 / round).sin());
            (0..periods + AHEAD)
                .map(|at| pieces(random, usual(at)))
                .collect::<Vec<f64>>()
        }
    };
    let wandering = |random: &mut Random| {
        let mut level: f64 = 0.0;
        let mut week = |random: &mut Random| {
            level += 0.06 * random.normal();
            pieces(random, part * level.exp())
        };
        (0..KNOWN + AHEAD)
            .map(|_| week(random))
            .collect::<Vec<f64>>()
    };
    let launched = |random: &mut Random| {
        let usual = |at: usize| if at < 80 { 0.0 } else { part };
        (0..KNOWN + AHEAD)
            .map(|at| pieces(random, usual(at)))
            .collect::<Vec<f64>>()
    };
    let amounts = |random: &mut Random| {
        let each = 0..KNOWN + AHEAD;
        each.map(|_| pieces(random, part) * random.normal().exp())
            .collect::<Vec<f64>>()
    };
    let kinds: [(&str, f64, &dyn Fn(&mut Random) -> Vec<f64>); 7] = [
        ("40 weeks", 52.18, &steady(40)),
        ("wandering", 52.18, &wandering),
        ("launched", 52.18, &launched),
        ("amounts", 52.18, &amounts),
        ("days", 7.0, &seasonal(200, 7.0)),
        ("months", 12.0, &seasonal(60, 12.0)),
        ("quarters", 4.0, &seasonal(50, 4.0)),
    ];
    for (name, period, making) in kinds {
        let held = held(0..150, period, making);
        check(name, &held, held.weeks[3]);
        assert!((held.centre - 1.0).abs() < 0.15, "{name}: {held:?}");
    }
}

#[test]
fn what_is_no_such_series_is_left_alone() {
    let weeks = |value: &dyn Fn(usize) -> f64| -> Vec<f64> { (0..156).map(value).collect() };
    let of = |values: &[f64]| Intermittent::of(values, Some(52.18), 13).is_some();
    let seldom = |at: usize| if at.is_multiple_of(5) { 3.0 } else { 0.0 };
    assert!(of(&weeks(&seldom)));
    assert!(!of(&weeks(&|at| 3.0 + (at % 5) as f64)), "no zeros");
    assert!(
        !of(&weeks(&|at| if at % 52 < 25 {
            10.0 + (at % 3) as f64
        } else {
            0.0
        })),
        "a season"
    );
    assert!(
        !of(&weeks(&|at| if at < 100 {
            10.0 + (at % 3) as f64
        } else {
            0.0
        })),
        "sold no more"
    );
    assert!(
        !of(&weeks(&|at| if at < 100 {
            0.0
        } else {
            10.0 + (at % 3) as f64
        })),
        "launched"
    );
    assert!(!of(&weeks(&|at| seldom(at) - 1.0)), "negative values");
    assert!(!of(&weeks(&|at| f64::from(u8::from(at == 70)))), "one sale");
    assert!(!of(&[f64::NAN; 60]) && !of(&[]), "nothing");
    let gaps = weeks(&|at| if at % 3 == 0 { f64::NAN } else { seldom(at) });
    let one = Intermittent::of(&gaps, Some(52.18), 13).expect("gaps are no zeros");
    assert!(
        (one.mean(&gaps, 13) - 0.6).abs() < 0.15,
        "{}",
        one.mean(&gaps, 13)
    );
}
