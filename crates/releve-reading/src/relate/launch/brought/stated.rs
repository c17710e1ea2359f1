//! Whether a clause says that something has been brought out, or that it will be on a
//! day: no wishes, no hearsay.

use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
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
    if clause.reality != Reality::Stated || said_to(scene, clause.sentence) {
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
            matches!(scene.text.lower(at), "this" | "next" | "the" | "in" | "on")
                && (is_month(scene.text.lower_at(Some(at + 1)))
                    || matches!(
                        scene.text.lower_at(Some(at + 1)),
                        "spring" | "summer" | "autumn" | "fall" | "winter" | "month" | "week"
                    ))
        })
}
