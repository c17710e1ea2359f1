//! Days of publication with how exactly they are known.

use jiff::civil::Date;
use releve_facts::{Document, Precision};

/// Years that something read today may have been published in. What lies
/// outside is a mistake: a zero of a database, a clock never set.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// The day that a stamp tells: `2025-09-12…`, `2025-09`, `2025`, or any of the
/// forms of pages and mails.
pub(crate) fn published(stamp: &str) -> Option<(Date, Precision)> {
    let stamp = stamp.trim();
    let (day, precision) = match stamp.len() {
        4 => (format!("{stamp}-01-01").parse().ok()?, Precision::Year),
        7 => {
            let month = stamp.replace('/', "-");
            (format!("{month}-01").parse().ok()?, Precision::Month)
        }
        _ => (crate::date::day(stamp)?, Precision::Day),
    };
    YEARS.contains(&day.year()).then_some((day, precision))
}

/// Where a feed tells when an entry was published, the surest first.
pub(crate) const OF_ENTRIES: [&str; 6] = [
    "pubdate",
    "published",
    "dc:date",
    "date",
    "updated",
    "dcterms:created",
];

/// Writes the first stamp that is one into the document.
pub(crate) fn stamp<'a>(document: &mut Document, stamps: impl IntoIterator<Item = &'a str>) {
    if let Some((day, precision)) = stamps.into_iter().find_map(published) {
        document.published = Some(day);
        document.precision = precision;
    }
}

/// What clocks that were never set tell: second 0 of Unix time.
pub(crate) const UNSET: Date = jiff::civil::date(1970, 1, 1);

/// How many months a cover may be ahead of the day on which it is sold.
const COVER: i32 = 3;

/// Documents whose day of publication cannot be: they are left undated, as a
/// wrong day would put them into weeks and periods that they are not of.
///
/// # Example: a day to come
///
/// ```
/// use jiff::civil::date;
/// use releve_intake::{Document, Undated};
///
/// let mut note = Document::new("note", "Flats are back.");
/// note.published = Some(date(2053, 9, 12));
/// let mut undated = Undated::default();
/// undated.if_to_come(&mut note, Some(date(2026, 11, 21)));
/// assert_eq!(note.published, None);
/// assert_eq!(
///     undated.note().unwrap(),
///     "published on 2053-09-12 by what it says, which cannot be: it is kept undated",
/// );
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Undated {
    first: Option<Date>,
    count: usize,
}

impl Undated {
    /// Leaves a document undated that says it was published after tomorrow, which
    /// it may be elsewhere already; of a month or a year, as covers tell it, after
    /// the third month from now. Where nobody says which day it is, none is.
    pub fn if_to_come(&mut self, document: &mut Document, today: Option<Date>) {
        let (Some(day), Some(today)) = (document.published, today) else {
            return;
        };
        let ahead = match document.precision {
            Precision::Day => jiff::Span::new().days(1),
            Precision::Month | Precision::Year => jiff::Span::new().months(COVER),
        };
        if today.checked_add(ahead).is_ok_and(|last| day > last) {
            self.undate(document, day);
        }
    }

    /// Leaves a document undated that was published when Unix time began.
    pub(crate) fn if_unset(&mut self, document: &mut Document) {
        if document.published == Some(UNSET) && document.precision == Precision::Day {
            self.undate(document, UNSET);
        }
    }

    fn undate(&mut self, document: &mut Document, day: Date) {
        self.first.get_or_insert(day);
        self.count += 1;
        document.published = None;
        document.precision = Precision::default();
    }

    /// What to say of them; `None` where there are none.
    pub fn note(&self) -> Option<String> {
        let day = self.first?;
        Some(match self.count {
            1 => format!("published on {day} by what it says, which cannot be: it is kept undated"),
            count => format!(
                "{count} documents were published on days that cannot be by what they say, the \
                 first on {day}: they are kept undated"
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn covers_may_be_ahead_of_the_day() {
        let today = Some(date(2026, 11, 21));
        for (day, precision, kept) in [
            (date(2026, 11, 22), Precision::Day, true),
            (date(2026, 11, 23), Precision::Day, false),
            (date(2027, 1, 1), Precision::Month, true),
            (date(2027, 1, 1), Precision::Year, true),
            (date(2027, 3, 1), Precision::Month, false),
        ] {
            let mut document = Document::new("a", "b");
            (document.published, document.precision) = (Some(day), precision);
            let mut undated = Undated::default();
            undated.if_to_come(&mut document, None);
            assert!(undated.note().is_none());
            undated.if_to_come(&mut document, today);
            assert_eq!(document.published.is_some(), kept, "{day}");
            assert_eq!(undated.note().is_none(), kept, "{day}");
        }
    }

    #[test]
    fn coarse_days_say_so() {
        for (stamp, expected) in [
            (
                "2025-09-12T10:00:00Z",
                Some((date(2025, 9, 12), Precision::Day)),
            ),
            (
                "Fri, 12 Sep 2025 10:00:00 GMT",
                Some((date(2025, 9, 12), Precision::Day)),
            ),
            ("2025-09", Some((date(2025, 9, 1), Precision::Month))),
            ("2025/09", Some((date(2025, 9, 1), Precision::Month))),
            (" 2025 ", Some((date(2025, 1, 1), Precision::Year))),
            ("0001-01-01", None),
            ("20é5", None),
            ("", None),
        ] {
            assert_eq!(published(stamp), expected, "{stamp}");
        }
    }
}
