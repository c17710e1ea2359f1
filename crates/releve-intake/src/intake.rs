use std::fmt;

use releve_facts::Document;
use serde::{Deserialize, Serialize};

use crate::mapped::Mapping;
use crate::product::Product;
use crate::published::Undated;
use crate::record::Record;

/// Something of a file that was not taken, and why.
///
/// # Example: how it prints
///
/// ```
/// use releve_intake::Refusal;
///
/// let refusal = Refusal::new("articles.jsonl:7", "no text");
/// assert_eq!(refusal.to_string(), "articles.jsonl:7: no text");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Where it stands: the file, and in it a line (`a.csv:7`), a record
    /// (`a.warc#7`) or a member (`a.zip/b.html`), counted from 1.
    #[serde(rename = "where")]
    pub place: String,
    /// What is wrong, in lower case, and the way out where there is one.
    pub why: String,
}

impl Refusal {
    /// A refusal.
    pub fn new(place: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            why: why.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.why)
    }
}

/// Refusals of one file that are listed one by one; the rest is counted.
const REFUSALS: usize = 1000;

/// What one file, or one part of an archive, holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Intake {
    /// Texts, in the order of the file.
    pub documents: Vec<Document>,
    /// The places of those documents that hold a summary of their text only, as
    /// entries of feeds do, ascending.
    pub summaries: Vec<usize>,
    /// The file of which the documents are entries (of a feed), elements (of an
    /// array) or lines: they move in it, and where they stand tells nothing of
    /// them. `None` where a document is all there is.
    pub entries_of: Option<String>,
    /// It is one page, and a line of its text alone tells its day
    /// ([`Metadata::in_line`](crate::Metadata::in_line)).
    pub in_line: bool,
    /// Series, in the order of the file.
    pub series: Vec<Record>,
    /// Products with a price on a day, in the order of the file.
    pub products: Vec<Product>,
    /// What was not taken. At most 1,000 are listed; a last one counts the rest.
    pub refused: Vec<Refusal>,
    /// What was taken to mean something, put right or left out, a sentence each.
    pub notes: Vec<String>,
    /// By which mapping of columns a table was read, with its header: what to
    /// remember for the next table of this header.
    pub mapping: Option<Mapping>,
    /// Refusals beyond those listed.
    unlisted: usize,
}

impl Intake {
    /// True if nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.series.is_empty() && self.products.is_empty()
    }

    pub(crate) fn of(document: Document) -> Self {
        Self {
            documents: vec![document],
            ..Self::default()
        }
    }

    /// Entries of a file, as yet none.
    pub(crate) fn entries(name: &str) -> Self {
        Self {
            entries_of: Some(name.to_owned()),
            ..Self::default()
        }
    }

    /// What it holds, to be told to someone who wanted texts.
    pub(crate) fn holds(&self) -> String {
        match (self.series.len(), self.products.len()) {
            (0, 0) => "holds nothing".to_owned(),
            (0, products) => format!("holds {}", counted(products, "product", "products")),
            (series, _) => format!("holds {series} series"),
        }
    }

    /// Takes what another part of the same file held.
    pub(crate) fn append(&mut self, other: Self) {
        let before = self.documents.len();
        self.summaries
            .extend(other.summaries.into_iter().map(|place| before + place));
        self.documents.extend(other.documents);
        self.entries_of = self.entries_of.take().or(other.entries_of);
        self.series.extend(other.series);
        self.products.extend(other.products);
        self.mapping = other.mapping.or(self.mapping.take());
        self.refused.extend(other.refused);
        self.notes.extend(other.notes);
        self.unlisted += other.unlisted;
    }

    pub(crate) fn refuse(&mut self, place: impl Into<String>, why: impl Into<String>) {
        if self.refused.len() < REFUSALS {
            self.refused.push(Refusal::new(place, why));
        } else {
            self.unlisted += 1;
        }
    }

    /// Leaves documents undated whose days of publication cannot be; the day that a
    /// line of a text tells was not set by a clock.
    pub(crate) fn undate(&mut self, today: Option<jiff::civil::Date>) {
        let mut undated = Undated::default();
        for document in &mut self.documents {
            undated.if_to_come(document, today);
            if !self.in_line {
                undated.if_unset(document);
            }
        }
        self.notes.extend(undated.note());
    }

    /// Ends a file: what was refused beyond the list is counted.
    pub(crate) fn finish(mut self, name: &str) -> Self {
        if self.unlisted > 0 {
            let why = format!("and {} more like these", self.unlisted);
            self.refused.push(Refusal::new(name, why));
            self.unlisted = 0;
        }
        self
    }
}

/// `1 row`, `2 rows`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
