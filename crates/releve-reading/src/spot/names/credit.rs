//! Names of those who made the text and its pictures, and of those who speak in
//! it, told by where they stand alone.

use std::ops::Range;

use crate::lexicon::Cue;
use crate::segment::Shape;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// `“I wear what I like.” — Libby Page`: who stands behind the dash said it.
pub(super) fn signs_a_quotation(text: &Text<'_>, run: &Range<usize>) -> bool {
    run.len() >= 2
        && run.start >= 2
        && matches!(text.surface(run.start - 1), "—" | "–")
        && matches!(text.surface(run.start - 2), "”" | "\"" | "’")
}

/// `Follow her on Instagram @delphineokoro`: how to reach who wrote the text.
pub(super) fn is_signature(text: &Text<'_>, run: &Range<usize>) -> bool {
    let sentence = text.sentences[text.sentence_of(run.start)].tokens.start;
    text.tokens[run.start].shape == Shape::Handle
        && (run.start.saturating_sub(6).max(sentence)..run.start)
            .any(|at| text.lower(at) == "follow")
}

/// `Photographs: Ryu Tae-min`, `Photo by ...`: who took the pictures is no
/// entity.
pub(super) fn is_credit(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> bool {
    let block = text.blocks[text.block_of(run.start)].tokens.start;
    let mut at = run.start;
    while at > block && run.start - at < 8 {
        at -= 1;
        // `credit` goes on with a label that begins before it, and who `was
        // photographed by` somebody is spoken of.
        let label = text.lower(at) != "credit" && text.tokens[at].tag != Tag::Past;
        if label && spotted.has_cue(at, Cue::Credit) {
            return at + 2 <= run.start
                && matches!(text.lower(at + 1), ":" | "by" | "courtesy" | "credit");
        }
        if matches!(text.surface(at), "." | "|") {
            return false;
        }
    }
    false
}

/// `the phrase “Lucky” embroidered on it`: what is written on a thing names nobody.
pub(super) fn is_inscription(text: &Text<'_>, spotted: &Spotted, run: &Range<usize>) -> bool {
    /// Words between what names the writing and its quotation mark.
    const NEAR: usize = 2;
    let quoted = run.start > 0
        && matches!(text.surface(run.start - 1), "“" | "\"" | "‘")
        && run.end < text.tokens.len()
        && matches!(text.surface(run.end), "”" | "\"" | "’");
    let first = run.start.saturating_sub(2 + NEAR);
    quoted && (first..run.start - 1).any(|at| spotted.has_cue(at, Cue::Inscribe))
}
