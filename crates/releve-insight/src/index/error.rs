use std::fmt;

/// Why there is no index. Prints what is wrong, with the way out on a line of
/// its own; the kind is private, ask with the predicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(What);

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Period(String),
    Weights { place: String, what: String },
    Empty(String),
}

impl Error {
    pub(super) fn period(label: &str) -> Self {
        Self(What::Period(label.to_owned()))
    }

    pub(super) fn weights(place: impl Into<String>, what: impl Into<String>) -> Self {
        let (place, what) = (place.into(), what.into());
        Self(What::Weights { place, what })
    }

    pub(super) fn empty(what: impl Into<String>) -> Self {
        Self(What::Empty(what.into()))
    }

    /// True if what was given is no period.
    pub fn is_period(&self) -> bool {
        matches!(self.0, What::Period(_))
    }

    /// True if the weights cannot be used.
    pub fn is_weights(&self) -> bool {
        matches!(self.0, What::Weights { .. })
    }

    /// True if there is nothing to rank.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, What::Empty(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            What::Period(label) => write!(
                f,
                "`{label}` is no period; expected a quarter `2022-Q3`, a season `2026-SS`, a month \
                 `2026-10`, a week `2026-W41`, a half `2026-H1` or a year `2026`"
            ),
            What::Weights { place, what } => write!(
                f,
                "{place}: {what}\nhint: `releve index --print-weights` shows the form"
            ),
            What::Empty(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}
