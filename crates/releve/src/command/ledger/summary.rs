//! All forecasts of a ledger together.

use releve_study::LedgerEntry;
use serde::Serialize;

use crate::ledger::holds;

/// All forecasts together.
#[derive(Default, Serialize)]
pub(super) struct Summary {
    pub(super) frozen: usize,
    /// How many have a score that counts.
    pub(super) scored: usize,
    pub(super) cannot_be_scored: usize,
    /// Of the scored ones, how many erred less than the seasonal naive.
    pub(super) better_than_naive: usize,
    /// Means over scored forecasts.
    pub(super) mase: Option<f64>,
    pub(super) naive_mase: Option<f64>,
    pub(super) bands: Vec<Coverage>,
    /// The sums of which all periods have come; `of` counts sums.
    pub(super) totals: Vec<Coverage>,
}

/// How many of the values of all forecasts lie in bands of a level.
#[derive(Serialize)]
pub(super) struct Coverage {
    pub(super) level: f64,
    pub(super) inside: u64,
    pub(super) naive_inside: u64,
    pub(super) of: u64,
}

/// Counts what became of forecasts.
pub(super) fn summary(forecasts: &[LedgerEntry]) -> Summary {
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
                sum.inside += u64::from(holds(edges, value));
                sum.naive_inside +=
                    u64::from((edges.naive_low..=edges.naive_high).contains(&value));
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
