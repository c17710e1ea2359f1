use std::fmt;
use std::path::Path;

/// Why something could not be done with a study. Prints as `STUDY: what is
/// wrong`, with the way out on a line of its own where there is one; the kind
/// is private, ask with the predicates.
#[derive(Debug)]
pub struct Error {
    name: Option<String>,
    kind: Kind,
    /// What was not made, where a file was to be: `study`, `copy`.
    unmade: Option<&'static str>,
}

#[derive(Debug)]
enum Kind {
    Missing,
    Exists,
    /// With the name of a file in it.
    Folder(String),
    NotAStudy(&'static str),
    Newer {
        found: i64,
        known: i64,
    },
    ReadOnly,
    Full,
    Corrupt(String),
    /// With SQLite's words for what it lacks.
    Unfinished(String),
    Refused(String),
    Query(String),
    Stopped(String),
    Io(std::io::Error),
    /// The file system failed; some tell a full disk no other way.
    Storage(rusqlite::Error),
    Sqlite(rusqlite::Error),
}

impl Error {
    fn new(kind: Kind) -> Self {
        Self {
            name: None,
            kind,
            unmade: None,
        }
    }

    pub(crate) fn missing() -> Self {
        Self::new(Kind::Missing)
    }

    /// Something is at `path`, where a file was to be made.
    pub(crate) fn exists(path: &Path) -> Self {
        if path.is_dir() {
            let inside = path.join("study.releve");
            return Self::new(Kind::Folder(inside.display().to_string()));
        }
        Self::new(Kind::Exists)
    }

    pub(crate) fn not_a_study(what: &'static str) -> Self {
        Self::new(Kind::NotAStudy(what))
    }

    pub(crate) fn newer(found: i64, known: i64) -> Self {
        Self::new(Kind::Newer { found, known })
    }

    /// What was asked cannot be done: there is no such document, the import
    /// cannot be undone.
    pub(crate) fn refused(what: impl Into<String>) -> Self {
        Self::new(Kind::Refused(what.into()))
    }

    pub(crate) fn query(what: impl Into<String>) -> Self {
        Self::new(Kind::Query(what.into()))
    }

    pub(crate) fn stopped(what: impl Into<String>) -> Self {
        Self::new(Kind::Stopped(what.into()))
    }

    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::new(Kind::Corrupt(what.into()))
    }

    /// Names the study or file at fault, where none is named yet.
    pub(crate) fn at(mut self, path: &Path) -> Self {
        self.name.get_or_insert_with(|| path.display().to_string());
        self
    }

    /// Says that the file, a `what`, was to be made and is not there.
    pub(crate) fn unmade(mut self, what: &'static str) -> Self {
        self.unmade = Some(what);
        self
    }

    /// True if the file or folder is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }

    /// True if a file or folder is there that would have to be written over.
    pub fn is_existing(&self) -> bool {
        matches!(self.kind, Kind::Exists | Kind::Folder(_))
    }

    /// True if the file is no study.
    pub fn is_not_a_study(&self) -> bool {
        matches!(self.kind, Kind::NotAStudy(_))
    }

    /// True if a newer version of the program wrote the study.
    pub fn is_newer(&self) -> bool {
        matches!(self.kind, Kind::Newer { .. })
    }

    /// True if the file or its folder cannot be written to.
    pub fn is_read_only(&self) -> bool {
        matches!(self.kind, Kind::ReadOnly)
    }

    /// True if the disk is full. What was stored before is still there.
    pub fn is_full(&self) -> bool {
        matches!(self.kind, Kind::Full)
    }

    /// True if the file is damaged.
    pub fn is_corrupt(&self) -> bool {
        matches!(self.kind, Kind::Corrupt(_))
    }

    /// True if the file lacks a table or column of its schema: a version that was
    /// never released made it, or another program changed it.
    pub fn is_unfinished(&self) -> bool {
        matches!(self.kind, Kind::Unfinished(_))
    }

    /// True if what was asked for is not there or cannot be done.
    pub fn is_refused(&self) -> bool {
        matches!(self.kind, Kind::Refused(_))
    }

    /// True if the disk did not take what was written, be it full or for another
    /// reason that only it knows.
    pub(crate) fn is_storage(&self) -> bool {
        matches!(self.kind, Kind::Full | Kind::Storage(_))
    }

    /// True if a query is wrong, forbidden, or took too long.
    pub fn is_query(&self) -> bool {
        matches!(self.kind, Kind::Query(_) | Kind::Stopped(_))
    }

    /// True if a query took too long: another time, or of a smaller study, it may
    /// not.
    pub fn is_stopped(&self) -> bool {
        matches!(self.kind, Kind::Stopped(_))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let extended = error.sqlite_error().map(|error| error.extended_code);
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Kind::Full,
            // The first thing that every act makes is a file of 32 KiB that its
            // readers share; SQLite tells that it did not fit as no full disk
            // (<https://www.sqlite.org/rescode.html#ioerr_shmsize>).
            _ if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => Kind::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Kind::ReadOnly,
            Some(ErrorCode::NotADatabase) => Kind::NotAStudy("no SQLite database"),
            Some(ErrorCode::DatabaseCorrupt) => Kind::Corrupt(error.to_string()),
            // Some file systems tell a full disk only when a file is made longer.
            Some(ErrorCode::SystemIoFailure) => Kind::Storage(error),
            _ => lacking(&error).map_or(Kind::Sqlite(error), Kind::Unfinished),
        };
        Self::new(kind)
    }
}

/// What a file lacks by which one of our own statements cannot be prepared. Files of
/// one schema's number differ only where it was still being written; comparing the
/// text of the whole schema instead would refuse files with an index of the user's
/// own, or migrated by another version of SQLite.
fn lacking(error: &rusqlite::Error) -> Option<String> {
    let words = crate::sql::message(error);
    let lacks = words.starts_with("no such column: ")
        || words.starts_with("no such table: ")
        || words.contains(" has no column named ");
    lacks.then_some(words)
}

impl From<releve_facts::Error> for Error {
    fn from(error: releve_facts::Error) -> Self {
        Self::corrupt(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        Self::new(match error.kind() {
            ErrorKind::NotFound => Kind::Missing,
            ErrorKind::AlreadyExists => Kind::Exists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Kind::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Kind::Full,
            _ => Kind::Io(error),
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            write!(f, "{name}: ")?;
        }
        match (&self.kind, self.unmade) {
            (Kind::Missing, Some(what)) => {
                return write!(
                    f,
                    "no {what} can be made here: there is no such folder\nhint: make the folder first"
                );
            }
            (Kind::ReadOnly, Some(what)) => {
                return write!(
                    f,
                    "no {what} can be made here: the folder is read-only\n\
                     hint: name a file in a folder that you may write to"
                );
            }
            (Kind::Full, Some(what)) => {
                return write!(
                    f,
                    "the disk is full; no {what} was made\nhint: make room, or name a {} on \
                     another disk",
                    if what == "export" { "folder" } else { "file" }
                );
            }
            (Kind::Io(error), Some(what)) => {
                let whole = error.to_string();
                // Its number tells a reader nothing.
                let words = whole.split(" (os error").next().unwrap_or_default();
                return write!(f, "{words}; no {what} was made");
            }
            (Kind::Storage(error), Some(what)) => {
                return write!(
                    f,
                    "the disk does not take it ({error}); no {what} was made\n\
                     hint: see whether the disk is full"
                );
            }
            _ => {}
        }
        match &self.kind {
            Kind::Missing => f.write_str("no such file or folder"),
            Kind::Exists => f.write_str("a file is there already"),
            Kind::Folder(inside) => write!(
                f,
                "it is a folder\nhint: name a file in it, such as `{inside}`"
            ),
            Kind::NotAStudy(what) => {
                write!(f, "not a study: {what}\nhint: `releve init FILE` makes one")
            }
            Kind::Newer { found, known } => write!(
                f,
                "the study is of schema {found}, but this program knows schemas up to {known}\n\
                 hint: open it with a newer releve; nothing was changed"
            ),
            Kind::ReadOnly => f.write_str(
                "cannot be written to: the file or its folder is read-only\n\
                 hint: copy the study to a folder of your own",
            ),
            Kind::Full => f.write_str(
                "the disk is full; the study is as it was before\n\
                 hint: make room; undoing and removing need a little, too, and adding about five \
                 times the size of the texts",
            ),
            Kind::Corrupt(what) => write!(
                f,
                "the file is damaged: {what}\n\
                 hint: restore a backup, or save what can be read with `sqlite3 FILE .recover`"
            ),
            Kind::Unfinished(what) => write!(
                f,
                "an unfinished version of releve made the study ({what}), or another program \
                 changed it\n\
                 hint: make a new one with `releve init` and add its files again; `releve sql \
                 STUDY \"SELECT name FROM file\"` lists them"
            ),
            Kind::Refused(what) | Kind::Query(what) | Kind::Stopped(what) => f.write_str(what),
            Kind::Io(error) => write!(f, "{error}"),
            Kind::Storage(error) => write!(
                f,
                "the disk does not take it ({error}); the study is as it was before\n\
                 hint: see whether the disk is full"
            ),
            Kind::Sqlite(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Io(error) => Some(error),
            Kind::Storage(error) | Kind::Sqlite(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn what_was_to_be_made_is_told_from_what_is_there() {
        let of = |kind: ErrorKind| Error::from(std::io::Error::from(kind)).at(Path::new("a"));
        assert!(
            of(ErrorKind::StorageFull)
                .to_string()
                .contains("as it was before")
        );
        for (kind, message) in [
            (
                ErrorKind::StorageFull,
                "a: the disk is full; no study was made\nhint: make room, or name a file on another disk",
            ),
            (
                ErrorKind::PermissionDenied,
                "a: no study can be made here: the folder is read-only\nhint: name a file in a folder that you may write to",
            ),
            (
                ErrorKind::NotFound,
                "a: no study can be made here: there is no such folder\nhint: make the folder first",
            ),
            (ErrorKind::AlreadyExists, "a: a file is there already"),
        ] {
            assert_eq!(of(kind).unmade("study").to_string(), message);
        }
        let export = of(ErrorKind::StorageFull).unmade("export").to_string();
        assert_eq!(
            export,
            "a: the disk is full; no export was made\nhint: make room, or name a folder on another disk"
        );
        let folder = tempfile::tempdir().unwrap();
        let error = Error::exists(folder.path()).at(Path::new("a"));
        let inside = folder.path().join("study.releve");
        assert_eq!(
            error.unmade("study").to_string(),
            format!(
                "a: it is a folder\nhint: name a file in it, such as `{}`",
                inside.display()
            )
        );
    }
}
