//! At what a look was worn.

use releve_facts::EntityKind;

use crate::scene::Scene;
use crate::tag::Tag;

/// The occasion that a sentence names: an event, a term of occasions, a place
/// that one arrives at or passes through.
pub(super) fn occasion(scene: &Scene<'_>, number: usize) -> Option<String> {
    let range = scene.sentence(number);
    if let Some(event) = scene.entities_in(EntityKind::Event, range.clone()).first() {
        return Some(scene.name(*event));
    }
    let term = scene
        .spotted
        .occasions
        .iter()
        .filter(|term| range.contains(&term.tokens.start))
        .find(|term| {
            let start = term.tokens.start;
            let inside = scene.resolved.at(start).is_some();
            let own = scene.text.tokens[start].tag == Tag::Preposition;
            let before = (range.start..start).rev().take(4).any(|t| {
                matches!(
                    scene.text.lower(t),
                    "at" | "for" | "to" | "on" | "during" | "in" | "from" | "a" | "after"
                )
            });
            !inside && (own || before)
        });
    term.map(|term| scene.text.lexicon.occasions[term.number as usize].to_string())
}
