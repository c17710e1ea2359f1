//! Forecasts that were kept, held against what came.

use crate::accuracy::{Mean, interval};
use crate::rescale::factor;
use crate::{Error, Factor, Period, Point, Series};

/// By how much two downloads of a measure that is not relative may differ over
/// the periods that both know: revisions of counts are of some per cent, another
/// scale or another measure is of more.
const REVISED: f64 = 0.1;

/// A value that came, and where it lies on the scale of the history that the
/// forecast was made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrived {
    /// Of which period.
    pub period: Period,
    /// What the download says, on its own scale: exact or a bound.
    pub said: Point,
    /// The value on the history's scale; `None` where only a bound is known.
    pub value: Option<f64>,
}

/// What a later download tells of the periods of a forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// The values, in order of periods; what is missing is left out.
    pub values: Vec<Arrived>,
    /// How a relative measure was brought to the history's scale: what its
    /// values were multiplied by, with the error of that. `None` where the
    /// measure is not relative.
    pub scale: Option<Factor>,
}

/// What came in so many periods from `first` on, by a later download than the
/// `history` that a forecast was made of.
///
/// A relative measure is brought to the history's scale over the periods that
/// both know exactly, as [`rescale`](crate::rescale) does it.
///
/// # Errors
///
/// Where the values cannot be compared: other calendars; a relative measure
/// without two common periods that are not all zero; a measure that is not
/// relative but differs over the common periods by more than a tenth.
///
/// # Example: a scale half as large
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Series, arrived};
///
/// let months = |values: &[f64]| {
///     let points = values.iter().map(|value| Point::Exact(*value)).collect();
///     Series::new("mules", Calendar::Monthly, date(2024, 1, 1), points)
/// };
/// let history = months(&[20., 40., 60.])?;
/// let later = months(&[10., 20., 30., 35.])?;
/// let came = arrived(&history, &later, history.last().plus(1), 2, true)?;
/// assert_eq!(came.values.len(), 1);
/// assert_eq!(came.values[0].value, Some(70.0));
/// assert!(came.scale.is_some_and(|scale| scale.factor == 2.0 && scale.error < 0.02));
/// // Taken for counts, the two do not speak of the same thing.
/// assert!(arrived(&history, &later, history.last().plus(1), 2, false).is_err());
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn arrived(
    history: &Series,
    download: &Series,
    first: Period,
    periods: usize,
    relative: bool,
) -> Result<Arrival, Error> {
    if history.calendar() != download.calendar() {
        return Err(Error::calendars(history, download));
    }
    let told = factor(download, history);
    let scale = match (relative, told) {
        (true, told) => Some(told?),
        (false, Ok(told)) if (told.factor - 1.0).abs() > REVISED => {
            return Err(revised(&told, history));
        }
        // Counts need no common periods.
        (false, _) => None,
    };
    let times = scale.map_or(1.0, |scale| scale.factor);
    let values = (0..periods)
        .filter_map(|lead| {
            let period = first.plus(lead as i64);
            let said = download.at(period);
            (!said.is_missing()).then(|| Arrived {
                period,
                said,
                value: said.exact().map(|value| value * times),
            })
        })
        .collect();
    Ok(Arrival { values, scale })
}

fn revised(told: &Factor, history: &Series) -> Error {
    Error::request(format!(
        "the later download lies {:.3} times as high over {} common {}s; expected the same \
         measure on the same scale; where each download has one of its own, freeze it as relative",
        1.0 / told.factor,
        told.common,
        history.calendar().unit()
    ))
}

/// One period of a forecast that was kept, with the value that came.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The value, on the scale of the forecast.
    pub value: f64,
    /// The forecast.
    pub point: f64,
    /// The seasonal naive's.
    pub naive: f64,
    /// The ends of each band, the lower first, and of the seasonal naive's.
    pub bands: Vec<[(f64, f64); 2]>,
}

/// How right a forecast that was kept is.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Mean absolute scaled error.
    pub mase: f64,
    /// That of the seasonal naive.
    pub naive_mase: f64,
    /// How each band did, and the seasonal naive's.
    pub bands: Vec<[Held; 2]>,
}

/// How a band did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// How many of the values it held, its ends included.
    pub inside: usize,
    /// Its mean scaled interval score, on the scale of the MASE.
    pub msis: f64,
}

/// How right a forecast was in the periods whose values came, its errors divided
/// by `size`. `levels` are the bands in per cent. `None` of no periods.
///
/// The measures are those of [`backtest`](crate::backtest), of one series and
/// one origin.
///
/// # Example: one hit and one miss
///
/// ```
/// use releve_series::{Kept, Level, verdict};
///
/// let kept = [4.0, 9.0].map(|value| Kept {
///     value,
///     point: 5.0,
///     naive: 2.0,
///     bands: vec![[(3.0, 7.0), (1.0, 9.0)]],
/// });
/// let verdict = verdict(&kept, &[Level::new(80.0)?], 2.0).expect("two periods");
/// assert_eq!((verdict.mase, verdict.naive_mase), (1.25, 2.25));
/// assert_eq!((verdict.bands[0][0].inside, verdict.bands[0][1].inside), (1, 2));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn verdict(kept: &[Kept], levels: &[crate::Level], size: f64) -> Option<Verdict> {
    let mean = |error: &dyn Fn(&Kept) -> f64| {
        let mut mean = Mean::default();
        kept.iter().for_each(|one| mean.push(error(one) / size));
        mean.value()
    };
    let held = |at: usize, which: usize, outside: f64| {
        let band = |one: &Kept| one.bands[at][which];
        Some(Held {
            inside: kept
                .iter()
                .filter(|one| (band(one).0..=band(one).1).contains(&one.value))
                .count(),
            msis: mean(&|one| interval(one.value, band(one).0, band(one).1, outside))?,
        })
    };
    let bands = levels.iter().enumerate().map(|(at, level)| {
        let outside = 2.0 * level.tail();
        Some([held(at, 0, outside)?, held(at, 1, outside)?])
    });
    Some(Verdict {
        mase: mean(&|one| (one.value - one.point).abs())?,
        naive_mase: mean(&|one| (one.value - one.naive).abs())?,
        bands: bands.collect::<Option<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Calendar;
    use jiff::civil::date;

    fn days(day: i8, points: Vec<Point>) -> Series {
        Series::new("a", Calendar::Daily, date(2024, 1, day), points).unwrap()
    }

    fn exact(values: &[f64]) -> Vec<Point> {
        values.iter().map(|value| Point::Exact(*value)).collect()
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        let history = days(1, exact(&[2.0, 4.0, 6.0]));
        let first = history.last().plus(1);
        let apart = days(4, exact(&[5.0, 7.0]));
        let error = arrived(&history, &apart, first, 2, true).unwrap_err();
        assert!(
            error.to_string().contains("cannot be brought to one scale"),
            "{error}"
        );
        // Counts need no common days.
        let came = arrived(&history, &apart, first, 1, false).unwrap();
        assert_eq!((came.values.len(), came.scale), (1, None));
        let revised = days(1, exact(&[2.0, 4.1, 6.0, 8.0]));
        assert_eq!(
            arrived(&history, &revised, first, 1, false).unwrap().values[0].value,
            Some(8.0)
        );
        let months = Series::new("a", Calendar::Monthly, date(2024, 1, 1), exact(&[1.0])).unwrap();
        assert!(
            arrived(&history, &months, first, 1, false)
                .unwrap_err()
                .is_calendar()
        );
    }

    #[test]
    fn bounds_and_gaps_are_no_values() {
        let mut points = exact(&[1.0, 2.0, 3.0]);
        points.extend([Point::Missing, Point::Below(1.0), Point::Exact(4.0)]);
        let history = days(1, exact(&[2.0, 4.0, 6.0]));
        let came = arrived(&history, &days(1, points), history.last().plus(1), 9, true).unwrap();
        let values: Vec<_> = came.values.iter().map(|one| one.value).collect();
        assert_eq!(values, [None, Some(8.0)]);
        assert_eq!(came.values[0].said, Point::Below(1.0));
    }

    #[test]
    fn nothing_gives_no_verdict() {
        assert_eq!(verdict(&[], &[], 1.0), None);
    }
}
