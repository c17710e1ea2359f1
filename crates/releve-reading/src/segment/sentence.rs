//! Tokens of one block into sentences.

use std::ops::Range;

use super::{Join, RawToken, Shape};

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "prof", "sr", "jr", "vs", "etc", "inc", "ltd", "co", "no",
    "approx", "est", "feat", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec",
];

/// Splits `tokens`, whose text is `text`, into ranges of tokens.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing quotes and
/// brackets behind it, where white space and something that can begin a
/// sentence follow. Abbreviations and initials do not end one.
pub fn sentences(text: &str, tokens: &[RawToken]) -> Vec<Range<usize>> {
    let word = |at: usize| &text[tokens[at].start as usize..tokens[at].end as usize];
    let mut found = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].shape == Shape::Mark && matches!(word(at), "." | "!" | "?" | "…") {
            let mut last = at;
            while last + 1 < tokens.len()
                && tokens[last + 1].join == Join::Direct
                && matches!(
                    word(last + 1),
                    "." | "!" | "?" | "…" | "”" | "\"" | "’" | "'" | "»" | ")" | "]"
                )
            {
                last += 1;
            }
            let next = last + 1;
            let ends = next < tokens.len()
                && tokens[next].join == Join::Space
                && begins(word(next))
                && !(word(at) == "." && last == at && abbreviates(text, tokens, at));
            if ends {
                found.push(first..next);
                first = next;
            }
            at = next;
        } else {
            at += 1;
        }
    }
    if first < tokens.len() {
        found.push(first..tokens.len());
    }
    found
}

/// True for what may open a sentence: anything but a lower-case word and a
/// closing or joining mark.
fn begins(word: &str) -> bool {
    word.chars().next().is_some_and(|c| {
        !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '”' | '’' | '–' | '—' | '|')
    })
}

fn abbreviates(text: &str, tokens: &[RawToken], stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else {
        return false;
    };
    if tokens[stop].join != Join::Direct {
        return false;
    }
    let word = &text[tokens[before].start as usize..tokens[before].end as usize];
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    single || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}
