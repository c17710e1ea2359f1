//! How errors of several series hang together, from few of them.

use crate::matrix::{Matrix, dot};
use crate::median::median;

/// The spread of the errors of each series, and their correlations.
#[derive(Debug, Clone)]
pub(super) struct Covariance {
    pub(super) spreads: Vec<f64>,
    pub(super) correlations: Matrix,
}

impl Covariance {
    /// Of errors, a row a series and a column an occasion, gaps as zeros. Nothing
    /// is subtracted: a forecast that is always too high errs, too. `sizes` are
    /// the mean seasonal differences of the series, of which more is known than
    /// of errors: spreads are drawn half the way to being alike in these units.
    /// `overlap` says how many occasions speak of the same time.
    ///
    /// Correlations are shrunk toward none as far as they are told by chance
    /// (Schäfer and Strimmer, *A shrinkage approach to large-scale covariance
    /// matrix estimation*, Statistical Applications in Genetics and Molecular
    /// Biology 4, 2005), so that there are fewer occasions than series. `None`
    /// of fewer than three occasions, or where a series never erred.
    pub(super) fn of(errors: &[Vec<f64>], sizes: &[f64], overlap: f64) -> Option<Self> {
        let occasions = errors.first()?.len();
        if occasions < 3 || errors.iter().any(|row| row.len() != occasions) {
            return None;
        }
        let count = occasions as f64;
        let spreads: Vec<f64> = (errors.iter())
            .map(|row| (dot(row, row) / count).sqrt())
            .collect();
        if spreads
            .iter()
            .any(|spread| *spread <= 0.0 || !spread.is_finite())
        {
            return None;
        }
        let scaled: Vec<Vec<f64>> = (errors.iter().zip(&spreads))
            .map(|(row, spread)| row.iter().map(|error| error / spread).collect())
            .collect();
        let mut ratios: Vec<f64> = spreads.iter().zip(sizes).map(|(a, b)| a / b).collect();
        let usual = median(&mut ratios);
        let drawn: Vec<f64> = (spreads.iter().zip(sizes))
            .map(|(spread, size)| (spread * size * usual).sqrt())
            .collect();
        let mut correlations = Matrix::from_fn(errors.len(), errors.len(), |one, two| {
            dot(&scaled[one], &scaled[two]) / count
        });
        let (mut chance, mut told) = (0.0, 0.0);
        for one in 0..errors.len() {
            for two in 0..one {
                let mean = correlations.row(one)[two];
                let products = scaled[one].iter().zip(&scaled[two]).map(|(a, b)| a * b);
                let squares: f64 = products.map(|product| (product - mean).powi(2)).sum();
                chance += overlap * squares * count / (count - 1.0).powi(3);
                told += mean * mean;
            }
        }
        // Something has to be left for a root to exist.
        let shrink = if told > 0.0 {
            (chance / told).clamp(0.01, 1.0)
        } else {
            1.0
        };
        for one in 0..errors.len() {
            for (two, cell) in correlations.row_mut(one).iter_mut().enumerate() {
                *cell = if one == two {
                    1.0
                } else {
                    *cell * (1.0 - shrink)
                };
            }
        }
        Some(Self {
            spreads: drawn,
            correlations,
        })
    }

    /// Where nothing is known of errors: those of a total of so many parts have
    /// as many times the variance of one part's, and do not hang together
    /// (structural scaling; Athanasopoulos, Hyndman, Kourentzes and Petropoulos,
    /// *Forecasting with temporal hierarchies*, European Journal of Operational
    /// Research 262, 2017).
    pub(super) fn structural(parts: &[usize]) -> Self {
        Self {
            spreads: parts.iter().map(|count| (*count as f64).sqrt()).collect(),
            correlations: Matrix::from_fn(parts.len(), parts.len(), |one, two| {
                f64::from(u8::from(one == two))
            }),
        }
    }

    pub(super) fn at(&self, one: usize, two: usize) -> f64 {
        self.spreads[one] * self.spreads[two] * self.correlations.row(one)[two]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Cholesky;
    use crate::random::Random;

    #[test]
    fn what_is_told_stays_and_what_is_chance_goes() {
        let mut random = Random::new(4);
        let mut noise = || random.normal();
        let shared: Vec<f64> = (0..40).map(|_| noise()).collect();
        let alike: Vec<Vec<f64>> = (0..3)
            .map(|_| shared.iter().map(|value| 3.0 * value + noise()).collect())
            .collect();
        let found = Covariance::of(&alike, &[3.0; 3], 1.0).unwrap();
        assert!(found.correlations.row(0)[1] > 0.6, "{found:?}");
        let apart: Vec<Vec<f64>> = (0..30).map(|_| (0..8).map(|_| noise()).collect()).collect();
        let found = Covariance::of(&apart, &[1.0; 30], 1.0).unwrap();
        assert!(found.correlations.row(0)[1].abs() < 0.2);
        // Fewer occasions than series, and still a covariance.
        assert!(Cholesky::of(found.correlations).is_some());
        assert!(Covariance::of(&[vec![1.0, 2.0]], &[1.0], 1.0).is_none());
        assert!(Covariance::of(&[vec![0.0; 8], vec![1.0; 8]], &[1.0; 2], 1.0).is_none());
    }
}
