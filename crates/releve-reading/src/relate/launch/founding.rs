//! Dated foundings: `Noor & Falk, founded by Amalie and Ida Falk in 2020`,
//! `the label that Kwon Sera started in 2016`, `X launched her label Y in 2012`.
//! Who founds is the one who launches, what is founded the thing.

use releve_facts::{EntityKind, Statement, When};

use super::founded::{body, firm_before, label_before, label_behind, namesake, verb_start};
use super::founders::people;
use super::{Sort, Thing, launch};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::{How, ending};
use crate::relate::relative::relative_people;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;
use crate::tag::Tag;

/// How far behind its verb a founding's date and founder may stand.
pub(super) const REACH: usize = 16;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        if matches!(kind, BlockKind::Byline | BlockKind::Date)
            || scene.times_in(sentence.tokens.clone()).next().is_none()
        {
            continue;
        }
        for at in sentence.tokens.clone() {
            let verb = matches!(
                scene.text.tokens[at].tag,
                Tag::Past | Tag::Verb | Tag::Infinitive
            ) && scene.spotted.cue_at(at, Cue::Found).is_some()
                || is_joint_verb(scene, at);
            if verb && !unreal(scene, number, at) {
                tell(scene, number, at, drafts);
            }
        }
    }
}

fn tell(scene: &Scene<'_>, number: usize, at: usize, drafts: &mut Vec<Draft>) {
    let Some(when) = when(scene, number, at) else {
        return;
    };
    let found = by(scene, number, at)
        .map(|(founders, label)| (founders, label, "launch: founded by"))
        .or_else(|| {
            relative(scene, number, at)
                .map(|(founders, label)| (founders, label, "launch: that they founded"))
        })
        .or_else(|| {
            active(scene, number, at).map(|(founders, label)| (founders, label, "launch: founded"))
        });
    let Some((founders, label, rule)) = found else {
        return;
    };
    let thing = Thing {
        name: scene.name(label),
        sort: Sort::Named,
        tokens: at..at + 1,
    };
    for (n, founder) in founders.iter().enumerate() {
        if *founder == label {
            continue;
        }
        let mut draft = launch(
            scene,
            *founder,
            &thing,
            Some(when.clone()),
            number,
            rule,
            How::Named,
        );
        // `by sisters Amalie and Ida Falk`: they share the surname.
        let next = founders.get(n + 1).map(|next| &scene.entity(*next).name);
        if let Statement::Launch(told) = &mut draft.statement
            && let Some((_, surname)) = next.and_then(|name| name.split_once(' '))
            && !told.brand.contains(' ')
        {
            told.brand = format!("{} {surname}", told.brand);
        }
        drafts.push(draft);
    }
}

fn unreal(scene: &Scene<'_>, number: usize, at: usize) -> bool {
    let start = scene.sentence(number).start;
    (at.saturating_sub(4).max(start)..at).any(|t| {
        scene.text.tokens[t].tag == Tag::Negation
            || matches!(
                scene.text.lower(t),
                "never" | "will" | "would" | "could" | "might" | "may" | "plans" | "hopes"
            )
            || scene.spotted.has_cue(t, Cue::Unreal)
    })
}

/// The time of a founding: behind its verb, else right at the sentence's start.
fn when(scene: &Scene<'_>, number: usize, at: usize) -> Option<When> {
    let range = scene.sentence(number);
    let behind = scene
        .times_in(at..range.end.min(at + REACH))
        .find(|time| !time.compared && time.when.as_season().is_none());
    let opening = || {
        scene
            .times_in(range.start..range.end.min(range.start + 3))
            .find(|time| !time.compared && time.tokens.end <= at && at - time.tokens.end < 12)
    };
    behind.or_else(opening).map(|time| time.when.clone())
}

/// `LABEL, founded (in Paris in 2016) by A and B`.
fn by(scene: &Scene<'_>, number: usize, at: usize) -> Option<(Vec<EntityNumber>, EntityNumber)> {
    let text = &scene.text;
    let range = scene.sentence(number);
    let by = (at + 1..range.end.min(at + 10)).find(|t| text.lower(*t) == "by")?;
    // Only times and places may stand between.
    let plain = (at + 1..by).all(|t| {
        scene
            .resolved
            .at(t)
            .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Place)
            && !matches!(
                text.tokens[t].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Pronoun
            )
    });
    let founders = people(scene, by + 1..range.end.min(by + REACH));
    if !plain || founders.is_empty() {
        return None;
    }
    let label =
        label_before(scene, number, at).or_else(|| label_behind(scene, number, at, by + 1))?;
    Some((founders, label))
}

/// True for the `founded` of `co-founded`, whatever its tag.
fn is_joint_verb(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.lower(at), "founded" | "founding") && verb_start(scene, at) < at
}

/// `the label (that) Kwon Sera started`.
fn relative(
    scene: &Scene<'_>,
    number: usize,
    at: usize,
) -> Option<(Vec<EntityNumber>, EntityNumber)> {
    let text = &scene.text;
    let start = scene.sentence(number).start;
    // `LABEL, which A, B and C founded`
    let verb = verb_start(scene, at);
    if let Some((founders, that)) = relative_people(scene, start, verb)
        && let Some(label) = label_before(scene, number, that)
    {
        return Some((founders, label));
    }
    let m = scene.resolved.at(at.checked_sub(1)?)?;
    let founder = &scene.resolved.mentions[m];
    if founder.kind != EntityKind::Person {
        return None;
    }
    let mut first = founder.tokens.start;
    while first > start
        && scene.resolved.at(first - 1).is_none()
        && (matches!(
            text.tokens[first - 1].tag,
            Tag::Noun | Tag::Adjective | Tag::Determiner
        ) && !scene.spotted.has_cue(first - 1, Cue::House)
            || text.lower(first - 1) == "and")
    {
        first -= 1;
    }
    // Of a founder in the line above nothing stands before.
    if first <= start {
        return None;
    }
    let that = matches!(text.lower(first - 1), "that" | "which");
    let label = if that
        || scene.resolved.at(first - 1).is_some()
        || scene.spotted.has_cue(first - 1, Cue::House)
    {
        let before = if that { first - 1 } else { first };
        // `Rowing Blazers, the New York brand that`: a house by its noun.
        let house = before > start
            && (scene.spotted.has_cue(before - 1, Cue::House)
                || scene
                    .resolved
                    .at(before - 1)
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand && that));
        house.then(|| label_before(scene, number, before)).flatten()
    } else {
        None
    }?;
    // `that A and B founded`
    let mut founders = ending(scene, first, at);
    if founders.len() < 2 {
        founders = vec![scene.resolved.entity[m]];
    }
    founders.retain(|e| scene.entity(*e).kind == EntityKind::Person);
    Some((founders, label))
}

/// `X founded Y`, `X, who launched her label Y`, `X left to start her own label`.
fn active(
    scene: &Scene<'_>,
    number: usize,
    at: usize,
) -> Option<(Vec<EntityNumber>, EntityNumber)> {
    let text = &scene.text;
    let range = scene.sentence(number);
    if let Some(found) = together(scene, at, range.end) {
        return Some(found);
    }
    let cue = scene.spotted.cue_at(at, Cue::Found)?.tokens.clone();
    let clause = scene.parses[number]
        .clauses
        .iter()
        .find(|c| c.verb == at || c.group.contains(&at))?;
    if clause.passive {
        return None;
    }
    let founders: Vec<EntityNumber> =
        crate::relate::maker::makers(scene, &scene.parses[number], clause)?
            .entities
            .into_iter()
            .collect();
    // `Sofia Lund and Marc Jacobs started`: among people a house's name is its namesake.
    let joint = founders.len() > 1
        && (founders.iter()).any(|e| scene.entity(*e).kind == EntityKind::Person);
    let founders: Vec<EntityNumber> = founders
        .into_iter()
        .filter(|e| {
            let entity = scene.entity(*e);
            entity.kind == EntityKind::Person
                || is_unknown(scene, *e)
                || joint && entity.kind == EntityKind::Brand && entity.name.contains(' ')
        })
        .collect();
    let founder = *founders.first()?;
    let mut next = cue.end;
    let end = range.end.min(cue.end + 8);
    let mut noun = false;
    while next < end {
        if let Some(m) = scene.resolved.at(next) {
            let mention = &scene.resolved.mentions[m];
            match mention.kind {
                EntityKind::Brand | EntityKind::Organisation => {
                    return Some((founders, scene.resolved.entity[m]));
                }
                EntityKind::Place | EntityKind::Attribute | EntityKind::Garment => {}
                EntityKind::Person if text.tokens[next].tag == Tag::Possessive => {}
                // A namesake's name may be taken for the person.
                _ => break,
            }
        } else if scene.spotted.has_cue(next, Cue::House) {
            noun = true;
        } else if !matches!(
            text.tokens[next].tag,
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Noun | Tag::Number
        ) && !matches!(text.surface(next), "," | "“" | "\"" | "-")
            && !matches!(text.lower(next), "own" | "eponymous" | "called" | "named")
        {
            break;
        }
        next += 1;
    }
    // `who founded the company in 2011`
    if noun && scene.text.lower_at(Some(cue.end)) == "the" {
        return firm_before(scene, number).map(|label| (founders, label));
    }
    // `her own label`: the house that bears the founder's name.
    noun.then(|| namesake(scene, founder).map(|label| (founders, label)))
        .flatten()
}

/// `A co-founded LABEL with B`: those before the verb and behind `with`.
fn together(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Vec<EntityNumber>, EntityNumber)> {
    let first = verb_start(scene, at);
    let m = scene
        .resolved
        .at(first.checked_sub(1)?)
        .filter(|_| first < at)?;
    if scene.resolved.mentions[m].kind != EntityKind::Person {
        return None;
    }
    let named = scene.resolved.at(at + 1)?;
    let label = body(scene, named)?;
    let behind = scene.resolved.mentions[named].tokens.end;
    let mut founders = vec![scene.resolved.entity[m]];
    if scene.text.lower_at(Some(behind)) == "with" {
        founders.extend(people(scene, behind + 1..end.min(behind + REACH)));
    }
    Some((founders, label))
}

/// A name of two words that only its context made a house: who founds one is somebody.
fn is_unknown(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    scene.entity(entity).entry.is_none()
        && scene.entity(entity).mentions.iter().all(|m| {
            let mention = &scene.resolved.mentions[*m];
            mention.found == Found::Context && mention.tokens.len() == 2
        })
}
