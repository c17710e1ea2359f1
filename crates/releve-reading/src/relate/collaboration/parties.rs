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
                    let Some(joint) = joint(scene, next, limit, mention.kind) else {
                        break;
                    };
                    closed |= joint.closes;
                    next = joint.next;
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

/// What joins a party to the next one.
struct Joint {
    /// Where the next party's phrase begins.
    next: usize,
    /// It is an `and`, or says `with` again: more than one are meant.
    closes: bool,
}

/// How a party is joined to the one behind `at`: `A, B and C`, `A and with B`, `A, B and,
/// most recently, C`.
fn joint(scene: &Scene<'_>, at: usize, limit: usize, kind: EntityKind) -> Option<Joint> {
    let text = &scene.text;
    let and = |at: usize| matches!(text.lower_at(Some(at)), "and" | "&");
    let comma = text.lower_at(Some(at)) == ",";
    let conjunction = if comma && and(at + 1) {
        Some(at + 1)
    } else {
        and(at).then_some(at)
    };
    let mut next = match conjunction {
        Some(and) => past_aside(scene, and + 1),
        None if comma => at + 1,
        None => return None,
    };
    let again = text.lower_at(Some(next)) == "with";
    next += usize::from(again);
    if comma && conjunction == Some(at + 1) && !again {
        return None;
    }
    let other = (next < limit)
        .then(|| scene.resolved.at(next))
        .flatten()
        .map(|m| scene.resolved.mentions[m].kind)?;
    // `by Ecco and the designer's own name`: a house and a person.
    let fits = other == kind || (conjunction.is_some() || again) && is_party(other);
    fits.then_some(Joint {
        next,
        closes: conjunction.is_some() || again,
    })
}

/// Behind an adverb between commas: `and, most recently,`.
fn past_aside(scene: &Scene<'_>, at: usize) -> usize {
    const WORDS: usize = 4;
    let text = &scene.text;
    if text.lower_at(Some(at)) != "," {
        return at;
    }
    let close = (at + 1..(at + WORDS).min(text.tokens.len()))
        .find(|t| text.surface(*t) == ",")
        .filter(|close| scene.resolved.within(at + 1..*close).next().is_none());
    close.map_or(at, |close| close + 1)
}

/// True where each party has a `with` of its own: `with A and with B` are two works.
pub(super) fn each_with(scene: &Scene<'_>, with: usize, end: usize) -> bool {
    (with + 1..end.min(with + 14)).any(|at| {
        let text = &scene.text;
        text.lower(at) == "with"
            && (matches!(text.lower(at - 1), "and" | "&")
                || text.lower(at - 1) == "," && scene.resolved.at(at - 2).is_some())
    })
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
