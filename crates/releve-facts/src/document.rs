use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::StoredText;

/// How exactly a document's day of publication is known.
///
/// # Example: the coarser, the greater
///
/// ```
/// use releve_facts::Precision;
///
/// assert!(Precision::Day < Precision::Year);
/// assert_eq!(Precision::default(), Precision::Day);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The day itself.
    #[default]
    Day,
    /// The month; the day given is its first.
    Month,
    /// The year; the day given is 1 January.
    Year,
}

/// One text as stored, with what is known about it. Its text never changes.
///
/// # Example: what is not known is left out
///
/// ```
/// use releve_facts::Document;
///
/// let document = Document::new("notes", "Loafers are back.");
/// assert_eq!(document.id, "notes");
/// assert_eq!(document.published, None);
/// assert_eq!(document.text.chars(), 17);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file's stem for a file, else a stable id.
    pub id: String,
    /// The headline, where there is one.
    pub title: Option<String>,
    /// The day of publication, against which relative times are resolved.
    pub published: Option<Date>,
    /// How exactly that day is known; says nothing where there is no day.
    pub precision: Precision,
    /// Who wrote it, as the byline says; several are joined by `, `.
    pub author: Option<String>,
    /// Language as a BCP 47 tag, `en` unless told otherwise.
    pub lang: String,
    /// The publication, where the text or its address names it.
    pub source: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// The text.
    pub text: StoredText,
}

impl Document {
    /// A document of which nothing but its text is known, in English.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: None,
            published: None,
            precision: Precision::Day,
            author: None,
            lang: "en".into(),
            source: None,
            url: None,
            text: StoredText::new(text),
        }
    }
}
