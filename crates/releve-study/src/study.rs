use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use releve_facts::{Document, Entity, Fact};
use rusqlite::{Connection, ErrorCode};

use crate::{Error, document};

/// How often a waiting writer looks whether it is its turn.
const TURN: Duration = Duration::from_millis(50);

/// A study's file, open.
///
/// Made by [`Study::create`], opened by [`Study::open`] to be added to and by
/// [`Study::open_to_read`] to be looked at.
#[derive(Debug)]
pub struct Study {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

/// A document as it is stored, with what was read of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The document.
    pub document: Document,
    /// What it speaks of, in order of first mention.
    pub entities: Vec<Entity>,
    /// What it states, in order of first evidence.
    pub facts: Vec<Fact>,
}

impl Study {
    pub(crate) fn over(connection: Connection, path: &Path) -> Self {
        Self {
            connection,
            path: path.to_owned(),
        }
    }

    pub(crate) fn into_connection(self) -> Connection {
        self.connection
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins to write; while another writes, waits, having said so once with
    /// `waiting`.
    pub(crate) fn begin(&self, waiting: impl FnOnce()) -> Result<(), Error> {
        let mut waiting = Some(waiting);
        self.connection.busy_timeout(TURN)?;
        let begun = loop {
            match self.connection.execute_batch("BEGIN IMMEDIATE") {
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                    if let Some(waiting) = waiting.take() {
                        waiting();
                    }
                    thread::sleep(TURN);
                }
                done => break done,
            }
        };
        self.connection.busy_timeout(crate::open::MOMENT)?;
        begun.map_err(|error| Error::from(error).at(&self.path))
    }

    pub(crate) fn commit(&self) -> Result<(), Error> {
        self.connection
            .execute_batch("COMMIT")
            .map_err(|error| Error::from(error).at(&self.path))
    }

    /// Forgets what was written since [`Study::begin`].
    pub(crate) fn roll_back(&self) {
        if !self.connection.is_autocommit() {
            // Nothing better can be done where this fails: closing the file
            // has the same effect.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    /// Does all of `work` or nothing.
    pub(crate) fn all_or_nothing<T>(
        &self,
        waiting: impl FnOnce(),
        work: impl FnOnce(&Connection) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.begin(waiting)?;
        let done = work(&self.connection).and_then(|done| {
            self.commit()?;
            Ok(done)
        });
        if done.is_err() {
            self.roll_back();
        }
        done.map_err(|error| error.at(&self.path))
    }

    /// The documents that count, in order of their addition, with what was
    /// read of them: of each the last version, and of near-duplicates the
    /// first. Handed to `then` one by one, so that memory does not grow.
    ///
    /// # Errors
    ///
    /// Where the file is damaged, or what `then` says.
    pub fn each<E: From<Error>>(
        &self,
        mut then: impl FnMut(Kept) -> Result<(), E>,
    ) -> Result<(), E> {
        let ids = self.ids("SELECT id FROM counted ORDER BY id")?;
        for id in ids {
            let kept =
                document::kept(&self.connection, id).map_err(|error| error.at(&self.path))?;
            if let Some(kept) = kept {
                then(kept)?;
            }
        }
        Ok(())
    }

    /// One document with what was read of it, by its own id: `note`, which is the
    /// first version and `note@1`, too, or `note@2` for the second; `None` where
    /// there is none of that id. [`Study::meant`] gives the last version.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn document(&self, doc: &str) -> Result<Option<Kept>, Error> {
        match document::named(&self.connection, doc)? {
            Some((id, _)) => {
                document::kept(&self.connection, id).map_err(|error| error.at(&self.path))
            }
            None => Ok(None),
        }
    }

    pub(crate) fn ids(&self, sql: &str) -> Result<Vec<i64>, Error> {
        let mut select = self.connection.prepare_cached(sql)?;
        let ids = select.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}
