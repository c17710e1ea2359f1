use std::collections::BTreeMap;

use crate::{Error, SeriesKey, Study};

/// Where the newest download of a series came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesOrigin {
    /// Its row in `vintage`.
    pub vintage: i64,
    /// The import that brought it.
    pub import: i64,
    /// The name of its file; empty where it came without one.
    pub file: String,
}

impl Study {
    /// Where the newest download of each series came from.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn series_origins(&self) -> Result<BTreeMap<SeriesKey, SeriesOrigin>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT s.subject, s.metric, s.channel, s.market, v.id, v.import, coalesce(f.name, '') \
             FROM newest_vintage n JOIN vintage v ON v.id = n.vintage \
             JOIN series s ON s.id = n.series LEFT JOIN file f ON f.id = v.file",
        )?;
        let rows = select.query_map([], |row| {
            let key = SeriesKey {
                subject: row.get(0)?,
                metric: row.get(1)?,
                channel: row.get(2)?,
                market: row.get(3)?,
            };
            let origin = SeriesOrigin {
                vintage: row.get(4)?,
                import: row.get(5)?,
                file: row.get(6)?,
            };
            Ok((key, origin))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
