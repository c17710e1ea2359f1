//! Noun phrases without their complements: of `the return of the cropped jacket` two. What
//! belongs to one phrase (`extent`), and what it is to the one before (`opening`).

mod extent;
mod opening;

use std::ops::Range;

use super::{Cover, Phrase};
use crate::tag::Tag;
use crate::text::Text;

/// The noun phrases of the sentence of tokens `range`, in text order.
pub(super) fn phrases(text: &Text<'_>, range: Range<usize>, cover: &Cover) -> Vec<Phrase> {
    let sentence = Sentence { text, range, cover };
    let range = &sentence.range;
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    let mut preposition = None;
    while at < range.end {
        let tag = text.tokens[at].tag;
        if !cover.has(at) && tag == Tag::Preposition && !sentence.opens_compound(at) {
            preposition = Some(at);
            at += 1;
            continue;
        }
        if !sentence.is_part(at) {
            if !matches!(tag, Tag::Adverb | Tag::Mark)
                || matches!(text.surface(at), "," | ";" | "—" | "–" | ":" | "(")
            {
                preposition = None;
            }
            at += 1;
            continue;
        }
        let start = at;
        at = sentence.end(start);
        let head = (start..at)
            .rev()
            .find(|t| {
                matches!(
                    text.tokens[*t].tag,
                    Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number
                ) || cover.has(*t)
            })
            .unwrap_or(at - 1);
        let coordinated = found.last().is_some_and(|before| {
            let between = before.tokens.end..start;
            // `coats, hats and bags` is complete, `coats, hats` is not.
            let open = before.coordinated
                && !matches!(text.lower(before.tokens.start - 1), "and" | "&" | "or");
            sentence.is_joint(between.clone())
                && !sentence.opens_clause(start, at, open)
                && !(is_nominative(text, start)
                    && (before.preposition.is_some() || between.len() > 1))
        });
        // `after Emma Corrin carried it`: the subject of a clause, not governed.
        if preposition.is_some_and(|p| {
            matches!(
                text.lower(p),
                "after" | "as" | "before" | "since" | "until" | "till"
            )
        }) && sentence.bears_clause(sentence.end_of_member(start..at))
        {
            preposition = None;
        }
        let governed = if coordinated && preposition.is_none() {
            found.last().and_then(|before| before.preposition)
        } else {
            preposition
        };
        found.push(Phrase {
            tokens: start..at,
            head,
            preposition: governed,
            coordinated,
        });
        preposition = None;
    }
    found
}

/// `I`, `she`: always the subject of what follows.
fn is_nominative(text: &Text<'_>, at: usize) -> bool {
    matches!(text.lower(at), "i" | "he" | "she" | "we" | "they")
        && text.tokens[at].tag == Tag::Pronoun
}

/// The sentence in which phrases are looked for.
struct Sentence<'s, 'a> {
    text: &'s Text<'a>,
    range: Range<usize>,
    /// What covers each token of the document.
    cover: &'s Cover,
}
