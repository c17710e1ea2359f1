use std::fmt;
use std::path::{Path, PathBuf};

/// Why gold, predictions or texts could not be read.
///
/// It prints as `FILE:LINE: what is wrong`, each part where it is known. The
/// kind is private; ask with the predicates.
#[derive(Debug)]
pub struct Error {
    path: Option<PathBuf>,
    line: Option<usize>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Json(serde_json::Error),
    Shape(String),
    Io(std::io::Error),
}

impl Error {
    /// An error of JSON, whose line counts from `first_line` (from 1).
    pub(crate) fn json(error: serde_json::Error, first_line: usize) -> Self {
        // serde_json says line 0 where the error has no place in a text.
        let line = error.line().checked_sub(1).map(|below| first_line + below);
        Self {
            path: None,
            line,
            kind: Kind::Json(error),
        }
    }

    pub(crate) fn shape(line: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            path: None,
            line,
            kind: Kind::Shape(message.into()),
        }
    }

    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        Self {
            path: Some(path.to_owned()),
            line: None,
            kind: Kind::Io(error),
        }
    }

    /// The same error, naming the file that the text came from.
    ///
    /// # Example: a caller that read the file itself
    ///
    /// ```
    /// use releve_score::Predictions;
    ///
    /// let error = Predictions::from_jsonl("\n[]\n").unwrap_err().in_file("run.jsonl");
    /// assert_eq!(error.to_string(), "run.jsonl:2: expected an object, but found a list");
    /// ```
    pub fn in_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The file at fault, where it is known.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The line at fault, counted from 1, where it is known.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// True if a file or folder could not be read, as opposed to understood.
    pub fn is_io(&self) -> bool {
        matches!(self.kind, Kind::Io(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => write!(f, "{}:{line}: ", path.display())?,
            (Some(path), None) => write!(f, "{}: ", path.display())?,
            (None, Some(line)) => write!(f, "line {line}: ")?,
            (None, None) => {}
        }
        match &self.kind {
            Kind::Json(error) => {
                // The line stands in front already, and counted in the whole file.
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or(&message);
                if error.is_data() {
                    f.write_str(message)
                } else {
                    write!(f, "not JSON: {message} at column {}", error.column())
                }
            }
            Kind::Shape(message) => f.write_str(message),
            Kind::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                f.write_str("no such file or folder")
            }
            Kind::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Json(error) => Some(error),
            Kind::Io(error) => Some(error),
            Kind::Shape(_) => None,
        }
    }
}
