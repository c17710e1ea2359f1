//! The weekly fashion series of David, Bellot and Le Corff (HERMES, arXiv
//! 2202.03224), which state no licence and are no part of this project: found by
//! `RELEVE_GOLD` or beside the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use releve_series::{Calendar, Point, Series};

/// Weeks that are kept back to score by.
pub const AHEAD: usize = 52;

/// The series of one of the files; `Err` says which is not there.
pub fn read(name: &str) -> Result<Vec<Series>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let outside =
        std::env::var_os("RELEVE_GOLD").map_or_else(|| root.join("../shared"), PathBuf::from);
    let file = outside.join("series/hermes").join(name);
    let text = fs::read_to_string(&file).map_err(|_| format!("{} is not there", file.display()))?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let dates = rows.iter().map(|row| row[0].parse().expect("a date"));
    let dates: Vec<Date> = dates.collect();
    let calendar = Calendar::detect(&dates).expect("a calendar");
    let series = (1..names.len()).map(|column| {
        let value = |row: usize| Point::Exact(rows[row][column].parse().expect("a number"));
        let points = (0..rows.len()).map(|row| (dates[row], value(row)));
        Series::from_dates(names[column], calendar, points).expect("a series")
    });
    Ok(series.collect())
}

/// What is known before the last year.
pub fn history(series: &[Series]) -> Vec<Series> {
    series
        .iter()
        .filter_map(|series| series.until(series.last().plus(-(AHEAD as i64))))
        .collect()
}
