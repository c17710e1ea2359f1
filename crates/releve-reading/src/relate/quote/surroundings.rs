//! What stands around a quotation: the words behind it (`“…,” says X.`) and before it (`X
//! says: “…”`) in which its speaker may be named, and whether it is speech at all.

use std::ops::Range;

use crate::quotation::Quotation;
use crate::scene::Scene;

/// Words that a fragment inside the writer's own sentence needs to be speech.
pub(super) const FRAGMENT: usize = 4;

/// How many words are quoted.
pub(super) fn words(scene: &Scene<'_>, quotation: &Quotation) -> usize {
    quotation
        .inside
        .clone()
        .filter(|at| scene.text.tokens[*at].shape.is_word())
        .count()
}

/// True if what is quoted ends as speech does: with a stop or comma inside or
/// right behind the mark.
pub(super) fn stopped(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let mark = |at: usize| {
        matches!(
            scene.text.surface(at),
            "." | "," | "!" | "?" | "…" | "—" | ";"
        )
    };
    mark(quotation.inside.end - 1) || quotation.open || mark(quotation.whole.end)
}

/// The text behind a quotation in which its attribution may stand.
pub(super) fn tail(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Range<usize> {
    let text = &scene.text;
    let quotation = &found[number];
    let start = quotation.whole.end;
    if start >= text.tokens.len() || text.block_of(start) != text.block_of(start - 1) {
        return start..start;
    }
    let sentence = text.sentence_of(start);
    let same = sentence == text.sentence_of(start - 1);
    // `“Will it last?” Smith asks.` is two sentences to the splitter.
    let asked = matches!(
        text.surface(quotation.inside.end - 1),
        "?" | "!" | "…" | ","
    );
    if !same && !asked {
        return start..start;
    }
    let mut end = scene.sentence(sentence).end;
    if let Some(next) = found.get(number + 1) {
        end = end.min(next.whole.start);
    }
    start..end.max(start)
}

/// The text before a quotation in the same sentence.
pub(super) fn front(scene: &Scene<'_>, found: &[Quotation], number: usize) -> Range<usize> {
    let text = &scene.text;
    let start = found[number].whole.start;
    let mut from = scene.sentence(text.sentence_of(start)).start;
    if let Some(before) = number.checked_sub(1).map(|n| &found[n]) {
        from = from.max(before.whole.end);
    }
    from.min(start)..start
}
