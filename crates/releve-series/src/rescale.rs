//! Overlapping downloads of a relative measure, joined.

use crate::{Error, Period, Point, Series};

/// How one download was brought to the scale of the one after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// What its values are multiplied by.
    pub factor: f64,
    /// The standard error of the factor, as a part of it: 0.05 is five per cent.
    pub error: f64,
    /// Periods that both know exactly.
    pub common: usize,
}

/// Downloads on one scale, that of the last.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescaled {
    /// All periods from the first of any download to the last of any; of those
    /// that several know, the value of the latest download.
    pub series: Series,
    /// For each point the standard error that rescaling brings, as a part of the
    /// value; 0 for points of the last download. Rounding of the point itself is
    /// not in it.
    pub errors: Vec<f64>,
    /// How each download but the last was brought to the scale of the next, in
    /// the order of their ends.
    pub factors: Vec<Factor>,
}

/// Joins downloads of one relative measure, each with a scale of its own (Google
/// Trends sets the highest value of what was asked for to 100), over the periods
/// that they have in common.
///
/// A factor is the ratio of the sums over the common periods: values near zero,
/// which rounding hurts most, count least. Its error is that of the ratio
/// estimator (Cochran, *Sampling Techniques*, 3rd edition 1977, section 2.11), but
/// not less than what rounding alone brings where all values are whole numbers:
/// each is off by up to a half, a variance of 1/12. Along a chain of downloads
/// the squares of the relative errors add up.
///
/// Bounds are rescaled as values are, but tell no factor.
///
/// # Errors
///
/// No downloads; different calendars; a download that has fewer than two known
/// periods in common with the next, or nothing but zeros there: these cannot be
/// brought to one scale.
///
/// # Example: the second half was downloaded on a scale twice as large
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Series, rescale};
///
/// let months = |month, values: &[f64]| {
///     let points = values.iter().map(|value| Point::Exact(*value)).collect();
///     Series::new("mules", Calendar::Monthly, date(2024, month, 1), points)
/// };
/// let joined = rescale(&[months(1, &[10., 20., 30., 40.])?, months(3, &[60., 80., 100.])?])?;
/// assert_eq!(joined.factors[0].factor, 2.0);
/// assert_eq!(joined.series.points()[0], Point::Exact(20.0));
/// assert_eq!(joined.series.len(), 5);
/// // Whole numbers as small as these were rounded: about one per cent.
/// assert!((0.005..0.02).contains(&joined.errors[0]));
/// assert_eq!(joined.errors[4], 0.0);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn rescale(downloads: &[Series]) -> Result<Rescaled, Error> {
    let mut ordered: Vec<&Series> = downloads.iter().collect();
    ordered.sort_by_key(|series| (series.last(), series.vintage(), series.first()));
    let Some(last) = ordered.last().copied() else {
        return Err(Error::request("no downloads; expected at least one"));
    };
    if let Some(other) = ordered
        .iter()
        .find(|series| series.calendar() != last.calendar())
    {
        return Err(Error::calendars(last, other));
    }
    let factors = ordered
        .windows(2)
        .map(|pair| factor(pair[0], pair[1]))
        .collect::<Result<Vec<_>, _>>()?;
    // Factor and squared error of each download to the scale of the last.
    let mut to_last = vec![(1.0, 0.0); ordered.len()];
    for at in (0..factors.len()).rev() {
        let (factor, squared) = to_last[at + 1];
        let one = factors[at];
        to_last[at] = (factor * one.factor, squared + one.error * one.error);
    }
    let first = ordered.iter().map(|series| series.first()).min();
    let first = first.unwrap_or(last.first());
    let length = last.last().since(first) as usize + 1;
    let (mut points, mut errors) = (Vec::new(), Vec::new());
    for at in 0..length {
        let period: Period = first.plus(at as i64);
        let found = ordered
            .iter()
            .zip(&to_last)
            .rev()
            .map(|(series, to)| (series.at(period), to))
            .find(|(point, _)| !point.is_missing());
        match found {
            Some((point, (factor, squared))) => {
                points.push(times(point, *factor));
                errors.push(squared.sqrt());
            }
            None => {
                points.push(Point::Missing);
                errors.push(0.0);
            }
        }
    }
    let calendar = last.calendar();
    let series = Series::new(last.name(), calendar, calendar.date(first)?, points)?;
    Ok(Rescaled {
        series: series.of_vintage(last),
        errors,
        factors,
    })
}

fn times(point: Point, factor: f64) -> Point {
    match point {
        Point::Exact(value) => Point::Exact(value * factor),
        Point::Below(bound) => Point::Below(bound * factor),
        Point::Above(bound) => Point::Above(bound * factor),
        Point::Missing => Point::Missing,
    }
}

/// What brings `from` to the scale of `to`.
pub(crate) fn factor(from: &Series, to: &Series) -> Result<Factor, Error> {
    let pairs: Vec<(f64, f64)> = (0..from.len())
        .filter_map(|at| {
            let period = from.first().plus(at as i64);
            Some((from.at(period).exact()?, to.at(period).exact()?))
        })
        .collect();
    let count = pairs.len() as f64;
    let (below, above) = pairs
        .iter()
        .fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let factor = above / below;
    if pairs.len() < 2 || below <= 0.0 || above <= 0.0 || !factor.is_finite() {
        return Err(Error::request(format!(
            "the downloads of `{}` that begin on {} and on {} cannot be brought to one scale; \
             expected two periods or more that both know and that are not all zero",
            from.name(),
            from.start(),
            to.start()
        )));
    }
    let squares: f64 = pairs
        .iter()
        .map(|(one, two)| (two - factor * one).powi(2))
        .sum();
    let told = (squares * count / (count - 1.0)).sqrt() / above;
    let rounding = |series: &Series| if whole(series) { 1.0 / 12.0 } else { 0.0 };
    let rounded = rounding(to) / (above * above) + rounding(from) / (below * below);
    Ok(Factor {
        factor,
        error: told.max((rounded * count).sqrt()),
        common: pairs.len(),
    })
}

/// True where a download has whole numbers only, as rounded ones do.
fn whole(series: &Series) -> bool {
    let mut exact = series.points().iter().filter_map(|point| point.exact());
    exact.all(|value| value.fract() == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Calendar;
    use crate::random::Random;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn days(day: i8, values: &[f64]) -> Series {
        let points = values.iter().map(|value| Point::Exact(*value)).collect();
        Series::new("a", Calendar::Daily, date(2024, 1, day), points).unwrap()
    }

    #[test]
    fn downloads_that_share_nothing_are_refused() {
        for (one, two) in [
            (days(1, &[1.0, 2.0]), days(5, &[1.0, 2.0])),
            (days(1, &[1.0, 2.0]), days(2, &[1.0, 2.0])),
            (days(1, &[1.0, 0.0, 0.0]), days(2, &[0.0, 0.0, 2.0])),
        ] {
            assert!(rescale(&[one, two]).unwrap_err().is_request());
        }
        assert!(rescale(&[]).unwrap_err().is_request());
    }

    #[test]
    fn gaps_stay_and_bounds_are_rescaled() {
        let mut points = vec![Point::Below(1.0), Point::Missing];
        points.extend([10.0, 20.0].map(Point::Exact));
        let one = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        let joined = rescale(&[days(3, &[5.0, 10.0, 7.0]), one]).unwrap();
        assert_eq!(
            joined.series.points()[..2],
            [Point::Below(0.5), Point::Missing]
        );
        assert_eq!(joined.factors[0].common, 2);
        let single = rescale(&[days(1, &[1.0])]).unwrap();
        assert!(single.factors.is_empty() && single.errors == [0.0]);
    }

    /// Windows of a series, each rounded to whole numbers of its own highest
    /// value: the error that is said is as large as the one that is made.
    #[test]
    fn the_error_that_is_said_is_the_one_that_is_made() {
        let mut random = Random::new(5);
        let (mut squares, mut said) = (0.0, 0.0);
        for _ in 0..200 {
            let truth: Vec<f64> = (0..30).map(|_| 1.0 + random.uniform()).collect();
            let part = |from: usize, high: f64| {
                let part = &truth[from..from + 12];
                let most = part.iter().copied().fold(0.0, f64::max);
                let scaled: Vec<f64> = part.iter().map(|v| (v / most * high).round()).collect();
                (days(from as i8 + 1, &scaled), high / most)
            };
            let (downloads, scales): (Vec<_>, Vec<_>) =
                [part(0, 20.0), part(8, 25.0), part(16, 30.0)]
                    .into_iter()
                    .unzip();
            let joined = rescale(&downloads).unwrap();
            let found = joined.factors[0].factor * joined.factors[1].factor;
            squares += (found / (scales[2] / scales[0]) - 1.0).powi(2);
            said += joined.errors[0].powi(2);
        }
        let ratio = (squares / said).sqrt();
        assert!((0.6..=1.2).contains(&ratio), "{ratio}");
    }

    proptest! {
        #[test]
        fn an_exact_scale_is_found(
            values in proptest::collection::vec(0.1f64..1e3, 6..40), factor in 0.01f64..100.0,
        ) {
            let part: Vec<f64> = values[3..].iter().map(|value| value * factor).collect();
            let joined = rescale(&[days(1, &values), days(4, &part)]).unwrap();
            prop_assert!((joined.factors[0].factor / factor - 1.0).abs() < 1e-9);
            prop_assert_eq!(joined.series.len(), values.len());
        }
    }
}
