//! Known values and their times.

use std::collections::BTreeMap;

use jiff::civil::Date;
use releve_series::{Calendar, Period, Series};

use super::periods::{reckoned_on, weeks};

/// More years than these are not looked at.
const MOST_YEARS: f64 = 20.0;
/// Places where the level may bend stand so many weeks apart, where that is not
/// too many places.
const GRID_WEEKS: f64 = 4.0;
/// The most places.
const MOST_PLACES: f64 = 130.0;

/// Known values and their times.
#[derive(Debug, Clone)]
pub(crate) struct Observed {
    /// Numbers of the known periods, ascending; the first is 0.
    pub(crate) at: Vec<usize>,
    /// Their values.
    pub(crate) values: Vec<f64>,
    /// Periods of a year.
    pub(crate) per_year: f64,
    calendar: Calendar,
    first: Period,
}

impl Observed {
    /// The known values of a series; days are averaged to weeks.
    pub(crate) fn of(series: &Series) -> Self {
        let calendar = reckoned_on(series.calendar());
        let mut sums: BTreeMap<Period, (f64, f64)> = BTreeMap::new();
        for (at, point) in series.points().iter().enumerate() {
            let Some(value) = point.estimate() else {
                continue;
            };
            let mut period = series.first().plus(at as i64);
            if series.calendar() == Calendar::Daily {
                match series.calendar().date(period) {
                    Ok(day) => period = calendar.containing(day),
                    Err(_) => continue,
                }
            }
            let sum = sums.entry(period).or_default();
            *sum = (sum.0 + value, sum.1 + 1.0);
        }
        let last = sums.keys().next_back().copied().unwrap_or(series.last());
        let most = (MOST_YEARS * calendar.per_year()) as i64;
        sums.retain(|period, _| last.since(*period) < most);
        let first = sums.keys().next().copied().unwrap_or(series.first());
        Self {
            at: (sums.keys())
                .map(|period| usize::try_from(period.since(first)).unwrap_or(0))
                .collect(),
            values: sums.values().map(|(sum, days)| sum / days).collect(),
            per_year: calendar.per_year(),
            calendar,
            first,
        }
    }

    /// The date of the period that a time lies in.
    pub(crate) fn date(&self, at: f64) -> Date {
        let period = self.first.plus(at.round() as i64);
        self.calendar.date(period).unwrap_or(Date::MAX)
    }

    /// The number of the last period.
    pub(crate) fn end(&self) -> f64 {
        self.at.last().map_or(0.0, |at| *at as f64)
    }

    /// How many weeks a period has.
    pub(crate) fn weeks(&self) -> f64 {
        weeks(self.calendar)
    }

    /// Places where the level may bend, counted back from the end, which is the
    /// last of them.
    pub(crate) fn grid(&self) -> Vec<f64> {
        let end = self.end();
        let step = (GRID_WEEKS / self.weeks()).max(end / MOST_PLACES).max(1.0);
        let mut grid: Vec<f64> = (0..)
            .map(|place| end - (f64::from(place) * step).round())
            .take_while(|place| *place >= step / 2.0)
            .collect();
        grid.push(0.0);
        grid.reverse();
        grid
    }

    /// Sines and cosines of the year and its overtones.
    pub(crate) fn waves(&self, harmonics: usize) -> Vec<Vec<f64>> {
        let mut waves = Vec::with_capacity(2 * harmonics);
        for harmonic in 1..=harmonics {
            for cosine in [false, true] {
                let column =
                    (self.at.iter()).map(|at| wave(harmonic, cosine, *at as f64, self.per_year));
                waves.push(column.collect());
            }
        }
        waves
    }
}

/// One of the waves of a season.
pub(crate) fn wave(harmonic: usize, cosine: bool, at: f64, per_year: f64) -> f64 {
    let angle = std::f64::consts::TAU * harmonic as f64 * at / per_year;
    if cosine { angle.cos() } else { angle.sin() }
}
