//! When a page appeared: stamps, words and addresses as dates.

use std::sync::LazyLock;

use jiff::civil::Date;
use releve_facts::Precision;

use crate::metadata::Published;

/// Months by name, longest first.
static MONTHS: LazyLock<Vec<(&'static str, i8)>> = LazyLock::new(|| {
    let mut months: Vec<_> = include_str!("../../../data/months.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(' ').zip(1i8..))
        .flat_map(|(names, month)| names.split('/').map(move |name| (name, month)))
        .collect();
    months.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    months
});

/// Years that pages appeared in; outside of them a number is no year.
const YEARS: std::ops::RangeInclusive<i16> = 1980..=2100;

/// A stamp or a written date.
pub(super) fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    stamp(text).or_else(|| written(text))
}

/// ISO 8601, shortened forms too: `2025-09-12T08:00Z`, `20250912`, `2025-09`,
/// `2025`.
fn stamp(text: &str) -> Option<Published> {
    if let Some(date) = crate::date::day(text) {
        return checked(date.year(), date.month(), date.day(), Precision::Day);
    }
    let mut parts = text.splitn(2, ['-', '/']);
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let year = year.parse().ok()?;
    match parts.next() {
        None => checked(year, 1, 1, Precision::Year),
        Some(month) if month.len() == 2 => checked(year, month.parse().ok()?, 1, Precision::Month),
        Some(_) => None,
    }
}

/// The first date in a line: `12. März 2025`, `March 12, 2025`, `12.03.2025`,
/// `2025年3月12日`. Slashes are left alone: `03/12/2025` is two days.
fn written(text: &str) -> Option<Published> {
    found(text).map(|(published, ..)| published)
}

/// The same with what stands before and behind it.
pub(super) fn found(text: &str) -> Option<(Published, String, String)> {
    let (apart, at) = located(text)?;
    let (published, from, to) = at;
    Some((published, apart[..from].to_owned(), apart[to..].to_owned()))
}

/// The first date of a text that is set apart from letters, and its bytes there.
fn located(text: &str) -> Option<(String, (Published, usize, usize))> {
    let mut apart = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        // Elements that stand beside each other: `am12.09.2025`.
        if c.is_ascii_digit()
            && apart.ends_with(char::is_alphabetic)
            && !apart.ends_with(['年', '月'])
        {
            apart.push(' ');
        }
        apart.push(c);
    }
    let at = in_words(&apart)?;
    Some((apart, at))
}

fn in_words(text: &str) -> Option<(Published, usize, usize)> {
    let places: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .flat_map(|word| word.split_inclusive('.'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| {
            let joins = ["de", "of", "del", "do", "the"];
            !word.is_empty() && !joins.iter().any(|join| word.eq_ignore_ascii_case(join))
        })
        .take(60)
        .collect();
    let lower: Vec<String> = places.iter().map(|word| word.to_lowercase()).collect();
    let words: Vec<&str> = lower.iter().map(String::as_str).collect();
    // Where a word begins: it is a slice of the text.
    let start = |at: usize| places[at].as_ptr() as usize - text.as_ptr() as usize;
    let spanned = |date: Option<Published>, first: usize, last: usize| {
        Some((date?, start(first), start(last) + places[last].len()))
    };
    let number = |word: Option<&&str>| -> Option<i16> {
        let word = word?;
        let digits = ["st", "nd", "rd", "th", "er"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        (digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok())?
    };
    let day = |word: Option<&&str>| {
        number(word)
            .and_then(|day| i8::try_from(day).ok())
            .filter(|day| (1..=31).contains(day))
    };
    let year = |word: Option<&&str>| number(word).filter(|year| YEARS.contains(year));
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let (next, after) = (words.get(at + 1), words.get(at + 2));
        if let Some((_, month)) = MONTHS.iter().find(|(name, _)| name == word) {
            if let (Some(day), Some(year)) = (day(before), year(next)) {
                let date = checked(year, *month, day, Precision::Day);
                return spanned(date, at - 1, at + 1);
            }
            if let (Some(day), Some(year)) = (day(next), year(after)) {
                let date = checked(year, *month, day, Precision::Day);
                return spanned(date, at, at + 2);
            }
            if let Some(year) = year(next) {
                let date = checked(year, *month, 1, Precision::Month);
                return spanned(date, at, at + 1);
            }
        }
        // The dots are gone: `12.03.2025` is three words.
        if let (Some(day), Some(month), Some(year)) = (
            day(Some(word)),
            day(next).filter(|month| *month <= 12),
            year(after),
        ) && text.contains(&format!("{word}.{}.{}", next?, after?))
        {
            let date = checked(year, month, day, Precision::Day);
            return spanned(date, at, at + 2);
        }
        // As it stands in the text: small letters may have more bytes.
        if let Some((year_part, rest)) = places[at].split_once('年')
            && let Some((month, rest)) = rest.split_once('月')
            && let Some((day, behind)) = rest.split_once('日')
        {
            let date = checked(
                year_part.parse().ok()?,
                month.parse().ok()?,
                day.parse().ok()?,
                Precision::Day,
            );
            let (date, from, to) = spanned(date, at, at)?;
            return Some((date, from, to - behind.len()));
        }
    }
    None
}

/// The date that an address holds: `/2025/09/12/`, `/2025-09-12-flats`,
/// `/2025/09/`.
pub(super) fn address(url: &str) -> Option<Published> {
    let path = url.split_once("://")?.1.split_once('/')?.1;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.', '?']).collect();
    let number = |part: Option<&&str>, length: usize| -> Option<i16> {
        part.filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))?
            .parse()
            .ok()
    };
    parts.iter().enumerate().find_map(|(at, part)| {
        if part.len() == 8
            && let Some(date) = crate::date::day(part)
        {
            return checked(date.year(), date.month(), date.day(), Precision::Day);
        }
        let year = number(Some(part), 4)?;
        let month = i8::try_from(number(parts.get(at + 1), 2)?).ok()?;
        match number(parts.get(at + 2), 2).and_then(|day| i8::try_from(day).ok()) {
            Some(day) => checked(year, month, day, Precision::Day),
            None => checked(year, month, 1, Precision::Month),
        }
    })
}

fn checked(year: i16, month: i8, day: i8, precision: Precision) -> Option<Published> {
    if !YEARS.contains(&year) {
        return None;
    }
    let date = Date::new(year, month, day).ok()?;
    Some(Published { date, precision })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_and_stamps() {
        for (text, expected) in [
            ("2025-09-12T08:00:00+02:00", Some("2025-09-12")),
            ("2025-09", Some("2025-09")),
            ("2025", Some("2025")),
            ("Freitag, 12. September 2025, 08:00", Some("2025-09-12")),
            ("Posted on September 12th, 2025 by Jo", Some("2025-09-12")),
            ("12 de septiembre de 2025", Some("2025-09-12")),
            ("le 1er mars 2020 à 10h", Some("2020-03-01")),
            ("12.09.2025 | 8:00", Some("2025-09-12")),
            ("Erstellt am09.02.2022", Some("2022-02-09")),
            ("1.2.2020", Some("2020-02-01")),
            ("2025年9月12日", Some("2025-09-12")),
            // A letter whose small form has more bytes.
            ("2025年9月12日Ⱥ", Some("2025-09-12")),
            ("PUBLICADO: 12 DE SEPTIEMBRE DE 2025", Some("2025-09-12")),
            ("März 2020", Some("2020-03")),
            ("03/12/2025", None),
            ("31. Februar 2020", None),
            ("May the best win", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(
                published(text).map(|date| date.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn dates_in_addresses() {
        for (url, expected) in [
            ("https://a.example/2025/09/12/flats", Some("2025-09-12")),
            (
                "https://a.example/posts/2025-09-12-flats",
                Some("2025-09-12"),
            ),
            ("https://a.example/2025/09/flats", Some("2025-09")),
            ("https://a.example/20250912_flats.html", Some("2025-09-12")),
            ("https://a.example/flats-2025", None),
            ("https://a.example/12345678", None),
        ] {
            assert_eq!(
                address(url).map(|date| date.to_string()).as_deref(),
                expected,
                "{url}"
            );
        }
    }
}
