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
    "%Y/%m/%d",
    // Nobody writes dots with the month first.
    "%d.%m.%Y",
];

/// The two ways to read `13/09/2025`.
const SLASHED: [&str; 2] = ["%d/%m/%Y", "%m/%d/%Y"];

/// The day of a time stamp: the one that is written, in the writer's time zone.
///
/// A day of the week is not held against the date, as feeds get it wrong; a year of
/// two or three figures is meant as RFC 2822, section 4.3 reads it. `03/12/2025` may be
/// two days and is none; ten or thirteen figures alone are seconds or thousandths of
/// Unix time, and their day is that of UTC.
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
    if let Some(day) = of_unix_time(stamp) {
        return Some(day);
    }
    let plain = without_dots(stamp);
    let plain = without_weekday(&plain).replacen("Sept ", "Sep ", 1);
    if let Some(day) = slashed(&plain) {
        return Some(day);
    }
    FORMS.iter().find_map(|form| {
        // What follows the day, a time of day, is left.
        let (time, length) = strtime::BrokenDownTime::parse_prefix(form, &plain).ok()?;
        let day = time.to_date().ok()?;
        let behind = plain.get(length..)?;
        let century = match day.year() {
            // `03/12/2025` begins with no year.
            0..1000 if form.starts_with("%Y") => return None,
            // Nor is the hour of `12 Sep, 10:30` or `12 Sep 8am` one.
            0..1000 if !(behind.is_empty() || behind.starts_with([' ', ','])) => return None,
            0..50 => 2000,
            50..1000 => 1900,
            _ => 0,
        };
        day.with().year(day.year() + century).build().ok()
    })
}

/// The day of `1756720800` or `1756720800000` in UTC.
fn of_unix_time(stamp: &str) -> Option<Date> {
    let number: i64 = stamp.parse().ok().filter(|_| stamp.is_ascii())?;
    let time = match stamp.len() {
        10 => jiff::Timestamp::from_second(number),
        13 => jiff::Timestamp::from_millisecond(number),
        _ => return None,
    };
    Some(time.ok()?.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// The day of `13/09/2025`, where it can be one only.
fn slashed(stamp: &str) -> Option<Date> {
    let mut days = SLASHED.iter().filter_map(|form| {
        let (time, length) = strtime::BrokenDownTime::parse_prefix(form, stamp).ok()?;
        let behind = stamp.get(length..)?;
        let whole = behind.is_empty() || behind.starts_with([' ', ',', 'T']);
        let day = time.to_date().ok()?;
        (whole && day.year() >= 1000).then_some(day)
    });
    let day = days.next()?;
    days.all(|other| other == day).then_some(day)
}

/// `Sept. 1, 2025` as `Sept 1, 2025`.
fn without_dots(stamp: &str) -> String {
    let mut before = ' ';
    stamp
        .chars()
        .filter(|&char| {
            let short = char == '.' && before.is_alphabetic();
            before = char;
            !short
        })
        .collect()
}

/// `Tue, 2 Sep 2025` without its first word.
fn without_weekday(stamp: &str) -> &str {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    stamp
        .split_once(',')
        .filter(|(word, _)| {
            let start = word.get(..3).map(str::to_ascii_lowercase);
            start.is_some_and(|start| days.contains(&start.as_str()))
                && word.chars().all(char::is_alphabetic)
        })
        .map_or(stamp, |(_, rest)| rest.trim_start())
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
            "Friday, 12 Sept 2025 10:00 GMT",
            "12 Sep 25 10:00 GMT",
            "Mon, 12 Sep 2025 10:00:00 GMT",
            "Sept. 12, 2025",
            "Fri., 12 Sep. 2025 8 a.m.",
            "12.09.2025",
            "12.9.2025 10:00",
            "1757671200",
            "1757671200000",
        ] {
            assert_eq!(day(stamp), Some(jiff::civil::date(2025, 9, 12)), "{stamp}");
        }
        let thirteenth = Some(jiff::civil::date(2025, 9, 13));
        for stamp in ["13/09/2025", "9/13/2025 10:00", "13/9/2025, 10:00"] {
            assert_eq!(day(stamp), thirteenth, "{stamp}");
        }
        assert_eq!(day("09/09/2025"), Some(jiff::civil::date(2025, 9, 9)));
        assert_eq!(day("1 Feb 98 10:00"), Some(jiff::civil::date(1998, 2, 1)));
        assert_eq!(day("12 Sep 125"), Some(jiff::civil::date(2025, 9, 12)));
        for none in [
            "",
            "soon",
            "2025-13-40",
            "é",
            "Mon,",
            "Monday, soon",
            "Sep 12, 10:30",
            "12 Sep 10:30 GMT",
            "12 Sep 8am",
            "03/12/2025",
            "13/09/25",
            "175767120",
            "12.13.2025",
        ] {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
