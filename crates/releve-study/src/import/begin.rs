//! Imports as they begin or go on.

use releve_facts::ReaderVersion;

use super::{Import, Summary};
use crate::document::Known;
use crate::writing::Writing;
use crate::{Error, Occasion, Study};

impl Study {
    /// Begins an import. While another program writes to the study it waits,
    /// having called `waiting` once.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn import(
        &mut self,
        occasion: &Occasion,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Import<'_>, Error> {
        Ok(Import {
            writing: Writing::begin(self, "add", occasion, reader, waiting)?,
            known: Known::default(),
            hash: blake3::Hasher::new(),
            summary: Summary::default(),
            more: false,
            lasting: false,
        })
    }

    /// Whether an import was undone, or never was.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn is_undone(&self, import: i64) -> Result<bool, Error> {
        Ok(self.connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM import \
             WHERE id = ?1 AND act = 'add' AND undone_by IS NULL)",
            [import],
            |row| row.get(0),
        )?)
    }

    /// Goes on with an import that was finished, as one more transaction: what
    /// takes hours is one line in the history, and what was taken in until it
    /// was broken off is there.
    ///
    /// # Errors
    ///
    /// Where it was undone meanwhile, or the file cannot be written to.
    pub fn import_more(
        &mut self,
        import: i64,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Import<'_>, Error> {
        Ok(Import {
            writing: Writing::go_on(self, import, reader, waiting)?,
            known: Known::default(),
            hash: blake3::Hasher::new(),
            summary: Summary::default(),
            more: true,
            lasting: false,
        })
    }

    /// Goes on with `import` as [`Study::import_more`] does; begins another one
    /// where there is none yet or it was undone meanwhile, which is looked up
    /// in the transaction itself.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn import_on(
        &mut self,
        import: Option<i64>,
        occasion: &Occasion,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Import<'_>, Error> {
        let (writing, more) = Writing::on(self, import, "add", occasion, reader, waiting)?;
        Ok(Import {
            writing,
            known: Known::default(),
            hash: blake3::Hasher::new(),
            summary: Summary::default(),
            more,
            lasting: false,
        })
    }
}
