//! Everything that a dossier shows, as tables.

mod articles;
mod course;
mod index;

use std::borrow::Cow;

use releve_insight::index::Index;
use releve_insight::{Corpus, Scope, Support};

pub use index::index_tables;

use crate::Tracking;

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words, days among them as ISO 8601.
    Text(String),
    /// A number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        if number.is_finite() {
            Self::Number(number)
        } else {
            Self::Empty
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A table: what it is called, its columns and its rows, each as long as the
/// columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, lower case, good for a file and a sheet of a workbook.
    pub name: Cow<'static, str>,
    /// The titles of the columns.
    pub columns: Vec<Cow<'static, str>>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A table without rows.
    pub fn new(name: impl Into<Cow<'static, str>>, columns: &[&'static str]) -> Self {
        Self {
            name: name.into(),
            columns: columns.iter().map(|title| Cow::Borrowed(*title)).collect(),
            rows: Vec::new(),
        }
    }

    /// A row; what is left out at its end is empty.
    pub fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        let mut row = Vec::from(cells);
        row.resize(self.columns.len(), Cell::Empty);
        self.rows.push(row);
    }

    /// A row that ends with the documents, the words and the confidence that
    /// support it.
    fn supported<const N: usize>(&mut self, cells: [Cell; N], support: &Support) {
        let mut docs: Vec<&str> = support.facts().iter().map(|fact| fact.doc()).collect();
        docs.dedup();
        let quotes = support.facts().iter().flat_map(|fact| fact.evidence());
        let mut quotes: Vec<&str> = quotes.map(|evidence| evidence.quote()).collect();
        quotes.dedup();
        let mut row = Vec::from(cells);
        row.resize(self.columns.len() - 3, Cell::Empty);
        let hundredths = (support.confidence() * 100.0).round() / 100.0;
        row.extend([
            docs.join("; ").into(),
            quotes.join(" … ").into(),
            hundredths.into(),
        ]);
        self.rows.push(row);
    }
}

/// Everything that the dossier of `trend` shows, a table for each section, also
/// those without a row. Rows from articles end with `documents`, `quotes` and
/// `confidence`; rows of series name their file, download and import. Nothing is
/// cut: a page's most rows do not count here, and of the `index` every place is
/// there.
///
/// # Example: an empty corpus has no rows
///
/// ```
/// use releve_insight::Corpus;
/// use releve_report::{Tracking, tables};
///
/// let tables = tables(&Corpus::default(), "balletcore", &Tracking::default(), None);
/// assert!(tables.iter().all(|sheet| sheet.rows.is_empty()));
/// ```
pub fn tables(
    corpus: &Corpus,
    trend: &str,
    tracking: &Tracking,
    index: Option<&Index>,
) -> Vec<Sheet> {
    let scope = Scope::of(corpus, trend);
    let mut all = course::sheets(tracking);
    all.push(course::record(tracking));
    all.push(course::record_totals(tracking));
    match index {
        Some(index) => all.extend(index_tables(index, usize::MAX)),
        None => all.extend(index::NAMES.map(|name| Sheet::new(name, &[]))),
    }
    all.extend(articles::sheets(&scope));
    all
}
