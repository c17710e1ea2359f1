//! Errors that remember: AR(1), with gaps.

/// Where values are known, and how far each is from the one before.
#[derive(Debug, Clone)]
pub(crate) struct Spacing {
    gaps: Vec<i32>,
}

impl Spacing {
    /// Of the ascending numbers of the known periods.
    pub(crate) fn of(known: &[usize]) -> Self {
        Self {
            gaps: known
                .windows(2)
                .map(|pair| i32::try_from(pair[1] - pair[0]).unwrap_or(i32::MAX))
                .collect(),
        }
    }

    /// A column as it is seen once errors with this autocorrelation are made
    /// independent, each of the variance that all errors have.
    ///
    /// Prais and Winsten's transformation (*Trend estimators and serial
    /// correlation*, Cowles discussion paper 383, 1954), with φ to the power of
    /// the gap where values are missing.
    pub(crate) fn whitened(&self, autocorrelation: f64, column: &[f64]) -> Vec<f64> {
        let mut before = 0.0;
        (self.rows(autocorrelation).zip(column))
            .map(|((kept, scale), value)| {
                let white = (value - kept * before) / scale;
                before = *value;
                white
            })
            .collect()
    }

    /// For each value, how much of the error before it is kept, and the standard
    /// deviation of what is new, of that of all errors.
    pub(crate) fn rows(&self, autocorrelation: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        let of = move |gap: i32| {
            let kept = autocorrelation.powi(gap);
            (kept, (1.0 - kept * kept).sqrt())
        };
        let of_one = of(1);
        let next = move |gap: &i32| if *gap == 1 { of_one } else { of(*gap) };
        std::iter::once((0.0, 1.0)).chain(self.gaps.iter().map(next))
    }

    /// The logarithm of the determinant of the errors' correlation.
    pub(crate) fn log_determinant(&self, autocorrelation: f64) -> f64 {
        self.gaps
            .iter()
            .map(|gap| {
                let kept = autocorrelation.powi(*gap);
                (1.0 - kept * kept).ln()
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whitened_errors_are_what_went_in() {
        // An AR(1) of known innovations, with the fourth value missing.
        let (phi, shocks) = (0.8_f64, [0.3, -1.2, 0.7, 0.1, 0.9]);
        let mut errors = vec![shocks[0]];
        for shock in &shocks[1..] {
            let last = errors[errors.len() - 1];
            errors.push(phi * last + (1.0 - phi * phi).sqrt() * shock);
        }
        let spacing = Spacing::of(&[0, 1, 2, 3, 4]);
        for (white, shock) in spacing.whitened(phi, &errors).iter().zip(shocks) {
            assert!((white - shock).abs() < 1e-12);
        }
        let gap = Spacing::of(&[0, 2]);
        let expected = (1.0 - phi.powi(4)).ln();
        assert!((gap.log_determinant(phi) - expected).abs() < 1e-12);
    }
}
