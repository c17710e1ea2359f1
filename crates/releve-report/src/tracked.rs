//! Series of a trend, with what was reckoned of them.

use jiff::civil::Date;
use releve_insight::{Lifecycle, Why};
use releve_series::{Anomaly, Forecast, Growth, Model, Profile, Series, Span};

/// The series of a trend and what is missing of them. What is drawn was reckoned
/// elsewhere: a page does no mathematics.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tracking {
    /// Series of the trend, then those of its elements.
    pub series: Vec<Tracked>,
    /// Why series that were there are not shown, as whole sentences.
    pub missing: Vec<String>,
    /// Forecasts of these series that were kept, the last one first.
    pub kept: Vec<Kept>,
}

/// A forecast as it was frozen, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// All that is said of the series: `clogs, searches, Google, US`.
    pub series: String,
    /// The day of freezing, in UTC.
    pub frozen: Date,
    /// The program and its version.
    pub program: String,
    /// The model.
    pub model: String,
    /// The import that brought the values that it was made of.
    pub import: i64,
    /// How many periods it looks ahead.
    pub periods: usize,
    /// What a period is: `week`.
    pub unit: String,
    /// First days of the first and the last of them.
    pub span: (Date, Date),
    /// How right it is; `None` where nothing exact has come.
    pub score: Option<KeptScore>,
    /// Why what came cannot be scored, where that is so.
    pub refused: Option<String>,
    /// What to be careful of.
    pub notes: Vec<String>,
    /// The values that count, in order of days.
    pub came: Vec<Came>,
    /// Sums over stretches that were frozen with it, in order of days.
    pub totals: Vec<KeptTotal>,
}

/// A sum over a stretch of a kept forecast, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptTotal {
    /// First and last day of the stretch.
    pub span: (Date, Date),
    /// How many periods it has.
    pub periods: usize,
    /// For how many of these an exact value counts.
    pub known: usize,
    /// The sum that was frozen.
    pub forecast: f64,
    /// The seasonal naive's.
    pub naive: f64,
    /// The sum of the values that count; `None` until all have come.
    pub value: Option<f64>,
    /// For each band whether it holds the sum; empty until all values have come.
    pub held: Vec<Held>,
}

/// Whether a band holds what came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// The level of the band in per cent.
    pub level: f64,
    /// True if it holds it, its ends included.
    pub inside: bool,
    /// True if bringing the value to the frozen scale may have moved it over an end:
    /// hit or miss is then not sure.
    pub near: bool,
}

/// How right a kept forecast is by the values that came.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptScore {
    /// Of how many values.
    pub values: u64,
    /// Mean absolute scaled error: 1 is the mean difference of values a season apart.
    pub mase: f64,
    /// The seasonal naive's.
    pub naive_mase: f64,
    /// For each band its level in per cent, how many values it held, and how many
    /// the seasonal naive's did.
    pub bands: Vec<(f64, u64, u64)>,
}

/// A value that came, beside what was forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// First day of its period.
    pub day: Date,
    /// The value on the scale of the forecast; `None` where only a bound is known.
    pub value: Option<f64>,
    /// The median that was frozen.
    pub forecast: f64,
    /// The seasonal naive's.
    pub naive: f64,
    /// For each band whether it holds the value; empty of a bound.
    pub held: Vec<Held>,
    /// The import that brought it.
    pub import: i64,
}

/// One series and all that is told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tracked {
    /// Of what: `ballet flats`.
    pub subject: String,
    /// What is counted: `searches`; empty where nothing is said.
    pub metric: String,
    /// Where it is counted; empty where nothing is said.
    pub channel: String,
    /// In which market; empty where nothing is said.
    pub market: String,
    /// What a value is in, where the source says so.
    pub unit: Option<String>,
    /// Whether it is of the trend or of one of its elements.
    pub why: Why,
    /// The values.
    pub series: Series,
    /// Where they come from.
    pub source: Source,
    /// What is likely to come, or why that is not told.
    pub ahead: Result<Ahead, String>,
    /// Where it stands in its life.
    pub life: Lifecycle,
    /// The months of the year; `None` where less than two years are known.
    pub profile: Option<Profile>,
    /// Growth over the spans that the calendar has, or why it is not told.
    pub growth: Vec<(Span, Result<Growth, String>)>,
    /// Values that stand out.
    pub anomalies: Vec<Anomaly>,
}

/// Where values come from, so that each can be found again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The file that they stood in.
    pub file: Option<String>,
    /// Download, as the study counts them.
    pub vintage: Option<i64>,
    /// Import, as the study counts them.
    pub import: Option<i64>,
    /// The day of the import.
    pub added: Option<Date>,
    /// What a reader must know of them: that they are invented, say.
    pub note: Option<String>,
}

/// A forecast and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// Median and bands.
    pub forecast: Forecast,
    /// The model that was used.
    pub model: Model,
    /// Its scaled error on origins inside the history, then that of the seasonal
    /// naive; `None` where the history was too short to try.
    pub errors: Option<(f64, f64)>,
    /// From how many origins.
    pub origins: usize,
    /// What to be careful of.
    pub warnings: Vec<String>,
}
