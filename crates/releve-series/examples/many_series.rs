//! How long the process takes for 10,000 weekly series of five years, with
//! hyperparameters, validation and bands.
//!
//! `time cargo run --release -p releve-series --example many_series`
//!
//! With arguments `SERIES TABLE.csv SAMPLE` so many series, of which a sample is
//! written for others: `benches/forecasts.sh` does so.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Request, Series, forecast};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let number = arguments
        .next()
        .map_or(10_000, |n| n.parse().expect("a number"));
    let table = arguments.next();
    let sample = arguments
        .next()
        .map_or(20, |n| n.parse().expect("a number"));
    let mut state = 7u64;
    let mut uniform = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1u32 << 31)
    };
    let calendar = Calendar::Weekly(Weekday::Monday);
    let all: Vec<Series> = (0..number)
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
    if let Some(table) = table {
        std::fs::write(table, written(&all[..number.min(sample)])).expect("a table");
    }
    let request = Request {
        model: Model::Process,
        ..Request::new(52)
    };
    let said = |what: &str| eprintln!("{what}");
    let made = forecast(&all, None, &request, &said).expect("forecasts");
    println!("{} forecasts", made.forecasts().len());
}

/// A column a series.
fn written(all: &[Series]) -> String {
    let names: Vec<&str> = all.iter().map(Series::name).collect();
    let mut text = format!("week,{}\n", names.join(","));
    for at in 0..all.first().map_or(0, Series::len) {
        let day = all[0].start() + jiff::Span::new().weeks(at as i64);
        let values = all.iter().filter_map(|one| one.points()[at].exact());
        let values: Vec<String> = values.map(|value| format!("{value:.6}")).collect();
        text += &format!("{day},{}\n", values.join(","));
    }
    text
}
