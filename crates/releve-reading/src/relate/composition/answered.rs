//! Lists that answer a question: `So what is X? A, B and C.`, `What does one need? A and B.`

use super::announce::{Announced, other_business};
use super::subject::{Trend, coined, trend_before, trend_in};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// `So what is X? A, B and C.`
pub(super) fn answer(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let question = sentence.checked_sub(1)?;
    let asked = scene.sentence(question);
    // `Its key ingredients? A, B and C.`
    let elements = asked.len() < 9
        && asked
            .clone()
            .any(|at| scene.spotted.has_cue(at, Cue::Element));
    // `What does one need?`
    let needs = asked.len() < 9
        && (asked.clone()).any(|at| matches!(text.lower(at), "need" | "wear" | "pack" | "buy"))
        && (asked.clone()).any(|at| matches!(text.lower(at), "one" | "you" | "we"));
    // `What should you never wear?`
    let not =
        (asked.clone()).any(|at| text.tokens[at].tag == Tag::Negation || text.lower(at) == "never");
    if not
        || text.surface(asked.end - 1) != "?"
        || !elements && !asked.clone().any(|at| text.lower(at) == "what")
        || text.sentences[question].block + 1 < text.sentences[sentence].block
    {
        return None;
    }
    let asking = asked
        .clone()
        .find(|at| matches!(text.lower(*at), "is" | "say" | "are" | "does" | "’s" | "'s"))
        .map_or(asked.start, |at| at + 1);
    let trend = trend_in(scene, asked.clone(), question)
        .or_else(|| {
            coined(scene, asking..asked.end - 1, question, false).filter(|_| !elements && !needs)
        })
        .or_else(|| {
            let own = needs || elements && matches!(text.lower(asked.start), "its" | "the");
            own.then(|| trend_before(scene, question).or_else(|| trend_next(scene, sentence)))?
        })?;
    let range = scene.sentence(sentence);
    // `They mean`, `In short:`, `In a word, `
    let short = text.lower(range.start) == "in";
    let leads_in = |at: &usize| {
        matches!(text.lower(*at), "mean" | "means" | ":" | "think")
            || short
                && text.lower(*at) == ","
                && matches!(text.lower(at - 1), "short" | "brief" | "word")
    };
    let start = (range.start..range.end.min(range.start + 6))
        .find(leads_in)
        .map_or(range.start, |at| at + 1);
    if other_business(scene, range.clone()) {
        return None;
    }
    Some(Announced {
        trend,
        list: start..range.end,
        least: 3,
        rule: "composition: answer",
    })
}

/// The trend that the next sentence of a paragraph begins with.
fn trend_next(scene: &Scene<'_>, sentence: usize) -> Option<Trend> {
    let text = &scene.text;
    let next = sentence + 1;
    let following = text.sentences.get(next)?;
    let near = following.tokens.start..following.tokens.end.min(following.tokens.start + 4);
    (following.block == text.sentences[sentence].block)
        .then(|| trend_in(scene, near, next))
        .flatten()
}
