//! Values on one scale, and how far each lies from what was to be expected.

use super::expected::{NEAR, between, nearest, profile};
use super::scale::Scale;
use crate::median::median;
use crate::naive::filled;

/// The spread in medians of what is left: so many times it and 3.5 one in two thousand
/// of the distances of normal noise to the line between its neighbours lies beyond (a
/// million values simulated). As the levels before and after may excuse a value too,
/// fewer do; a profile of few rounds and a wrongly chosen scale make it more again.
const SPREAD: f64 = 1.47;
/// The same in means of what is left, for where more than half leave nothing.
const SPREAD_OF_MEAN: f64 = 1.25;
/// The median of few varies: the spread is wider by so many of the number of values
/// (chosen so that simulated series of 24 to 260 values keep the promise).
const FEW: f64 = 6.0;
/// How many times wider the distances spread at an end and next to it, where a line is
/// led on from one side (a million values simulated).
const EDGES: [f64; NEAR] = [1.38, 1.24, 1.16, 1.04];
/// The spread is not less than this part of the median step from value to value.
const STEP: f64 = 0.25;
/// What differs by less of the largest value is the same.
const ROUNDING: f64 = 1e-9;

/// Values and what was to be expected of them on one scale.
pub(super) struct Seen {
    pub(super) scale: Scale,
    /// Where something is known; all else is of these only.
    pub(super) places: Vec<usize>,
    scaled: Vec<f64>,
    pub(super) expected: Vec<f64>,
    /// How far each lies from the line through its neighbours.
    away: Vec<f64>,
    /// How far each lies from the nearest of that line and the levels before and after.
    nearest: Vec<f64>,
    /// The median step from one to the next.
    step: f64,
}

impl Seen {
    pub(super) fn on(scale: Scale, values: &[f64], season: usize) -> Self {
        let known: Vec<bool> = values.iter().map(|value| !value.is_nan()).collect();
        let scaled: Vec<f64> = (filled(values).into_iter())
            .map(|value| scale.forward(value))
            .collect();
        let profile = profile(&scaled, &known, season);
        // A value beside a gap would excuse itself by what the gap is filled with.
        let places: Vec<usize> = (0..known.len()).filter(|at| known[*at]).collect();
        let of = |all: &[f64]| -> Vec<f64> { places.iter().map(|at| all[*at]).collect() };
        let (scaled, profile) = (of(&scaled), of(&profile));
        let left: Vec<f64> = (scaled.iter().zip(&profile))
            .map(|(z, profile)| z - profile)
            .collect();
        let largest = scaled.iter().fold(0.0, |most: f64, z| most.max(z.abs()));
        let exact = |away: f64| {
            if away.abs() <= ROUNDING * largest {
                0.0
            } else {
                away
            }
        };
        let between: Vec<f64> = (0..left.len()).map(|at| between(&left, at)).collect();
        let away = (0..left.len())
            .map(|at| exact(left[at] - between[at]))
            .collect();
        let nearest = (0..left.len())
            .map(|at| exact(nearest(&left, at, between[at])))
            .collect();
        let expected = (between.iter().zip(&profile))
            .map(|(between, profile)| between + profile)
            .collect();
        let mut steps: Vec<f64> = (left.windows(2))
            .map(|pair| exact(pair[1] - pair[0]).abs())
            .collect();
        Self {
            scale,
            places,
            scaled,
            expected,
            away,
            nearest,
            step: median(&mut steps),
        }
    }

    /// The spread of what is left, of normal noise such that one value in two
    /// thousand lies beyond three and a half times it; zero where nothing differs.
    pub(super) fn spread(&self) -> f64 {
        let mut away: Vec<f64> = self.away().collect();
        let usual = SPREAD * median(&mut away);
        let usual = if usual > 0.0 {
            usual
        } else {
            SPREAD_OF_MEAN * away.iter().sum::<f64>() / away.len() as f64
        };
        let few = 1.0 + FEW / away.len() as f64;
        (few * usual).max(STEP * self.step).max(self.one())
    }

    /// Half of the least there is above nothing, where most are nothing: a single
    /// one among zeros is how rare things look.
    fn one(&self) -> f64 {
        let mut all = self.scaled.clone();
        let negative = all.iter().any(|z| *z < 0.0);
        if self.scale == Scale::Logarithms || negative || median(&mut all) > 0.0 {
            return 0.0;
        }
        let least = all.iter().copied().filter(|z| *z > 0.0);
        let least = least.fold(f64::INFINITY, f64::min);
        if least.is_finite() { least / 2.0 } else { 0.0 }
    }

    /// How many times `spread` a value lies from what was expected of it.
    pub(super) fn score(&self, at: usize, spread: f64) -> f64 {
        let edge = at.min(self.nearest.len() - 1 - at);
        self.nearest[at] / (spread * EDGES.get(edge).copied().unwrap_or(1.0))
    }

    /// How far each known value lies from what was expected.
    fn away(&self) -> impl Iterator<Item = f64> + '_ {
        self.away.iter().map(|away| away.abs())
    }

    /// By how much the spread where much was expected and where little differ: the
    /// logarithm of their ratio, without its sign.
    pub(super) fn uneven(&self) -> f64 {
        let middle = median(&mut self.expected.clone());
        let (mut low, mut high) = (Vec::new(), Vec::new());
        for (away, expected) in self.away().zip(&self.expected) {
            if *expected < middle {
                &mut low
            } else {
                &mut high
            }
            .push(away);
        }
        let (low, high) = (median(&mut low), median(&mut high));
        let ratio = high / low;
        if low == 0.0 && high == 0.0 {
            0.0
        } else if ratio.is_nan() {
            f64::INFINITY
        } else {
            ratio.ln().abs()
        }
    }
}
