//! A study's tables as files that other programs read.

mod csv;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod table;
mod xlsx;

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Cell, Error, Study};
pub use csv::field as csv_field;
pub(crate) use table::{Column, TABLES, Table, Type};

/// What kind of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values (RFC 4180), one file a table. A text that a
    /// spreadsheet would take for a formula gets an apostrophe before it.
    Csv,
    /// One Excel workbook with a sheet a table.
    Xlsx,
    /// One Parquet file a table.
    #[cfg(feature = "parquet")]
    Parquet,
    /// One JSON object a line, one file a table.
    Jsonl,
}

/// A file that was written, and how many rows are in it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// The table.
    pub table: &'static str,
    /// The file.
    pub file: PathBuf,
    /// Rows, without the head.
    pub rows: u64,
}

impl Form {
    /// Files in `folder` that are called as those of an export in another form:
    /// what an earlier one left there, and this one does not replace.
    ///
    /// # Example: workbook after tables
    ///
    /// ```
    /// use releve_study::Form;
    ///
    /// let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("documents.csv"), "")?;
    /// std::fs::write(folder.path().join("mine.csv"), "")?;
    /// let left = Form::Xlsx.left_by_others(folder.path());
    /// assert_eq!(left, [folder.path().join("documents.csv")]);
    /// assert!(Form::Csv.left_by_others(folder.path()).is_empty());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn left_by_others(self, folder: &Path) -> Vec<PathBuf> {
        let own = match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Jsonl => "jsonl",
        };
        let tables = ["csv", "parquet", "jsonl"].into_iter();
        let tables = tables.flat_map(|ending| {
            let names = TABLES.iter();
            names.map(move |table| (ending, format!("{}.{ending}", table.name)))
        });
        let all = tables.chain([("xlsx", xlsx::FILE.to_owned())]);
        let others = all.filter(|(ending, _)| *ending != own);
        let files = others.map(|(_, name)| folder.join(name));
        files.filter(|file| file.is_file()).collect()
    }
}

/// What takes the rows of one table.
trait Rows {
    fn row(&mut self, cells: &[Cell]) -> Result<(), Error>;
    fn finish(self: Box<Self>) -> Result<(), Error>;
}

impl Study {
    /// Writes all tables to `folder`, which is made where it is not there:
    /// documents, entities, mentions, facts, each kind of fact with its quote,
    /// points, prices and history. Files of earlier exports are replaced, once all
    /// are written.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written.
    pub fn export(&self, folder: &Path, form: Form) -> Result<Vec<Written>, Error> {
        fs::create_dir_all(folder)
            .map_err(|error| Error::from(error).unmade("export").at(folder))?;
        // One moment for all tables, whatever is added meanwhile.
        self.connection.execute_batch("BEGIN")?;
        let done = match form {
            Form::Xlsx => xlsx::write(self, folder),
            Form::Csv => self.files(folder, "csv", csv::open),
            Form::Jsonl => self.files(folder, "jsonl", jsonl::open),
            #[cfg(feature = "parquet")]
            Form::Parquet => self.files(folder, "parquet", parquet::open),
        };
        self.roll_back();
        done.map_err(|error| error.unmade("export").at(folder))
    }

    fn files(
        &self,
        folder: &Path,
        ending: &str,
        open: impl Fn(&Path, &'static Table) -> Result<Box<dyn Rows>, Error>,
    ) -> Result<Vec<Written>, Error> {
        let part = |table: &Table| folder.join(format!("{}.{ending}.part", table.name));
        let write = || {
            let mut written = Vec::new();
            for table in TABLES {
                let rows = self.rows_of(table, open(&part(table), table)?)?;
                let file = folder.join(format!("{}.{ending}", table.name));
                written.push(Written {
                    table: table.name,
                    file,
                    rows,
                });
            }
            // Of an earlier export all files are replaced, or none.
            for (table, one) in TABLES.iter().zip(&written) {
                fs::rename(part(table), &one.file)?;
            }
            Ok(written)
        };
        let done = write();
        if done.is_err() {
            for table in TABLES {
                // It may not have come so far.
                let _ = fs::remove_file(part(table));
            }
        }
        done
    }

    fn rows_of(&self, table: &Table, mut to: Box<dyn Rows>) -> Result<u64, Error> {
        let number = self.each_row(table, |cells| to.row(cells))?;
        to.finish()?;
        Ok(number)
    }

    /// The rows of a table, one after the other.
    fn each_row(
        &self,
        table: &Table,
        mut then: impl FnMut(&[Cell]) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        let mut select = self.connection.prepare(&table.sql())?;
        let mut rows = select.query([])?;
        let mut cells = Vec::new();
        let mut number = 0;
        while let Some(row) = rows.next()? {
            cells.clear();
            for (place, _) in table.columns().enumerate() {
                cells.push(Cell::from(row.get_ref(place)?));
            }
            then(&cells)?;
            number += 1;
        }
        Ok(number)
    }
}
