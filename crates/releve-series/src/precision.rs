//! The inverse of a process's covariance, without the cube of its length.

use crate::matrix::{Matrix, add_scaled, dot};

/// Numbers beyond which what is subtracted again would leave too few digits.
const LARGEST: f64 = 1e10;

/// K⁻¹ of a covariance K(s, t) = k(|s − t|) + m(s) + m(t) of n periods: one that
/// hangs on how far apart two periods are, but for how far each has moved away.
///
/// With c 1 1ᵀ added and the moves taken away the covariance is the same along
/// each diagonal, and positive where c is large enough. Durbin's recursion (*The
/// fitting of time-series models*, 1960) gives its inverse as Lᵀ D⁻¹ L: row t of L
/// tells what a value differs by from its forecast from all before it, D how much.
/// What was added and taken away is a matrix of rank two, put back by Woodbury's
/// identity (*Inverting modified matrices*, 1950). That takes n² steps, and n² for
/// each vector, where factoring any covariance takes n³ / 3.
#[derive(Debug, Clone)]
pub(crate) struct Precision {
    /// The rows of L up to the diagonal, one behind the other; on the diagonal ones.
    errors: Vec<f64>,
    /// The diagonal of D.
    variances: Vec<f64>,
    moves: Moves,
}

/// What puts the moves back: K⁻¹ = T⁻¹ − W C Wᵀ with W = T⁻¹ [1, m].
#[derive(Debug, Clone, Default)]
struct Moves {
    /// W, a row a column of it.
    solved: Option<Matrix>,
    /// C
    core: [[f64; 2]; 2],
}

impl Precision {
    /// Of the covariances of periods so far apart, noise included, and how far each
    /// period moved away. `None` where they are none to working precision.
    pub(crate) fn of(apart: &[f64], moved: &[f64]) -> Option<Self> {
        let n = apart.len();
        // The mean of the moves is the same for all, thus no move.
        let middle = moved.iter().sum::<f64>() / n.max(1) as f64;
        let moved: Vec<f64> = moved.iter().map(|one| one - middle).collect();
        // K is no less than the noise of 1; xᵀTx is at least that less (mᵀx)² / c.
        let added = 2.0 * dot(&moved, &moved);
        let same: Vec<f64> = (apart.iter())
            .map(|one| one + 2.0 * middle + added)
            .collect();
        if !same.iter().all(|one| one.abs() < LARGEST) {
            return None;
        }
        let (errors, variances) = recursion(&same)?;
        let mut precision = Self {
            errors,
            variances,
            moves: Moves::default(),
        };
        if added > 0.0 {
            precision.moves = precision.moves(&moved, added)?;
        }
        Some(precision)
    }

    fn moves(&self, moved: &[f64], added: f64) -> Option<Moves> {
        let n = moved.len();
        let base = Matrix::from_fn(2, n, |row, at| if row == 0 { 1.0 } else { moved[at] });
        let solved = self.times(&base);
        let inner = |one: usize, two: usize| dot(base.row(one), solved.row(two));
        // M = [[−c, 1], [1, 0]] is what T lacks of K; its inverse is [[0, 1], [1, c]].
        let (a, b, d) = (inner(0, 0), 1.0 + inner(0, 1), added + inner(1, 1));
        let determinant = a * d - b * b;
        (determinant.is_finite() && determinant != 0.0).then(|| Moves {
            core: [
                [d / determinant, -b / determinant],
                [-b / determinant, a / determinant],
            ],
            solved: Some(solved),
        })
    }

    /// K⁻¹ x for each row x.
    pub(crate) fn times(&self, rows: &Matrix) -> Matrix {
        let n = self.variances.len();
        let mut result = Matrix::zeros(rows.rows(), n);
        for at in 0..n {
            let error = &self.errors[at * (at + 1) / 2..][..=at];
            for row in 0..rows.rows() {
                let told = dot(error, &rows.row(row)[..=at]) / self.variances[at];
                add_scaled(&mut result.row_mut(row)[..=at], error, told);
            }
        }
        let Some(solved) = &self.moves.solved else {
            return result;
        };
        for row in 0..rows.rows() {
            let along = [0, 1].map(|which| dot(solved.row(which), rows.row(row)));
            for (which, core) in self.moves.core.iter().enumerate() {
                let back = core[0] * along[0] + core[1] * along[1];
                add_scaled(result.row_mut(row), solved.row(which), -back);
            }
        }
        result
    }

    /// Some of the rows of K⁻¹.
    pub(crate) fn rows(&self, places: &[usize]) -> Matrix {
        let n = self.variances.len();
        self.times(&Matrix::from_fn(places.len(), n, |row, at| {
            f64::from(u8::from(places[row] == at))
        }))
    }
}

/// The rows of L and the diagonal of D, each from the one before: that moved on by
/// a period, less so many times the same turned round.
fn recursion(same: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
    let n = same.len();
    let mut errors = Vec::with_capacity(n * (n + 1) / 2);
    let mut variances = Vec::with_capacity(n);
    let mut variance = *same.first()?;
    let (mut row, mut turned) = (vec![1.0], Vec::with_capacity(n));
    loop {
        if variance.is_nan() || variance <= 0.0 {
            return None;
        }
        errors.extend_from_slice(&row);
        variances.push(variance);
        let known = row.len();
        if known == n {
            return Some((errors, variances));
        }
        let reflection = dot(&row, &same[1..=known]) / variance;
        turned.clear();
        turned.extend(row.iter().rev());
        row.insert(0, 0.0);
        add_scaled(&mut row[..known], &turned, -reflection);
        variance *= 1.0 - reflection * reflection;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Kernel, Part};
    use crate::matrix::Cholesky;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_covariance_has_no_inverse() {
        assert!(Precision::of(&[1.0, 1.0], &[0.0, 0.0]).is_none());
        assert!(Precision::of(&[1.0, 2.0], &[0.0, 0.0]).is_none());
        assert!(Precision::of(&[f64::NAN], &[0.0]).is_none());
        assert!(Precision::of(&[], &[]).is_none());
    }

    proptest! {
        /// Factored as any matrix and by the recursion: the same inverse.
        #[test]
        fn it_is_the_inverse_of_the_covariance(
            n in 2usize..80,
            moves in proptest::collection::vec(-3.0f64..3.0, 14),
            times in 1.0f64..10.0,
        ) {
            let start = Kernel::new(&[52.18, 7.0]);
            let near: Vec<f64> = (start.parameters().iter().zip(&moves))
                .map(|(start, moved)| start + moved)
                .collect();
            let kernel = start.with(&near);
            let whole = kernel.covariance(0..n, 0..n, Part::All);
            let noisy = Matrix::from_fn(n, n, |row, column| {
                times * whole.row(row)[column] + f64::from(u8::from(row == column))
            });
            let (mut apart, mut moved) = kernel.apart(n);
            apart.iter_mut().chain(&mut moved).for_each(|one| *one *= times);
            apart[0] += 1.0;
            let all: Vec<usize> = (0..n).collect();
            let found = Precision::of(&apart, &moved).unwrap().rows(&all);
            let one = Matrix::from_fn(n, n, |row, column| f64::from(u8::from(row == column)));
            let expected = Cholesky::of(noisy).unwrap().solve(one);
            for row in 0..n {
                for column in 0..n {
                    let (found, expected) = (found.row(row)[column], expected.row(row)[column]);
                    prop_assert!((found - expected).abs() < 1e-7, "{found} {expected}");
                }
            }
        }
    }
}
