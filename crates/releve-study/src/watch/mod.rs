//! Feeds that are watched, the pages that they name, and how each may be asked
//! for again: what a watch needs to go on where it was broken off.

mod article;
mod feed;
mod host;
mod prices;

use jiff::Timestamp;
use rusqlite::Row;

use crate::Error;
use crate::occasion::whole;

pub use article::{Announced, ArticleState, ListedPage, WaitingArticle};
pub(crate) use article::{forget, wait_again};
pub use feed::{FeedStatus, WatchedFeed};
pub use host::{KeptHost, KeptRobots};
pub(crate) use prices::products_wait_again;

/// What is remembered of an address from one asking to the next.
///
/// # Example: of a new address nothing is known
///
/// ```
/// let asked = releve_study::Asked::default();
/// assert_eq!((asked.etag, asked.failures), (None, 0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The tag of the version that came last.
    pub etag: Option<String>,
    /// When it last changed, as its server writes it.
    pub modified: Option<String>,
    /// When it was asked for last.
    pub asked: Option<Timestamp>,
    /// When it may be asked for again.
    pub not_before: Option<Timestamp>,
    /// How many askings have failed since one went well.
    pub failures: u32,
    /// How many askings in a row found it unchanged.
    pub unchanged: u32,
}

/// How many pages wait, of feeds that are watched.
const WAITING: &str = "SELECT count(*) FROM article WHERE state = 'waiting' \
     AND feed NOT IN (SELECT id FROM feed WHERE forgotten IS NOT NULL)";

/// The columns of an [`Asked`], in the order in which they are read.
const COLUMNS: &str = "etag, modified, asked, not_before, failures, unchanged";

impl Asked {
    /// What stands in these columns from `first` on.
    fn of(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            etag: row.get(first)?,
            modified: row.get(first + 1)?,
            asked: time(row, first + 2)?,
            not_before: time(row, first + 3)?,
            failures: row.get(first + 4)?,
            unchanged: row.get(first + 5)?,
        })
    }
}

/// A time as the study keeps it.
fn stamp(time: Option<Timestamp>) -> Option<String> {
    time.map(whole)
}

/// A time in a column; none where it is missing or no time.
fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// A number of rows.
fn number(count: i64) -> Result<u64, Error> {
    u64::try_from(count).map_err(|_| Error::corrupt("a number of rows below zero"))
}
