//! Levels that broke: the forecast goes on from the new one.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Forecasts, Model, Point, Random, Request, Series, forecast};

const KNOWN: usize = 156;
const AHEAD: usize = 52;

/// Weeks with a season, `times` as high from the week `at` on.
fn weeks(seed: u64, at: usize, times: f64) -> Series {
    let mut random = Random::new(seed);
    let points = (0..KNOWN + AHEAD).map(|week| {
        let normal = random.normal();
        let season = 1.0 + 0.3 * (std::f64::consts::TAU * week as f64 / 52.18).sin();
        let level = if week >= at { times } else { 1.0 };
        Point::Exact((100.0 * level * season * (1.0 + 0.1 * normal)).max(0.0))
    });
    let name = format!("s{seed}");
    Series::new(
        name,
        Calendar::Weekly(Weekday::Monday),
        date(2021, 1, 4),
        points.collect(),
    )
    .expect("a series")
}

fn told(series: &[Series], model: Model) -> Forecasts {
    let end = series[0].first().plus(KNOWN as i64 - 1);
    let known: Vec<Series> = series.iter().filter_map(|one| one.until(end)).collect();
    let request = Request {
        model,
        holidays: Vec::new(),
        ..Request::new(AHEAD)
    };
    forecast(&known, None, &request, &|_| {}).expect("forecasts")
}

/// How far medians lie from what comes, as a part of it, and what bands hold.
fn off(all: &[Series], made: &Forecasts) -> (f64, [f64; 2]) {
    let (mut error, mut held) = (0.0, [0.0; 2]);
    let many = (all.len() * AHEAD) as f64;
    for (one, ahead) in all.iter().zip(made.forecasts()) {
        for (lead, point) in ahead.points().iter().enumerate() {
            let value = one.points()[KNOWN + lead].exact().expect("a value");
            error += (value - point).abs() / value / many;
            for (held, band) in held.iter_mut().zip(ahead.bands()) {
                let inside = (band.low[lead]..=band.high[lead]).contains(&value);
                *held += f64::from(u8::from(inside)) / many;
            }
        }
    }
    (error, held)
}

#[test]
fn the_forecast_goes_on_from_the_level_after_a_break() {
    for (times, at) in [(3.0, 120), (0.4, 130)] {
        let all = [weeks(1, at, times)];
        let made = told(&all, Model::Auto);
        let (error, held) = off(&all, &made);
        println!("{times} at {at}: {error:.3}, held {held:.3?}");
        assert!(error < 0.17 && held[0] > 0.7, "{times}: {error} {held:?}");
        let (one, band) = (&made.forecasts()[0], &made.forecasts()[0].bands()[0]);
        for (low, point) in band.low.iter().zip(one.points()) {
            assert!(*low > 0.3 * point, "{low} {point}");
        }
        let said = made.warnings().join("\n");
        assert!(
            said.contains("1 of 1 series with a level that broke (`s1`: "),
            "{said}"
        );
        assert!(said.contains("check whether it stays"), "{said}");
    }
}

/// A break of one is none of the others.
#[test]
fn other_series_are_left_as_they_are() {
    let plain: Vec<Series> = (2..8).map(|seed| weeks(seed, KNOWN + AHEAD, 1.0)).collect();
    let mut all = plain.clone();
    all.push(weeks(1, 120, 3.0));
    let made = told(&all, Model::Process);
    let (error, held) = off(&all, &made);
    println!("beside others: {error:.3}, held {held:.3?}");
    assert!(
        error < 0.12 && (0.65..0.95).contains(&held[0]),
        "{error} {held:?}"
    );
    let alone = told(&plain, Model::Process);
    assert!(!alone.warnings().join("\n").contains("broke"));
}
