use std::fmt;

/// Why a table gives no series. Prints as `FILE: line N: what is wrong, and the
/// way out`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    name: String,
    line: Option<u64>,
    message: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Form,
    Ambiguous,
    TooLarge,
}

impl TableError {
    pub(crate) fn new(name: &str, line: Option<u64>, message: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            line,
            message: message.into(),
            kind: Kind::Form,
        }
    }

    pub(crate) fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// The file at fault.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The line at fault, counted from 1, where there is one.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// True if the table could be read in two ways, and an option says which.
    pub fn is_ambiguous(&self) -> bool {
        self.kind == Kind::Ambiguous
    }

    /// True if a limit of [`TableOptions`](crate::table::TableOptions) stands
    /// against it.
    pub fn is_too_large(&self) -> bool {
        self.kind == Kind::TooLarge
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name)?;
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for TableError {}

/// A cell as an error shows it: not more than 40 characters of it.
pub(crate) fn shown(cell: &str) -> String {
    let mut letters = cell.chars();
    let mut short: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
