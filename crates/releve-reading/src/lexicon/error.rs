use std::fmt;

/// What is wrong with a lexicon, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    file: String,
    line: usize,
    message: String,
    unread: bool,
}

impl Error {
    pub(crate) fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            message: message.into(),
            unread: false,
        }
    }

    /// The same, of a file whose rows mean nothing for it.
    pub(crate) fn of_all_rows(mut self) -> Self {
        self.unread = true;
        self
    }

    /// True if the rows of the file cannot be read as they are meant: it is no
    /// table, or not the one of its name. Any other problem is of one row, and
    /// the others hold.
    pub fn is_of_all_rows(&self) -> bool {
        self.unread
    }

    /// The file, as `brands.tsv`.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Error {}
