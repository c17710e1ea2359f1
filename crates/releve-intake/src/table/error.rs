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
    /// Ambiguous, and something may be said that makes it clear.
    Asks(Choice),
    TooLarge,
}

/// What may be said of a table that could be read in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Decimal,
    Dates,
}

impl Choice {
    /// What it is called, as an option and in a mapping, and what it may be.
    pub(crate) fn words(self) -> (&'static str, [&'static str; 2]) {
        match self {
            Self::Decimal => ("decimal", ["point", "comma"]),
            Self::Dates => ("dates", ["day-first", "month-first"]),
        }
    }
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
        matches!(self.kind, Kind::Ambiguous | Kind::Asks(_))
    }

    /// What may be said to make it clear.
    pub(crate) fn asks(&self) -> Option<Choice> {
        match self.kind {
            Kind::Asks(choice) => Some(choice),
            _ => None,
        }
    }

    /// What is wrong, without file, line and way out.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// What is wrong, without the file and the way out.
    pub(crate) fn plain(&self) -> String {
        match self.line {
            Some(line) => format!("line {line}: {}", self.message),
            None => self.message.clone(),
        }
    }

    /// True if a limit of [`TableOptions`](crate::table::TableOptions) stands
    /// against it.
    pub fn is_too_large(&self) -> bool {
        self.kind == Kind::TooLarge
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.plain())?;
        match self.asks().map(Choice::words) {
            Some((name, [one, other])) => {
                write!(f, "; say which with `--{name} {one}` or `--{name} {other}`")
            }
            None => Ok(()),
        }
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
