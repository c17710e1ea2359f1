//! The ledger: forecasts frozen on their day and scored when the day comes.
//! Rows are added and never changed, which triggers in the schema see to.

mod freeze;
mod read;
mod seal;
mod settle;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::{Point, SeriesKey, Step};
pub use settle::Settlement;

/// A forecast to be frozen, with all that scoring it later needs: the download
/// that it rests on may be undone.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    /// Of which series.
    pub key: SeriesKey,
    /// Its calendar.
    pub step: Step,
    /// What its values are in, where that is said.
    pub unit: Option<String>,
    /// True if each download has a scale of its own, as Google Trends' 0 to 100.
    pub relative: bool,
    /// The import that brought the download.
    pub import: i64,
    /// The download's row.
    pub vintage: i64,
    /// The model's name.
    pub model: String,
    /// Periods of a season; 1 where there is none.
    pub season: u64,
    /// By what errors are divided: the mean absolute difference of values a
    /// season apart in the history, in the unit of the values. Above zero.
    pub size: f64,
    /// The mean absolute scaled error on origins inside the history, where there
    /// were any.
    pub expected: Option<f64>,
    /// The values that it was made of.
    pub history: Vec<Point>,
    /// What it says, in order of days.
    pub ahead: Vec<Ahead>,
    /// Its bands.
    pub bands: Vec<FrozenBand>,
    /// Sums of it over stretches of its periods, in order of days.
    pub totals: Vec<FrozenTotal>,
}

/// What is said of one period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ahead {
    /// The first day of the period.
    pub day: Date,
    /// The forecast: a median.
    pub point: f64,
    /// What the seasonal naive says.
    pub naive: f64,
}

/// A band of a frozen forecast.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrozenBand {
    /// How many per cent of the values it should hold: above 0 and below 100.
    pub level: f64,
    /// Its ends at each of the periods ahead, in their order.
    pub edges: Vec<Edges>,
}

/// The ends of a band at one period, and those of the seasonal naive's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Edges {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The lower end of the seasonal naive's band.
    pub naive_low: f64,
    /// The upper end of it.
    pub naive_high: f64,
}

/// What is said of several periods together: of a quarter, a season.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrozenTotal {
    /// The first day of the first period.
    pub first: Date,
    /// The last day of the last period.
    pub last: Date,
    /// The forecast of the sum.
    pub point: f64,
    /// What the seasonal naive says of it.
    pub naive: f64,
    /// The ends of its bands, in the order of those of the forecast.
    pub edges: Vec<Edges>,
}

/// A sum that was frozen, with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerTotal {
    /// What it says.
    #[serde(flatten)]
    pub frozen: FrozenTotal,
    /// How many periods it has.
    pub periods: usize,
    /// For how many of these an exact value counts.
    pub came: usize,
    /// The sum of the values that count, once all have come.
    pub value: Option<f64>,
    /// The standard error that bringing the values to the frozen scale costs, as a
    /// part of the sum.
    pub error: f64,
}

/// What became of a freezing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Freezing {
    /// Its number; `None` where nothing new was frozen.
    pub freezing: Option<i64>,
    /// Forecasts that were frozen.
    pub frozen: u64,
    /// Forecasts that the ledger holds already, to the last digit.
    pub known: u64,
}

/// A value that arrived for a frozen forecast.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outcome {
    /// The first day of its period.
    pub day: Date,
    /// What the download has, a bound or an exact value.
    pub said: f64,
    /// How the true value lies to it; `None` is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<releve_facts::Bound>,
    /// The value on the scale of the frozen history; `None` where only a bound
    /// is known.
    pub value: Option<f64>,
    /// The standard error that bringing it there costs, as a part of the value;
    /// 0 where the scale is the same.
    pub error: f64,
    /// The import that brought it.
    pub import: i64,
    /// The download's row.
    pub vintage: i64,
    /// The act that undid this import; the value then counts no more.
    pub undone_by: Option<i64>,
}

/// How right a frozen forecast was by all values up to one download.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerScore {
    /// When it was scored, to the second.
    pub time: Timestamp,
    /// The program that scored it.
    pub program: String,
    /// The import that brought the last values.
    pub import: i64,
    /// The download's row.
    pub vintage: i64,
    /// The act that undid this import; the score then counts no more.
    pub undone_by: Option<i64>,
    /// How many periods were scored; 0 where that was refused.
    pub periods: u64,
    /// Mean absolute scaled error of the forecast.
    pub mase: Option<f64>,
    /// That of the seasonal naive frozen with it.
    pub naive_mase: Option<f64>,
    /// How the download was brought to the frozen scale; `None` where the
    /// measure is not relative.
    pub scale: Option<LedgerScale>,
    /// How the bands did.
    pub bands: Vec<LedgerBand>,
    /// Why it cannot be scored, where it cannot.
    pub refused: Option<String>,
}

/// How a download of a relative measure was brought to the frozen scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LedgerScale {
    /// What its values were multiplied by.
    pub factor: f64,
    /// The standard error of the factor, as a part of it.
    pub error: f64,
    /// Over how many common periods.
    pub common: u64,
}

/// How a band did.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LedgerBand {
    /// How many per cent it should hold.
    pub level: f64,
    /// How many of the scored periods it held.
    pub inside: u64,
    /// Its mean scaled interval score.
    pub msis: f64,
    /// How many the seasonal naive's band held.
    pub naive_inside: u64,
    /// Its mean scaled interval score.
    pub naive_msis: f64,
}

/// A frozen forecast with what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerEntry {
    /// Its number.
    pub forecast: i64,
    /// Of which series.
    pub series: SeriesKey,
    /// Its calendar.
    pub step: Step,
    /// What its values are in, where that is said.
    pub unit: Option<String>,
    /// True if each download has a scale of its own.
    pub relative: bool,
    /// When it was frozen, to the second.
    pub frozen: Timestamp,
    /// The program that made it.
    pub program: String,
    /// How it was asked for.
    pub asked: String,
    /// The import that brought the download it rests on.
    pub import: i64,
    /// The download's row.
    pub vintage: i64,
    /// The act that undid this import; the forecast stays.
    pub undone_by: Option<i64>,
    /// The model's name.
    pub model: String,
    /// By what errors are divided.
    pub size: f64,
    /// The mean absolute scaled error on origins inside the history.
    pub expected: Option<f64>,
    /// The last day of the history that has a value.
    pub known_to: Option<Date>,
    /// False where what is stored is not what was frozen: somebody changed the
    /// file with another program.
    pub intact: bool,
    /// What it says.
    pub ahead: Vec<Ahead>,
    /// Its bands.
    pub bands: Vec<FrozenBand>,
    /// Its sums, where some were frozen, in order of days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<LedgerTotal>,
    /// Every value that arrived, in order of days and downloads.
    pub outcomes: Vec<Outcome>,
    /// Every score, in the order in which they were added.
    pub scores: Vec<LedgerScore>,
    #[serde(skip)]
    pub(crate) history: Vec<Point>,
}

impl LedgerEntry {
    /// The values that it was made of.
    pub fn history(&self) -> &[Point] {
        &self.history
    }

    /// How many of its periods had passed on the day of freezing, in UTC: of these it
    /// could have been known.
    pub fn passed(&self) -> usize {
        let frozen = self.frozen.to_zoned(jiff::tz::TimeZone::UTC).date();
        let over = |ahead: &&Ahead| self.step.after(ahead.day) <= frozen;
        self.ahead.iter().filter(over).count()
    }

    /// The value that counts at each day: of the first download that brought it
    /// and was not undone.
    pub fn counting(&self) -> impl Iterator<Item = &Outcome> {
        let mut last = None;
        self.outcomes.iter().filter(move |outcome| {
            let first = outcome.undone_by.is_none() && last != Some(outcome.day);
            if first {
                last = Some(outcome.day);
            }
            first
        })
    }

    /// A sum with what became of it by the values that count.
    fn total(&self, frozen: FrozenTotal) -> LedgerTotal {
        let within = |day: &Date| (frozen.first..=frozen.last).contains(day);
        let periods = self.ahead.iter().filter(|ahead| within(&ahead.day)).count();
        let (mut came, mut sum, mut error) = (0, 0.0, 0.0);
        for outcome in self.counting().filter(|outcome| within(&outcome.day)) {
            if let Some(value) = outcome.value {
                came += 1;
                sum += value;
                // One factor moves all values of a download together.
                error += outcome.error * value.abs();
            }
        }
        let whole = came == periods;
        LedgerTotal {
            frozen,
            periods,
            came,
            value: whole.then_some(sum),
            error: if whole && sum != 0.0 {
                error / sum.abs()
            } else {
                0.0
            },
        }
    }

    /// The score that counts: the last one whose download was not undone, a
    /// refusal only where there is no other.
    pub fn score(&self) -> Option<&LedgerScore> {
        let standing = || self.scores.iter().rev().filter(|s| s.undone_by.is_none());
        standing()
            .find(|score| score.refused.is_none())
            .or_else(|| standing().next())
    }
}
