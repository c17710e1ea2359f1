//! The likeliest course of the stage told, in dates and the series' units.

use jiff::civil::Date;

use super::evidence::{AUTOCORRELATIONS, Evidence};
use super::growth::Growth;
use super::noise::Spacing;
use super::observed::{Observed, wave};
use super::rule::{self, Move};
use super::season::Season;
use super::table;
use super::walk::Walk;
use super::{Cycle, Noise, Peak, Stage, Yearly};

/// Level, season and noise of one course.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    /// All moves of the level, in weeks from the first value and in the series'
    /// units.
    pub(crate) moves: Vec<Move>,
    /// The level at the first value.
    pub(crate) base: f64,
    /// What is neither level nor season.
    pub(crate) noise: Noise,
    /// Sizes of the waves of a season as large throughout.
    waves: Vec<f64>,
    /// A season as large as the level.
    growth: Growth,
    weeks: f64,
}

impl Course {
    pub(crate) fn of(walk: &Walk, stage: Stage, evidence: &Evidence, observed: &Observed) -> Self {
        let likeliest = || {
            walk.best
                .iter()
                .flatten()
                .max_by(|a, b| a.weight.total_cmp(&b.weight))
        };
        let mut state = walk.best[stage as usize]
            .as_ref()
            .or_else(likeliest)
            .cloned();
        let weeks = observed.weeks();
        let mut growth = Growth::default();
        if let Some(state) = state.as_mut().filter(|state| state.season.grows) {
            growth = evidence.growth(observed, state);
            for (change, found) in state.changes.iter_mut().zip(&growth.changes) {
                *change = *found;
            }
        }
        let state = state.as_ref();
        let mut moves = state.map_or(Vec::new(), |state| state.moves(evidence, weeks));
        let autocorrelation = state.map_or(0.0, |state| AUTOCORRELATIONS[state.autocorrelation]);
        let season = state.map_or(Season::ALL[0], |state| state.season);
        // What the moves leave is a constant, waves and noise.
        let factors = growth.factors(observed);
        let rest: Vec<f64> = (observed.at.iter().zip(&observed.values).zip(&factors))
            .map(|((at, value), by)| value - by * level(&moves, 0.0, *at as f64 * weeks))
            .collect();
        let mut columns = vec![factors];
        if !season.grows {
            columns.extend(observed.waves(season.harmonics));
        }
        columns.push(rest);
        let spacing = Spacing::of(&observed.at);
        let white: Vec<Vec<f64>> = (columns.iter())
            .map(|column| spacing.whitened(autocorrelation, column))
            .collect();
        let (found, left) = solved(table::all(&white), columns.len());
        let taken = 1 + 2 * season.harmonics + 3 * moves.len();
        let free = observed.at.len().saturating_sub(taken).max(1);
        for one in &mut moves {
            (one.from, one.to) = (one.from + found[0], one.to + found[0]);
        }
        Self {
            moves,
            base: found[0],
            noise: Noise {
                deviation: (left.max(0.0) / free as f64).sqrt(),
                autocorrelation,
            },
            waves: found[1..].to_vec(),
            growth,
            weeks,
        }
    }

    /// The level after so many weeks.
    pub(crate) fn at(&self, week: f64) -> f64 {
        level(&self.moves, self.base, week)
    }

    pub(crate) fn level(&self, observed: &Observed) -> Vec<(Date, f64)> {
        let end = observed.end() * self.weeks;
        let mut weeks: Vec<f64> = (self.moves.iter().flat_map(|one| [one.begin, one.end]))
            .chain([0.0, end])
            .collect();
        weeks.sort_by(f64::total_cmp);
        weeks.dedup();
        (weeks.into_iter())
            .map(|week| (observed.date(week / self.weeks), self.at(week)))
            .collect()
    }

    pub(crate) fn peak(&self, observed: &Observed) -> Option<Peak> {
        let first = self.moves.first()?;
        let (mut week, mut top) = (0.0, first.from);
        for one in &self.moves {
            if one.to > top {
                (week, top) = (one.end, one.to);
            }
        }
        Some(Peak {
            date: observed.date(week / self.weeks),
            weeks_since: observed.end() * self.weeks - week,
            level: top,
        })
    }

    pub(crate) fn cycles(&self, observed: &Observed) -> Vec<Cycle> {
        let date = |week: f64| observed.date(week / self.weeks);
        let mut cycles: Vec<Cycle> = Vec::new();
        for one in rule::large(&self.moves).0 {
            let risen = cycles.last_mut().filter(|last| last.ended.is_none());
            if let (true, Some(last)) = (one.to > one.from, risen) {
                last.top = date(one.end);
            } else if one.to > one.from {
                cycles.push(Cycle {
                    began: Some(date(one.begin)),
                    top: date(one.end),
                    ended: None,
                });
            } else if let Some(last) = cycles.last_mut() {
                last.ended = Some(date(one.end));
            } else {
                cycles.push(Cycle {
                    began: None,
                    top: date(one.begin),
                    ended: Some(date(one.end)),
                });
            }
        }
        cycles
    }

    /// By what the season multiplies the level at a time in periods.
    pub(crate) fn factor_at(&self, at: f64, per_year: f64) -> f64 {
        self.growth.factor(at, per_year)
    }

    /// What the season adds to the level at a time in periods.
    pub(crate) fn season_at(&self, at: f64, per_year: f64) -> f64 {
        (self.waves.iter().enumerate())
            .map(|(place, size)| size * wave(place / 2 + 1, place % 2 == 1, at, per_year))
            .sum()
    }

    pub(crate) fn season(&self, observed: &Observed) -> Option<Yearly> {
        if self.waves.is_empty() && self.growth.waves.is_empty() {
            return None;
        }
        let year = observed.per_year.ceil() as usize;
        let last = self.at(observed.end() * self.weeks);
        let (mut low, mut high, mut when) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
        for ahead in 1..=year {
            let at = observed.end() + ahead as f64;
            let value = self.season_at(at, observed.per_year)
                + last * self.factor_at(at, observed.per_year);
            low = low.min(value);
            if value > high {
                (high, when) = (value, at);
            }
        }
        Some(Yearly {
            range: high - low,
            next_peak: observed.date(when),
        })
    }
}

fn level(moves: &[Move], base: f64, week: f64) -> f64 {
    base + (moves.iter())
        .map(|one| {
            (one.to - one.from) * ((week - one.begin) / (one.end - one.begin)).clamp(0.0, 1.0)
        })
        .sum::<f64>()
}

/// Coefficients of all columns but the last for the last, and the squares left, by
/// Gauss and Jordan's elimination.
pub(crate) fn solved(mut products: Vec<f64>, width: usize) -> (Vec<f64>, f64) {
    for column in 0..width - 1 {
        let pivot = products[column * width + column];
        if pivot.is_nan() || pivot <= 0.0 {
            continue;
        }
        let taken: Vec<f64> = (products[column * width..(column + 1) * width].iter())
            .map(|cell| cell / pivot)
            .collect();
        for row in (0..width).filter(|row| *row != column) {
            let factor = products[row * width + column];
            for (cell, from) in products[row * width..(row + 1) * width]
                .iter_mut()
                .zip(&taken)
            {
                *cell -= factor * from;
            }
        }
        products[column * width..(column + 1) * width].copy_from_slice(&taken);
    }
    let found = (0..width - 1)
        .map(|row| products[row * width + width - 1])
        .collect();
    (found, products[width * width - 1])
}
