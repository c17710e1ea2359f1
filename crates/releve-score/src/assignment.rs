//! The best one-to-one pairs: the Hungarian algorithm with potentials.
//!
//! Written out rather than taken from a crate because ties matter: of two
//! pairings of the same total weight, which one is chosen decides side fields
//! and calibration, and the numbers must be those of the reference scorer. So
//! rows are inserted in order, on a square padded with zeros, and the first of
//! equal columns wins.

use std::collections::BTreeMap;

/// Weights of the pairs (row, column) that are allowed; each above 0.
pub(crate) type Weights = BTreeMap<(usize, usize), i64>;

/// The allowed pairs of a one-to-one pairing of greatest total weight, in
/// order of column, for `rows` by `columns` items.
pub(crate) fn best_pairs(weights: &Weights, rows: usize, columns: usize) -> Vec<(usize, usize)> {
    if weights.is_empty() {
        return Vec::new();
    }
    let size = rows.max(columns);
    // Index 0 of rows and columns is the sentinel "none".
    let mut row_potential = vec![0_i64; size + 1];
    let mut column_potential = vec![0_i64; size + 1];
    let mut row_of = vec![0_usize; size + 1];
    let mut before = vec![0_usize; size + 1];
    let mut low = vec![i64::MAX; size + 1];
    let mut used = vec![false; size + 1];
    let mut weight = vec![0_i64; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        low.fill(i64::MAX);
        used.fill(false);
        let mut column = 0;
        loop {
            used[column] = true;
            let current = row_of[column];
            let edges = weights.range((current - 1, 0)..(current, 0));
            for (&(_, j), &w) in edges.clone() {
                weight[j + 1] = w;
            }
            let (mut delta, mut next) = (i64::MAX, 0);
            for j in (1..=size).filter(|&j| !used[j]) {
                let cost = -weight[j] - row_potential[current] - column_potential[j];
                if cost < low[j] {
                    (low[j], before[j]) = (cost, column);
                }
                if low[j] < delta {
                    (delta, next) = (low[j], j);
                }
            }
            // Only this row's edges were set: clearing them keeps the row dense and small.
            for (&(_, j), _) in edges {
                weight[j + 1] = 0;
            }
            for j in 0..=size {
                if used[j] {
                    row_potential[row_of[j]] += delta;
                    column_potential[j] -= delta;
                } else {
                    low[j] -= delta;
                }
            }
            column = next;
            if row_of[column] == 0 {
                break;
            }
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    (1..=size)
        .map(|column| (row_of[column] - 1, column - 1))
        .filter(|pair| weights.contains_key(pair))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(weights: &Weights, pairs: &[(usize, usize)]) -> i64 {
        pairs.iter().map(|pair| weights[pair]).sum()
    }

    /// Every pairing, by recursion over rows: the definition itself.
    fn exhaustive(weights: &Weights, row: usize, rows: usize, taken: u32) -> i64 {
        if row == rows {
            return 0;
        }
        let without = exhaustive(weights, row + 1, rows, taken);
        weights
            .range((row, 0)..(row + 1, 0))
            .filter(|((_, column), _)| taken & (1 << column) == 0)
            .map(|((_, column), w)| w + exhaustive(weights, row + 1, rows, taken | (1 << column)))
            .fold(without, i64::max)
    }

    #[test]
    fn a_greedy_choice_is_undone() {
        let weights = Weights::from([((0, 0), 3), ((0, 1), 2), ((1, 0), 2)]);
        assert_eq!(best_pairs(&weights, 2, 2), [(1, 0), (0, 1)]);
        assert_eq!(best_pairs(&Weights::new(), 2, 0), []);
    }

    proptest! {
        #[test]
        fn no_pairing_weighs_more(
            weights in prop::collection::btree_map((0_usize..5, 0_usize..6), 1_i64..9, 0..20),
        ) {
            let pairs = best_pairs(&weights, 5, 6);
            prop_assert_eq!(total(&weights, &pairs), exhaustive(&weights, 0, 5, 0));
        }
    }
}
