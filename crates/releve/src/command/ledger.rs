//! `releve ledger`: how right frozen forecasts were.

mod tables;

use jiff::tz::TimeZone;
use releve_study::{Edges, LedgerBand, LedgerEntry, LedgerScore, LedgerTotal};
use serde::Serialize;

use crate::arguments::Ledger;
use crate::failure::Failure;
use crate::ledger::settle;
use crate::present::answer::{Said, say};
use crate::studies::{counted, open, open_to_read};

/// The ledger, as it is printed.
#[derive(Serialize)]
struct Shown {
    forecasts: Vec<LedgerEntry>,
    summary: Summary,
}

/// All forecasts together.
#[derive(Default, Serialize)]
struct Summary {
    frozen: usize,
    /// How many have a score that counts.
    scored: usize,
    cannot_be_scored: usize,
    /// Of the scored ones, how many erred less than the seasonal naive.
    better_than_naive: usize,
    /// Means over scored forecasts.
    mase: Option<f64>,
    naive_mase: Option<f64>,
    bands: Vec<Coverage>,
    /// The sums of which all periods have come; `of` counts sums.
    totals: Vec<Coverage>,
}

/// How many of the values of all forecasts lie in bands of a level.
#[derive(Serialize)]
struct Coverage {
    level: f64,
    inside: u64,
    naive_inside: u64,
    of: u64,
}

pub(crate) fn run(arguments: &Ledger) -> Result<(), Failure> {
    let path = &arguments.study;
    let study = match open(path) {
        Ok(mut study) => {
            settle(&mut study, path)?;
            study
        }
        // What is there can be shown where nothing can be added.
        Err(failure) => {
            let study = open_to_read(path).map_err(|_| failure)?;
            eprintln!(
                "note: {} cannot be written to: downloads since the last scoring are not counted",
                path.display()
            );
            study
        }
    };
    let mut forecasts = study.ledger()?;
    let called = |key: &str| forecasts.iter().any(|one| one.series.is_called(key));
    if let Some(unknown) = arguments.series.iter().find(|key| !called(key)) {
        return Err(Failure::Failed(format!(
            "{}: no forecast of `{unknown}` is frozen\nhint: `releve ledger {0}` lists all",
            path.display()
        )));
    }
    let wanted = |one: &LedgerEntry| {
        arguments.series.is_empty() || arguments.series.iter().any(|key| one.series.is_called(key))
    };
    forecasts.retain(wanted);
    let summary = summary(&forecasts);
    let shown = Shown { forecasts, summary };
    say(
        &arguments.answer,
        Said {
            text: || words(&shown, arguments),
            json: || Ok(serde_json::to_string(&shown).map_err(Failure::of)? + "\n"),
            sheets: || tables::sheets(&shown.forecasts),
        },
    )
}

fn words(shown: &Shown, arguments: &Ledger) -> String {
    if shown.forecasts.is_empty() {
        return format!(
            "nothing is frozen; `releve forecast {} --horizon 52 --freeze` does it\n",
            arguments.study.display()
        );
    }
    let mut text = String::new();
    for entry in &shown.forecasts {
        text += &told(entry);
        if arguments.values {
            text += &values(entry);
        }
    }
    text + &together(&shown.summary)
}

fn summary(forecasts: &[LedgerEntry]) -> Summary {
    let mut summary = Summary {
        frozen: forecasts.len(),
        ..Summary::default()
    };
    let (mut mase, mut naive_mase) = (0.0, 0.0);
    for score in forecasts.iter().filter_map(LedgerEntry::score) {
        summary.cannot_be_scored += usize::from(score.refused.is_some());
        let (Some(own), Some(naive)) = (score.mase, score.naive_mase) else {
            continue;
        };
        summary.scored += 1;
        summary.better_than_naive += usize::from(own < naive);
        mase += own;
        naive_mase += naive;
        for band in &score.bands {
            let sum = coverage(&mut summary.bands, band.level);
            sum.inside += band.inside;
            sum.naive_inside += band.naive_inside;
            sum.of += score.periods;
        }
    }
    for entry in forecasts {
        for total in &entry.totals {
            let Some(value) = total.value else { continue };
            for (band, edges) in entry.bands.iter().zip(&total.frozen.edges) {
                let sum = coverage(&mut summary.totals, band.level);
                let held = |low: f64, high: f64| u64::from((low..=high).contains(&value));
                sum.inside += held(edges.low, edges.high);
                sum.naive_inside += held(edges.naive_low, edges.naive_high);
                sum.of += 1;
            }
        }
    }
    if summary.scored > 0 {
        summary.mase = Some(mase / summary.scored as f64);
        summary.naive_mase = Some(naive_mase / summary.scored as f64);
    }
    summary
}

/// The count of a level, from nothing where there is none.
fn coverage(all: &mut Vec<Coverage>, level: f64) -> &mut Coverage {
    let at = all.iter().position(|one| one.level == level);
    let at = at.unwrap_or_else(|| {
        all.push(Coverage {
            level,
            inside: 0,
            naive_inside: 0,
            of: 0,
        });
        all.len() - 1
    });
    &mut all[at]
}

fn told(entry: &LedgerEntry) -> String {
    let frozen = entry.frozen.to_zoned(TimeZone::UTC).date();
    let step = entry.step.as_str();
    let (first, last) = (entry.ahead.first(), entry.ahead.last());
    let span = match first.zip(last) {
        Some((first, last)) => format!("{} to {}", first.day, last.day),
        None => String::new(),
    };
    let mut text = format!(
        "{}\n  frozen {frozen} by {}: {}, {span}, by {}, from import {}",
        entry.series,
        entry.program,
        counted(entry.ahead.len() as u64, step, &format!("{step}s")),
        entry.model,
        entry.import,
    );
    if let Some(by) = entry.undone_by {
        text += &format!(" (undone by {by} since)");
    }
    text.push('\n');
    let passed = entry.passed();
    if passed > 0 {
        text += &format!(
            "  careful: {} had passed on the day of freezing\n",
            counted(passed as u64, step, &format!("{step}s"))
        );
    }
    if !entry.intact {
        text += "  careful: what is stored is not what was frozen; another program changed the file, and it is not scored\n";
    }
    let gone = entry
        .outcomes
        .iter()
        .filter(|one| one.undone_by.is_some())
        .count();
    if gone > 0 {
        text += &format!(
            "  {} of imports that were undone no longer count\n",
            counted(gone as u64, "value", "values")
        );
    }
    match entry.score() {
        None => text += "  no value has come yet\n",
        Some(score) => text += &scored(entry, score, step),
    }
    for total in &entry.totals {
        text += &summed(entry, total, step);
    }
    text
}

/// What became of a sum.
fn summed(entry: &LedgerEntry, total: &LedgerTotal, step: &str) -> String {
    let frozen = &total.frozen;
    let mut text = format!("  total {} to {}: ", frozen.first, frozen.last);
    let Some(value) = total.value else {
        text += &format!(
            "forecast {:.4}; {} of {} known\n",
            frozen.point,
            total.came,
            counted(total.periods as u64, step, &format!("{step}s"))
        );
        return text;
    };
    text += &format!(
        "{value:.4}  forecast {:.4}, naive {:.4}",
        frozen.point, frozen.naive
    );
    for (band, edges) in entry.bands.iter().zip(&frozen.edges) {
        text += &hit(band.level, edges, value, total.error);
    }
    text + "\n"
}

/// `, 80 % hit`, and whether bringing the value to the scale may have moved it over
/// an edge.
fn hit(level: f64, edges: &Edges, value: f64, error: f64) -> String {
    let inside = (edges.low..=edges.high).contains(&value);
    let word = if inside { "hit" } else { "miss" };
    let reach = 1.96 * error * value.abs();
    let near = |edge: f64| (value - edge).abs() < reach;
    match near(edges.low) || near(edges.high) {
        true => format!(", {level} % {word} (within the error of the scale)"),
        false => format!(", {level} % {word}"),
    }
}

fn scored(entry: &LedgerEntry, score: &LedgerScore, step: &str) -> String {
    if let Some(why) = &score.refused {
        return format!("  cannot be scored by import {}: {why}\n", score.import);
    }
    let mut text = format!(
        "  {} of {} scored, the last by import {}",
        score.periods,
        entry.ahead.len(),
        score.import
    );
    if let (Some(own), Some(naive)) = (score.mase, score.naive_mase) {
        text += &format!(": MASE {own:.3}, seasonal naive {naive:.3}");
        if naive > 0.0 {
            text += &format!(" ({:+.1} %)", 100.0 * (own / naive - 1.0));
        }
        if let Some(expected) = entry.expected {
            text += &format!("; {expected:.3} expected");
        }
    } else {
        text += ": only bounds have come";
    }
    text.push('\n');
    for band in &score.bands {
        text += &held(band, score.periods);
    }
    if let Some(scale) = score.scale {
        text += &format!(
            "  brought to the frozen scale: times {:.4} ± {:.1} % over {}\n",
            scale.factor,
            100.0 * scale.error,
            counted(
                scale.common,
                &format!("common {step}"),
                &format!("common {step}s")
            )
        );
    }
    let refused = entry
        .scores
        .iter()
        .filter(|one| one.refused.is_some() && one.undone_by.is_none());
    for one in refused {
        let why = one.refused.as_deref().unwrap_or_default();
        text += &format!("  cannot be scored by import {}: {why}\n", one.import);
    }
    text
}

fn held(band: &LedgerBand, of: u64) -> String {
    format!(
        "  {} %: {} of {of} hit, MSIS {:.3}; seasonal naive {} hit, {:.3}\n",
        band.level, band.inside, band.msis, band.naive_inside, band.naive_msis
    )
}

/// Every value that counts, with the forecast beside it.
fn values(entry: &LedgerEntry) -> String {
    let mut text = String::new();
    for outcome in entry.counting() {
        let Some(at) = entry
            .ahead
            .iter()
            .position(|ahead| ahead.day == outcome.day)
        else {
            continue;
        };
        let ahead = &entry.ahead[at];
        let Some(value) = outcome.value else {
            text += &format!("  {}  only a bound is known\n", outcome.day);
            continue;
        };
        text += &format!(
            "  {}  {value:.4}  forecast {:.4}, naive {:.4}",
            outcome.day, ahead.point, ahead.naive
        );
        for band in &entry.bands {
            text += &hit(band.level, &band.edges[at], value, outcome.error);
        }
        text.push('\n');
    }
    text
}

fn together(summary: &Summary) -> String {
    let mut text = format!(
        "together: {}, {} scored",
        counted(summary.frozen as u64, "forecast", "forecasts"),
        summary.scored
    );
    if summary.cannot_be_scored > 0 {
        text += &format!(", {} cannot be", summary.cannot_be_scored);
    }
    if let (Some(own), Some(naive)) = (summary.mase, summary.naive_mase) {
        text += &format!(
            "; MASE {own:.3}, seasonal naive {naive:.3}; better than it in {} of {}",
            summary.better_than_naive, summary.scored
        );
    }
    for band in &summary.bands {
        let share = 100.0 * band.inside as f64 / band.of.max(1) as f64;
        text += &format!(
            "; {} %: {} of {} hit ({share:.0} %)",
            band.level, band.inside, band.of
        );
    }
    for band in &summary.totals {
        text += &format!(
            "; totals {} %: {} of {} hit",
            band.level, band.inside, band.of
        );
    }
    text + "\n"
}
