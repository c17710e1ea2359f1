//! What is to be expected of a series of many zeros, period by period.

use std::f64::consts::TAU;

use crate::matrix::{Cholesky, Matrix, add_scaled, dot};

/// Waves of a season that may show; more would follow single sales.
const WAVES: usize = 3;
/// How much the logarithm of what is expected may change in a round of the season,
/// and by how much its first wave may lift it: standard deviations of a normal prior.
const SLOPE: f64 = 0.4;
const WAVE: f64 = 0.6;
/// Where there is no season a round is so many periods.
const ROUND: f64 = 26.0;
/// Steps of Newton's method, and how often the dispersion is told anew.
const STEPS: usize = 5;
const TURNS: usize = 3;
/// Origins inside the history at which memories are compared.
const ORIGINS: usize = 8;
/// A shorter memory has to be as much better as a test at 5 % asks.
const BETTER: f64 = 3.84;
/// So many windows in which values come apart count beside those of the history.
const WINDOWS: f64 = 3.0;

/// The mean of a series over time: level, trend and season on logarithms, by a
/// quasi-Poisson regression that forgets (McCullagh and Nelder, *Generalized Linear
/// Models*, 1989, chapter 9; West, Harrison and Migon, *Dynamic generalized linear
/// models and Bayesian forecasting*, JASA 80, 1985). Its mean is right whatever the
/// values are distributed like, and zeros need no logarithm.
#[derive(Debug, Clone)]
pub(super) struct Course {
    basis: Basis,
    /// Periods after which a value counts half.
    half: f64,
    coefficients: Vec<f64>,
    /// Of the inverse of their covariance.
    root: Cholesky,
    /// The variance of a value in units of its mean.
    pub(super) dispersion: f64,
    /// By how much the variance of sums is larger than that of values that come
    /// apart.
    pub(super) clumps: f64,
}

/// The columns of the regression.
#[derive(Debug, Clone)]
struct Basis {
    period: Option<f64>,
    waves: usize,
    round: f64,
    /// Where the history ends: there time is 0.
    end: f64,
}

impl Basis {
    fn of(length: usize, period: Option<f64>) -> Self {
        // Of less than a round and a half trend and season are one.
        let period = period.filter(|period| *period > 2.0 && length as f64 >= 1.5 * period);
        Self {
            period,
            waves: period.map_or(0, |period| {
                WAVES.min(((period - 1.0) / 2.0) as usize).max(1)
            }),
            round: period.unwrap_or(ROUND).max(ROUND),
            end: length as f64,
        }
    }

    fn columns(&self) -> usize {
        2 + 2 * self.waves
    }

    /// Level, trend and season of a period. Ahead the trend dies away.
    fn at(&self, period: usize) -> Vec<f64> {
        let time = (period as f64 - self.end) / self.round;
        let mut row = vec![
            1.0,
            if time > 0.0 {
                1.0 - (-time).exp()
            } else {
                time
            },
        ];
        for wave in 1..=self.waves {
            let turn = TAU * wave as f64 * period as f64 / self.period.unwrap_or(1.0);
            row.extend([turn.cos(), turn.sin()]);
        }
        row
    }

    /// How sure one is beforehand that a column changes nothing.
    fn prior(&self, column: usize) -> f64 {
        match column {
            0 => 1e-6,
            1 => SLOPE.powi(-2),
            wave => ((wave / 2) as f64 / WAVE).powi(2),
        }
    }
}

impl Course {
    /// Of values that are not negative, gaps as no numbers, whose mean is not far
    /// from 1. `None` where nothing can be told.
    pub(super) fn of(values: &[f64], period: Option<f64>, horizon: usize) -> Option<Self> {
        let n = values.len();
        let memories = [2.0 * n as f64, n as f64 / 2.0, n as f64 / 6.0];
        let ahead = horizon.min(n / 8).clamp(1, 13);
        let whole = Self::fit(values, period, memories[0])?;
        let score = |half: f64| -> f64 {
            let origins = (1..=ORIGINS).filter_map(|back| n.checked_sub(back * ahead));
            let each = origins.filter(|origin| 2 * origin >= n).map(|origin| {
                let Some(before) = Self::fit(&values[..origin], period, half) else {
                    return 0.0;
                };
                let known = (origin..origin + ahead).filter(|at| !values[*at].is_nan());
                let (came, told) = known.fold((0.0, 0.0), |sum, at| {
                    (sum.0 + values[at], sum.1 + before.mean(at))
                });
                deviance(came, told) / (whole.dispersion * whole.clumps)
            });
            each.sum()
        };
        let mut best = (score(memories[0]), memories[0]);
        for half in memories.into_iter().skip(1).filter(|half| *half >= 6.0) {
            let found = score(half);
            if found + BETTER < best.0 {
                best = (found, half);
            }
        }
        if best.1 == memories[0] {
            return Some(whole);
        }
        Self::fit(values, period, best.1)
    }

    fn fit(values: &[f64], period: Option<f64>, half: f64) -> Option<Self> {
        let basis = Basis::of(values.len(), period);
        let seen = Seen::of(values, &basis, half);
        let level = seen.mean().filter(|mean| *mean > 0.0)?.ln();
        let mut coefficients = vec![0.0; basis.columns()];
        coefficients[0] = level;
        let (mut dispersion, mut root) = (1.0, None);
        for _ in 0..TURNS {
            dispersion = seen.dispersion(&coefficients);
            for _ in 0..STEPS {
                root = Some(seen.step(&basis, level, dispersion, &mut coefficients)?);
            }
        }
        let mut course = Self {
            basis,
            half,
            coefficients,
            root: root?,
            dispersion,
            clumps: 1.0,
        };
        course.clumps = course.clumps_of(values);
        Some(course)
    }

    /// What is expected of a period, one of the history or after it.
    pub(super) fn mean(&self, period: usize) -> f64 {
        expected(&self.basis.at(period), &self.coefficients)
    }

    /// How much a value counts: half after the memory's half-life.
    pub(super) fn counts(&self, period: usize) -> f64 {
        faded(self.basis.end as usize - period, self.half)
    }

    /// Coefficients that might be the true ones, moved by so many standard normal
    /// numbers each.
    pub(super) fn moved(&self, normal: &[f64]) -> Vec<f64> {
        // L Lᵀ is the precision: L⁻ᵀ z has its inverse as covariance.
        let lower = self.root.lower();
        let mut moved = normal.to_vec();
        for row in (0..moved.len()).rev() {
            for after in row + 1..moved.len() {
                moved[row] -= lower.row(after)[row] * moved[after];
            }
            moved[row] /= lower.row(row)[row];
        }
        moved
            .iter_mut()
            .zip(&self.coefficients)
            .for_each(|(moved, told)| *moved = told + self.clumps.sqrt() * *moved);
        moved
    }

    pub(super) fn columns(&self) -> usize {
        self.basis.columns()
    }

    /// What might be expected of a period ahead by coefficients that were moved: what
    /// forgets knows the less the further it looks.
    pub(super) fn drawn(&self, period: usize, moved: &[f64]) -> f64 {
        let row = self.basis.at(period);
        let ahead = period as f64 - self.basis.end;
        let wider = 2f64.powf(ahead / (2.0 * self.half));
        let told = dot(&row, &self.coefficients);
        (told + (wider * (dot(&row, moved) - told)).clamp(-6.0, 6.0)).exp()
    }

    /// Sums over windows of the history against what they would vary by if values
    /// came apart; never less, as the course bends after them.
    fn clumps_of(&self, values: &[f64]) -> f64 {
        let off: Vec<f64> = (values.iter().enumerate())
            .map(|(at, value)| {
                if value.is_nan() {
                    0.0
                } else {
                    value - self.mean(at)
                }
            })
            .collect();
        let wide = (values.len() / 8).clamp(2, 13);
        let (mut together, mut apart, mut count) = (0.0, 0.0, 0.0);
        for window in off.windows(wide) {
            together += window.iter().sum::<f64>().powi(2);
            apart += dot(window, window);
            count += 1.0 / wide as f64;
        }
        if apart <= 0.0 {
            return 1.0;
        }
        let told = together / apart;
        ((WINDOWS + count * told) / (WINDOWS + count)).max(1.0)
    }
}

/// The known values of a history with their columns and weights.
struct Seen(Vec<(Vec<f64>, f64, f64)>);

impl Seen {
    fn of(values: &[f64], basis: &Basis, half: f64) -> Self {
        let known = values
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_nan());
        let each = known.map(|(at, value)| (basis.at(at), *value, faded(values.len() - at, half)));
        Self(each.collect())
    }

    /// `None` where nothing is known.
    fn mean(&self) -> Option<f64> {
        let sum =
            |sum: (f64, f64), one: &(Vec<f64>, f64, f64)| (sum.0 + one.2 * one.1, sum.1 + one.2);
        let (values, weights) = self.0.iter().fold((0.0, 0.0), sum);
        (weights > 0.0).then(|| values / weights)
    }

    /// The variance of values in units of their means. Told by sums: where next to
    /// nothing is expected a ratio would be anything.
    fn dispersion(&self, coefficients: &[f64]) -> f64 {
        let (mut squares, mut means) = (0.0, 0.0);
        for (row, value, weight) in &self.0 {
            let told = expected(row, coefficients);
            squares += weight * (value - told).powi(2);
            means += weight * told;
        }
        (squares / means).max(1e-3)
    }

    /// Moves coefficients a step toward the likeliest; gives the root of the precision
    /// with which they are known.
    fn step(
        &self,
        basis: &Basis,
        level: f64,
        dispersion: f64,
        coefficients: &mut [f64],
    ) -> Option<Cholesky> {
        let columns = coefficients.len();
        let beforehand = |column: usize| if column == 0 { level } else { 0.0 };
        let mut slope: Vec<f64> = (coefficients.iter().enumerate())
            .map(|(column, now)| basis.prior(column) * (beforehand(column) - now))
            .collect();
        let mut curve = Matrix::from_fn(columns, columns, |one, two| {
            if one == two { basis.prior(one) } else { 0.0 }
        });
        for (row, value, weight) in &self.0 {
            let told = expected(row, coefficients);
            let (off, bend) = (
                weight * (value - told) / dispersion,
                weight * told / dispersion,
            );
            add_scaled(&mut slope, row, off);
            for (one, cell) in row.iter().enumerate() {
                add_scaled(curve.row_mut(one), row, bend * cell);
            }
        }
        let root = Cholesky::of(curve)?;
        let step = root.solve(Matrix::from_fn(columns, 1, |row, _| slope[row]));
        for (column, coefficient) in coefficients.iter_mut().enumerate() {
            *coefficient += step.row(column)[0].clamp(-1.0, 1.0);
        }
        Some(root)
    }
}

fn expected(row: &[f64], coefficients: &[f64]) -> f64 {
    // More than e⁸ times the mean is beyond any series.
    dot(row, coefficients).clamp(-12.0, 8.0).exp()
}

fn faded(age: usize, half: f64) -> f64 {
    0.5f64.powf(age as f64 / half)
}

/// Twice how much less likely a count is by what was told than by itself.
fn deviance(came: f64, told: f64) -> f64 {
    let told = told.max(1e-6);
    let likely = if came > 0.0 {
        came * (came / told).ln()
    } else {
        0.0
    };
    2.0 * (likely - came + told)
}
