//! Facts of kind `quote`: words in quotation marks with a named speaker.

mod attribution;
mod continued;
mod described;
mod fragment;
mod interview;
mod introduced;
mod speaker;
mod surroundings;
#[cfg(test)]
mod tests;
mod told;

use super::Draft;
use crate::quotation::Quotation;
use crate::scene::Scene;
use attribution::{Attribution, in_front, in_tail};
use continued::{Speech, continued};
use described::described;
use fragment::in_sentence;
use interview::answered;
use introduced::introduced;
use surroundings::{FRAGMENT, front, tail, words};

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let found = scene.text.quotations();
    let mut last: Option<Speech> = None;
    for number in 0..found.len() {
        let Some((attribution, rule)) = speaker(scene, found, number, last.as_ref()) else {
            continue;
        };
        drafts.push(told::draft(scene, &found[number], &attribution, rule));
        last = Some(Speech {
            attribution,
            number,
        });
    }
}

/// Who speaks a quotation, and by which rule: as its own sentence says, else as what
/// stands before it does, from the surest to the least sure.
fn speaker(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
    last: Option<&Speech>,
) -> Option<(Attribution, &'static str)> {
    let by = |attribution: Option<Attribution>, rule: &'static str| Some((attribution?, rule));
    attributed(scene, found, number)
        .or_else(|| continued(scene, found, number, last))
        .or_else(|| {
            by(
                described(scene, found, number),
                "quote: speaker by description",
            )
        })
        .or_else(|| {
            by(
                answered(scene, found, number),
                "quote: answer to a question",
            )
        })
        .or_else(|| {
            by(
                introduced(scene, found, number),
                "quote: behind a sentence about the speaker",
            )
        })
}

/// A speaker named in the quotation's own sentence.
fn attributed(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
) -> Option<(Attribution, &'static str)> {
    let text = &scene.text;
    let quotation = &found[number];
    let count = words(scene, quotation);
    let behind = tail(scene, found, number);
    let spoken = matches!(
        text.surface(quotation.inside.end - 1),
        "," | "." | "!" | "?" | "…" | "—"
    ) || matches!(text.surface(quotation.whole.end), ",");
    if !behind.is_empty() && (spoken || count >= FRAGMENT) {
        // `A “coined” word, says X`: the attribution must stand at the mark.
        if let Some(attribution) = in_tail(scene, behind.clone()) {
            return Some((attribution, "quote: speaker behind"));
        }
    }
    let before = front(scene, found, number);
    if before.is_empty() {
        return None;
    }
    let last = text.surface(before.end - 1);
    let introduced = matches!(last, "," | ":" | "—" | "–");
    if !introduced && count < FRAGMENT {
        return in_sentence(scene, before, quotation, count);
    }
    // `“A,” says X, “B”`: what joins two parts belongs to both.
    let joins = number > 0
        && found[number - 1].whole.end == before.start
        && before.start > scene.sentence(text.sentence_of(before.start)).start;
    if joins && let Some(attribution) = in_tail(scene, before.clone()) {
        return Some((attribution, "quote: interrupted"));
    }
    let Some(attribution) = in_front(scene, before.clone(), last == ":") else {
        return in_sentence(scene, before, quotation, count);
    };
    let rule = match (introduced, attribution.verb) {
        (true, true) => "quote: speaker before",
        (true, false) => "quote: colon",
        (false, _) => "quote: inside the sentence",
    };
    (attribution.verb || last == ":").then_some((attribution, rule))
}
