//! Influence by verbs: which clauses are asked, and what their verbs say by themselves:
//! `inspire`, `popularise`, `revive`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::active::active;
use super::moved::Moved;
use super::owing::owing;
use super::passive::passive;
use super::place::placing;
use super::sought::sought;
use super::stated::is_stated;
use crate::clause::{Clause, Parse, Reality};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    // `How brands like X are channelling it`: a headline that asks. `How X made
    // Y the trend of spring` tells.
    let range = scene.sentence(sentence);
    let opener = scene.text.lower(range.start);
    let told = opener == "how" && scene.text.surface(range.end - 1) != "?";
    let asks = matches!(
        opener,
        "how" | "why" | "what" | "can" | "is" | "are" | "could"
    );
    if asks && !told {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in &parse.clauses {
        let past = scene.text.tokens[clause.verb].tag == Tag::Past;
        let stated =
            is_stated(scene, parse, clause) || told && past && clause.reality == Reality::Unreal;
        if !stated || told && !past {
            continue;
        }
        let event = owing(scene, parse, clause)
            .or_else(|| passive(scene, parse, clause))
            .or_else(|| active(scene, parse, clause))
            .or_else(|| sought(scene, parse, clause))
            .or_else(|| placing(scene, parse, clause));
        found.extend(event.filter(|e| !e.influencers.is_empty() && !e.targets.is_empty()));
    }
    found
}

/// What the verb does to its object; `Some(None)` where it inspires, which is no effect.
pub(super) fn effect_of(scene: &Scene<'_>, clause: &Clause) -> Option<Option<Effect>> {
    if cue(scene, clause, Cue::Revive).is_some() {
        Some(Some(Effect::Revival))
    } else if cue(scene, clause, Cue::Popularise).is_some() {
        Some(Some(Effect::Popularity))
    } else if cue(scene, clause, Cue::Inspire).is_some() {
        Some(None)
    } else {
        None
    }
}

/// Who is promoted is given a post, and a house that is started is founded:
/// neither is made popular.
pub(super) fn not_appointed(scene: &Scene<'_>, clause: &Clause, mut what: Moved) -> Option<Moved> {
    let begun = matches!(
        scene.text.lemma(clause.verb),
        "start" | "begin" | "found" | "launch" | "lead" | "drive" | "run"
    );
    what.targets.retain(|target| match target.kind {
        Some(EntityKind::Person) => false,
        Some(EntityKind::Brand) => !begun || what.effect.is_some(),
        _ => true,
    });
    (!what.targets.is_empty()).then_some(what)
}

/// The phrase that stands directly behind the verb group, as object.
pub(super) fn object(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<usize> {
    clause
        .objects
        .iter()
        .copied()
        .find(|p| {
            scene
                .times_in(parse.phrases[*p].tokens.clone())
                .next()
                .is_none()
        })
        .filter(|p| parse.phrases[*p].tokens.start <= clause.group.end + 3)
}

/// The cue of a class that begins at the clause's verb, or with the first half of
/// a compound: `kick-started`.
pub(super) fn cue(scene: &Scene<'_>, clause: &Clause, class: Cue) -> Option<Range<usize>> {
    let half = scene.text.tokens[clause.verb].join == Join::Hyphen;
    let first = clause.verb.checked_sub(1).filter(|_| half);
    [Some(clause.verb), first]
        .into_iter()
        .flatten()
        .filter_map(|at| scene.spotted.cue_at(at, class))
        .find(|cue| cue.tokens.contains(&clause.verb))
        .map(|cue| cue.tokens.clone())
}

/// `credits X with reviving Y` is told by the credit.
pub(super) fn is_credited(scene: &Scene<'_>, clause: &Clause) -> bool {
    let first = scene.sentence(clause.sentence).start;
    let start = clause.group.start;
    start > first
        && matches!(scene.text.lower(start - 1), "with" | "for")
        && (first..start).any(|at| {
            matches!(
                scene.text.lower(at),
                "credit" | "credits" | "credited" | "thank" | "thanks" | "blame" | "blames"
            )
        })
}
