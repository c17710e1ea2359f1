//! Influence by idioms that leave the thing moved to what was spoken of: `X lit
//! the fuse`, `Y did the rest`, `it was X who tipped the scales`, `the man who
//! brought ties back is X`; and by what a house's notes name as sources.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::mover::{is_influencer, things_at};
use super::stated::is_stated;
use super::subject::subject;
use super::topic::spoken_of;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::maker;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    for clause in &parse.clauses {
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

/// `the man who brought ties back is X`: who the relative's head is.
fn who_is(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let who = clause
        .group
        .start
        .checked_sub(1)
        .filter(|at| *at > range.start && matches!(text.lower(*at), "who" | "that"))?;
    let generic = matches!(
        text.lower(who - 1),
        "man"
            | "woman"
            | "person"
            | "one"
            | "name"
            | "designer"
            | "star"
            | "people"
            | "women"
            | "men"
            | "brand"
            | "house"
            | "label"
            | "stylist"
            | "celebrity"
            | "ones"
    );
    if !generic {
        return None;
    }
    let back = (clause.verb + 1..range.end.min(clause.verb + 6)).any(|at| text.lower(at) == "back")
        && matches!(text.lemma(clause.verb), "bring" | "brought");
    let effect = if back || scene.spotted.cue_at(clause.verb, Cue::Revive).is_some() {
        Effect::Revival
    } else if scene.spotted.cue_at(clause.verb, Cue::Popularise).is_some()
        || text.base(clause.verb) == "make"
            && (clause.verb + 1..range.end.min(clause.verb + 8))
                .any(|at| scene.spotted.has_cue(at, Cue::Liked))
    {
        Effect::Popularity
    } else {
        return None;
    };
    let copula = (clause.verb + 2..range.end.min(clause.verb + 14))
        .find(|at| matches!(text.lower(*at), "is" | "was" | "are" | "were"))?;
    let m = scene.resolved.at(copula + 1)?;
    let influencers: Vec<Thing> = Some(noun::of_mention(scene, m))
        .filter(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            )
        })
        .into_iter()
        .collect();
    let object = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > clause.verb && p.tokens.end <= copula)?;
    let what = moved(scene, parse, object, clause.sentence)?;
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: who did it is",
        )
        .effect(effect),
    )
}

/// `The show notes mentioned A, B and C`: sources of the house.
fn notes(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let head = parse.phrases[*clause.subject.first()?].head;
    let noted = matches!(text.lower(head), "notes" | "moodboard" | "moodboards")
        || text.lower(head) == "board" && text.lower_at(head.checked_sub(1)) == "mood";
    let names = matches!(
        text.lemma(clause.verb),
        "mention"
            | "cite"
            | "reference"
            | "name"
            | "list"
            | "name-check"
            | "include"
            | "credit"
            | "evoke"
            | "invoke"
    );
    if !noted || !names || clause.passive {
        return None;
    }
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= clause.group.end)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(is_influencer)
        .collect();
    let house = maker::topic(scene, clause.sentence, &[])?;
    let m = scene
        .entity(house)
        .mentions
        .iter()
        .copied()
        .rfind(|m| scene.resolved.mentions[*m].tokens.start < clause.group.start)?;
    let what = Moved::new(vec![noun::of_mention(scene, m)]);
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: the notes name",
    ))
}

/// `named A and B as their inspirations for the look`, `credited X as his muse`.
fn as_source(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let names = matches!(
        text.lemma(clause.verb),
        "credit"
            | "name"
            | "cite"
            | "list"
            | "mention"
            | "quote"
            | "call"
            | "describe"
            | "give"
            | "count"
            | "number"
            | "consider"
    );
    if !names || clause.passive {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let source = (clause.group.end..range.end.min(clause.group.end + 16))
        .find(|at| scene.spotted.cue_at(*at, Cue::Source).is_some())?;
    let calls = matches!(text.lemma(clause.verb), "call" | "name" | "consider");
    let as_at = (clause.group.end.max(source.saturating_sub(5))..source).rfind(|at| {
        // `counts X among her influences`, `calls X its muse`
        let own = text.tokens[*at].tag == Tag::Possessive && at + 1 == source;
        matches!(text.lower(*at), "as" | "among") || own && calls
    })?;
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= clause.group.end && p.tokens.end <= as_at)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.end <= as_at)
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(is_influencer)
        .collect();
    let behind = parse.phrases.iter().position(|p| {
        p.preposition.is_some_and(|t| {
            t > source && t <= source + 2 && matches!(text.lower(t), "for" | "behind" | "of" | "on")
        })
    });
    let what = match behind {
        Some(phrase) => moved(scene, parse, phrase, clause.sentence)?,
        None => {
            let owner = clause.subject.first().and_then(|p| {
                noun::thing(scene, noun::extent(scene, parse, *p))
                    .filter(|t| matches!(t.kind, Some(EntityKind::Person | EntityKind::Brand)))
            })?;
            let own = scene.spotted.cue_at(as_at + 1, Cue::Source).is_some()
                || (as_at..source)
                    .any(|at| matches!(text.tokens[at].tag, Tag::Possessive | Tag::Determiner));
            if !own {
                return None;
            }
            Moved::new(vec![owner])
        }
    };
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: named as source",
    ))
}
