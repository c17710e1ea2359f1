//! Where a trend gets its name: `what netizens call “bag dressing”`, `So what
//! exactly is Daisy Jones style?`

use std::ops::Range;

use super::subject::{Trend, coined, unheard};
use crate::scene::Scene;
use crate::tag::Tag;

/// A name in quotation marks behind a verb of naming.
pub(super) fn quoted(scene: &Scene<'_>, tokens: Range<usize>, sentence: usize) -> Option<Trend> {
    let text = &scene.text;
    let open = tokens.clone().find(|at| {
        matches!(text.surface(*at), "“" | "\"" | "‘")
            && *at > tokens.start
            && (at.saturating_sub(3).max(tokens.start)..*at).any(|t| {
                matches!(
                    text.lower(t),
                    "call"
                        | "calls"
                        | "called"
                        | "calling"
                        | "dub"
                        | "dubbed"
                        | "dubs"
                        | "named"
                        | "as"
                        | "christened"
                        | "rebranded"
                        | "coined"
                        | "so-called"
                        | "termed"
                        | "labelled"
                        | "labeled"
                )
            })
    })?;
    let close = (open + 1..tokens.end.min(open + 7))
        .find(|at| matches!(text.surface(*at), "”" | "\"" | "’"))?;
    let mut end = close;
    while end > open + 1 && matches!(text.surface(end - 1), "," | ".") {
        end -= 1;
    }
    let words = open + 1..end;
    let plain = words.len() <= 4
        && words.clone().all(|at| {
            !matches!(
                text.tokens[at].tag,
                Tag::Pronoun | Tag::Auxiliary | Tag::Mark | Tag::Possessive
            )
        });
    (plain && !words.is_empty()).then(|| unheard(scene, words, sentence))
}

/// `So what exactly is Daisy Jones style?`: what the question asks for.
pub(super) fn asked(scene: &Scene<'_>, sentence: usize) -> Option<Trend> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let last = range.end.checked_sub(1)?;
    if text.surface(last) != "?" || range.len() > 12 {
        return None;
    }
    let what = range.clone().take(3).find(|at| text.lower(*at) == "what")?;
    let copula =
        (what + 1..last.min(what + 4)).find(|at| matches!(text.lower(*at), "is" | "are" | "'s"))?;
    let mut end = last;
    while end > copula + 1 && matches!(text.surface(end - 1), "”" | "\"" | "’" | ",") {
        end -= 1;
    }
    let known = super::subject::trend_in(scene, copula + 1..end, sentence);
    known.or_else(|| coined(scene, copula + 1..end, sentence, true))
}
