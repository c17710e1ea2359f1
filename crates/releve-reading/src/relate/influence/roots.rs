//! Where a thing comes from, told of the thing: `balletcore has its roots in dance`,
//! `its origins lie with X`, `the revival is the work of X`, `born out of X`; and what a
//! house makes its collection after.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::inspiration::owner;
use super::moved::{Moved, moved};
use super::mover::{has_name, things_at};
use super::stated::is_stated;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// How far behind its verb the noun for an origin may stand, in tokens.
const NEAR: usize = 5;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found: Vec<Event> = Vec::new();
    for clause in &parse.clauses {
        if is_stated(scene, parse, clause) {
            found.extend(
                has_roots(scene, parse, clause)
                    .or_else(|| roots_lie(scene, parse, clause))
                    .or_else(|| is_work_of(scene, parse, clause))
                    .or_else(|| made_after(scene, parse, clause)),
            );
        }
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// Nothing but articles, possessives, adjectives and adverbs.
pub(super) fn is_bare(scene: &Scene<'_>, run: Range<usize>) -> bool {
    run.clone().all(|at| {
        // `her mark` is hers, whomever the pronoun means.
        let own = scene.text.tokens[at].tag == Tag::Possessive;
        (own || scene.resolved.at(at).is_none())
            && (matches!(
                scene.text.tokens[at].tag,
                Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Number
            ) || scene.text.surface(at) == "-")
            && !matches!(scene.text.lower(at), "no" | "little" | "few")
    })
}

/// `has its roots deep in X`, `traces its origins to X`, `finds its beginnings in X`.
fn has_roots(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let has = matches!(
        text.base(clause.verb),
        "have" | "find" | "trace" | "owe" | "take" | "draw" | "get" | "share"
    ) || text.lower(clause.verb) == "has";
    if !has || clause.passive {
        return None;
    }
    let end = clause.group.end;
    // `takes root in a garden` grows there.
    if text.lower_at(Some(end)) == "root" {
        return None;
    }
    let limit = scene.sentence(clause.sentence).end;
    let noun = (end..limit.min(end + NEAR)).find(|at| scene.spotted.has_cue(*at, Cue::Root))?;
    let behind = (noun + 1..limit.min(noun + 4)).find(|at| {
        matches!(
            text.lower(*at),
            "in" | "to" | "from" | "with" | "among" | "on"
        )
    })?;
    if !is_bare(scene, end..noun) || !is_bare(scene, noun + 1..behind) && behind != noun + 2 {
        return None;
    }
    let what = subject(scene, parse, clause)?;
    let influencers = sources(scene, parse, behind + 1, limit);
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: has its roots",
    ))
}

/// `Its origins lie with X`, `The roots of gorpcore go back to X`.
fn roots_lie(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let lies = matches!(
        text.base(clause.verb),
        "lie" | "go" | "lead" | "reach" | "stretch" | "be" | "trace" | "rest"
    ) || matches!(text.lower(clause.verb), "lie" | "lies" | "lay" | "are");
    let first = *clause.subject.first()?;
    let phrase = &parse.phrases[first];
    let root = scene.spotted.has_cue(phrase.head, Cue::Root)
        && matches!(
            text.lower(phrase.head),
            "roots" | "root" | "origins" | "origin" | "beginnings" | "seeds" | "genesis"
        );
    if !lies || !root {
        return None;
    }
    let end = clause.group.end;
    let limit = scene.sentence(clause.sentence).end;
    let at = (end.saturating_sub(1)..limit.min(end + 3))
        .find(|at| matches!(text.lower(*at), "with" | "in" | "to" | "among"))?;
    let influencers = sources(scene, parse, at + 1, limit);
    let next = parse.phrases.get(first + 1).filter(|next| {
        next.preposition
            .is_some_and(|t| t == phrase.tokens.end && text.lower(t) == "of")
    });
    let what = match next {
        Some(_) => moved(scene, parse, first + 1, clause.sentence)?,
        None => {
            let own = matches!(text.lower(phrase.tokens.start), "its" | "their");
            let thing = own
                .then(|| noun::antecedent(scene, phrase.tokens.start, clause.sentence))
                .flatten();
            match thing {
                Some(thing) => Moved::meant(thing),
                None => Moved::new(vec![owner(scene, phrase.head, phrase.tokens.start)?]),
            }
        }
    };
    Some(Event::new(
        influencers,
        worn(what)?,
        clause.sentence,
        "influence: has its roots",
    ))
}

/// `The comeback of Y is the work of X`, `The craze was the doing of X`: only of a rise
/// or a trend, since a coat that is the work of X was sewn by them.
fn is_work_of(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let links = matches!(text.lower(clause.verb), "is" | "was" | "are" | "were");
    let end = clause.group.end;
    let limit = scene.sentence(clause.sentence).end;
    let noun = (end..limit.min(end + NEAR)).find(|at| {
        matches!(
            text.lower(*at),
            "work" | "doing" | "handiwork" | "brainchild" | "legacy" | "fault" | "invention"
        )
    })?;
    if !links || text.lower_at(Some(noun + 1)) != "of" || !is_bare(scene, end..noun) {
        return None;
    }
    let what = moved(scene, parse, *clause.subject.first()?, clause.sentence)?;
    let trend = what
        .targets
        .iter()
        .all(|t| t.kind == Some(EntityKind::Trend));
    let rises = what.effect.is_some() || trend;
    let influencers = things_at(scene, parse, noun + 2, limit);
    rises.then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: is the work of",
        )
        .effect(Effect::Popularity)
    })
}

/// `The house based its collection on X`, `dedicated the show to X`.
fn made_after(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let makes = matches!(
        text.base(clause.verb),
        "base" | "build" | "model" | "centre" | "center" | "dedicate" | "devote" | "pattern"
    );
    if !makes || clause.passive {
        return None;
    }
    let object = clause
        .objects
        .iter()
        .copied()
        .find(|p| scene.spotted.has_cue(parse.phrases[*p].head, Cue::Runway))?;
    let end = parse.phrases[object].tokens.end;
    let limit = scene.sentence(clause.sentence).end;
    let on = (end..limit.min(end + 2))
        .find(|at| matches!(text.lower(*at), "on" | "around" | "to" | "after"))?;
    let influencers: Vec<Thing> = things_at(scene, parse, on + 1, limit)
        .into_iter()
        .filter(has_name)
        // `dedicated the show to X’s daughter`
        .filter(|t| (text.tokens.get(t.tokens.end)).is_none_or(|next| next.tag != Tag::Genitive))
        .collect();
    let house = clause.subject.iter().find_map(|p| {
        noun::thing(scene, noun::extent(scene, parse, *p))
            .filter(|t| matches!(t.kind, Some(EntityKind::Brand | EntityKind::Person)))
    })?;
    Some(Event::new(
        influencers,
        Moved::new(vec![house]),
        clause.sentence,
        "influence: made after",
    ))
}

/// Those at a place that are somebody or an art; a war or a need is neither.
fn sources(scene: &Scene<'_>, parse: &Parse, at: usize, end: usize) -> Vec<Thing> {
    things_at(scene, parse, at, end)
        .into_iter()
        .filter(|thing| thing.kind.is_some() || !is_circumstance(thing))
        .collect()
}

/// True for a time, and for what drove people and is nobody: `the Crimean war`,
/// `necessity`, `tradition`.
pub(super) fn is_circumstance(thing: &Thing) -> bool {
    let last = thing.name.rsplit(' ').next().unwrap_or("");
    matches!(
        last,
        "war"
            | "wars"
            | "century"
            | "centuries"
            | "need"
            | "necessity"
            | "past"
            | "history"
            | "era"
            | "decade"
            | "tradition"
            | "traditions"
            | "world"
    )
}

fn subject(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    clause
        .subject
        .iter()
        .find_map(|p| moved(scene, parse, *p, clause.sentence))
        .and_then(worn)
}

/// What is worn or in fashion; where a house has its roots, it was founded.
fn worn(what: Moved) -> Option<Moved> {
    what.targets
        .iter()
        .all(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Trend | EntityKind::Garment | EntityKind::Product)
            )
        })
        .then_some(what)
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn a_thing_comes_from_somebody() {
        moves(&[
            (
                "Gorpcore has its roots firmly in hip-hop.",
                "hip-hop > gorpcore",
            ),
            (
                "Balletcore traces its origins to hip-hop.",
                "hip-hop > balletcore",
            ),
            (
                "Normcore is everywhere. Its origins lie with Alexa Chung.",
                "Alexa Chung > normcore",
            ),
            (
                "The comeback of the clog is largely the work of Alexa Chung.",
                "Alexa Chung > clog",
            ),
            (
                "Prada based its collection on Jane Birkin.",
                "Jane Birkin > Prada",
            ),
        ]);
        moves_nothing(&[
            "Prada has its roots in Milan.",
            "The balaclava has its origins in the Crimean war.",
            "The clog is the work of Alexa Chung.",
            "Gorpcore has no roots in hip-hop.",
            "Prada based its prices on the euro.",
            "The clog is the work of three months.",
            "The clog takes root in Alexa Chung’s garden.",
            "Prada dedicated its show to Jane Birkin’s daughter.",
        ]);
    }
}
