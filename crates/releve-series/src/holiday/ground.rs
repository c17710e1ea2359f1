//! Effects told from series under the covariance before learning.

use crate::Holiday;
use crate::bearing::Bearing;
use crate::gaps;
use crate::kernel::Kernel;
use crate::matrix::{Cholesky, Matrix, dot};
use crate::median::median;
use crate::panel::Panel;
use crate::process::Process;
use crate::transform::Scale;

use super::effects::{Effects, Part, SCALE};
use super::season::{Freed, moves};
use super::windows::shares;

/// An effect is told from two returns of its holiday; a return that is cut off
/// by a tenth is one.
pub(super) const TWICE: f64 = 1.9;
/// And tried on what one return tells.
pub(super) const ONCE: f64 = 0.9;
/// So much of a window has to lie in periods whose values are known: of a year of
/// weeks with a gap here and there nearly all does.
const LEAST_KNOWN: f64 = 0.9;
/// Effects are expected to be about three times the noise: 1/3².
const RIDGE: f64 = 0.1;
/// An effect of all series has to be so many times as large as around other days.
const CLEAR: f64 = 2.0;
/// Parts of a year by which the days are moved to see what is found around days
/// that are no holidays.
const ELSEWHERE: [f64; 9] = [0.1, 0.18, 0.26, 0.34, 0.42, 0.58, 0.66, 0.74, 0.82];

/// Series on the scale of effects.
pub(super) struct Ground {
    pub(super) kernel: Kernel,
    own: Freed,
    common: Freed,
    /// A row a series, gaps filled in.
    seen: Matrix,
    mean: Vec<f64>,
    /// The variance of the noise of the mean, and of each series' deviation.
    mean_noise: f64,
    own_noise: Vec<f64>,
}

/// The effect of one holiday.
pub(super) struct Told {
    /// Of the mean series, shrunk, a window each.
    mean: Vec<f64>,
    /// How many times as large it is as around other days.
    pub(super) size: f64,
    /// By what the deviations of each series are to be multiplied.
    own_shrink: f64,
}

impl Told {
    pub(super) fn is_clear(&self) -> bool {
        self.own_shrink > 0.0 || self.size > CLEAR
    }
}

impl Ground {
    /// `None` where there is no covariance to working precision.
    pub(super) fn new(panel: &Panel, rounds: &[f64]) -> Option<Self> {
        let (n, width) = (panel.length(), panel.width());
        let kernel = Kernel::new(rounds);
        let process = plain(&kernel, n);
        let own = Freed::new(process.precision(n, 1.0), panel)?;
        let common = Freed::new(process.precision(n, kernel.common(width)), panel)?;
        let scales: Vec<Scale> = (0..width)
            .map(|row| Scale::of(panel.row(row), SCALE))
            .collect();
        let mut seen = Matrix::from_fn(width, n, |row, at| scales[row].forward(panel.row(row)[at]));
        let all: Vec<usize> = (0..width).collect();
        gaps::fill(&mut seen, &all, own.smooth(), common.smooth())?;
        let mean = gaps::mean(&seen, &all);
        let deviations = Matrix::from_fn(width, n, |row, at| seen.row(row)[at] - mean[at]);
        let one = Matrix::from_fn(1, n, |_, at| mean[at]);
        Some(Self {
            mean_noise: noise(&common, &one)?[0],
            own_noise: noise(&own, &deviations)?,
            kernel,
            own,
            common,
            seen,
            mean,
        })
    }

    fn length(&self) -> usize {
        self.mean.len()
    }

    /// The effect of a holiday on these series; `None` where it did not return
    /// so often within them.
    pub(super) fn told(&self, panel: &Panel, holiday: Holiday, returns: f64) -> Option<Told> {
        let shares = regressors(panel, holiday, 0, 0, returns)?;
        let here = self.sizes(&shares)?;
        let per_year = panel.calendar().per_year();
        let elsewhere: Vec<(f64, f64)> = ELSEWHERE
            .iter()
            .filter_map(|part| {
                let moved = (part * per_year).round().max(1.0) as i64;
                let (_, mean, own) = self.sizes(&regressors(panel, holiday, 0, moved, 0.0)?)?;
                Some((mean, own))
            })
            .collect();
        let usual = |size: &dyn Fn(&(f64, f64)) -> f64| {
            let mut sizes: Vec<f64> = elsewhere.iter().map(size).collect();
            // Of none the larger of the two is 1.
            median(&mut sizes).max(1.0)
        };
        let (effects, mean_size, own_size) = here;
        let size = mean_size / usual(&|one| one.0);
        let shrink = (1.0 - CLEAR / size.max(1e-12)).max(0.0);
        let told = shares
            .iter()
            .filter(|one| one.iter().any(|share| *share != 0.0));
        let many = ((self.seen.rows() - 1) * told.count()) as f64;
        let own_shrink = if many > 0.0 {
            // The mean of so many squares of noise is above 1 by this at most.
            let expected = 1.0 + 2.0 * (2.0 / many).sqrt();
            (1.0 - expected * usual(&|one| one.1) / own_size.max(1e-12)).max(0.0)
        } else {
            0.0
        };
        Some(Told {
            mean: effects.iter().map(|effect| effect * shrink).collect(),
            size,
            own_shrink,
        })
    }

    /// The effects of windows on the mean series; how large they are, and how
    /// large those on the deviations are, where noise alone gives 1.
    fn sizes(&self, shares: &[Vec<f64>]) -> Option<(Vec<f64>, f64, f64)> {
        let of_mean = Lens::new(&self.common, shares, self.length())?;
        let effects = of_mean.effects(&self.mean);
        let mean_size = of_mean.size(&effects) / self.mean_noise.max(1e-12);
        let of_own = Lens::new(&self.own, shares, self.length())?;
        let rows = self.seen.rows();
        let mut sum = 0.0;
        if rows > 1 {
            let of_the_mean = of_own.effects(&self.mean);
            for row in 0..rows {
                let mut effects = of_own.effects(self.seen.row(row));
                let less = effects.iter_mut().zip(&of_the_mean);
                less.for_each(|(own, mean)| *own -= mean);
                sum += of_own.size(&effects) / self.own_noise[row].max(1e-12);
            }
        }
        Some((effects, mean_size, sum / (rows - 1).max(1) as f64))
    }

    /// The effect of a holiday on every series of a panel, in its periods and so
    /// many ahead; `some` are those of them of which this is the ground.
    pub(super) fn part(
        &self,
        before: &Effects,
        panel: &Panel,
        some: &Panel,
        horizon: usize,
        holiday: Holiday,
        returns: f64,
    ) -> Option<Part> {
        let skipped = panel.length() - self.length();
        let told = self.told(&some.tail(self.length()), holiday, returns)?;
        let shares = regressors(some, holiday, horizon, 0, returns)?;
        let seen: Vec<Vec<f64>> = shares.iter().map(|one| one[skipped..].to_vec()).collect();
        let lens = Lens::new(&self.own, &seen, self.length())?;
        let mut effects = Matrix::from_fn(panel.width(), shares.len(), |_, at| told.mean[at]);
        if told.own_shrink > 0.0 {
            let mut deviation = vec![0.0; self.length()];
            for row in 0..panel.width() {
                let scale = &before.scales[row];
                for (at, cell) in deviation.iter_mut().enumerate() {
                    let value = panel.row(row)[skipped + at];
                    let value = before.moved(row, skipped + at, value, -1.0);
                    let seen = scale.forward(value) - self.mean[at];
                    // Of what is not known nothing is told.
                    *cell = if seen.is_nan() { 0.0 } else { seen };
                }
                let own = lens.effects(&deviation);
                for (effect, own) in effects.row_mut(row).iter_mut().zip(own) {
                    *effect += told.own_shrink * own;
                }
            }
        }
        Some(Part {
            holiday,
            windows: holiday.windows(panel.calendar()).to_vec(),
            shares,
            effects,
        })
    }

    /// Takes an effect on all series of a panel, of which these are `rows`, out of
    /// the ground.
    pub(super) fn take_out(&mut self, part: &Part, rows: &[usize], length: usize) {
        let skipped = length - self.length();
        for (place, row) in rows.iter().enumerate() {
            for (at, cell) in self.seen.row_mut(place).iter_mut().enumerate() {
                *cell -= part.at(*row, skipped + at);
            }
        }
        let all: Vec<usize> = (0..self.seen.rows()).collect();
        self.mean = gaps::mean(&self.seen, &all);
    }
}

/// What tells effects of windows from values: (X'K⁻¹X + λ)⁻¹ X'K⁻¹.
struct Lens {
    /// X'K⁻¹, a row a window.
    weights: Matrix,
    /// X'K⁻¹X
    gram: Matrix,
    root: Cholesky,
}

impl Lens {
    fn new(precision: &Freed, shares: &[Vec<f64>], n: usize) -> Option<Self> {
        let windows = shares.len();
        let weights = precision.times(&Matrix::from_fn(windows, n, |window, at| {
            shares[window][at]
        }))?;
        let gram = Matrix::from_fn(windows, windows, |one, two| {
            dot(weights.row(one), &shares[two][..n])
        });
        let ridged = Matrix::from_fn(windows, windows, |one, two| {
            gram.row(one)[two] + if one == two { RIDGE } else { 0.0 }
        });
        Some(Self {
            weights,
            gram,
            root: Cholesky::of(ridged)?,
        })
    }

    fn effects(&self, values: &[f64]) -> Vec<f64> {
        let windows = self.weights.rows();
        let right = Matrix::from_fn(windows, 1, |at, _| dot(self.weights.row(at), values));
        let solved = self.root.solve(right);
        (0..windows).map(|at| solved.row(at)[0]).collect()
    }

    /// The squares of effects in units of their variance under noise of variance
    /// 1, the mean over windows.
    fn size(&self, effects: &[f64]) -> f64 {
        let products = (0..effects.len()).map(|at| effects[at] * dot(self.gram.row(at), effects));
        // Windows that are the season's affair have no part in it.
        let told = (0..effects.len()).filter(|at| self.gram.row(*at)[*at] > 0.0);
        products.sum::<f64>() / told.count().max(1) as f64
    }
}

/// The process before learning.
pub(super) fn plain(kernel: &Kernel, window: usize) -> Process {
    Process {
        kernel: kernel.clone(),
        transform: SCALE,
        window,
        bearing: Bearing::any(),
    }
}

/// The variance of the noise that rows with this covariance speak of.
fn noise(precision: &Freed, rows: &Matrix) -> Option<Vec<f64>> {
    let solved = precision.times(rows)?;
    let free = rows.columns().saturating_sub(precision.levels()).max(1) as f64;
    let each = (0..rows.rows()).map(|row| dot(solved.row(row), rows.row(row)) / free);
    Some(each.collect())
}

/// The shares of a holiday's windows in the periods of a panel and `ahead` more,
/// its days moved by so many periods; `None` where a window returns less often
/// than `returns` within the panel, or where too much of it falls in gaps: what
/// fills them is too smooth to say what days do. What lies in the
/// same month or quarter each year is the season's affair; `None` where no window
/// ever moves.
fn regressors(
    panel: &Panel,
    holiday: Holiday,
    ahead: usize,
    moved: i64,
    returns: f64,
) -> Option<Vec<Vec<f64>>> {
    let (calendar, length) = (panel.calendar(), panel.length());
    let first = panel.first().plus(-moved);
    let until = length + ahead.max(calendar.season());
    let days = holiday.near(calendar, first, first.plus(until as i64));
    let mut all: Vec<Vec<f64>> = holiday
        .windows(calendar)
        .iter()
        .map(|window| shares(&days, *window, calendar, first, length + ahead))
        .collect();
    let known: Vec<f64> = (0..length)
        .map(|at| {
            let rows = (0..panel.width()).filter(|row| !panel.row(*row)[at].is_nan());
            rows.count() as f64 / panel.width().max(1) as f64
        })
        .collect();
    let seen = |shares: &Vec<f64>| {
        let whole: f64 = shares[..length].iter().sum();
        let told = dot(&shares[..length], &known);
        told >= returns && told >= LEAST_KNOWN * whole
    };
    if !all.iter().all(seen) {
        return None;
    }
    let mut any = false;
    for (shares, window) in all.iter_mut().zip(holiday.windows(calendar)) {
        match moves(&days, *window, panel, first) {
            true => any = true,
            false => shares.fill(0.0),
        }
    }
    any.then_some(all)
}
