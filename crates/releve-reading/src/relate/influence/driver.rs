//! Influence by nouns for who moves: `X is the driving force behind Y`, `The catalyst for Y
//! was X`, `X, the godmother of Y,`; and which deeds are asked beside them.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::asks;
use super::began::began;
use super::deed::behind;
use super::did::{did_for, did_most};
use super::gift::{gave_life, is_boon};
use super::mover::{is_influencer, things_at};
use super::stated::is_stated;
use super::subject::subject;
use super::topic::topic;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    if asks(scene, sentence) {
        return Vec::new();
    }
    let mut found: Vec<Event> = Vec::new();
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        found.extend(
            did_for(scene, parse, clause)
                .or_else(|| did_most(scene, parse, clause))
                .or_else(|| gave_life(scene, parse, clause))
                .or_else(|| is_driver(scene, parse, clause))
                .or_else(|| is_boon(scene, parse, clause))
                .or_else(|| driver_is(scene, parse, clause))
                .or_else(|| began(scene, parse, clause)),
        );
    }
    for at in scene.sentence(sentence) {
        found.extend(apposed(scene, parse, sentence, at));
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `X is the driving force behind Y`, `X became a poster girl for Y`.
fn is_driver(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let links = matches!(
        text.lower(clause.verb),
        "is" | "was"
            | "were"
            | "are"
            | "been"
            | "be"
            | "became"
            | "become"
            | "becomes"
            | "remains"
            | "served"
            | "serves"
            | "acted"
            | "proved"
            | "’s"
            | "'s"
    ) || clause.passive && text.lower_at(Some(clause.group.end)) == "as";
    if !links {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let at = (clause.group.end..range.end.min(clause.group.end + 8)).find(|t| {
        scene.spotted.cue_at(*t, Cue::Driver).is_some() && scene.resolved.at(*t).is_none()
    })?;
    let cue = scene.spotted.cue_at(at, Cue::Driver)?;
    let (what, effect) = behind(
        scene,
        parse,
        clause.sentence,
        cue.tokens.end,
        &["for", "of", "behind", "in"],
    )?;
    let on_fashion = what.targets.iter().all(|t| {
        matches!(
            t.kind,
            Some(EntityKind::Trend | EntityKind::Garment | EntityKind::Product)
        )
    });
    let influencers = subject(scene, parse, clause);
    (on_fashion || what.effect.is_some()).then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: is the driver",
        )
        .effect(effect)
    })
}

/// `The driving force behind Y is X`, `The catalyst was X`.
fn driver_is(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been"
    ) {
        return None;
    }
    let phrase = &parse.phrases[*clause.subject.first()?];
    let at = phrase.tokens.clone().find(|t| {
        scene.spotted.cue_at(*t, Cue::Driver).is_some() && scene.resolved.at(*t).is_none()
    })?;
    let end = scene.spotted.cue_at(at, Cue::Driver)?.tokens.end;
    if end < phrase.tokens.end {
        return None;
    }
    let (what, effect) = behind(
        scene,
        parse,
        clause.sentence,
        end,
        &["for", "of", "behind", "in"],
    )
    .or_else(|| topic(scene, clause.sentence).map(|what| (what, Effect::Popularity)))?;
    let influencers: Vec<_> = things_at(scene, parse, clause.group.end, clause.reach.end)
        .into_iter()
        .filter(|t| t.kind.is_some())
        .collect();
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: the driver is",
        )
        .effect(effect),
    )
}

/// `X, the godmother of Y,`
pub(super) fn apposed(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    at: usize,
) -> Option<Event> {
    let text = &scene.text;
    let cue = scene.spotted.cue_at(at, Cue::Driver)?;
    let range = scene.sentence(sentence);
    if scene.resolved.at(at).is_some() || matches!(text.lower(at), "face" | "force" | "trigger") {
        return None;
    }
    let comma = (range.start + 1..at)
        .rev()
        .take(5)
        .find(|t| matches!(text.surface(*t), "," | "—" | "–" | "("))?;
    if !is_plain_gap(scene, comma + 1..at) || comma + 1 == at {
        return None;
    }
    let owner = parse.phrases.iter().rfind(|p| p.tokens.end == comma)?;
    let influencer = noun::thing(scene, owner.tokens.clone())
        .filter(is_influencer)
        .filter(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            )
        })?;
    let (what, effect) = behind(
        scene,
        parse,
        sentence,
        cue.tokens.end,
        &["of", "for", "behind"],
    )?;
    let on_fashion = what
        .targets
        .iter()
        .all(|t| matches!(t.kind, Some(EntityKind::Trend | EntityKind::Garment)));
    on_fashion.then(|| {
        Event::new(
            vec![influencer],
            what,
            sentence,
            "influence: apposed driver",
        )
        .effect(effect)
    })
}

/// True where nothing but small words stands in a run.
pub(super) fn is_plain_gap(scene: &Scene<'_>, run: Range<usize>) -> bool {
    run.clone().all(|at| {
        scene.resolved.at(at).is_none()
            && !matches!(scene.text.tokens[at].tag, Tag::Noun | Tag::Name)
    })
}
