//! Whether a clause says that something has been brought out, or that it will be on a
//! day: no wishes, no hearsay.

use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::launch::thing::is_before_day;
use crate::scene::Scene;
use crate::segment::is_month;

/// Stated, or announced with `will` and a time; an infinitive only where the
/// verb before it says that it is done.
pub(super) fn real(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    if clause.reality == Reality::Unreal {
        let will = clause
            .group
            .clone()
            .any(|at| matches!(scene.text.lower(at), "will" | "'ll" | "’ll"));
        let hedged = scene.sentence(clause.sentence).any(|at| {
            scene.spotted.has_cue(at, Cue::Unreal)
                || matches!(scene.text.surface(at), "?")
                || matches!(
                    scene.text.lower(at),
                    "if" | "whether" | "hopes" | "expected" | "might"
                )
        });
        return will && !hedged && (timed(scene, clause) || dated(scene, clause.sentence));
    }
    let removes = takes_out(scene, clause);
    if removes || clause.reality != Reality::Stated || said_to(scene, clause.sentence) {
        return false;
    }
    if clause.kind != ClauseKind::Infinitive {
        return true;
    }
    // `is to launch a line on 26 October`
    let announced = matches!(scene.text.lower(clause.group.start), "is" | "are")
        && scene.text.lower_at(Some(clause.group.start + 1)) == "to";
    if announced {
        return timed(scene, clause) || dated(scene, clause.sentence);
    }
    // `is set to launch`, `is due to release … on 4 May`, a headline's `Ganni to launch`.
    let start = scene.sentence(clause.sentence).start;
    let to = (start..clause.verb)
        .rev()
        .take(3)
        .find(|at| scene.text.lower(*at) == "to");
    let settled = to.is_some_and(|to| {
        let word = scene.text.lower_at(to.checked_sub(1));
        // `was due to launch` tells of a plan that may have come to nothing.
        let past = matches!(
            scene.text.lower_at(to.checked_sub(2)),
            "was" | "were" | "been" | "had"
        );
        if past {
            return false;
        }
        let headline = scene
            .resolved
            .at(start)
            .is_some_and(|m| scene.resolved.mentions[m].tokens.end == to);
        headline
            || matches!(
                word,
                "set" | "due" | "about" | "ready" | "poised" | "scheduled"
            )
    });
    if settled && (timed(scene, clause) || dated(scene, clause.sentence)) {
        return true;
    }
    let before = parse
        .clauses
        .iter()
        .rev()
        .find(|other| other.verb < clause.verb && other.kind != ClauseKind::Infinitive);
    before.is_some_and(|other| {
        other.reality == Reality::Stated
            && (scene.verb_is(other, Cue::Collaborate)
                || scene.verb_is(other, Cue::Plan) && timed(scene, clause)
                || matches!(
                    scene.text.lemma(other.verb),
                    "use" | "go" | "come" | "become" | "return" | "join" | "team"
                ))
    })
}

/// `dropped clogs from its range`: takes them out of it.
fn takes_out(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let end = scene.sentence(clause.sentence).end;
    text.base(clause.verb) == "drop"
        && (clause.group.end..end).any(|at| {
            text.lower(at) == "from"
                && matches!(text.lower(at + 1), "its" | "the" | "their" | "her" | "his")
                && (at + 2..end.min(at + 5)).any(|noun| {
                    scene.spotted.has_cue(noun, Cue::Line)
                        || matches!(text.lower(noun), "shelves" | "catalogue" | "offer" | "menu")
                })
        })
}

/// `is said to be planning`, `rumoured`: hearsay.
fn said_to(scene: &Scene<'_>, number: usize) -> bool {
    scene.sentence(number).any(|at| {
        matches!(
            scene.text.lower(at),
            "said" | "thought" | "believed" | "reported" | "understood" | "supposed"
        ) && scene.text.lower_at(Some(at + 1)) == "to"
            || matches!(
                scene.text.lower(at),
                "rumoured" | "rumored" | "rumours" | "rumors" | "speculation" | "reportedly"
            )
    })
}

fn timed(scene: &Scene<'_>, clause: &Clause) -> bool {
    scene.times_in(clause.reach.clone()).next().is_some()
}

/// `this autumn`, `in the autumn`: a time even where its year is unknown.
pub(in crate::relate::launch) fn dated(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    scene.times_in(tokens.clone()).next().is_some()
        || tokens.clone().any(|at| {
            matches!(
                scene.text.lower(at),
                "this" | "next" | "the" | "in" | "on" | "from"
            ) && (is_month(scene.text.lower_at(Some(at + 1)))
                || on_a_day(scene, at, tokens.end)
                || matches!(
                    scene.text.lower_at(Some(at + 1)),
                    "spring" | "summer" | "autumn" | "fall" | "winter" | "month" | "week"
                ))
        })
}

/// `on 4 May`, `on Friday`, `from 4 May`: a day even where its year is unknown.
fn on_a_day(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    matches!(scene.text.lower(at), "on" | "from") && is_before_day(scene, at, end)
}
