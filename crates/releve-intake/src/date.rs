//! Days as pages write them.

use jiff::civil::Date;
use jiff::fmt::strtime;

/// The first day that figures and prices are believed to be of: what is older
/// was read from a year of two figures, a sign or a clock that was never set.
pub(crate) const FIRST: Date = jiff::civil::date(1900, 1, 1);

/// Whether a day is after tomorrow; tomorrow it may be elsewhere already.
/// Nothing is, where nobody says which day it is.
pub(crate) fn to_come(day: Date, today: Option<Date>) -> bool {
    today.is_some_and(|today| today.tomorrow().is_ok_and(|tomorrow| day > tomorrow))
}

/// What to say of a day that is before [`FIRST`] or to come; `None` of any other.
pub(crate) fn disbelieved(day: Date, today: Option<Date>) -> Option<String> {
    if day < FIRST {
        return Some(format!(
            "{day} is before 1900; write dates such as 2025-01-31 or 2025-01"
        ));
    }
    to_come(day, today).then(|| {
        format!("{day} is yet to come; correct the date, or leave what stands at it empty")
    })
}

/// What to say of a value that stands at a day to come. A week may be called by
/// its last day, which is up to six days ahead of the first.
pub(crate) fn value_to_come(day: Date, weekly: bool, today: Option<Date>) -> Option<String> {
    let first = if weekly {
        day.checked_sub(jiff::Span::new().days(6))
    } else {
        Ok(day)
    };
    disbelieved(day, today).filter(|_| first.is_ok_and(|first| to_come(first, today)))
}

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
