use std::fmt;

/// What can be wrong with a value on its way into one of this crate's types.
///
/// The kind is private; ask with the predicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    SpanOutside { start: u32, end: u32, chars: u32 },
    NoEvidence,
    When(String),
    Currency(String),
    Word { what: &'static str, found: String },
}

impl Error {
    pub(crate) fn span_outside(start: u32, end: u32, chars: u32) -> Self {
        Self(Kind::SpanOutside { start, end, chars })
    }
    pub(crate) fn no_evidence() -> Self {
        Self(Kind::NoEvidence)
    }
    pub(crate) fn when(label: &str) -> Self {
        Self(Kind::When(label.to_owned()))
    }
    pub(crate) fn currency(code: &str) -> Self {
        Self(Kind::Currency(code.to_owned()))
    }
    pub(crate) fn word(what: &'static str, found: &str) -> Self {
        Self(Kind::Word {
            what,
            found: found.to_owned(),
        })
    }

    /// True if evidence was missing or did not lie in its document.
    pub fn is_evidence(&self) -> bool {
        matches!(self.0, Kind::SpanOutside { .. } | Kind::NoEvidence)
    }

    /// True if a time's label or days were not of the contract's form.
    pub fn is_when(&self) -> bool {
        matches!(self.0, Kind::When(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::SpanOutside { start, end, chars } => write!(
                f,
                "expected a span inside a text of {chars} characters, but found `{start}..{end}`"
            ),
            Kind::NoEvidence => f.write_str("expected at least one span of evidence"),
            Kind::When(label) => write!(
                f,
                "expected a time such as `2025-09`, `SS2016` or `2022-Q3`, but found `{label}`"
            ),
            Kind::Currency(code) => write!(
                f,
                "expected a currency code of three capitals such as `GBP`, but found `{code}`"
            ),
            Kind::Word { what, found } => write!(f, "`{found}` is no {what}"),
        }
    }
}

impl std::error::Error for Error {}
