//! Trees over all series that correct the process.

use crate::bearing::Bearing;
use crate::boosting::{Binned, Boosted, Examples, Growth};
use crate::features::Sight;
use crate::matrix::Matrix;
use crate::panel::Panel;
use crate::parallel;
use crate::process::Process;
use crate::random::Random;
use crate::validation::sample;

/// Trees learn from so many examples at most.
const EXAMPLES: usize = 120_000;
/// Multiplications that the processes of all origins may take.
const WORK: f64 = 2e10;
/// Models with seeds of their own, of which the mean is taken.
const BAGS: usize = 4;

const GROWTH: Growth = Growth {
    trees: 120,
    leaves: 10,
    rate: 0.05,
    least: 100,
    examples: 0.5,
    features: 0.4,
    seed: 0,
};

/// A global boosted-tree model of what the process leaves, over all series,
/// origins and leads of the history.
#[derive(Debug)]
pub(crate) struct Corrector {
    process: Process,
    external: Option<Process>,
    bags: Vec<Boosted>,
    season: usize,
}

impl Corrector {
    /// Learns from every origin of the history that has a season before it.
    pub(crate) fn learn(
        process: &Process,
        panel: &Panel,
        external: Option<(&Process, &Panel)>,
        horizon: usize,
        season: usize,
        sizes: &[f64],
    ) -> Option<Self> {
        let bearing = Bearing::new(season, horizon);
        let bears = bearing.of(panel);
        let mut chosen = sample(panel.width());
        chosen.retain(|row| bears[*row]);
        let panel = &panel.rows(&chosen);
        let sizes: Vec<f64> = chosen.iter().map(|row| sizes[*row]).collect();
        let outside = external.map(|(process, panel)| (process, panel.rows(&chosen)));
        let external = outside.as_ref().map(|(process, panel)| (*process, panel));
        let n = panel.length();
        let first = (season + season / 4).max(8);
        let last = n.checked_sub(1).filter(|last| *last >= first)?;
        let origins: Vec<usize> = (first..=last)
            .rev()
            .step_by(stride(
                last - first + 1,
                n.min(process.window),
                panel.width(),
                horizon,
            ))
            .collect();
        let total: usize = origins.iter().map(|origin| (n - origin).min(horizon)).sum();
        let share = (EXAMPLES as f64 / (total * panel.width()) as f64).min(1.0);
        let width = Sight::width(external.is_some());
        let parts = parallel::each(origins.len(), |at| {
            let origin = origins[at];
            let mut examples = Examples::new(width);
            let before = external.map(|(process, panel)| (process, panel.head(origin)));
            let head = panel.head(origin);
            let bears = bearing.of(&head);
            let sight = Sight::new(
                process,
                &head,
                before.as_ref().map(|(process, panel)| (*process, panel)),
                horizon,
                season,
            )?;
            let mut random = Random::new(origin as u64);
            let mut features = Vec::with_capacity(width);
            for row in (0..panel.width()).filter(|row| bears[*row]) {
                let scale = sight.outlook().scales[row];
                for (lead, value) in panel.row(row)[origin..].iter().take(horizon).enumerate() {
                    if random.uniform() >= share || value.is_nan() {
                        continue;
                    }
                    let ahead = sight.outlook().ahead.row(row)[lead];
                    sight.features(row, lead, &mut features);
                    let weight = steepness(scale, ahead) / sizes[row];
                    let target = scale.forward(*value) - ahead;
                    examples.push(&features, target as f32, weight.clamp(0.01, 100.0) as f32);
                }
            }
            Some(examples)
        });
        let mut examples = Examples::new(width);
        for part in parts {
            examples.append(part?);
        }
        if examples.len() < 4 * GROWTH.least {
            return None;
        }
        let binned = Binned::new(&examples);
        let bags = parallel::each(BAGS, |bag| {
            binned.grow(&Growth {
                seed: bag as u64,
                ..GROWTH
            })
        });
        Some(Self {
            process: process.clone(),
            external: external.map(|(process, _)| process.clone()),
            bags,
            season,
        })
    }

    /// What comes in the next periods: a row a series.
    pub(crate) fn forecast(
        &self,
        panel: &Panel,
        external: Option<&Panel>,
        horizon: usize,
    ) -> Option<Matrix> {
        let sight = Sight::new(
            &self.process,
            panel,
            self.external.as_ref().zip(external),
            horizon,
            self.season,
        )?;
        let rows = parallel::each(panel.width(), |row| {
            let mut features = Vec::new();
            let scale = sight.outlook().scales[row];
            (0..horizon)
                .map(|lead| {
                    sight.features(row, lead, &mut features);
                    let sum: f32 = self.bags.iter().map(|bag| bag.predict(&features)).sum();
                    let correction = f64::from(sum) / self.bags.len() as f64;
                    scale.back(sight.outlook().ahead.row(row)[lead] + correction)
                })
                .collect::<Vec<f64>>()
        });
        Some(Matrix::from_fn(panel.width(), horizon, |row, lead| {
            rows[row][lead]
        }))
    }
}

/// Every which origin is learnt from, so that the processes of all of them take
/// some seconds at most.
fn stride(origins: usize, window: usize, width: usize, horizon: usize) -> usize {
    let window = window as f64;
    let each = window * window * (window / 3.0 + 10.0 * horizon as f64)
        + 5.0 * window * (width * horizon) as f64;
    (each * origins as f64 / WORK).ceil().max(1.0) as usize
}

/// How much a value moves with its place on the scale.
fn steepness(scale: crate::transform::Scale, z: f64) -> f64 {
    let step = 0.05;
    (scale.back(z + step) - scale.back(z - step)) / (2.0 * step)
}
