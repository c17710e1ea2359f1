//! Influence by inspiration as a noun: `X was the inspiration for Y`, `his muse was X`.

use releve_facts::EntityKind;

use super::Event;
use super::moved::{Moved, moved};
use super::mover::is_influencer;
use super::subject::subject;
use super::target::target;
use super::topic::topic;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

/// `X was the inspiration for Y`, `X were his inspiration`.
pub(super) fn inspiration(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let copula = matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been" | "be" | "remains" | "remained" | "became"
    );
    // `served as the muse for`, `provided the inspiration for`
    let serves = match text.base(clause.verb) {
        "serve" | "act" => {
            text.lower_at(Some(clause.group.end)) == "as"
                || text.lower_at(clause.group.end.checked_sub(1)) == "as"
        }
        "provide" | "supply" | "furnish" => true,
        _ => false,
    } && !clause.passive;
    if !copula && !serves {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let word = |at: usize| scene.spotted.cue_at(at, Cue::Source).is_some();
    // `became a model for Dior` tells of work.
    let at = (clause.group.end..range.end.min(clause.group.end + 7))
        .find(|at| word(*at) && !matches!(text.lower(*at), "model" | "models"));
    if let Some(at) = at {
        // `X was the inspiration for Y` or `X were his inspiration`.
        let influencers = subject(scene, parse, clause);
        let behind = parse.phrases.iter().position(|p| {
            p.preposition.is_some_and(|t| {
                t > at && t <= at + 2 && matches!(text.lower(t), "for" | "behind" | "of" | "on")
            })
        });
        if let Some(p) = behind {
            let what = moved(scene, parse, p, clause.sentence)?;
            return Some(Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: was the inspiration",
            ));
        }
        let what = match owner(scene, at, clause.group.end) {
            Some(owner) => Moved::new(vec![owner]),
            // `X is the inspiration.`: of what was spoken of.
            None => {
                let closes = matches!(text.lower_at(Some(at + 1)), "." | ";" | "," | ":" | "!");
                let definite = text.lower_at(at.checked_sub(1)) == "the";
                let own = text.lower(at) == "inspiration" || text.lower(at) == "muse";
                topic(scene, clause.sentence).filter(|_| closes && definite && own)?
            }
        };
        return Some(Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: was the inspiration",
        ));
    }
    // `His inspiration was X`, `The inspiration for Y was X`.
    let p = *clause.subject.first()?;
    let phrase = &parse.phrases[p];
    let headed = phrase.tokens.clone().any(|at| {
        let cue = scene.spotted.cue_at(at, Cue::Source);
        cue.is_some_and(|cue| cue.tokens.end == phrase.head + 1)
    });
    if serves || !headed {
        return None;
    }
    let first = parse
        .phrases
        .iter()
        .position(|q| q.tokens.start >= clause.group.end)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
        .collect();
    let next = parse.phrases.get(p + 1);
    let targets: Vec<Thing> = match next {
        Some(next)
            if next
                .preposition
                .is_some_and(|t| matches!(text.lower(t), "for" | "behind" | "on" | "of")) =>
        {
            target(scene, noun::extent(scene, parse, p + 1))
                .into_iter()
                .collect()
        }
        _ => owner(scene, phrase.head, phrase.tokens.start)
            .into_iter()
            .collect(),
    };
    let what = Moved::new(targets);
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: inspiration was",
    ))
}

/// Whose inspiration it is: `his`, `the designer’s`, `Prada’s`.
pub(super) fn owner(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Thing> {
    let m = (floor..at).rev().find_map(|t| scene.resolved.at(t))?;
    matches!(
        scene.resolved.mentions[m].kind,
        EntityKind::Person | EntityKind::Brand
    )
    .then(|| noun::of_mention(scene, m))
}
