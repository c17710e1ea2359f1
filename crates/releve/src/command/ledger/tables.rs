//! The ledger as tables.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use releve_report::{Cell, Sheet};
use releve_study::{LedgerEntry, Outcome};

use crate::ledger::holds;

/// A row for each forecast and band with its score, then one for each period
/// ahead with the value that came, if one did, and one for each sum.
pub(super) fn sheets(forecasts: &[LedgerEntry]) -> Vec<Sheet> {
    vec![scores(forecasts), periods(forecasts), totals(forecasts)]
}

fn scores(forecasts: &[LedgerEntry]) -> Sheet {
    let mut sheet = Sheet::new(
        "ledger",
        &[
            "forecast",
            "series",
            "frozen",
            "program",
            "model",
            "import",
            "download",
            "first",
            "last",
            "periods",
            "scored",
            "mase",
            "mase_naive",
            "mase_expected",
            "level",
            "hit",
            "msis",
            "hit_naive",
            "msis_naive",
            "intact",
            "why_not",
            "step",
        ],
    );
    for entry in forecasts {
        let score = entry.score();
        let scored = score.filter(|score| score.refused.is_none());
        let day = |ahead: Option<&releve_study::Ahead>| ahead.map(|one| one.day.to_string());
        for (at, band) in entry.bands.iter().enumerate() {
            let held = scored.and_then(|score| score.bands.get(at));
            sheet.row([
                number(entry.forecast),
                entry.series.to_string().into(),
                entry
                    .frozen
                    .to_zoned(TimeZone::UTC)
                    .date()
                    .to_string()
                    .into(),
                entry.program.as_str().into(),
                entry.model.as_str().into(),
                number(entry.import),
                number(entry.vintage),
                day(entry.ahead.first()).into(),
                day(entry.ahead.last()).into(),
                (entry.ahead.len() as f64).into(),
                scored.map(|score| score.periods as f64).into(),
                scored.and_then(|score| score.mase).into(),
                scored.and_then(|score| score.naive_mase).into(),
                entry.expected.into(),
                band.level.into(),
                held.map(|held| held.inside as f64).into(),
                held.map(|held| held.msis).into(),
                held.map(|held| held.naive_inside as f64).into(),
                held.map(|held| held.naive_msis).into(),
                yes(entry.intact),
                score.and_then(|score| score.refused.as_deref()).into(),
                entry.step.as_str().into(),
            ]);
        }
    }
    sheet
}

fn periods(forecasts: &[LedgerEntry]) -> Sheet {
    let mut sheet = Sheet::new(
        "periods",
        &[
            "forecast", "series", "date", "median", "naive", "level", "low", "high", "value",
            "hit", "said", "bound", "import",
        ],
    );
    for entry in forecasts {
        let came: BTreeMap<_, &Outcome> = entry.counting().map(|one| (one.day, one)).collect();
        for (at, ahead) in entry.ahead.iter().enumerate() {
            let outcome = came.get(&ahead.day);
            let value = outcome.and_then(|outcome| outcome.value);
            for band in &entry.bands {
                let edges = &band.edges[at];
                let hit = value.map(|value| holds(edges, value));
                sheet.row([
                    number(entry.forecast),
                    entry.series.to_string().into(),
                    ahead.day.to_string().into(),
                    ahead.point.into(),
                    ahead.naive.into(),
                    band.level.into(),
                    edges.low.into(),
                    edges.high.into(),
                    value.into(),
                    hit.map_or(Cell::Empty, yes),
                    outcome.map(|outcome| outcome.said).into(),
                    outcome
                        .and_then(|outcome| outcome.bound)
                        .map(|bound| bound.as_str())
                        .into(),
                    outcome.map_or(Cell::Empty, |outcome| number(outcome.import)),
                ]);
            }
        }
    }
    sheet
}

fn totals(forecasts: &[LedgerEntry]) -> Sheet {
    let mut sheet = Sheet::new(
        "totals",
        &[
            "forecast", "series", "first", "last", "periods", "known", "total", "naive", "level",
            "low", "high", "value", "hit",
        ],
    );
    for entry in forecasts {
        for total in &entry.totals {
            let frozen = &total.frozen;
            for (band, edges) in entry.bands.iter().zip(&frozen.edges) {
                let hit = (total.value).map(|value| holds(edges, value));
                sheet.row([
                    number(entry.forecast),
                    entry.series.to_string().into(),
                    frozen.first.to_string().into(),
                    frozen.last.to_string().into(),
                    (total.periods as f64).into(),
                    (total.came as f64).into(),
                    frozen.point.into(),
                    frozen.naive.into(),
                    band.level.into(),
                    edges.low.into(),
                    edges.high.into(),
                    total.value.into(),
                    hit.map_or(Cell::Empty, yes),
                ]);
            }
        }
    }
    sheet
}

fn number(number: i64) -> Cell {
    Cell::Number(number as f64)
}

fn yes(is: bool) -> Cell {
    (if is { "yes" } else { "no" }).into()
}
