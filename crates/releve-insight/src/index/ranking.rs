//! From positions to scores and ranks.

use std::collections::BTreeMap;

use super::sheet::{Draw, Sheet};
use super::{Component, Kind, Weights};

/// Scores closer than this are equal: what is left of sums in another order.
const EQUAL: f64 = 1e-9;

/// What counts for a candidate of which a component is not known: the position
/// that may be expected of a name of which nothing is known.
pub const MIDDLE: f64 = 0.5;

/// Where every candidate stands.
#[derive(Debug, Clone)]
pub(super) struct Ranking {
    /// For each column of the sheet the candidates that have a value, ascending,
    /// with value and position; NaN where there is nothing to compare with.
    columns: Vec<Vec<(usize, f64, f64)>>,
    /// For each component that has a column the position of each candidate.
    positions: BTreeMap<Component, Vec<Option<f64>>>,
    /// Components that weigh something and in which somebody can be compared,
    /// with their shares; these sum to 1.
    pub(super) shares: Vec<(Component, f64)>,
    /// 0 to 100; `None` where nothing that weighs anything is known.
    pub(super) scores: Vec<Option<f64>>,
    /// From 1; equals share a rank. `None` without a score.
    pub(super) ranks: Vec<Option<usize>>,
}

impl Ranking {
    pub(super) fn of(sheet: &Sheet, weights: &Weights, kind: Kind, draw: &Draw) -> Self {
        let candidates = sheet.keys.len();
        let columns: Vec<_> = sheet
            .columns
            .iter()
            .map(|one| one.positions(draw))
            .collect();
        let mut sums: BTreeMap<Component, Vec<(f64, f64)>> = BTreeMap::new();
        for (column, told) in sheet.columns.iter().zip(&columns) {
            let sums = sums.entry(column.component);
            let sums = sums.or_insert_with(|| vec![(0.0, 0.0); candidates]);
            for (at, _, position) in told.iter().filter(|(.., position)| !position.is_nan()) {
                sums[*at].0 += position;
                sums[*at].1 += 1.0;
            }
        }
        // The mean of the positions in the panels of a component.
        let mean = |(sum, number): (f64, f64)| (number > 0.0).then(|| sum / number);
        let positions: BTreeMap<Component, Vec<Option<f64>>> = sums
            .into_iter()
            .map(|(component, sums)| (component, sums.into_iter().map(mean).collect()))
            .collect();
        let used: Vec<(f64, Component, &Vec<Option<f64>>)> = Component::ALL
            .into_iter()
            .map(|component| (weights.of(kind, component), component))
            .filter(|(weight, _)| *weight > 0.0)
            .filter_map(|(weight, component)| Some((weight, component, positions.get(&component)?)))
            .filter(|(_, _, positions)| positions.iter().any(Option::is_some))
            .collect();
        let all: f64 = used.iter().map(|(weight, ..)| weight).sum();
        let scores: Vec<Option<f64>> = (0..candidates)
            .map(|at| {
                let known = used.iter().any(|(_, _, positions)| positions[at].is_some());
                let sum = used
                    .iter()
                    .map(|(weight, _, positions)| weight * positions[at].unwrap_or(MIDDLE));
                known.then(|| 100.0 * sum.sum::<f64>() / all)
            })
            .collect();
        Self {
            ranks: ranks(&scores),
            shares: used
                .iter()
                .map(|(weight, component, _)| (*component, weight / all))
                .collect(),
            positions,
            columns,
            scores,
        }
    }

    /// The position of a candidate in a component.
    pub(super) fn position(&self, component: Component, at: usize) -> Option<f64> {
        *self.positions.get(&component)?.get(at)?
    }

    /// The value and position of a candidate in a column of the sheet.
    pub(super) fn told(&self, column: usize, at: usize) -> Option<(f64, Option<f64>)> {
        let told = self.columns.get(column)?;
        let found = told.binary_search_by_key(&at, |(candidate, ..)| *candidate);
        let (_, value, position) = told[found.ok()?];
        Some((value, Some(position).filter(|position| !position.is_nan())))
    }
}

fn ranks(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    let mut order: Vec<(f64, usize)> = scores
        .iter()
        .enumerate()
        .filter_map(|(at, score)| Some(((*score)?, at)))
        .collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let mut ranks = vec![None; scores.len()];
    let (mut rank, mut last) = (0, f64::INFINITY);
    for (place, (score, at)) in (1..).zip(order) {
        if last - score > EQUAL {
            (rank, last) = (place, score);
        }
        ranks[at] = Some(rank);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_a_rank_and_the_next_is_passed_over() {
        assert_eq!(
            ranks(&[Some(40.0), None, Some(70.0), Some(40.0 + 1e-12), Some(3.0)]),
            [Some(2), None, Some(1), Some(2), Some(4)]
        );
    }
}
