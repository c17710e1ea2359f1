//! The inverse of a process's covariance, without the cube of its length.

use crate::matrix::{Cholesky, Matrix, add_scaled, dot};

/// Numbers beyond which what is added and taken away again would leave too few
/// digits; K is factored as any matrix then.
const LARGEST: f64 = 1e8;

/// K⁻¹ of a covariance K(s, t) = k(|s − t|) + m(s) + m(t) of n periods: one that
/// hangs on how far apart two periods are, but for how far each has moved away.
///
/// With c 1 1ᵀ added and the moves taken away the covariance is the same along
/// each diagonal, and positive where c is large enough. Durbin's recursion (*The
/// fitting of time-series models*, 1960) gives its inverse as Lᵀ D⁻¹ L: row t of L
/// tells what a value differs by from its forecast from all before it, D how much.
/// What was added and taken away is a matrix of rank two, put back by Woodbury's
/// identity (*Inverting modified matrices*, 1950). That takes n² steps, and n² for
/// each vector, where factoring any covariance takes n³ / 3; and as each row of L
/// comes from the one before, no other is kept. Where values have moved so far that c
/// would drown the rest, and that is where many series rise together, it is factored.
#[derive(Debug, Clone)]
pub(crate) struct Precision {
    /// k, where the moves have a mean of zero.
    apart: Vec<f64>,
    /// k + c: what is the same along each diagonal, from the middle one on.
    same: Vec<f64>,
    /// m, less its mean.
    moved: Vec<f64>,
    /// c
    added: f64,
}

impl Precision {
    /// Of the covariances of periods so far apart, noise of 1 included, and how far
    /// each period moved away.
    pub(crate) fn of(apart: &[f64], moved: &[f64]) -> Self {
        // The mean of the moves is the same for all, thus no move.
        let middle = moved.iter().sum::<f64>() / moved.len().max(1) as f64;
        let moved: Vec<f64> = moved.iter().map(|one| one - middle).collect();
        // K is no less than its noise; xᵀTx is at least that less (mᵀx)² / c.
        let added = 2.0 * dot(&moved, &moved);
        let apart: Vec<f64> = apart.iter().map(|one| one + 2.0 * middle).collect();
        Self {
            same: apart.iter().map(|one| one + added).collect(),
            apart,
            moved,
            added,
        }
    }

    /// K⁻¹ x for each row x; `None` where K is no covariance to working precision.
    pub(crate) fn times(&self, rows: &Matrix) -> Option<Matrix> {
        let fits = self.same.iter().all(|one| one.abs() < LARGEST);
        match fits.then(|| self.solved(rows)).flatten() {
            Some(solved) => Some(solved),
            None => self.factored(rows),
        }
    }

    /// K⁻¹ x by Cholesky's factors.
    fn factored(&self, rows: &Matrix) -> Option<Matrix> {
        let n = self.same.len();
        self.same.first()?;
        let covariance = Matrix::from_fn(n, n, |row, column| {
            self.apart[row.abs_diff(column)] + self.moved[row] + self.moved[column]
        });
        let root = Cholesky::of(covariance)?;
        Some(root.solve(rows.transposed()).transposed())
    }

    /// K⁻¹ x by the recursion.
    fn solved(&self, rows: &Matrix) -> Option<Matrix> {
        let (n, many) = (self.same.len(), rows.rows());
        if self.added <= 0.0 {
            return self.unmoved(rows);
        }
        let base = Matrix::from_fn(2, n, |row, at| [1.0, self.moved[at]][row]);
        let all = Matrix::from_fn(many + 2, n, |row, at| match row.checked_sub(many) {
            Some(of_base) => base.row(of_base)[at],
            None => rows.row(row)[at],
        });
        let solved = self.unmoved(&all)?;
        let (ones, moves) = (solved.row(many), solved.row(many + 1));
        // M = [[−c, 1], [1, 0]] is what T lacks of K; its inverse is [[0, 1], [1, c]].
        let a = dot(base.row(0), ones);
        let b = 1.0 + dot(base.row(0), moves);
        let d = self.added + dot(base.row(1), moves);
        let determinant = a * d - b * b;
        if !determinant.is_finite() || determinant == 0.0 {
            return None;
        }
        let mut result = Matrix::from_fn(many, n, |row, at| solved.row(row)[at]);
        for row in 0..many {
            let (one, two) = (dot(ones, rows.row(row)), dot(moves, rows.row(row)));
            let back = result.row_mut(row);
            add_scaled(back, ones, (b * two - d * one) / determinant);
            add_scaled(back, moves, (b * one - a * two) / determinant);
        }
        Some(result)
    }

    /// The same without the moves, by the rows of L, each from the one before: that
    /// moved on by a period, less so many times the same turned round.
    fn unmoved(&self, rows: &Matrix) -> Option<Matrix> {
        let n = self.same.len();
        let mut result = Matrix::zeros(rows.rows(), n);
        let mut variance = *self.same.first()?;
        let (mut error, mut turned) = (vec![1.0], Vec::with_capacity(n));
        loop {
            if variance.is_nan() || variance <= 0.0 {
                return None;
            }
            let known = error.len();
            for row in 0..rows.rows() {
                let told = dot(&error, &rows.row(row)[..known]) / variance;
                add_scaled(&mut result.row_mut(row)[..known], &error, told);
            }
            if known == n {
                return Some(result);
            }
            let reflection = dot(&error, &self.same[1..=known]) / variance;
            turned.clear();
            turned.extend(error.iter().rev());
            error.insert(0, 0.0);
            add_scaled(&mut error[..known], &turned, -reflection);
            variance *= 1.0 - reflection * reflection;
        }
    }

    /// Some of the rows of K⁻¹.
    pub(crate) fn rows(&self, places: &[usize]) -> Option<Matrix> {
        let n = self.same.len();
        self.times(&Matrix::from_fn(places.len(), n, |row, at| {
            f64::from(u8::from(places[row] == at))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Kernel, Part};
    use proptest::prelude::*;

    #[test]
    fn what_is_no_covariance_has_no_inverse() {
        for apart in [&[1.0, 1.0][..], &[1.0, 2.0], &[f64::NAN], &[]] {
            let moved = vec![0.0; apart.len()];
            assert!(
                Precision::of(apart, &moved).rows(&[0]).is_none(),
                "{apart:?}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// K times what is said to be K⁻¹ x is x, by whichever way, whatever was learnt
        /// and however many series share it.
        #[test]
        fn it_is_the_inverse_of_the_covariance(
            n in 2usize..300,
            moves in proptest::collection::vec(-5.0f64..5.0, 14),
            times in 1.0f64..300.0,
            place in 0usize..300,
        ) {
            let start = Kernel::new(&[52.18, 7.0]);
            let near: Vec<f64> = (start.parameters().iter().zip(&moves))
                .map(|(start, moved)| start + moved)
                .collect();
            let kernel = start.with(&near);
            let whole = kernel.covariance(0..n, 0..n, Part::All);
            let (mut apart, mut moved) = kernel.apart(n);
            apart.iter_mut().chain(&mut moved).for_each(|one| *one *= times);
            apart[0] += 1.0;
            let place = place % n;
            let found = Precision::of(&apart, &moved).rows(&[place]).unwrap();
            let largest = times * (0..n).map(|at| whole.row(at)[at]).fold(1.0, f64::max);
            for row in 0..n {
                let noisy: Vec<f64> = (0..n)
                    .map(|at| times * whole.row(row)[at] + f64::from(u8::from(row == at)))
                    .collect();
                let wanted = f64::from(u8::from(row == place));
                let back = dot(&noisy, found.row(0));
                prop_assert!((back - wanted).abs() < 1e-6 + 1e-11 * largest, "{back} {wanted}");
            }
        }
    }
}
