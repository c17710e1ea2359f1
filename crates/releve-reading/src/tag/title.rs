//! Titles in quotation marks: the words of `the singer behind “Adore You”` are a name,
//! whatever verbs and pronouns they would be elsewhere.

use super::Tag::{self, Auxiliary, Gerund, Mark, Name, Past, Pronoun, Verb};
use crate::segment::Shape;
use crate::text::Text;

/// How many words such a title has at the most.
const LONGEST: usize = 6;

/// Makes names of the words of titles that would break the sentence around them.
pub(super) fn titles(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let mut at = 1;
    while at + 2 < tags.len() {
        let closing = match text.surface(first + at) {
            "“" => "”",
            "‘" => "’",
            "\"" => "\"",
            _ => {
                at += 1;
                continue;
            }
        };
        let words = at + 1;
        let close = (words..tags.len().min(words + LONGEST + 1))
            .find(|t| text.surface(first + t) == closing);
        let Some(close) = close else {
            at += 1;
            continue;
        };
        // Speech stands behind a mark, and ends with one of its own.
        let placed = tags[at - 1] != Mark && close > words && tags[close - 1] != Mark;
        let verbal = |tag: &Tag| matches!(tag, Verb | Past | Auxiliary | Pronoun | Gerund);
        let breaks = tags[words..close].iter().any(verbal);
        if placed && breaks && is_title(text, first + words, first + close) {
            for t in words..close {
                if text.tokens[first + t].shape.is_capital() {
                    tags[t] = Name;
                }
            }
        }
        at = close + 1;
    }
}

/// True where every word has a capital but for small ones amid them: `Lady of the Sea`.
fn is_title(text: &Text<'_>, start: usize, end: usize) -> bool {
    let capital = |at: usize| text.tokens[at].shape.is_capital();
    capital(start)
        && capital(end - 1)
        && (start..end).all(|at| {
            capital(at)
                || matches!(
                    text.lower(at),
                    "a" | "an"
                        | "and"
                        | "at"
                        | "by"
                        | "for"
                        | "from"
                        | "in"
                        | "of"
                        | "on"
                        | "or"
                        | "the"
                        | "to"
                        | "with"
                        | "’s"
                        | "'s"
                )
                || text.tokens[at].shape == Shape::Number
        })
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn worn(text: &str) -> Vec<String> {
        let wears = told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Wear(wear) => Some(format!("{}: {}", wear.person, wear.garment)),
                _ => None,
            });
        wears.collect()
    }

    #[test]
    fn the_verbs_of_a_title_are_none() {
        for title in ["Levitating", "Houdini", "Someone Told Me to Go"] {
            let text = format!(
                "Dua Lipa is back on stage. The singer behind “{title}” wore a velvet coat."
            );
            assert_eq!(worn(&text), ["Dua Lipa: coat"], "{text}");
        }
    }
}
