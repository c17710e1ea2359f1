//! What an import brought that is unlike what the study had.

use jiff::civil::Date;
use rusqlite::Row;

use super::{SeriesKey, Step, day_of};
use crate::{Error, Study};

/// A download that is unlike the one before it of the same series: in another unit,
/// or by weeks that begin on another day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The series.
    pub key: SeriesKey,
    /// Its step.
    pub step: Step,
    /// The first days of the last periods, of the download before and of this one.
    pub last: (Date, Date),
    /// What the values of both are in; `None` where it is not said.
    pub unit: (Option<String>, Option<String>),
}

impl Study {
    /// The keys of series of which the import brought the first download, in order.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn keys_first_of(&self, import: i64) -> Result<Vec<SeriesKey>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT s.subject, s.metric, s.channel, s.market FROM vintage v \
             JOIN series s ON s.id = v.series WHERE v.import = ?1 AND NOT EXISTS \
             (SELECT 1 FROM vintage o WHERE o.series = s.id AND o.import <> ?1) ORDER BY 1, 2, 3, 4",
        )?;
        let keys = select.query_map([import], |row| SeriesKey::of(row, 0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// The downloads of an import that are unlike the one before them, in order of
    /// keys.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn departures(&self, import: i64) -> Result<Vec<Departure>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT s.subject, s.metric, s.channel, s.market, s.step, o.last, v.last, o.unit, v.unit \
             FROM vintage v JOIN series s ON s.id = v.series JOIN vintage o ON o.id = \
             (SELECT max(id) FROM vintage WHERE series = v.series AND id < v.id) \
             WHERE v.import = ?1 AND v.last IS NOT NULL AND o.last IS NOT NULL AND \
             (v.unit IS NOT o.unit OR s.step = 'week' AND (v.last - o.last) % 7 <> 0) \
             ORDER BY 1, 2, 3, 4, v.id",
        )?;
        let mut rows = select.query([import])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.extend(departure(row)?);
        }
        Ok(all)
    }
}

/// A row of [`Study::departures`]; `None` of a series by the hour.
fn departure(row: &Row<'_>) -> Result<Option<Departure>, Error> {
    let Some(step) = Step::of(&row.get::<_, String>(4)?) else {
        return Ok(None);
    };
    Ok(Some(Departure {
        key: SeriesKey::of(row, 0)?,
        step,
        last: (day_of(row.get(5)?)?, day_of(row.get(6)?)?),
        unit: (row.get(7)?, row.get(8)?),
    }))
}
