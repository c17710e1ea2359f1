//! The order of rows, and that no name means two entries.

use std::cmp::Ordering;

use foldhash::{HashMap, HashMapExt};

use crate::lexicon::table::{Row, Table};
use crate::lexicon::{Error, fold};

use super::schema::Sheet;

pub(super) fn check(table: &Table<'_>, sheet: &Sheet, problems: &mut Vec<Error>) {
    let mut before: Option<(String, &str)> = None;
    let mut lines: HashMap<Vec<String>, usize> = HashMap::new();
    for row in table.rows() {
        let name = row.name();
        if name.is_empty() {
            problems.push(row.error("expected a name in the first column, but it is empty"));
            continue;
        }
        let folded = fold(name).into_owned();
        if let Some((previous, written)) = &before
            && folded.cmp(previous) == Ordering::Less
        {
            problems.push(row.error(format!(
                "`{name}` stands behind `{written}`; sort the rows by the first column, without case and accents"
            )));
        }
        before = Some((folded, name));
        let key: Vec<String> = sheet
            .key
            .iter()
            .map(|column| fold(row.cell(column)).into_owned())
            .collect();
        let first = *lines.entry(key).or_insert(row.line);
        if first != row.line {
            let name = row.cell(sheet.key[sheet.key.len() - 1]);
            problems.push(row.error(format!("`{name}` stands twice, first in line {first}")));
        }
    }
    aliases(table, sheet, problems);
    countries(table, problems);
}

/// A code of ISO 3166 stands for one country: what a tool calls `GB` is the United
/// Kingdom. England has a code of its own as a part of it, and is a region.
fn countries(table: &Table<'_>, problems: &mut Vec<Error>) {
    let mut of: HashMap<&str, (&str, usize)> = HashMap::new();
    for row in table.rows() {
        let (code, kind) = (row.cell("country"), row.cell("kind"));
        if kind != "country" || code.is_empty() {
            continue;
        }
        let (first, line) = *of.entry(code).or_insert((row.name(), row.line));
        if line != row.line {
            problems.push(row.error(format!(
                "`{code}` is the country `{first}` already, in line {line}; a part of it is a `region`"
            )));
        }
    }
}

fn aliases(table: &Table<'_>, sheet: &Sheet, problems: &mut Vec<Error>) {
    let Some(column) = sheet.aliases else { return };
    // Each form with the entry that it stands for.
    let mut owners: HashMap<String, Row<'_, '_>> = HashMap::new();
    for row in table.rows() {
        owners.entry(fold(row.name()).into_owned()).or_insert(row);
    }
    for row in table.rows() {
        for alias in row.list(column) {
            // `Elle` as an alias of `ELLE` says nothing, but does no harm.
            let owner = *owners.entry(fold(alias).into_owned()).or_insert(row);
            if owner.line != row.line {
                problems.push(row.error(format!(
                    "`{alias}` stands for `{}` already, in line {}",
                    owner.name(),
                    owner.line
                )));
            }
        }
    }
}
