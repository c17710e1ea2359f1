//! Times in the text: days, months, years, decades, quarters, seasons, and
//! relative expressions against the day of publication.

use std::ops::Range;

use jiff::civil::Date;
use releve_facts::When;

use crate::text::Text;

/// A stretch of the text that means a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimeMention {
    pub(crate) tokens: Range<usize>,
    pub(crate) when: When,
    /// It was stated as such, not reckoned from the day of publication.
    pub(crate) absolute: bool,
}

/// All times of the text, in order, none inside another.
pub(crate) fn times(text: &Text<'_>, published: Option<Date>) -> Vec<TimeMention> {
    let _ = (text, published);
    Vec::new()
}

/// The day of publication that the text states at its head.
pub(crate) fn document_date(text: &Text<'_>) -> Option<Date> {
    let _ = text;
    None
}
