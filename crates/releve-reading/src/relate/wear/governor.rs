//! The word that tells how an item stands in its sentence.

use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// The token before an item that tells how it stands in the sentence; over
/// `a pair of` and a list's joints to what governs the whole.
pub(in crate::relate) fn governor(scene: &Scene<'_>, item: &Item) -> Option<usize> {
    let start = scene
        .sentence(scene.text.sentence_of(item.tokens.start))
        .start;
    let mut first = item.tokens.start;
    for _ in 0..3 {
        let before = first.checked_sub(1).filter(|t| *t >= start)?;
        let quantity = scene.text.lower(before) == "of"
            && before > start
            && (scene.spotted.has_cue(before - 1, Cue::Piece)
                || matches!(
                    scene.text.lower(before - 1),
                    "pair"
                        | "pairs"
                        | "set"
                        | "stack"
                        | "array"
                        | "mix"
                        | "trio"
                        | "duo"
                        | "layer"
                        | "layers"
                        | "slew"
                        | "selection"
                        | "couple"
                        | "lot"
                        | "kind"
                        | "type"
                        | "string"
                ));
        if !quantity {
            return Some(before);
        }
        first = before - 1;
        while first > start
            && matches!(
                scene.text.tokens[first - 1].tag,
                Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Number
            )
        {
            first -= 1;
        }
    }
    first.checked_sub(1).filter(|t| *t >= start)
}

/// True for `over` as in `chose flats over heels`: what follows is passed over.
pub(in crate::relate) fn is_preference(scene: &Scene<'_>, over: usize) -> bool {
    let start = scene.sentence(scene.text.sentence_of(over)).start;
    scene.text.lower(over) == "over"
        && (start..over).rev().take(8).any(|t| {
            matches!(
                scene.text.lemma(t),
                "choose" | "prefer" | "pick" | "favour" | "favor" | "select"
            )
        })
}
