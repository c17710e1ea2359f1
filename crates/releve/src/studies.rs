//! Studies, as the commands use them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use releve_facts::Document;
use releve_study::{DocumentId, Error, Kept, Occasion, Study};
use serde::Serialize;

use crate::arguments::Format;
use crate::failure::Failure;
use crate::present::count::some;
use crate::present::plain::out;

/// What is named on the command line: studies, known by their content, and
/// all else.
pub(crate) struct Named {
    /// What counts in each study.
    pub(crate) kept: Vec<KeptOf>,
    pub(crate) paths: Vec<PathBuf>,
}

/// The documents of a study that count, one after the other.
pub(crate) struct KeptOf {
    study: Study,
    left: std::vec::IntoIter<DocumentId>,
    ids: Vec<String>,
}

impl Named {
    pub(crate) fn new(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut named = Self {
            kept: Vec::new(),
            paths: Vec::new(),
        };
        for path in paths {
            if let Some(study) = beside(path) {
                return Err(Failure::Usage(format!(
                    "`{}` is SQLite's file beside the study `{}` while it is open\nhint: name the \
                     study instead, which holds the documents",
                    path.display(),
                    study.display()
                )));
            }
            if Study::is_at(path) {
                let study = open_to_read(path)?;
                let (rows, ids) = study
                    .counting()?
                    .into_iter()
                    .unzip::<_, _, Vec<_>, Vec<_>>();
                named.kept.push(KeptOf {
                    study,
                    left: rows.into_iter(),
                    ids,
                });
            } else {
                named.paths.push(path.clone());
            }
        }
        Ok(named)
    }

    /// The ids of all documents of all studies.
    pub(crate) fn ids(&self) -> HashSet<String> {
        self.kept
            .iter()
            .flat_map(|kept| kept.ids.iter().cloned())
            .collect()
    }
}

/// The place of a text among the versions of its document.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Among {
    /// A later one comes behind it.
    pub(crate) earlier: bool,
    /// An earlier one stands before it.
    pub(crate) follows: bool,
}

impl KeptOf {
    /// The study's file.
    pub(crate) fn path(&self) -> &Path {
        self.study.path()
    }

    /// What it holds beside texts, in words.
    pub(crate) fn left_out(&self) -> Result<Option<String>, Failure> {
        let (series, products) = self.study.series_and_products()?;
        let left: Vec<String> = [
            some(series, "series", "series"),
            some(products, "product", "products"),
        ]
        .into_iter()
        .flatten()
        .collect();
        Ok((!left.is_empty()).then(|| left.join(" and ")))
    }

    /// The documents with the earlier versions of each before it, all versions
    /// called as the first one is; and of each its place among them.
    pub(crate) fn with_versions(self) -> impl Iterator<Item = Result<(Document, Among), String>> {
        let (all, failed) = match self.study.counting_with_versions() {
            Ok(all) => (all, None),
            Err(error) => (Vec::new(), Some(Err(error.to_string()))),
        };
        let mut follows = false;
        let documents = all.into_iter().filter_map(move |(row, id, last)| {
            let among = Among {
                follows: std::mem::replace(&mut follows, !last),
                earlier: !last,
            };
            // Removed since the list was made, it is passed over.
            let kept = self.study.kept(row).transpose()?;
            Some(kept.map_err(|error| error.to_string()).map(|kept| {
                let mut document = kept.document;
                document.id = id;
                (document, among)
            }))
        });
        failed.into_iter().chain(documents)
    }
}

impl Iterator for KeptOf {
    type Item = Result<Kept, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.study.kept(self.left.next()?) {
                Ok(Some(kept)) => return Some(Ok(kept)),
                // Removed since the list was made.
                Ok(None) => {}
                Err(error) => return Some(Err(error.to_string())),
            }
        }
    }
}

/// The study that a file of SQLite's lies beside (its write-ahead log, its
/// shared memory, its journal); `None` of any other file.
fn beside(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let study = ["-wal", "-shm", "-journal"]
        .iter()
        .find_map(|end| name.strip_suffix(end))?;
    Some(path.with_file_name(study)).filter(|study| Study::is_at(study))
}

/// Whether a file that was met in a folder is a study or lies beside one; a
/// study is told of, since its documents are left out.
pub(crate) fn passed_over(path: &Path) -> bool {
    if Study::is_at(path) {
        eprintln!(
            "note: {}: a study, passed over; name it to read its documents",
            path.display()
        );
        return true;
    }
    beside(path).is_some()
}

/// Whether both are one file, however they are written, be it there or not.
pub(crate) fn same(one: &Path, other: &Path) -> bool {
    one == other || matches!((whole(one), whole(other)), (Some(one), Some(other)) if one == other)
}

/// The path of a file without links and steps; of one that is not there yet by its
/// folder.
fn whole(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent()?;
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    })
}

/// Refuses to write an answer over what is read for it, whatever `option` names it.
pub(crate) fn apart(out: Option<&Path>, option: &str, read: &[&Path]) -> Result<(), Failure> {
    match out.is_some_and(|out| read.iter().any(|read| same(out, read))) {
        false => Ok(()),
        true => Err(Failure::Usage(format!(
            "`{option}` would write over what is read; name another file"
        ))),
    }
}

/// Refuses to write an answer over a study, whatever option names it.
pub(crate) fn spare(path: &Path) -> Result<(), Failure> {
    match Study::is_at(path) {
        false => Ok(()),
        true => Err(Failure::Usage(format!(
            "`{}` is a study, which is not written over\nhint: name another file",
            path.display()
        ))),
    }
}

/// This program, as a study's history names it.
pub(crate) const PROGRAM: &str = concat!("releve ", env!("CARGO_PKG_VERSION"));

/// What is done now.
pub(crate) fn occasion(what: impl Into<String>) -> Occasion {
    Occasion {
        time: Timestamp::now(),
        what: what.into(),
        program: PROGRAM.into(),
    }
}

/// The day on which this is done, in UTC as in a study's history.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// The newest day that it is anywhere: where the sun rises first it is 14 hours
/// ahead of UTC (Kiribati's Line Islands).
pub(crate) fn newest_day() -> Date {
    let ahead = TimeZone::fixed(jiff::tz::offset(14));
    Timestamp::now().to_zoned(ahead).date()
}

/// Said where another program is writing.
pub(crate) fn waiting(study: &Path) -> impl FnOnce() {
    let name = study.display().to_string();
    move || eprintln!("note: {name} is being written to by another program; waiting for it")
}

/// Why a file was not made; where one is there, `way` tells the way out.
pub(crate) fn unmade(error: &Error, path: &Path, way: &str) -> Failure {
    // What is said of a folder ends with a hint of its own.
    match error.is_existing() && !path.is_dir() {
        true => Failure::Failed(format!("{error}\nhint: {way}")),
        false => Failure::of(error),
    }
}

/// Opens a study to write to it.
pub(crate) fn open(path: &Path) -> Result<Study, Failure> {
    Study::open(path).map_err(|error| match error.is_missing() {
        true => Failure::Failed(format!(
            "{error}\nhint: `releve init {}` makes a study",
            path.display()
        )),
        false => Failure::of(error),
    })
}

/// Opens a study to look at it.
pub(crate) fn open_to_read(path: &Path) -> Result<Study, Failure> {
    Study::open_to_read(path).map_err(Failure::of)
}

/// Prints an answer: as JSON, or in words.
pub(crate) fn answer<T: Serialize>(
    format: Format,
    answer: &T,
    words: impl FnOnce(&T) -> String,
) -> Result<(), Failure> {
    use std::io::Write as _;
    let mut out = out(matches!(format, Format::Text));
    let text = match format {
        Format::Text => words(answer),
        Format::Json => serde_json::to_string(answer).map_err(Failure::of)? + "\n",
    };
    Ok(out.write_all(text.as_bytes())?)
}
