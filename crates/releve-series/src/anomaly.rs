//! Values that stand out.

mod expected;
mod scale;
mod seen;
#[cfg(test)]
mod tests;

use self::scale::Scale;
use self::seen::Seen;
use crate::{Period, Point, Series};

/// A value that stands out from those around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anomaly {
    /// The period.
    pub period: Period,
    /// What was there; of a bound what [`Point::estimate`] says.
    pub value: f64,
    /// What was to be expected from the periods around it and from the same time
    /// in other seasons.
    pub expected: f64,
    /// How many times the usual spread it lies above what was expected or, where
    /// nearer, the level before or after it; negative where below.
    pub score: f64,
}

impl Anomaly {
    /// Of a series with fewer known points than this it is too early to tell what
    /// stands out.
    pub const LEAST: usize = 12;
}

/// Values that lie further than `beyond` times the usual spread from what the
/// periods around them and the same time in other seasons let expect, in their
/// order.
///
/// Each value is held against its neighbours without itself: the median of the
/// middles of the four pairs around it, which follows a line, and the medians of the
/// four before and of the four after; what counts is the nearest of the three, so that
/// a level that changes for good is none (Hampel's identifier; Davies and Gather, *The
/// identification of multiple outliers*, JASA 88, 1993, hold it against the median and
/// the spread of the whole sample). At the ends, where a line is led on from one side,
/// a value has to lie further out. Where there are three rounds of a season, the
/// median of the same place of the others, each less the level of its season, is taken
/// off before: a peak that returns every season is none. The spread is a multiple of
/// the median of what is left then, of the mean where the median is zero, on the scale
/// on which it is the most alike where values are high and where they are low: their
/// roots, their logarithms where all are above zero, or as they are (Tukey's
/// spread-versus-level plot, *Exploratory Data Analysis*, 1977). Three and a half is a
/// usual `beyond` (Iglewicz and Hoaglin, 1993): of normal noise about one value in two
/// thousand lies outside, or fewer; around a strong season of three short rounds
/// (36 months) up to one in seven hundred.
///
/// Nothing is found in series with fewer than twelve known points ([`Anomaly::LEAST`]), or where nothing
/// differs from what was expected.
///
/// # Example: one week of a show
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_series::{Calendar, Point, Series, anomalies};
///
/// let mut points: Vec<Point> = (0..40)
///     .map(|at| Point::Exact(50.0 + [3.0, -2.0, 1.0, -4.0, 0.0][at % 5]))
///     .collect();
/// points[17] = Point::Exact(120.0);
/// let weeks = Calendar::Weekly(Weekday::Monday);
/// let series = Series::new("corsets", weeks, date(2024, 1, 1), points)?;
/// let found = anomalies(&series, 52, 3.5);
/// assert_eq!(found.len(), 1);
/// assert_eq!(weeks.date(found[0].period)?, date(2024, 4, 29));
/// assert!(found[0].score > 3.5 && found[0].expected < 60.0);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn anomalies(series: &Series, season: usize, beyond: f64) -> Vec<Anomaly> {
    let values: Vec<f64> = series
        .points()
        .iter()
        .map(|point| Point::estimate(*point).unwrap_or(f64::NAN))
        .collect();
    if values.iter().filter(|value| !value.is_nan()).count() < Anomaly::LEAST {
        return Vec::new();
    }
    let unknown = values.iter().take_while(|value| value.is_nan()).count();
    let values = &values[unknown..];
    let scales = Scale::ALL.iter().filter(|scale| scale.holds(values));
    let seen = scales.map(|scale| Seen::on(*scale, values, season));
    let Some(seen) = seen.min_by(|one, two| one.uneven().total_cmp(&two.uneven())) else {
        return Vec::new();
    };
    let spread = seen.spread();
    if spread <= 0.0 {
        return Vec::new();
    }
    (seen.places.iter().enumerate())
        .map(|(nth, at)| Anomaly {
            period: series.first().plus((unknown + at) as i64),
            value: values[*at],
            expected: seen.scale.back(seen.expected[nth]),
            score: seen.score(nth, spread),
        })
        .filter(|anomaly| anomaly.score.abs() > beyond)
        .collect()
}
