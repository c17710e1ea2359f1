//! `releve undo`: an import taken back.

use serde_json::json;

use crate::arguments::Undo;
use crate::failure::Failure;
use crate::studies::{answer, occasion, open, some, waiting};

pub(crate) fn run(arguments: &Undo) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let import = arguments.import;
    let before = study.history().map_err(Failure::of)?;
    let added = before.iter().find(|event| event.import == import);
    let (series, products) =
        added.map_or((0, 0), |event| (event.tally.vintages, event.tally.prices));
    let documents = study
        .undo(import, &occasion(import.to_string()), waiting(path))
        .map_err(Failure::of)?;
    let done = json!({
        "undone": import, "documents": documents, "vintages": series, "prices": products,
    });
    answer(arguments.kept.format, &done, |_| {
        let gone: Vec<String> = [
            some(documents, "document", "documents"),
            some(series, "download of a series", "downloads of series"),
            some(products, "price of a product", "prices of products"),
        ]
        .into_iter()
        .flatten()
        .collect();
        match gone.as_slice() {
            [] => format!("import {import} undone: nothing of it was left\n"),
            gone => format!("import {import} undone: {} gone\n", gone.join(", ")),
        }
    })
}
