use std::collections::HashMap;
use std::path::Path;

use crate::{Error, Gold};

/// The documents' texts, against which quotes are checked.
///
/// Offsets count Unicode scalar values in the text as it is given here, so it
/// must be the stored text.
///
/// ```
/// use releve_score::Texts;
///
/// let texts = Texts::from_iter([("note", "Hello.")]);
/// assert_eq!(texts.get("note"), Some("Hello."));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Texts(HashMap<String, String>);

impl Texts {
    /// Reads `DOC.txt` from a folder for each document of the gold; nothing in
    /// them is changed.
    ///
    /// # Errors
    ///
    /// Where a text is missing, cannot be read or is not UTF-8; the error
    /// names the file.
    pub fn read_dir(path: impl AsRef<Path>, gold: &Gold) -> Result<Self, Error> {
        let mut texts = HashMap::new();
        for doc in gold.documents() {
            let file = path.as_ref().join(format!("{doc}.txt"));
            let text = std::fs::read_to_string(&file).map_err(|error| Error::io(&file, error))?;
            texts.insert(doc.to_owned(), text);
        }
        Ok(Self(texts))
    }

    /// The text of a document.
    pub fn get(&self, doc: &str) -> Option<&str> {
        self.0.get(doc).map(String::as_str)
    }
}

impl<D: Into<String>, T: Into<String>> FromIterator<(D, T)> for Texts {
    fn from_iter<I: IntoIterator<Item = (D, T)>>(texts: I) -> Self {
        Self(
            texts
                .into_iter()
                .map(|(doc, text)| (doc.into(), text.into()))
                .collect(),
        )
    }
}
