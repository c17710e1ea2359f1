//! Downloads that a study holds.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};

use super::{SeriesKey, Step, Vintage, points_of};
use crate::{Error, Study};

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
    /// By what step.
    pub step: Option<Step>,
}

impl Study {
    /// The newest download of each series that is meant, in order of keys and of
    /// steps, the shortest first: the one of the last day of download, else of the last period, else of the last
    /// import. Series by the hour are passed over: a study has no hours of theirs.
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
               AND (?5 IS NULL OR s.step = ?5) \
             ORDER BY s.subject, s.metric, s.channel, s.market, {BY_LENGTH}",
        ))?;
        let mut rows = select.query(params![
            choice.subject,
            choice.metric,
            choice.channel,
            choice.market,
            choice.step.map(Step::as_str)
        ])?;
        let mut newest = Vec::new();
        while let Some(row) = rows.next()? {
            newest.extend(download(&self.connection, row)?);
        }
        Ok(newest)
    }

    /// The downloads of a series that came after one of its downloads: those of
    /// later imports, and later ones of the same import, the oldest of them first.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn downloads_after(
        &self,
        key: &SeriesKey,
        step: Step,
        import: i64,
        vintage: i64,
    ) -> Result<Vec<Download>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "{DOWNLOADS} WHERE s.subject = ?1 AND s.metric = ?2 AND s.channel = ?3 \
             AND s.market = ?4 AND s.step = ?5 AND (v.import, v.id) > (?6, ?7) \
             ORDER BY v.as_of, v.last, v.import, v.id",
        ))?;
        let mut rows = select.query(params![
            key.subject,
            key.metric,
            key.channel,
            key.market,
            step.as_str(),
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

/// Steps of series `s` in the order of their length.
pub(crate) const BY_LENGTH: &str = "instr('hour day week month quarter year', s.step)";

const DOWNLOADS: &str = "SELECT v.id, v.import, s.step, v.unit, v.dropped, s.subject, s.metric, \
     s.channel, s.market, i.time, f.name, v.downloaded FROM vintage v JOIN series s ON s.id = v.series \
     JOIN import i ON i.id = v.import LEFT JOIN file f ON f.id = v.file AND f.removed IS NULL";

/// A row of [`DOWNLOADS`]; `None` of a series by the hour.
fn download(connection: &Connection, row: &Row<'_>) -> Result<Option<Download>, Error> {
    let Some(step) = Step::of(&row.get::<_, String>(2)?) else {
        return Ok(None);
    };
    let vintage = row.get(0)?;
    let time: String = row.get(9)?;
    let downloaded: Option<String> = row.get(11)?;
    let added = time.get(..10).and_then(|day| day.parse().ok());
    Ok(Some(Download {
        import: row.get(1)?,
        vintage,
        added: added.ok_or_else(|| Error::corrupt(format!("time `{time}` of an import")))?,
        file: row.get(10)?,
        series: Vintage {
            key: SeriesKey::of(row, 5)?,
            step,
            unit: row.get(3)?,
            dropped: row.get(4)?,
            downloaded: downloaded
                .map(|day| day.parse())
                .transpose()
                .map_err(|_| Error::corrupt(format!("day of download {vintage}")))?,
            points: points_of(
                connection,
                "SELECT day, value, bound FROM point WHERE vintage = ?1 ORDER BY day",
                vintage,
            )?,
        },
    }))
}
