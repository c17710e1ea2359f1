use jiff::Timestamp;
use jiff::civil::Date;
use releve_facts::Precision;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Asked, COLUMNS, WAITING, number, stamp};
use crate::document::{precision, precision_of};
use crate::occasion::whole;
use crate::{Error, Hash, Import, Study};

/// A page that a feed names and that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingArticle {
    /// Its number.
    pub id: i64,
    /// Where it is.
    pub address: String,
    /// When it last changed, as the feed writes it.
    pub stamp: Option<String>,
    /// What the feed says of it.
    pub said: Announced,
    /// How it may be asked for.
    pub asked: Asked,
}

/// What a feed says of a page, for a page that does not say it itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Announced {
    /// What the feed is called: the publication.
    pub source: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published, and how much of the date is told: a month is
    /// given by its first day, a year by its first.
    pub published: Option<(Date, Precision)>,
}

/// A page as a feed names it.
///
/// # Example: most that a feed may say
///
/// ```
/// use releve_facts::Precision;
/// use releve_study::{ListedPage, Announced};
///
/// let page = ListedPage {
///     address: "https://paper.example/flats",
///     stamp: Some("Fri, 20 Nov 2026 08:00:00 GMT"),
///     said: Announced {
///         source: None,
///         title: Some("Flats are back".into()),
///         published: Some(("2026-11-20".parse()?, Precision::Day)),
///     },
/// };
/// assert_eq!(ListedPage::at(page.address).stamp, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPage<'l> {
    /// Where it is.
    pub address: &'l str,
    /// When it last changed, as the feed writes it: another stamp means that
    /// something changed.
    pub stamp: Option<&'l str>,
    /// What the feed says of it.
    pub said: Announced,
}

impl<'l> ListedPage<'l> {
    /// A page of which nothing is said.
    pub fn at(address: &'l str) -> Self {
        Self {
            address,
            stamp: None,
            said: Announced::default(),
        }
    }
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
    /// of the feed; of those that `wanted` takes so many at most.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn waiting(
        &self,
        feed: i64,
        now: Timestamp,
        most: usize,
        wanted: impl Fn(&WaitingArticle) -> bool,
    ) -> Result<Vec<WaitingArticle>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS}, id, address, stamp, title, published, precision, \
             (SELECT f.title FROM feed f WHERE f.id = ?1) FROM article \
             WHERE feed = ?1 AND state = 'waiting' AND address IS NOT NULL \
             AND (not_before IS NULL OR not_before <= ?2) ORDER BY id"
        ))?;
        let rows = select.query_map(params![feed, whole(now)], |row| {
            let day: Option<String> = row.get(10)?;
            let precision = precision_of(row.get::<_, Option<String>>(11)?.as_deref());
            Ok(WaitingArticle {
                asked: Asked::of(row, 0)?,
                id: row.get(6)?,
                address: row.get(7)?,
                stamp: row.get(8)?,
                said: Announced {
                    source: row.get(12)?,
                    title: row.get(9)?,
                    published: day
                        .and_then(|day| day.parse().ok())
                        .map(|day| (day, precision)),
                },
            })
        })?;
        let wanted = rows.filter(|page| page.as_ref().map_or(true, &wanted));
        Ok(wanted.take(most).collect::<Result<_, _>>()?)
    }

    /// How many pages of all feeds wait.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn waiting_in_all(&self) -> Result<u64, Error> {
        number(self.connection.query_row(WAITING, [], |row| row.get(0))?)
    }
}

impl Import<'_> {
    /// Takes the pages that a feed names. What is new waits from now on; what
    /// the same feed names with another stamp than before waits again. Gives
    /// how many these are. Of a page that waits already the feed's last word
    /// is kept. Pages of a feed that was forgotten are this one's from now on:
    /// those that were fetched are not fetched for that.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn listed<'l>(
        &mut self,
        feed: i64,
        pages: impl IntoIterator<Item = ListedPage<'l>>,
    ) -> Result<u64, Error> {
        self.lasting = true;
        // Two feeds may write the date of one page in two ways.
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO article (hash, address, feed, stamp, title, published, precision, state) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting') \
             ON CONFLICT (hash) DO UPDATE SET feed = excluded.feed, stamp = excluded.stamp, \
                 state = 'waiting', title = excluded.title, published = excluded.published, \
                 precision = excluded.precision, reason = NULL \
             WHERE state IN ('fetched', 'refused') AND feed = excluded.feed \
                 AND excluded.stamp IS NOT NULL AND stamp IS NOT excluded.stamp \
                 OR state IN ('waiting', 'refused') AND feed <> excluded.feed \
                 AND feed IN (SELECT id FROM feed WHERE forgotten IS NOT NULL)",
        )?;
        // What was fetched is there; from now on this feed says when it changes.
        let mut take_over = self.connection().prepare_cached(
            "UPDATE article SET feed = ?2, stamp = ?3 \
             WHERE hash = ?1 AND feed <> ?2 AND state = 'fetched' \
                 AND feed IN (SELECT id FROM feed WHERE forgotten IS NOT NULL)",
        )?;
        let mut again = self.connection().prepare_cached(
            "UPDATE article SET stamp = coalesce(?3, stamp), title = coalesce(?4, title), \
             published = coalesce(?5, published), precision = coalesce(?6, precision) \
             WHERE hash = ?1 AND feed = ?2 AND state = 'waiting'",
        )?;
        let mut waiting = 0;
        for page in pages {
            let hash = Hash::of(page.address.as_bytes());
            let day = page.said.published.map(|(day, _)| day.to_string());
            let precision = page.said.published.map(|(_, of)| precision(of));
            let (stamp, title) = (page.stamp, page.said.title.as_deref());
            let new = insert.execute(params![
                hash.0,
                page.address,
                feed,
                stamp,
                title,
                day,
                precision
            ])?;
            if new == 0 {
                again.execute(params![hash.0, feed, stamp, title, day, precision])?;
                take_over.execute(params![hash.0, feed, stamp])?;
            }
            waiting += new as u64;
        }
        Ok(waiting)
    }

    /// Lets what was refused for a reason that ends with `ending` be asked for
    /// again, pages and feeds; gives how many these are. Without any it leaves
    /// no trace in the history.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn ask_again(&mut self, ending: &str) -> Result<u64, Error> {
        let connection = self.connection();
        let mut changed = 0;
        for sql in [
            "UPDATE article SET state = 'waiting', reason = NULL, not_before = NULL, failures = 0 \
             WHERE state = 'refused' AND substr(reason, -length(?1)) = ?1",
            "UPDATE feed SET reason = NULL, not_before = NULL, failures = 0 \
             WHERE substr(reason, -length(?1)) = ?1",
        ] {
            changed += connection.prepare_cached(sql)?.execute([ending])? as u64;
        }
        self.lasting |= changed > 0;
        Ok(changed)
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
         modified = NULL, title = NULL, published = NULL, precision = NULL, reason = NULL, \
         document = NULL, file = NULL WHERE document = ?1",
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
