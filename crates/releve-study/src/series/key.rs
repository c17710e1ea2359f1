//! What series are of.

use std::fmt;

use jiff::civil::Date;
use rusqlite::Row;
use serde::Serialize;

use super::{BY_LENGTH, day_of};
use crate::{Error, Step, Study};

/// What a series is of. With its [`Step`] it tells it from all others: what is
/// counted by the month and by the day are two series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SeriesKey {
    /// Of what: a search term, a hashtag, a page.
    pub subject: String,
    /// What is counted: `searches`, `views` or what the source calls it.
    pub metric: String,
    /// Where it was counted; empty where nothing is said.
    pub channel: String,
    /// In which market; empty where nothing is said.
    pub market: String,
}

/// The parts that are said, with commas between: `balletcore, searches, Google`.
impl fmt::Display for SeriesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject)?;
        [&self.metric, &self.channel, &self.market]
            .into_iter()
            .filter(|part| !part.is_empty())
            .try_for_each(|part| write!(f, ", {part}"))
    }
}

impl SeriesKey {
    /// True if a user who types `name` means the series of this key by `step`: its
    /// subject, or all of its parts as they are printed, whatever the case of
    /// letters; and each of them with the step behind it.
    ///
    /// # Example: by subject or by all of it
    ///
    /// ```
    /// use releve_study::{SeriesKey, Step};
    ///
    /// let key = SeriesKey {
    ///     subject: "ballet flats".into(),
    ///     metric: "searches".into(),
    ///     channel: "Google".into(),
    ///     market: String::new(),
    /// };
    /// assert!(key.is_called(Step::Week, "Ballet flats"));
    /// assert!(key.is_called(Step::Week, "ballet flats, searches, google"));
    /// assert!(key.is_called(Step::Week, "ballet flats, by week"));
    /// assert!(!key.is_called(Step::Week, "ballet flats, by day"));
    /// assert!(!key.is_called(Step::Week, "flats"));
    /// ```
    pub fn is_called(&self, step: Step, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        let calls = |name: &str| {
            name == self.subject.to_lowercase() || name == self.to_string().to_lowercase()
        };
        let behind = format!(", by {}", step.as_str());
        calls(&name) || name.strip_suffix(&behind).is_some_and(calls)
    }

    /// The key with the step behind it: `balletcore, searches, Google, by week`.
    ///
    /// # Example: two series of one key
    ///
    /// ```
    /// use releve_study::{SeriesKey, Step};
    ///
    /// let key = SeriesKey {
    ///     subject: "balletcore".into(),
    ///     metric: "searches".into(),
    ///     channel: String::new(),
    ///     market: String::new(),
    /// };
    /// assert_eq!(key.by(Step::Week), "balletcore, searches, by week");
    /// ```
    pub fn by(&self, step: Step) -> String {
        format!("{self}, by {}", step.as_str())
    }

    /// The key in the columns `subject`, `metric`, `channel` and `market` of a row,
    /// of which the first is at `at`.
    pub(crate) fn of(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            subject: row.get(at)?,
            metric: row.get(at + 1)?,
            channel: row.get(at + 2)?,
            market: row.get(at + 3)?,
        })
    }
}

impl Study {
    /// What the study has series of, in order, whatever their steps.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn series_keys(&self) -> Result<Vec<SeriesKey>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT subject, metric, channel, market FROM series \
             ORDER BY subject, metric, channel, market",
        )?;
        let keys = select.query_map([], |row| SeriesKey::of(row, 0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// What the study has series of, in order of keys: each with its step and the
    /// first day of the last period of its newest download, which tells on what
    /// day its weeks begin. Series by the hour are passed over.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn series_steps(&self) -> Result<Vec<(SeriesKey, Step, Date)>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT s.subject, s.metric, s.channel, s.market, s.step, v.last FROM series s \
             JOIN newest_vintage n ON n.series = s.id JOIN vintage v ON v.id = n.vintage \
             WHERE v.last IS NOT NULL ORDER BY 1, 2, 3, 4, {BY_LENGTH}",
        ))?;
        let mut rows = select.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let key = SeriesKey::of(row, 0)?;
            if let Some(step) = Step::of(&row.get::<_, String>(4)?) {
                all.push((key, step, day_of(row.get(5)?)?));
            }
        }
        Ok(all)
    }
}
