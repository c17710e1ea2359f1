//! A series that ended before the others is forecast from further away.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Forecasts, Model, Point, Random, Request, Series, forecast};

const KNOWN: usize = 208;
const AHEAD: usize = 13;
const WIDTH: usize = 32;

/// Levels that wander, with noise and a season.
fn levels(seed: u64) -> Vec<Vec<f64>> {
    let mut random = Random::new(seed);
    let mut normal = || random.normal();
    let mut one = || {
        let mut level = 0.0;
        let each = (0..KNOWN + AHEAD).map(|week| {
            level += 0.04 * normal();
            let turn = std::f64::consts::TAU * week as f64 / 52.18;
            100.0 * f64::exp(level + 0.3 * turn.sin() + 0.05 * normal())
        });
        each.collect::<Vec<f64>>()
    };
    (0..WIDTH).map(|_| one()).collect()
}

/// Forecasts where the first `ended` series are not known in the last `silent` weeks.
fn forecasts(levels: &[Vec<f64>], ended: usize, silent: usize, model: Model) -> Forecasts {
    let series = levels.iter().enumerate().map(|(which, values)| {
        let points = values[..KNOWN].iter().enumerate().map(|(week, value)| {
            match which < ended && week >= KNOWN - silent {
                true => Point::Missing,
                false => Point::Exact(*value),
            }
        });
        let weeks = Calendar::Weekly(Weekday::Monday);
        let (name, start) = (format!("s{which}"), date(2020, 1, 6));
        Series::new(name, weeks, start, points.collect()).expect("a series")
    });
    let request = Request {
        model,
        holidays: Vec::new(),
        ..Request::new(AHEAD)
    };
    let series: Vec<Series> = series.collect();
    forecast(&series, None, &request, &|_| {}).expect("forecasts")
}

/// What part of the values of some series lies in their bands of 80 %.
fn held(made: &Forecasts, levels: &[Vec<f64>], which: std::ops::Range<usize>) -> f64 {
    let each = which.clone().map(|row| {
        let band = &made.forecasts()[row].bands()[0];
        let came = levels[row][KNOWN..].iter().enumerate();
        came.filter(|(lead, value)| (band.low[*lead]..=band.high[*lead]).contains(value))
            .count()
    });
    each.sum::<usize>() as f64 / (which.len() * AHEAD) as f64
}

#[test]
fn bands_of_what_ended_before_hold_as_much_as_those_of_the_others() {
    let (mut ended, mut others) = (0.0, 0.0);
    for seed in [1, 2, 3] {
        let levels = levels(seed);
        let made = forecasts(&levels, WIDTH / 2, 39, Model::Process);
        ended += held(&made, &levels, 0..WIDTH / 2) / 3.0;
        others += held(&made, &levels, WIDTH / 2..WIDTH) / 3.0;
    }
    assert!(ended > others - 0.1, "ended {ended:.3}, others {others:.3}");
}

#[test]
fn bands_widen_with_the_weeks_that_are_not_known() {
    let levels = levels(4);
    for model in [Model::Process, Model::SeasonalNaive] {
        let widths = [0, 4, 26].map(|silent| {
            let made = forecasts(&levels, 1, silent, model);
            let width = |row: usize| {
                let band = &made.forecasts()[row].bands()[0];
                (band.high[0] / band.low[0]).ln()
            };
            (width(0), width(1))
        });
        let [now, month, half] = widths;
        assert!(now.0 < month.0 && month.0 < half.0, "{model}: {widths:?}");
        assert!(half.0 > 1.5 * now.0, "{model}: {widths:?}");
        assert!((half.1 / now.1 - 1.0).abs() < 0.1, "{model}: {widths:?}");
    }
}

#[test]
fn a_series_that_ended_and_was_restless_has_wide_bands() {
    let mut levels = levels(5);
    let mut random = Random::new(6);
    for value in &mut levels[0] {
        *value *= f64::exp(0.8 * (random.uniform() - 0.5));
    }
    let made = forecasts(&levels, 2, 120, Model::Process);
    let [restless, calm] = [0, 1].map(|row| {
        let band = &made.forecasts()[row].bands()[0];
        (band.high[0] / band.low[0]).ln()
    });
    assert!(restless > 1.5 * calm, "{restless} {calm}");
}
