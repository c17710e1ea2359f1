//! Growth, with what noise makes of it.

use crate::calibration::normal_quantile;
use crate::median::median;
use crate::{Calendar, Error, Level, Point, Series};

/// Fewer deviations than this tell no noise.
const LEAST: usize = 8;

/// What is held against what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The last seven days against the seven before.
    Week,
    /// The last month against the one before; of weeks, four against four.
    Month,
    /// The last month (of weeks four of them, of quarters one) against the same
    /// a year ago.
    Year,
}

impl Span {
    /// How many periods are averaged, and how many lie from them back to those
    /// that they are held against; `None` where the calendar is too coarse.
    fn on(self, calendar: Calendar) -> Option<(usize, usize)> {
        match (self, calendar) {
            (Self::Week, Calendar::Daily) => Some((7, 7)),
            (Self::Week, Calendar::Weekly(_)) => Some((1, 1)),
            (Self::Month, Calendar::Daily) => Some((28, 28)),
            (Self::Month, Calendar::Weekly(_)) => Some((4, 4)),
            (Self::Month, Calendar::Monthly) => Some((1, 1)),
            // 52 weeks, so that weekdays fall on weekdays.
            (Self::Year, Calendar::Daily) => Some((28, 364)),
            (Self::Year, Calendar::Weekly(_)) => Some((4, 52)),
            (Self::Year, Calendar::Monthly) => Some((1, 12)),
            (Self::Year, Calendar::Quarterly) => Some((1, 4)),
            _ => None,
        }
    }
}

/// How much a series grew, as a part of what it was: 0.1 is ten per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// The mean of the later periods.
    pub now: f64,
    /// The mean of the earlier ones.
    pub before: f64,
    /// `now / before − 1`.
    pub rate: f64,
    /// Between what the growth of the level lies, noise taken away; `None` where
    /// the history is too short to tell its noise, or the earlier level cannot be
    /// told from nothing, so that any growth is possible.
    pub interval: Option<(f64, f64)>,
}

impl Growth {
    /// True if the interval lies on one side of zero: the series grew or fell,
    /// and noise alone would hardly have done it.
    pub fn is_clear(&self) -> bool {
        self.interval
            .is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// The growth of a series up to its last period.
///
/// The interval is Fieller's for the ratio of two means (*Some problems in
/// interval estimation*, Journal of the Royal Statistical Society B 16, 1954).
/// The noise is told from how far each value lies from the middle of its
/// neighbours (Gasser, Sroka and Jennen-Steinmetz, Biometrika 73, 1986), by the
/// median so that single outliers do not count, on the scale of square roots
/// where nothing is negative: there the noise of counts is alike at any level.
/// It is taken to be independent from period to period; where it is not, the
/// interval is too narrow.
///
/// Missing periods are left out of the means, of which half must be known;
/// bounds count as [`Point::estimate`] says.
///
/// # Errors
///
/// A span finer than the calendar; too little known in either part; an earlier
/// mean that is not above zero.
///
/// # Example: ten of ten is clear, one of ten is not
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Level, Point, Series, Span, growth};
///
/// let noisy = |last: f64| {
///     let points = (0..24).map(|at| 100.0 + [4.0, -3.0, 0.0, -5.0, 2.0][at % 5]);
///     let points = points.chain([last]).map(Point::Exact).collect();
///     Series::new("clogs", Calendar::Monthly, date(2022, 1, 1), points)
/// };
/// let level = Level::new(95.0)?;
/// assert!(growth(&noisy(200.0)?, Span::Month, level)?.is_clear());
/// assert!(!growth(&noisy(110.0)?, Span::Month, level)?.is_clear());
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn growth(series: &Series, span: Span, level: Level) -> Result<Growth, Error> {
    let name = series.name();
    let Some((width, back)) = span.on(series.calendar()) else {
        return Err(Error::request(format!(
            "series `{name}` is {}; expected a span no shorter than its periods",
            series.calendar()
        )));
    };
    let values: Vec<Option<f64>> = series
        .points()
        .iter()
        .map(|point| Point::estimate(*point))
        .collect();
    let mean = |end: Option<usize>| -> Option<(f64, usize)> {
        let end = end?;
        let part = &values[end.checked_sub(width)?..end];
        let known: Vec<f64> = part.iter().flatten().copied().collect();
        (2 * known.len() >= width)
            .then(|| (known.iter().sum::<f64>() / known.len() as f64, known.len()))
    };
    let end = values.len();
    let (Some(now), Some(before)) = (mean(Some(end)), mean(end.checked_sub(back))) else {
        return Err(Error::request(format!(
            "too little is known of series `{name}` to tell its growth; expected {} {}s up to its \
             end, half of those compared known",
            width + back,
            series.calendar().unit()
        )));
    };
    if before.0 == 0.0 && now.0 == 0.0 {
        return Err(Error::request(format!(
            "series `{name}` is `0` in both; growth is a part of what was, and of nothing there \
             is none"
        )));
    }
    if before.0 <= 0.0 {
        return Err(Error::request(format!(
            "series `{name}` was `{}` before and is `{}` now; growth is told from what is above zero",
            short(before.0),
            short(now.0)
        )));
    }
    let variance = noise(&values).map(|noise| {
        let of = |(mean, count): (f64, usize)| noise.variance(mean) / count as f64;
        (of(now), of(before))
    });
    let interval = variance.and_then(|variance| {
        fieller(
            now.0,
            before.0,
            variance,
            normal_quantile(1.0 - level.tail()),
        )
    });
    Ok(Growth {
        now: now.0,
        before: before.0,
        rate: now.0 / before.0 - 1.0,
        interval: interval.map(|(low, high)| (low - 1.0, high - 1.0)),
    })
}

/// To four figures that count.
fn short(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}

/// How far values lie from their level.
struct Noise {
    variance: f64,
    /// True where it was told on the scale of square roots.
    roots: bool,
}

impl Noise {
    /// At a level: the variance of a square is 4 times its mean times that of
    /// the root, and twice that squared where the mean is near nothing.
    fn variance(&self, level: f64) -> f64 {
        if self.roots {
            4.0 * level.max(0.0) * self.variance + 2.0 * self.variance * self.variance
        } else {
            self.variance
        }
    }
}

fn noise(values: &[Option<f64>]) -> Option<Noise> {
    let roots = values.iter().flatten().all(|value| *value >= 0.0);
    let scale = |value: f64| if roots { value.sqrt() } else { value };
    let mut away: Vec<f64> = values
        .windows(3)
        .filter_map(|near| {
            let [before, now, after] = [near[0]?, near[1]?, near[2]?].map(scale);
            Some(((before + after) / 2.0 - now).abs())
        })
        .collect();
    if away.len() < LEAST {
        return None;
    }
    let middle = median(&mut away);
    let mean = away.iter().sum::<f64>() / away.len() as f64;
    // Half of a normal variable lies within 0.6745 of its spread, and its mean
    // distance is 0.7979 of it. Where most values are alike, as in series of few
    // counts, the median is zero and the mean tells.
    let spread = if middle > 0.0 {
        middle / 0.6745
    } else {
        mean / 0.7979
    };
    Some(Noise {
        // The middle of two and one more: 1.5 times the variance of one.
        variance: spread * spread / 1.5,
        roots,
    })
}

/// The interval of the ratio of two means that err independently; `None` where
/// it has no end.
fn fieller(now: f64, before: f64, variance: (f64, f64), z: f64) -> Option<(f64, f64)> {
    let ratio = now / before;
    let g = z * z * variance.1 / (before * before);
    if g >= 1.0 {
        return None;
    }
    let root = (variance.0 * (1.0 - g) + ratio * ratio * variance.1)
        .max(0.0)
        .sqrt();
    let (middle, half) = (ratio / (1.0 - g), z * root / (before * (1.0 - g)));
    let least = if now >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    Some(((middle - half).max(least), middle + half))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;
    use jiff::civil::{Weekday, date};

    const WEEKS: Calendar = Calendar::Weekly(Weekday::Monday);

    fn weeks(points: Vec<Point>) -> Series {
        Series::new("flats", WEEKS, date(2024, 1, 1), points).unwrap()
    }

    #[test]
    fn each_span_compares_what_it_says() {
        let series = weeks(
            (0..60)
                .map(|at| Point::Exact(f64::from(at) + 1.0))
                .collect(),
        );
        let level = Level::new(95.0).unwrap();
        for (span, now, before) in [
            (Span::Week, 60.0, 59.0),
            (Span::Month, 58.5, 54.5),
            (Span::Year, 58.5, 6.5),
        ] {
            let grown = growth(&series, span, level).unwrap();
            assert_eq!((grown.now, grown.before), (now, before), "{span:?}");
            assert!(grown.is_clear(), "{span:?} of a line without noise");
        }
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        let level = Level::new(95.0).unwrap();
        let short = weeks(vec![Point::Exact(1.0); 5]);
        assert!(growth(&short, Span::Year, level).unwrap_err().is_request());
        // Without noise to go by there is a rate and no interval.
        let rate = growth(&short, Span::Week, level).unwrap();
        assert_eq!((rate.rate, rate.interval), (0.0, None));
        let mut points = vec![Point::Exact(0.0); 30];
        points[29] = Point::Exact(5.0);
        assert!(growth(&weeks(points.clone()), Span::Week, level).is_err());
        points[28..].fill(Point::Missing);
        assert!(growth(&weeks(points), Span::Week, level).is_err());
        let quarters = Series::new("a", Calendar::Quarterly, date(2024, 1, 1), vec![]);
        assert!(quarters.is_err());
        let quarters = vec![Point::Exact(1.0); 9];
        let quarters = Series::new("a", Calendar::Quarterly, date(2020, 1, 1), quarters).unwrap();
        assert!(growth(&quarters, Span::Month, level).is_err());
        assert!(growth(&quarters, Span::Year, level).is_ok());
    }

    /// A level that doubles within a year, under noise: the interval holds the
    /// truth about as often as it says.
    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        let mut random = Random::new(11);
        let level = Level::new(90.0).unwrap();
        let (mut held, tries) = (0, 400);
        for _ in 0..tries {
            let truth = |at: usize| 50.0 * (at as f64 / 52.0).exp2();
            let points = (0..80)
                .map(|at| Point::Exact((truth(at).sqrt() + 0.5 * random.normal()).powi(2)))
                .collect();
            let grown = growth(&weeks(points), Span::Year, level).unwrap();
            let (low, high) = grown.interval.unwrap();
            held += u32::from(low <= 1.0 && 1.0 <= high);
        }
        let share = f64::from(held) / f64::from(tries);
        assert!((0.85..=0.95).contains(&share), "{share}");
    }

    #[test]
    fn a_level_that_may_be_nothing_bounds_no_growth() {
        assert_eq!(fieller(10.0, 1.0, (1.0, 1.0), 1.96), None);
        let (low, high) = fieller(20.0, 10.0, (0.01, 0.01), 1.96).unwrap();
        assert!(low > 1.9 && high < 2.1);
    }
}
