//! An act that changes a study, under way.

use releve_facts::ReaderVersion;
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::{Error, Occasion, Study};

/// One transaction: [`Writing::finish`] makes all of it last, and dropping it,
/// or the end of the program, leaves the study as it was.
#[derive(Debug)]
pub(crate) struct Writing<'s> {
    pub(crate) study: &'s Study,
    /// The act's number in the history.
    pub(crate) id: i64,
    /// The row of the reader.
    pub(crate) reader: i64,
    done: bool,
}

/// What an act counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Documents added or read anew; of an adding, old ones with a new text
    /// among them.
    pub documents: u64,
    /// Of these, how many were new versions of a text that was there.
    pub versions: u64,
    /// Of these, how many are near-duplicates.
    pub copies: u64,
    /// Facts in them.
    pub facts: u64,
    /// Downloads of series.
    pub vintages: u64,
    /// Prices and descriptions of products on a day.
    pub prices: u64,
    /// Files and documents that were there already.
    pub unchanged: u64,
    /// Files that could not be taken in.
    pub refused: u64,
}

impl<'s> Writing<'s> {
    /// Begins an act by `reader`. While another program writes to the study it
    /// waits, having called `waiting` once.
    pub(crate) fn begin(
        study: &'s Study,
        act: &str,
        occasion: &Occasion,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Self, Error> {
        let mut writing = Self::over(study, waiting)?;
        writing.id = event(writing.connection(), act, occasion, Some(reader))?;
        writing.reader = reader_row(writing.connection(), reader)?;
        Ok(writing)
    }

    /// Goes on with an adding that was finished, as one more transaction.
    pub(crate) fn go_on(
        study: &'s Study,
        import: i64,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Self, Error> {
        let mut writing = Self::over(study, waiting)?;
        writing.id = import;
        if study.is_undone(import)? {
            return Err(Error::refused(format!(
                "import `{import}` was undone or never was"
            )));
        }
        writing.reader = reader_row(writing.connection(), reader)?;
        Ok(writing)
    }

    /// Goes on with an adding, or begins an act where there is none or it was
    /// undone; true if it goes on.
    pub(crate) fn on(
        study: &'s Study,
        import: Option<i64>,
        act: &str,
        occasion: &Occasion,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<(Self, bool), Error> {
        let mut writing = Self::over(study, waiting)?;
        let import = match import {
            Some(import) if !study.is_undone(import)? => Some(import),
            _ => None,
        };
        writing.id = match import {
            Some(import) => import,
            None => event(writing.connection(), act, occasion, Some(reader))?,
        };
        writing.reader = reader_row(writing.connection(), reader)?;
        Ok((writing, import.is_some()))
    }

    /// A transaction that is rolled back unless it is finished.
    fn over(study: &'s Study, waiting: impl FnOnce()) -> Result<Self, Error> {
        study.begin(waiting)?;
        Ok(Self {
            study,
            id: 0,
            reader: 0,
            done: false,
        })
    }

    pub(crate) fn connection(&self) -> &'s Connection {
        &self.study.connection
    }

    /// Makes it last, with what it counted added to the history.
    pub(crate) fn finish(mut self, tally: &Tally, hash: Option<&[u8]>) -> Result<(), Error> {
        let write = || -> Result<(), Error> {
            self.connection()
                .prepare_cached(
                    "UPDATE import SET hash = ?2, documents = documents + ?3, \
                     versions = versions + ?4, copies = copies + ?5, facts = facts + ?6, \
                     vintages = vintages + ?7, prices = prices + ?8, \
                     unchanged = unchanged + ?9, refused = refused + ?10 WHERE id = ?1",
                )?
                .execute(params![
                    self.id,
                    hash,
                    tally.documents,
                    tally.versions,
                    tally.copies,
                    tally.facts,
                    tally.vintages,
                    tally.prices,
                    tally.unchanged,
                    tally.refused
                ])?;
            self.study.commit()
        };
        write().map_err(|error| error.at(&self.study.path))?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.done {
            self.study.roll_back();
        }
    }
}

/// Notes an act; gives its number.
pub(crate) fn event(
    connection: &Connection,
    act: &str,
    occasion: &Occasion,
    reader: Option<&ReaderVersion>,
) -> Result<i64, Error> {
    connection
        .prepare_cached(
            "INSERT INTO import (time, act, what, program, reader) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            occasion.stamp(),
            act,
            occasion.what,
            occasion.program,
            reader.map(ReaderVersion::as_str)
        ])?;
    Ok(connection.last_insert_rowid())
}

/// The row of a reader.
fn reader_row(connection: &Connection, reader: &ReaderVersion) -> Result<i64, Error> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO reader (name) VALUES (?1)")?
        .execute([reader.as_str()])?;
    Ok(connection
        .prepare_cached("SELECT id FROM reader WHERE name = ?1")?
        .query_row([reader.as_str()], |row| row.get(0))?)
}
