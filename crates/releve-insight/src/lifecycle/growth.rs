//! A season as large as the level: how it goes, found together with the level.

use super::course::solved;
use super::noise::Spacing;
use super::observed::{Observed, wave};
use super::ramp::{self, Ramp};
use super::season::HARMONICS;
use super::table;

/// How often level and season are brought into line with each other.
const ROUNDS: usize = 4;

/// By how much the year multiplies the level: 1 and so much of each wave.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Growth {
    /// Sizes of sine and cosine of the year and its overtones, parts of the level;
    /// none where nothing grows.
    pub(crate) waves: Vec<f64>,
    /// The level before any ramp.
    pub(crate) base: f64,
    /// What each ramp adds to it.
    pub(crate) changes: Vec<f64>,
    /// The level at all known values; none where nothing grows.
    pub(crate) level: Vec<f64>,
}

/// For each number of waves, all of size 0.
pub(crate) fn none() -> [Growth; HARMONICS] {
    std::array::from_fn(|at| Growth {
        waves: vec![0.0; 2 * at + 2],
        ..Growth::default()
    })
}

impl Growth {
    /// By what the level is multiplied at a time in periods.
    pub(crate) fn factor(&self, at: f64, per_year: f64) -> f64 {
        1.0 + (self.waves.iter().enumerate())
            .map(|(place, size)| size * wave(place / 2 + 1, place % 2 == 1, at, per_year))
            .sum::<f64>()
    }

    /// The factors at all known values.
    pub(crate) fn factors(&self, observed: &Observed) -> Vec<f64> {
        (observed.at.iter())
            .map(|at| self.factor(*at as f64, observed.per_year))
            .collect()
    }

    /// Season and level that explain the values best with ramps between these
    /// times, from here on by Gauss and Newton's steps: level times season is
    /// straight in each of the two while the other is held.
    pub(crate) fn fitted(
        &self,
        observed: &Observed,
        spacing: &Spacing,
        autocorrelation: f64,
        grid: &[f64],
        ramps: &[Ramp],
    ) -> Self {
        let (sizes, count) = ramp::sizes(ramps);
        let mut shapes = vec![vec![0.0; observed.at.len()]; 1 + count];
        shapes[0].fill(1.0);
        for (ramp, (size, sign)) in ramps.iter().zip(sizes) {
            let (begin, end) = (grid[ramp.begin], grid[ramp.end]);
            for (shape, at) in shapes[1 + size].iter_mut().zip(&observed.at) {
                *shape += sign * ((*at as f64 - begin) / (end - begin)).clamp(0.0, 1.0);
            }
        }
        let waves = observed.waves(self.waves.len() / 2);
        let mut here = self.clone();
        let mut best = Self {
            changes: vec![0.0; ramps.len()],
            ..self.clone()
        };
        let mut least = f64::INFINITY;
        for _ in 0..=ROUNDS {
            let factors = here.factors(observed);
            let grown = |shape: &Vec<f64>, by: &[f64]| -> Vec<f64> {
                shape.iter().zip(by).map(|(a, b)| a * b).collect()
            };
            let mut columns: Vec<Vec<f64>> =
                shapes.iter().map(|shape| grown(shape, &factors)).collect();
            columns.push(observed.values.clone());
            let white = |columns: &[Vec<f64>]| -> Vec<Vec<f64>> {
                (columns.iter())
                    .map(|column| spacing.whitened(autocorrelation, column))
                    .collect()
            };
            let (found, left) = solved(table::all(&white(&columns)), columns.len());
            if left.is_nan() || left >= least {
                break;
            }
            here.base = found[0];
            here.changes = (ramps.iter().zip(sizes))
                .map(|(_, (size, sign))| sign * found[1 + size])
                .collect();
            here.level = (0..observed.at.len())
                .map(|at| shapes.iter().zip(&found).map(|(s, f)| s[at] * f).sum())
                .collect();
            (least, best) = (left, here.clone());
            if waves.is_empty() {
                break;
            }
            let values = columns.pop().unwrap_or_default();
            columns.extend(waves.iter().map(|wave| grown(wave, &here.level)));
            columns.push(values);
            let (found, _) = solved(table::all(&white(&columns)), columns.len());
            for (size, step) in here.waves.iter_mut().zip(&found[shapes.len()..]) {
                *size += step;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use releve_series::{Calendar, Point, Series};

    #[test]
    fn season_and_level_are_found_together() {
        let per_year = Calendar::Weekly(Weekday::Monday).per_year();
        let truth = Growth {
            waves: vec![0.6, 0.2],
            base: 10.0,
            changes: vec![30.0],
            ..Growth::default()
        };
        let values = (0..200).map(|week| {
            let at = f64::from(week);
            let level = 10.0 + 30.0 * ((at - 50.0) / 60.0).clamp(0.0, 1.0);
            Point::Exact(level * truth.factor(at, per_year))
        });
        let observed = Observed::of(
            &Series::new(
                "flats",
                Calendar::Weekly(Weekday::Monday),
                date(2018, 1, 1),
                values.collect(),
            )
            .expect("a series"),
        );
        let spacing = Spacing::of(&observed.at);
        let ramps = [Ramp::free(0, 1)];
        let found = none()[0].fitted(&observed, &spacing, 0.5, &[50.0, 110.0], &ramps);
        for (one, two) in found.waves.iter().zip(&truth.waves) {
            assert!((one - two).abs() < 0.01, "{found:?}");
        }
        assert!((found.base - 10.0).abs() < 0.1 && (found.changes[0] - 30.0).abs() < 0.3);
    }
}
