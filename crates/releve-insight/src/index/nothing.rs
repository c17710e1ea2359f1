//! Why there is no ranking.

use std::collections::BTreeSet;

use super::gathered::Gathered;
use super::{Component, Error, Holdings, Question, Weights};
use crate::wording::agreeing;

/// Why there is nothing to rank.
pub(super) fn nothing(holdings: &Holdings, question: &Question, gathered: &Gathered) -> Error {
    let tally = &gathered.tally;
    let period = question.period.in_a_sentence();
    if tally.all == 0 && holdings.downloads.is_empty() {
        return Error::empty(
            "there are no documents and no series\nhint: `releve add STUDY PATH...` adds them",
        );
    }
    if tally.all > 0 && tally.undated == tally.all && holdings.downloads.is_empty() {
        return Error::empty(format!(
            "{}, so that none can be said to be of {period}\n\
             hint: dates are taken from pages, feeds and mails, and from a first line `date \
             2022-08-01` of a text",
            match tally.all {
                1 => "the one document has no date".to_owned(),
                all => format!("none of the {all} documents has a date"),
            }
        ));
    }
    let mut told = match (tally.of_period, question.market.as_deref()) {
        (0, None) => format!("no document and no series is of {period}"),
        (0, Some(market)) => format!("no document and no series is of {period} and of {market}"),
        (1, _) => format!("the one document of {period} names no {}", question.kind),
        (number, _) => format!(
            "none of the {number} documents of {period} names a {}",
            question.kind
        ),
    };
    if let Some((from, to)) = tally.days {
        told.push_str(&format!("; documents run from {from} to {to}"));
    }
    if tally.undated > 0 {
        let are = if tally.undated == 1 { "is" } else { "are" };
        told.push_str(&format!("; {} {are} undated", tally.undated));
    }
    if tally.elsewhere > 0 {
        told.push_str("; ");
        told.push_str(&agreeing(
            tally.elsewhere,
            "document",
            "is of a publication of another market, or of one that the lexicon does not know",
            "are of publications of another market, or of ones that the lexicon does not know",
        ));
    }
    if !gathered.notes.thin.is_empty() {
        let thin: Vec<&str> = gathered
            .notes
            .thin
            .iter()
            .map(String::as_str)
            .take(3)
            .collect();
        told.push_str(&format!("; of the series, {}", thin.join("; ")));
    }
    if !gathered.notes.strangers.is_empty() {
        let names = gathered.notes.strangers.iter().take(5);
        let names: Vec<&str> = names.map(String::as_str).collect();
        told.push_str(&format!(
            "; series are of {}, which neither a document nor the lexicon calls a {}",
            names.join(", "),
            question.kind
        ));
    }
    Error::empty(told)
}

/// There are values, but none that weighs anything or can be compared.
pub(super) fn weightless(question: &Question, gathered: &Gathered) -> Error {
    let there: BTreeSet<Component> = gathered
        .panels
        .iter()
        .map(|panel| panel.key.component)
        .collect();
    let there: Vec<&str> = there.into_iter().map(Component::as_str).collect();
    let told = format!(
        "nothing can be ranked: of {} there are values of {} for {} of kind {}, but a component \
         must weigh something and have two values to compare (weights: {})",
        question.period.in_a_sentence(),
        there.join(", "),
        gathered.names.len(),
        question.kind,
        match question.weights.line(question.kind) {
            line if line.is_empty() => "all 0".to_owned(),
            line => line,
        }
    );
    // No file is to be mended where none was given.
    match question.weights == Weights::standard() {
        true => Error::empty(told),
        false => Error::weights(question.weights.name(), told),
    }
}
