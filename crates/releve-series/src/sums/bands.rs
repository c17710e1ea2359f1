//! Bands of parts and totals from draws that add up.

use crate::bands::normal_quantile;
use crate::forecast::Run;
use crate::matrix::{Cholesky, Matrix, dot};
use crate::random::Random;
use crate::{Model, Request};

use super::reconcile::Structure;

/// Draws from which quantiles are told, and fewer of many series.
const DRAWS: usize = 1000;
const FEWEST: usize = 200;
/// Values that all draws together may have.
const VALUES: usize = 50_000_000;

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

/// Bands by draws of all series together: each series' own distribution, with
/// ranks that hang together as past errors did, and every draw brought together
/// as the points are (Ben Taieb, Taylor and Hyndman, *Hierarchical probabilistic
/// forecasting of electricity demand with smart meter data*, JASA 116, 2021). The
/// draws add up; ends of bands do not, as no quantiles do.
pub(super) fn draw(
    structure: &Structure,
    run: &Run,
    model: Model,
    request: &Request,
    base: &[Vec<f64>],
) -> Vec<Drawn> {
    let size = structure.places.len();
    let draws = (VALUES / (size * request.horizon).max(1)).clamp(FEWEST, DRAWS);
    let scores = scores(structure, run, model, draws);
    let wanted = request.costs.map(|(over, under)| under / (under + over));
    let mut drawn: Vec<Drawn> = (0..size)
        .map(|_| Drawn {
            edges: vec![Default::default(); request.levels.len()],
            quantile: wanted.map(|_| Vec::new()),
        })
        .collect();
    let mut values = Matrix::zeros(size, draws);
    let mut column = vec![0.0; size];
    for lead in 0..request.horizon {
        for draw in 0..draws {
            for (at, cell) in column.iter_mut().enumerate() {
                let score = scores.row(at)[draw];
                *cell = run.value(structure.places[at], lead, base[at][lead], score);
            }
            structure.project(&mut column);
            for (at, value) in column.iter().enumerate() {
                values.row_mut(at)[draw] = *value;
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

/// For each series and draw how far from the forecast it lies: each series' past
/// errors, all of them in every row, in an order that makes them hang together.
fn scores(structure: &Structure, run: &Run, model: Model, draws: usize) -> Matrix {
    let size = structure.places.len();
    let calibration = run.validation.calibration(model);
    let sorted: Vec<f64> = (0..draws)
        .map(|at| calibration.quantile((at as f64 + 0.5) / draws as f64))
        .collect();
    let root = Cholesky::of(structure.covariance.correlations.clone());
    let mut random = Random::new(3);
    let mut normal = Matrix::zeros(size, draws);
    let mut independent = vec![0.0; size];
    for draw in 0..draws {
        for cell in &mut independent {
            *cell = normal_quantile(random.uniform());
        }
        for at in 0..size {
            normal.row_mut(at)[draw] = match &root {
                Some(root) => dot(&root.lower().row(at)[..=at], &independent[..=at]),
                None => independent[at],
            };
        }
    }
    let mut scores = Matrix::zeros(size, draws);
    let mut order: Vec<usize> = Vec::with_capacity(draws);
    for at in 0..size {
        order.clear();
        order.extend(0..draws);
        let row = normal.row(at);
        order.sort_unstable_by(|one, two| row[*one].total_cmp(&row[*two]).then(one.cmp(two)));
        for (rank, draw) in order.iter().enumerate() {
            scores.row_mut(at)[*draw] = sorted[rank];
        }
    }
    scores
}
