//! What the JSON formats share: telling one from another by their keys, and
//! values that are written now as numbers, now as strings.

mod lenient;
mod shape;

pub(crate) use lenient::{Text, Words, amount};
pub(crate) use shape::Shape;

use serde::de::DeserializeOwned;

/// Parses a file of a known format; `Err` says what is wrong and where.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| said(&error))
}

/// serde_json's message without its habit of ending in a place of its own form.
pub(crate) fn said(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let message = whole
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned();
    if error.is_eof() {
        format!("broken off at line {}", error.line())
    } else {
        format!(
            "line {}, column {}: {message}",
            error.line(),
            error.column()
        )
    }
}
