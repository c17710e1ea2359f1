//! Influence on what people wear: `X taught a generation to wear Y`, `X got young men
//! into Y`, `X was the first to wear Y; soon every girl had one`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::demand::is_crowd;
use super::effect::told;
use super::moved::{Moved, moved};
use super::mover::is_influencer;
use super::stated::is_stated;
use super::subject::subject;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found: Vec<Event> = Vec::new();
    for clause in &parse.clauses {
        // `rushed to copy` did so, where `hoped to copy` did not.
        let rushed = clause.kind == ClauseKind::Infinitive
            && parse.clauses.iter().any(|c| {
                c.group.end + 1 >= clause.group.start
                    && c.group.start < clause.group.start
                    && is_stated(scene, parse, c)
                    && scene.spotted.has_cue(c.verb, Cue::Crave)
            });
        if rushed || is_stated(scene, parse, clause) {
            found.extend(
                taught(scene, parse, clause)
                    .or_else(|| copied(scene, parse, clause))
                    .or_else(|| first_of_all(scene, parse, clause)),
            );
        }
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `taught women to wear Y`, `got a whole generation into Y`.
fn taught(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if scene.spotted.cue_at(clause.verb, Cue::Teach).is_none() || clause.passive {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let whom = parse.phrases.iter().position(|p| {
        p.tokens.start >= end && p.tokens.start <= end + 1 && p.preposition.is_none()
    })?;
    let extent = noun::extent(scene, parse, whom);
    let crowd = is_crowd(scene, &parse.phrases[whom])
        || matches!(
            text.lower(parse.phrases[whom].head),
            "generation" | "generations" | "thousands" | "millions" | "legions" | "us"
        );
    if !crowd {
        return None;
    }
    // `The school made girls wear Y` tells of a rule.
    let made = text.base(clause.verb) == "make";
    let does: &[Cue] = if made {
        &[Cue::Crave]
    } else {
        &[Cue::Wear, Cue::Crave]
    };
    // `to wear Y`, `into Y`, `to Y`
    let from = (extent.end..range.end.min(extent.end + 5)).find_map(|at| {
        let wears = does
            .iter()
            .filter_map(|cue| scene.spotted.cue_at(at, *cue))
            .map(|cue| cue.tokens.end)
            .max();
        // `taught us to love Y`
        let loves = text.lower_at(at.checked_sub(1)) == "to"
            && matches!(
                text.base(at),
                "love" | "like" | "embrace" | "appreciate" | "want" | "value"
            );
        let into = loves || matches!(text.lower(at), "into" | "onto") || {
            text.lower(at) == "to" && matches!(text.base(clause.verb), "convert" | "win")
        };
        wears.or(into.then_some(at + 1))
    })?;
    let object = parse
        .phrases
        .iter()
        .position(|p| p.tokens.end > from && p.tokens.start <= from + 1)?;
    let what = moved(scene, parse, object, clause.sentence).filter(is_worn)?;
    let influencers = subject(scene, parse, clause);
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: taught to wear",
        )
        .effect(Effect::Adoption),
    )
}

/// `Everyone copied X’s clogs`, `Fans rushed to copy X’s clogs`: whose they are.
fn copied(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let copies = matches!(
        text.base(clause.verb),
        "copy" | "imitate" | "emulate" | "mimic" | "ape" | "replicate" | "recreate" | "covet"
    );
    if !copies || clause.passive {
        return None;
    }
    // The crowd may be the subject of what governs the infinitive: `rushed to copy`.
    let range = scene.sentence(clause.sentence);
    let crowd = parse
        .clauses
        .iter()
        .filter(|c| c.group.end <= clause.group.end && is_stated(scene, parse, c))
        .flat_map(|c| &c.subject)
        .any(|p| is_crowd(scene, &parse.phrases[*p]));
    let item = scene
        .items_in(clause.group.end..range.end.min(clause.group.end + 7))
        .find(|item| item.possessor.is_some())?;
    let owner = item.possessor.filter(|_| crowd)?;
    let m = scene
        .resolved
        .within(clause.group.end..item.tokens.end)
        .find(|m| scene.resolved.entity[*m] == owner)?;
    let influencer = noun::of_mention(scene, m);
    let what = Moved::new(vec![noun::of_mention(scene, item.mention)]);
    let person = influencer.kind == Some(EntityKind::Person);
    person.then(|| {
        Event::new(
            vec![influencer],
            what,
            clause.sentence,
            "influence: copied by all",
        )
        .effect(Effect::Popularity)
    })
}

fn is_worn(what: &Moved) -> bool {
    what.targets.iter().all(super::blame::is_worn)
}

/// `X was the first to wear Y`, `it was X who first wore Y`, where all others are told
/// to have followed.
fn first_of_all(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let first = (clause.group.start.saturating_sub(1).max(range.start)..range.end.min(end + 4))
        .find(|at| matches!(text.lower(*at), "first" | "earliest"))?;
    let ends = first + 2 >= range.end && scene.text.surface(range.end - 1) == ".";
    let verb = if ends || clause.group.contains(&first) || first < clause.group.start {
        clause.verb
    } else {
        (first + 1..range.end.min(first + 4))
            .find(|at| scene.spotted.has_cue(*at, Cue::Wear) && text.lower(*at) != "to")?
    };
    if !scene.spotted.has_cue(verb, Cue::Wear) {
        return None;
    }
    let rest = verb + 1..range.end;
    let next = scene
        .sentence(clause.sentence + usize::from(clause.sentence + 1 < scene.text.sentences.len()));
    // `The kitten heel is having a moment. X wore it first.`
    let risen = || {
        let before = clause.sentence.checked_sub(1)?;
        let earlier = &scene.parses[before];
        (scene.text.sentences[before].block == scene.text.sentences[clause.sentence].block)
            .then_some(())?;
        earlier
            .clauses
            .iter()
            .filter(|c| is_stated(scene, earlier, c))
            .find_map(|c| told(scene, earlier, c))
    };
    let follow = all_follow(scene, rest.clone()) || all_follow(scene, next);
    if !follow && !(ends && risen().is_some()) {
        return None;
    }
    let target = scene.resolved.within(rest).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Trend | EntityKind::Product
        )
    });
    let what = match target {
        Some(m) => Moved::new(vec![noun::of_mention(scene, m)]),
        None => Moved::meant(noun::antecedent(scene, verb, clause.sentence)?),
    };
    // `it was X who first wore`: X.
    let who = clause
        .group
        .start
        .checked_sub(1)
        .filter(|at| *at > range.start && matches!(text.lower(*at), "who" | "that"));
    let cleft: Option<Thing> = who
        .and_then(|who| scene.resolved.at(who - 1))
        .map(|m| noun::of_mention(scene, m))
        .filter(is_influencer);
    let influencers = match cleft {
        Some(thing) => vec![thing],
        None => subject(scene, parse, clause),
    };
    let named = influencers.iter().all(|thing| {
        matches!(
            thing.kind,
            Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Brand)
        )
    });
    named.then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: first of all",
        )
        .effect(Effect::Popularity)
    })
}

/// `within a year every girl in London`, `the rest of us followed`.
fn all_follow(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let text = &scene.text;
    range.clone().any(|at| {
        let all = matches!(
            text.lower(at),
            "every" | "everyone" | "everybody" | "everywhere" | "rest" | "others"
        );
        let soon = || {
            range.clone().any(|t| {
                matches!(
                    text.lower(t),
                    "soon" | "within" | "by" | "then" | "followed" | "caught" | "later" | "now"
                )
            })
        };
        // `everyone laughed` followed nobody.
        let follows = || {
            (at..range.end).any(|t| {
                scene.spotted.has_cue(t, Cue::Wear)
                    || scene.spotted.has_cue(t, Cue::Crave)
                    || matches!(text.base(t), "have" | "had" | "own" | "catch" | "get")
            })
        };
        all && soon() && follows()
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn people_are_brought_to_wear_things() {
        moves(&[
            (
                "Phoebe Philo taught a generation of women to wear trainers.",
                "Phoebe Philo > trainer",
            ),
            (
                "The kitten heel is having a moment. Alexa Chung wore it first.",
                "Alexa Chung > kitten heel",
            ),
            (
                "Harry Styles taught us to love cardigans.",
                "Harry Styles > cardigan",
            ),
            ("Everyone copied Jane Birkin’s clogs.", "Jane Birkin > clog"),
            (
                "Fans rushed to copy Jane Birkin’s clogs.",
                "Jane Birkin > clog",
            ),
            (
                "Harry Styles has got young men into cardigans.",
                "Harry Styles > cardigan",
            ),
            (
                "Kate Moss was the first to wear the gladiator sandal; by summer every girl in \
                 London had a pair.",
                "Kate Moss > gladiator sandal",
            ),
        ]);
        moves_nothing(&[
            "Phoebe Philo taught women to draw trainers.",
            "Gucci copied Prada’s clogs.",
            "The kitten heel is made in Milan. Alexa Chung wore it first.",
            "Kate Moss was the first to wear the gladiator sandal on a boat.",
            "Harry Styles got young men into trouble.",
            "Prada made guests wear slippers at its show.",
            "Kate Moss was the first to wear the gladiator sandal; everyone then laughed.",
        ]);
    }
}
