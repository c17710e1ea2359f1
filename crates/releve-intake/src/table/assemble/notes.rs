//! What was taken to mean something, passed over or put right, in words.

use std::collections::HashSet;

use releve_series::Series;

use super::reading::Reading;
use crate::table::error::shown;
use crate::table::{Shape, counts_time};

/// Everything that was put right, in words.
pub(super) fn notes(reading: &Reading, series: &[Series]) -> Vec<String> {
    let mut notes = Vec::new();
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    notes.extend(reading.grid.guess().map(str::to_owned));
    let unsure = reading.numbers.note(reading.grid);
    notes.extend(unsure.map(|note| format!("{note}; `--decimal` says it")));
    if reading.grid.preamble() > 0 {
        let lines = count(reading.grid.preamble(), "line", "lines");
        notes.push(format!("{lines} before the header passed over"));
    }
    if reading.columns.shape() == Shape::Wide && !reading.dates.is_sorted() {
        notes.push("rows were not in the order of their dates, and were sorted".to_owned());
    }
    if reading.repeated > 0 {
        let rows = count(reading.repeated, "point", "points");
        notes.push(format!(
            "{rows} said twice with the same value, counted once"
        ));
    }
    if reading.missing > 0 {
        let cells = count(reading.missing, "cell", "cells");
        notes.push(format!("{cells} such as `NaN` or `n/a` taken as not known"));
    }
    let gaps = reading
        .periods()
        .saturating_sub(reading.dates.iter().collect::<HashSet<_>>().len());
    if gaps > 0 {
        let periods = count(
            gaps,
            reading.calendar.unit(),
            &format!("{}s", reading.calendar.unit()),
        );
        notes.push(format!("{periods} without a row taken as not known"));
    }
    let censored: usize = series
        .iter()
        .map(|series| {
            series
                .points()
                .iter()
                .filter(|point| point.is_censored())
                .count()
        })
        .sum();
    if censored > 0 {
        let points = count(censored, "point", "points");
        notes.push(format!("{points} known by a bound only, such as `<1`"));
    }
    let used = |at: &usize| {
        *at == reading.columns.date
            || reading.columns.keys.contains(at)
            || reading.columns.values.contains(at)
    };
    let unused = (0..reading.grid.width()).filter(|at| !used(at));
    let (times, others): (Vec<usize>, Vec<usize>) =
        unused.partition(|at| counts_time(reading.grid, *at));
    if !times.is_empty() {
        let titles: Vec<String> = (times.iter())
            .map(|at| format!("`{}`", shown(reading.grid.title(*at))))
            .collect();
        let (say, were) = match times.len() {
            1 => ("says", "was"),
            _ => ("say", "were"),
        };
        notes.push(format!(
            "{} {say} when a row is of, and {were} passed over",
            titles.join(", ")
        ));
    }
    if !others.is_empty() {
        let columns = count(others.len(), "column", "columns");
        notes.push(format!(
            "{columns} without dates, numbers or names passed over"
        ));
    }
    notes
}
