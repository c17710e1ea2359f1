//! Times as they are written, one list of examples for each idea.

mod any;
mod calendar;
mod relative;
mod season;
mod span;
mod stretch;

use std::sync::LazyLock;

use jiff::civil::{Date, date};

use super::times;
use crate::lexicon::Lexicon;
use crate::text::{Text, Unlisted};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// A Friday.
const PUBLISHED: Date = date(2025, 9, 12);

fn labels(raw: &str, published: Option<Date>) -> String {
    let mut unlisted = Unlisted::default();
    let text = Text::new(&LEXICON, raw, &mut unlisted);
    let found = times(&text, published);
    let labels: Vec<_> = found.iter().map(|time| time.when.label()).collect();
    labels.join(" ")
}

#[track_caller]
fn check(published: Option<Date>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(raw, expected)| {
            let found = labels(raw, published);
            (found != *expected)
                .then(|| format!("{raw}\n    expected {expected:?}, found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
