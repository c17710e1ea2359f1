//! Tokens of one block into sentences.

use std::ops::Range;

use super::{Join, RawToken, Shape};

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "prof", "sr", "jr", "vs", "etc", "inc", "ltd", "co", "no",
    "approx", "est", "feat", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec",
];

/// Tokens of the longest sentence. Nobody writes longer ones, and grammar looks
/// at the whole of a sentence for each of its clauses: text without a full stop
/// would take time that grows with its square.
const LONGEST: usize = 1000;

/// Splits `tokens`, whose text is `text`, into ranges of tokens.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing quotes and
/// brackets behind it, where white space and something that can begin a
/// sentence follow. Abbreviations and initials do not end one. What goes on for
/// more than a thousand tokens is cut.
pub fn sentences(text: &str, tokens: &[RawToken]) -> Vec<Range<usize>> {
    let word = |at: usize| &text[tokens[at].start as usize..tokens[at].end as usize];
    let mut found = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        if at - first >= LONGEST {
            found.push(first..at);
            first = at;
        }
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
                && !(word(at) == "."
                    && last == at
                    && abbreviates(text, tokens, at)
                    && !closes(text, tokens, at));
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

/// `flats from Jane & Co. In the 2000s`: an abbreviation that ends a name, with a word
/// behind it that nothing but the beginning of a sentence makes a capital.
fn closes(text: &str, tokens: &[RawToken], stop: usize) -> bool {
    let word = |at: usize| {
        let token = tokens.get(at);
        token.map_or("", |t| &text[t.start as usize..t.end as usize])
    };
    let name = stop.checked_sub(1).is_some_and(|before| {
        matches!(
            word(before).to_lowercase().as_str(),
            "co" | "inc" | "ltd" | "etc" | "jr" | "sr"
        )
    });
    name && matches!(
        word(stop + 1),
        "In" | "The"
            | "She"
            | "He"
            | "It"
            | "They"
            | "We"
            | "A"
            | "An"
            | "At"
            | "But"
            | "And"
            | "On"
            | "This"
            | "That"
            | "These"
            | "For"
            | "With"
            | "When"
            | "Her"
            | "His"
            | "Its"
            | "Their"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens;

    #[test]
    fn a_name_may_end_a_sentence_with_its_abbreviation() {
        let count = |text: &str| sentences(text, &tokens(text).collect::<Vec<_>>()).len();
        assert_eq!(count("It is by Marlow & Co. She likes it."), 2);
        assert_eq!(count("It is by Marlow & Co. London has it."), 1);
        assert_eq!(count("Dr. It is no name."), 1);
    }

    #[test]
    fn text_without_a_full_stop_is_cut() {
        let text = "a knit vest ".repeat(1000);
        let all: Vec<RawToken> = tokens(&text).collect();
        let found = sentences(&text, &all);
        assert_eq!(found, [0..1000, 1000..2000, 2000..3000]);
        let short = tokens("One ends. Two.").collect::<Vec<_>>();
        assert_eq!(sentences("One ends. Two.", &short), [0..3, 3..5]);
    }
}
