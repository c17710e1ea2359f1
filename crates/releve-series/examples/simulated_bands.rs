//! How much bands hold on series whose law is known: tables of several kinds, each
//! forecast once, the values that came after counted.
//!
//! `cargo run -p releve-series --example simulated_bands -- KIND MODEL SERIES KNOWN AHEAD TABLES`
//!
//! Kinds: walk, season (a walk with one), wander (a walk with a season and noise),
//! shared (walks that share half their steps), ar, noise, trend, wave (a season and
//! noise), zeros. Without arguments 20 tables of 32 walks. Printed are the parts held
//! of 80 and 95 %, the lowest and highest of a table, and by how much a band of 80 %
//! is wider than the values it was made for lie apart: its width against that of the
//! band that holds 80 % of what came of all tables.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Random, Request, Series, forecast};

/// What is simulated, in this order: a step of the level, what is kept of the level
/// from week to week, season, noise, growth a week, and the part of a step that all
/// series share.
const KINDS: [(&str, [f64; 6]); 9] = [
    ("walk", [0.04, 1.0, 0.0, 0.0, 0.0, 0.0]),
    ("season", [0.04, 1.0, 0.3, 0.0, 0.0, 0.0]),
    ("wander", [0.04, 1.0, 0.3, 0.05, 0.0, 0.0]),
    ("shared", [0.04, 1.0, 0.3, 0.05, 0.0, 0.5]),
    ("ar", [0.06, 0.9, 0.0, 0.0, 0.0, 0.0]),
    ("noise", [0.0, 1.0, 0.0, 0.15, 0.0, 0.0]),
    ("trend", [0.0, 1.0, 0.0, 0.1, 0.003, 0.0]),
    ("wave", [0.0, 1.0, 0.3, 0.1, 0.0, 0.0]),
    ("zeros", [0.0, 1.0, 0.3, 0.0, 0.0, 0.0]),
];

/// A table: the values of each series.
fn table(kind: &str, width: usize, length: usize, seed: u64) -> Vec<Vec<f64>> {
    let found = KINDS.iter().find(|(name, _)| *name == kind);
    let [step, kept, season, noise, growth, shared] = found.expect("a kind").1;
    let mut random = Random::new(seed);
    let common: Vec<f64> = (0..length).map(|_| random.normal()).collect();
    let one = |random: &mut Random| {
        let mut level = 0.0;
        let each = common.iter().enumerate().map(|(week, common)| {
            let own = (1.0 - shared).sqrt() * random.normal() + shared.sqrt() * common;
            level = kept * level + step * own;
            let turn = std::f64::consts::TAU * week as f64 / 52.18;
            let usual = level + growth * week as f64 + season * turn.sin();
            match kind {
                "zeros" if random.uniform() < 0.4 => 0.0,
                "zeros" => (3.0 * usual.exp() * (0.5 + random.uniform())).round(),
                _ => 100.0 * (usual + noise * random.normal()).exp(),
            }
        });
        each.collect::<Vec<f64>>()
    };
    (0..width).map(|_| one(&mut random)).collect()
}

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let text = |at: usize, or: &str| given.get(at).map_or(or, String::as_str).to_owned();
    let number = |at: usize, or: &str| text(at, or).parse::<usize>().expect("a number");
    let kind = text(0, "walk");
    let model: Model = text(1, "process").parse().expect("a model");
    let (width, known, ahead) = (number(2, "32"), number(3, "208"), number(4, "13"));
    let tables = number(5, "20");
    let request = Request {
        model,
        holidays: Vec::new(),
        ..Request::new(ahead)
    };
    let mut held: Vec<[f64; 2]> = Vec::new();
    let (mut score, mut wide, mut off, mut models) = (0.0, 0.0, Vec::new(), Vec::new());
    for seed in 0..tables as u64 {
        let values = table(&kind, width, known + ahead, 1000 + seed);
        let series = values.iter().enumerate().map(|(which, values)| {
            let points = values[..known].iter().map(|value| Point::Exact(*value));
            let weeks = Calendar::Weekly(Weekday::Monday);
            let (name, start) = (format!("s{which}"), date(2018, 1, 1));
            Series::new(name, weeks, start, points.collect()).expect("a series")
        });
        let series: Vec<Series> = series.collect();
        let made = forecast(&series, None, &request, &|_| {}).expect("forecasts");
        let scale = made.learnt().unwrap_or("no scale");
        models.push(format!("{} on {scale}", made.model()));
        let mut inside = [0.0; 2];
        for (row, one) in made.forecasts().iter().enumerate() {
            let each = 1.0 / (width * ahead) as f64;
            for lead in 0..ahead {
                let value = values[row][known + lead];
                for (which, band) in one.bands().iter().take(2).enumerate() {
                    let (low, high) = (band.low[lead], band.high[lead]);
                    let outside = (low - value).max(0.0) + (value - high).max(0.0);
                    inside[which] += 100.0 * each * f64::from(u8::from(outside <= 0.0));
                    if which == 0 {
                        let usual = one.points()[lead].max(1e-9);
                        wide += (high - low) / usual * each / tables as f64;
                        score += (high - low + 10.0 * outside) / usual * each / tables as f64;
                        off.push((value - one.points()[lead]) / usual);
                    }
                }
            }
        }
        held.push(inside);
    }
    off.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| off[(part * (off.len() - 1) as f64) as usize];
    let mean = |which: usize| held.iter().map(|held| held[which]).sum::<f64>() / tables as f64;
    let spread = |which: usize| {
        let squares = held.iter().map(|held| (held[which] - mean(which)).powi(2));
        (squares.sum::<f64>() / (tables.max(2) - 1) as f64 / tables as f64).sqrt()
    };
    let least = held.iter().map(|held| held[0]).fold(100.0, f64::min);
    let most = held.iter().map(|held| held[0]).fold(0.0, f64::max);
    models.sort_unstable();
    let mut counted: Vec<(String, usize)> = Vec::new();
    for model in models {
        match counted.last_mut().filter(|last| last.0 == model) {
            Some(last) => last.1 += 1,
            None => counted.push((model, 1)),
        }
    }
    println!(
        "{kind} {model} {width}x{known}+{ahead}, {tables} tables: 80 % {:.1} (se {:.1}; {least:.0} to {most:.0}), \
         95 % {:.1} (se {:.1}); width {:.3} ({:.2} of the ideal), score {:.3}; {counted:?}",
        mean(0),
        spread(0),
        mean(1),
        spread(1),
        wide,
        wide / (at(0.9) - at(0.1)),
        score
    );
}
