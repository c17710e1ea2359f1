//! The downhill simplex: a minimum without derivatives.

/// The lowest point found of a function, from a start with a step in each
/// direction, in at most so many evaluations.
///
/// Nelder and Mead, *A simplex method for function minimization*, The Computer
/// Journal 7 (1965), with the coefficients that depend on the dimension of Gao
/// and Han, *Implementing the Nelder–Mead simplex algorithm with adaptive
/// parameters*, Computational Optimization and Applications 51 (2012): with ten
/// parameters those of 1965 collapse early. Values that are not numbers count
/// as infinite.
pub(crate) fn minimum(
    start: &[f64],
    steps: &[f64],
    evaluations: usize,
    mut function: impl FnMut(&[f64]) -> f64,
) -> (Vec<f64>, f64) {
    let n = start.len();
    let dimension = n.max(2) as f64;
    let (expansion, contraction, shrinkage) = (
        1.0 + 2.0 / dimension,
        0.75 - 0.5 / dimension,
        1.0 - 1.0 / dimension,
    );
    let mut left = evaluations;
    let mut value = |point: &[f64], left: &mut usize| {
        *left = left.saturating_sub(1);
        let value = function(point);
        if value.is_nan() { f64::INFINITY } else { value }
    };
    let mut corners: Vec<(Vec<f64>, f64)> = Vec::with_capacity(n + 1);
    for corner in 0..=n {
        let mut point = start.to_vec();
        if corner > 0 {
            point[corner - 1] += steps[corner - 1];
        }
        let at = value(&point, &mut left);
        corners.push((point, at));
    }
    while left > 0 && n > 0 {
        corners.sort_by(|one, two| one.1.total_cmp(&two.1));
        if corners[n].1 - corners[0].1 <= 1e-7 * corners[0].1.abs() {
            break;
        }
        let centre: Vec<f64> = (0..n)
            .map(|at| corners[..n].iter().map(|(point, _)| point[at]).sum::<f64>() / n as f64)
            .collect();
        let toward = |factor: f64| -> Vec<f64> {
            centre
                .iter()
                .zip(&corners[n].0)
                .map(|(centre, worst)| centre + factor * (centre - worst))
                .collect()
        };
        let reflected = toward(1.0);
        let at = value(&reflected, &mut left);
        if at < corners[0].1 {
            let expanded = toward(expansion);
            let further = value(&expanded, &mut left);
            corners[n] = if further < at {
                (expanded, further)
            } else {
                (reflected, at)
            };
        } else if at < corners[n - 1].1 {
            corners[n] = (reflected, at);
        } else {
            let outside = at < corners[n].1;
            let contracted = toward(if outside { contraction } else { -contraction });
            let nearer = value(&contracted, &mut left);
            if nearer < at.min(corners[n].1) {
                corners[n] = (contracted, nearer);
            } else {
                let best = corners[0].0.clone();
                for corner in &mut corners[1..] {
                    for (coordinate, best) in corner.0.iter_mut().zip(&best) {
                        *coordinate = best + shrinkage * (*coordinate - best);
                    }
                    corner.1 = value(&corner.0, &mut left);
                }
            }
        }
    }
    corners.sort_by(|one, two| one.1.total_cmp(&two.1));
    corners.swap_remove(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock() {
        let valley = |x: &[f64]| (1.0 - x[0]).powi(2) + 100.0 * (x[1] - x[0] * x[0]).powi(2);
        let (point, value) = minimum(&[-1.2, 1.0], &[0.5, 0.5], 400, valley);
        assert!(value < 1e-6, "{value} at {point:?}");
    }

    #[test]
    fn ten_dimensions_and_values_that_are_none() {
        let bowl = |x: &[f64]| {
            if x[0] > 5.0 {
                return f64::NAN;
            }
            x.iter()
                .enumerate()
                .map(|(at, x)| (at + 1) as f64 * (x - 1.0).powi(2))
                .sum()
        };
        let (_, value) = minimum(&[3.0; 10], &[1.0; 10], 3000, bowl);
        assert!(value < 1e-3, "{value}");
        assert_eq!(minimum(&[], &[], 10, |_| 7.0).1, 7.0);
    }
}
