//! Whether a cell holds what its column may hold.

use releve_facts::EntityKind;

use crate::lexicon::Error;
use crate::lexicon::table::Row;

use super::Terms;
use super::schema::{Form, Sheet};

pub(super) fn check(row: Row<'_, '_>, sheet: &Sheet, terms: &Terms<'_>, problems: &mut Vec<Error>) {
    for column in sheet.columns {
        let name = column.name;
        let mut say = |message: String| problems.push(row.error(message));
        let cell = row.cell(name);
        match column.form {
            Form::Text => {}
            Form::Needed if cell.is_empty() => say(format!("`{name}` is empty")),
            Form::Needed => {}
            Form::OneOf(words) if cell.is_empty() => {
                say(format!("`{name}` is empty; expected {}", either(words)));
            }
            Form::OneOf(words) => one_of(cell, name, words, &mut say),
            Form::Maybe(words) if !cell.is_empty() && !words.contains(&cell) => say(format!(
                "`{cell}` is no `{name}`; expected {} or nothing",
                words
                    .iter()
                    .map(|w| format!("`{w}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
            Form::Maybe(_) => {}
            Form::Some(words) => {
                for value in row.list(name) {
                    one_of(value, name, words, &mut say);
                }
            }
            Form::List => {
                if cell.split('|').any(|value| value.trim().is_empty()) && !cell.is_empty() {
                    say(format!("`{name}` holds an empty value between `|`"));
                }
            }
            Form::Countries => {
                for value in row.list(name) {
                    if value.len() != 2 || !value.bytes().all(|b| b.is_ascii_uppercase()) {
                        say(format!(
                            "`{value}` is no country; expected two capitals such as `GB`"
                        ));
                    }
                }
            }
            Form::Months => {
                for value in row.list(name) {
                    if !value
                        .parse()
                        .is_ok_and(|month: u8| (1..=12).contains(&month))
                    {
                        say(format!("`{value}` is no month; expected 1 to 12"));
                    }
                }
            }
            Form::Garment if !cell.is_empty() && !terms.has(EntityKind::Garment, cell) => {
                say(format!(
                    "`{cell}` is no garment of the lexicon; add it or leave `{name}` empty"
                ));
            }
            Form::Brand if !cell.is_empty() && !terms.has(EntityKind::Brand, cell) => say(format!(
                "`{cell}` is no brand of the lexicon; add it or leave `{name}` empty"
            )),
            Form::Garment | Form::Brand => {}
            Form::Number if !cell.is_empty() && cell.parse::<f64>().is_err() => {
                say(format!("expected a number in `{name}`, but found `{cell}`"));
            }
            Form::Number => {}
        }
    }
}

fn one_of(value: &str, column: &str, words: &[&str], say: &mut impl FnMut(String)) {
    if !words.contains(&value) {
        say(format!(
            "`{value}` is no `{column}`; expected {}",
            either(words)
        ));
    }
}

/// `` `a`, `b` or `c` ``
fn either(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
