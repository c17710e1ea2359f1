//! Influence by a relative clause whose head is named behind it: `the man who brought ties
//! back is X`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::moved;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

/// `the man who brought ties back is X`: who the relative's head is.
pub(super) fn who_is(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
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
