//! What a dossier shows as tables in a folder.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use releve_report::{GENERATOR, Sheet};

use super::replace;
use crate::failure::Failure;
use crate::own_folder::{self, ABOUT};
use crate::present::count::counted;
use crate::present::sheet;

const WORKBOOK: &str = "tables.xlsx";

/// How the description of such a folder begins.
const BEGINS: &str = "What the dossier of";

/// A folder that is there must be empty or of an earlier run.
pub(super) fn refuse_foreign(folder: &Path) -> Result<(), Failure> {
    own_folder::refuse_foreign(folder, BEGINS, "--tables")
}

/// Writes a CSV for each table that has a row, one workbook of them all, and
/// what they are; what an earlier run left and this one lacks goes.
pub(super) fn write(folder: &Path, name: &str, sheets: &[Sheet]) -> Result<(), Failure> {
    let told = |path: &Path, error: &dyn std::fmt::Display| {
        Failure::Failed(format!("cannot write `{}`: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, &error))?;
    let (full, empty): (Vec<&Sheet>, Vec<&Sheet>) =
        sheets.iter().partition(|sheet| !sheet.rows.is_empty());
    let mut about = format!(
        "{BEGINS} {name} shows, as tables. Written by {GENERATOR}.\n\n\
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
        let _ = writeln!(
            about,
            "{}.csv: {}",
            sheet.name,
            counted(sheet.rows.len() as u64, "row", "rows")
        );
    }
    for sheet in empty {
        // It may never have been there.
        let _ = fs::remove_file(folder.join(format!("{}.csv", sheet.name)));
    }
    let path = folder.join(WORKBOOK);
    let full: Vec<Sheet> = full.into_iter().cloned().collect();
    let workbook = sheet::workbook(&full).map_err(|error| told(&path, &error))?;
    replace(&path, &workbook)?;
    replace(&folder.join(ABOUT), about.as_bytes())
}
