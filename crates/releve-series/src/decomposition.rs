//! Seasons taken out by loess, and models of what remains.

use crate::simplex::minimum;
use crate::smoothing::{Smoothing, line};

/// A series without its season, and the season's last round.
struct Adjusted {
    rest: Vec<f64>,
    /// The season's effects, the next period's first; empty without one.
    season: Vec<f64>,
}

impl Adjusted {
    /// Takes the season out by STL (Cleveland, Cleveland, McRae and
    /// Terpenning, *STL: a seasonal-trend decomposition procedure based on
    /// loess*, Journal of Official Statistics 6, 1990), whenever two rounds of
    /// it were seen. It is not tested for: on short histories the test has no
    /// power, and a season that is there is then lost.
    fn of(values: &[f64], season: usize) -> Self {
        let n = values.len();
        let seasonal = (season > 1 && n >= 2 * season)
            .then(|| {
                // As `forecast::stlf` and statsforecast's MSTL: 11 for one season.
                stlrs::params().seasonal_length(11).fit(values, season).ok()
            })
            .flatten();
        match seasonal {
            Some(parts) => Self {
                rest: values
                    .iter()
                    .zip(parts.seasonal())
                    .map(|(y, s)| y - s)
                    .collect(),
                season: parts.seasonal()[n - season..].to_vec(),
            },
            None => Self {
                rest: values.to_vec(),
                season: Vec::new(),
            },
        }
    }

    fn with_season(&self, mut ahead: Vec<f64>) -> Vec<f64> {
        if !self.season.is_empty() {
            for (lead, value) in ahead.iter_mut().enumerate() {
                *value += self.season[lead % self.season.len()];
            }
        }
        ahead
    }
}

/// STL, and exponential smoothing of what remains; the last value where that is
/// too short.
pub(crate) fn stl(values: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    let adjusted = Adjusted::of(values, season);
    let ahead = match Smoothing::of(&adjusted.rest, 1) {
        Some(model) => model.forecast(horizon),
        None => vec![adjusted.rest.last().copied().unwrap_or(f64::NAN); horizon],
    };
    adjusted.with_season(ahead)
}

/// The Theta method (Assimakopoulos and Nikolopoulos, *The theta model*,
/// International Journal of Forecasting 16, 2000) as simple exponential smoothing
/// with half the slope of the regression line (Hyndman and Billah, *Unmasking the
/// Theta method*, the same journal 19, 2003), after the season is taken out.
pub(crate) fn theta(values: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    let adjusted = Adjusted::of(values, season);
    adjusted.with_season(theta_line(&adjusted.rest, horizon))
}

fn theta_line(values: &[f64], horizon: usize) -> Vec<f64> {
    let n = values.len();
    if n < 3 {
        return vec![values.last().copied().unwrap_or(f64::NAN); horizon];
    }
    let (before, slope) = line(values);
    let intercept = before + slope;
    // The line with theta 2 doubles the curvature: 2y − (a + bt).
    let doubled: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(at, value)| 2.0 * value - intercept - slope * at as f64)
        .collect();
    let smooth = |alpha: f64| {
        let mut level = doubled[0];
        let mut squares = 0.0;
        for value in &doubled[1..] {
            let error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        (level, squares)
    };
    let logistic = |x: f64| 0.01 + 0.98 / (1.0 + (-x).exp());
    let (best, _) = minimum(&[0.0], &[1.0], 80, |x| smooth(logistic(x[0])).1);
    let (level, _) = smooth(logistic(best[0]));
    (0..horizon)
        .map(|lead| (level + intercept + slope * (n + lead) as f64) / 2.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_is_kept_on_two_rounds() {
        let values: Vec<f64> = (0..104)
            .map(|at| 10.0 + 3.0 * (std::f64::consts::TAU * f64::from(at) / 52.0).sin())
            .collect();
        for ahead in [stl(&values, 52, 52), theta(&values, 52, 52)] {
            for (lead, value) in ahead.iter().enumerate() {
                assert!((value - values[52 + lead]).abs() < 0.4, "{lead}: {value}");
            }
        }
    }

    #[test]
    fn short_series_give_their_last_value() {
        assert_eq!(stl(&[1.0, 4.0], 52, 2), [4.0, 4.0]);
        assert_eq!(theta(&[4.0], 52, 1), [4.0]);
        assert!(theta(&[], 52, 1)[0].is_nan());
    }

    /// Golden values of statsforecast 2.1.1 (`Theta(season_length=1)`) and
    /// statsmodels 0.15.0 (`ThetaModel(period=1)`), which differ from each other
    /// by 0.78: the first estimates the smoothing by its own likelihood.
    #[test]
    fn theta_agrees_with_statsforecast_and_statsmodels() {
        let ahead = theta(&crate::smoothing::tests::rough(), 1, 6);
        let (high, low) = ([39.6168, 40.3794], [38.84, 39.6026]);
        for (found, (high, low)) in [ahead[0], ahead[5]].iter().zip(high.iter().zip(&low)) {
            assert!(low - 0.05 < *found && *found < high + 0.05, "{ahead:?}");
        }
        // Half the slope of the regression line, in all three.
        assert!((ahead[5] - ahead[0] - 0.7626).abs() < 0.002, "{ahead:?}");
    }
}
