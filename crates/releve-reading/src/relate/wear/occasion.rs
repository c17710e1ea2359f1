//! At what a look was worn.

use releve_facts::EntityKind;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The occasion that a sentence names: an event, a term of occasions, a place
/// that one arrives at or passes through.
///
/// What stands behind another wearer is that one's: `X was seen in a tote, and Y wore a
/// trench at the premiere`.
pub(super) fn occasion(
    scene: &Scene<'_>,
    number: usize,
    people: &[EntityNumber],
) -> Option<String> {
    let mut range = scene.sentence(number);
    range.end = next_wearer(scene, number, people).unwrap_or(range.end);
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

/// Where somebody else begins to be the subject, behind the last of `people`.
fn next_wearer(scene: &Scene<'_>, number: usize, people: &[EntityNumber]) -> Option<usize> {
    let parse = &scene.parses[number];
    let subject = |phrase: &usize| {
        let tokens = parse.phrases[*phrase].tokens.clone();
        let people = scene.entities_in(EntityKind::Person, tokens.clone());
        Some((tokens.start, *people.first()?))
    };
    let mut subjects: Vec<(usize, EntityNumber)> = parse
        .clauses
        .iter()
        .flat_map(|clause| clause.subject.iter().filter_map(subject))
        .collect();
    subjects.sort_unstable_by_key(|(start, _)| *start);
    let own = subjects.iter().rposition(|(_, who)| people.contains(who))?;
    subjects.get(own + 1).map(|(start, _)| *start)
}
