//! `releve export`: a study's tables as files.

use std::fmt::Write as _;
use std::fs;

use releve_report::GENERATOR;
use releve_study::Form;

use super::report::replace;
use crate::arguments::{Export, ExportFormat};
use crate::failure::Failure;
use crate::own_folder::{ABOUT, refuse_foreign};
use crate::present::count::counted;
use crate::studies::open_to_read;

/// How the description of such a folder begins.
const BEGINS: &str = "The tables of the study";

/// What a workbook lacks
/// (<https://support.microsoft.com/office/excel-specifications-and-limits>).
const NO_TEXTS: &str = "the table `texts` is left out of the workbook: a cell holds 32,767 \
                        characters at most, and articles may be longer; `--format csv`, \
                        `parquet` and `jsonl` have it";

pub(crate) fn run(arguments: &Export) -> Result<(), Failure> {
    let folder = &arguments.to;
    refuse_foreign(folder, BEGINS, "--to")?;
    let study = open_to_read(&arguments.study)?;
    let form = match arguments.format {
        ExportFormat::Csv => Form::Csv,
        ExportFormat::Xlsx => Form::Xlsx,
        ExportFormat::Parquet => Form::Parquet,
        ExportFormat::Jsonl => Form::Jsonl,
    };
    let study_name = arguments.study.file_name().unwrap_or_default();
    let mut about = format!(
        "{BEGINS} {}. Written by {GENERATOR}.\n\n\
         docs/STUDY.md of the program tells what they hold. An export replaces the files that an \
         earlier one left here, in whatever form. Rows of the last one:\n\n",
        study_name.display()
    );
    let readme = folder.join(ABOUT);
    let new = !readme.exists();
    let made = !folder.exists();
    fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, &error))?;
    // First of all, so that a folder of which half is written is known as ours.
    let begun = replace(&readme, about.as_bytes());
    let written = begun.and_then(|()| study.export(folder, form).map_err(Failure::of));
    if written.is_err() && new {
        // Nothing came of it; a folder that was there stays, though empty.
        let _ = fs::remove_file(&readme);
        if made {
            let _ = fs::remove_dir(folder);
        }
    }
    let written = written?;
    // The folder is ours: nobody should take old tables for those of today.
    let left = form.left_by_others(folder);
    for file in &left {
        fs::remove_file(file).map_err(|error| Failure::unwritten(file, &error))?;
    }
    if let Some(first) = left.first() {
        eprintln!(
            "note: {} of an earlier export in another form removed, such as {}",
            counted(left.len() as u64, "file", "files"),
            first.display()
        );
    }
    for one in written.iter().filter(|one| one.rows > 0) {
        let rows = counted(one.rows, "row", "rows");
        eprintln!("{}: {}, {rows}", one.file.display(), one.table);
        let file = one.file.file_name().unwrap_or_default();
        let _ = writeln!(about, "{}: {}, {rows}", file.display(), one.table);
    }
    if form == Form::Xlsx {
        eprintln!("note: {NO_TEXTS}");
        let _ = write!(about, "\n{NO_TEXTS}\n");
    }
    replace(&readme, about.as_bytes())
}
