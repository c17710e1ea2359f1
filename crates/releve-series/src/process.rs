//! One Gaussian process for all series.

use crate::bearing::{Bearing, places};
use crate::gaps;
use crate::kernel::{Kernel, Part};
use crate::matrix::{Matrix, dot};
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
        let common = self.kernel.common(told.len());
        let together = self.precision(n, common);
        gaps::fill(&mut seen, &told, &own, &together)?;
        // What the series share is told from their mean, in which there is less
        // noise; what is each one's own from its deviations. A covariance
        // K (own + shared) falls into these two, whatever the number of series.
        let whole = match told.len() > 1 {
            true => {
                let mean = gaps::mean(&seen, &told);
                Some(together.times(&Matrix::from_fn(1, n, |_, at| mean[at]))?)
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Cholesky;
    use crate::random::Random;
    use crate::{Calendar, Period, Point, Series};
    use jiff::civil::date;

    const KNOWN: usize = 16;
    const AHEAD: usize = 3;

    /// What comes given the known values of all series at once, by the whole of
    /// their covariance.
    fn exactly(process: &Process, seen: &Matrix, known: &dyn Fn(usize, usize) -> bool) -> Matrix {
        let many = seen.rows();
        let kernel = &process.kernel;
        let all = kernel.covariance(0..KNOWN + AHEAD, 0..KNOWN + AHEAD, Part::All);
        let shared = (kernel.common(many) - 1.0) / many as f64;
        let covariance = |one: (usize, usize), two: (usize, usize)| {
            let same = f64::from(u8::from(one.0 == two.0));
            all.row(one.1)[two.1] * (same + shared) + f64::from(u8::from(one == two))
        };
        let places: Vec<(usize, usize)> = (0..many)
            .flat_map(|row| (0..KNOWN).map(move |at| (row, at)))
            .filter(|(row, at)| known(*row, *at))
            .collect();
        let root = Cholesky::of(Matrix::from_fn(places.len(), places.len(), |one, two| {
            covariance(places[one], places[two])
        }));
        let values = Matrix::from_fn(places.len(), 1, |one, _| {
            seen.row(places[one].0)[places[one].1]
        });
        let solved = root.expect("a covariance").solve(values);
        Matrix::from_fn(many, AHEAD, |row, lead| {
            let each = places.iter().enumerate();
            each.map(|(at, one)| covariance((row, KNOWN + lead), *one) * solved.row(at)[0])
                .sum()
        })
    }

    /// Weeks that no series has, weeks that one lacks, and series that begin late.
    #[test]
    fn a_forecast_over_gaps_is_that_of_what_is_known() {
        let kinds: [&dyn Fn(usize, usize) -> bool; 4] = [
            &|_, _| true,
            &|_, at| at % 5 != 3,
            &|row, at| (at + 3 * row) % 5 != 0,
            &|row, at| at >= 4 * row && at != 14,
        ];
        for (kind, known) in kinds.into_iter().enumerate() {
            let mut random = Random::new(kind as u64);
            let mut value = |row: usize, at: usize| {
                let number = 5.0 + 2.0 * (at as f64 / 3.0).sin() + 0.3 * random.normal();
                if known(row, at) { number } else { f64::NAN }
            };
            let series: Vec<Series> = (0..3)
                .map(|row| {
                    let points = (0..KNOWN).map(|at| match value(row, at) {
                        value if value.is_nan() => Point::Missing,
                        value => Point::Exact(value),
                    });
                    let start = date(2020, 1, 1);
                    Series::new(
                        format!("s{row}"),
                        Calendar::Monthly,
                        start,
                        points.collect(),
                    )
                    .expect("a series")
                })
                .collect();
            let first: Period = Calendar::Monthly.containing(date(2020, 1, 1));
            let panel = Panel::over(
                &series,
                Calendar::Monthly,
                first,
                first.plus(KNOWN as i64 - 1),
            );
            let start = Kernel::new(&[6.0]);
            let mut parameters = start.parameters();
            // Most of it is shared.
            parameters[7] = 2f64.ln();
            let process = Process {
                kernel: start.with(&parameters),
                transform: Transform::Identity,
                window: 300,
                bearing: Bearing::any(),
            };
            let outlook = process.outlook(&panel, AHEAD, false).expect("an outlook");
            let exact = exactly(&process, &outlook.seen, known);
            for row in 0..3 {
                for lead in 0..AHEAD {
                    let (told, exact) = (outlook.ahead.row(row)[lead], exact.row(row)[lead]);
                    assert!((told - exact).abs() < 1e-8, "{kind}: {told} {exact}");
                }
            }
        }
    }
}
