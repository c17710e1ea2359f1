//! Who else has a part in a clause: its agents, the person that is its object,
//! the house behind its verb.

use releve_facts::EntityKind;

use crate::clause::{Clause, Parse};
use crate::relate::wear::wearer::person_in;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The person behind `by` after a passive verb.
pub(super) fn agent(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    clause.prepositional.iter().find_map(|p| {
        let phrase = &parse.phrases[*p];
        let by = phrase
            .preposition
            .is_some_and(|t| scene.text.lower(t) == "by");
        by.then(|| person_in(scene, phrase.tokens.clone()))
            .flatten()
    })
}

/// All who are named with the first in a list behind `by` or `on`: `by X, Y and
/// Z`, `by everyone from X to Y`.
pub(super) fn agents(scene: &Scene<'_>, clause: &Clause, first: EntityNumber) -> Vec<EntityNumber> {
    let mut found = vec![first];
    let mut end: Option<usize> = None;
    let limit = scene.sentence(clause.sentence).end;
    for m in scene
        .resolved
        .of_kind(EntityKind::Person, clause.group.end..limit)
    {
        let tokens = scene.resolved.mentions[m].tokens.clone();
        let entity = scene.resolved.entity[m];
        if let Some(end) = end {
            let listed = tokens.start >= end
                && tokens.start - end <= 5
                && (end..tokens.start).all(|t| {
                    matches!(
                        scene.text.surface(t),
                        "," | "and" | "&" | "to" | "as" | "well"
                    ) || matches!(
                        scene.text.tokens[t].tag,
                        Tag::Noun | Tag::Adjective | Tag::Name
                    ) || scene.text.lower(t) == "the"
                })
                && (end..tokens.start)
                    .any(|t| matches!(scene.text.surface(t), "," | "and" | "&" | "to"));
            let wears = scene.text.lower_at(Some(tokens.end));
            if !listed || matches!(wears, "wore" | "wears" | "who") {
                break;
            }
            if !found.contains(&entity) {
                found.push(entity);
            }
        } else if entity != first {
            continue;
        }
        end = Some(tokens.end);
    }
    found
}

/// Everyone in the list of names that ends before `end`, past a comma: `X and Y
/// wearing`, `X, in New York, dressed in` names nobody there.
pub(in crate::relate::wear) fn adjacent_people(scene: &Scene<'_>, end: usize) -> Vec<EntityNumber> {
    let start = scene.text.sentences[scene.text.sentence_of(end.saturating_sub(1))]
        .tokens
        .start;
    let comma = end > start && scene.text.surface(end - 1) == ",";
    let mut end = end - usize::from(comma);
    let mut found: Vec<EntityNumber> = Vec::new();
    let mut conjoined = false;
    while let Some(m) = end
        .checked_sub(1)
        .filter(|t| *t >= start)
        .and_then(|t| scene.resolved.at(t))
    {
        let known = &scene.resolved.mentions[m];
        let named = known.kind == EntityKind::Person
            && scene.text.tokens[known.tokens.start].tag != Tag::Possessive
            && (found.is_empty() || known.found != Found::Anaphor);
        if !named {
            break;
        }
        if !found.contains(&scene.resolved.entity[m]) {
            found.insert(0, scene.resolved.entity[m]);
        }
        let joint = known.tokens.start.checked_sub(1).filter(|t| *t > start);
        end = match joint.map(|t| (t, scene.text.surface(t))) {
            Some((t, "and" | "&")) if !conjoined => {
                conjoined = true;
                t - usize::from(scene.text.surface(t - 1) == ",")
            }
            Some((t, ",")) if conjoined => t,
            _ => break,
        };
    }
    found
}

/// The person who is the verb's object.
pub(super) fn object_person(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
) -> Option<EntityNumber> {
    let first = *clause.objects.first()?;
    let tokens = parse.phrases[first].tokens.clone();
    let mention = scene.resolved.at(parse.phrases[first].head)?;
    let known = &scene.resolved.mentions[mention];
    let person = known.kind == EntityKind::Person
        && (known.found != Found::Anaphor
            || scene.text.tokens[known.tokens.start].tag == Tag::Pronoun);
    (person && tokens.start <= clause.group.end + 1).then(|| scene.resolved.entity[mention])
}

/// The brand of `was from Gap`, `were Prada`.
pub(super) fn brand_behind(scene: &Scene<'_>, clause: &Clause) -> Option<EntityNumber> {
    let mention = scene
        .resolved
        .of_kind(EntityKind::Brand, clause.group.end..clause.reach.end)
        .next()?;
    let tokens = scene.resolved.mentions[mention].tokens.clone();
    // `was the label's bestseller` tells no maker.
    let genitive = scene
        .text
        .tokens
        .get(tokens.end)
        .is_some_and(|next| next.tag == crate::tag::Tag::Genitive);
    (tokens.start - clause.group.end <= 4 && !genitive).then(|| scene.resolved.entity[mention])
}
