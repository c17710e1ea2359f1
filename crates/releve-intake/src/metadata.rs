//! What a page says of itself.

use std::fmt;

use jiff::civil::Date;
use releve_facts::{Document, Precision};
use serde::{Deserialize, Serialize};

use crate::language;

/// What a document says of itself, as far as it does.
///
/// # Example: what a page's head tells
///
/// ```
/// use releve_intake::{Options, read_with_metadata};
///
/// let page = br#"<!doctype html><html lang="en-GB"><head><title>Flats are back | The Paper</title>
///     <meta property="og:site_name" content="The Paper"><meta name="author" content="Jo Doe">
///     <meta name="date" content="2025-09"></head>
///     <body><h1>Flats are back</h1><p>Ballet flats are back, say buyers.</p></body></html>"#;
/// let (document, metadata) = read_with_metadata(page, "flats.html", &Options::default())?;
/// assert_eq!(metadata.title.as_deref(), Some("Flats are back"));
/// assert_eq!(metadata.authors, ["Jo Doe"]);
/// assert_eq!(metadata.publication.as_deref(), Some("The Paper"));
/// assert_eq!(metadata.lang.as_deref(), Some("en-GB"));
/// // No day is told, and none is made up.
/// assert_eq!(metadata.published.unwrap().to_string(), "2025-09");
/// assert_eq!(document.day(), None);
/// # Ok::<(), releve_intake::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// The headline, without the name of the publication.
    pub title: Option<String>,
    /// Who wrote it, in the order of the page.
    pub authors: Vec<String>,
    /// Where it appeared.
    pub publication: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// When it appeared.
    pub published: Option<Published>,
    /// A line of the text alone tells when: neither its data nor its head does,
    /// nor its address.
    pub in_line: bool,
    /// The language of the text as a BCP 47 tag, declared or told from its
    /// words; `None` where neither tells.
    pub lang: Option<String>,
}

impl Metadata {
    /// What a document knows, for formats that say no more.
    pub(crate) fn of(document: &Document) -> Self {
        Self {
            title: document.title.clone(),
            authors: document.author.iter().cloned().collect(),
            publication: document.source.clone(),
            url: document.url.clone(),
            published: document.published.map(|date| Published {
                date,
                precision: document.precision,
            }),
            in_line: false,
            lang: language::told(document.text.as_str()).map(str::to_owned),
        }
    }

    /// Writes it into the document; a language that is not known leaves the
    /// document's as it is.
    pub(crate) fn describe(&self, document: &mut Document) {
        document.title.clone_from(&self.title);
        document.author = (!self.authors.is_empty()).then(|| self.authors.join("; "));
        if let Some(published) = self.published {
            document.published = Some(published.date);
            document.precision = published.precision;
        }
        document.source.clone_from(&self.publication);
        document.url.clone_from(&self.url);
        if let Some(lang) = &self.lang {
            document.lang.clone_from(lang);
        }
    }
}

/// When a document appeared, as precisely as it says.
///
/// Displays as ISO 8601 does: `2025`, `2025-09`, `2025-09-12`.
///
/// # Example: a month is no day
///
/// ```
/// use jiff::civil::date;
/// use releve_facts::Precision;
/// use releve_intake::Published;
///
/// let month = Published { date: date(2025, 9, 1), precision: Precision::Month };
/// assert_eq!(month.to_string(), "2025-09");
/// assert_eq!(month.day(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day in the writer's time zone; the first one of a month or a year.
    pub date: Date,
    /// How much of the date is told.
    pub precision: Precision,
}

impl Published {
    /// What a stamp of a list tells; that of a clock that was never set tells nothing.
    pub(crate) fn of_stamp(stamp: &str) -> Option<Self> {
        let (date, precision) = crate::published::published(stamp)?;
        (date != crate::published::UNSET).then_some(Self { date, precision })
    }

    /// The day, where it is told.
    pub fn day(self) -> Option<Date> {
        (self.precision == Precision::Day).then_some(self.date)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}
