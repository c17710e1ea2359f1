//! Facts of kind `collaboration`: two or more make something together.

mod for_another;
mod forms;
mod goods;
mod listed;
#[cfg(test)]
mod tests;
mod verb;

use std::ops::Range;

use releve_facts::{Collaboration, EntityKind, Statement};

pub(super) use for_another::is_at_home;

use super::Draft;
use super::aside::{Aside, around, asides, taken_over};
use super::launch::{following, made};
use super::maker::is_party;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// Parties told of in a sentence, and how.
struct Told {
    number: usize,
    parties: Vec<EntityNumber>,
    rule: &'static str,
    /// The line above that names the same parties.
    heading: Option<usize>,
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut told: Vec<Told> = Vec::new();
    for number in 0..scene.text.sentences.len() {
        let mut tell = |mut parties: Vec<EntityNumber>, rule: &'static str| {
            // Nobody works with themselves.
            let mut seen: Vec<EntityNumber> = Vec::new();
            parties.retain(|party| {
                !seen.contains(party) && {
                    seen.push(*party);
                    true
                }
            });
            if parties.len() < 2 || !has_brand(scene, &parties) {
                return;
            }
            // The same told again in the next sentences, or below its heading.
            let twin = told.iter_mut().rev().take(6).find(|known| {
                known.number + 5 > number && parties.iter().all(|p| known.parties.contains(p))
            });
            match twin {
                Some(known) => {
                    let own = |n: usize| scene.text.blocks[scene.text.sentences[n].block].kind;
                    if known.heading.is_none()
                        && known.number != number
                        && matches!(
                            own(known.number),
                            BlockKind::Heading | BlockKind::Title | BlockKind::Name
                        )
                    {
                        known.heading = Some(known.number);
                        known.number = number;
                        known.rule = rule;
                    }
                }
                None => told.push(Told {
                    number,
                    parties,
                    rule,
                    heading: None,
                }),
            }
        };
        forms::crossed(scene, number, &mut tell);
        forms::by_noun(scene, number, &mut tell);
        verb::by_verb(scene, number, &mut tell);
        verb::made_with(scene, number, &mut tell);
        for_another::designed_for(scene, number, &mut tell);
        for_another::own_line(scene, number, &mut tell);
        if goods::is_told(scene, number) {
            goods::made_with_or_for(scene, number, &mut tell);
            goods::made_by_two(scene, number, &mut tell);
        }
        forms::asked(scene, number, &mut tell);
        forms::guest(scene, number, &mut tell);
        forms::joint_genitive(scene, number, &mut tell);
        forms::together(scene, number, &mut tell);
        listed::made_for(scene, number, &mut tell);
        listed::included(scene, number, &mut tell);
    }
    drafts.extend(told.into_iter().map(|told| draft(scene, &told)));
}

fn draft(scene: &Scene<'_>, told: &Told) -> Draft {
    let number = told.number;
    let tokens = scene.sentence(number);
    // Below a heading the paragraph tells what is made and when it comes.
    let block = scene.text.blocks[scene.text.sentences[number].block].kind;
    let body = if matches!(block, BlockKind::Heading | BlockKind::Name) {
        (number + 1).min(scene.text.sentences.len() - 1)
    } else {
        number
    };
    let clause = clause_of(scene, number, &told.parties);
    let asides = asides(scene, number);
    // A list of pairs tells who, not what of whom.
    let listed = matches!(told.rule, listed::ONE_FOR_THE_OTHER | listed::PARTNERS);
    let (product, garment) = if listed {
        (None, None)
    } else {
        goods(scene, body, &clause, &asides)
    };
    let out = following(scene, body);
    let own = scene
        .times_in(clause)
        .find(|time| !time.compared && !is_apart(scene, &asides, time.tokens.start))
        .map(|time| time.when.clone());
    let late = out.as_ref().map(|out| out.sentence);
    let when = out.map(|out| out.when).or(own);
    let unnamed = told
        .parties
        .iter()
        .any(|p| scene.entity(*p).kind == EntityKind::Organisation);
    let mut draft = Draft::new(
        Statement::Collaboration(Collaboration {
            parties: told.parties.iter().map(|p| scene.name(*p)).collect(),
            product,
            garment,
            when,
        }),
        tokens,
        told.rule,
    )
    .sign(unnamed, "with an organisation")
    .sign(told.heading.is_some(), "named in the heading")
    .sign(told.parties.len() > 2, "three or more parties");
    if let Some(late) = late.filter(|late| *late != number) {
        draft = draft.also(scene.sentence(late));
    }
    match told.heading {
        Some(heading) => draft.also(scene.sentence(heading)),
        None => draft,
    }
}

/// The part of a sentence that tells of the parties: up to where another subject has
/// a clause of its own, unless that is what they made.
fn clause_of(scene: &Scene<'_>, number: usize, parties: &[EntityNumber]) -> Range<usize> {
    let sentence = scene.sentence(number);
    let named = |party: &EntityNumber| {
        let mut own = scene.resolved.within(sentence.clone());
        own.find(|m| scene.resolved.entity[*m] == *party)
            .map(|m| scene.resolved.mentions[m].tokens.start)
    };
    let Some(last) = parties.iter().filter_map(named).max() else {
        return sentence;
    };
    let mut clause = scene.main_clause(number, last);
    // `; the result is a clog`, `, and the capsule has boots`
    let theirs = |at: usize| {
        (at..sentence.end.min(at + 6)).any(|t| {
            scene.spotted.has_cue(t, Cue::Line)
                || scene.spotted.has_cue(t, Cue::Collaboration)
                || matches!(
                    scene.text.lower(t),
                    "result" | "results" | "pair" | "two" | "duo" | "piece" | "pieces"
                )
        })
    };
    while clause.end < sentence.end && theirs(clause.end) {
        clause.end = scene.main_clause(number, clause.end).end;
    }
    if clause.start > sentence.start && theirs(clause.start) {
        clause.start = scene.main_clause(number, clause.start - 1).start;
    }
    if let Some(other) = taken_over(scene, number, last).filter(|at| *at < clause.end) {
        clause.end = other;
    }
    // In a line of offers each has goods of its own.
    let own = |at: &usize| scene.text.surface(*at) == ";";
    let apart = |mark: &usize| !theirs(mark + 1);
    if let Some(mark) = (last..clause.end).find(own).filter(apart) {
        clause.end = mark;
    }
    if let Some(mark) = (clause.start..last).rfind(own).filter(apart) {
        clause.start = mark + 1;
    }
    clause
}

/// The product and the garment that two make, as their clause and the paragraph below
/// it tell.
fn goods(
    scene: &Scene<'_>,
    body: usize,
    clause: &Range<usize>,
    asides: &[Aside],
) -> (Option<String>, Option<String>) {
    let tokens = clause.clone();
    let coined = || {
        made(scene, body, &[])
            .filter(|thing| {
                thing.sort == super::launch::Sort::Named
                    && scene.items_in(thing.tokens.clone()).next().is_none()
            })
            .map(|thing| thing.name)
    };
    let apart = |at: usize| is_apart(scene, asides, at);
    let product = scene
        .resolved
        .of_kind(EntityKind::Product, tokens.clone())
        .find(|m| !apart(scene.resolved.mentions[*m].tokens.start))
        .map(|m| scene.name(scene.resolved.entity[m]))
        .or_else(coined);
    let garment = scene
        .items_in(tokens)
        .find(|item| {
            let person = scene
                .resolved
                .at(item.tokens.end)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person);
            // `the waxed-jacket maker` makes no jacket here.
            let trade = scene.spotted.has_cue(item.tokens.end, Cue::House)
                || scene
                    .resolved
                    .at(item.tokens.end - 1)
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
            !person
                && !trade
                && !apart(item.tokens.start)
                && (!scene.spotted.has_cue(item.tokens.end - 1, Cue::Piece)
                    || item.tokens.len() > 1)
        })
        .map(|item| scene.name(item.garment));
    (product, garment)
}

/// True of a token that is told of one of the two: `X, who wore a belt in 2004, has
/// designed a line`.
fn is_apart(scene: &Scene<'_>, asides: &[Aside], at: usize) -> bool {
    around(asides, at).is_some_and(|aside| tells_of_one(scene, aside))
}

/// True for a relative clause about one of the parties: `, who wore a belt,`, and
/// `Adidas, which makes clogs,`. In `its line with Prada, which has clogs,` it is the
/// line that has them.
fn tells_of_one(scene: &Scene<'_>, aside: &Aside) -> bool {
    let text = &scene.text;
    let start = aside.tokens.start;
    let of_party = || {
        let m = scene.resolved.at(start.checked_sub(2)?)?;
        let mention = &scene.resolved.mentions[m];
        let joined = mention.tokens.start.checked_sub(1).is_some_and(|before| {
            matches!(text.tokens[before].tag, Tag::Preposition | Tag::Conjunction)
                || matches!(text.lower(before), "x" | "×")
        });
        Some(is_party(mention.kind) && !joined)
    };
    match text.lower(start) {
        "who" | "whose" => true,
        "which" => of_party().unwrap_or(false),
        _ => false,
    }
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

fn denied(scene: &Scene<'_>, number: usize, at: usize) -> bool {
    let start = scene.sentence(number).start;
    (at.saturating_sub(4).max(start)..at)
        .any(|t| matches!(scene.text.lower(t), "no" | "not" | "never" | "without"))
}
