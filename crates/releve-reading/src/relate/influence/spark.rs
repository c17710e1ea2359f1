//! Influence by idioms that leave the thing moved to what was spoken of: `X lit the fuse`,
//! `Y did the rest`, `it was X who tipped the scales`, `X paved the way for Y`.

use releve_facts::Effect;

use super::Event;
use super::advised::look_to;
use super::moved::{Moved, moved};
use super::mover::{is_influencer, things_at};
use super::source::{as_source, notes};
use super::stated::is_stated;
use super::subject::subject;
use super::topic::spoken_of;
use super::who_is::who_is;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    for clause in &parse.clauses {
        found.extend(look_to(scene, parse, clause));
        if !is_stated(scene, parse, clause) {
            continue;
        }
        found.extend(
            sparked(scene, parse, clause)
                .or_else(|| who_is(scene, parse, clause))
                .or_else(|| notes(scene, parse, clause))
                .or_else(|| as_source(scene, parse, clause)),
        );
    }
    found.retain(|e: &Event| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `X started it`, `X did the rest`, `X lit the fuse for Y`.
fn sparked(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let cue = scene
        .spotted
        .cue_at(clause.verb, Cue::Spark)?
        .tokens
        .clone();
    let range = scene.sentence(clause.sentence);
    let mut influencers = movers(scene, parse, clause);
    // `the charge` of `Leading the charge for Y is X` is nobody.
    influencers.retain(|thing| !cue.contains(&thing.tokens.start));
    if influencers.is_empty() {
        influencers = inverted(scene, parse, clause);
    }
    // `led the way with its collaboration` tells what it did, not what followed.
    if influencers.is_empty() || text.lower_at(Some(cue.end)) == "with" {
        return None;
    }
    // `paved the way for Y`
    let behind = cue.end;
    let named = matches!(text.lower_at(Some(behind)), "for" | "on" | "of" | "to")
        .then(|| {
            let phrase = parse
                .phrases
                .iter()
                .position(|p| p.tokens.start > behind && p.tokens.start <= behind + 2)?;
            moved(scene, parse, phrase, clause.sentence)
        })
        .flatten();
    let first = influencers.first().map_or(range.start, |t| t.tokens.start);
    let led = led(scene, parse, clause);
    let leads = led.is_some();
    let what = named
        .or(led)
        .or_else(|| spoken_of(scene, clause.sentence, first.min(clause.group.start)))?;
    let began = cue
        .clone()
        .any(|at| matches!(text.lemma(at), "start" | "begin" | "kick" | "lead" | "go"));
    let mut event = Event::new(influencers, what, clause.sentence, "influence: set it off");
    if !began || leads {
        event = event.effect(Effect::Popularity);
    }
    Some(event)
}

/// X of `Leading the charge for Y is X`.
fn inverted(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let opens = clause.verb == range.start && text.tokens[clause.verb].tag == Tag::Gerund;
    let copula = (clause.verb + 1..range.end.min(clause.verb + 14))
        .find(|at| opens && matches!(text.lower(*at), "is" | "are" | "was" | "were"));
    copula.map_or_else(Vec::new, |at| {
        things_at(scene, parse, at + 1, range.end)
            .into_iter()
            .filter(|t| t.kind.is_some())
            .collect()
    })
}

/// Y of `With A and B leading the way, Y are back`.
fn led(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let opens = text.lower(range.start) == "with" && text.tokens[clause.verb].tag == Tag::Gerund;
    let main = parse
        .clauses
        .iter()
        .find(|c| opens && c.group.start > clause.group.end && c.kind == ClauseKind::Finite)?;
    moved(scene, parse, *main.subject.first()?, clause.sentence)
}

/// The subject; of `it was X who …` the one before the relative.
fn movers(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    let text = &scene.text;
    let floor = scene.sentence(clause.sentence).start;
    let relative = clause
        .group
        .start
        .checked_sub(1)
        .filter(|at| *at > floor && matches!(text.lower(*at), "who" | "that" | "which"));
    if let Some(relative) = relative {
        let mut end = relative;
        while end > floor && matches!(text.surface(end - 1), "," | "—" | "–") {
            end -= 1;
        }
        let m = (end > floor).then(|| scene.resolved.at(end - 1)).flatten();
        if let Some(m) = m {
            let thing = noun::of_mention(scene, m);
            return Some(thing).filter(is_influencer).into_iter().collect();
        }
    }
    subject(scene, parse, clause)
}
