//! Whether cheapness or likeness makes one thing stand for another.

use releve_facts::Basis;

use super::Place;
use crate::lexicon::Cue;

/// `price` where cheapness is meant; a dupe alone says neither.
pub(super) fn basis(place: &Place<'_, '_>, dupe: bool) -> Option<Basis> {
    let scene = place.scene;
    let cheap = place
        .tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Cheap));
    let priced = place.tells_price(place.tokens.clone());
    if cheap || priced || dupe && place.line.is_some() {
        Some(Basis::Price)
    } else if dupe {
        None
    } else {
        Some(Basis::Style)
    }
}
