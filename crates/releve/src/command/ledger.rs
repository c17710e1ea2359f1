//! `releve ledger`: how right frozen forecasts were.

mod summary;
mod tables;
mod words;

use releve_study::LedgerEntry;
use serde::Serialize;

use self::summary::{Summary, summary};
use self::words::words;

use crate::arguments::Ledger;
use crate::failure::Failure;
use crate::ledger::settle;
use crate::present::answer::Said;
use crate::studies::{open, open_to_read};

/// The ledger, as it is printed.
#[derive(Serialize)]
struct Shown {
    forecasts: Vec<LedgerEntry>,
    summary: Summary,
}

pub(crate) fn run(arguments: &Ledger) -> Result<(), Failure> {
    let path = &arguments.study;
    let place = arguments.answer.place(vec![path])?;
    let study = match open(path) {
        Ok(mut study) => {
            settle(&mut study, path)?;
            study
        }
        // What is there can be shown where nothing can be added.
        Err(failure) => {
            let study = open_to_read(path).map_err(|_| failure)?;
            eprintln!(
                "note: {} cannot be written to: downloads since the last scoring are not counted",
                path.display()
            );
            study
        }
    };
    let mut forecasts = study.ledger()?;
    let called = |key: &str| {
        let mut all = forecasts.iter();
        all.any(|one| one.series.is_called(one.step, key))
    };
    if let Some(unknown) = arguments.series.iter().find(|key| !called(key)) {
        return Err(Failure::Failed(format!(
            "{}: no forecast of `{unknown}` is frozen\nhint: `releve ledger {0}` lists all",
            path.display()
        )));
    }
    let wanted = |one: &LedgerEntry| {
        let mut keys = arguments.series.iter();
        arguments.series.is_empty() || keys.any(|key| one.series.is_called(one.step, key))
    };
    forecasts.retain(wanted);
    let summary = summary(&forecasts);
    let shown = Shown { forecasts, summary };
    place.say(Said {
        text: || words(&shown, arguments),
        json: || Ok(serde_json::to_string(&shown).map_err(Failure::of)? + "\n"),
        sheets: || tables::sheets(&shown.forecasts),
    })
}
