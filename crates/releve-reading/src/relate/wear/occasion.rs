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
    // `include X, snapped in a bikini, and Y, who wore a dress to lunch`
    let described = |m: &usize| {
        let tokens = &scene.resolved.mentions[*m].tokens;
        let joined =
            tokens.start > 0 && matches!(scene.text.lower(tokens.start - 1), "and" | ";" | "while");
        joined
            && scene.text.surface(tokens.end) == ","
            && matches!(scene.text.lower_at(Some(tokens.end + 1)), "who" | "in")
    };
    let apposed = scene
        .resolved
        .of_kind(EntityKind::Person, scene.sentence(number))
        .filter(described);
    for m in apposed {
        let start = scene.resolved.mentions[m].tokens.start;
        // Whoever is named first has no verb of wearing as a subject.
        let known = subjects.iter().any(|(_, who)| people.contains(who));
        let own = people.first().filter(|_| !known);
        subjects.extend(own.map(|own| (scene.sentence(number).start, *own)));
        subjects.push((start, scene.resolved.entity[m]));
    }
    subjects.sort_unstable_by_key(|(start, _)| *start);
    subjects.dedup();
    let own = subjects.iter().rposition(|(_, who)| people.contains(who))?;
    subjects.get(own + 1).map(|(start, _)| *start)
}
