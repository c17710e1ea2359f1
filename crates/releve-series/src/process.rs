//! One Gaussian process for all series.

use crate::bearing::{Bearing, places};
use crate::kernel::{Kernel, Part};
use crate::matrix::{Cholesky, Matrix, dot};
use crate::panel::Panel;
use crate::transform::{Scale, Transform};

/// A Gaussian process with one covariance for all series, each on its own scale
/// (Rasmussen and Williams, *Gaussian Processes for Machine Learning*, 2006,
/// chapter 2; hyperparameters from rolling origins instead of the likelihood, as
/// what is wanted is a good forecast a season ahead).
///
/// As all series of a calendar share the covariance, the forecast is one fixed
/// matrix times their values: one factorisation, however many series.
#[derive(Debug, Clone)]
pub(crate) struct Process {
    pub(crate) kernel: Kernel,
    pub(crate) transform: Transform,
    pub(crate) window: usize,
    /// Which series tell what all share.
    pub(crate) bearing: Bearing,
}

/// What a process sees ahead, on the scale of each series.
#[derive(Debug, Clone)]
pub(crate) struct Outlook {
    /// A row a series, a column a lead.
    pub(crate) ahead: Matrix,
    /// The parts of it: level, profiles, short, velocity.
    pub(crate) parts: Vec<Matrix>,
    pub(crate) scales: Vec<Scale>,
    /// The values as they were seen, a row a series, gaps filled in.
    pub(crate) seen: Matrix,
    /// The series that told what all share.
    pub(crate) told: Vec<usize>,
}

impl Process {
    /// The median of what comes in the next periods: a row a series.
    pub(crate) fn forecast(&self, panel: &Panel, horizon: usize) -> Option<Matrix> {
        let outlook = self.outlook(panel, horizon, false)?;
        Some(Matrix::from_fn(panel.width(), horizon, |row, lead| {
            outlook.scales[row].back(outlook.ahead.row(row)[lead])
        }))
    }

    /// What comes in the next periods on each series' scale. `None` where the
    /// covariance is none to working precision.
    pub(crate) fn outlook(&self, panel: &Panel, horizon: usize, parts: bool) -> Option<Outlook> {
        let told = places(&self.bearing.of(panel));
        let panel = panel.tail(self.window);
        let (n, width) = (panel.length(), panel.width());
        let scales: Vec<Scale> = (0..width)
            .map(|row| Scale::of(panel.row(row), self.transform))
            .collect();
        let mut seen = Matrix::from_fn(width, n, |row, at| scales[row].forward(panel.row(row)[at]));
        let own = self.root(n, 1.0)?;
        fill(&mut seen, &own);
        // What the series share is told from their mean, in which there is less
        // noise; what is each one's own from its deviations. A covariance
        // K (own + shared) falls into these two, whatever the number of series.
        // One with hardly a history is filled in with nothing and tells nothing.
        let common = self.kernel.common(told.len());
        let mean = (told.len() > 1).then(|| {
            let sum = |at: usize| told.iter().map(|row| seen.row(*row)[at]).sum::<f64>();
            let mean: Vec<f64> = (0..n).map(|at| sum(at) / told.len() as f64).collect();
            Some((self.root(n, common)?, mean))
        });
        let mean = match mean {
            Some(None) => return None,
            Some(mean) => mean,
            None => None,
        };
        let look = |part| {
            let cross = self.kernel.covariance(0..n, n..n + horizon, part);
            let weights = own.solve(cross.clone()).transposed();
            let shared: Vec<f64> = match &mean {
                Some((root, mean)) => {
                    let common_weights = root.solve(cross).transposed();
                    (0..horizon)
                        .map(|lead| {
                            common * dot(common_weights.row(lead), mean)
                                - dot(weights.row(lead), mean)
                        })
                        .collect()
                }
                None => vec![0.0; horizon],
            };
            Matrix::from_fn(width, horizon, |row, lead| {
                dot(weights.row(lead), seen.row(row)) + shared[lead]
            })
        };
        let ahead = look(Part::All);
        let parts = if parts {
            [Part::Level, Part::Profiles, Part::Short, Part::Velocity]
                .map(look)
                .to_vec()
        } else {
            Vec::new()
        };
        Some(Outlook {
            ahead,
            parts,
            scales,
            seen,
            told,
        })
    }

    /// The root of the covariance of n periods so many times as large, with noise.
    pub(crate) fn root(&self, n: usize, times: f64) -> Option<Cholesky> {
        let mut covariance = self.kernel.covariance(0..n, 0..n, Part::All);
        for row in 0..n {
            let cells = covariance.row_mut(row);
            cells.iter_mut().for_each(|cell| *cell *= times);
            cells[row] += 1.0;
        }
        Cholesky::of(covariance)
    }
}

/// Puts into every gap its mean given what is known. A forecast from the filled
/// row is the forecast from what is known alone, as both are linear. With the
/// precision P = K⁻¹: z_gaps = −P_gg⁻¹ P_gk z_known.
pub(crate) fn fill(seen: &mut Matrix, root: &Cholesky) {
    let mut precision = None;
    let mut last: Option<(Vec<usize>, Cholesky)> = None;
    for row in 0..seen.rows() {
        let gaps: Vec<usize> = (0..seen.row(row).len())
            .filter(|at| seen.row(row)[*at].is_nan())
            .collect();
        if gaps.is_empty() {
            continue;
        }
        for at in &gaps {
            seen.row_mut(row)[*at] = 0.0;
        }
        let precision = precision.get_or_insert_with(|| root.inverse());
        // Series of one table mostly have the same gaps.
        if last.as_ref().is_none_or(|(same, _)| *same != gaps) {
            let block = Matrix::from_fn(gaps.len(), gaps.len(), |one, two| {
                precision.row(gaps[one])[gaps[two]]
            });
            last = Cholesky::of(block).map(|root| (gaps.clone(), root));
        }
        let Some((_, root)) = &last else { continue };
        let right = Matrix::from_fn(gaps.len(), 1, |at, _| {
            -dot(precision.row(gaps[at]), seen.row(row))
        });
        let filled = root.solve(right);
        for (at, gap) in gaps.iter().enumerate() {
            seen.row_mut(row)[*gap] = filled.row(at)[0];
        }
    }
}
