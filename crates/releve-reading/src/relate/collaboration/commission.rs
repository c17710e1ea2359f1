//! Collaborations told by a commission: `asked the Lyon mill X to make`, `recruited X for a
//! capsule`.

use releve_facts::EntityKind;

use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::relate::maker::{is_party, makers, topic};
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// `asked the Lyon mill X to make`: a commission to a named party.
pub(super) fn asked(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if clause.reality != Reality::Stated || !scene.verb_is(clause, Cue::Commission) {
            continue;
        }
        let makes = parse.clauses.iter().find(|next| {
            next.verb > clause.verb
                && next.verb < clause.verb + 14
                && next.kind == ClauseKind::Infinitive
                && (scene.verb_is(next, Cue::Design)
                    || matches!(
                        scene.text.lemma(next.verb),
                        "make"
                            | "reimagine"
                            | "rework"
                            | "reinterpret"
                            | "produce"
                            | "redesign"
                            | "decorate"
                            | "customise"
                            | "customize"
                            | "paint"
                    ))
        });
        // `recruited X for a capsule`, `drafted in X for a line of clogs`
        let tokens = scene.sentence(number);
        let for_goods = || {
            let at = (clause.group.end..tokens.end.min(clause.group.end + 10))
                .find(|at| matches!(scene.text.lower(*at), "for" | "on" | "over"))?;
            (at + 1..tokens.end.min(at + 7))
                .any(|t| scene.spotted.has_cue(t, Cue::Line))
                .then_some(at)
        };
        let Some(until) = makes.map(|makes| makes.group.start).or_else(for_goods) else {
            continue;
        };
        let other = scene
            .resolved
            .within(clause.group.end..until)
            .filter(|m| is_party(scene.resolved.mentions[*m].kind))
            .last()
            .map(|m| scene.resolved.entity[m]);
        let (Some(other), Some(own)) = (other, makers(scene, parse, clause)) else {
            continue;
        };
        let mut all: Vec<EntityNumber> = own.entities;
        all.retain(|e| *e != other);
        // `The pair asked`: two designers of one house.
        if !all
            .iter()
            .any(|e| scene.entity(*e).kind == EntityKind::Brand)
        {
            all = topic(scene, number, &[other]).into_iter().collect();
        }
        all.push(other);
        tell(all, "collaboration: asked to make");
    }
}
