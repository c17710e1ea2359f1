//! Sums over stretches of the horizon: a quarter's demand, a season's.

use std::ops::Range;

use crate::Level;
use crate::bands::Spread;
use crate::calibration::Calibration;

/// What is likely to come in all periods of a stretch together.
///
/// # Example: the band of a sum is not the sum of bands
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Model, Point, Request, Series, forecast};
///
/// let all: Vec<Series> = (0..24u64)
///     .map(|which| {
///         let mut random = releve_series::Random::new(which);
///         let points = (0..60).map(|_| Point::Exact(20.0 + 10.0 * random.uniform()));
///         Series::new(format!("s{which}"), Calendar::Monthly, date(2020, 1, 1), points.collect())
///     })
///     .collect::<Result<_, _>>()?;
/// let request = Request {
///     model: Model::Process,
///     holidays: Vec::new(),
///     stretches: vec![0..6],
///     costs: Some((1.0, 4.0)),
///     ..Request::new(6)
/// };
/// let made = forecast(&all, None, &request, &|_| {})?;
/// let one = &made.forecasts()[0];
/// let (half_year, months) = (&one.stretches()[0], &one.bands()[0]);
/// let medians: f64 = one.points().iter().sum();
/// assert!((half_year.point / medians - 1.0).abs() < 0.05);
/// let (low, high) = half_year.bands[0];
/// let sum: f64 = months.high.iter().zip(&months.low).map(|(high, low)| high - low).sum();
/// assert!(high - low < 0.7 * sum, "errors of single months make up for each other");
/// // One too few costs four times as much as one too many.
/// assert!(half_year.quantile.is_some_and(|plan| low < plan && plan < high));
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Which periods ahead, the first being 0, the end not included.
    pub leads: Range<usize>,
    /// What these periods come to together on average, in the unit of the values: the
    /// sum of the forecasts of models that tell means, of the others of the means
    /// that belong to their medians.
    pub point: f64,
    /// For each level that was asked for the ends of the band that the sum should
    /// lie in, the lower first; the point lies between them.
    pub bands: Vec<(f64, f64)>,
    /// What to plan for over the whole stretch, where costs were named.
    pub quantile: Option<f64>,
}

/// A score beyond these is none that a band asks for.
const FURTHEST: f64 = 50.0;
/// Halvings of that: to nine digits.
const HALVINGS: usize = 40;

/// The sum of one series' values that all lie so many units of usual error from
/// their forecasts.
fn sum(spread: &Spread, row: usize, first: usize, points: &[f64], score: f64) -> f64 {
    let each = (first..).zip(points);
    each.map(|(lead, point)| spread.value(row, lead, *point, score))
        .sum()
}

/// How far from their forecasts all values of a stretch that begins at `first`
/// would have to lie, in units of usual error, to add up to what they do: the
/// score of the sum. Where errors of single periods make up for each other it is
/// smaller than theirs, where they hang together it is as large.
pub(crate) fn score(
    spread: &Spread,
    row: usize,
    first: usize,
    points: &[f64],
    values: &[f64],
) -> f64 {
    let whole: f64 = values.iter().sum();
    if !whole.is_finite() || points.iter().any(|point| point.is_nan()) {
        return f64::NAN;
    }
    // Sums rise with the score.
    let (mut low, mut high) = (-FURTHEST, FURTHEST);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if sum(spread, row, first, points, middle) < whole {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Sums of one series' forecasts with bands: split conformal prediction on the
/// scores of past sums, as `bands` does it on those of single values. `points` are
/// those of the whole horizon, medians if values lie `around` them by these scores:
/// then the mean of each period is that of what the scores make of it (Duan,
/// *Smearing estimate: a nonparametric retransformation method*, JASA 78, 1983), and
/// means add up where medians do not.
pub(crate) fn stretch(
    (spread, row): (&Spread, usize),
    (calibration, around): (&Calibration, &[f64]),
    leads: Range<usize>,
    points: &[f64],
    levels: &[Level],
    planned: Option<f64>,
) -> Stretch {
    let part = &points[leads.clone()];
    let at = |score: f64| sum(spread, row, leads.start, part, score);
    let point: f64 = match around {
        [] => part.iter().sum(),
        _ => around.iter().map(|score| at(*score)).sum::<f64>() / around.len() as f64,
    };
    let bands = levels.iter().map(|level| {
        let (low, high) = calibration.band(*level);
        // There and back again may round to the wrong side.
        (at(low).min(point), at(high).max(point))
    });
    Stretch {
        bands: bands.collect(),
        quantile: planned.map(|part| at(calibration.quantile(part))),
        point,
        leads,
    }
}

/// The same of a series that never had another value.
pub(crate) fn steady(
    value: f64,
    leads: Range<usize>,
    levels: &[Level],
    planned: Option<f64>,
) -> Stretch {
    let point = value * leads.len() as f64;
    Stretch {
        leads,
        point,
        bands: vec![(point, point); levels.len()],
        quantile: planned.map(|_| point),
    }
}
