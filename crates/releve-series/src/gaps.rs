//! Gaps of series that share a part of their covariance, filled so that a forecast
//! from the filled rows is the forecast from what is known alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::matrix::{Cholesky, Matrix, add_scaled, dot};
use crate::precision::Precision;

/// Cells of factors that are kept at once, some 200 MB: beyond it gaps are filled by
/// each series' own values.
const CELLS: usize = 25_000_000;
/// Steps of the conjugate gradients, each of which makes the error several times
/// less; and by what the square of it has fallen when it is small enough.
const STEPS: usize = 60;
const ENOUGH: f64 = 1e-18;

/// Puts into every gap its mean given what is known of all series. Those that are
/// `told` have K as their covariance, their mean K times as large (`common`), noise
/// beside both; with one or none there is nothing shared. Other series lie around
/// that mean by their own covariance.
///
/// A linear forecast from the filled rows is then the one from the known values, as
/// the mean of what is unknown given what is known is linear, too. `None` where there
/// is no covariance to working precision.
pub(crate) fn fill(
    seen: &mut Matrix,
    told: &[usize],
    own: &Precision,
    common: &Precision,
) -> Option<()> {
    if told.len() < 2 {
        let all: Vec<usize> = (0..seen.rows()).collect();
        return Apart::of(seen, &all, own)?.fill(seen).map(|_| ());
    }
    let together = Apart::of(seen, told, own)?;
    let roots = together.fill(seen)?;
    if !roots.is_empty() {
        together.share(seen, told, &roots, common)?;
    }
    let mut is_told = vec![false; seen.rows()];
    told.iter().for_each(|row| is_told[*row] = true);
    let others: Vec<usize> = (0..seen.rows()).filter(|row| !is_told[*row]).collect();
    let mean = mean(seen, told);
    let around = |seen: &mut Matrix, times: f64| {
        let rows = others.iter();
        rows.for_each(|row| add_scaled(seen.row_mut(*row), &mean, times));
    };
    around(seen, -1.0);
    Apart::of(seen, &others, own)?.fill(seen)?;
    around(seen, 1.0);
    Some(())
}

/// About how many multiplications it takes to fill gaps: factors of every set of them.
pub(crate) fn work<'h>(histories: impl Iterator<Item = &'h [f64]>) -> f64 {
    let sets: BTreeSet<Vec<usize>> = histories.map(gaps_of).collect();
    let each = sets.iter().map(|gaps| gaps.len() as f64);
    each.map(|many| many.powi(3) / 3.0 + 2.0 * STEPS as f64 * many.powi(2))
        .sum()
}

fn gaps_of(history: &[f64]) -> Vec<usize> {
    let values = history.iter().enumerate();
    let gaps = values.filter(|(_, value)| value.is_nan());
    gaps.map(|(at, _)| at).collect()
}

/// The mean of some rows.
pub(crate) fn mean(seen: &Matrix, told: &[usize]) -> Vec<f64> {
    let mut mean = vec![0.0; seen.columns()];
    for row in told {
        add_scaled(&mut mean, seen.row(*row), 1.0 / told.len() as f64);
    }
    mean
}

/// Gaps of some rows, told from each one's own values.
struct Apart {
    /// Rows by the periods in which they have gaps: series of one table mostly have
    /// the same.
    sets: BTreeMap<Vec<usize>, Vec<usize>>,
    /// The periods in which any has one.
    any: Vec<usize>,
    /// The rows of K⁻¹ of these.
    precision: Matrix,
}

/// A set of gaps: their places among all, the part of the series that have it, and
/// the factor of their part of K⁻¹.
struct Root {
    places: Vec<usize>,
    part: f64,
    root: Cholesky,
}

impl Apart {
    fn of(seen: &Matrix, rows: &[usize], own: &Precision) -> Option<Self> {
        let mut sets: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        for row in rows {
            let gaps = gaps_of(seen.row(*row));
            if !gaps.is_empty() {
                sets.entry(gaps).or_default().push(*row);
            }
        }
        let mut any: Vec<usize> = sets.keys().flatten().copied().collect();
        any.sort_unstable();
        any.dedup();
        let precision = match any.is_empty() {
            true => Matrix::zeros(0, seen.columns()),
            false => own.rows(&any)?,
        };
        Some(Self {
            sets,
            any,
            precision,
        })
    }

    /// Fills what is not known: with P = K⁻¹, z_gaps = −P_gg⁻¹ P_gk z_known. Gives the
    /// factors; none of them where they are too many to keep.
    fn fill(&self, seen: &mut Matrix) -> Option<Vec<Root>> {
        let cells: usize = self.sets.keys().map(|gaps| gaps.len().pow(2)).sum();
        let all: usize = self.sets.values().map(Vec::len).sum();
        let mut roots = Vec::new();
        for (gaps, rows) in &self.sets {
            let places: Vec<usize> = (gaps.iter())
                .map(|at| self.any.partition_point(|one| one < at))
                .collect();
            let block = Matrix::from_fn(gaps.len(), gaps.len(), |one, two| {
                self.precision.row(places[one])[gaps[two]]
            });
            let root = Cholesky::of(block)?;
            for row in rows {
                gaps.iter().for_each(|at| seen.row_mut(*row)[*at] = 0.0);
            }
            for row in rows {
                let each = places.iter();
                let mut filled: Vec<f64> = each
                    .map(|place| -dot(self.precision.row(*place), seen.row(*row)))
                    .collect();
                root.solve_one(&mut filled);
                for (gap, filled) in gaps.iter().zip(filled) {
                    seen.row_mut(*row)[*gap] = filled;
                }
            }
            if cells <= CELLS {
                let part = rows.len() as f64 / all as f64;
                roots.push(Root { places, part, root });
            }
        }
        Some(roots)
    }

    /// Moves what was filled by what the mean of all `told` says. Of N series whose
    /// gaps are x the sum of Σ z'P₁z + N m'(P_c − P₁)m is least where
    /// x = −P₁gg⁻¹ P₁gk z_k + P₁gg⁻¹ ((P₁ − P_c) m)_g: what was filled, and more. The
    /// mean m of these is told first: with S the mean of all P₁gg⁻¹ it moves by u,
    /// (S⁻¹ − P₁ + P_c) u = (P₁ − P_c) m, by conjugate gradients that S makes quick.
    fn share(
        &self,
        seen: &mut Matrix,
        told: &[usize],
        roots: &[Root],
        common: &Precision,
    ) -> Option<()> {
        let (any, n) = (&self.any, seen.columns());
        let whole = common.rows(any)?;
        let less = Matrix::from_fn(any.len(), n, |one, at| {
            self.precision.row(one)[at] - whole.row(one)[at]
        });
        let gappy: usize = self.sets.values().map(Vec::len).sum();
        let part = gappy as f64 / told.len() as f64;
        let spread = |from: &[f64]| -> Vec<f64> {
            let mut to = vec![0.0; from.len()];
            for one in roots {
                let mut solved: Vec<f64> = one.places.iter().map(|place| from[*place]).collect();
                one.root.solve_one(&mut solved);
                for (place, solved) in one.places.iter().zip(solved) {
                    to[*place] += part * one.part * solved;
                }
            }
            to
        };
        let mut mean = mean(seen, told);
        let pull = |mean: &[f64]| -> Vec<f64> {
            let rows = 0..any.len();
            rows.map(|row| dot(less.row(row), mean)).collect()
        };
        let mut moved = vec![0.0; any.len()];
        let mut left = pull(&mean);
        let mut along = spread(&left);
        // S⁻¹ of the direction, so that S is never inverted.
        let mut unspread = left.clone();
        let mut size = dot(&left, &along);
        let enough = ENOUGH * size;
        for _ in 0..STEPS {
            if size.is_nan() || size <= enough {
                break;
            }
            let turned: Vec<f64> = (0..any.len())
                .map(|row| {
                    let each = any.iter().zip(&along);
                    let less = less.row(row);
                    unspread[row] - each.map(|(at, along)| less[*at] * along).sum::<f64>()
                })
                .collect();
            let step = size / dot(&along, &turned);
            add_scaled(&mut moved, &along, step);
            add_scaled(&mut left, &turned, -step);
            let next = spread(&left);
            let (before, now) = (size, dot(&left, &next));
            size = now;
            let on = |direction: &mut Vec<f64>, from: &[f64]| {
                let each = direction.iter_mut().zip(from);
                each.for_each(|(one, from)| *one = from + now / before * *one);
            };
            on(&mut along, &next);
            on(&mut unspread, &left);
        }
        for (at, moved) in any.iter().zip(moved) {
            mean[*at] += moved;
        }
        let pulled = pull(&mean);
        if pulled.iter().any(|one| !one.is_finite()) {
            return None;
        }
        for ((gaps, rows), one) in self.sets.iter().zip(roots) {
            let mut more: Vec<f64> = one.places.iter().map(|place| pulled[*place]).collect();
            one.root.solve_one(&mut more);
            for row in rows {
                for (gap, more) in gaps.iter().zip(&more) {
                    seen.row_mut(*row)[*gap] += more;
                }
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_gaps_are_work_once() {
        let gap = [1.0, f64::NAN, f64::NAN, 2.0];
        let once = work([&gap[..]].into_iter());
        assert!(once > 0.0);
        assert_eq!(work([&gap[..], &gap[..]].into_iter()), once);
        assert_eq!(work([&[1.0, 2.0][..]].into_iter()), 0.0);
    }
}
