//! The calendars of series.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

/// The calendar of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// One value a day.
    Day,
    /// One a week, on its first day.
    Week,
    /// One a month, on its first day.
    Month,
    /// One a quarter, on its first day.
    Quarter,
    /// One a year, on its first day.
    Year,
}

impl Step {
    /// All of them, the shortest first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// The word in the study.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day after a step that begins on `first`; the last of all days
    /// where there is none.
    ///
    /// # Example: a month
    ///
    /// ```
    /// use jiff::civil::date;
    /// use releve_study::Step;
    ///
    /// assert_eq!(Step::Month.after(date(2024, 2, 1)), date(2024, 3, 1));
    /// ```
    pub fn after(self, first: Date) -> Date {
        first.saturating_add(match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        })
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }
}
