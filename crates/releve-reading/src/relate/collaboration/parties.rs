//! Who may work together: brands, people and bodies before, behind and around a word for
//! it, as A and B of `A, with B`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::relate::maker::is_party;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// Brands, people and bodies named or meant in a range, in text order.
pub(super) fn parties(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<EntityNumber> {
    let mut found = Vec::new();
    for m in scene.resolved.within(tokens) {
        let kind = scene.resolved.mentions[m].kind;
        let entity = scene.resolved.entity[m];
        if matches!(
            kind,
            EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
        ) && !found.contains(&entity)
        {
            found.push(entity);
        }
    }
    found
}

/// The party nearest before a token.
pub(super) fn before(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    scene
        .resolved
        .within(tokens)
        .filter(|m| {
            matches!(
                scene.resolved.mentions[*m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        })
        .last()
        .map(|m| scene.resolved.entity[m])
}

/// The parties of a `with` phrase that begins at a token: one, and those
/// joined to it by `and`.
pub(super) fn with(scene: &Scene<'_>, at: usize, end: usize) -> Vec<EntityNumber> {
    let mut found = Vec::new();
    let mut closed = false;
    let mut next = at + 1;
    let limit = (at + 14).min(end);
    while next < limit {
        if let Some(m) = scene.resolved.at(next) {
            let mention = &scene.resolved.mentions[m];
            match mention.kind {
                EntityKind::Brand | EntityKind::Person | EntityKind::Organisation => {
                    let entity = scene.resolved.entity[m];
                    if !found.contains(&entity) {
                        found.push(entity);
                    }
                    next = mention.tokens.end;
                    let next_at = next;
                    let joined = matches!(scene.text.lower_at(Some(next)), "and" | ",")
                        && next + 1 < limit
                        && scene.resolved.at(next + 1).is_some_and(|m| {
                            let next = scene.resolved.mentions[m].kind;
                            // `by Ecco and the designer's own name`: a house and a person.
                            next == mention.kind
                                || scene.text.lower(next_at) == "and" && is_party(next)
                        });
                    if !joined {
                        break;
                    }
                    closed |= scene.text.lower(next) == "and";
                    next += 1;
                    continue;
                }
                EntityKind::Garment => break,
                _ => {
                    next = mention.tokens.end;
                    continue;
                }
            }
        }
        if matches!(
            scene.text.tokens[next].tag,
            Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Relative
        ) && found.is_empty()
            && scene.text.tokens[next].tag != Tag::Past
        {
            break;
        }
        next += 1;
    }
    // `In partnership with X, Y has launched`: what no `and` closes is no list.
    if !closed {
        found.truncate(1);
    }
    found
}

/// True where a house is one of them: two people alone are colleagues.
pub(super) fn has_brand(scene: &Scene<'_>, parties: &[EntityNumber]) -> bool {
    parties.iter().any(|p| {
        matches!(
            scene.entity(*p).kind,
            EntityKind::Brand | EntityKind::Organisation
        )
    })
}

/// `announced no collaboration`, `without a partnership`.
pub(super) fn denied(scene: &Scene<'_>, number: usize, at: usize) -> bool {
    let start = scene.sentence(number).start;
    (at.saturating_sub(4).max(start)..at)
        .any(|t| matches!(scene.text.lower(t), "no" | "not" | "never" | "without"))
}
