//! The trends that head the parts of a report on trends: `1. Grandpa Chic`,
//! `2. Powder pink`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Found, Mention, Spotted};
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;
use crate::text::Text;

/// Fewer numbered headings make no list.
const LEAST: usize = 3;
/// How many of the first blocks may say that the text is on trends.
const OPENING: usize = 4;
/// A heading of more words says something instead of naming it.
const LONGEST: usize = 4;

pub(super) fn spot(text: &Text<'_>, spotted: &mut Spotted) {
    let on_trends = text.blocks.iter().take(OPENING).any(|block| {
        block
            .tokens
            .clone()
            .any(|at| matches!(text.lower(at), "trends" | "aesthetics" | "microtrends"))
    });
    if !on_trends {
        return;
    }
    let headings: Vec<Range<usize>> = text
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Name))
        .filter_map(|block| numbered(text, block.tokens.clone()))
        .collect();
    if headings.len() < LEAST {
        return;
    }
    for heading in headings {
        if heading.len() > LONGEST || !is_nominal(text, heading.clone()) {
            continue;
        }
        let first = spotted
            .mentions
            .partition_point(|m| m.tokens.start < heading.start);
        let inside: Vec<usize> = (first..spotted.mentions.len())
            .take_while(|n| spotted.mentions[*n].tokens.start < heading.end)
            .collect();
        // A garment, a house or a known trend is what it is.
        let other = inside
            .iter()
            .any(|n| spotted.mentions[*n].kind != EntityKind::Attribute);
        if other {
            continue;
        }
        let name = match inside[..] {
            [only] if spotted.mentions[only].tokens == heading => {
                match spotted.mentions[only].found {
                    Found::Lexicon(id, _) => text.lexicon.entry(id).name.to_string(),
                    _ => plain(text, heading.clone()),
                }
            }
            _ => plain(text, heading.clone()),
        };
        spotted.replace(
            inside,
            [Mention {
                kind: EntityKind::Trend,
                tokens: heading,
                found: Found::Grammar,
                sure: 0.7,
                name: Some(name.into()),
            }],
        );
        spotted
            .mentions
            .sort_by_key(|m| (m.tokens.start, m.tokens.end));
    }
}

/// What stands behind the number: `Powder pink` of `2. Powder pink`.
fn numbered(text: &Text<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = text.tokens.get(tokens.start)?;
    if tokens.len() < 2 || first.shape != Shape::Number {
        return None;
    }
    let mut start = tokens.start + 1;
    if matches!(text.surface(start), "." | ")" | ":") {
        start += 1;
    }
    let end = (start..tokens.end)
        .find(|at| matches!(text.surface(*at), "," | ":" | "(" | "—" | "–"))
        .unwrap_or(tokens.end);
    (start < end).then_some(start..end)
}

/// `The new office`, `Metal Muse`; not `Over a shirt` or `Wear it long`.
fn is_nominal(text: &Text<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().enumerate().all(|(n, at)| {
        text.tokens[at].shape.is_word()
            && match text.tokens[at].tag {
                Tag::Noun | Tag::Name | Tag::Adjective => true,
                Tag::Determiner => n == 0,
                Tag::Past | Tag::Gerund | Tag::Verb => n + 1 == tokens.len() && n > 0,
                _ => false,
            }
    }) && text.tokens[tokens.end - 1].tag != Tag::Determiner
}

fn plain(text: &Text<'_>, tokens: Range<usize>) -> String {
    text.phrase(tokens).to_lowercase()
}
