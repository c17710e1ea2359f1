//! The open index, for a terminal, a program and a spreadsheet.

mod evidence;
mod json;
mod words;

pub(crate) use json::to_json;
pub(crate) use words::words;
