//! One Gaussian process for all series.

use crate::bearing::{Bearing, places};
use crate::kernel::{Kernel, Part};
use crate::matrix::{Cholesky, Matrix, dot};
use crate::panel::Panel;
use crate::precision::Precision;
use crate::transform::{Scale, Transform};

/// A Gaussian process with one covariance for all series, each on its own scale
/// (Rasmussen and Williams, *Gaussian Processes for Machine Learning*, 2006,
/// chapter 2; hyperparameters from rolling origins instead of the likelihood, as
/// what is wanted is a good forecast a season ahead).
///
/// As all series of a calendar share the covariance, the forecast is one fixed
/// matrix times their values: one inverse, however many series.
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
        let own = self.precision(n, 1.0);
        fill(&mut seen, &own)?;
        // What the series share is told from their mean, in which there is less
        // noise; what is each one's own from its deviations. A covariance
        // K (own + shared) falls into these two, whatever the number of series.
        // One with hardly a history is filled in with nothing and tells nothing.
        let common = self.kernel.common(told.len());
        let mean = Matrix::from_fn(1, n, |_, at| {
            told.iter().map(|row| seen.row(*row)[at]).sum::<f64>() / told.len() as f64
        });
        let whole = match told.len() > 1 {
            true => Some(self.precision(n, common).times(&mean)?),
            false => None,
        };
        let wanted = if parts { &Part::EACH[..] } else { &[Part::All] };
        let cross: Vec<Matrix> = (wanted.iter())
            .map(|part| self.kernel.covariance(n..n + horizon, 0..n, *part))
            .collect();
        let looks = ahead(&own, &seen, &cross)?;
        let mut looks = looks.into_iter().zip(&cross).map(|(mut look, cross)| {
            for lead in (0..horizon).filter(|_| told.len() > 1) {
                // The mean of the forecasts is the forecast of the mean.
                let own = told.iter().map(|row| look.row(*row)[lead]).sum::<f64>();
                let whole = whole.as_ref();
                let whole = whole.map_or(0.0, |whole| dot(cross.row(lead), whole.row(0)));
                let shared = common * whole - own / told.len() as f64;
                (0..width).for_each(|row| look.row_mut(row)[lead] += shared);
            }
            look
        });
        let ahead = looks.next()?;
        let parts = looks.collect();
        Some(Outlook {
            ahead,
            parts,
            scales,
            seen,
            told,
        })
    }

    /// The inverse of the covariance of n periods so many times as large, with noise.
    pub(crate) fn precision(&self, n: usize, times: f64) -> Precision {
        let (mut apart, mut moved) = self.kernel.apart(n);
        let all = apart.iter_mut().chain(&mut moved);
        all.for_each(|one| *one *= times);
        apart.iter_mut().take(1).for_each(|one| *one += 1.0);
        Precision::of(&apart, &moved)
    }
}

/// Cᵀ K⁻¹ z for each covariance C of the periods ahead with those known, a row a
/// lead, and each series z: K⁻¹ goes to the series where they are fewer than leads,
/// else to the leads. A row a series, a column a lead.
fn ahead(own: &Precision, seen: &Matrix, cross: &[Matrix]) -> Option<Vec<Matrix>> {
    let (width, n) = (seen.rows(), seen.columns());
    let horizon = cross.first()?.rows();
    if width < cross.len() * horizon {
        let solved = own.times(seen)?;
        let each = cross.iter().map(|cross| {
            Matrix::from_fn(width, horizon, |row, lead| {
                dot(cross.row(lead), solved.row(row))
            })
        });
        return Some(each.collect());
    }
    let leads = Matrix::from_fn(cross.len() * horizon, n, |row, at| {
        cross[row / horizon].row(row % horizon)[at]
    });
    let weights = own.times(&leads)?;
    let each = (0..cross.len()).map(|part| {
        Matrix::from_fn(width, horizon, |row, lead| {
            dot(weights.row(part * horizon + lead), seen.row(row))
        })
    });
    Some(each.collect())
}

/// Puts into every gap its mean given what is known. A forecast from the filled
/// row is the forecast from what is known alone, as both are linear. With the
/// precision P = K⁻¹: z_gaps = −P_gg⁻¹ P_gk z_known.
/// `None` where there is no covariance to working precision.
pub(crate) fn fill(seen: &mut Matrix, precision: &Precision) -> Option<()> {
    let gaps: Vec<Vec<usize>> = (0..seen.rows())
        .map(|row| {
            let values = seen.row(row).iter().enumerate();
            let gaps = values.filter(|(_, value)| value.is_nan());
            gaps.map(|(at, _)| at).collect()
        })
        .collect();
    let mut any: Vec<usize> = gaps.iter().flatten().copied().collect();
    any.sort_unstable();
    any.dedup();
    if any.is_empty() {
        return Some(());
    }
    let rows = precision.rows(&any)?;
    let mut last: Option<(&[usize], Vec<usize>, Cholesky)> = None;
    for (row, gaps) in gaps.iter().enumerate().filter(|(_, gaps)| !gaps.is_empty()) {
        for at in gaps {
            seen.row_mut(row)[*at] = 0.0;
        }
        // Series of one table mostly have the same gaps.
        if last.as_ref().is_none_or(|(same, ..)| same != gaps) {
            let places: Vec<usize> = gaps
                .iter()
                .map(|at| any.partition_point(|one| one < at))
                .collect();
            let block = Matrix::from_fn(gaps.len(), gaps.len(), |one, two| {
                rows.row(places[one])[gaps[two]]
            });
            last = Cholesky::of(block).map(|root| (gaps.as_slice(), places, root));
        }
        let Some((_, places, root)) = &last else {
            continue;
        };
        let right = Matrix::from_fn(gaps.len(), 1, |at, _| {
            -dot(rows.row(places[at]), seen.row(row))
        });
        let filled = root.solve(right);
        for (at, gap) in gaps.iter().enumerate() {
            seen.row_mut(row)[*gap] = filled.row(at)[0];
        }
    }
    Some(())
}
