//! Facts of kind `collaboration`: two or more make something together.

use std::ops::Range;

use releve_facts::{Collaboration, EntityKind, Statement};

use super::Draft;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for number in 0..scene.text.sentences.len() {
        let mut told: Vec<Vec<EntityNumber>> = Vec::new();
        let mut tell = |parties: Vec<EntityNumber>, rule: &'static str| {
            let same = |known: &Vec<EntityNumber>| parties.iter().all(|p| known.contains(p));
            if parties.len() < 2 || !has_brand(scene, &parties) || told.iter().any(same) {
                return;
            }
            told.push(parties.clone());
            drafts.push(draft(scene, number, &parties, rule));
        };
        crossed(scene, number, &mut tell);
        by_noun(scene, number, &mut tell);
        by_verb(scene, number, &mut tell);
        made_with(scene, number, &mut tell);
        together(scene, number, &mut tell);
    }
}

fn draft(scene: &Scene<'_>, number: usize, parties: &[EntityNumber], rule: &'static str) -> Draft {
    let tokens = scene.sentence(number);
    let product = scene
        .entities_in(EntityKind::Product, tokens.clone())
        .first()
        .map(|p| scene.name(*p));
    let garment = scene
        .items_in(tokens.clone())
        .find(|item| {
            !scene.spotted.has_cue(item.tokens.end - 1, Cue::Piece) || item.tokens.len() > 1
        })
        .map(|item| scene.name(item.garment));
    let when = scene
        .times_in(tokens.clone())
        .find(|time| !time.compared)
        .map(|time| time.when.clone());
    let unnamed = parties
        .iter()
        .any(|p| scene.entity(*p).kind == EntityKind::Organisation);
    Draft::new(
        Statement::Collaboration(Collaboration {
            parties: parties.iter().map(|p| scene.name(*p)).collect(),
            product,
            garment,
            when,
        }),
        tokens,
        rule,
    )
    .sign(unnamed, "with an organisation")
    .sign(parties.len() > 2, "three or more parties")
}

fn has_brand(scene: &Scene<'_>, parties: &[EntityNumber]) -> bool {
    parties.iter().any(|p| {
        matches!(
            scene.entity(*p).kind,
            EntityKind::Brand | EntityKind::Organisation
        )
    })
}

/// Brands, people and bodies named or meant in a range, in text order.
fn parties(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<EntityNumber> {
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
fn before(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
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
fn with(scene: &Scene<'_>, at: usize, end: usize) -> Vec<EntityNumber> {
    let mut found = Vec::new();
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
                    let joined = matches!(scene.text.lower_at(Some(next)), "and" | ",")
                        && next + 1 < limit
                        && scene
                            .resolved
                            .at(next + 1)
                            .is_some_and(|m| scene.resolved.mentions[m].kind == mention.kind);
                    if !joined {
                        break;
                    }
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
    found
}

/// `Gap × Dôen`, `Adidas x Wales Bonner`
fn crossed(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if !matches!(scene.text.surface(at), "×" | "x" | "X") || at == tokens.start {
            continue;
        }
        let side = |at: usize| {
            scene.resolved.at(at).filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
                )
            })
        };
        if let (Some(left), Some(right)) = (side(at - 1), side(at + 1)) {
            tell(
                vec![scene.resolved.entity[left], scene.resolved.entity[right]],
                "collaboration: joined by ×",
            );
        }
    }
}

/// `its 2024 collaboration with Repetto`, `the collaboration between A and B`,
/// `in partnership with`, `a capsule with`.
fn by_noun(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let nouns: Vec<usize> = tokens
        .clone()
        .filter(|at| scene.spotted.has_cue(*at, Cue::Collaboration))
        .collect();
    for noun in nouns {
        if denied(scene, number, noun) {
            continue;
        }
        let behind = (noun + 1..(noun + 5).min(tokens.end))
            .find(|at| matches!(scene.text.lower(*at), "with" | "between"));
        match behind {
            Some(at) if scene.text.lower(at) == "between" => {
                tell(
                    parties(scene, at..(at + 14).min(tokens.end)),
                    "collaboration: between",
                );
            }
            Some(at) => {
                let others = with(scene, at, tokens.end);
                let subject = before(scene, tokens.start..noun)
                    .filter(|b| !others.contains(b))
                    .or_else(|| topic(scene, number, &others));
                if let (Some(subject), false) = (subject, others.is_empty()) {
                    let mut all = vec![subject];
                    all.extend(others);
                    tell(all, "collaboration: noun with");
                }
            }
            None => {
                // `the Adidas and Wales Bonner collaboration`, `A's collaboration with`
                let all = parties(scene, noun.saturating_sub(7).max(tokens.start)..noun);
                let adjacent = scene
                    .resolved
                    .at(noun.saturating_sub(1))
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
                if all.len() == 2 && adjacent {
                    tell(all, "collaboration: two before the noun");
                }
            }
        }
    }
}

/// `X teamed up with Y`, `X and Y joined forces`, `X tapped Y`.
fn by_verb(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if clause.reality == Reality::Denied || !scene.verb_is(clause, Cue::Collaborate) {
            continue;
        }
        let mut all: Vec<EntityNumber> = Vec::new();
        for kind in [
            EntityKind::Brand,
            EntityKind::Organisation,
            EntityKind::Person,
        ] {
            all.extend(scene.subjects(parse, clause, kind));
        }
        let with_at = (clause.verb..(clause.group.end + 4).min(tokens.end))
            .find(|at| scene.text.lower(*at) == "with");
        let others = match with_at {
            Some(at) => with(scene, at, tokens.end),
            // `tapped Charlotte Stone to design`
            None => with(scene, clause.group.end - 1, clause.reach.end),
        };
        if all.is_empty() {
            all.extend(topic(scene, number, &others));
        }
        for other in others {
            if !all.contains(&other) {
                all.push(other);
            }
        }
        let unreal = clause.reality == Reality::Unreal && scene.when_in(tokens.clone()).is_none();
        if !unreal {
            tell(all, "collaboration: verb");
        }
    }
}

/// `made with the Korean label Y`, `designed by X with Y`.
fn made_with(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let made: Vec<usize> = tokens
        .clone()
        .filter(|at| {
            scene.spotted.has_cue(*at, Cue::Design)
                && matches!(
                    scene.text.tokens[*at].tag,
                    Tag::Past | Tag::Verb | Tag::Gerund
                )
                && scene.text.lower_at(Some(at + 1)) == "with"
        })
        .collect();
    for at in made {
        let others = with(scene, at + 1, tokens.end);
        let subject = before(scene, tokens.start..at)
            .filter(|b| !others.contains(b))
            .or_else(|| topic(scene, number, &others));
        if let (Some(subject), Some(other)) = (subject, others.first()) {
            tell(vec![subject, *other], "collaboration: made with");
        }
    }
}

/// `Adidas and Zarqa Studio unveil a running abaya`: two subjects of a launch.
fn together(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if clause.reality == Reality::Denied
            || !scene.verb_is(clause, Cue::Launch)
            || clause.subject.len() != 2
        {
            continue;
        }
        let all: Vec<EntityNumber> = clause
            .subject
            .iter()
            .filter_map(|p| {
                scene
                    .head(&parse.phrases[*p], EntityKind::Brand)
                    .or_else(|| scene.head(&parse.phrases[*p], EntityKind::Person))
            })
            .collect();
        if all.len() == 2 && clause.subject.iter().any(|p| parse.phrases[*p].coordinated) {
            tell(all, "collaboration: two launch");
        }
    }
}

/// The brand spoken of in the sentence before.
fn topic(scene: &Scene<'_>, number: usize, others: &[EntityNumber]) -> Option<EntityNumber> {
    let before = number.checked_sub(1)?;
    scene
        .entities_in(EntityKind::Brand, scene.sentence(before))
        .into_iter()
        .find(|brand| !others.contains(brand))
}

fn denied(scene: &Scene<'_>, number: usize, at: usize) -> bool {
    let start = scene.sentence(number).start;
    (at.saturating_sub(4).max(start)..at)
        .any(|t| matches!(scene.text.lower(t), "no" | "not" | "never" | "without"))
}
