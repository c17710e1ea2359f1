//! Words in quotation marks, which say nothing of who wears what.

use crate::scene::Scene;
use crate::segment::Join;

/// False for the straight mark that closes: it stands right behind a word.
pub(super) fn opens_speech(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.surface(at) != "\""
        || scene.text.tokens[at].join == Join::Space
        || at
            .checked_sub(1)
            .is_none_or(|t| matches!(scene.text.surface(t), "(" | "[" | "—" | "–"))
}

/// The end of a run of speech that opens at `at`, unless it is a mere word in
/// quotation marks.
pub(super) fn speech(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let closing = match scene.text.surface(at) {
        "“" => "”",
        "‘" => "’",
        _ => "\"",
    };
    let close = (at + 1..end).find(|t| scene.text.surface(*t) == closing);
    match close {
        Some(close) if close - at > 5 => Some(close),
        Some(_) => None,
        None if closing == "’" => None,
        None => Some(end),
    }
}

/// The end of a short title in quotation marks: `her "Love on Top" video`.
pub(super) fn title(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let closing = match scene.text.surface(at) {
        "“" => "”",
        "‘" => "’",
        _ => "\"",
    };
    let close = (at + 1..end.min(at + 7)).find(|t| scene.text.surface(*t) == closing)?;
    let capital = close > at + 1 && scene.text.tokens[at + 1].shape.is_capital();
    capital.then_some(close)
}
