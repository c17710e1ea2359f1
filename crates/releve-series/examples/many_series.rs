//! How long the process takes for 10,000 weekly series of five years, with
//! hyperparameters, validation and bands.
//!
//! `time cargo run --release -p releve-series --example many_series`

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Request, Series, forecast};

fn main() {
    let mut state = 7u64;
    let mut uniform = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1u32 << 31)
    };
    let calendar = Calendar::Weekly(Weekday::Monday);
    let all: Vec<Series> = (0..10_000)
        .map(|which| {
            let (phase, noise) = (uniform(), 0.5 + 2.0 * uniform());
            let mut level = 20.0;
            let points = (0..260).map(|at| {
                level += 0.6 * (uniform() - 0.5);
                let turn = std::f64::consts::TAU * (f64::from(at) / 52.18 + phase);
                let value: f64 = level + 4.0 * turn.sin() + noise * (uniform() + uniform() - 1.0);
                Point::Exact(value.max(0.0))
            });
            Series::new(
                format!("s{which}"),
                calendar,
                date(2018, 1, 1),
                points.collect(),
            )
            .expect("a series")
        })
        .collect();
    let request = Request {
        model: Model::Process,
        ..Request::new(52)
    };
    let said = |what: &str| eprintln!("{what}");
    let made = forecast(&all, None, &request, &said).expect("forecasts");
    println!("{} forecasts", made.forecasts().len());
}
