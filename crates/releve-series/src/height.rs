//! How errors grow with the height of what is forecast.
//!
//! A scale is chosen by how near forecasts on it come, and errors on it need not be
//! as large at the top of a season as at its bottom: on square roots those of a
//! level that moves by so many per cent are larger where it is high. Bands told from
//! a quarter at the bottom would be too narrow for the next. So errors are divided
//! by a power of the height of their forecast, too (locally weighted conformal
//! prediction; Lei and others 2018, section 5.2; the power of the mean is that of
//! Carroll and Ruppert, *Transformation and Weighting in Regression*, 1988).

/// What power is likely beforehand: none, give or take so much.
const USUAL: f64 = 0.5;
/// No power is larger.
const MOST: f64 = 1.5;

/// One error of one series at one origin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) row: usize,
    pub(crate) origin: usize,
    pub(crate) lead: usize,
    /// The logarithm of the forecast against the level of the series.
    pub(crate) height: f64,
    /// How far above it the value lay, on the process's scale.
    pub(crate) error: f64,
}

/// The power of the height that errors grow by within series, drawn toward none as
/// far as it is uncertain: `usual` is how large errors are by the lead.
///
/// Errors are taken to be μ h^δ in the mean, each series with its μ, and δ makes a
/// Poisson likelihood of them large, so that errors near nothing do not count for
/// more than others. How sure it is tells the spread between series and that
/// between origins, as both hang together in themselves (Cameron, Gelbach and
/// Miller, *Robust inference with multiway clustering*, 2011).
pub(crate) fn power(seen: &[Seen], usual: &[f64]) -> f64 {
    let part = |one: &Seen| one.error.abs() / usual[one.lead];
    let rows = seen.iter().map(|one| one.row + 1).max().unwrap_or(0);
    let origins = seen.iter().map(|one| one.origin + 1).max().unwrap_or(0);
    // What each error adds to the likelihood's slope, and the slope's own.
    let sloping = |delta: f64| -> (Vec<f64>, f64) {
        let mut sums = vec![[0.0; 4]; rows];
        for one in seen {
            let high = (delta * one.height).exp();
            let add = [
                part(one),
                high,
                high * one.height,
                high * one.height.powi(2),
            ];
            let sums = &mut sums[one.row];
            (0..4).for_each(|at| sums[at] += add[at]);
        }
        let each = seen.iter().map(|one| {
            let [errors, high, first, _] = sums[one.row];
            let expected = errors / high * (delta * one.height).exp();
            (part(one) - expected) * (one.height - first / high)
        });
        let curved = sums.iter().filter(|sums| sums[1] > 0.0);
        let curved = curved
            .map(|[errors, high, first, second]| errors * (second / high - (first / high).powi(2)));
        (each.collect(), curved.sum())
    };
    let (mut low, mut high) = (-MOST, MOST);
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        match sloping(middle).0.iter().sum::<f64>() > 0.0 {
            true => low = middle,
            false => high = middle,
        }
    }
    let delta = f64::midpoint(low, high);
    let (each, curved) = sloping(delta);
    let (mut by_row, mut by_origin) = (vec![0.0; rows], vec![0.0; origins]);
    for (one, slope) in seen.iter().zip(&each) {
        by_row[one.row] += slope;
        by_origin[one.origin] += slope;
    }
    let squares = |sums: &[f64]| sums.iter().map(|sum| sum * sum).sum::<f64>();
    let variance = (squares(&by_row) + squares(&by_origin)) / (curved * curved);
    match variance.is_finite() {
        true => delta * USUAL * USUAL / (USUAL * USUAL + variance),
        false => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn a_power_is_found_where_there_is_one() {
        let of = |width: usize, true_power: f64| {
            let mut random = Random::new(width as u64);
            let mut seen = Vec::new();
            for row in 0..width {
                for origin in 0..8 {
                    let own = 1.0 + row as f64;
                    for lead in 0..4 {
                        let height = 0.4 * ((origin * 6 + lead) as f64 / 8.0).sin();
                        let error = (own * random.normal() * (true_power * height).exp()).abs();
                        seen.push(Seen {
                            row,
                            origin,
                            lead,
                            height,
                            error,
                        });
                    }
                }
            }
            power(&seen, &[1.0; 4])
        };
        for (power, low, high) in [(0.0, -0.2, 0.2), (0.5, 0.3, 0.7), (1.0, 0.6, 1.2)] {
            let found = of(40, power);
            assert!((low..=high).contains(&found), "{power}: {found}");
        }
        assert!(of(1, 0.0).abs() < 0.4);
        assert_eq!(power(&[], &[1.0]), 0.0);
    }
}
