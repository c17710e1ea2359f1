//! Facts of kind `collaboration`: two or more make something together. One file for each
//! form that tells it (`crossed`, `noun`, `verb`, `together` …); who may be a party is in
//! `parties`, what they make in `goods`.

mod commission;
mod crossed;
mod for_another;
mod goods;
mod guest;
mod listed;
mod noun;
mod parties;
mod scope;
#[cfg(test)]
mod tests;
mod together;
mod verb;

use std::ops::Range;

use releve_facts::{Collaboration, EntityKind, Statement};

pub(super) use for_another::is_at_home;

use super::Draft;
use super::aside::{Aside, asides};
use super::launch::{following, made};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use parties::has_brand;
use scope::{clause_of, is_apart};

/// Parties told of in a sentence, and how.
struct Told {
    number: usize,
    parties: Vec<EntityNumber>,
    rule: &'static str,
    /// The line above that names the same parties.
    heading: Option<usize>,
}

/// Collaborations of all sentences.
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
        crossed::crossed(scene, number, &mut tell);
        noun::by_noun(scene, number, &mut tell);
        verb::by_verb(scene, number, &mut tell);
        verb::made_with(scene, number, &mut tell);
        for_another::designed_for(scene, number, &mut tell);
        for_another::own_line(scene, number, &mut tell);
        if goods::is_told(scene, number) {
            goods::made_with_or_for(scene, number, &mut tell);
            goods::made_by_two(scene, number, &mut tell);
        }
        commission::asked(scene, number, &mut tell);
        guest::guest(scene, number, &mut tell);
        together::joint_genitive(scene, number, &mut tell);
        together::together(scene, number, &mut tell);
        listed::made_for(scene, number, &mut tell);
        listed::included(scene, number, &mut tell);
        listed::behind_colon(scene, number, &mut tell);
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
