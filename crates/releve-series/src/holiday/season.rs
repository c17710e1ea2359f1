//! What is the season's affair, and no holiday's.

use jiff::civil::Date;

use super::windows::Window;
use crate::matrix::{Cholesky, Matrix, add_scaled, dot};
use crate::panel::Panel;
use crate::precision::Precision;
use crate::{Calendar, Holiday, Period};

/// Months differ among themselves by as many times the noise as a sharp season has
/// it: 1/30².
const RIDGE: f64 = 0.001;
/// A holiday in one month or quarter for this part of its years is told with it.
const NEARLY_ALWAYS: f64 = 0.9;
/// Shares of a window are the same where they differ by less than a day of it.
const SAME: f64 = 0.05;

/// The inverse of a covariance in which every month or quarter of the year has a
/// level of its own beside it, as it stands or, by Woodbury's identity, with them.
///
/// The process's season is smooth, and what a sharp one leaves of it falls in the
/// same months each year, in which most windows of a holiday lie, too. With levels
/// of their own only what differs from year to year tells of a holiday. Years of
/// days and weeks are no whole periods: their covariance is as it was.
pub(super) struct Freed {
    precision: Precision,
    levels: Option<Levels>,
}

struct Levels {
    /// The phase of the year of each period.
    phases: Vec<usize>,
    /// D'K⁻¹, a row a phase.
    weights: Matrix,
    root: Cholesky,
}

impl Freed {
    /// `None` where it is no covariance to working precision.
    pub(super) fn new(precision: Precision, panel: &Panel) -> Option<Self> {
        let calendar = panel.calendar();
        if !is_of_whole_periods(calendar) {
            let levels = None;
            return Some(Self { precision, levels });
        }
        let (n, year) = (panel.length(), calendar.season());
        let phases: Vec<usize> = (0..n).map(|at| at % year).collect();
        let marks = Matrix::from_fn(year, n, |phase, at| f64::from(phases[at] == phase));
        let weights = precision.times(&marks)?;
        let gram = Matrix::from_fn(year, year, |one, two| {
            dot(weights.row(one), marks.row(two)) + if one == two { RIDGE } else { 0.0 }
        });
        let root = Cholesky::of(gram)?;
        let levels = Some(Levels {
            phases,
            weights,
            root,
        });
        Some(Self { precision, levels })
    }

    /// The covariance without the levels.
    pub(super) fn smooth(&self) -> &Precision {
        &self.precision
    }

    /// How many levels are told beside the process.
    pub(super) fn levels(&self) -> usize {
        let levels = self.levels.as_ref();
        levels.map_or(0, |levels| levels.weights.rows())
    }

    /// K⁻¹ x for each row x, K with the levels.
    pub(super) fn times(&self, rows: &Matrix) -> Option<Matrix> {
        let mut solved = self.precision.times(rows)?;
        let Some(levels) = &self.levels else {
            return Some(solved);
        };
        for row in 0..solved.rows() {
            let mut sums = Matrix::zeros(levels.weights.rows(), 1);
            for (at, phase) in levels.phases.iter().enumerate() {
                sums.row_mut(*phase)[0] += solved.row(row)[at];
            }
            let told = levels.root.solve(sums);
            for phase in 0..told.rows() {
                let less = -told.row(phase)[0];
                add_scaled(solved.row_mut(row), levels.weights.row(phase), less);
            }
        }
        Some(solved)
    }
}

fn is_of_whole_periods(calendar: Calendar) -> bool {
    matches!(calendar, Calendar::Monthly | Calendar::Quarterly)
}

/// Whether a holiday falls in the same month or quarter in nearly every year from
/// the first period of a panel to a year after its last: Black Friday in November.
/// A window of it may be parted between two otherwise, by days that tell too little
/// to hold them against a season.
pub(super) fn stays(holiday: Holiday, panel: &Panel) -> bool {
    let calendar = panel.calendar();
    if !is_of_whole_periods(calendar) {
        return false;
    }
    let year = calendar.season();
    let (first, length) = (panel.first(), panel.length() + year);
    let days = holiday.near(calendar, first, first.plus(length as i64));
    let mut counts = vec![0usize; year];
    for day in days {
        let place = usize::try_from(calendar.containing(day).since(first));
        if let Some(place) = place.ok().filter(|place| *place < length) {
            counts[place % year] += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    most as f64 >= NEARLY_ALWAYS * counts.iter().sum::<usize>() as f64
}

/// Whether the shares of a window differ from year to year, from the first period
/// to a year after the last of a panel. Years of days and weeks are no whole
/// periods.
pub(super) fn moves(days: &[Date], window: Window, panel: &Panel, first: Period) -> bool {
    let calendar = panel.calendar();
    if !is_of_whole_periods(calendar) {
        return true;
    }
    let year = calendar.season();
    let all = super::windows::shares(days, window, calendar, first, panel.length() + year);
    (0..year).any(|phase| {
        let same = || all.iter().skip(phase).step_by(year);
        let usual = same().sum::<f64>() / same().count() as f64;
        same().any(|share| (share - usual).abs() > SAME)
    })
}
