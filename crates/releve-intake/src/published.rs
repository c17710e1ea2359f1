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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

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
