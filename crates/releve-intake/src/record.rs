//! Series with what they are of.

mod calendar;
mod plain;

pub(crate) use calendar::{Dating, are_few, named_by_title};

use jiff::civil::Date;
use releve_facts::Metric;
use releve_series::{Point, Series};
use serde::{Deserialize, Serialize};

use crate::Options;

/// What a series is of. Two downloads of one key are two vintages of it.
///
/// # Example: its JSON form
///
/// ```
/// use releve_facts::Metric;
/// use releve_intake::SeriesKey;
///
/// let key = SeriesKey {
///     subject: "ballet flats".into(),
///     metric: Metric::Searches,
///     channel: "Google".into(),
///     market: Some("US".into()),
/// };
/// assert_eq!(
///     serde_json::to_string(&key).unwrap(),
///     r#"{"subject":"ballet flats","metric":"searches","channel":"Google","market":"US"}"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SeriesKey {
    /// What was searched for, viewed or written about, as the source writes it.
    pub subject: String,
    /// What is counted.
    pub metric: Metric,
    /// Where: `Google`, `Pinterest`, `GDELT`, `en.wikipedia` …; empty where it is
    /// not said.
    pub channel: String,
    /// The market as the source writes it: `US`, `United States`, `Worldwide`;
    /// `None` where there is none or it is not said.
    pub market: Option<String>,
}

/// What the values are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// Things counted: values of two files can be compared.
    Count,
    /// Hundredths of a whole.
    Percent,
    /// Relative to the highest value of the file or series: values of two files
    /// cannot be compared.
    Index,
    /// Relative, but the same in all answers of the source.
    Scaled,
    /// A score that may be negative.
    Score,
    /// Not said.
    Unknown,
}

/// How a platform says that its own figure changed, beside the series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Against what: `week`, `month` or `year` before.
    pub over: Span,
    /// In per cent; a bound where the platform tells no more than that
    /// (`10,000%+`).
    #[serde(with = "plain::point")]
    pub percent: Point,
}

/// A span of time that a change is measured over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Span {
    /// Seven days.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// What of a series was not taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Periods that had not ended when the file was made.
    pub partial: usize,
    /// Values that the source foretells.
    pub predicted: usize,
}

/// A series with its key.
///
/// Its JSON form is flat: key, scale, `calendar` (`daily`, `weekly`, `monthly`,
/// `quarterly`; weeks begin on the weekday of `start`), `start`, and `points`, a
/// value a period: a number, `null` where nothing is known, `"<1"` for less than
/// 1, `"10000+"` for 10,000 or more.
///
/// # Example: censored values stay censored
///
/// ```
/// use releve_intake::{Options, Parts};
///
/// let csv = b"Category: All categories\n\nWeek,flats: (Worldwide)\n2025-01-05,<1\n2025-01-12,7\n";
/// let options = Options::default();
/// let part = Parts::of(&csv[..], "multiTimeline.csv", &options)?.next().unwrap()?;
/// let taken = part.intake(&options)?;
/// let json = serde_json::to_value(&taken.series[0]).unwrap();
/// assert_eq!(json["points"].to_string(), r#"["<1",7.0]"#);
/// assert_eq!(json["calendar"], "weekly");
/// assert_eq!(json["start"], "2025-01-05");
/// # Ok::<(), releve_intake::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "plain::Plain", into = "plain::Plain")]
pub struct Record {
    /// What it is of.
    pub key: SeriesKey,
    /// What its values are on.
    pub scale: Scale,
    /// The values; its name is the subject, its vintage the day of the download
    /// where that is known.
    pub series: Series,
    /// Its place in a ranking of the source, 1 the first.
    pub rank: Option<u32>,
    /// How the source says that it changed.
    pub changes: Vec<Change>,
    /// What was not taken.
    pub dropped: Dropped,
}

/// A series on its way into a record.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) key: SeriesKey,
    pub(crate) scale: Scale,
    /// The first day of each period with its value, in any order.
    pub(crate) points: Vec<(Date, Point)>,
    pub(crate) dating: Dating,
    pub(crate) rank: Option<u32>,
    pub(crate) changes: Vec<Change>,
    pub(crate) dropped: Dropped,
}

impl Draft {
    pub(crate) fn new(key: SeriesKey, scale: Scale) -> Self {
        Self {
            key,
            scale,
            points: Vec::new(),
            dating: Dating::default(),
            rank: None,
            changes: Vec::new(),
            dropped: Dropped::default(),
        }
    }

    /// Ends the series. `made` is the day on which the file was made: periods that
    /// had not ended before it, or before the day on which the file is read, are
    /// dropped, as they will still grow.
    pub(crate) fn finish(
        mut self,
        made: Option<Date>,
        options: &Options,
    ) -> Result<Record, String> {
        self.points.sort_by_key(|(day, _)| *day);
        let mut twice = None;
        self.points.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same && later.1 != earlier.1 {
                twice.get_or_insert(later.0);
            }
            same
        });
        if let Some(day) = twice {
            return Err(format!("`{}` has two values for {day}", self.key.subject));
        }
        if let Some((day, _)) = self.points.first()
            && *day < crate::date::FIRST
        {
            let why = crate::date::disbelieved(*day, None).unwrap_or_default();
            return Err(format!("`{}`: {why}", self.key.subject));
        }
        let calendar = self.settled(&options.calendars)?;
        if let Some(known) = [made, options.today].into_iter().flatten().min() {
            let open = calendar.containing(known);
            let before = self.points.len();
            self.points
                .retain(|(day, _)| calendar.containing(*day) < open);
            self.dropped.partial += before - self.points.len();
        }
        let begin = self
            .points
            .iter()
            .position(|(_, point)| !point.is_missing());
        self.points.drain(..begin.unwrap_or(self.points.len()));
        if self.points.is_empty() {
            return Err(format!(
                "`{}` has no value of a period that has ended",
                self.key.subject
            ));
        }
        let mut series = Series::from_dates(&self.key.subject, calendar, self.points)
            .map_err(|error| error.to_string())?;
        if let Some(made) = made {
            series = series.with_vintage(made);
        }
        Ok(Record {
            key: self.key,
            scale: self.scale,
            series,
            rank: self.rank,
            changes: self.changes,
            dropped: self.dropped,
        })
    }
}
