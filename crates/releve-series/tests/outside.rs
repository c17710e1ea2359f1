//! The process on the weekly fashion series of David, Bellot and Le Corff
//! (HERMES, arXiv 2202.03224), which state no licence and are no part of this
//! project: found by `RELEVE_GOLD` or beside the workspace, else skipped.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use releve_series::{Calendar, Model, Point, Request, Series, forecast};

/// Weeks that are kept back to score by.
const AHEAD: usize = 52;

#[test]
fn the_process_forecasts_a_year_of_fashion() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let outside =
        std::env::var_os("RELEVE_GOLD").map_or_else(|| root.join("../shared"), PathBuf::from);
    let file = outside.join("series/hermes/f1_main_100_sequences.csv");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return;
    };
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let dates: Vec<Date> = rows
        .iter()
        .map(|row| row[0].parse().expect("a date"))
        .collect();
    let known = rows.len() - AHEAD;
    let calendar = Calendar::detect(&dates).expect("a calendar");
    let value = |row: usize, column: usize| rows[row][column].parse::<f64>().expect("a number");
    let history: Vec<Series> = (1..names.len())
        .map(|column| {
            let points = (0..known).map(|row| (dates[row], Point::Exact(value(row, column))));
            Series::from_dates(names[column], calendar, points).expect("a series")
        })
        .collect();
    let request = Request {
        model: Model::Process,
        ..Request::new(AHEAD)
    };
    let forecasts = forecast(&history, None, &request, &|_| {}).expect("forecasts");
    let mut sum = 0.0;
    for (at, one) in forecasts.forecasts().iter().enumerate() {
        let seasonal = |row: usize| (value(row, at + 1) - value(row - 52, at + 1)).abs();
        let size = (52..known).map(seasonal).sum::<f64>() / (known - 52) as f64;
        let error = |lead: usize| (value(known + lead, at + 1) - one.points()[lead]).abs();
        sum += (0..AHEAD).map(error).sum::<f64>() / AHEAD as f64 / size;
    }
    let mase = sum / forecasts.forecasts().len() as f64;
    println!("MASE of the process {mase:.4}");
    // 0.708 when this was written; the seasonal naive has 0.876.
    assert!(mase < 0.715, "{mase}");
}
