//! What stands in quotation marks.

use std::ops::Range;

use crate::segment::Join;
use crate::tag::Tag;
use crate::text::Text;

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The words, without the marks.
    pub(crate) inside: Range<usize>,
    /// The words with the marks, as far as there are.
    pub(crate) whole: Range<usize>,
    /// The paragraph ends before a closing mark: the next one goes on.
    pub(crate) open: bool,
}

/// No clear end is looked for further away, in tokens.
const FAR: usize = 300;

/// All quotations, in text order, none inside another. One that a paragraph
/// leaves open counts where the next paragraph opens with a mark too.
pub(crate) fn quotations(text: &Text<'_>) -> Vec<Quotation> {
    let mut found = Vec::new();
    for block in &text.blocks {
        let range = block.tokens.clone();
        let mut at = range.start;
        // What closes nothing that opens early closes nothing that opens later: without
        // this a page of opening marks would be searched to its end for each of them.
        let mut unclosed: Vec<&str> = Vec::new();
        while at < range.end {
            let Some(close) = closing(text, at, range.start) else {
                at += 1;
                continue;
            };
            let end = (!unclosed.contains(&close))
                .then(|| (at + 1..range.end).find(|t| closes(text, *t, at, close, range.end)))
                .flatten();
            match end {
                Some(end) => {
                    if end > at + 1 {
                        found.push(Quotation {
                            inside: at + 1..end,
                            whole: at..end + 1,
                            open: false,
                        });
                    }
                    at = end + 1;
                }
                None => {
                    unclosed.push(close);
                    let goes_on = range.end < text.tokens.len()
                        && text.surface(at) == "“"
                        && text.surface(range.end) == "“";
                    if goes_on && at + 1 < range.end {
                        found.push(Quotation {
                            inside: at + 1..range.end,
                            whole: at..range.end,
                            open: true,
                        });
                        break;
                    }
                    at += 1;
                }
            }
        }
    }
    found
}

/// The mark that would close a quotation that opens at `at`.
fn closing<'t>(text: &Text<'t>, at: usize, first: usize) -> Option<&'t str> {
    let opens = at == first
        || text.tokens[at].join == Join::Space
        || matches!(text.surface(at - 1), "(" | "[" | "—" | "–" | "“" | "‘");
    let joined = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.join == Join::Direct);
    match text.surface(at) {
        "“" => Some("”"),
        "„" => Some("“"),
        "«" => Some("»"),
        "\"" if opens => Some("\""),
        "‘" if joined => Some("’"),
        "'" if opens && joined => Some("'"),
        _ => None,
    }
}

fn closes(text: &Text<'_>, at: usize, start: usize, close: &str, limit: usize) -> bool {
    if text.surface(at) != close {
        return false;
    }
    if !matches!(close, "’" | "'") {
        return true;
    }
    let stopped = matches!(text.surface(at - 1), "." | "," | "!" | "?" | "…" | "—");
    if stopped && at > start + 1 {
        return true;
    }
    // `the dancers’ shoes`: a possessor, where a clear end comes later.
    let ahead = at + 1 < limit
        && text.tokens[at + 1].join == Join::Direct
        && text.tokens[at + 1].shape.is_word();
    let later = (at + 1..limit.min(at + FAR))
        .take_while(|t| text.surface(*t) != "‘")
        .any(|t| {
            text.surface(t) == close && matches!(text.surface(t - 1), "." | "," | "!" | "?" | "…")
        });
    !(ahead || text.tokens[at].tag == Tag::Genitive && later)
}
