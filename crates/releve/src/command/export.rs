//! `releve export`: a study's tables as files.

use releve_study::Form;

use crate::arguments::{Export, ExportFormat};
use crate::failure::Failure;
use crate::studies::{counted, open_to_read};

pub(crate) fn run(arguments: &Export) -> Result<(), Failure> {
    let study = open_to_read(&arguments.study)?;
    let form = match arguments.format {
        ExportFormat::Csv => Form::Csv,
        ExportFormat::Xlsx => Form::Xlsx,
        ExportFormat::Parquet => Form::Parquet,
        ExportFormat::Jsonl => Form::Jsonl,
    };
    let written = study.export(&arguments.to, form).map_err(Failure::of)?;
    for one in written.iter().filter(|one| one.rows > 0) {
        eprintln!(
            "{}: {}, {}",
            one.file.display(),
            one.table,
            counted(one.rows, "row", "rows")
        );
    }
    Ok(())
}
