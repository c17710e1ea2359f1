//! What holidays do to series, as far as the data show it.
//!
//! A holiday's effect is estimated by generalised least squares under the
//! process's covariance before learning (Rasmussen and Williams, *Gaussian
//! Processes for Machine Learning*, 2006, section 2.7), on the scale of
//! logarithms, so that it is a ratio. What all series share is told from their
//! mean, what is each one's own from its deviation. Both are shrunk by the
//! positive part of James and Stein (1961; Efron and Morris, JASA 68, 1973) to
//! nothing where they are no larger than what is found around days that are
//! none. Whatever is left must then have made forecasts better at earlier
//! returns of the holiday, told from before each of them alone.

use crate::Holiday;
use crate::bearing::Bearing;
use crate::matrix::Matrix;
use crate::median::median;
use crate::panel::Panel;
use crate::transform::{Scale, Transform};
use crate::validation::sample;

use super::ground::{Ground, TWICE};
use super::resting::rests;
use super::returns::helps;
use super::season::stays;
use super::windows::Window;

pub(super) const SCALE: Transform = Transform::Logarithm(0.1);
/// Effects are told from so many periods at most, the last ones.
const LONGEST: usize = 730;

/// An effect that the data show.
///
/// # Example: a week that is now in January, now in February
///
/// ```
/// use jiff::ToSpan;
/// use jiff::civil::date;
/// use releve_series::{Calendar, Holiday, Model, Point, Request, Series, forecast};
///
/// let months = Calendar::Monthly;
/// let first = months.period(date(2015, 1, 1))?;
/// let festivals = Holiday::LunarNewYear.dates(2015, 2023);
/// let points = (0..108).map(|at| {
///     let month = months.date(first.plus(at)).expect("a date");
///     let week = festivals.iter().flat_map(|day| (0..7).map(|days| *day + days.days()));
///     let inside = week.filter(|day| day.first_of_month() == month).count();
///     Point::Exact(100.0 + 10.0 * inside as f64 + (at * 7 % 5) as f64)
/// });
/// let series = Series::new("gifts", months, date(2015, 1, 1), points.collect())?;
/// let request = Request { model: Model::Theta, ..Request::new(12) };
/// let made = forecast(&[series], None, &request, &|_| {})?;
/// let shown = made.holidays()[0];
/// assert_eq!((shown.holiday, shown.days), (Holiday::LunarNewYear, (0, 6)));
/// assert!((0.3..0.8).contains(&shown.change), "{shown:?}");
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Of what.
    pub holiday: Holiday,
    /// Where it is largest: days counted from the holiday, both ends included.
    pub days: (i32, i32),
    /// By what part of its usual value the median series is higher in a period
    /// there: 0.5 is by half, below zero lower.
    pub change: f64,
}

/// Effects of holidays on the series of a panel, in its periods and those ahead.
#[derive(Debug, Clone)]
pub(crate) struct Effects {
    pub(super) parts: Vec<Part>,
    pub(super) scales: Vec<Scale>,
    length: usize,
}

/// The effect of one holiday.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) holiday: Holiday,
    pub(super) windows: Vec<Window>,
    /// For each window the share in each period, those ahead at the end.
    pub(super) shares: Vec<Vec<f64>>,
    /// A row a series, a column a window, on the scale of logarithms.
    pub(super) effects: Matrix,
}

impl Part {
    pub(super) fn at(&self, row: usize, period: usize) -> f64 {
        let effects = self.effects.row(row);
        let each = self.shares.iter().zip(effects);
        each.map(|(shares, effect)| shares[period] * effect).sum()
    }
}

impl Effects {
    /// No effects on the series of a panel.
    pub(crate) fn none(panel: &Panel) -> Self {
        Self {
            parts: Vec::new(),
            scales: (0..panel.width())
                .map(|row| Scale::of(panel.row(row), SCALE))
                .collect(),
            length: panel.length(),
        }
    }

    /// The effects that the values of a panel show; none where it is short.
    /// `rounds` are those of its seasons in periods.
    pub(crate) fn of(
        panel: &Panel,
        horizon: usize,
        holidays: &[Holiday],
        rounds: &[f64],
        season: usize,
    ) -> Self {
        let mut effects = Self::none(panel);
        if holidays.is_empty() || panel.length() < season + season / 4 + 8 {
            return effects;
        }
        let bearing = Bearing::new(season, horizon).of(panel);
        let mut rows = sample(panel.width());
        rows.retain(|row| bearing[*row]);
        if rows.is_empty() {
            return effects;
        }
        let some = panel.rows(&rows);
        let sampled = some.tail(LONGEST);
        let Some(mut ground) = Ground::new(&sampled, rounds) else {
            return effects;
        };
        // The strongest first, so that a weaker one nearby is told from what is left.
        let mut found: Vec<(f64, Holiday)> = holidays
            .iter()
            .filter(|holiday| !stays(**holiday, &sampled) && !rests(**holiday, &sampled))
            .filter_map(|holiday| {
                let told = ground.told(&sampled, *holiday, TWICE)?;
                told.is_clear().then_some((told.size, *holiday))
            })
            .collect();
        found.sort_by(|one, two| two.0.total_cmp(&one.0));
        for (_, holiday) in found {
            let still = ground.told(&sampled, holiday, TWICE);
            let left = effects.without(&sampled, &rows);
            if !still.is_some_and(|told| told.is_clear()) || !helps(&left, holiday, rounds, season)
            {
                continue;
            }
            if let Some(part) = ground.part(&effects, panel, &some, horizon, holiday, TWICE) {
                ground.take_out(&part, &rows, panel.length());
                effects.parts.push(part);
            }
        }
        effects
    }

    pub(crate) fn are_none(&self) -> bool {
        self.parts.is_empty()
    }

    /// The panel as it would be without holidays.
    pub(crate) fn remove(&self, panel: &Panel) -> Panel {
        panel.map(|row, at, value| self.moved(row, at, value, -1.0))
    }

    /// Puts the effects into forecasts of the periods ahead, a row a series.
    pub(crate) fn add(&self, ahead: &mut Matrix) {
        for row in 0..ahead.rows() {
            for (lead, value) in ahead.row_mut(row).iter_mut().enumerate() {
                *value = self.moved(row, self.length + lead, *value, 1.0);
            }
        }
    }

    /// What was shown, the largest first.
    pub(crate) fn shown(&self) -> Vec<Shown> {
        let mut shown: Vec<Shown> = self.parts.iter().filter_map(Part::shown).collect();
        shown.sort_by(|one, two| two.change.abs().total_cmp(&one.change.abs()));
        shown
    }

    /// A value with the effects at its period added, or taken away where `times`
    /// is −1.
    pub(super) fn moved(&self, row: usize, period: usize, value: f64, times: f64) -> f64 {
        let effect: f64 = self.parts.iter().map(|part| part.at(row, period)).sum();
        if effect == 0.0 || value.is_nan() {
            return value;
        }
        let scale = &self.scales[row];
        scale.back(scale.forward(value) + times * effect)
    }

    /// The last periods of some of the series without the effects found so far.
    fn without(&self, sampled: &Panel, rows: &[usize]) -> Panel {
        let skipped = self.length - sampled.length();
        sampled.map(|row, at, value| self.moved(rows[row], skipped + at, value, -1.0))
    }
}

impl Part {
    fn shown(&self) -> Option<Shown> {
        let typical = |window: usize| {
            let mut all: Vec<f64> = (0..self.effects.rows())
                .map(|row| self.effects.row(row)[window])
                .collect();
            // Of a window over several periods each has its share.
            let most = self.shares[window].iter().copied().fold(0.0, f64::max);
            median(&mut all) * most.min(1.0)
        };
        let (days, effect) = (self.windows.iter().enumerate())
            .map(|(at, window)| (*window, typical(at)))
            .max_by(|one, two| one.1.abs().total_cmp(&two.1.abs()))?;
        Some(Shown {
            holiday: self.holiday,
            days,
            change: effect.exp_m1(),
        })
    }
}
