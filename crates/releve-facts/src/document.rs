use jiff::civil::Date;

use crate::StoredText;

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
            lang: "en".into(),
            source: None,
            url: None,
            text: StoredText::new(text),
        }
    }
}
