use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;

use super::{Asked, COLUMNS, WAITING, stamp, time};
use crate::writing::event;
use crate::{Error, Import, Occasion, Study};

/// A feed or sitemap that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedFeed {
    /// Its number.
    pub id: i64,
    /// Where it is.
    pub address: String,
    /// What a list calls it, else what it calls itself.
    pub title: Option<String>,
    /// The list that names it; `None` where a person did.
    pub named_by: Option<i64>,
    /// How many lists stand before it.
    pub depth: u32,
    /// When it last changed, as the list that names it writes it.
    pub stamp: Option<String>,
    /// How it may be asked for.
    pub asked: Asked,
    /// When it last answered.
    pub answered: Option<Timestamp>,
    /// Why it did not answer, where the last asking failed.
    pub reason: Option<String>,
}

/// A watched feed and what came of it, as the coverage page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedStatus {
    /// Where it is.
    pub address: String,
    /// What a list calls it, else what it calls itself.
    pub title: Option<String>,
    /// Pages of it that were fetched.
    pub fetched: u64,
    /// Pages of it that wait to be fetched.
    pub waiting: u64,
    /// Pages of it that could not be fetched.
    pub refused: u64,
    /// When it last answered.
    pub answered: Option<String>,
    /// Why it did not answer, where the last asking failed.
    pub reason: Option<String>,
}

impl Study {
    /// All feeds and sitemaps that are watched, in the order in which they were
    /// named.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn feeds(&self) -> Result<Vec<WatchedFeed>, Error> {
        self.list(
            &format!(
                "SELECT {COLUMNS}, id, address, title, named_by, depth, stamp, answered, reason \
                 FROM feed WHERE forgotten IS NULL ORDER BY id"
            ),
            watched,
        )
    }

    /// The feeds with how many pages of each were fetched, wait and were
    /// refused; sitemaps that another list names are counted with it.
    pub(crate) fn feed_status(&self) -> Result<Vec<FeedStatus>, Error> {
        self.list(
            "WITH RECURSIVE part (root, feed) AS (
                 SELECT id, id FROM feed WHERE named_by IS NULL AND forgotten IS NULL
                 UNION SELECT p.root, f.id FROM feed f JOIN part p ON f.named_by = p.feed
             ), pages AS (
                 SELECT p.root, sum(a.state = 'fetched') AS fetched,
                     sum(a.state = 'waiting') AS waiting, sum(a.state = 'refused') AS refused
                 FROM part p JOIN article a ON a.feed = p.feed GROUP BY p.root
             )
             SELECT f.address, f.title, coalesce(g.fetched, 0), coalesce(g.waiting, 0),
                 coalesce(g.refused, 0), f.answered, f.reason
             FROM feed f LEFT JOIN pages g ON g.root = f.id \
             WHERE f.named_by IS NULL AND f.forgotten IS NULL ORDER BY f.id",
            |row| {
                Ok(FeedStatus {
                    address: row.get(0)?,
                    title: row.get(1)?,
                    fetched: row.get(2)?,
                    waiting: row.get(3)?,
                    refused: row.get(4)?,
                    answered: row.get(5)?,
                    reason: row.get(6)?,
                })
            },
        )
    }
}

fn watched(row: &Row<'_>) -> rusqlite::Result<WatchedFeed> {
    Ok(WatchedFeed {
        asked: Asked::of(row, 0)?,
        id: row.get(6)?,
        address: row.get(7)?,
        title: row.get(8)?,
        named_by: row.get(9)?,
        depth: row.get(10)?,
        stamp: row.get(11)?,
        answered: time(row, 12)?,
        reason: row.get(13)?,
    })
}

impl Import<'_> {
    /// Watches a feed, if it is not watched yet; gives its number. What a list calls
    /// it is kept, be it watched already or not. One that a
    /// person names is no longer another list's; where it was forgotten, it is
    /// watched again with all lists in it. One that was forgotten with its list is
    /// watched again where another list names it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn watch(
        &mut self,
        address: &str,
        title: Option<&str>,
        named_by: Option<&WatchedFeed>,
    ) -> Result<i64, Error> {
        self.lasting = true;
        let connection = self.connection();
        let found: Option<(i64, bool)> = connection
            .prepare_cached("SELECT id, forgotten IS NOT NULL FROM feed WHERE address = ?1")?
            .query_row([address], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match (found, named_by) {
            (Some((id, false)), Some(_)) => {
                // What a list calls it goes before what it calls itself.
                if let Some(title) = title {
                    connection
                        .prepare_cached("UPDATE feed SET title = ?2 WHERE id = ?1")?
                        .execute(params![id, title])?;
                }
                Ok(id)
            }
            (Some((id, true)), Some(list)) => {
                let adopted = connection
                    .prepare_cached(
                        "UPDATE feed SET named_by = ?2, depth = ?3 \
                         WHERE id = ?1 AND named_by <> ?2 \
                             AND named_by IN (SELECT id FROM feed WHERE forgotten IS NOT NULL)",
                    )?
                    .execute(params![id, list.id, list.depth + 1])?;
                if adopted > 0 {
                    forget(connection, id, None)?;
                }
                Ok(id)
            }
            (Some((id, forgotten)), None) => {
                connection
                    .prepare_cached(
                        "UPDATE feed SET named_by = NULL, depth = 0, title = coalesce(?2, title) \
                         WHERE id = ?1",
                    )?
                    .execute(params![id, title])?;
                if forgotten {
                    // And the lists in it with it.
                    forget(connection, id, None)?;
                }
                Ok(id)
            }
            (None, named_by) => {
                connection
                    .prepare_cached(
                        "INSERT INTO feed (address, title, named_by, depth) \
                         VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(params![
                        address,
                        title,
                        named_by.map(|list| list.id),
                        named_by.map_or(0, |list| list.depth + 1)
                    ])?;
                Ok(connection.last_insert_rowid())
            }
        }
    }

    /// Calls a feed as it calls itself, unless a list calls it something already.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn feed_titled(&mut self, id: i64, title: &str) -> Result<(), Error> {
        self.connection()
            .prepare_cached("UPDATE feed SET title = ?2 WHERE id = ?1 AND title IS NULL")?
            .execute(params![id, title])?;
        Ok(())
    }

    /// Notes that a feed was asked for: it answered, or did not for a reason.
    /// `stamp_of_list` is what the list that names it says of it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn feed_asked(
        &mut self,
        feed: i64,
        asked: &Asked,
        stamp_of_list: Option<&str>,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        self.lasting = true;
        self.connection()
            .prepare_cached(
                "UPDATE feed SET etag = ?2, modified = ?3, asked = ?4, not_before = ?5, \
                 failures = ?6, unchanged = ?7, stamp = coalesce(?8, stamp), reason = ?9, \
                 answered = iif(?9 IS NULL, ?4, answered) WHERE id = ?1",
            )?
            .execute(params![
                feed,
                asked.etag,
                asked.modified,
                stamp(asked.asked),
                stamp(asked.not_before),
                asked.failures,
                asked.unchanged,
                stamp_of_list,
                reason
            ])?;
        Ok(())
    }
}

/// Forgets a feed and all lists that stand in it, or no longer does.
fn forget(connection: &Connection, id: i64, time: Option<String>) -> Result<(), Error> {
    connection
        .prepare_cached(
            "WITH RECURSIVE part (feed) AS (
                 SELECT ?1 UNION SELECT f.id FROM feed f JOIN part p ON f.named_by = p.feed
             )
             UPDATE feed SET forgotten = ?2 WHERE id IN (SELECT feed FROM part)",
        )?
        .execute(params![id, time])?;
    Ok(())
}

impl Study {
    /// Watches feeds no longer, nor the lists that stand in them: pages of theirs
    /// that wait are not fetched, documents stay. Gives how many pages waited, and
    /// the addresses that are not watched. Watching one again goes on where it was.
    /// The history tells which were forgotten, whatever `occasion.what` says.
    ///
    /// # Errors
    ///
    /// Where none of them is watched.
    pub fn forget_feeds(
        &mut self,
        addresses: &[&str],
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<(u64, Vec<String>), Error> {
        self.all_or_nothing(waiting, |connection| {
            let waited = || -> Result<u64, Error> {
                Ok(connection.query_row(WAITING, [], |row| row.get(0))?)
            };
            let before = waited()?;
            let mut watched = Vec::new();
            let mut missing = Vec::new();
            // Before any is: a list takes those with it that stand in it.
            for address in addresses {
                let id: Option<i64> = connection
                    .query_row(
                        "SELECT id FROM feed WHERE address = ?1 AND forgotten IS NULL",
                        [address],
                        |row| row.get(0),
                    )
                    .optional()?;
                match id {
                    Some(id) => watched.push((id, *address)),
                    None => missing.push((*address).to_owned()),
                }
            }
            if watched.is_empty() && !missing.is_empty() {
                let are = if missing.len() == 1 { "is" } else { "are" };
                return Err(Error::refused(format!(
                    "`{}` {are} not watched\nhint: `releve status` lists what is",
                    missing.join("`, `")
                )));
            }
            let forgotten: Vec<&str> = watched.iter().map(|(_, address)| *address).collect();
            let act = Occasion {
                what: forgotten.join(" "),
                ..occasion.clone()
            };
            event(connection, "forget", &act, None)?;
            for (id, _) in watched {
                forget(connection, id, Some(occasion.stamp()))?;
            }
            Ok((before - waited()?, missing))
        })
    }
}
