//! Scores the automatic choice on the last year of the weekly fashion series of
//! David, Bellot and Le Corff (HERMES, arXiv 2202.03224), which are no part of
//! this project: found by `RELEVE_GOLD` or beside the workspace.
//!
//! `cargo run --release -p releve-series --example fashion_year [-- --with] [--inside]`
//!
//! With `--inside` the last year stays unseen, and all models are scored on the
//! years after three origins inside the history.

use std::time::Instant;

use fashion::{AHEAD, history, read};
use releve_series::{Model, Request, Series, backtest, forecast};

#[path = "../tests/fashion/mod.rs"]
mod fashion;

fn main() {
    let asked = |for_what: &str| std::env::args().any(|argument| argument == for_what);
    let with = asked("--with");
    let main = read("f1_main_100_sequences.csv").expect("the series");
    let forward = || read("f1_fashion_forward_100_sequences.csv").expect("the signal");
    let external = with.then(forward);
    let history = history(&main);
    let begun = Instant::now();
    let said = |what: &str| eprintln!("{:6.1?} {what}", begun.elapsed());
    let request = Request::new(AHEAD);
    if asked("--inside") {
        return inside(&history, external.as_deref(), &request, &said);
    }
    let made = forecast(&history, external.as_deref(), &request, &said).expect("forecasts");
    let seconds = begun.elapsed().as_secs_f64();
    let mut mase = 0.0;
    let mut covered = [0.0; 2];
    let mut interval = [0.0; 2];
    for (whole, (known, ahead)) in main.iter().zip(history.iter().zip(made.forecasts())) {
        let values = |series: &Series| -> Vec<f64> {
            series.points().iter().filter_map(|p| p.exact()).collect()
        };
        let (all, known) = (values(whole), values(known).len());
        let size = (AHEAD..known).map(|at| (all[at] - all[at - AHEAD]).abs());
        let each = size.sum::<f64>() / (known - AHEAD) as f64 * (AHEAD * main.len()) as f64;
        for lead in 0..AHEAD {
            let value = all[known + lead];
            mase += (value - ahead.points()[lead]).abs() / each;
            for (which, band) in ahead.bands().iter().enumerate() {
                let (low, high) = (band.low[lead], band.high[lead]);
                let outside = (low - value).max(0.0) + (value - high).max(0.0);
                let penalty = 2.0 / (1.0 - band.level.percent() / 100.0);
                interval[which] += (high - low + penalty * outside) / each;
                if outside <= 0.0 {
                    covered[which] += 100.0 / (AHEAD * main.len()) as f64;
                }
            }
        }
    }
    for trial in made.trials() {
        println!("inside the history: {:.4} {}", trial.mase, trial.model);
    }
    println!(
        "{}: MASE {mase:.4}; in 80 % {:.1}, in 95 % {:.1}; MSIS {:.2}, {:.2}; {seconds:.0} s",
        made.model(),
        covered[0],
        covered[1],
        interval[0],
        interval[1]
    );
    for shown in made.holidays() {
        println!(
            "{} {:+.0} % {:?}",
            shown.holiday,
            100.0 * shown.change,
            shown.days
        );
    }
    assert_ne!(made.model(), Model::Auto);
}

/// Scores every model on origins inside the history.
fn inside(history: &[Series], external: Option<&[Series]>, request: &Request, said: &dyn Fn(&str)) {
    let done = backtest(history, external, request, 3, said).expect("a backtest");
    for score in done.scores() {
        let bands = score.bands.iter().map(|band| {
            let level = band.level.percent();
            format!("; in {level} % {:.1}, MSIS {:.2}", band.coverage, band.msis)
        });
        println!(
            "{}: MASE {:.4}{}",
            score.model,
            score.mase,
            bands.collect::<String>()
        );
    }
}
