//! Days as pages write them.

use jiff::civil::Date;
use jiff::fmt::strtime;

/// Forms besides ISO 8601, which nearly all pages use.
const FORMS: [&str; 6] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%a, %d %b %Y",
    "%Y/%m/%d",
];

/// The day of a time stamp: the one that is written, in the writer's time zone.
pub(crate) fn day(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    if let Some(day) = stamp.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    if let Some(day) = stamp.get(..8)
        && stamp.len() == 8
        && let Ok(time) = strtime::parse("%Y%m%d", day)
    {
        return time.to_date().ok();
    }
    FORMS.iter().find_map(|form| {
        // What follows the day, a time of day, is left.
        let (time, _) = strtime::BrokenDownTime::parse_prefix(form, stamp).ok()?;
        time.to_date().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_forms_that_pages_use() {
        for stamp in [
            "2025-09-12",
            "2025-09-12T23:30:00-04:00",
            "20250912",
            "September 12, 2025",
            "12 Sep 2025 10:00",
            "Fri, 12 Sep 2025 10:00:00 GMT",
            "2025/09/12",
        ] {
            assert_eq!(day(stamp), Some(jiff::civil::date(2025, 9, 12)), "{stamp}");
        }
        for stamp in ["", "soon", "2025-13-40", "é"] {
            assert_eq!(day(stamp), None, "{stamp}");
        }
    }
}
