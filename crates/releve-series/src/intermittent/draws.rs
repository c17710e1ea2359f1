//! What may come of a series of many zeros, drawn again and again.

use std::ops::Range;

use crate::Level;
use crate::calibration::normal_quantile;
use crate::matrix::Matrix;
use crate::random::Random;
use crate::stretch::Stretch;

use super::course::Course;

/// Draws from which quantiles are told.
const DRAWS: usize = 1000;
/// Past values count the more the nearer what was expected then is to what is
/// expected ahead, on logarithms; so much they count however far.
const NEAR: f64 = 0.35;
const FAR: f64 = 0.01;

/// Draws of every period ahead.
pub(crate) struct Drawn {
    /// A row a lead, a column a draw.
    values: Matrix,
    means: Vec<f64>,
    /// How far the sums of each draw lie from those of values that come apart, in
    /// standard deviations.
    shared: Vec<f64>,
    dispersion: f64,
    clumps: f64,
    whole: bool,
}

impl Drawn {
    /// Of the values `seen`, which the course was told from divided by `size`.
    pub(super) fn of(seen: &[f64], course: &Course, horizon: usize, size: f64) -> Self {
        let mut random = Random::new(5);
        let mut normal = |count: usize| -> Vec<f64> {
            let uniform = (0..count).map(|_| random.uniform());
            uniform.map(normal_quantile).collect()
        };
        let moved: Vec<Vec<f64>> = (0..DRAWS)
            .map(|_| course.moved(&normal(course.columns())))
            .collect();
        let shared = normal(DRAWS);
        let past = Past::of(seen, course);
        let ahead = seen.len()..seen.len() + horizon;
        let means: Vec<f64> = ahead.map(|at| course.mean(at)).collect();
        let mut values = Matrix::zeros(horizon, DRAWS);
        for (lead, mean) in means.iter().enumerate() {
            let near = past.near(mean.ln());
            let mut told: Vec<f64> = (moved.iter())
                .map(|moved| course.drawn(seen.len() + lead, moved))
                .collect();
            // Their mean stays what is expected.
            let middle = told.iter().sum::<f64>() / DRAWS as f64;
            told.iter_mut()
                .for_each(|told| *told *= size * mean / middle);
            for (cell, told) in values.row_mut(lead).iter_mut().zip(told) {
                *cell = near.value(told, &mut random);
            }
        }
        Self {
            values,
            means: means.iter().map(|mean| mean * size).collect(),
            shared,
            dispersion: course.dispersion * size,
            clumps: course.clumps,
            whole: past.whole,
        }
    }

    /// The values of each period ahead.
    pub(crate) fn periods(&self) -> Vec<Sorted> {
        let leads = 0..self.values.rows();
        leads
            .map(|lead| Sorted::of(self.values.row(lead).to_vec()))
            .collect()
    }

    /// The sum over a stretch of the periods ahead: the mean of it, or `point` where
    /// it has to add up with others, and quantiles.
    pub(crate) fn stretch(
        &self,
        leads: Range<usize>,
        point: Option<f64>,
        levels: &[Level],
        planned: Option<f64>,
    ) -> Stretch {
        let mean: f64 = self.means[leads.clone()].iter().sum();
        let point = point.unwrap_or(mean);
        let together = (self.clumps - 1.0) * self.dispersion / mean.max(1e-300);
        let variance = if leads.len() > 1 {
            together.max(0.0).ln_1p()
        } else {
            0.0
        };
        let sums = (0..DRAWS).map(|draw| {
            let sum: f64 = leads.clone().map(|lead| self.values.row(lead)[draw]).sum();
            let sum = sum * (variance.sqrt() * self.shared[draw] - 0.5 * variance).exp();
            if self.whole { sum.round() } else { sum }
        });
        let sums = Sorted::of(sums.collect());
        let bands = levels.iter().map(|level| {
            let (low, high) = sums.band(*level);
            (low.min(point), high.max(point))
        });
        Stretch {
            bands: bands.collect(),
            quantile: planned.map(|part| sums.quantile(part)),
            point,
            leads,
        }
    }
}

/// Draws in ascending order.
pub(crate) struct Sorted(Vec<f64>);

impl Sorted {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// The least value below or at which such a part of the draws lies.
    pub(crate) fn quantile(&self, probability: f64) -> f64 {
        let count = self.0.len();
        let at = (probability * count as f64).ceil() as usize;
        self.0[at.clamp(1, count) - 1]
    }

    pub(crate) fn band(&self, level: Level) -> (f64, f64) {
        (
            self.quantile(level.tail()),
            self.quantile(1.0 - level.tail()),
        )
    }
}

/// The values of a history with what was expected of them.
struct Past {
    /// Value, the logarithm of its mean, how much it counts; those above zero in
    /// ascending order first.
    all: Vec<(f64, f64, f64)>,
    /// Where all values are whole, draws are.
    whole: bool,
}

impl Past {
    fn of(seen: &[f64], course: &Course) -> Self {
        let known = seen.iter().enumerate().filter(|(_, value)| !value.is_nan());
        let all = known.map(|(at, value)| (*value, course.mean(at).ln(), course.counts(at)));
        Self {
            whole: seen
                .iter()
                .all(|value| value.is_nan() || value.fract() == 0.0),
            all: all.collect(),
        }
    }

    /// What values were like where about as much was expected.
    fn near(&self, mean: f64) -> Near {
        let mut near = Near {
            sold: Vec::new(),
            sizes: Vec::new(),
            part: 0.0,
            size: 0.0,
            whole: self.whole,
        };
        let (mut all, mut sold) = (0.0, 0.0);
        for (value, told, counts) in &self.all {
            let apart = (told - mean) / NEAR;
            let weight = counts * (FAR + (-0.5 * apart * apart).exp());
            all += weight;
            if *value > 0.0 {
                sold += weight;
                near.size += weight * value;
                near.sold.push(sold);
                near.sizes.push(*value);
            }
        }
        near.part = sold / all;
        near.size /= sold;
        near
    }
}

/// The values above zero of some past periods, and how many of these had one.
struct Near {
    /// How much they count, added up one after the other.
    sold: Vec<f64>,
    sizes: Vec<f64>,
    part: f64,
    /// Their mean.
    size: f64,
    whole: bool,
}

impl Near {
    /// A value of a period of which so much is expected: as in a Poisson process
    /// of sales none has the probability of none to the power by which more is
    /// expected; what is left of the difference is in the sizes.
    fn value(&self, mean: f64, random: &mut Random) -> f64 {
        let times = mean / (self.part * self.size);
        let part = 1.0 - (1.0 - self.part).powf(times);
        // As many numbers for each draw, whatever it comes to.
        let (sells, which, up) = (random.uniform(), random.uniform(), random.uniform());
        if sells >= part {
            return 0.0;
        }
        let whole = self.sold.last().copied().unwrap_or(0.0);
        let at = self.sold.partition_point(|sold| *sold <= which * whole);
        let size = self.sizes[at.min(self.sizes.len() - 1)] * times * self.part / part;
        match self.whole {
            // Up as often as the mean asks, and no sale is none.
            true => (size + up).floor().max(1.0),
            false => size,
        }
    }
}
