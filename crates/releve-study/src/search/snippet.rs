//! The part of a text that shows why it was found.

use serde::Serialize;

use super::{folded, is_ideograph};

/// A part of a text with the places of what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The words, on one line.
    pub text: String,
    /// Where in `text` the words stand that were looked for, in Unicode scalar
    /// values, the end excluded; in order.
    pub marks: Vec<(u32, u32)>,
    /// Whether the text goes on before it.
    pub before: bool,
    /// Whether the text goes on behind it.
    pub after: bool,
}

/// Characters of a snippet, about.
const LENGTH: usize = 160;

/// How many places of one term are looked at.
const PLACES: usize = 200;

/// The stretch of `text` with most of `terms`, the first of such.
pub(crate) fn snippet(text: &str, terms: &[(Vec<char>, bool)]) -> Snippet {
    let chars: Vec<char> = text.chars().collect();
    let marks = marks(text, terms, &chars);
    let (start, end) = window(&chars, &marks);
    let shown: String = chars[start..end]
        .iter()
        .map(|c| {
            if c.is_whitespace() || c.is_control() {
                ' '
            } else {
                *c
            }
        })
        .collect();
    let inside = |&&(from, to, _): &&(usize, usize, usize)| from >= start && to <= end;
    Snippet {
        text: shown,
        marks: marks
            .iter()
            .filter(inside)
            .map(|&(from, to, _)| ((from - start) as u32, (to - start) as u32))
            .collect(),
        before: start > 0,
        after: end < chars.len(),
    }
}

/// Where terms stand, as start, end and number of the term; in order, without
/// overlap.
fn marks(text: &str, terms: &[(Vec<char>, bool)], chars: &[char]) -> Vec<(usize, usize, usize)> {
    let folded = folded(text);
    let mut marks = Vec::new();
    for (number, (term, beginning)) in terms.iter().enumerate() {
        let words: Vec<&[char]> = term
            .split(|c| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let Some(first) = words.first() else { continue };
        let mut at = 0;
        let mut found = 0;
        while found < PLACES
            && let Some(next) = find(&folded.chars[at..], first)
        {
            let start = at + next;
            at = start + 1;
            if let Some(end) = matched(&folded.chars, start, &words, *beginning) {
                let last = folded.places[end - 1] as usize;
                marks.push((folded.places[start] as usize, last + 1, number));
                found += 1;
            }
        }
    }
    marks.sort_unstable();
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    for mark in marks {
        if kept.last().is_none_or(|last| last.1 <= mark.0) && mark.1 <= chars.len() {
            kept.push(mark);
        }
    }
    kept
}

fn find(chars: &[char], word: &[char]) -> Option<usize> {
    chars.windows(word.len()).position(|window| window == word)
}

/// Where the words end if they stand at `start`, one after the other.
fn matched(chars: &[char], start: usize, words: &[&[char]], beginning: bool) -> Option<usize> {
    let within = |at: usize| {
        // Between ideographs a word may begin and end anywhere.
        at > 0
            && at < chars.len()
            && chars[at - 1].is_alphanumeric()
            && chars[at].is_alphanumeric()
            && !is_ideograph(chars[at - 1])
            && !is_ideograph(chars[at])
    };
    let mut at = start;
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            at += chars[at..]
                .iter()
                .take_while(|c| !c.is_alphanumeric())
                .count();
        }
        if within(at) || !chars[at..].starts_with(word) {
            return None;
        }
        at += word.len();
        if within(at) && !(beginning && place + 1 == words.len()) {
            return None;
        }
    }
    Some(at)
}

/// The stretch with most different terms, widened to whole words.
fn window(chars: &[char], marks: &[(usize, usize, usize)]) -> (usize, usize) {
    let mut best = (0, marks.first().map_or(0, |mark| mark.0));
    for (place, &(from, ..)) in marks.iter().enumerate() {
        let mut terms: Vec<usize> = marks[place..]
            .iter()
            .take_while(|mark| mark.1 <= from + LENGTH * 3 / 4)
            .map(|mark| mark.2)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        if terms.len() > best.0 {
            best = (terms.len(), from);
        }
    }
    let lead = LENGTH / 5;
    let mut start = best.1.saturating_sub(lead);
    if start > 0
        && let Some(space) = chars[start..best.1].iter().position(|c| c.is_whitespace())
    {
        start += space + 1;
    }
    let mut end = (start + LENGTH).min(chars.len());
    if end < chars.len()
        && let Some(space) = chars[start..end].iter().rposition(|c| c.is_whitespace())
        && space > LENGTH / 2
    {
        end = start + space;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let found = snippet(text, &Query::parse(query).unwrap().terms);
        let chars: Vec<char> = found.text.chars().collect();
        let marked: Vec<String> = found
            .marks
            .iter()
            .map(|&(from, to)| chars[from as usize..to as usize].iter().collect())
            .collect();
        assert_eq!(marked, expected, "{query} in {text}: {found:?}");
    }

    #[test]
    fn what_was_looked_for_is_marked() {
        check("Satin flats, SATIN bows.", "satin", &["Satin", "SATIN"]);
        check("Chloé and Chloe", "chloe", &["Chloé", "Chloe"]);
        check("sneakers sneak", "sneak", &["sneak"]);
        check("sneakers sneak", "sneak*", &["sneak", "sneak"]);
        check("a Mary-Jane, Mary B. Jane", "\"mary jane\"", &["Mary-Jane"]);
        check("小红书上的芭蕾风很火", "芭蕾风", &["芭蕾风"]);
        check("nothing here", "satin", &[]);
        check("", "satin", &[]);
    }

    #[test]
    fn the_densest_stretch_is_shown() {
        let text = format!(
            "Satin. {} At last a satin flat.",
            "Other words. ".repeat(40)
        );
        let found = snippet(&text, &Query::parse("satin flat").unwrap().terms);
        assert!(found.text.contains("a satin flat"), "{found:?}");
        assert!(found.before && !found.after);
    }

    proptest::proptest! {
        #[test]
        fn marks_lie_in_the_snippet(text in "\\PC{0,400}", query in "\\PC{1,20}") {
            if let Ok(query) = Query::parse(&query) {
                let found = snippet(&text, &query.terms);
                let length = found.text.chars().count() as u32;
                for (from, to) in found.marks {
                    proptest::prop_assert!(from < to && to <= length);
                }
            }
        }
    }
}
