//! What was done to a study.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;
use serde::Serialize;

use crate::held::{Handed, hand_on, let_go};
use crate::purge::purge;
use crate::watch::{products_wait_again, wait_again};
use crate::writing::{Tally, event};
use crate::{Error, Occasion, Study, gone};

/// What an [`Event`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Documents, series or products were added.
    Add,
    /// Documents were read anew.
    Reread,
    /// An import was taken back.
    Undo,
    /// A document was removed.
    Remove,
    /// Feeds are watched no longer.
    Forget,
}

/// One thing that was done, in the order of its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its number, from 1; none is given twice.
    pub import: i64,
    /// When, to the second.
    pub time: Timestamp,
    /// What kind of thing.
    pub act: Act,
    /// What was named: paths, an import, a document, feeds.
    pub what: String,
    /// The program that did it.
    pub program: String,
    /// The reader that read what was added.
    pub reader: Option<String>,
    /// BLAKE3 over the hashes of the files, in their order, as hexadecimal.
    pub hash: Option<String>,
    /// What it counted.
    #[serde(flatten)]
    pub tally: Tally,
    /// The act that took it back.
    pub undone_by: Option<i64>,
}

/// What went with an import that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Undone {
    /// Documents that went.
    pub documents: u64,
    /// Downloads of series that went.
    pub vintages: u64,
    /// Prices of products that went.
    pub prices: u64,
    /// What stays, as a later import carried it, too.
    pub handed_on: Handed,
}

/// Why most acts cannot be taken back.
const GONE: &str = ", and what it replaced is gone";

impl Study {
    /// All that was done, the first thing first.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn history(&self) -> Result<Vec<Event>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, time, act, what, program, reader, lower(hex(hash)), documents, versions, \
             copies, facts, vintages, prices, unchanged, refused, undone_by FROM import ORDER BY id",
        )?;
        let mut rows = select.query([])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            let time: String = row.get(1)?;
            let act: String = row.get(2)?;
            events.push(Event {
                import: row.get(0)?,
                time: time
                    .parse()
                    .map_err(|_| Error::corrupt(format!("`{time}` is no time")))?,
                act: match act.as_str() {
                    "add" => Act::Add,
                    "reread" => Act::Reread,
                    "undo" => Act::Undo,
                    "remove" => Act::Remove,
                    "forget" => Act::Forget,
                    _ => return Err(Error::corrupt(format!("`{act}` is no act"))),
                },
                what: row.get(3)?,
                program: row.get(4)?,
                reader: row.get(5)?,
                hash: row
                    .get::<_, Option<String>>(6)?
                    .filter(|hash| !hash.is_empty()),
                tally: Tally {
                    documents: row.get(7)?,
                    versions: row.get(8)?,
                    copies: row.get(9)?,
                    facts: row.get(10)?,
                    vintages: row.get(11)?,
                    prices: row.get(12)?,
                    unchanged: row.get(13)?,
                    refused: row.get(14)?,
                },
                undone_by: row.get(15)?,
            });
        }
        Ok(events)
    }

    /// Takes an import back: what it alone brought goes, and versions that it
    /// replaced are the last again. What a later import carried, too, was there
    /// already then, and now is what that import brought. What it let back after a
    /// removal may not come back again. The history keeps both acts.
    ///
    /// # Errors
    ///
    /// Where there is no such import, it is undone already, or it is no
    /// adding: what was removed or read anew is gone.
    pub fn undo(
        &mut self,
        import: i64,
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<Undone, Error> {
        let undone = self.all_or_nothing(waiting, |connection| {
            let found: Option<(String, Option<i64>)> = connection
                .query_row(
                    "SELECT act, undone_by FROM import WHERE id = ?1",
                    [import],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let refused = |why: &str| Err(Error::refused(why.to_owned()));
            match found {
                None => {
                    return refused(&format!(
                        "there is no import `{import}`\nhint: `releve history` lists them"
                    ));
                }
                Some((_, Some(by))) => {
                    return refused(&format!("import `{import}` was undone already, by {by}"));
                }
                Some((act, _)) if act != "add" => {
                    let (gone, hint) = match act.as_str() {
                        "reread" => (GONE, "read again with the reader that you want"),
                        "undo" => (GONE, "add the files again"),
                        "forget" => ("", "watch the feeds again"),
                        _ => (GONE, "add the document again, with `--again`"),
                    };
                    return refused(&format!(
                        "`{import}` was no adding but `{act}`{gone}\nhint: {hint}"
                    ));
                }
                Some(_) => {}
            }
            let by = event(connection, "undo", occasion, None)?;
            let handed_on = hand_on(connection, import)?;
            let ids: Vec<i64> = {
                let mut select = connection.prepare("SELECT id FROM document WHERE import = ?1")?;
                let ids = select.query_map([import], |row| row.get(0))?;
                ids.collect::<Result<_, _>>()?
            };
            wait_again(connection, &ids)?;
            products_wait_again(connection, import)?;
            let leaving = gone::leaving(connection, &ids)?;
            purge(connection, &ids)?;
            gone::take_back(connection, import, &leaving)?;
            let_go(connection, import)?;
            let gone = |sql: &str| connection.execute(sql, [import]);
            gone("DELETE FROM point WHERE vintage IN (SELECT id FROM vintage WHERE import = ?1)")?;
            gone(
                "DELETE FROM platform_change \
                 WHERE vintage IN (SELECT id FROM vintage WHERE import = ?1)",
            )?;
            let undone = Undone {
                documents: ids.len() as u64,
                vintages: gone("DELETE FROM vintage WHERE import = ?1")? as u64,
                prices: gone("DELETE FROM product_day WHERE import = ?1")? as u64,
                handed_on,
            };
            gone("DELETE FROM refusal WHERE import = ?1")?;
            gone("DELETE FROM file WHERE import = ?1")?;
            connection.execute_batch(
                "DELETE FROM series WHERE id NOT IN (SELECT series FROM vintage);
                 DELETE FROM product WHERE id NOT IN (SELECT product FROM product_day);
                 DELETE FROM reader WHERE id NOT IN (SELECT reader FROM document);",
            )?;
            connection.execute(
                "UPDATE import SET undone_by = ?2 WHERE id = ?1",
                [import, by],
            )?;
            connection.execute(
                "UPDATE import SET documents = ?2 WHERE id = ?1",
                rusqlite::params![by, ids.len()],
            )?;
            Ok(undone)
        })?;
        self.give_back()?;
        Ok(undone)
    }
}
