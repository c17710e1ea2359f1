//! Lines in which a page dates itself: a date that stands alone, behind
//! `Published`, a name or a place. A date that a sentence tells is none.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::author::led_in;
use super::day;
use crate::metadata::Published;

/// Words that begin such a line, and words that may stand beside its date.
static WORDS: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    let of = |kind: &str| {
        include_str!("../../../data/dateline-words.txt")
            .lines()
            .filter_map(|line| line.strip_prefix(kind))
            .flat_map(str::split_whitespace)
            .collect()
    };
    [of("begins:"), of("beside:")]
});

/// The most words before the date: `Posted by Jo van der Doe in Fashion on`.
const BEFORE: usize = 9;

/// The most words of a name or place before the date.
const NAME: usize = 5;

/// How far into a line its date may stand, in bytes.
const LEAD: usize = 120;

/// The date of the first piece of a line that is a date's own.
pub(super) fn dated(line: &str) -> Option<Published> {
    line.split(['|', '·', '•', '\t', '\n'])
        .filter_map(day::found)
        .find(|(_, before, after)| is_before(before) && is_after(after))
        .map(|(published, ..)| published)
}

/// Nothing, a day of the week, what begins a dateline, or a name or place that
/// is set off.
fn is_before(before: &str) -> bool {
    if before.len() > LEAD {
        return false;
    }
    let words: Vec<&str> = words(before).take(BEFORE + 1).collect();
    let [begins, _] = &*WORDS;
    let Some(first) = words.first() else {
        return true;
    };
    if words.len() > BEFORE {
        return false;
    }
    // What a sentence goes on with stands in small letters.
    let quiet = |word: &&str| !is_small(word) || is_beside(word);
    let begun = begins.contains(&*first.to_lowercase()) || led_in(before.trim_start());
    if begun {
        let known = |word: &&str| quiet(word) || begins.contains(&*word.to_lowercase());
        return words[1..].iter().all(known);
    }
    let apart = before
        .trim_end()
        .ends_with([',', ':', ';', '-', '–', '—', '/', '(', ')']);
    let weekday = words.len() == 1 && ["day", "tag"].iter().any(|end| first.ends_with(end));
    weekday || apart && words.len() <= NAME && !is_small(first) && words.iter().all(quiet)
}

/// The end, a time of day, what sets the text off, or a name; no sentence that
/// goes on.
fn is_after(after: &str) -> bool {
    let rest = after.trim_start();
    let rest = rest
        .strip_prefix([',', '，'])
        .map_or(rest, |rest| rest.trim_start());
    let comma = rest.len() < after.trim_start().len();
    let glued = rest.len() == after.len();
    let Some(first) = rest.chars().next() else {
        return true;
    };
    if !first.is_alphabetic() {
        return true;
    }
    let word = words(rest).next().unwrap_or_default();
    let [begins, _] = &*WORDS;
    let known = is_beside(word) || begins.contains(&*word.to_lowercase());
    // A sentence that begins with its day goes on behind a comma.
    known && !glued || !comma && !glued && !is_small(word) && rest.len() <= LEAD
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn is_beside(word: &str) -> bool {
    WORDS[1].contains(&*word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_and_sentences() {
        for (line, expected) in [
            ("September 12, 2025", Some("2025-09-12")),
            ("Freitag, 12. September 2025, 08:00 Uhr", Some("2025-09-12")),
            ("Friday 12 September 2025", Some("2025-09-12")),
            (
                "Posted on September 12th, 2025 by Jo Doe",
                Some("2025-09-12"),
            ),
            ("Published in Fashion on 12 May 2014", Some("2014-05-12")),
            ("By Jo Doe, 12 March 2025", Some("2025-03-12")),
            ("By Jo Doe March 2025", Some("2025-03")),
            ("Fashion | 12.09.2025 | 5 min read", Some("2025-09-12")),
            ("Erstellt am09.02.2022", Some("2022-02-09")),
            ("Publié le 1er mars 2020 à 10h", Some("2020-03-01")),
            (
                "PARIS, September 12, 2025 — Flats are back",
                Some("2025-09-12"),
            ),
            ("发布时间：2025年9月12日 10:30", Some("2025-09-12")),
            ("She wore the dress on 12 May 2014 at the Met Gala.", None),
            ("The label was founded in March 1998 by two friends.", None),
            ("Founded in March 1998", None),
            ("On 12 May 2014 she wore it.", None),
            ("On 12 May 2014, Kim Poe wore it.", None),
            ("12 May 2014 was the day of the dress.", None),
            ("May 2014, Kim Poe said, was the beginning.", None),
            ("Sales doubled in August 2019", None),
            ("Published in March 1998, the book is a classic.", None),
            ("The book, published in March 1998", None),
            ("2014年5月12日她穿着这条裙子", None),
            ("她在2014年5月12日穿着这条裙子", None),
            ("", None),
        ] {
            let found = dated(line).map(|found| found.to_string());
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }
}
