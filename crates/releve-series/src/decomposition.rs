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
    if values.len() < 3 {
        return vec![values.last().copied().unwrap_or(f64::NAN); horizon];
    }
    let lines = Lines::of(values);
    let logistic = |x: f64| 0.01 + 0.98 / (1.0 + (-x).exp());
    let (best, _) = minimum(&[0.0], &[1.0], 80, |x| lines.smooth(logistic(x[0])).1);
    lines.forecast(logistic(best[0]), horizon)
}

/// The two lines of the Theta method.
struct Lines {
    /// With theta 0: the regression line, at the first value, and its slope.
    first: f64,
    slope: f64,
    /// With theta 2, which doubles the curvature: 2y − (a + bt).
    doubled: Vec<f64>,
}

impl Lines {
    fn of(values: &[f64]) -> Self {
        let (before, slope) = line(values);
        let first = before + slope;
        let doubled = values.iter().enumerate();
        Self {
            doubled: doubled
                .map(|(at, value)| 2.0 * value - first - slope * at as f64)
                .collect(),
            first,
            slope,
        }
    }

    /// Where the line with theta 2 stands after the last value, smoothed by this
    /// constant, and the sum of its squared errors.
    fn smooth(&self, alpha: f64) -> (f64, f64) {
        let mut level = self.doubled[0];
        let mut squares = 0.0;
        for value in &self.doubled[1..] {
            let error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        (level, squares)
    }

    fn forecast(&self, alpha: f64, horizon: usize) -> Vec<f64> {
        let (level, _) = self.smooth(alpha);
        (self.doubled.len()..self.doubled.len() + horizon)
            .map(|at| (level + self.first + self.slope * at as f64) / 2.0)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden::{case, furthest, rough, weeks};

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

    /// With the smoothing constant given nothing is left to an optimiser.
    #[test]
    fn theta_with_a_given_constant_is_that_of_statsmodels() {
        let ahead = Lines::of(&rough()).forecast(0.25, 8);
        assert!(furthest(&ahead, &case("theta given, statsmodels")) < 1e-10);
    }

    /// Both others look for the constant, too: statsmodels by the same squares,
    /// statsforecast by its own likelihood, together with the first level.
    /// statsmodels' `ThetaModel` adds the slope from the last value's level on and
    /// not from the line's; its slope is the same.
    #[test]
    fn theta_agrees_with_statsmodels_and_statsforecast() {
        let ours = theta(&rough(), 1, 8);
        assert!(furthest(&ours, &case("theta fitted, statsmodels")) < 0.001);
        assert!(furthest(&ours, &case("theta, statsforecast")) < 0.03);
        let other = case("theta ThetaModel, statsmodels");
        assert!(((ours[7] - ours[0]) - (other[7] - other[0])).abs() < 1e-9);
    }

    /// The same loess with the same windows: nothing but rounding.
    #[test]
    fn loess_is_that_of_statsmodels() {
        let (season, trend) = (
            case("stl season, statsmodels"),
            case("stl trend, statsmodels"),
        );
        let parts = Adjusted::of(&weeks(), 52);
        assert!(furthest(&parts.season, &season) < LOESS);
        let found = stlrs::params()
            .seasonal_length(11)
            .fit(&weeks(), 52)
            .expect("parts");
        assert!(furthest(&found.trend()[156..], &trend) < LOESS);
    }

    /// `MSTL` takes the season out by other windows of the trend; forecasts of values
    /// about 50 are a five hundredth apart.
    #[test]
    fn forecasts_after_loess_agree_with_statsforecast() {
        for (ours, name) in [
            (stl(&weeks(), 52, 52), "stl forecast, statsforecast"),
            (theta(&weeks(), 52, 52), "theta of stl, statsforecast"),
        ] {
            let off = furthest(&ours, &case(name));
            assert!(off < 0.1, "{name}: {off}");
        }
    }

    const LOESS: f64 = 1e-9;
}
