//! Series of figures, each download kept apart.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::Date;
use releve_facts::Bound;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;

use crate::{Error, FileId, Import, Study};

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

/// The calendar of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// One value a day.
    Day,
    /// One a week, on its first day.
    Week,
    /// One a month, on its first day.
    Month,
    /// One a quarter, on its first day.
    Quarter,
    /// One a year, on its first day.
    Year,
}

impl Step {
    /// The word in the study.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day after a step that begins on `first`; the last of all days
    /// where there is none.
    ///
    /// # Example: a month
    ///
    /// ```
    /// use jiff::civil::date;
    /// use releve_study::Step;
    ///
    /// assert_eq!(Step::Month.after(date(2024, 2, 1)), date(2024, 3, 1));
    /// ```
    pub fn after(self, first: Date) -> Date {
        first.saturating_add(match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        })
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        [
            Self::Day,
            Self::Week,
            Self::Month,
            Self::Quarter,
            Self::Year,
        ]
        .into_iter()
        .find(|step| step.as_str() == word)
    }
}

/// A value of a series.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// The first day of the step.
    pub day: Date,
    /// The value; `None` for a gap that the source itself shows.
    pub value: Option<f64>,
    /// How the true value lies to `value`: `<1` is [`Bound::Under`] 1.
    pub bound: Option<Bound>,
}

/// One download of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Vintage {
    /// What it is of.
    pub key: SeriesKey,
    /// Its calendar.
    pub step: Step,
    /// What a value is in, where the source says so: `percent`, `index`.
    pub unit: Option<String>,
    /// Partial steps that the source showed and that were left out.
    pub dropped: u64,
    /// The values; the last one of a day is kept.
    pub points: Vec<Point>,
}

/// What a platform says of a series beside its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// Its place in the ranking that it was downloaded with, 1 the first.
    pub rank: Option<u32>,
    /// How the platform says that its figure changed.
    pub changes: Vec<PlatformChange>,
}

/// How a platform says that its own figure changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlatformChange {
    /// Against how long ago: a week, a month or a year.
    pub over: Step,
    /// In per cent.
    pub percent: f64,
    /// How the true figure lies to `percent`.
    pub bound: Option<Bound>,
}

/// A download as the study holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Download {
    /// The import that brought it.
    pub import: i64,
    /// Its row. The number of an undone download may be given to a later one;
    /// with `import` it is unique.
    pub vintage: i64,
    /// The day of its import, in UTC.
    pub added: Date,
    /// The name of the file that it stood in; `None` where that was removed.
    pub file: Option<String>,
    /// What was downloaded, its points in order of days.
    pub series: Vintage,
}

/// Which series are meant: those that agree with all that is said, whatever
/// the case of ASCII letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesChoice {
    /// Of what.
    pub subject: Option<String>,
    /// What is counted.
    pub metric: Option<String>,
    /// Where it was counted.
    pub channel: Option<String>,
    /// In which market.
    pub market: Option<String>,
}

impl Study {
    /// The last download of each series that is meant, in order of keys. Series
    /// by the hour are passed over: a study has no hours of theirs.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn newest(&self, choice: &SeriesChoice) -> Result<Vec<Download>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "{DOWNLOADS} JOIN newest_vintage n ON n.vintage = v.id \
             WHERE (?1 IS NULL OR s.subject = ?1 COLLATE NOCASE) \
               AND (?2 IS NULL OR s.metric = ?2 COLLATE NOCASE) \
               AND (?3 IS NULL OR s.channel = ?3 COLLATE NOCASE) \
               AND (?4 IS NULL OR s.market = ?4 COLLATE NOCASE) \
             ORDER BY s.subject, s.metric, s.channel, s.market",
        ))?;
        let mut rows = select.query(params![
            choice.subject,
            choice.metric,
            choice.channel,
            choice.market
        ])?;
        let mut newest = Vec::new();
        while let Some(row) = rows.next()? {
            newest.extend(download(&self.connection, row)?);
        }
        Ok(newest)
    }

    /// The downloads of a series that came after one of its downloads, the first
    /// first: those of later imports, and later ones of the same import.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn downloads_after(
        &self,
        key: &SeriesKey,
        import: i64,
        vintage: i64,
    ) -> Result<Vec<Download>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "{DOWNLOADS} WHERE s.subject = ?1 AND s.metric = ?2 AND s.channel = ?3 \
             AND s.market = ?4 AND (v.import, v.id) > (?5, ?6) ORDER BY v.import, v.id",
        ))?;
        let mut rows = select.query(params![
            key.subject,
            key.metric,
            key.channel,
            key.market,
            import,
            vintage
        ])?;
        let mut after = Vec::new();
        while let Some(row) = rows.next()? {
            after.extend(download(&self.connection, row)?);
        }
        Ok(after)
    }
}

const DOWNLOADS: &str = "SELECT v.id, v.import, v.step, v.unit, v.dropped, s.subject, s.metric, \
     s.channel, s.market, i.time, f.name FROM vintage v JOIN series s ON s.id = v.series \
     JOIN import i ON i.id = v.import LEFT JOIN file f ON f.id = v.file AND f.removed IS NULL";

/// A row of [`DOWNLOADS`]; `None` of a series by the hour.
fn download(connection: &Connection, row: &Row<'_>) -> Result<Option<Download>, Error> {
    let Some(step) = Step::of(&row.get::<_, String>(2)?) else {
        return Ok(None);
    };
    let vintage = row.get(0)?;
    let time: String = row.get(9)?;
    let added = time.get(..10).and_then(|day| day.parse().ok());
    Ok(Some(Download {
        import: row.get(1)?,
        vintage,
        added: added.ok_or_else(|| Error::corrupt(format!("time `{time}` of an import")))?,
        file: row.get(10)?,
        series: Vintage {
            key: SeriesKey {
                subject: row.get(5)?,
                metric: row.get(6)?,
                channel: row.get(7)?,
                market: row.get(8)?,
            },
            step,
            unit: row.get(3)?,
            dropped: row.get(4)?,
            points: points_of(
                connection,
                "SELECT day, value, bound FROM point WHERE vintage = ?1 ORDER BY day",
                vintage,
            )?,
        },
    }))
}

/// The points that a query of days, values and bounds finds for one number.
pub(crate) fn points_of(connection: &Connection, sql: &str, of: i64) -> Result<Vec<Point>, Error> {
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query([of])?;
    let mut points = Vec::new();
    while let Some(row) = rows.next()? {
        let bound: Option<String> = row.get(2)?;
        points.push(Point {
            day: day_of(row.get(0)?)?,
            value: row.get(1)?,
            bound: bound.map(|word| word.parse()).transpose()?,
        });
    }
    Ok(points)
}

impl Import<'_> {
    /// Adds a download of a series that was found in `file`. Earlier downloads
    /// stay as they are: what changed between them can be asked for.
    ///
    /// # Errors
    ///
    /// Where a value is no number, or the file cannot be written to.
    pub fn vintage(&mut self, file: FileId, vintage: &Vintage) -> Result<(), Error> {
        self.ranked(file, vintage, &Standing::default())
    }

    /// The same, with what the platform says beside it.
    ///
    /// # Errors
    ///
    /// As [`Import::vintage`].
    pub fn ranked(
        &mut self,
        file: FileId,
        vintage: &Vintage,
        standing: &Standing,
    ) -> Result<(), Error> {
        let connection = self.writing.connection();
        let key = &vintage.key;
        if let Some(point) = vintage
            .points
            .iter()
            .find(|point| point.value.is_some_and(|value| !value.is_finite()))
        {
            return Err(Error::refused(format!(
                "the value of `{}` on {} is no number",
                key.subject, point.day
            )));
        }
        let names = params![key.subject, key.metric, key.channel, key.market];
        let found: Option<i64> = connection
            .prepare_cached(
                "SELECT id FROM series WHERE subject = ?1 AND metric = ?2 AND channel = ?3 \
                 AND market = ?4",
            )?
            .query_row(names, |row| row.get(0))
            .optional()?;
        let series = match found {
            Some(series) => series,
            None => {
                connection
                    .prepare_cached(
                        "INSERT INTO series (subject, metric, channel, market) \
                         VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(names)?;
                connection.last_insert_rowid()
            }
        };
        connection
            .prepare_cached(
                "INSERT INTO vintage (series, import, file, step, unit, dropped, rank) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                series,
                self.writing.id,
                file.0,
                vintage.step.as_str(),
                vintage.unit,
                vintage.dropped,
                standing.rank
            ])?;
        let id = connection.last_insert_rowid();
        let mut insert = connection.prepare_cached(
            "INSERT OR REPLACE INTO point (vintage, day, value, bound) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for point in &vintage.points {
            let bound = stored_bound(point.bound);
            insert.execute(params![id, day_number(point.day), point.value, bound])?;
        }
        let mut insert = connection.prepare_cached(
            "INSERT OR REPLACE INTO platform_change (vintage, over, percent, bound) \
             VALUES (?1, ?2, ?3, ?4)",
        )?;
        for change in standing.changes.iter().filter(|c| c.percent.is_finite()) {
            let bound = stored_bound(change.bound);
            insert.execute(params![id, change.over.as_str(), change.percent, bound])?;
        }
        self.summary.tally.vintages += 1;
        Ok(())
    }
}

/// Days from 1970-01-01, as the study counts them.
pub(crate) fn day_number(day: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    i64::from((day - epoch).get_days())
}

/// The day of a number of days from 1970-01-01.
pub(crate) fn day_of(number: i64) -> Result<Date, Error> {
    jiff::Span::new()
        .try_days(number)
        .and_then(|days| jiff::civil::date(1970, 1, 1).checked_add(days))
        .map_err(|_| Error::corrupt(format!("day `{number}` of a series")))
}

/// A bound as the study writes it: nothing of an exact value.
pub(crate) fn stored_bound(bound: Option<Bound>) -> Option<&'static str> {
    bound
        .filter(|bound| *bound != Bound::Exact)
        .map(Bound::as_str)
}
