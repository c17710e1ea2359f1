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
        let many = rows.rows();
        if self.added <= 0.0 {
            return self.unmoved(rows);
        }
        let base = self.base();
        let all = Matrix::from_fn(many + 2, rows.columns(), |row, at| {
            match row.checked_sub(many) {
                Some(of_base) => base.row(of_base)[at],
                None => rows.row(row)[at],
            }
        });
        let solved = self.unmoved(&all)?;
        let result = Matrix::from_fn(many, rows.columns(), |row, at| solved.row(row)[at]);
        let (ones, moves) = (solved.row(many), solved.row(many + 1));
        let along = |row: usize| (dot(ones, rows.row(row)), dot(moves, rows.row(row)));
        self.moved_back(result, (ones, moves), along)
    }

    /// What was taken from the covariance: ones and moves.
    fn base(&self) -> Matrix {
        Matrix::from_fn(2, self.same.len(), |row, at| [1.0, self.moved[at]][row])
    }

    /// Puts back into T⁻¹ x for each row x what T lacks of K, by T⁻¹ of ones and of
    /// moves and what x has `along` these.
    fn moved_back(
        &self,
        mut result: Matrix,
        (ones, moves): (&[f64], &[f64]),
        along: impl Fn(usize) -> (f64, f64),
    ) -> Option<Matrix> {
        let base = self.base();
        // M = [[−c, 1], [1, 0]] is what T lacks of K; its inverse is [[0, 1], [1, c]].
        let a = dot(base.row(0), ones);
        let b = 1.0 + dot(base.row(0), moves);
        let d = self.added + dot(base.row(1), moves);
        let determinant = a * d - b * b;
        if !determinant.is_finite() || determinant == 0.0 {
            return None;
        }
        for row in 0..result.rows() {
            let (one, two) = along(row);
            let back = result.row_mut(row);
            add_scaled(back, ones, (b * two - d * one) / determinant);
            add_scaled(back, moves, (b * one - a * two) / determinant);
        }
        Some(result)
    }

    /// The same without the moves, by the rows of L.
    fn unmoved(&self, rows: &Matrix) -> Option<Matrix> {
        let mut result = Matrix::zeros(rows.rows(), self.same.len());
        self.errors(|error, variance| {
            let known = error.len();
            for row in 0..rows.rows() {
                let told = dot(error, &rows.row(row)[..known]) / variance;
                add_scaled(&mut result.row_mut(row)[..known], error, told);
            }
        })?;
        Some(result)
    }

    /// Gives `each` of the rows of L with its variance, and the last again. Each comes
    /// from the one before: that moved on by a period, less so many times the same
    /// turned round.
    fn errors(&self, mut each: impl FnMut(&[f64], f64)) -> Option<(Vec<f64>, f64)> {
        let mut variance = *self.same.first()?;
        let (mut error, mut turned) = (vec![1.0], Vec::with_capacity(self.same.len()));
        loop {
            if variance.is_nan() || variance <= 0.0 {
                return None;
            }
            each(&error, variance);
            let known = error.len();
            if known == self.same.len() {
                return Some((error, variance));
            }
            let reflection = dot(&error, &self.same[1..=known]) / variance;
            turned.clear();
            turned.extend(error.iter().rev());
            error.insert(0, 0.0);
            add_scaled(&mut error[..known], &turned, -reflection);
            variance *= 1.0 - reflection * reflection;
        }
    }

    /// Some of the rows of K⁻¹, in ascending order.
    pub(crate) fn rows(&self, places: &[usize]) -> Option<Matrix> {
        let n = self.same.len();
        let fits = self.same.iter().all(|one| one.abs() < LARGEST);
        if let Some(rows) = fits.then(|| self.rows_of_all(places)).flatten() {
            return Some(rows);
        }
        self.times(&Matrix::from_fn(places.len(), n, |row, at| {
            f64::from(u8::from(places[row] == at))
        }))
    }

    /// The same, each row of T⁻¹ by the one above it (Trench, *An algorithm for the
    /// inversion of finite Toeplitz matrices*, SIAM Journal 12, 1964): n² steps for all
    /// of them, where a row as any vector takes as many alone.
    fn rows_of_all(&self, places: &[usize]) -> Option<Matrix> {
        let n = self.same.len();
        let (error, variance) = self.errors(|_, _| {})?;
        // The first column of T⁻¹ is the last turned round.
        let first: Vec<f64> = error.iter().rev().map(|one| one / variance).collect();
        let mut result = Matrix::zeros(places.len(), n);
        let (mut row, mut wanted) = (first.clone(), places.iter().enumerate().peekable());
        for at in 0..n {
            if at > 0 {
                let (one, two) = (first[at] * variance, first[n - at] * variance);
                for column in (1..n).rev() {
                    row[column] = row[column - 1] + one * first[column] - two * first[n - column];
                }
                row[0] = first[at];
            }
            if let Some((place, _)) = wanted.next_if(|(_, wanted)| **wanted == at) {
                result.row_mut(place).copy_from_slice(&row);
            }
        }
        if self.added <= 0.0 {
            return Some(result);
        }
        let solved = self.unmoved(&self.base())?;
        let (ones, moves) = (solved.row(0), solved.row(1));
        let along = |row: usize| (ones[places[row]], moves[places[row]]);
        self.moved_back(result, (ones, moves), along)
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
            let precision = Precision::of(&apart, &moved);
            let unit = Matrix::from_fn(1, n, |_, at| f64::from(u8::from(at == place)));
            let ways = [precision.rows(&[place]).unwrap(), precision.times(&unit).unwrap()];
            let largest = times * (0..n).map(|at| whole.row(at)[at]).fold(1.0, f64::max);
            for row in 0..n {
                let noisy: Vec<f64> = (0..n)
                    .map(|at| times * whole.row(row)[at] + f64::from(u8::from(row == at)))
                    .collect();
                let wanted = f64::from(u8::from(row == place));
                for found in &ways {
                    let back = dot(&noisy, found.row(0));
                    prop_assert!((back - wanted).abs() < 1e-6 + 1e-11 * largest, "{back} {wanted}");
                }
            }
        }
    }
}
