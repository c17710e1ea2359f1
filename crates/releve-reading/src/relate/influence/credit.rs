//! Influence by what is credited to somebody: `is credited with reviving Y`, `the shop
//! credits X`, `X’s influence on Y`.

use releve_facts::Effect;

use super::Event;
use super::attributed::traced;
use super::deed::deed;
use super::effect::told;
use super::inspiration::inspiration;
use super::moved::moved;
use super::mover::{agents, is_influencer, things_at};
use super::reason::is_responsible;
use super::stated::is_stated;
use super::subject::subject;
use crate::clause::{Clause, Parse};
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    found.extend(influence_on(scene, parse, sentence));
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        let event = credited(scene, parse, clause)
            .or_else(|| traced(scene, parse, clause))
            .or_else(|| inspiration(scene, parse, clause))
            .or_else(|| is_responsible(scene, parse, clause));
        found.extend(event);
    }
    found.retain(|e: &Event| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `X’s influence on Y`, `the influence of X on Y`.
fn influence_on(scene: &Scene<'_>, parse: &Parse, sentence: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range.clone().find(|at| {
        matches!(
            text.lower(*at),
            "influence" | "impact" | "imprint" | "effect"
        ) && matches!(text.tokens[*at].tag, Tag::Noun)
    })?;
    let first = parse.phrases.iter().position(|p| {
        p.tokens.start > at
            && p.tokens.start <= at + 12
            && p.preposition
                .is_some_and(|t| matches!(text.lower(t), "on" | "upon" | "over" | "across"))
    })?;
    let what = moved(scene, parse, first, sentence)?;
    let own = parse.phrases.iter().position(|p| p.tokens.contains(&at))?;
    let denied = parse
        .clauses
        .iter()
        .any(|c| c.reach.contains(&at) && !is_stated(scene, parse, c));
    if denied {
        return None;
    }
    let tokens = noun::extent(scene, parse, own);
    // `the impact of X on Y`
    let of = parse.phrases.get(own + 1).filter(|p| {
        p.preposition
            .is_some_and(|t| t == at + 1 && text.lower(t) == "of")
    });
    let tokens = of.map_or(tokens, |p| p.tokens.clone());
    let influencer = noun::thing(scene, tokens)
        .filter(is_influencer)
        .filter(|t| t.kind.is_some() || t.tokens.end != at + 1)?;
    Some(Event::new(
        vec![influencer],
        what,
        sentence,
        "influence: influence on",
    ))
}

/// `is credited with reviving Y`, `Y has been credited to X`, `give the credit to X`.
pub(super) fn credited(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let verb = text.lower(clause.verb);
    let behind = clause.group.end;
    // `Fans credit X with bringing back Y.`
    if matches!(verb, "credit" | "credits" | "credited" | "thank" | "thanks") && !clause.passive {
        let with = (behind..range.end.min(behind + 14))
            .find(|at| matches!(text.lower(*at), "with" | "for"));
        let Some(with) = with else {
            return credited_for_it(scene, parse, clause);
        };
        let influencers: Vec<Thing> = parse
            .phrases
            .iter()
            .position(|p| p.tokens.start >= behind && p.tokens.end <= with)
            .map(|first| noun::coordinated(scene, parse, first))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
        let (what, effect) = deed(scene, parse, clause.sentence, with)?;
        return Some(
            Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: credited with",
            )
            .effect(effect),
        );
    }
    if matches!(verb, "credited" | "hailed" | "thanked" | "blamed") && clause.passive {
        if matches!(text.lower_at(Some(behind)), "to") {
            let influencers = agents(scene, parse, behind, range.end, &["to"]);
            let what = clause
                .subject
                .iter()
                .find_map(|p| moved(scene, parse, *p, clause.sentence))?;
            return Some(
                Event::new(influencers, what, clause.sentence, "influence: credited to")
                    .effect(Effect::Popularity),
            );
        }
        let with = (behind..range.end.min(behind + 6))
            .find(|at| matches!(text.lower(*at), "with" | "for"))?;
        let (what, effect) = deed(scene, parse, clause.sentence, with)?;
        let influencers = subject(scene, parse, clause);
        return Some(
            Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: credited with",
            )
            .effect(effect),
        );
    }
    None
}

/// `Searches for Y doubled, and the shop credits X`: with what it has just told.
fn credited_for_it(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let influencers = things_at(scene, parse, clause.group.end, clause.reach.end);
    let risen = parse
        .clauses
        .iter()
        .filter(|c| c.group.end <= clause.group.start && is_stated(scene, parse, c))
        .find_map(|c| told(scene, parse, c))?;
    let event = Event::new(
        influencers,
        risen.what,
        clause.sentence,
        "influence: credited with",
    );
    Some(event.effect(risen.effect))
}
