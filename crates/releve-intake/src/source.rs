//! Files, folders and standard input, one after the other.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::article::is_article;
use crate::format::ending;
use crate::parts::archive_stem;
use crate::pipe::is_pipe;
use crate::{Error, Intake, Options, Part, Parts, container, path_as_text};

/// What stands for standard input among paths.
pub const STANDARD_INPUT: &str = "-";

/// Endings of files that lie beside articles and are never any: the pictures,
/// styles and scripts of a saved page.
pub(crate) const PICTURES: [&str; 19] = [
    "avif", "css", "db", "gif", "ico", "jpeg", "jpg", "js", "mjs", "mp3", "mp4", "otf", "parquet",
    "png", "svg", "ttf", "webp", "woff", "woff2",
];

/// Endings of tables and annotations, which lie beside articles and are not
/// read as such. Named one by one they are read all the same.
const TABLES: [&str; 7] = ["csv", "json", "jsonl", "ndjson", "toml", "tsv", "xlsx"];

/// One thing to be read: where it lies and the id it gets.
#[derive(Debug)]
pub struct Source {
    /// The document's id: the file's stem, with its folder where another file
    /// of the run has the same stem. Where a file holds several documents,
    /// theirs are this with a number.
    pub id: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Part(Box<Part>),
}

impl Source {
    /// What messages call it.
    pub fn name(&self) -> String {
        match &self.place {
            Place::File(path) => path_as_text(path),
            Place::Part(part) => part.name().to_owned(),
        }
    }

    /// The file; `None` for standard input and for what lies in an archive.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            _ => None,
        }
    }

    /// Opens it, where it is not open yet, and gives the bytes in it, by which
    /// it can be known before it is read. What was opened is read from there.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened or is larger than its format allows.
    pub fn bytes(&mut self, options: &Options) -> Result<&[u8], Error> {
        if let Place::File(path) = &self.place {
            let name = path_as_text(path);
            let mut parts = Parts::open(path, options)?;
            let part = parts.next().transpose()?;
            let (Some(part), None) = (part, parts.next()) else {
                return Err(Error::malformed(
                    &name,
                    "it changed while it was read; try again",
                ));
            };
            self.place = Place::Part(Box::new(part));
        }
        match &self.place {
            Place::Part(part) => Ok(part.bytes()),
            Place::File(_) => Ok(&[]),
        }
    }

    /// It as a part, once [`Source::bytes`] has opened it.
    pub fn part(&self) -> Option<&Part> {
        match &self.place {
            Place::Part(part) => Some(part),
            Place::File(_) => None,
        }
    }

    /// Opens and reads it.
    ///
    /// # Errors
    ///
    /// Where nothing can be taken of it; what is wrong with some of it only
    /// stands in [`Intake::refused`].
    pub fn intake(&self, options: &Options) -> Result<Intake, Error> {
        let mut taken = match &self.place {
            Place::Part(part) => part.intake(options)?,
            Place::File(path) => single(Parts::open(path, options)?, options)?,
        };
        // Ids were given before it was known what is in it.
        if let [document] = taken.documents.as_mut_slice() {
            document.id.clone_from(&self.id);
        } else {
            for (number, document) in (1..).zip(&mut taken.documents) {
                document.id = format!("{}/{number}", self.id);
            }
        }
        Ok(taken)
    }

    /// Opens it and reads its documents, of which there is at least one.
    ///
    /// # Errors
    ///
    /// As [`Source::intake`], and where it holds something else than documents.
    pub fn documents(&self, options: &Options) -> Result<Intake, Error> {
        let taken = self.intake(options)?;
        if taken.documents.is_empty() {
            let name = self.name();
            return Err(match taken.refused.first() {
                Some(refusal) if taken.is_empty() => Error::malformed(&name, &refusal.why),
                _ => Error::no_documents(&name, taken.holds()),
            });
        }
        Ok(taken)
    }
}

/// Everything of a file in one piece: the walk hands on archives part by part,
/// so that this is one part unless a file became an archive meanwhile.
fn single(parts: Parts, options: &Options) -> Result<Intake, Error> {
    let mut all = Intake::default();
    for part in parts {
        all.append(part?.intake(options)?);
    }
    Ok(all)
}

/// The documents under some paths, in the order of the paths and, within a
/// folder, of the names; hidden files, and what lies beside articles without
/// being one, are passed over in folders. Links to folders are not followed.
///
/// Archives are opened, and what is in them comes one by one. Nothing is listed
/// ahead but one folder on each level, so that memory does not grow with the
/// number of documents beyond a number for each id.
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
    /// The archive that is being walked.
    parts: Option<Parts>,
    taken: HashSet<u64>,
    options: Options,
    tables: bool,
    passed_over: fn(&Path) -> bool,
    own: fn(&Path, &[u8]) -> bool,
    no_files: fn(&Path),
}

impl Sources {
    /// The documents under `paths`; `-` is standard input.
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self::with(paths, &Options::default())
    }

    /// The same with other limits, or in a format that is known.
    pub fn with<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>, options: &Options) -> Self {
        let mut left: Vec<_> = paths.into_iter().map(|path| (path.into(), true)).collect();
        left.reverse();
        Self {
            left,
            parts: None,
            taken: HashSet::new(),
            options: options.clone(),
            tables: false,
            passed_over: |_| false,
            own: |_, _| false,
            no_files: |_| {},
        }
    }

    /// Takes the tables in folders too, not articles alone.
    #[must_use]
    pub fn and_tables(mut self) -> Self {
        self.tables = true;
        self
    }

    /// Passes over databases and what belongs to them (files that begin as
    /// SQLite's do, or are called as the files beside them are) where they are
    /// met in a folder and `which` says so; it may tell it, too.
    ///
    /// # Example: nobody's database is read as a text
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// use releve_intake::Sources;
    ///
    /// std::fs::write(folder.path().join("kept"), b"SQLite format 3\0...")?;
    /// std::fs::write(folder.path().join("note.txt"), "Flats are back.")?;
    /// let sources = Sources::new([folder.path()]).without_databases(|_| true);
    /// let ids: Vec<String> = sources.filter_map(Result::ok).map(|s| s.id).collect();
    /// assert_eq!(ids, ["note"]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn without_databases(mut self, which: fn(&Path) -> bool) -> Self {
        self.passed_over = which;
        self
    }

    /// Passes over folders and files that are met in a folder and that `which`
    /// knows for the program's own, by their path and, of a file, its beginning.
    ///
    /// # Example: a folder that is written by us
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// use releve_intake::Sources;
    ///
    /// std::fs::create_dir(folder.path().join("tables"))?;
    /// std::fs::write(folder.path().join("tables/facts.txt"), "Flats.")?;
    /// std::fs::write(folder.path().join("note.txt"), "Flats are back.")?;
    /// let sources = Sources::new([folder.path()]).without_own(|path, _| path.ends_with("tables"));
    /// let ids: Vec<String> = sources.filter_map(Result::ok).map(|s| s.id).collect();
    /// assert_eq!(ids, ["note"]);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn without_own(mut self, which: fn(&Path, &[u8]) -> bool) -> Self {
        self.own = which;
        self
    }

    /// Calls `tell` for what is met in a folder and is no file: pipes, sockets,
    /// devices. They are passed over in any case.
    #[must_use]
    pub fn telling_of_no_files(mut self, tell: fn(&Path)) -> Self {
        self.no_files = tell;
        self
    }

    fn source(&mut self, place: Place) -> Source {
        let id = match &place {
            Place::Part(part) => self.unique(part.ids().to_vec().into_iter()),
            Place::File(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let folder = path
                    .parent()
                    .and_then(Path::file_name)
                    .map(|folder| format!("{}/", folder.to_string_lossy()))
                    .unwrap_or_default();
                let stem = archive_stem(&name);
                let forms = [
                    stem.to_owned(),
                    format!("{folder}{stem}"),
                    format!("{folder}{name}"),
                    path_as_text(path),
                ];
                self.unique(forms.into_iter())
            }
        };
        Source { id, place }
    }

    /// A file as it is, or its parts where it is an archive; `None` for what
    /// lies in a folder beside articles.
    fn file(&mut self, path: PathBuf, named: bool) -> Option<Result<Source, Error>> {
        let name = path_as_text(&path);
        let head = match head(&path) {
            Ok(head) => head,
            Err(error) => return Some(Err(Error::io(&name, error))),
        };
        if !named && is_database(&head, &name) && (self.passed_over)(&path) {
            return None;
        }
        if !named && (self.own)(&path, &head) {
            return None;
        }
        let ending = ending(&name).unwrap_or_default();
        if !named && !self.tables && TABLES.contains(&ending.as_str()) && !is_article(&head) {
            return None;
        }
        if !container::format(&head, &name, &self.options).is_container() {
            return Some(Ok(self.source(Place::File(path))));
        }
        match Parts::open(&path, &self.options) {
            Ok(parts) => {
                self.parts = Some(parts);
                None
            }
            Err(error) => Some(Err(error)),
        }
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
            if let Some(parts) = &mut self.parts {
                match parts.next() {
                    Some(Ok(part)) => return Some(Ok(self.source(Place::Part(Box::new(part))))),
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.parts = None,
                }
                continue;
            }
            let (path, named) = self.left.pop()?;
            if named && path.as_os_str() == STANDARD_INPUT {
                match Parts::called(io::stdin(), "standard input", "stdin", &self.options) {
                    // What comes once is a part too, and keeps its id.
                    Ok(parts) => self.parts = Some(parts),
                    Err(error) => return Some(Err(error)),
                }
                continue;
            }
            let name = path_as_text(&path);
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
                // Such files come and go with whoever has the study open.
                Err(error)
                    if !named
                        && error.kind() == io::ErrorKind::NotFound
                        && is_database(&[], &name)
                        && (self.passed_over)(&path) => {}
                Err(error) => return Some(Err(Error::io(&name, error))),
                Ok(known) if known.is_dir() && !named && (self.own)(&path, &[]) => {}
                Ok(known) if known.is_dir() => match entries(&path) {
                    Ok(entries) => self.left.extend(entries),
                    Err(error) => return Some(Err(Error::io(&name, error))),
                },
                // A pipe that is met in a folder might be waited for for ever.
                Ok(known) if !named && !known.is_file() => (self.no_files)(&path),
                // Its beginning is looked at before the whole: of a pipe it would be gone.
                Ok(known) if is_pipe(&known) => return Some(Err(Error::pipe(&name))),
                Ok(_) => {
                    if let Some(source) = self.file(path, named) {
                        return Some(source);
                    }
                }
            }
        }
    }
}

/// Whether a file may be an SQLite database or one that lies beside it
/// (<https://www.sqlite.org/tempfiles.html>).
fn is_database(head: &[u8], name: &str) -> bool {
    head.starts_with(b"SQLite format 3\0")
        || ["-wal", "-shm", "-journal"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The beginning of a file, by which it is known.
fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(crate::detect::HEAD as u64)
        .read_to_end(&mut head)?;
    Ok(head)
}

/// What is to be walked in a folder, the first by name last.
fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let companion = ending(&name).is_some_and(|end| PICTURES.contains(&end.as_str()));
        let file = entry.file_type().is_ok_and(|kind| !kind.is_dir());
        if !(name.starts_with('.') || companion && file) {
            entries.push((entry.path(), false));
        }
    }
    entries.sort_by(|a, b| b.cmp(a));
    Ok(entries)
}
