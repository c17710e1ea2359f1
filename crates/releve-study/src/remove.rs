//! Removing a text for good.

use rusqlite::{Connection, OptionalExtension as _};
use serde::Serialize;

use crate::purge::purge;
use crate::watch::forget;
use crate::writing::event;
use crate::{Error, Occasion, Study};

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// Its number in the history.
    pub import: i64,
    /// Documents that went, by id: all versions, where no version was named.
    pub documents: Vec<String>,
    /// False where another program was reading: the file's old pages are
    /// overwritten when the last reader closes it and something is written.
    pub overwritten: bool,
}

impl Study {
    /// Removes the document `doc` with all its versions, or the one version
    /// that `doc@N` names: its text, what was read of it, names that no other
    /// document mentions, its entries in the search index. Freed pages are
    /// overwritten with zeros and given back.
    ///
    /// The hash of its bytes stays, so that the next import does not bring it
    /// back unasked.
    ///
    /// # Errors
    ///
    /// Where there is no such document, or the file cannot be written to.
    pub fn remove(
        &mut self,
        doc: &str,
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<Removed, Error> {
        let mut removed = self.all_or_nothing(waiting, |connection| {
            let going = going(connection, doc)?;
            if going.is_empty() {
                return Err(Error::refused(format!(
                    "there is no document `{doc}`\nhint: `releve search` finds documents by their words"
                )));
            }
            let import = event(connection, "remove", occasion, None)?;
            for (id, _) in &going {
                // The file's name may say what the text said.
                connection
                    .prepare_cached(
                        "UPDATE file SET removed = ?2, name = '' WHERE id = \
                         (SELECT file FROM document WHERE id = ?1) \
                         AND 1 = (SELECT count(*) FROM document WHERE file = file.id)",
                    )?
                    .execute([*id, import])?;
            }
            let ids: Vec<i64> = going.iter().map(|(id, _)| *id).collect();
            forget(connection, &ids)?;
            purge(connection, &ids)?;
            connection.execute(
                "UPDATE import SET documents = ?2 WHERE id = ?1",
                [import, ids.len() as i64],
            )?;
            Ok(Removed {
                import,
                documents: going.into_iter().map(|(_, doc)| doc).collect(),
                overwritten: false,
            })
        })?;
        removed.overwritten = self.give_back()?;
        Ok(removed)
    }

    /// Gives free pages back to the disk and empties the write-ahead log; true
    /// if no reader was in the way.
    pub(crate) fn give_back(&self) -> Result<bool, Error> {
        {
            let mut vacuum = self.connection.prepare("PRAGMA incremental_vacuum")?;
            let mut rows = vacuum.query([])?;
            while rows.next()?.is_some() {}
        }
        let busy: i64 =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(busy == 0)
    }
}

/// The documents that `doc` names: one version, or all of an address.
fn going(connection: &Connection, doc: &str) -> Result<Vec<(i64, String)>, Error> {
    let named: Option<(i64, String, i64)> = connection
        .query_row(
            "SELECT id, address, version FROM document WHERE doc = ?1",
            [doc],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((id, address, version)) = named else {
        return Ok(Vec::new());
    };
    if doc.ends_with(&format!("@{version}")) {
        return Ok(vec![(id, doc.to_owned())]);
    }
    let mut all =
        connection.prepare("SELECT id, doc FROM document WHERE address = ?1 ORDER BY version")?;
    let all = all.query_map([address], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all.collect::<Result<_, _>>()?)
}
