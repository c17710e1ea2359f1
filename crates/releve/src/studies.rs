//! Studies, as the commands use them.

use std::path::Path;

use jiff::Timestamp;
use releve_study::{Occasion, Study};
use serde::Serialize;

use crate::arguments::Format;
use crate::failure::Failure;

/// This program, as a study's history names it.
pub(crate) const PROGRAM: &str = concat!("releve ", env!("CARGO_PKG_VERSION"));

/// What is done now.
pub(crate) fn occasion(what: impl Into<String>) -> Occasion {
    Occasion {
        time: Timestamp::now(),
        what: what.into(),
        program: PROGRAM.into(),
    }
}

/// Said where another program is writing.
pub(crate) fn waiting(study: &Path) -> impl FnOnce() {
    let name = study.display().to_string();
    move || eprintln!("note: {name} is being written to by another program; waiting for it")
}

/// Opens a study to write to it.
pub(crate) fn open(path: &Path) -> Result<Study, Failure> {
    Study::open(path).map_err(Failure::of)
}

/// Opens a study to look at it.
pub(crate) fn open_to_read(path: &Path) -> Result<Study, Failure> {
    Study::open_to_read(path).map_err(Failure::of)
}

/// Prints an answer: as JSON, or in words.
pub(crate) fn answer<T: Serialize>(
    format: Format,
    answer: &T,
    words: impl FnOnce(&T) -> String,
) -> Result<(), Failure> {
    use std::io::Write as _;
    let text = match format {
        Format::Text => words(answer),
        Format::Json => serde_json::to_string(answer).map_err(Failure::of)? + "\n",
    };
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}

/// `1 document`, `2 documents`.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        n => format!("{} {many}", thousands(n)),
    }
}

/// `12,345`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1234567, "1,234,567")] {
            assert_eq!(thousands(number), expected);
        }
        assert_eq!(counted(1, "fact", "facts"), "1 fact");
        assert_eq!(counted(1200, "fact", "facts"), "1,200 facts");
    }
}
