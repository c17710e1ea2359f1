//! Series of figures, each download kept apart.

mod brought;
mod download;
mod key;
mod step;

use jiff::civil::Date;
use releve_facts::Bound;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

pub use brought::Departure;
pub(crate) use download::BY_LENGTH;
pub use download::{Download, SeriesChoice};
pub use key::SeriesKey;
pub use step::Step;

use crate::{Error, FileId, Import};

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

/// One download of a series: values of one key by one step are one series, those by
/// another step another.
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
    /// The day of the download, where it is known: the newest of several is the
    /// one that was downloaded last, whenever it was added.
    pub downloaded: Option<Date>,
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
        let names = params![
            key.subject,
            key.metric,
            key.channel,
            key.market,
            vintage.step.as_str()
        ];
        let found: Option<i64> = connection
            .prepare_cached(
                "SELECT id FROM series WHERE subject = ?1 AND metric = ?2 AND channel = ?3 \
                 AND market = ?4 AND step = ?5",
            )?
            .query_row(names, |row| row.get(0))
            .optional()?;
        let series = match found {
            Some(series) => series,
            None => {
                connection
                    .prepare_cached(
                        "INSERT INTO series (subject, metric, channel, market, step) \
                         VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute(names)?;
                connection.last_insert_rowid()
            }
        };
        connection
            .prepare_cached(
                "INSERT INTO vintage (series, import, file, step, unit, dropped, rank, downloaded) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                series,
                self.writing.id,
                file.0,
                vintage.step.as_str(),
                vintage.unit,
                vintage.dropped,
                standing.rank,
                vintage.downloaded.map(|day| day.to_string())
            ])?;
        let id = connection.last_insert_rowid();
        let mut insert = connection.prepare_cached(
            "INSERT OR REPLACE INTO point (vintage, day, value, bound) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for point in &vintage.points {
            let bound = stored_bound(point.bound);
            insert.execute(params![id, day_number(point.day), point.value, bound])?;
        }
        connection
            .prepare_cached(
                "UPDATE vintage SET as_of = d.as_of, last = d.last FROM \
                 (SELECT as_of, last FROM vintage_dated WHERE vintage = ?1) d WHERE id = ?1",
            )?
            .execute([id])?;
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
