//! Sums over stretches of the horizon: their bands hold what they say, and are
//! narrower than those of single periods added up where errors are apart.

use std::ops::Range;

use jiff::civil::date;
use releve_series::{Calendar, Forecasts, Model, Point, Random, Request, Series, forecast};

const KNOWN: usize = 60;
const AHEAD: usize = 6;

/// Monthly series with a season, a level that wanders by `walk` a month, and noise.
fn made(seed: u64, count: usize, walk: f64) -> Vec<Series> {
    let mut random = Random::new(seed);
    (0..count)
        .map(|which| {
            let mut level = 40.0 + which as f64;
            let points = (0..KNOWN + AHEAD).map(|at| {
                let mut normal = || random.normal();
                level += walk * normal();
                let phase = std::f64::consts::TAU * at as f64 / 12.0 + which as f64;
                Point::Exact((level + 6.0 * phase.sin() + 3.0 * normal()).max(0.0))
            });
            let points = points.collect();
            let name = format!("s{which}");
            Series::new(name, Calendar::Monthly, date(2019, 1, 1), points).unwrap()
        })
        .collect()
}

fn told(series: &[Series], model: Model) -> Forecasts {
    let history: Vec<Series> = series
        .iter()
        .filter_map(|one| one.until(one.last().plus(-(AHEAD as i64))))
        .collect();
    let request = Request {
        model,
        holidays: Vec::new(),
        stretches: vec![0..3, 3..6, 0..6],
        ..Request::new(AHEAD)
    };
    forecast(&history, None, &request, &|_| {}).unwrap()
}

fn came(series: &Series, leads: &Range<usize>) -> f64 {
    let ahead = &series.points()[KNOWN..][leads.clone()];
    ahead.iter().filter_map(|point| point.exact()).sum()
}

/// Of the sums that came the parts within bands of 80 and 95 %, and how wide the
/// bands of 80 % are beside those of their periods added up.
fn held(seeds: Range<u64>, count: usize, walk: f64) -> ([f64; 2], f64) {
    let (mut inside, mut all, mut wide) = ([0.0; 2], 0.0, 0.0);
    for seed in seeds {
        let series = made(seed, count, walk);
        for (one, ahead) in series.iter().zip(told(&series, Model::Theta).forecasts()) {
            for stretch in ahead.stretches() {
                let sum = came(one, &stretch.leads);
                for (inside, (low, high)) in inside.iter_mut().zip(&stretch.bands) {
                    *inside += f64::from(u8::from((*low..=*high).contains(&sum)));
                }
                let single = &ahead.bands()[0];
                let apart: f64 = stretch
                    .leads
                    .clone()
                    .map(|at| single.high[at] - single.low[at])
                    .sum();
                wide += (stretch.bands[0].1 - stretch.bands[0].0) / apart;
                all += 1.0;
            }
        }
    }
    (inside.map(|inside| inside / all), wide / all)
}

#[test]
fn bands_of_sums_hold_what_they_say() {
    let (noisy, wide) = held(0..3, 24, 0.2);
    println!("noise: {noisy:.3?}, {wide:.2} as wide");
    assert!(
        (0.72..=0.92).contains(&noisy[0]) && noisy[1] >= 0.88,
        "{noisy:?}"
    );
    assert!(wide < 0.8, "{wide}");
    let (wandering, wider) = held(8..11, 24, 3.0);
    println!("wandering: {wandering:.3?}, {wider:.2} as wide");
    assert!((0.68..=0.95).contains(&wandering[0]), "{wandering:?}");
    // A level that wanders errs in all periods alike.
    assert!(wider > wide + 0.05, "{wide} {wider}");
    // Of few series errors are taken to hang together.
    let (few, widest) = held(16..24, 1, 0.2);
    println!("single: {few:.3?}, {widest:.2} as wide");
    assert!(few[0] >= 0.8, "{few:?}");
}

#[test]
fn sums_are_sums_and_lie_in_their_bands() {
    for model in [Model::SeasonalNaive, Model::Process] {
        let series = made(40, 3, 0.5);
        let made = told(&series, model);
        assert!(
            made.warnings()
                .iter()
                .any(|said| said.contains("past sums"))
        );
        for one in made.forecasts() {
            for stretch in one.stretches() {
                // Of a naive model it is the sum of what is told, of medians their
                // mean, which here is all but the same.
                let plain: f64 = one.points()[stretch.leads.clone()].iter().sum();
                let sum = stretch.point;
                let reach = f64::from(u8::from(model == Model::Process)) * 0.02;
                assert!((sum / plain - 1.0).abs() <= reach, "{sum} {plain}");
                let [(low, high), (lower, higher)] = stretch.bands[..] else {
                    panic!("two levels");
                };
                assert!(0.0 <= lower && lower <= low && low <= sum);
                assert!(sum <= high && high <= higher);
            }
        }
    }
}

#[test]
fn steady_and_unknown_series_and_impossible_stretches() {
    let months = |name: &str, point| {
        Series::new(name, Calendar::Monthly, date(2020, 1, 1), vec![point; 48]).unwrap()
    };
    let all = [
        months("steady", Point::Exact(5.0)),
        months("unknown", Point::Missing),
    ];
    let request = |stretch: Range<usize>| Request {
        stretches: vec![stretch],
        costs: Some((1.0, 1.0)),
        ..Request::new(4)
    };
    let made = forecast(&all, None, &request(0..4), &|_| {}).unwrap();
    let steady = &made.forecasts()[0].stretches()[0];
    assert_eq!((steady.point, steady.quantile), (20.0, Some(20.0)));
    assert_eq!(steady.bands, [(20.0, 20.0); 2]);
    assert!(made.forecasts()[1].stretches().is_empty());
    for stretch in [0..5, 2..2] {
        let error = forecast(&all, None, &request(stretch), &|_| {}).unwrap_err();
        assert!(error.is_request(), "{error}");
    }
}
