//! What a series is of.

use std::fmt;

use serde::Serialize;

use crate::{Error, Study};

/// What a series is of.
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
    /// True if a user who types `name` means this series: its subject, or all of
    /// its parts as they are printed, whatever the case of letters.
    ///
    /// # Example: by subject or by all of it
    ///
    /// ```
    /// use releve_study::SeriesKey;
    ///
    /// let key = SeriesKey {
    ///     subject: "ballet flats".into(),
    ///     metric: "searches".into(),
    ///     channel: "Google".into(),
    ///     market: String::new(),
    /// };
    /// assert!(key.is_called("Ballet flats"));
    /// assert!(key.is_called("ballet flats, searches, google"));
    /// assert!(!key.is_called("flats"));
    /// ```
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        name == self.subject.to_lowercase() || name == self.to_string().to_lowercase()
    }
}

impl Study {
    /// What the study has series of, in order.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn series_keys(&self) -> Result<Vec<SeriesKey>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT subject, metric, channel, market FROM series \
             ORDER BY subject, metric, channel, market",
        )?;
        let keys = select.query_map([], |row| {
            Ok(SeriesKey {
                subject: row.get(0)?,
                metric: row.get(1)?,
                channel: row.get(2)?,
                market: row.get(3)?,
            })
        })?;
        Ok(keys.collect::<Result<_, _>>()?)
    }
}
