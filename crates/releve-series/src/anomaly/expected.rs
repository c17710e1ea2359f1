//! What is to be expected of a value: its season, the line through its neighbours,
//! and the levels before and after.

use crate::median::median;

/// Periods on either side that tell the level around one.
pub(super) const NEAR: usize = 4;
/// Rounds of a season that must be there to tell it from chance.
const ROUNDS: usize = 3;

/// What the same place of other rounds of a season adds, of what is left after the
/// level of a whole season around; zeros where there are too few rounds.
pub(super) fn profile(scaled: &[f64], known: &[bool], season: usize) -> Vec<f64> {
    let count = scaled.len();
    if season < 2 || count < ROUNDS * season {
        return vec![0.0; count];
    }
    let level = level(scaled, season);
    let of = |at: usize| -> f64 {
        // Others only: of few rounds a value would else excuse itself.
        let mut others: Vec<f64> = (at % season..count)
            .step_by(season)
            .filter(|other| *other != at && known[*other])
            .map(|other| scaled[other] - level[other])
            .collect();
        if others.len() + 1 < ROUNDS {
            return 0.0;
        }
        // The median of two is their mean, which one that stands out would move.
        if others.len().is_multiple_of(2) {
            others.push(0.0);
        }
        median(&mut others)
    };
    (0..count).map(of).collect()
}

/// The mean of a whole season around each; at the ends, where half of it is not
/// there, it goes on by the median growth from round to round there.
fn level(scaled: &[f64], season: usize) -> Vec<f64> {
    let (count, half) = (scaled.len(), season / 2);
    let around = |at: usize| -> f64 {
        let window = &scaled[at - half..=at + half];
        let sum: f64 = window.iter().sum();
        let twice = (1 - season % 2) as f64;
        (sum - twice * (window[0] + window[2 * half]) / 2.0) / season as f64
    };
    let growth = |from: usize| -> f64 {
        let mut all: Vec<f64> = (from..from + season)
            .map(|at| scaled[at + season] - scaled[at])
            .collect();
        median(&mut all) / season as f64
    };
    let (first, last) = (half, count - 1 - half);
    let (start, end) = (growth(0), growth(count - 2 * season));
    (0..count)
        .map(|at| {
            if at < first {
                around(first) - start * (first - at) as f64
            } else if at > last {
                around(last) + end * (at - last) as f64
            } else {
                around(at)
            }
        })
        .collect()
}

/// What the neighbours of a value, without itself, let expect: the median of the
/// middles of the pairs around it, which follow a line; near an end, where a pair is
/// not whole, of what the inner side of it leads to.
pub(super) fn between(left: &[f64], at: usize) -> f64 {
    let last = left.len() - 1;
    let mut all: Vec<f64> = (1..=NEAR)
        .filter_map(|by| match (at >= by, at + by <= last) {
            (true, true) => Some(f64::midpoint(left[at - by], left[at + by])),
            (false, _) if at + 2 * by <= last => Some(2.0 * left[at + by] - left[at + 2 * by]),
            (_, false) if at >= 2 * by => Some(2.0 * left[at - by] - left[at - 2 * by]),
            _ => None,
        })
        .collect();
    median(&mut all)
}

/// The smallest of the distances to the line through the neighbours and to the
/// levels before and after, zero where it lies between them: beside a level that
/// changes for good a value is near its own side.
pub(super) fn nearest(left: &[f64], at: usize, between: f64) -> f64 {
    let (before, after) = (
        &left[at.saturating_sub(NEAR)..at],
        &left[at + 1..(at + 1 + NEAR).min(left.len())],
    );
    let sides = [before, after].into_iter().filter(|side| !side.is_empty());
    let mut nearest = left[at] - between;
    for side in sides {
        let away = left[at] - median(&mut side.to_vec());
        if away * nearest <= 0.0 {
            return 0.0;
        }
        if away.abs() < nearest.abs() {
            nearest = away;
        }
    }
    nearest
}
