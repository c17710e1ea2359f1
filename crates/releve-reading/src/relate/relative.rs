//! Who is the subject of a relative clause that has no object of its own: `the label that
//! A, B and C founded`.

use releve_facts::EntityKind;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The people whom a relative clause without an object of its own has as its subject, and
/// the relative: of `which A, the designer B and her brother C founded` all three.
pub(super) fn relative_people(
    scene: &Scene<'_>,
    floor: usize,
    verb: usize,
) -> Option<(Vec<EntityNumber>, usize)> {
    const WORDS: usize = 24;
    let text = &scene.text;
    let mut found: Vec<EntityNumber> = Vec::new();
    let mut at = verb;
    let limit = floor.max(verb.saturating_sub(WORDS));
    while at > limit {
        let last = at - 1;
        if matches!(text.lower(last), "that" | "which") {
            return (!found.is_empty() && last > floor).then_some((found, last));
        }
        if let Some(m) = scene.resolved.at(last) {
            let mention = &scene.resolved.mentions[m];
            let entity = scene.resolved.entity[m];
            // Among people a name that only its context made a house's is somebody's.
            let person = mention.kind == EntityKind::Person
                || mention.kind == EntityKind::Brand
                    && mention.found == Found::Context
                    && mention.tokens.len() == 2
                    && !found.is_empty();
            let own = person && text.tokens[mention.tokens.start].tag != Tag::Possessive;
            if own && !found.contains(&entity) {
                found.insert(0, entity);
            }
            // A house, a garment or a place among them describes somebody.
            if !own && found.is_empty() {
                return None;
            }
            at = mention.tokens.start;
            continue;
        }
        let passes = matches!(
            text.tokens[last].tag,
            Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Conjunction
        ) && !found.is_empty()
            || matches!(text.surface(last), "," | "&")
            || matches!(text.lower(last), "and" | "first" | "originally" | "later")
            || text.tokens[last].tag == Tag::Adverb;
        if !passes {
            return None;
        }
        at = last;
    }
    None
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    /// Who is told to have founded what, as a role and as a launch.
    fn founders(text: &str) -> (Vec<String>, Vec<String>) {
        let (mut roles, mut launches) = (Vec::new(), Vec::new());
        for statement in told(text) {
            match statement {
                Statement::Role(it) if it.role == "founder" => {
                    roles.push(format!(
                        "{}: {}",
                        it.person,
                        it.organisation.unwrap_or_default()
                    ));
                }
                Statement::Launch(it) => launches.push(format!("{}: {}", it.brand, it.what)),
                _ => {}
            }
        }
        (roles, launches)
    }

    #[test]
    fn all_subjects_of_a_relative_clause_are_founders() {
        for (text, expected) in [
            (
                "Ganni, which Mira Okafor, Jens Dahl and Ines Prado founded in Oslo in 2012, makes coats.",
                &[
                    "Mira Okafor: Ganni",
                    "Jens Dahl: Ganni",
                    "Ines Prado: Ganni",
                ][..],
            ),
            (
                "The bag comes from Ganni, which the designers Petra Lind and Sam Ohlsson founded in 2016.",
                &["Petra Lind: Ganni", "Sam Ohlsson: Ganni"],
            ),
        ] {
            let (roles, launches) = founders(text);
            assert_eq!(roles, expected, "{text}");
            assert_eq!(launches, expected, "{text}");
        }
        let text = "Ganni, which Mira Okafor and Jens Dahl sold in 2012, makes coats.";
        assert!(founders(text).0.is_empty(), "{text}");
    }
}
