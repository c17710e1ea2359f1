use std::fmt;

use crate::Size;

/// Why a file did not become a document. Prints as `FILE: what is wrong, and
/// the way out`; the kind is private, ask with the predicates.
#[derive(Debug)]
pub struct Error {
    name: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Io(std::io::Error),
    Empty,
    NoText,
    Binary(&'static str),
    TooLarge(Size),
}

impl Error {
    pub(crate) fn io(name: &str, error: std::io::Error) -> Self {
        Self::new(name, Kind::Io(error))
    }

    pub(crate) fn empty(name: &str) -> Self {
        Self::new(name, Kind::Empty)
    }

    pub(crate) fn no_text(name: &str) -> Self {
        Self::new(name, Kind::NoText)
    }

    pub(crate) fn binary(name: &str, what: &'static str) -> Self {
        Self::new(name, Kind::Binary(what))
    }

    pub(crate) fn too_large(name: &str, limit: Size) -> Self {
        Self::new(name, Kind::TooLarge(limit))
    }

    fn new(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
        }
    }

    /// The file at fault.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True if the file or folder could not be read at all.
    pub fn is_io(&self) -> bool {
        matches!(self.kind, Kind::Io(_))
    }

    /// True if there was nothing to read in it.
    pub fn is_empty(&self) -> bool {
        matches!(self.kind, Kind::Empty | Kind::NoText)
    }

    /// True if it is no text.
    pub fn is_binary(&self) -> bool {
        matches!(self.kind, Kind::Binary(_))
    }

    /// True if it is larger than [`Options::max_document`](crate::Options).
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name)?;
        match &self.kind {
            Kind::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                f.write_str("no such file or folder")
            }
            Kind::Io(error) => write!(f, "cannot be read: {}", lower_first(&error.to_string())),
            Kind::Empty => f.write_str("the file is empty; expected a text"),
            Kind::NoText => f.write_str("the page holds no text; save it with its article shown"),
            Kind::Binary(what) => write!(
                f,
                "{what} is no text; save it as plain text, Markdown or HTML"
            ),
            Kind::TooLarge(limit) => write!(
                f,
                "larger than {limit}; split it, or raise the limit with `--max-document`"
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Io(error) => Some(error),
            _ => None,
        }
    }
}

fn lower_first(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
