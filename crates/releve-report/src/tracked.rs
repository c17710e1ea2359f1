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
