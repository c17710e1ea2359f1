//! `releve undo`: an import taken back.

use serde_json::json;

use crate::arguments::Undo;
use crate::failure::Failure;
use crate::present::count::some;
use crate::studies::{answer, occasion, open, waiting};

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
        let gone = listed(undone.documents, undone.vintages, undone.prices);
        let on = undone.handed_on;
        let staying = listed(on.documents, on.vintages, on.prices);
        let gone = match gone.as_slice() {
            [] if !staying.is_empty() => "nothing gone".to_owned(),
            [] => "nothing of it was left".to_owned(),
            gone => format!("{} gone", gone.join(", ")),
        };
        let stay = match on.documents + on.vintages + on.prices {
            0 => String::new(),
            1 => format!(
                "; {} stays, as a later import brought it, too",
                staying.join(", ")
            ),
            _ => format!(
                "; {} stay, as later imports brought them, too",
                staying.join(", ")
            ),
        };
        format!("import {import} undone: {gone}{stay}\n")
    })
}

/// What went or stays, of each kind that is there.
fn listed(documents: u64, vintages: u64, prices: u64) -> Vec<String> {
    [
        some(documents, "document", "documents"),
        some(vintages, "download of a series", "downloads of series"),
        some(prices, "price of a product", "prices of products"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
