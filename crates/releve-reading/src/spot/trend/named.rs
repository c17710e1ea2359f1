//! Trends that the text names as it presents them: `the trend goes by the name of airy
//! style`, `It is called tomato girl`.

use std::ops::Range;

use crate::lexicon::{Classes, Cue};
use crate::segment::Shape;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// How many words such a name has at the most.
const LONGEST: usize = 3;
/// How far before the words that name it the noun for a trend may stand.
const NEAR: usize = 8;

/// The names that stand behind words of naming whose subject is a trend.
pub(super) fn names(text: &Text<'_>, spotted: &Spotted) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let tokens = sentence.tokens.clone();
        for at in tokens.clone() {
            let Some(start) = naming(text, at, tokens.end) else {
                continue;
            };
            let (verb, start) = (at, past_article(text, start));
            let trend = (tokens.start.max(verb.saturating_sub(NEAR))..verb)
                .rev()
                .take_while(|t| !matches!(text.surface(*t), ";" | ":"))
                .find(|t| is_trend(text, spotted, *t))
                // `The label that began the trend is called X`
                .is_some_and(|noun| {
                    (tokens.start..noun)
                        .rev()
                        .take_while(|t| text.tokens[*t].shape != Shape::Mark)
                        .all(|t| text.tokens[t].tag != Tag::Relative)
                        // `The trend has a bag called X`
                        && (noun + 1..verb)
                            .filter(|t| matches!(text.tokens[*t].tag, Tag::Noun | Tag::Name))
                            .all(|t| (t.saturating_sub(2)..t).any(|of| text.lower(of) == "of"))
                });
            if let Some(end) = end_of(text, start, tokens.end).filter(|_| trend) {
                found.push(start..end);
            }
        }
    }
    found
}

/// Where a name begins that words of naming at `at` lead to.
fn naming(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let word = |n: usize| match at + n < end {
        true => text.lower(at + n),
        false => "",
    };
    match (word(0), word(1)) {
        ("goes" | "went" | "going", "by") if word(2) == "the" && word(3) == "name" => {
            (word(4) == "of").then_some(at + 5)
        }
        ("answers" | "answering", "to") if word(2) == "the" && word(3) == "name" => {
            Some(at + 4 + usize::from(word(4) == "of"))
        }
        ("called" | "dubbed" | "named" | "christened", _) => Some(at + 1),
        ("known", "as") => Some(at + 2),
        _ => None,
    }
}

fn past_article(text: &Text<'_>, at: usize) -> usize {
    at + usize::from(matches!(text.lower_at(Some(at)), "the" | "simply" | "just"))
}

/// A noun for one trend: `trend`, `aesthetic`, `micro-trend`.
fn is_trend(text: &Text<'_>, spotted: &Spotted, at: usize) -> bool {
    spotted.has_cue(at, Cue::Trend)
        && matches!(text.tokens[at].tag, Tag::Noun | Tag::Adjective)
        // `the first of the trends` is one.
        && (!text.can_be(at, Classes::PLURAL)
            || matches!(text.lower_at(at.checked_sub(1)), "the" | "these" | "those")
                && text.lower_at(at.checked_sub(2)) == "of")
        && !matches!(text.lower(at), "hashtag" | "term" | "wave" | "obsession" | "mood")
}

/// Where the name ends that begins at `start`: two or three plain words up to a mark, `and`
/// or a verb. One word alone is left to the lexicon and the endings.
fn end_of(text: &Text<'_>, start: usize, sentence: usize) -> Option<usize> {
    let nominal = |at: &usize| {
        text.tokens[*at].shape.is_word()
            && matches!(text.tokens[*at].shape, Shape::Lower | Shape::Title)
            && matches!(
                text.tokens[*at].tag,
                Tag::Noun | Tag::Adjective | Tag::Gerund | Tag::Name
            )
    };
    let end = (start..sentence).find(|at| !nominal(at))?;
    let closes = text.tokens[end].shape == Shape::Mark
        || matches!(text.lower(end), "and" | "but" | "is" | "because" | "after");
    let words = end - start;
    (closes && (2..=LONGEST).contains(&words)).then_some(end)
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    fn trends(text: &str) -> Vec<String> {
        let mut found: Vec<String> = (told(text).into_iter())
            .filter_map(|statement| match statement {
                Statement::Composition(it) => Some(it.trend),
                _ => None,
            })
            .collect();
        found.dedup();
        found
    }

    #[test]
    fn a_trend_is_named_as_it_is_presented() {
        for (text, expected) in [
            (
                "The second trend of the season goes by the name of harbour luxe. Think cable-knit sweaters, rope belts and white jeans.",
                "harbour luxe",
            ),
            (
                "There is a new aesthetic called meadow chic. Think smock dresses, straw hats and clogs.",
                "meadow chic",
            ),
        ] {
            assert_eq!(trends(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_things_are_named_as_well() {
        for text in [
            "The label that began the trend is called north shore. Think rope belts and white jeans.",
            "The trend has a bag called harbour luxe. Think rope belts and white jeans.",
        ] {
            assert!(!trends(text).contains(&"harbour luxe".to_owned()), "{text}");
            assert!(!trends(text).contains(&"north shore".to_owned()), "{text}");
        }
    }
}
