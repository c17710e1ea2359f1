//! What a dossier shows as tables in a folder.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use releve_report::{GENERATOR, Sheet};

use super::replace;
use crate::failure::Failure;
use crate::present::sheet;

/// Tells what the tables are, and that the folder is ours.
const ABOUT: &str = "README.txt";
const WORKBOOK: &str = "tables.xlsx";

/// A folder that is there must be empty or of an earlier run. Told before
/// anything is read.
pub(super) fn refuse_foreign(folder: &Path) -> Result<(), Failure> {
    let told = |what: &str| Failure::Failed(format!("cannot write `{}`: {what}", folder.display()));
    let Ok(mut entries) = fs::read_dir(folder) else {
        return match folder.exists() {
            true => Err(told("it is no folder")),
            false => Ok(()),
        };
    };
    let ours = fs::read_to_string(folder.join(ABOUT)).is_ok_and(|about| about.contains(GENERATOR));
    if ours || entries.next().is_none() {
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "`{}` holds files that are no tables of ours\nhint: name an empty or a new folder with \
         `--tables`",
        folder.display()
    )))
}

/// Writes a CSV for each table that has a row, one workbook of them all, and
/// what they are; what an earlier run left and this one lacks goes.
pub(super) fn write(folder: &Path, name: &str, sheets: &[Sheet]) -> Result<(), Failure> {
    let told = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::Failed(format!("cannot write `{}`: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))?;
    let (full, empty): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.iter().partition(|sheet| !sheet.rows.is_empty());
    let mut about = format!(
        "What the dossier of {name} shows, as tables. Written by {GENERATOR}.\n\n\
         Rows from articles end with the documents and the words that state them, and how \
         likely the reader has it right (0 to 1). Rows of series end with file, download and \
         import. Lists within a cell are parted by `; `, days are ISO 8601, rates are parts: \
         0.1 is ten per cent. {WORKBOOK} holds the same tables, a sheet each.\n\n"
    );
    // First of all, so that a folder of which half is written is known as ours.
    replace(&folder.join(ABOUT), about.as_bytes())?;
    for sheet in &full {
        let path = folder.join(format!("{}.csv", sheet.name));
        let csv = sheet::csv(sheet).map_err(|error| told(&path, &error))?;
        replace(&path, &csv)?;
        let _ = writeln!(about, "{}.csv: {} rows", sheet.name, sheet.rows.len());
    }
    for sheet in empty {
        // It may never have been there.
        let _ = fs::remove_file(folder.join(format!("{}.csv", sheet.name)));
    }
    let path = folder.join(WORKBOOK);
    let full: Vec<Sheet> = full.into_iter().cloned().collect();
    sheet::workbook(&full, &path).map_err(|error| told(&path, &error))?;
    replace(&folder.join(ABOUT), about.as_bytes())
}
