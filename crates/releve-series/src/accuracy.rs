//! How right forecasts were.

/// The mean absolute difference of values a season apart, by which errors of
/// series of different size are compared (Hyndman and Koehler, *Another look at
/// measures of forecast accuracy*, International Journal of Forecasting 22, 2006).
/// Of histories no longer than a season the difference from period to period;
/// `None` where no value differs.
pub(crate) fn size(history: &[f64], season: usize) -> Option<f64> {
    let apart = |lag: usize| {
        let (mut sum, mut count) = (0.0, 0usize);
        for (now, before) in history.iter().skip(lag).zip(history) {
            let difference = (now - before).abs();
            if !difference.is_nan() {
                sum += difference;
                count += 1;
            }
        }
        (count > 0 && sum > 0.0).then(|| sum / count as f64)
    };
    apart(season.max(1)).or_else(|| apart(1))
}

/// Sums of errors, of which means are taken when all is counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Errors {
    pub(crate) absolute: Mean,
    pub(crate) symmetric: Mean,
    pub(crate) bands: Vec<BandErrors>,
}

/// How a band did.
#[derive(Debug, Clone, Default)]
pub(crate) struct BandErrors {
    pub(crate) covered: Mean,
    pub(crate) interval: Mean,
}

/// A mean, while it is taken.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mean {
    sum: f64,
    count: usize,
}

impl Mean {
    pub(crate) fn push(&mut self, value: f64) {
        self.sum += value;
        self.count += 1;
    }

    /// `None` of nothing.
    pub(crate) fn value(self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }
}

/// 200 |y − ŷ| / (|y| + |ŷ|), in per cent from 0 to 200; 0 where both are 0
/// (Makridakis, 1993, as the M4 competition took it).
pub(crate) fn symmetric(value: f64, forecast: f64) -> f64 {
    let sum = value.abs() + forecast.abs();
    if sum > 0.0 {
        200.0 * (value - forecast).abs() / sum
    } else {
        0.0
    }
}

/// The interval score of Gneiting and Raftery, *Strictly proper scoring rules,
/// prediction, and estimation* (JASA 102, 2007): the width, and 2/α times what a
/// value lies outside.
pub(crate) fn interval(value: f64, low: f64, high: f64, outside: f64) -> f64 {
    let penalty = 2.0 / outside;
    (high - low) + penalty * (low - value).max(0.0) + penalty * (value - high).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_histories() {
        let n = f64::NAN;
        for (history, season, expected) in [
            (&[1.0, 2.0, 3.0, 5.0][..], 2, Some(2.5)),
            (&[1.0, n, 3.0, 5.0], 2, Some(2.0)),
            (&[1.0, 2.0], 52, Some(1.0)),
            (&[1.0, 2.0, 1.0, 2.0], 2, Some(1.0)),
            (&[3.0, 3.0], 1, None),
            (&[], 1, None),
        ] {
            assert_eq!(size(history, season), expected, "{history:?}");
        }
    }

    #[test]
    fn scores_of_points_and_bands() {
        assert_eq!(symmetric(1.0, 3.0), 100.0);
        assert_eq!(symmetric(0.0, 0.0), 0.0);
        assert_eq!(interval(5.0, 4.0, 6.0, 0.05), 2.0);
        assert_eq!(interval(7.0, 4.0, 6.0, 0.05), 42.0);
        assert_eq!(interval(3.5, 4.0, 6.0, 0.2), 7.0);
    }
}
