//! From positions to scores and ranks.

use super::gathered::Gathered;
use super::panel::Draw;
use super::{Component, Kind, Weights};

/// Scores closer than this are equal: what is left of sums in another order.
const EQUAL: f64 = 1e-9;

/// Where every candidate stands.
#[derive(Debug, Clone)]
pub(super) struct Ranking {
    /// By panel, then candidate.
    pub(super) positions: Vec<Vec<Option<f64>>>,
    /// 0 to 100; `None` where nothing that weighs anything is known.
    pub(super) scores: Vec<Option<f64>>,
    /// From 1; equals share a rank. `None` without a score.
    pub(super) ranks: Vec<Option<usize>>,
}

impl Ranking {
    pub(super) fn of(gathered: &Gathered, weights: &Weights, kind: Kind, draw: &Draw) -> Self {
        let candidates = gathered.names.len();
        let positions: Vec<_> = gathered
            .panels
            .iter()
            .map(|panel| panel.positions(draw, candidates))
            .collect();
        let scores: Vec<Option<f64>> = (0..candidates)
            .map(|at| {
                let (mut sum, mut all) = (0.0, 0.0);
                for component in Component::ALL {
                    let weight = weights.of(kind, component);
                    let position = position(gathered, &positions, component, at);
                    if let Some(position) = position.filter(|_| weight > 0.0) {
                        sum += weight * position;
                        all += weight;
                    }
                }
                (all > 0.0).then(|| 100.0 * sum / all)
            })
            .collect();
        Self {
            ranks: ranks(&scores),
            positions,
            scores,
        }
    }

    /// The position of a candidate in a component.
    pub(super) fn position(
        &self,
        gathered: &Gathered,
        component: Component,
        at: usize,
    ) -> Option<f64> {
        position(gathered, &self.positions, component, at)
    }
}

/// The mean of the positions in the panels of a component.
fn position(
    gathered: &Gathered,
    positions: &[Vec<Option<f64>>],
    component: Component,
    at: usize,
) -> Option<f64> {
    let (mut sum, mut number) = (0.0, 0.0);
    for (panel, positions) in gathered.panels.iter().zip(positions) {
        if panel.key.component == component
            && let Some(position) = positions[at]
        {
            sum += position;
            number += 1.0;
        }
    }
    (number > 0.0).then(|| sum / number)
}

fn ranks(scores: &[Option<f64>]) -> Vec<Option<usize>> {
    let mut order: Vec<(f64, usize)> = scores
        .iter()
        .enumerate()
        .filter_map(|(at, score)| Some(((*score)?, at)))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
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
