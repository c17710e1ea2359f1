//! What the ledger of a study has of a trend.

use jiff::tz::TimeZone;
use releve_insight::Scope;
use releve_report::{Came, Held, Kept, KeptScore, KeptTotal};
use releve_study::{Edges, FrozenBand, LedgerEntry, LedgerTotal};

use crate::ledger::{holds, is_near};

/// Kept forecasts of the series of a trend and of its elements, the last first.
pub(super) fn kept(scope: &Scope, entries: &[LedgerEntry]) -> Vec<Kept> {
    let of = entries
        .iter()
        .rev()
        .filter(|entry| scope.concerns(&entry.series.subject).is_some());
    let mut kept: Vec<Kept> = of.filter_map(one).collect();
    // Of several studies each has an order of its own.
    kept.sort_by_key(|one| std::cmp::Reverse(one.frozen));
    kept
}

fn one(entry: &LedgerEntry) -> Option<Kept> {
    let score = entry.score();
    let mut notes = Vec::new();
    let passed = entry.passed();
    if passed > 0 {
        let (one, unit) = (passed == 1, entry.step.as_str());
        let unit = format!("{passed} {unit}{}", if one { "" } else { "s" });
        notes.push(format!("{unit} had passed on the day of freezing"));
    }
    if !entry.intact {
        notes.push("what is stored is not what was frozen, and it is not scored".to_owned());
    }
    if let Some(act) = entry.undone_by {
        notes.push(format!("its download was undone by {act} since"));
    }
    if let Some(scale) = score.and_then(|score| score.scale) {
        notes.push(format!(
            "brought to the frozen scale: times {:.4}, give or take {:.1} %, over {} common {}s",
            scale.factor,
            100.0 * scale.error,
            scale.common,
            entry.step.as_str()
        ));
    }
    Some(Kept {
        series: entry.series.to_string(),
        frozen: entry.frozen.to_zoned(TimeZone::UTC).date(),
        program: entry.program.clone(),
        model: entry.model.clone(),
        import: entry.import,
        periods: entry.ahead.len(),
        unit: entry.step.as_str().to_owned(),
        span: (entry.ahead.first()?.day, entry.ahead.last()?.day),
        score: score.and_then(|score| {
            Some(KeptScore {
                values: score.periods,
                mase: score.mase?,
                naive_mase: score.naive_mase?,
                bands: (score.bands.iter())
                    .map(|band| (band.level, band.inside, band.naive_inside))
                    .collect(),
            })
        }),
        refused: score.and_then(|score| score.refused.clone()),
        notes,
        came: came(entry),
        totals: (entry.totals.iter())
            .map(|total| summed(entry, total))
            .collect(),
    })
}

fn came(entry: &LedgerEntry) -> Vec<Came> {
    let counting = entry.counting().filter_map(|outcome| {
        let days = entry
            .ahead
            .binary_search_by_key(&outcome.day, |ahead| ahead.day);
        let (at, value) = (days.ok()?, outcome.value);
        let found = value.map(|value| {
            let edges = entry.bands.iter().map(|band| (band, &band.edges[at]));
            held(edges, value, outcome.error)
        });
        Some(Came {
            day: outcome.day,
            value,
            forecast: entry.ahead[at].point,
            naive: entry.ahead[at].naive,
            held: found.unwrap_or_default(),
            import: outcome.import,
        })
    });
    counting.collect()
}

fn summed(entry: &LedgerEntry, total: &LedgerTotal) -> KeptTotal {
    let frozen = &total.frozen;
    let found = total.value.map(|value| {
        let bands = entry.bands.iter().zip(&frozen.edges);
        held(bands, value, total.error)
    });
    KeptTotal {
        span: (frozen.first, frozen.last),
        periods: total.periods,
        known: total.came,
        forecast: frozen.point,
        naive: frozen.naive,
        value: total.value,
        held: found.unwrap_or_default(),
    }
}

/// What bands make of a value.
fn held<'a>(
    bands: impl Iterator<Item = (&'a FrozenBand, &'a Edges)>,
    value: f64,
    error: f64,
) -> Vec<Held> {
    let held = bands.map(|(band, edges)| Held {
        level: band.level,
        inside: holds(edges, value),
        near: is_near(edges, value, error),
    });
    held.collect()
}
