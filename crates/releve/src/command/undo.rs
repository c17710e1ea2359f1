//! `releve undo`: an import taken back.

use serde_json::json;

use crate::arguments::Undo;
use crate::failure::Failure;
use crate::studies::{answer, counted, occasion, open, waiting};

pub(crate) fn run(arguments: &Undo) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let import = arguments.import;
    let documents = study
        .undo(import, &occasion(import.to_string()), waiting(path))
        .map_err(Failure::of)?;
    let done = json!({"undone": import, "documents": documents});
    answer(arguments.kept.format, &done, |_| {
        format!(
            "import {import} undone: {} gone\n",
            counted(documents, "document", "documents")
        )
    })
}
