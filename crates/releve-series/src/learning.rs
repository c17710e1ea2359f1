//! How a process learns its hyperparameters.

use crate::bearing::{Bearing, places};
use crate::gaps;
use crate::kernel::Kernel;
use crate::panel::Panel;
use crate::parallel;
use crate::process::Process;
use crate::random::Random;
use crate::simplex::minimum;
use crate::transform::Transform;

/// Hyperparameters are learnt from so many series; more tell nothing new.
const SERIES: usize = 300;
/// From so many origins at most.
const ORIGINS: usize = 5;
/// So many scales are kept.
const SCALES: usize = 2;
/// Evaluations of the simplex for each of these.
const EVALUATIONS: usize = 300;
/// And for each scale before they are chosen.
const TRIALS: usize = 60;
/// Periods of a long history, of which learning takes its time: what was learnt
/// before an earlier origin is where it begins.
const LONG: usize = 400;
/// Evaluations for each scale then.
const AGAIN: usize = 100;
/// Multiplications that learning may take, a few seconds of one core: of long
/// histories fewer evaluations.
const WORK: f64 = 4e10;

/// One origin inside the history, with what came after it.
struct Origin {
    before: Panel,
    after: Panel,
    /// The series whose errors count.
    told: Vec<usize>,
}

impl Process {
    /// Learns hyperparameters and scale from forecasts made at origins inside
    /// the history: those with the least absolute error, each series measured by
    /// `sizes`. The processes on the two best scales, the best first: their errors
    /// differ, and the mean of their forecasts errs less than either.
    ///
    /// Of a long history learning goes on, on their scales, from `earlier`, the
    /// processes that were learnt from its beginning alone, where there are any.
    pub(crate) fn learn(
        panel: &Panel,
        horizon: usize,
        periods: &[f64],
        sizes: &[f64],
        origins: &[usize],
        bearing: Bearing,
        earlier: &[Self],
    ) -> Vec<Self> {
        let latest = origins.first().copied().unwrap_or(panel.length());
        let (panel, sizes) = sample(panel, sizes, &bearing.of(&panel.head(latest)));
        let longest = periods.iter().copied().fold(1.0, f64::max);
        let window = ((6.0 * longest) as usize).clamp(300, 730);
        let origins: Vec<Origin> = origins
            .iter()
            .map(|origin| {
                let before = panel.head(*origin);
                Origin {
                    told: places(&bearing.of(&before)),
                    before,
                    after: after(&panel, *origin, horizon),
                }
            })
            .collect();
        let n = panel.length().min(window) as f64;
        let width = panel.width() as f64;
        let ahead = horizon as f64;
        let known = panel.tail(window);
        let gaps = gaps::work((0..known.width()).map(|row| known.row(row)));
        let each = n * n * (4.0 + width.min(ahead)) + n * width * ahead + gaps;
        let affordable = (WORK / (each * origins.len().max(1) as f64)) as usize;
        let start = Kernel::new(periods);
        let learn = |transform, kernel: &Kernel, step: f64, evaluations: usize| {
            let first = kernel.parameters();
            let (best, value) = minimum(
                &first,
                &vec![step; first.len()],
                evaluations.min(affordable).max(1),
                |parameters| {
                    let process = Self {
                        kernel: start.with(parameters),
                        transform,
                        window,
                        bearing,
                    };
                    process.loss(&origins, horizon, &sizes) + penalty(parameters, &start)
                },
            );
            (start.with(&best), value)
        };
        let profiles = |one: &Self| one.kernel.parameters().len() == start.parameters().len();
        if panel.length() > LONG && !earlier.is_empty() && earlier.iter().all(profiles) {
            let again = earlier.iter().map(|earlier| {
                let (kernel, value) = learn(earlier.transform, &earlier.kernel, 0.25, AGAIN);
                let transform = earlier.transform;
                (
                    value,
                    Self {
                        kernel,
                        transform,
                        window,
                        bearing,
                    },
                )
            });
            let mut again: Vec<(f64, Self)> = again.collect();
            again.sort_by(|one, two| one.0.total_cmp(&two.0));
            return again.into_iter().map(|(_, process)| process).collect();
        }
        let mut tried: Vec<(Transform, Kernel, f64)> = Transform::CANDIDATES
            .into_iter()
            .map(|transform| {
                let (kernel, value) = learn(transform, &start, 0.7, TRIALS);
                (transform, kernel, value)
            })
            .collect();
        tried.sort_by(|one, two| one.2.total_cmp(&two.2));
        tried.truncate(SCALES);
        tried
            .into_iter()
            .map(|(transform, kernel, _)| Self {
                kernel: learn(transform, &kernel, 0.5, EVALUATIONS).0,
                transform,
                window,
                bearing,
            })
            .collect()
    }

    /// The mean absolute error over origins, leads and series.
    fn loss(&self, origins: &[Origin], horizon: usize, sizes: &[f64]) -> f64 {
        let sums = parallel::each(origins.len(), |at| {
            let origin = &origins[at];
            let ahead = self.forecast(&origin.before, horizon)?;
            let (mut sum, mut count) = (0.0, 0usize);
            for row in origin.told.iter().copied() {
                for (value, forecast) in origin.after.row(row).iter().zip(ahead.row(row)) {
                    if !value.is_nan() {
                        sum += (value - forecast).abs() / sizes[row];
                        count += 1;
                    }
                }
            }
            Some((sum, count))
        });
        let (mut sum, mut count) = (0.0, 0);
        for origin in sums {
            let Some((one, many)) = origin else {
                return f64::INFINITY;
            };
            sum += one;
            count += many;
        }
        sum / count.max(1) as f64
    }
}

/// A weak pull toward where learning begins, so that what the data do not tell
/// stays there: a hundredth of a percent for a factor of e.
fn penalty(parameters: &[f64], start: &Kernel) -> f64 {
    parameters
        .iter()
        .zip(start.parameters())
        .map(|(now, start)| 1e-4 * (now - start).powi(2))
        .sum()
}

/// Some of the series that bear, always the same ones.
fn sample(panel: &Panel, sizes: &[f64], bearing: &[bool]) -> (Panel, Vec<f64>) {
    let mut rows = places(bearing);
    if rows.len() > SERIES {
        let chosen = Random::new(1).some(rows.len(), SERIES);
        rows = chosen.into_iter().map(|at| rows[at]).collect();
    }
    let sizes = rows.iter().map(|row| sizes[*row]).collect();
    (panel.rows(&rows), sizes)
}

/// What comes after an origin.
fn after(panel: &Panel, origin: usize, horizon: usize) -> Panel {
    let end = (origin + horizon).min(panel.length());
    panel.head(end).tail(end - origin)
}

/// Origins inside a history of `length`, the latest first: a horizon before its
/// end, then a quarter of a horizon earlier each, while two rounds of the season
/// or half the history lie before them.
pub(crate) fn origins(length: usize, horizon: usize, season: usize) -> Vec<usize> {
    let least = (2 * season).min(length / 2).max(4);
    let step = (horizon / 4).max(1);
    let mut all = Vec::new();
    let mut origin = length.saturating_sub(horizon);
    while origin >= least && all.len() < ORIGINS {
        all.push(origin);
        origin = origin.saturating_sub(step);
    }
    if all.is_empty() && length >= 8 {
        // The horizon is longer than half the history: what there is of it.
        all.push((length * 2 / 3).max(4));
    }
    all
}
