use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Asked, COLUMNS, number, stamp};
use crate::occasion::whole;
use crate::{Error, Hash, Import, Study};

/// A page that a feed names and that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingArticle {
    /// Its number.
    pub id: i64,
    /// Where it is.
    pub address: String,
    /// How it may be asked for.
    pub asked: Asked,
}

/// What has become of a page that a feed names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleState {
    /// It is to be fetched, again where it failed.
    Waiting,
    /// It was.
    Fetched,
    /// It could not be, and is not asked for again unless the feed says that
    /// it changed.
    Refused,
}

impl ArticleState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Fetched => "fetched",
            Self::Refused => "refused",
        }
    }
}

impl Study {
    /// Pages of a feed that wait and whose rest is over at `now`, in the order
    /// of the feed; so many at most.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn waiting(
        &self,
        feed: i64,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<WaitingArticle>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, id, address FROM article \
             WHERE feed = ?1 AND state = 'waiting' AND address IS NOT NULL \
             AND (not_before IS NULL OR not_before <= ?2) ORDER BY id LIMIT ?3"
        ))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = select.query_map(params![feed, whole(now), most], |row| {
            Ok(WaitingArticle {
                asked: Asked::of(row, 0)?,
                id: row.get(6)?,
                address: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many pages of all feeds wait.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn waiting_in_all(&self) -> Result<u64, Error> {
        let sql = "SELECT count(*) FROM article WHERE state = 'waiting'";
        number(self.connection.query_row(sql, [], |row| row.get(0))?)
    }
}

impl Import<'_> {
    /// Takes the pages that a feed names, each with its stamp. What is new
    /// waits from now on; what the same feed names with another stamp than
    /// before waits again. Gives how many these are.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn listed<'l>(
        &mut self,
        feed: i64,
        pages: impl IntoIterator<Item = (&'l str, Option<&'l str>)>,
    ) -> Result<u64, Error> {
        self.lasting = true;
        // Two feeds may write the date of one page in two ways.
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO article (hash, address, feed, stamp, state) \
             VALUES (?1, ?2, ?3, ?4, 'waiting') \
             ON CONFLICT (hash) DO UPDATE SET stamp = excluded.stamp, state = 'waiting', \
                 reason = NULL \
             WHERE state IN ('fetched', 'refused') AND feed = excluded.feed \
                 AND excluded.stamp IS NOT NULL AND stamp IS NOT excluded.stamp",
        )?;
        let mut waiting = 0;
        for (address, stamp) in pages {
            let hash = Hash::of(address.as_bytes());
            waiting += insert.execute(params![hash.0, address, feed, stamp])? as u64;
        }
        Ok(waiting)
    }

    /// Notes that a page was asked for and what became of it; `document` is the
    /// address of the document that was stored of it, or found unchanged.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn article_asked(
        &mut self,
        article: i64,
        asked: &Asked,
        state: ArticleState,
        reason: Option<&str>,
        document: Option<&str>,
    ) -> Result<(), Error> {
        self.lasting = true;
        let connection = self.connection();
        let row: Option<i64> = match document {
            None => None,
            Some(address) => connection
                .prepare_cached(
                    "SELECT id FROM document WHERE address = ?1 ORDER BY version DESC LIMIT 1",
                )?
                .query_row([address], |row| row.get(0))
                .optional()?,
        };
        connection
            .prepare_cached(
                "UPDATE article SET etag = ?2, modified = ?3, asked = ?4, not_before = ?5, \
                 failures = ?6, unchanged = ?7, state = ?8, reason = ?9, \
                 document = coalesce(?10, document) WHERE id = ?1",
            )?
            .execute(params![
                article,
                asked.etag,
                asked.modified,
                stamp(asked.asked),
                stamp(asked.not_before),
                asked.failures,
                asked.unchanged,
                state.as_str(),
                reason,
                row
            ])?;
        Ok(())
    }

    /// Counts something that was asked for and had not changed.
    pub fn unchanged(&mut self) {
        self.lasting = true;
        self.summary.tally.unchanged += 1;
    }
}

/// Pages whose documents are removed are not fetched again; of them the hash of
/// the address alone stays.
pub(crate) fn forget(connection: &Connection, documents: &[i64]) -> Result<(), Error> {
    let mut update = connection.prepare_cached(
        "UPDATE article SET state = 'removed', address = NULL, stamp = NULL, etag = NULL, \
         modified = NULL, reason = NULL, document = NULL WHERE document = ?1",
    )?;
    for id in documents {
        update.execute([id])?;
    }
    Ok(())
}

/// Pages whose documents are taken back wait to be fetched again, whole.
pub(crate) fn wait_again(connection: &Connection, documents: &[i64]) -> Result<(), Error> {
    let mut update = connection.prepare_cached(
        "UPDATE article SET state = 'waiting', etag = NULL, modified = NULL, not_before = NULL, \
         document = NULL WHERE document = ?1",
    )?;
    for id in documents {
        update.execute([id])?;
    }
    Ok(())
}
