//! Files, folders and standard input, one after the other.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io;
use std::path::{Path, PathBuf};

use releve_facts::Document;

use crate::format::ending;
use crate::read::read_from_with_metadata;
use crate::read::stem;
use crate::{Error, Metadata, Options};

/// What stands for standard input among paths.
pub const STANDARD_INPUT: &str = "-";

/// Endings of files that lie beside articles in a folder and are none: the
/// pictures, styles and scripts of a saved page, tables, annotations. Named
/// one by one they are read all the same.
const COMPANIONS: [&str; 23] = [
    "avif", "css", "csv", "db", "gif", "ico", "jpeg", "jpg", "js", "json", "jsonl", "mjs", "mp4",
    "otf", "parquet", "png", "svg", "toml", "tsv", "ttf", "webp", "woff", "woff2",
];

/// One document to be read: where it lies and the id it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document's id: the file's stem, with its folder where another file
    /// of the run has the same stem.
    pub id: String,
    /// `None` for standard input.
    path: Option<PathBuf>,
}

impl Source {
    /// What messages call it.
    pub fn name(&self) -> String {
        self.path.as_ref().map_or_else(
            || "standard input".into(),
            |path| path.display().to_string(),
        )
    }

    /// The file; `None` for standard input.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Opens it, reads it and gives the document its id.
    ///
    /// # Errors
    ///
    /// As [`read`](crate::read), and where the file cannot be opened.
    pub fn read(&self, options: &Options) -> Result<Document, Error> {
        self.read_with_metadata(options)
            .map(|(document, _)| document)
    }

    /// Opens it and reads it with all that it says of itself.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn read_with_metadata(&self, options: &Options) -> Result<(Document, Metadata), Error> {
        let name = self.name();
        let (mut document, metadata) = match &self.path {
            None => read_from_with_metadata(io::stdin().lock(), "standard input", options)?,
            Some(path) => {
                let file = std::fs::File::open(path).map_err(|error| Error::io(&name, error))?;
                read_from_with_metadata(file, &name, options)?
            }
        };
        document.id.clone_from(&self.id);
        Ok((document, metadata))
    }
}

/// The documents under some paths, in the order of the paths and, within a
/// folder, of the names; hidden files, and what lies beside articles without
/// being one, are passed over in folders. Links to folders are not followed.
///
/// Nothing is listed ahead but one folder on each level, so that memory does
/// not grow with the number of documents beyond a number for each id.
///
/// # Example: two files of one stem
///
/// ```
/// use releve_intake::Sources;
///
/// let sources = Sources::new(["june/note.txt", "july/note.txt", "-"]);
/// let ids: Vec<String> = sources.filter_map(Result::ok).map(|s| s.id).collect();
/// // Neither file is there, but standard input is.
/// assert_eq!(ids, ["stdin"]);
/// ```
#[derive(Debug)]
pub struct Sources {
    /// What is still to be walked, the next one last.
    left: Vec<(PathBuf, bool)>,
    taken: HashSet<u64>,
}

impl Sources {
    /// The documents under `paths`; `-` is standard input.
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Self {
        let mut left: Vec<_> = paths.into_iter().map(|path| (path.into(), true)).collect();
        left.reverse();
        Self {
            left,
            taken: HashSet::new(),
        }
    }

    fn source(&mut self, path: Option<PathBuf>) -> Source {
        let id = match &path {
            None => self.unique(["stdin".to_owned()].into_iter()),
            Some(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let folder = path
                    .parent()
                    .and_then(Path::file_name)
                    .map(|folder| format!("{}/", folder.to_string_lossy()))
                    .unwrap_or_default();
                let stem = stem(&name);
                let forms = [
                    stem.to_owned(),
                    format!("{folder}{stem}"),
                    format!("{folder}{name}"),
                    path.display().to_string(),
                ];
                self.unique(forms.into_iter())
            }
        };
        Source { id, path }
    }

    /// The first form that no document has; behind them the last one, counted.
    fn unique(&mut self, forms: impl Iterator<Item = String>) -> String {
        let mut last = String::new();
        for form in forms {
            if self.taken.insert(number(&form)) {
                return form;
            }
            last = form;
        }
        (2u64..)
            .map(|n| format!("{last}~{n}"))
            .find(|form| self.taken.insert(number(form)))
            .unwrap_or(last)
    }
}

/// A stable number for an id: two of a run never meet in practice.
fn number(id: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(id)
}

impl Iterator for Sources {
    type Item = Result<Source, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (path, named) = self.left.pop()?;
            if named && path.as_os_str() == STANDARD_INPUT {
                return Some(Ok(self.source(None)));
            }
            let name = path.display().to_string();
            // A link that is named is followed, one that is met to a folder is not.
            let known = if named {
                std::fs::metadata(&path)
            } else {
                std::fs::symlink_metadata(&path).and_then(|met| {
                    if met.is_symlink() {
                        std::fs::metadata(&path).map(|to| (!to.is_dir()).then_some(to))
                    } else {
                        Ok(Some(met))
                    }
                    .and_then(|met| met.ok_or_else(|| io::ErrorKind::IsADirectory.into()))
                })
            };
            match known {
                Err(error) if !named && error.kind() == io::ErrorKind::IsADirectory => continue,
                Err(error) => return Some(Err(Error::io(&name, error))),
                Ok(known) if known.is_dir() => match entries(&path) {
                    Ok(entries) => self.left.extend(entries),
                    Err(error) => return Some(Err(Error::io(&name, error))),
                },
                Ok(_) => return Some(Ok(self.source(Some(path)))),
            }
        }
    }
}

/// What is to be walked in a folder, the first by name last.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let companion = ending(&name).is_some_and(|end| COMPANIONS.contains(&end.as_str()));
        let file = entry.file_type().is_ok_and(|kind| !kind.is_dir());
        if !(name.starts_with('.') || companion && file) {
            entries.push((entry.path(), false));
        }
    }
    entries.sort_by(|a, b| b.cmp(a));
    Ok(entries)
}
