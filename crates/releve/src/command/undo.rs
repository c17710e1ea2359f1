//! `releve undo`: an import taken back.

use serde_json::json;

use crate::arguments::Undo;
use crate::failure::Failure;
use crate::studies::{answer, occasion, open, some, thousands, waiting};

pub(crate) fn run(arguments: &Undo) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let import = arguments.import;
    let undone = study
        .undo(import, &occasion(import.to_string()), waiting(path))
        .map_err(Failure::of)?;
    let done = json!({
        "undone": import, "documents": undone.documents, "vintages": undone.vintages,
        "prices": undone.prices, "handed_on": undone.handed_on,
    });
    answer(arguments.kept.format, &done, |_| {
        let gone: Vec<String> = [
            some(undone.documents, "document", "documents"),
            some(
                undone.vintages,
                "download of a series",
                "downloads of series",
            ),
            some(undone.prices, "price of a product", "prices of products"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let gone = match gone.as_slice() {
            [] if undone.handed_on > 0 => "nothing gone".to_owned(),
            [] => "nothing of it was left".to_owned(),
            gone => format!("{} gone", gone.join(", ")),
        };
        let stay = match undone.handed_on {
            0 => String::new(),
            1 => "; 1 document stays, as a later import brought it, too".to_owned(),
            many => format!(
                "; {} documents stay, as later imports brought them, too",
                thousands(many)
            ),
        };
        format!("import {import} undone: {gone}{stay}\n")
    })
}
