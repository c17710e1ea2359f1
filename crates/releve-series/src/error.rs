//! What can be wrong with series.

use std::fmt;

use jiff::civil::Date;

use crate::{Calendar, Series};

/// Why values are no series, or why nothing can be said of them. Prints as one
/// lower-case sentence with the offender in backticks and the way out; the kind
/// is private, ask with the predicates.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<Kind>);

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    NoDates,
    OneDate,
    Irregular {
        date: Date,
        index: usize,
        expected: String,
        /// Some are of weeks, some of months.
        mixed: bool,
    },
    Yearly,
    OffCalendar {
        date: Date,
        calendar: Calendar,
    },
    OutOfRange,
    Empty {
        name: String,
    },
    NotFinite {
        name: String,
        date: String,
        value: f64,
    },
    BadBound {
        name: String,
        date: String,
    },
    Twice {
        name: String,
        date: Date,
    },
    TooLong {
        name: String,
        points: u64,
        limit: usize,
    },
    Calendars {
        first: String,
        one: Calendar,
        second: String,
        other: Calendar,
    },
    Request(String),
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(kind))
    }

    /// Series of two calendars where one is needed.
    pub(crate) fn calendars(one: &Series, other: &Series) -> Self {
        Self::new(Kind::Calendars {
            first: one.name().to_owned(),
            one: one.calendar(),
            second: other.name().to_owned(),
            other: other.calendar(),
        })
    }

    /// Something asked for that cannot be had, in one sentence.
    pub(crate) fn request(message: impl Into<String>) -> Self {
        Self::new(Kind::Request(message.into()))
    }

    /// True if the dates lie on no calendar that is known here.
    pub fn is_calendar(&self) -> bool {
        matches!(
            *self.0,
            Kind::NoDates
                | Kind::OneDate
                | Kind::Irregular { .. }
                | Kind::Yearly
                | Kind::OffCalendar { .. }
                | Kind::Calendars { .. }
        )
    }

    /// True if one date has two values.
    pub fn is_duplicate(&self) -> bool {
        matches!(*self.0, Kind::Twice { .. })
    }

    /// True if a value is none: infinite, not a number, a bound that bounds nothing.
    pub fn is_value(&self) -> bool {
        matches!(*self.0, Kind::NotFinite { .. } | Kind::BadBound { .. })
    }

    /// True if what was asked for cannot be had: a horizon of nothing, a model
    /// that does not exist, bands of 100 %.
    pub fn is_request(&self) -> bool {
        matches!(*self.0, Kind::Request(_))
    }

    /// Of dates without a calendar, which of those given breaks it, counted from
    /// zero.
    pub fn index(&self) -> Option<usize> {
        match *self.0 {
            Kind::Irregular { index, .. } => Some(index),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::NoDates => f.write_str("no dates; expected at least two"),
            Kind::OneDate => f.write_str("one date tells no calendar; expected at least two"),
            Kind::Irregular {
                date,
                expected,
                mixed,
                ..
            } => write!(
                f,
                "the dates lie on no calendar: `{date}` ({}) stands where {expected} was expected; \
                 {}",
                weekday(*date),
                if *mixed {
                    "some are of weeks and some of months, which belong in two files"
                } else {
                    "expected days, weeks that begin on one weekday, months or quarters"
                }
            ),
            Kind::Yearly => {
                f.write_str("the dates are years apart; expected days, weeks, months or quarters")
            }
            Kind::OffCalendar { date, calendar } => write!(
                f,
                "`{date}` ({}) is no date of a {calendar} calendar",
                weekday(*date)
            ),
            Kind::OutOfRange => f.write_str(
                "a date beyond the years -9999 to 9999; expected a shorter series or horizon",
            ),
            Kind::Empty { name } => {
                write!(f, "series `{name}` has no points; expected at least one")
            }
            Kind::NotFinite { name, date, value } => write!(
                f,
                "series `{name}` has the value `{value}` on {date}; expected a number, or an empty \
                 cell where it is not known"
            ),
            Kind::BadBound { name, date } => write!(
                f,
                "series `{name}` has a bound on {date} that bounds nothing; expected a number"
            ),
            Kind::Twice { name, date } => {
                write!(f, "series `{name}` has two values on {date}; expected one")
            }
            Kind::TooLong {
                name,
                points,
                limit,
            } => write!(
                f,
                "series `{name}` would have {points} points between its first and last date; \
                 expected at most {limit}: is a year mistyped?"
            ),
            Kind::Calendars {
                first,
                one,
                second,
                other,
            } => write!(
                f,
                "series `{first}` is {one}, but `{second}` is {other}; expected series of one \
                 calendar, or one command for each"
            ),
            Kind::Request(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

/// The weekday as English writes it.
pub(crate) fn weekday(date: Date) -> &'static str {
    name(date.weekday())
}

/// The weekday as English writes it.
pub(crate) fn name(weekday: jiff::civil::Weekday) -> &'static str {
    use jiff::civil::Weekday::*;
    match weekday {
        Monday => "Monday",
        Tuesday => "Tuesday",
        Wednesday => "Wednesday",
        Thursday => "Thursday",
        Friday => "Friday",
        Saturday => "Saturday",
        Sunday => "Sunday",
    }
}
