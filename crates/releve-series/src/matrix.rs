//! Dense matrices and the little linear algebra that a Gaussian process needs.

/// A dense matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    pub(crate) fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    pub(crate) fn from_fn(
        rows: usize,
        columns: usize,
        mut value: impl FnMut(usize, usize) -> f64,
    ) -> Self {
        let mut matrix = Self::zeros(rows, columns);
        for row in 0..rows {
            for (column, cell) in matrix.row_mut(row).iter_mut().enumerate() {
                *cell = value(row, column);
            }
        }
        matrix
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Two rows at once, the first of which comes before the second.
    fn two_rows(&mut self, first: usize, second: usize) -> (&[f64], &mut [f64]) {
        let (before, from) = self.values.split_at_mut(second * self.columns);
        let start = first * self.columns;
        (
            &before[start..start + self.columns],
            &mut from[..self.columns],
        )
    }

    pub(crate) fn transposed(&self) -> Self {
        Self::from_fn(self.columns, self.rows, |row, column| {
            self.values[column * self.columns + row]
        })
    }
}

/// The lower triangle L of a symmetric positive matrix A = L Lᵀ.
#[derive(Debug, Clone)]
pub(crate) struct Cholesky(Matrix);

impl Cholesky {
    /// Factors a symmetric matrix, of which only the lower triangle is read;
    /// `None` where it is not positive definite to working precision.
    pub(crate) fn of(mut matrix: Matrix) -> Option<Self> {
        for row in 0..matrix.rows {
            for column in 0..row {
                let (above, this) = matrix.two_rows(column, row);
                let rest = this[column] - dot(&above[..column], &this[..column]);
                this[column] = rest / above[column];
            }
            let this = matrix.row_mut(row);
            let rest = this[row] - dot(&this[..row], &this[..row]);
            if rest.is_nan() || rest <= 0.0 {
                return None;
            }
            this[row] = rest.sqrt();
        }
        Some(Self(matrix))
    }

    /// The triangle, zeros or what was there above it.
    pub(crate) fn lower(&self) -> &Matrix {
        &self.0
    }

    /// Solves A x = b in place, for one b quicker than [`Self::solve`].
    pub(crate) fn solve_one(&self, right: &mut [f64]) {
        let lower = &self.0;
        for row in 0..lower.rows {
            let (known, rest) = right.split_at_mut(row);
            let this = lower.row(row);
            rest[0] = (rest[0] - dot(&this[..row], known)) / this[row];
        }
        for row in (0..lower.rows).rev() {
            let (before, rest) = right.split_at_mut(row);
            let this = lower.row(row);
            rest[0] /= this[row];
            add_scaled(before, &this[..row], -rest[0]);
        }
    }

    /// Solves A X = B for all columns of B at once.
    pub(crate) fn solve(&self, mut right: Matrix) -> Matrix {
        let lower = &self.0;
        for row in 0..lower.rows {
            for before in 0..row {
                let factor = lower.row(row)[before];
                let (from, to) = right.two_rows(before, row);
                add_scaled(to, from, -factor);
            }
            let diagonal = lower.row(row)[row];
            right.row_mut(row).iter_mut().for_each(|x| *x /= diagonal);
        }
        for row in (0..lower.rows).rev() {
            let diagonal = lower.row(row)[row];
            right.row_mut(row).iter_mut().for_each(|x| *x /= diagonal);
            for before in 0..row {
                let factor = lower.row(row)[before];
                let columns = right.columns;
                let (head, tail) = right.values.split_at_mut(row * columns);
                let to = &mut head[before * columns..(before + 1) * columns];
                add_scaled(to, &tail[..columns], -factor);
            }
        }
        right
    }
}

/// The inner product of two rows of one length, in eight sums side by side so that
/// it vectorises; their order is fixed, so the result is the same on every
/// machine. Of rows of two lengths what the longer has more may be left out.
///
/// # Example: two rows
///
/// ```
/// use releve_series::dot;
///
/// assert_eq!(dot(&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]), 32.0);
/// assert_eq!(dot(&[], &[]), 0.0);
/// ```
pub fn dot(one: &[f64], two: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (ones, twos) = (one.chunks_exact(8), two.chunks_exact(8));
    let rest: f64 = ones
        .remainder()
        .iter()
        .zip(twos.remainder())
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in ones.zip(twos) {
        for at in 0..8 {
            sums[at] += a[at] * b[at];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Adds so many times a row to one of the same length.
pub(crate) fn add_scaled(to: &mut [f64], from: &[f64], factor: f64) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(size: usize) -> Matrix {
        Matrix::from_fn(size, size, |row, column| f64::from(u8::from(row == column)))
    }

    #[test]
    fn a_matrix_that_is_not_positive_has_no_root() {
        assert!(Cholesky::of(Matrix::from_fn(2, 2, |_, _| 1.0)).is_none());
        assert!(Cholesky::of(Matrix::from_fn(1, 1, |_, _| f64::NAN)).is_none());
    }

    proptest! {
        #[test]
        fn a_times_its_inverse_is_one(size in 1usize..30, seed in 0u64..1000) {
            let mut random = crate::random::Random::new(seed);
            let factor = Matrix::from_fn(size, size, |_, _| random.uniform() - 0.5);
            let matrix = Matrix::from_fn(size, size, |row, column| {
                dot(factor.row(row), factor.row(column)) + f64::from(u8::from(row == column))
            });
            let cholesky = Cholesky::of(matrix.clone()).unwrap();
            let inverse = cholesky.solve(one(size)).transposed();
            for row in 0..size {
                for column in 0..size {
                    let expected = f64::from(u8::from(row == column));
                    let found = dot(matrix.row(row), inverse.row(column));
                    prop_assert!((found - expected).abs() < 1e-9);
                }
            }
        }
    }
}
