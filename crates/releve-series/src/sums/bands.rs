//! Bands of parts and totals from draws that add up.

use crate::calibration::{Calibration, normal_quantile};
use crate::matrix::{Cholesky, Matrix, dot};
use crate::random::Random;
use crate::run::Run;
use crate::{Model, Request};

use super::reconcile::Structure;

/// Draws from which quantiles are told, and fewer of many series.
const DRAWS: usize = 1000;
const FEWEST: usize = 200;
/// Values that all draws together may have.
const VALUES: usize = 50_000_000;
/// Parts hang together by no more than this.
const MOST: f64 = 0.98;

/// The bands of one series.
pub(super) struct Drawn {
    /// For each level the lower and the upper ends by lead.
    pub(super) edges: Vec<(Vec<f64>, Vec<f64>)>,
    /// What to plan for, where costs were named.
    pub(super) quantile: Option<Vec<f64>>,
}

impl Drawn {
    /// Widens bands so that the points lie in them.
    pub(super) fn around(&mut self, points: &[f64]) {
        for (low, high) in &mut self.edges {
            for ((low, high), point) in low.iter_mut().zip(high).zip(points) {
                *low = low.min(*point);
                *high = high.max(*point);
            }
        }
    }
}

/// Bands by draws of all parts together, each part's own past errors around its
/// forecast, in an order that makes them hang together (the ranks of a Gaussian
/// copula; Ben Taieb, Taylor and Hyndman, *Hierarchical probabilistic forecasting
/// of electricity demand with smart meter data*, JASA 116, 2021, put empirical
/// ranks in that place). Totals are the sums of the draws, so that all of it adds
/// up; ends of bands do not, as no quantiles do. `points` add up already.
pub(super) fn draw(
    structure: &Structure,
    run: &Run,
    model: Model,
    request: &Request,
    points: &[Vec<f64>],
) -> Vec<Drawn> {
    let size = structure.places.len();
    let draws = (VALUES / (size * request.horizon).max(1)).clamp(FEWEST, DRAWS);
    let calibration = run.validation.calibration(model);
    let value = |at: usize, lead: usize, score: f64| {
        run.value(structure.places[at], lead, points[at][lead], score)
    };
    let spreads: Vec<f64> = (0..size)
        .map(|at| {
            let own = run.calibrated(structure.places[at], &calibration);
            let (low, high) = (own.quantile(0.16), own.quantile(0.84));
            let each =
                (0..request.horizon).map(|lead| value(at, lead, high) - value(at, lead, low));
            (each.sum::<f64>() / (2 * request.horizon) as f64).max(1e-12)
        })
        .collect();
    let parts: Vec<usize> = structure.parts().collect();
    let of_parts = (parts.iter()).map(|at| run.calibrated(structure.places[*at], &calibration));
    let scores = scores(structure, of_parts, &spreads, draws);
    let wanted = request.planned();
    let mut drawn: Vec<Drawn> = (0..size)
        .map(|_| Drawn {
            edges: vec![Default::default(); request.levels.len()],
            quantile: wanted.map(|_| Vec::new()),
        })
        .collect();
    let mut values = Matrix::zeros(size, draws);
    for lead in 0..request.horizon {
        for (part, at) in structure.parts().enumerate() {
            let scores = scores.row(part);
            for (cell, score) in values.row_mut(at).iter_mut().zip(scores) {
                *cell = value(at, lead, *score);
            }
        }
        for (total, parts) in &structure.totals {
            for draw in 0..draws {
                let sum = parts.iter().map(|at| values.row(*at)[draw]).sum();
                values.row_mut(*total)[draw] = sum;
            }
        }
        for (at, drawn) in drawn.iter_mut().enumerate() {
            let sorted = values.row_mut(at);
            sorted.sort_unstable_by(f64::total_cmp);
            let quantile =
                |probability: f64| sorted[((probability * draws as f64) as usize).min(draws - 1)];
            for (level, (low, high)) in request.levels.iter().zip(&mut drawn.edges) {
                low.push(quantile(level.tail()));
                high.push(quantile(1.0 - level.tail()));
            }
            if let (Some(probability), Some(all)) = (wanted, &mut drawn.quantile) {
                all.push(quantile(probability));
            }
        }
    }
    drawn
}

/// For each part and draw how far from its forecast it lies: the past errors that
/// speak for it, in an order that makes the parts hang together.
fn scores<'c>(
    structure: &Structure,
    calibrations: impl Iterator<Item = &'c Calibration>,
    spreads: &[f64],
    draws: usize,
) -> Matrix {
    let root = root(correlations(structure, spreads));
    let parts = structure.parts().count();
    let mut random = Random::new(3);
    let mut normal = Matrix::zeros(parts, draws);
    let mut independent = vec![0.0; parts];
    for draw in 0..draws {
        for cell in &mut independent {
            *cell = normal_quantile(random.uniform());
        }
        for at in 0..parts {
            normal.row_mut(at)[draw] = dot(&root.row(at)[..=at], &independent[..=at]);
        }
    }
    let mut scores = Matrix::zeros(parts, draws);
    let mut order: Vec<usize> = Vec::with_capacity(draws);
    let mut sorted: Option<(&Calibration, Vec<f64>)> = None;
    for (at, calibration) in calibrations.enumerate() {
        // Most parts have the same one, and many origins take time to sort out.
        let known = sorted
            .take()
            .filter(|(of, _)| std::ptr::eq(*of, calibration));
        let (_, past) = sorted.insert(known.unwrap_or_else(|| {
            let part = |draw: usize| (draw as f64 + 0.5) / draws as f64;
            let past = (0..draws).map(|draw| calibration.quantile(part(draw)));
            (calibration, past.collect())
        }));
        order.clear();
        order.extend(0..draws);
        let row = normal.row(at);
        order.sort_unstable_by(|one, two| row[*one].total_cmp(&row[*two]).then(one.cmp(two)));
        for (rank, draw) in order.iter().enumerate() {
            scores.row_mut(at)[*draw] = past[rank];
        }
    }
    scores
}

/// How parts hang together: as their past errors did, and each pair of a total's
/// parts so much more or less that the total is as uncertain as its own past
/// errors say. A pair that several totals have is set by the smallest of them.
fn correlations(structure: &Structure, spreads: &[f64]) -> Matrix {
    let parts: Vec<usize> = structure.parts().collect();
    let told = &structure.covariance.correlations;
    let mut found = Matrix::from_fn(parts.len(), parts.len(), |one, two| {
        told.row(parts[one])[parts[two]]
    });
    let mut set = vec![false; parts.len() * parts.len()];
    let mut totals: Vec<&(usize, Vec<usize>)> = structure.totals.iter().collect();
    totals.sort_by_key(|(_, parts)| parts.len());
    for (total, members) in totals {
        let members: Vec<usize> = (members.iter())
            .filter_map(|at| parts.binary_search(at).ok())
            .collect();
        let spread = |part: usize| spreads[parts[part]];
        let (mut variance, mut open) = (0.0, 0.0);
        for one in &members {
            for two in &members {
                let both = spread(*one) * spread(*two);
                variance += both * found.row(*one)[*two];
                if one != two && !set[one * parts.len() + two] {
                    open += both;
                }
            }
        }
        if open <= 0.0 {
            continue;
        }
        let more = (spreads[*total].powi(2) - variance) / open;
        for one in &members {
            for two in &members {
                let pair = &mut set[one * parts.len() + two];
                if one != two && !*pair {
                    *pair = true;
                    let cell = &mut found.row_mut(*one)[*two];
                    *cell = (*cell + more).clamp(-MOST, MOST);
                }
            }
        }
    }
    found
}

/// The root of correlations, drawn toward none until there is one.
fn root(correlations: Matrix) -> Matrix {
    let size = correlations.rows();
    for left in [1.0, 0.95, 0.9, 0.8, 0.6, 0.4, 0.2] {
        let drawn = Matrix::from_fn(size, size, |one, two| {
            correlations.row(one)[two] * if one == two { 1.0 } else { left }
        });
        if let Some(root) = Cholesky::of(drawn) {
            return root.lower().clone();
        }
    }
    Matrix::from_fn(size, size, |one, two| f64::from(u8::from(one == two)))
}
