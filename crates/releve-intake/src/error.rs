use std::fmt;

use crate::Size;
use crate::container::Bomb;
use crate::encoding;

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
    NoText(&'static str),
    Binary(&'static str),
    Encoding,
    TooLarge(Size),
    Malformed(String),
    Bomb,
    Nested,
    NoDocuments(String),
    Unclear(String),
    Pipe,
}

impl Error {
    pub(crate) fn io(name: &str, error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let bomb = error.get_ref().is_some_and(|inner| inner.is::<Bomb>());
        let kind = match error.kind() {
            _ if bomb => Kind::Bomb,
            ErrorKind::UnexpectedEof => Kind::Malformed("broken off; download it again".into()),
            // What decompression says of damaged bytes.
            ErrorKind::InvalidInput | ErrorKind::InvalidData => Kind::Malformed(format!(
                "damaged ({}); download it again",
                lower_first(&error.to_string())
            )),
            _ => Kind::Io(error),
        };
        Self::new(name, kind)
    }

    pub(crate) fn malformed(name: &str, why: &str) -> Self {
        Self::new(name, Kind::Malformed(why.to_owned()))
    }

    pub(crate) fn bomb(name: &str) -> Self {
        Self::new(name, Kind::Bomb)
    }

    pub(crate) fn nested(name: &str) -> Self {
        Self::new(name, Kind::Nested)
    }

    pub(crate) fn no_documents(name: &str, holds: String) -> Self {
        Self::new(name, Kind::NoDocuments(holds))
    }

    pub(crate) fn unclear(name: &str, what: String) -> Self {
        Self::new(name, Kind::Unclear(what))
    }

    pub(crate) fn pipe(name: &str) -> Self {
        Self::new(name, Kind::Pipe)
    }

    pub(crate) fn empty(name: &str) -> Self {
        Self::new(name, Kind::Empty)
    }

    pub(crate) fn no_text(name: &str) -> Self {
        let why = "the page holds no text; save it with its article shown";
        Self::new(name, Kind::NoText(why))
    }

    pub(crate) fn no_text_in_mail(name: &str) -> Self {
        let why = "the mail holds no text; what is attached to it is added by itself";
        Self::new(name, Kind::NoText(why))
    }

    pub(crate) fn binary(name: &str, what: &'static str) -> Self {
        Self::new(name, Kind::Binary(what))
    }

    pub(crate) fn encoding(name: &str) -> Self {
        Self::new(name, Kind::Encoding)
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
        matches!(self.kind, Kind::Empty | Kind::NoText(_))
    }

    /// True if it is no text.
    pub fn is_binary(&self) -> bool {
        matches!(self.kind, Kind::Binary(_))
    }

    /// True if no known encoding makes a text of its bytes.
    pub fn is_encoding(&self) -> bool {
        matches!(self.kind, Kind::Encoding)
    }

    /// True if it is larger than [`Options::max_document`](crate::Options), or
    /// than `max_table`, allow.
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge(_))
    }

    /// True if it is damaged, broken off or not what its format asks for.
    pub fn is_malformed(&self) -> bool {
        matches!(self.kind, Kind::Malformed(_))
    }

    /// True if it is an archive made to unpack to more than a machine holds, or
    /// nested deeper than archives are.
    pub fn is_bomb(&self) -> bool {
        matches!(self.kind, Kind::Bomb | Kind::Nested)
    }

    /// True if something that the file does not say has to be told: its
    /// columns, its market, the day of its prices.
    pub fn is_unclear(&self) -> bool {
        matches!(self.kind, Kind::Unclear(_))
    }

    /// What is wrong, without the file's name.
    pub fn why(&self) -> String {
        let whole = self.to_string();
        whole
            .strip_prefix(&self.name)
            .and_then(|rest| rest.strip_prefix(": "))
            .map_or_else(|| whole.clone(), str::to_owned)
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
            Kind::NoText(why) => f.write_str(why),
            Kind::Binary(what) => write!(
                f,
                "{what} is no text; save it as plain text, Markdown or HTML"
            ),
            Kind::Encoding => f.write_str(encoding::UNTOLD),
            Kind::TooLarge(limit) => write!(
                f,
                "larger than {limit}; split it, or raise the limit with `--max-document`"
            ),
            Kind::Malformed(why) | Kind::Unclear(why) => f.write_str(why),
            Kind::Bomb => write!(f, "{Bomb}; refused"),
            Kind::Pipe => f.write_str(
                "a pipe and no file: it might be waited for for ever, and what is read of it is gone; \
                 write it to a file first, or give it as standard input, which is `-`",
            ),
            Kind::Nested => f.write_str("archives within archives, nested too deep; refused"),
            Kind::NoDocuments(holds) => {
                write!(f, "{holds} and no text; `releve add` keeps it in a study")
            }
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
