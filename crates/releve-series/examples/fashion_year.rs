//! Scores the automatic choice on the last year of the weekly fashion series of
//! David, Bellot and Le Corff (HERMES, arXiv 2202.03224), which are no part of
//! this project: found by `RELEVE_GOLD` or beside the workspace.
//!
//! `cargo run --release -p releve-series --example fashion_year [-- --with]`

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::civil::Date;
use releve_series::{Calendar, Model, Point, Request, Series, forecast};

const AHEAD: usize = 52;

fn main() {
    let with = std::env::args().any(|argument| argument == "--with");
    let main = read("f1_main_100_sequences.csv");
    let external = with.then(|| read("f1_fashion_forward_100_sequences.csv"));
    let history: Vec<Series> = main
        .iter()
        .filter_map(|series| series.until(series.last().plus(-(AHEAD as i64))))
        .collect();
    let begun = Instant::now();
    let said = |what: &str| eprintln!("{:6.1?} {what}", begun.elapsed());
    let request = Request::new(AHEAD);
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
    assert_ne!(made.model(), Model::Auto);
}

fn read(name: &str) -> Vec<Series> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let outside =
        std::env::var_os("RELEVE_GOLD").map_or_else(|| root.join("../shared"), PathBuf::from);
    let file = outside.join("series/hermes").join(name);
    let text =
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let dates: Vec<Date> = rows
        .iter()
        .map(|row| row[0].parse().expect("a date"))
        .collect();
    let calendar = Calendar::detect(&dates).expect("a calendar");
    let series = (1..names.len()).map(|column| {
        let value = |row: usize| Point::Exact(rows[row][column].parse().expect("a number"));
        let points = (0..rows.len()).map(|row| (dates[row], value(row)));
        Series::from_dates(names[column], calendar, points).expect("a series")
    });
    series.collect()
}
