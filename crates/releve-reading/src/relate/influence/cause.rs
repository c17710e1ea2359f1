//! Influence by cause and effect: `After X wore Y, it sold out`, `Thanks to X,
//! searches for Y rose`.

use releve_facts::{Direction, Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::mover::{is_influencer, is_stated};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

/// An effect that a clause tells.
struct Told {
    what: Moved,
    effect: Effect,
    direction: Direction,
    /// The clause's verb.
    verb: usize,
    /// Where the clause's subject begins.
    start: usize,
}

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        let Some(told) = told(scene, parse, clause) else {
            continue;
        };
        let cause = by_preposition(scene, parse, sentence, &told)
            .map(|c| (c, "influence: thanks to", sentence))
            .or_else(|| {
                by_clause(scene, parse, sentence, &told)
                    .map(|c| (c, "influence: after wearing", sentence))
            })
            .or_else(|| {
                by_sentence(scene, sentence, &told)
                    .map(|(c, s)| (c, "influence: worn, then sold", s))
            });
        let Some((influencers, rule, at)) = cause else {
            continue;
        };
        let mut event = Event::new(influencers, told.what, sentence, rule);
        event.effect = Some(told.effect);
        event.direction = Some(told.direction);
        if at != sentence {
            event.other = Some(at);
        }
        found.push(event);
    }
    found.retain(|e| !e.influencers.is_empty());
    found
}

/// `searches for X rose`, `X sold out`, `orders tripled`.
fn told(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Told> {
    let text = &scene.text;
    let first = *clause.subject.first()?;
    let start = parse.phrases[first].tokens.start;
    let verb = clause.verb;
    let lemma = text
        .info(verb)
        .verb
        .map_or(text.lower(verb), |w| text.string(w));
    let out = (clause.group.start
        ..scene
            .sentence(clause.sentence)
            .end
            .min(clause.group.end + 2))
        .any(|at| text.lower(at) == "out");
    if lemma == "sell"
        && out
        && clause
            .objects
            .iter()
            .all(|p| parse.phrases[*p].tokens.start > clause.group.end + 2)
    {
        let mut what = moved(scene, parse, first, clause.sentence)?;
        what.targets.retain(|t| t.kind != Some(EntityKind::Person));
        return (!what.targets.is_empty()).then_some(Told {
            what,
            effect: Effect::Sales,
            direction: Direction::Up,
            verb,
            start,
        });
    }
    let rises = scene.spotted.has_cue(verb, Cue::Rise)
        || matches!(
            lemma,
            "explode" | "multiply" | "spike" | "soar" | "rocket" | "skyrocket" | "shoot"
        );
    let falls = !rises && scene.spotted.has_cue(verb, Cue::Fall);
    if !rises && !falls {
        return None;
    }
    let what = moved(scene, parse, first, clause.sentence)?;
    let effect = what.effect?;
    Some(Told {
        what,
        effect,
        direction: if falls {
            Direction::Down
        } else {
            Direction::Up
        },
        verb,
        start,
    })
}

/// `thanks to X`, `driven by X` in the same sentence.
fn by_preposition(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    told: &Told,
) -> Option<Vec<Thing>> {
    let range = scene.sentence(sentence);
    let cue = range.clone().find_map(|at| {
        scene
            .spotted
            .cue_at(at, Cue::Cause)
            .filter(|c| c.tokens.start != told.verb)
    })?;
    let end = cue.tokens.end;
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= end && p.tokens.start <= end + 2)?;
    let things: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| {
            meant(scene, sentence, tokens.clone()).or_else(|| noun::thing(scene, tokens))
        })
        .filter(|thing| {
            is_influencer(thing) && told.what.targets.iter().all(|t| t.name != thing.name)
        })
        .collect();
    (!things.is_empty()).then_some(things)
}

/// `the viral item`: what the sentence before names.
fn meant(scene: &Scene<'_>, sentence: usize, tokens: std::ops::Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let head = tokens.end - 1;
    let definite = matches!(text.lower(tokens.start), "the" | "this" | "that");
    if !definite || !scene.spotted.has_cue(head, Cue::Piece) {
        return None;
    }
    let other = sentence.checked_sub(1)?;
    let m = scene.resolved.within(scene.sentence(other)).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Product
        )
    })?;
    Some(Thing {
        anaphor: true,
        ..noun::of_mention(scene, m)
    })
}

/// `after X wore it`, `when X posted hers`: a clause with a wearer.
fn by_clause(scene: &Scene<'_>, parse: &Parse, sentence: usize, told: &Told) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for clause in &parse.clauses {
        if clause.verb == told.verb || !is_stated(scene, parse, clause) || !shows(scene, clause) {
            continue;
        }
        let from = clause
            .subject
            .first()
            .map_or(clause.group.start, |p| parse.phrases[*p].tokens.start);
        let subordinate = (range.start.max(from.saturating_sub(6))..from).any(|at| {
            matches!(
                text.lower(at),
                "after" | "when" | "once" | "since" | "as" | "because" | "minutes" | "hours"
            )
        });
        // `X wore it and it sold out`
        let before = clause.verb < told.start && told.start - clause.verb < 30;
        if !subordinate && !before {
            continue;
        }
        let things = wearers(scene, parse, clause);
        if !things.is_empty() {
            return Some(things);
        }
    }
    None
}

/// The sentence before tells of a wearer of the same thing.
fn by_sentence(scene: &Scene<'_>, sentence: usize, told: &Told) -> Option<(Vec<Thing>, usize)> {
    let other = sentence.checked_sub(1)?;
    let text = &scene.text;
    if text.sentences[other].block != text.sentences[sentence].block {
        return None;
    }
    let parse = &scene.parses[other];
    let same = told.what.targets.iter().any(|t| {
        t.entity.is_some_and(|entity| {
            scene
                .resolved
                .within(scene.sentence(other))
                .any(|m| scene.resolved.entity[m] == entity)
        })
    });
    if !same {
        return None;
    }
    parse
        .clauses
        .iter()
        .filter(|c| is_stated(scene, parse, c) && shows(scene, c))
        .map(|c| wearers(scene, parse, c))
        .find(|things| !things.is_empty())
        .map(|things| (things, other))
}

/// Wearing, carrying, posting, being photographed.
fn shows(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let lemma = text
        .info(clause.verb)
        .verb
        .map_or(text.lower(clause.verb), |w| text.string(w));
    scene.spotted.has_cue(clause.verb, Cue::Wear)
        || matches!(
            lemma,
            "post"
                | "share"
                | "appear"
                | "photograph"
                | "spot"
                | "snap"
                | "step"
                | "carry"
                | "walk"
                | "choose"
                | "see"
                | "debut"
                | "endorse"
        )
}

fn wearers(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    clause
        .subject
        .iter()
        .filter_map(|p| noun::thing(scene, noun::extent(scene, parse, *p)))
        .filter(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Brand)
            )
        })
        .collect()
}
