use rusqlite::params;

use crate::series::Step;
use crate::{Error, SeriesChoice, SeriesKey, Study, Vintage};

/// The newest download of a series, with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Download {
    /// The values.
    pub vintage: Vintage,
    /// Its row in `vintage`.
    pub id: i64,
    /// The import that brought it.
    pub import: i64,
    /// The name of its file; empty where it came without one.
    pub file: String,
}

impl Study {
    /// As [`Study::newest`], each with its import and file.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn downloads(&self, choice: &SeriesChoice) -> Result<Vec<Download>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT v.id, v.step, v.unit, v.dropped, s.subject, s.metric, s.channel, s.market, \
             v.import, coalesce(f.name, '') \
             FROM series s JOIN newest_vintage n ON n.series = s.id \
             JOIN vintage v ON v.id = n.vintage LEFT JOIN file f ON f.id = v.file \
             WHERE (?1 IS NULL OR s.subject = ?1 COLLATE NOCASE) \
               AND (?2 IS NULL OR s.metric = ?2 COLLATE NOCASE) \
               AND (?3 IS NULL OR s.channel = ?3 COLLATE NOCASE) \
               AND (?4 IS NULL OR s.market = ?4 COLLATE NOCASE) \
             ORDER BY s.subject, s.metric, s.channel, s.market",
        )?;
        let mut rows = select.query(params![
            choice.subject,
            choice.metric,
            choice.channel,
            choice.market
        ])?;
        let mut downloads = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(step) = Step::of(&row.get::<_, String>(1)?) else {
                continue;
            };
            let id = row.get(0)?;
            downloads.push(Download {
                vintage: Vintage {
                    key: SeriesKey {
                        subject: row.get(4)?,
                        metric: row.get(5)?,
                        channel: row.get(6)?,
                        market: row.get(7)?,
                    },
                    step,
                    unit: row.get(2)?,
                    dropped: row.get(3)?,
                    points: self.points(id)?,
                },
                id,
                import: row.get(8)?,
                file: row.get(9)?,
            });
        }
        Ok(downloads)
    }
}
