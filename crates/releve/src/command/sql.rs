//! `releve sql`: a question that changes nothing.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::io::{BufWriter, Read as _, Write as _, stdin};

use releve_study::{Cell, Limits, csv_field};
use serde_json::Value;

use crate::arguments::{Sql, SqlFormat};
use crate::failure::Failure;
use crate::present::count::thousands;
use crate::present::plain;
use crate::studies::open_to_read;

/// Statements longer than this are no questions.
const LONGEST: u64 = 1 << 20;

/// Rows of a table that are looked at to find out how wide its columns are.
const LOOKED_AT: usize = 1000;

/// Characters of a cell that are shown in a table.
const WIDEST: usize = 60;

pub(crate) fn run(arguments: &Sql) -> Result<(), Failure> {
    let mut query = arguments.query.clone();
    if query == "-" {
        query.clear();
        stdin()
            .lock()
            .take(LONGEST)
            .read_to_string(&mut query)
            .map_err(|error| Failure::Failed(format!("the query cannot be read: {error}")))?;
    }
    let mut study = open_to_read(&arguments.study)?;
    let limits = Limits {
        time: arguments.timeout,
        rows: arguments.rows,
    };
    let out = RefCell::new(Out {
        to: BufWriter::new(plain::out(arguments.format == SqlFormat::Table)),
        format: arguments.format,
        names: Vec::new(),
        keys: Vec::new(),
        held: Vec::new(),
        widths: Vec::new(),
        rows: 0,
    });
    let more = study.query(
        &query,
        &limits,
        |columns| out.borrow_mut().head(columns),
        |cells| out.borrow_mut().row(cells).map_err(Unasked),
    );
    let more = more.map_err(|Unasked(failure)| failure)?;
    out.into_inner().finish()?;
    if more {
        eprintln!(
            "note: there are more than {} rows; `--rows N` shows more",
            thousands(arguments.rows as u64)
        );
    }
    Ok(())
}

/// Why a question got no answer, with the way out where it is wrong.
struct Unasked(Failure);

impl From<releve_study::Error> for Unasked {
    fn from(error: releve_study::Error) -> Self {
        let said = error.to_string();
        Self(match error.is_query() && !error.is_stopped() {
            true => Failure::Usage(format!(
                "{said}\nhint: `releve sql --help` shows questions, docs/STUDY.md tells tables \
                 and columns"
            )),
            false => Failure::Failed(said),
        })
    }
}

struct Out {
    to: BufWriter<plain::Out>,
    format: SqlFormat,
    names: Vec<String>,
    /// The same as keys of an object, each once, in quotes.
    keys: Vec<String>,
    /// Rows of a table until its widths are known.
    held: Vec<Vec<String>>,
    widths: Vec<usize>,
    rows: usize,
}

impl Out {
    fn head(&mut self, columns: &[&str]) {
        self.names = columns.iter().map(|&name| name.to_owned()).collect();
        if !matches!(self.format, SqlFormat::Json | SqlFormat::Jsonl) {
            return;
        }
        let keys = unique(columns);
        for (name, key) in columns.iter().zip(&keys).filter(|(name, key)| name != key) {
            eprintln!("note: there is another column `{name}`; this one is printed as `{key}`");
        }
        self.keys = keys
            .into_iter()
            .map(|key| Value::from(key).to_string())
            .collect();
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), Failure> {
        self.rows += 1;
        match self.format {
            SqlFormat::Csv => {
                if self.rows == 1 {
                    self.csv_head()?;
                }
                for (place, cell) in cells.iter().enumerate() {
                    if place > 0 {
                        self.to.write_all(b",")?;
                    }
                    csv_field(&mut self.to, cell)?;
                }
                self.to.write_all(b"\r\n")?;
            }
            SqlFormat::Json | SqlFormat::Jsonl => {
                let before = match (self.format, self.rows) {
                    (SqlFormat::Json, 1) => "[",
                    (SqlFormat::Json, _) => ",\n",
                    _ => "",
                };
                // In the order of the SELECT, which a map would lose.
                self.to.write_all(before.as_bytes())?;
                for (place, (name, cell)) in self.keys.iter().zip(cells).enumerate() {
                    let before = if place == 0 { '{' } else { ',' };
                    write!(self.to, "{before}{name}:{}", Value::from(cell))?;
                }
                self.to.write_all(b"}")?;
                if self.format == SqlFormat::Jsonl {
                    self.to.write_all(b"\n")?;
                }
            }
            SqlFormat::Table => {
                self.held.push(cells.iter().map(shown).collect());
                if self.rows >= LOOKED_AT {
                    self.table_rows()?;
                }
            }
        }
        Ok(())
    }

    fn csv_head(&mut self) -> Result<(), Failure> {
        for (place, name) in self.names.iter().enumerate() {
            if place > 0 {
                self.to.write_all(b",")?;
            }
            csv_field(&mut self.to, &Cell::Text(name.clone()))?;
        }
        Ok(self.to.write_all(b"\r\n")?)
    }

    /// Prints what is held, and before it the head where it is the first.
    fn table_rows(&mut self) -> Result<(), Failure> {
        let mut rows = std::mem::take(&mut self.held);
        if self.widths.is_empty() {
            self.widths = self.names.iter().map(|name| name.chars().count()).collect();
            for row in &rows {
                for (width, cell) in self.widths.iter_mut().zip(row) {
                    *width = (*width).max(cell.chars().count());
                }
            }
            let rule = self.widths.iter().map(|width| "─".repeat(*width)).collect();
            rows.splice(0..0, [self.names.clone(), rule]);
        }
        for row in rows {
            let padded: Vec<String> = (row.iter().zip(&self.widths))
                .map(|(cell, &width)| format!("{cell:<width$}"))
                .collect();
            writeln!(self.to, "{}", padded.join("  ").trim_end())?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Failure> {
        match self.format {
            SqlFormat::Csv if self.rows == 0 => self.csv_head()?,
            SqlFormat::Json if self.rows == 0 => self.to.write_all(b"[]\n")?,
            SqlFormat::Json => self.to.write_all(b"]\n")?,
            SqlFormat::Table => self.table_rows()?,
            _ => {}
        }
        Ok(self.to.flush()?)
    }
}

/// The names, none of them twice: a later one of the same name gets a number
/// that makes it like no other.
fn unique(names: &[&str]) -> Vec<String> {
    let all: HashSet<&str> = names.iter().copied().collect();
    let mut taken: HashSet<String> = HashSet::new();
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    names
        .iter()
        .map(|&name| {
            let mut key = name.to_owned();
            let number = numbers.entry(name).or_insert(1);
            while taken.contains(&key) || *number > 1 && all.contains(key.as_str()) {
                *number += 1;
                key = format!("{name}_{number}");
            }
            taken.insert(key.clone());
            key
        })
        .collect()
}

fn shown(cell: &Cell) -> String {
    let mut text: String = match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Blob(bytes) => format!("{} bytes", bytes.len()),
        Cell::Text(text) => text
            .chars()
            .take(WIDEST + 1)
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect(),
    };
    if let Some((end, _)) = text.char_indices().nth(WIDEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_twice() {
        assert_eq!(unique(&["b", "a"]), ["b", "a"]);
        assert_eq!(unique(&["a", "a", "a"]), ["a", "a_2", "a_3"]);
        assert_eq!(unique(&["a", "a", "a_2"]), ["a", "a_3", "a_2"]);
        assert_eq!(unique(&["a_2", "a", "a", "a"]), ["a_2", "a", "a_3", "a_4"]);
        let many = vec!["x"; 2000];
        let found: HashSet<String> = unique(&many).into_iter().collect();
        assert_eq!(found.len(), 2000);
    }
}
