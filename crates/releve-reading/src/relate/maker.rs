//! Who does what a verb says: the house, person or body that stands as its
//! subject, across appositions, relative clauses and pronouns.

use releve_facts::EntityKind;

use crate::clause::{Clause, Parse};
use crate::lexicon::{Cue, FormKind};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;
use crate::tag::Tag;

/// How a maker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It stands as the subject.
    Named,
    /// The verb goes on from another clause.
    Shared,
    /// By `it`, `they` or nothing: the house spoken of before.
    Topic,
}

/// The makers of a verb, in text order, and how they were found.
pub(super) struct Makers {
    pub(super) entities: Vec<EntityNumber>,
    pub(super) how: How,
}

/// The makers of a clause that is no passive.
pub(super) fn makers(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Makers> {
    let floor = scene.sentence(clause.sentence).start;
    let entities = ending(scene, floor, clause.group.start);
    if !entities.is_empty() {
        return Some(Makers {
            entities,
            how: How::Named,
        });
    }
    let of_phrases: Vec<EntityNumber> = clause
        .subject
        .iter()
        .filter_map(|p| {
            let phrase = &parse.phrases[*p];
            [
                EntityKind::Brand,
                EntityKind::Organisation,
                EntityKind::Person,
            ]
            .into_iter()
            .find_map(|kind| scene.head(phrase, kind))
        })
        .collect();
    if !of_phrases.is_empty() {
        let how = if clause.shared_subject {
            How::Shared
        } else {
            How::Named
        };
        return Some(Makers {
            entities: of_phrases,
            how,
        });
    }
    let stands_for = clause.subject.is_empty()
        || clause.subject.iter().any(|p| {
            let head = parse.phrases[*p].head;
            matches!(
                scene.text.lower(head),
                "it" | "they"
                    | "pair"
                    | "duo"
                    | "which"
                    | "who"
                    | "team"
                    | "designers"
                    | "founders"
            ) || scene.spotted.has_cue(head, Cue::House)
        });
    if !stands_for {
        return None;
    }
    // `With X, it …`: the house named earlier in the sentence, else before.
    let earlier = scene
        .resolved
        .of_kind(EntityKind::Brand, floor..clause.group.start)
        .find(|m| !governed(scene, floor, scene.resolved.mentions[*m].tokens.start));
    if let Some(m) = earlier {
        return Some(Makers {
            entities: vec![scene.resolved.entity[m]],
            how: How::Topic,
        });
    }
    topic(scene, clause.sentence, &[]).map(|entity| Makers {
        entities: vec![entity],
        how: How::Topic,
    })
}

/// True for kinds that can make things.
pub(super) fn is_party(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
    )
}

/// The parties whose phrase ends before a token, leftwards across adverbs,
/// appositions and relatives.
pub(super) fn ending(scene: &Scene<'_>, floor: usize, before: usize) -> Vec<EntityNumber> {
    let mut end = before;
    while end > floor
        && scene.resolved.at(end - 1).is_none()
        && scene.text.tokens[end - 1].tag == Tag::Adverb
    {
        end -= 1;
    }
    if end == floor {
        return Vec::new();
    }
    let last = end - 1;
    let surface = scene.text.surface(last);
    if matches!(surface, "," | ")" | "—" | "–") {
        let across = across(scene, floor, last);
        if !across.is_empty() {
            return across;
        }
        return Vec::new();
    }
    if matches!(scene.text.lower(last), "which" | "who" | "that")
        && scene.text.tokens[last].tag != Tag::Possessive
        && scene.resolved.at(last).is_none()
    {
        let mut end = last;
        while end > floor && matches!(scene.text.surface(end - 1), "," | "—" | "–" | ")") {
            end -= 1;
        }
        return list(scene, floor, end);
    }
    list(scene, floor, end)
}

/// The subject before an apposition that closes at `close`: the first party
/// with a mark behind it and no preposition before it.
fn across(scene: &Scene<'_>, floor: usize, close: usize) -> Vec<EntityNumber> {
    let start = (floor..close)
        .rev()
        .find(|at| matches!(scene.text.surface(*at), ";" | ":" | "?"))
        .map_or(floor, |at| at + 1);
    let opens = |at: usize| matches!(scene.text.surface(at), "," | "(" | "—" | "–");
    let found = scene.resolved.within(start..close).find(|m| {
        let mention = &scene.resolved.mentions[*m];
        is_party(mention.kind)
            && mention.tokens.end < close
            && opens(mention.tokens.end)
            && !governed(scene, start, mention.tokens.start)
    });
    match found {
        Some(m) => list(scene, start, scene.resolved.mentions[m].tokens.end),
        // `, and better still, showed`
        None => Vec::new(),
    }
}

/// True behind a preposition that makes the phrase no subject.
fn governed(scene: &Scene<'_>, floor: usize, start: usize) -> bool {
    back_to_preposition(scene, floor, start).is_some()
}

/// The parties of the phrase, or the list joined by `and`, that ends at `end`.
fn list(scene: &Scene<'_>, floor: usize, end: usize) -> Vec<EntityNumber> {
    let mut at = end;
    let mut found: Vec<EntityNumber> = Vec::new();
    // A conjunction has closed a list on the right.
    let mut closed = false;
    // Twelve steps: a phrase with its complements is no longer.
    for _ in 0..16 {
        if at <= floor {
            break;
        }
        let last = at - 1;
        if let Some(m) = scene.resolved.at(last) {
            let mention = &scene.resolved.mentions[m];
            if is_party(mention.kind) {
                let entity = scene.resolved.entity[m];
                if governed(scene, floor, mention.tokens.start) {
                    // `Catherine Holstein of Khaite`: go on to who is of there.
                    let preposition = back_to_preposition(scene, floor, mention.tokens.start);
                    if let Some(p) = preposition
                        && matches!(scene.text.lower(p), "of" | "at" | "from")
                    {
                        at = p;
                        continue;
                    }
                    break;
                }
                if !found.contains(&entity) {
                    found.insert(0, entity);
                }
                // `A and the Lagos designer B`
                let joint = before_words(scene, floor, mention.tokens.start);
                let conjunction =
                    joint > floor && matches!(scene.text.lower(joint - 1), "and" | "&");
                if conjunction {
                    closed = true;
                    // `A, B, and C`
                    let oxford = joint > floor + 2 && scene.text.surface(joint - 2) == ",";
                    at = joint - 1 - usize::from(oxford);
                    continue;
                }
                // `A, B and C`
                let listed = closed
                    && joint == mention.tokens.start
                    && joint > floor + 1
                    && scene.text.surface(joint - 1) == ","
                    && scene
                        .resolved
                        .at(joint - 2)
                        .is_some_and(|m| is_party(scene.resolved.mentions[m].kind));
                if listed {
                    at = joint - 1;
                    continue;
                }
                break;
            }
            at = mention.tokens.start;
            continue;
        }
        match scene.text.tokens[last].tag {
            Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number | Tag::Genitive
                if found.is_empty() =>
            {
                at = last;
            }
            Tag::Preposition
                if found.is_empty()
                    && matches!(scene.text.lower(last), "of" | "from" | "at" | "in") =>
            {
                at = last;
            }
            // `Kitsch Riot, a Hongdae label that`: the name before the apposition.
            Tag::Determiner if found.is_empty() && at > floor + 2 => {
                let comma = last - 1;
                let named = matches!(scene.text.surface(comma), "," | "(")
                    && scene
                        .resolved
                        .at(comma - 1)
                        .is_some_and(|m| is_party(scene.resolved.mentions[m].kind));
                if !named {
                    break;
                }
                let m = scene.resolved.at(comma - 1);
                found.extend(m.map(|m| scene.resolved.entity[m]));
                break;
            }
            _ => break,
        }
    }
    found
}

/// Where the words begin that a name carries before it: `the Lagos designer`.
fn before_words(scene: &Scene<'_>, floor: usize, start: usize) -> usize {
    let mut at = start;
    while at > floor {
        let timed = scene
            .times_in(at.saturating_sub(4)..at)
            .any(|time| time.tokens.end == at);
        let carried = match scene.resolved.at(at - 1) {
            Some(m) => {
                let mention = &scene.resolved.mentions[m];
                matches!(
                    mention.found,
                    Found::Anaphor | Found::Lexicon(_, FormKind::Demonym)
                ) || mention.kind == EntityKind::Place && at < start
                    || mention.kind == EntityKind::Garment
            }
            None => matches!(
                scene.text.tokens[at - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun
            ),
        };
        if timed || !carried {
            break;
        }
        at -= 1;
    }
    at
}

fn back_to_preposition(scene: &Scene<'_>, floor: usize, start: usize) -> Option<usize> {
    let at = before_words(scene, floor, start);
    (at > floor && scene.text.tokens[at - 1].tag == Tag::Preposition).then(|| at - 1)
}

/// The house spoken of before a sentence: in its paragraph, else in the line
/// above the paragraph.
pub(super) fn topic(
    scene: &Scene<'_>,
    number: usize,
    others: &[EntityNumber],
) -> Option<EntityNumber> {
    let block = scene.text.sentences[number].block;
    let mut heading = false;
    for before in (number.saturating_sub(4)..number).rev() {
        let own = scene.text.sentences[before].block;
        let kind = scene.text.blocks[own].kind;
        if own != block {
            heading = matches!(kind, BlockKind::Heading | BlockKind::Name);
            if !heading || own + 1 != block {
                return None;
            }
        }
        let tokens = scene.sentence(before);
        let brands: Vec<usize> = scene
            .resolved
            .of_kind(EntityKind::Brand, tokens.clone())
            .filter(|m| !others.contains(&scene.resolved.entity[*m]))
            .collect();
        let free = brands
            .iter()
            .find(|m| {
                heading
                    || !governed(
                        scene,
                        tokens.start,
                        scene.resolved.mentions[**m].tokens.start,
                    )
            })
            .or(brands.first());
        if let Some(m) = free {
            return Some(scene.resolved.entity[*m]);
        }
    }
    None
}
