//! Who made or lent a picture: `Photo: Jason Lloyd`, `(Image credit: Getty
//! Images)`, `Jane Doe/WWD` at the end of a line. They are nobody of the story.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Found, Spotted};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Shape};
use crate::text::Text;

/// The `kind` of organisations that lend pictures.
const LENDER: &str = "picture agency";
/// Names of a credit, with their marks, are at most this long.
const LONGEST: usize = 24;

/// Forgets what was spotted in credits.
pub(super) fn drop(text: &Text<'_>, spotted: &mut Spotted) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for block in &text.blocks {
        let mut from = block.tokens.start;
        while from < block.tokens.end {
            match labelled(text, spotted, block.tokens.clone(), from) {
                Some(credit) => {
                    from = credit.end.max(from + 1);
                    found.push(credit);
                }
                None => from += 1,
            }
        }
        if block.kind != BlockKind::Paragraph {
            found.extend(signed(text, spotted, block.tokens.clone()));
        }
    }
    spotted.mentions.retain(|mention| {
        let next = found.partition_point(|credit| credit.end <= mention.tokens.start);
        found
            .get(next)
            .is_none_or(|credit| mention.tokens.end <= credit.start)
    });
}

/// The names behind a label that opens a line, a bracket or a part of a line:
/// `Photo by`, `Image credit:`, `Courtesy of`.
fn labelled(
    text: &Text<'_>,
    spotted: &Spotted,
    block: Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    if !spotted.has_cue(at, Cue::Credit) {
        return None;
    }
    let opens = at == block.start
        || matches!(
            text.surface(at - 1),
            "(" | "[" | "|" | "—" | "–" | ";" | "." | "•" | "/"
        );
    if !opens {
        return None;
    }
    let label = (at..block.end)
        .take(4)
        .find(|t| !spotted.has_cue(*t, Cue::Credit))?;
    let colon = matches!(text.surface(label), ":" | "/" | "|" | "©");
    let lent = matches!(text.lower(label), "by" | "via" | "from")
        || text.lower(label) == "of" && text.lower(label - 1) == "courtesy";
    let names = (label + usize::from(colon || lent))..block.end;
    if !colon && !lent && !(label - at >= 2) {
        return None;
    }
    named(text, names)
}

/// The run of names and the marks between them, if nothing is told of them:
/// `Photo: Jane Doe in a red dress` speaks of her.
fn named(text: &Text<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let start = tokens.start;
    let mut end = start;
    let mut capital = false;
    for at in tokens.clone().take(LONGEST) {
        let surface = text.surface(at);
        match text.tokens[at].shape {
            Shape::Handle | Shape::Hashtag => capital = true,
            shape if shape.is_capital() => capital = true,
            Shape::Mark if matches!(surface, "." | ")" | "]" | "|" | ";" | "•") => {
                // The full stop of an initial goes on.
                if surface != "." || at + 1 == tokens.end || text.surface(at - 1).len() > 1 {
                    break;
                }
            }
            Shape::Mark | Shape::Number => {}
            _ if matches!(
                surface,
                "for"
                    | "via"
                    | "and"
                    | "of"
                    | "from"
                    | "on"
                    | "at"
                    | "by"
                    | "courtesy"
                    | "the"
                    | "de"
                    | "van"
                    | "von"
                    | "x"
                    | "with"
            ) => {}
            _ => return None,
        }
        end = at + 1;
    }
    (capital && end > start).then_some(start..end)
}

/// Names with a paper's or an agency's behind a stroke at the end of a line,
/// and an agency's alone: `Jane Doe/WWD`, `Splash News`.
fn signed(text: &Text<'_>, spotted: &Spotted, block: Range<usize>) -> Option<Range<usize>> {
    let first = (spotted.mentions).partition_point(|m| m.tokens.start < block.start);
    let mention = spotted.mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < block.end)
        .filter(|m| m.tokens.end <= block.end)
        .max_by_key(|m| m.tokens.end)?;
    let closes =
        (mention.tokens.end..block.end).all(|at| matches!(text.surface(at), ")" | "]" | "." | "-"));
    let lender = match mention.found {
        Found::Lexicon(id, _) => text.lexicon.entry(id).is_of_kind(LENDER),
        _ => false,
    };
    let paper = mention.kind == EntityKind::Publication || lender;
    if !closes || !paper {
        return None;
    }
    if mention.tokens.start > block.start && text.surface(mention.tokens.start - 1) == "/" {
        let stroke = mention.tokens.start - 1;
        let start = (block.start..stroke)
            .rev()
            .take_while(|at| text.tokens[*at].shape.is_capital() || text.surface(*at) == "-")
            .last()?;
        return (stroke - start >= 2).then_some(start..block.end);
    }
    lender.then(|| mention.tokens.clone())
}
