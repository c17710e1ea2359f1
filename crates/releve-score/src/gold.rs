use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::Error;
use crate::compare::Fields;
use crate::name::Synonyms;

/// What people found in some documents, and which terms count as one.
///
/// Gold is looser than the library's own facts: its evidence is quotes without
/// offsets, and any field may be missing. A fact needs its `kind`, an entity
/// its `kind` and `name`, a document its `doc` and its `facts`.
///
/// # Example: from a text
///
/// ```
/// use releve_score::Gold;
///
/// let gold = Gold::from_json(r#"[{"doc": "a", "facts": []}, {"doc": "b", "facts": []}]"#)?
///     .with_synonyms(r#"[["trousers", "pants"]]"#)?;
/// assert_eq!(gold.documents().collect::<Vec<_>>(), ["a", "b"]);
/// # Ok::<(), releve_score::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gold {
    pub(crate) documents: Vec<Document>,
    pub(crate) synonyms: Synonyms,
}

/// The gold of one document.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Document {
    pub(crate) doc: String,
    #[serde(default)]
    pub(crate) entities: Vec<Entity>,
    pub(crate) facts: Vec<Fact>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entity {
    pub(crate) kind: String,
    pub(crate) name: Value,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Fact {
    pub(crate) kind: String,
    #[serde(flatten)]
    pub(crate) fields: Fields,
}

const SYNONYMS: &str = "synonyms.json";

impl Gold {
    /// Reads a folder: `NAME.json` for each document, in order of name, and
    /// `synonyms.json` where there is one. Hidden files are passed over.
    ///
    /// Of two files with one `doc`, the later is kept.
    ///
    /// # Errors
    ///
    /// Where the folder or a file cannot be read, or is not of the form above;
    /// the error names the file and, if it was read, the line.
    pub fn read_dir(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path).map_err(|error| Error::io(path, error))? {
            let file = entry.map_err(|error| Error::io(path, error))?.path();
            let hidden = file
                .file_name()
                .is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
            if file.extension() == Some(OsStr::new("json")) && !hidden {
                files.push(file);
            }
        }
        files.sort();
        let mut gold = Self::default();
        let mut documents = Vec::new();
        for file in &files {
            let text = std::fs::read_to_string(file).map_err(|error| Error::io(file, error))?;
            let added = if file.file_name() == Some(OsStr::new(SYNONYMS)) {
                gold.add_synonyms(&text)
            } else {
                serde_json::from_str(&text)
                    .map(|document| documents.push(document))
                    .map_err(|error| Error::json(error, 1))
            };
            added.map_err(|error| error.in_file(file))?;
        }
        gold.documents = last_of_each(documents);
        Ok(gold)
    }

    /// The gold of one document (an object) or of several (a list of objects).
    ///
    /// # Errors
    ///
    /// Where the text is not of that form; the error names the line.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let read = if text.trim_start().starts_with('[') {
            serde_json::from_str::<Vec<Document>>(text)
        } else {
            serde_json::from_str(text).map(|document| vec![document])
        };
        Ok(Self {
            documents: last_of_each(read.map_err(|error| Error::json(error, 1))?),
            synonyms: Synonyms::default(),
        })
    }

    /// The same gold with groups of terms that count as one: a list of lists,
    /// each beginning with the term that stands for it.
    ///
    /// # Errors
    ///
    /// Where the text is no list of lists of strings; the error names the line.
    pub fn with_synonyms(mut self, text: &str) -> Result<Self, Error> {
        self.add_synonyms(text)?;
        Ok(self)
    }

    /// The same gold for some documents alone; unknown ids are passed over.
    ///
    /// ```
    /// use releve_score::Gold;
    ///
    /// let gold = Gold::from_json(r#"[{"doc": "a", "facts": []}, {"doc": "b", "facts": []}]"#)?;
    /// assert_eq!(gold.only(["b", "c"]).documents().collect::<Vec<_>>(), ["b"]);
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn only<D: AsRef<str>>(mut self, documents: impl IntoIterator<Item = D>) -> Self {
        let wanted: HashSet<String> = documents
            .into_iter()
            .map(|doc| doc.as_ref().to_owned())
            .collect();
        self.documents
            .retain(|document| wanted.contains(&document.doc));
        self
    }

    /// The ids of the documents, in order.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|document| document.doc.as_str())
    }

    fn add_synonyms(&mut self, text: &str) -> Result<(), Error> {
        let groups: Vec<Vec<String>> =
            serde_json::from_str(text).map_err(|error| Error::json(error, 1))?;
        for group in groups {
            self.synonyms.add(&group);
        }
        Ok(())
    }
}

/// Of documents with one id the last, in the place of the first.
fn last_of_each(documents: Vec<Document>) -> Vec<Document> {
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Document> = Vec::new();
    for document in documents {
        match place.get(&document.doc) {
            Some(&at) => kept[at] = document,
            None => {
                place.insert(document.doc.clone(), kept.len());
                kept.push(document);
            }
        }
    }
    kept
}
