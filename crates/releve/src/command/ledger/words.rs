//! The ledger in words.

use jiff::tz::TimeZone;
use releve_study::{Edges, LedgerBand, LedgerEntry, LedgerScore, LedgerTotal};

use super::Shown;
use super::summary::Summary;
use crate::arguments::Ledger;
use crate::ledger::{holds, is_near};
use crate::present::count::{counted, figure};

/// The ledger to look at.
pub(super) fn words(shown: &Shown, arguments: &Ledger) -> String {
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
            "forecast {}; {} of {} known\n",
            figure(frozen.point),
            total.came,
            counted(total.periods as u64, step, &format!("{step}s"))
        );
        return text;
    };
    text += &format!(
        "{}  forecast {}, naive {}",
        figure(value),
        figure(frozen.point),
        figure(frozen.naive)
    );
    for (band, edges) in entry.bands.iter().zip(&frozen.edges) {
        text += &hit(band.level, edges, value, total.error);
    }
    text + "\n"
}

/// `, 80 % hit`, and whether bringing the value to the scale may have moved it over
/// an edge.
fn hit(level: f64, edges: &Edges, value: f64, error: f64) -> String {
    let word = if holds(edges, value) { "hit" } else { "miss" };
    match is_near(edges, value, error) {
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
            "  brought to the frozen scale: times {} ± {:.1} % over {}\n",
            figure(scale.factor),
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
            "  {}  {}  forecast {}, naive {}",
            outcome.day,
            figure(value),
            figure(ahead.point),
            figure(ahead.naive)
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
