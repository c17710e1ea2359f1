//! Which column of a table is what, remembered by the table's header.

use rusqlite::params;

use crate::{Error, Import, Study};

impl Study {
    /// What was remembered of tables, each with its header as it was given to
    /// [`Import::remember_columns`], in order of headers.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn columns(&self) -> Result<Vec<(String, String)>, Error> {
        self.list(
            "SELECT header, map FROM column_map ORDER BY header",
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}

impl Import<'_> {
    /// Remembers which column is what in tables of this header: what was known
    /// of the header before is replaced. It lasts with the import, and stays
    /// where the import is undone: it was said by the user, not by the file.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn remember_columns(&mut self, header: &str, map: &str) -> Result<(), Error> {
        self.writing
            .connection()
            .prepare_cached("INSERT OR REPLACE INTO column_map (header, map) VALUES (?1, ?2)")?
            .execute(params![header, map])?;
        Ok(())
    }
}
