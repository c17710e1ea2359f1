//! How a thing spreads: the logistic curve and Bass's.

use jiff::civil::Date;

use super::course::{Course, solved};
use super::noise::Spacing;
use super::observed::Observed;
use super::table;
use super::{Stage, rule};

/// Widths of the logistic curve between a tenth and nine tenths of its way:
/// 2 ln 9 = 4.394.
const WIDTHS: f64 = 4.4;
/// A move of fewer weeks is looked around as one of so many: within two months a
/// curve and a straight line cannot be told apart by weekly values. A judgement.
const LEAST_WEEKS: f64 = 8.0;
/// Midpoints are tried so many steps before and after the middle of the move, a
/// twelfth of its length each: over the move and a sixth of it to both sides, for
/// the end of a curve that is bent is further from its middle than a straight
/// move tells. A grid, for the sum of squares has several valleys; its steps are a
/// judgement, and what is told of the curve is exact to no more than half of one.
const SHIFTS: i32 = 8;
/// See [`SHIFTS`].
const SHIFTS_OF_A_MOVE: f64 = 12.0;
/// Widths are tried so many steps narrower and wider than that of the move, each
/// a quarter more than the one before: from about a quarter to four times of it
/// (1.25⁶ = 3.8). A judgement, as [`SHIFTS`].
const STEPS: i32 = 6;
/// See [`STEPS`].
const STEP: f64 = 1.25;

/// A curve of diffusion that describes the series at least as well as straight
/// moves do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Diffusion {
    /// Verhulst's logistic curve, a level that comes to a ceiling.
    Logistic {
        /// When half of the way to the ceiling is done.
        midpoint: Date,
        /// Weeks from a tenth to nine tenths of the way.
        weeks: f64,
        /// The level that it comes to, in the units of the series.
        ceiling: f64,
    },
    /// Bass's curve of first adoptions, which rises and falls again (*A new product
    /// growth model for consumer durables*, Management Science 1969).
    Bass {
        /// When most adopt.
        top: Date,
        /// Innovation a week, p.
        innovation: f64,
        /// Imitation a week, q.
        imitation: f64,
    },
}

/// The better of both curves in place of the moves; `None` where neither
/// describes the series as well (Schwarz's criterion, the same season and noise).
pub(crate) fn fitted(course: &Course, observed: &Observed, stage: Stage) -> Option<Diffusion> {
    let (moves, ..) = rule::large(&course.moves);
    let first = moves.first()?;
    let once = moves.len() <= 2 && first.to > first.from;
    if !once || !stage.is_trend() {
        return None;
    }
    let spacing = Spacing::of(&observed.at);
    let values = observed.values.len() as f64;
    let weeks = observed.weeks();
    let season = observed
        .at
        .iter()
        .map(|at| course.season_at(*at as f64, observed.per_year));
    let target: Vec<f64> = observed
        .values
        .iter()
        .zip(season)
        .map(|(v, s)| v - s)
        .collect();
    let factors: Vec<f64> = (observed.at.iter())
        .map(|at| course.factor_at(*at as f64, observed.per_year))
        .collect();
    let phi = course.noise.autocorrelation;
    let fit = |shape: &dyn Fn(f64) -> f64| {
        let grown = observed.at.iter().zip(&factors);
        let columns = [
            factors.clone(),
            grown
                .map(|(at, by)| by * shape(*at as f64 * weeks))
                .collect(),
            target.clone(),
        ];
        let white: Vec<Vec<f64>> = columns.iter().map(|c| spacing.whitened(phi, c)).collect();
        let (found, left) = solved(table::all(&white), 3);
        (left, found)
    };
    let (straight, _) = fit(&|week| course.at(week));
    let cost = |left: f64, parameters: usize| {
        values * left.max(f64::MIN_POSITIVE).ln() + parameters as f64 * values.ln()
    };
    // A ramp has a size, a beginning and an end.
    let mut least = cost(straight, 3 * course.moves.len());
    let mut best = None;
    let fell = moves.len() == 2;
    let end = observed.end() * weeks;
    let middle = if fell {
        first.end
    } else {
        f64::midpoint(first.begin, first.end)
    };
    let length = (first.end - first.begin).max(LEAST_WEEKS);
    for shift in -SHIFTS..=SHIFTS {
        let center = middle + f64::from(shift) * length / SHIFTS_OF_A_MOVE;
        for power in -STEPS..=STEPS {
            let width = length / WIDTHS * STEP.powi(power);
            let logistic = |week: f64| 1.0 / (1.0 + (-(week - center) / width).exp());
            if !fell && center < end {
                let (left, found) = fit(&logistic);
                if found[1] > 0.0 && cost(left, 3) < least {
                    least = cost(left, 3);
                    best = Some(Diffusion::Logistic {
                        midpoint: observed.date(center / weeks),
                        weeks: WIDTHS * width,
                        ceiling: found[0] + found[1],
                    });
                }
            } else if fell {
                // Density of Bass: a bell cut off where it begins.
                let begin = first.begin.min(center - width);
                let bell = |week: f64| {
                    let part = logistic(week);
                    if week < begin {
                        0.0
                    } else {
                        4.0 * part * (1.0 - part)
                    }
                };
                let (left, found) = fit(&bell);
                if found[1] > 0.0 && cost(left, 4) < least {
                    least = cost(left, 4);
                    let (sum, ratio) = (1.0 / width, ((center - begin) / width).exp());
                    best = Some(Diffusion::Bass {
                        top: observed.date(center / weeks),
                        innovation: sum / (1.0 + ratio),
                        imitation: sum - sum / (1.0 + ratio),
                    });
                }
            }
        }
    }
    best
}
