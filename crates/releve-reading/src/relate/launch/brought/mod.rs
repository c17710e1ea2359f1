//! Launches told by a verb: `X launched Y`, `Y, launched by X`, `Y, which X
//! introduced`, `X followed with Y`, `X put Y on sale`, `X plans Y in May`.

mod object;
mod passive;
mod stated;

use std::ops::Range;

use releve_facts::{EntityKind, When};

use super::{Sort, Thing, house, launch, may};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::{How, Makers, makers};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;
use object::{
    added, behind, entered, examples, listed, on_sale, one_of_its_own, own_version, reply, since,
};
use passive::passive;
use stated::real;

pub(super) use object::before_relative;
pub(super) use passive::owner;
pub(super) use stated::dated;

pub(super) fn by_clause(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
    drafts: &mut Vec<Draft>,
) {
    // `dropped to No. 4`, `dropped out of the list`: a fall.
    let falls = scene.text.lemma(clause.verb) == "drop"
        && matches!(
            scene.text.lower_at(Some(clause.group.end)),
            "to" | "from" | "by" | "out" | "off"
        );
    if falls || !real(scene, parse, clause) {
        return;
    }
    let when = when(scene, parse, clause);
    let number = clause.sentence;
    let verb = scene.verb_is(clause, Cue::Launch) || scene.verb_is(clause, Cue::Issue);
    let end = scene.sentence(number).end;
    // A bare past form behind a name may be the verb of a clause after all:
    // `Fred Perry answered in`, `which X, a label, launched on`.
    let bare = clause.group.start == clause.verb;
    let relative = bare && verb && before_relative(scene, parse, clause, coined).is_some();
    let finite = relative || bare && reply(scene, clause).is_some();
    if clause.passive && !finite {
        if verb {
            passive(scene, parse, clause, coined, when, drafts);
        }
        return;
    }
    let (things, rule) = if let Some(at) = on_sale(scene, clause) {
        (
            listed(scene, clause.group.end, at, coined),
            "launch: puts on sale",
        )
    } else if let Some(things) = entered(scene, clause, when.is_some(), coined) {
        (things, "launch: follows with")
    } else if let Some(things) = added(scene, clause, when.as_ref(), coined) {
        (things, "launch: verb and object")
    } else if let Some(at) = reply(scene, clause) {
        let things = one_of_its_own(scene, at, number)
            .map_or_else(|| listed(scene, at + 1, end, coined), |thing| vec![thing]);
        if when.is_none() && things.iter().all(|t| t.sort == Sort::Garment) {
            return;
        }
        (things, "launch: follows with")
    } else if scene.verb_is(clause, Cue::Plan) {
        let things: Vec<Thing> = listed(scene, clause.group.end, end, coined)
            .into_iter()
            .filter(|t| matches!(t.sort, Sort::Line | Sort::Named))
            .collect();
        if scene.times_in(clause.reach.clone()).next().is_none() && !dated(scene, number) {
            return;
        }
        (things, "launch: plans")
    } else if verb {
        let strong = scene.verb_is(clause, Cue::Issue);
        let mut things = listed(scene, behind(scene, clause), end, coined);
        let mut rule = "launch: verb and object";
        if things.is_empty() {
            things.extend(own_version(scene, clause));
        }
        if things.is_empty() || things.iter().all(|t| t.sort == Sort::Garment) {
            things.extend(examples(scene, clause.group.end, end, coined));
        }
        if things.is_empty() {
            things.extend(before_relative(scene, parse, clause, coined));
            rule = "launch: which it launched";
        }
        // `created a dress`, `opened a jar`: only lines and names are launched so.
        things.retain(|t| strong || !matches!(t.sort, Sort::Garment | Sort::Coined));
        (things, rule)
    } else if since(scene, clause) {
        (
            listed(scene, clause.group.end, end, coined)
                .into_iter()
                .filter(|t| t.sort != Sort::Line)
                .take(1)
                .collect(),
            "launch: has made since",
        )
    } else {
        return;
    };
    if things.is_empty() {
        return;
    }
    let Some(Makers { entities, how }) = makers(scene, parse, clause) else {
        return;
    };
    let found = scene.verb_is(clause, Cue::Found);
    // `introduced her lingerie line`: whoever has a line of her own.
    let own = things.iter().any(|t| owns_line(scene, t));
    let able = entities.iter().find(|e| own || may(scene, **e)).copied();
    let Some(brand) = able.or_else(|| {
        // `… with X, who is …, and unveiled`: the verb is the main subject's.
        (how == How::Shared).then(|| main_subject(scene, parse, clause))?
    }) else {
        return;
    };
    // A singer of a brand's name releases songs.
    let sings = scene.entity(brand).kind == EntityKind::Person
        && !own
        && !crate::relate::showing::designs(scene, brand);
    let things: Vec<Thing> = things
        .into_iter()
        .filter(|t| !(sings && t.sort == Sort::Named && !worn(scene, t)) || found)
        .collect();
    // Who designs for a house launches in its name.
    let brand = if scene.entity(brand).kind == EntityKind::Person && !found && how == How::Topic {
        house(scene, number).unwrap_or(brand)
    } else {
        brand
    };
    let planned = clause.reality == Reality::Unreal;
    // Two make one thing together; of three or more each makes its own.
    let houses: Vec<EntityNumber> = entities
        .iter()
        .copied()
        .filter(|e| scene.entity(*e).kind == EntityKind::Brand)
        .collect();
    // Those who found something do so each: `A and B started X`.
    let people = found
        && entities
            .iter()
            .all(|e| scene.entity(*e).kind == EntityKind::Person);
    let houses = if people {
        entities
    } else if houses.len() > 2 || houses.len() == 2 && severally(scene, clause) {
        houses
    } else {
        vec![brand]
    };
    for thing in &things {
        for brand in &houses {
            drafts.push(
                launch(scene, *brand, thing, when.clone(), number, rule, how)
                    .sign(planned, "planned")
                    .sign(scene.verb_is(clause, Cue::Issue), "verb of issuing")
                    .sign(things.len() > 1 || houses.len() > 1, "list"),
            );
        }
    }
}

/// `A and B have each launched`, `Both A and B launched`: two that do it apart.
fn severally(scene: &Scene<'_>, clause: &Clause) -> bool {
    let before = scene.sentence(clause.sentence).start..clause.verb;
    before
        .into_iter()
        .any(|at| matches!(scene.text.lower(at), "both" | "each"))
}

/// True for names that end in a garment, or where a coinage stands for one.
fn worn(scene: &Scene<'_>, thing: &Thing) -> bool {
    scene.items_in(thing.tokens.clone()).next().is_some()
        || thing.tokens.clone().any(|at| scene.text.lower(at) == "own")
        || scene
            .resolved
            .of_kind(EntityKind::Product, thing.tokens.clone())
            .next()
            .is_some()
}

/// True for `her lingerie line`, and for what such a line is called.
fn owns_line(scene: &Scene<'_>, thing: &Thing) -> bool {
    const REACH: usize = 6;
    let floor = scene
        .sentence(scene.text.sentence_of(thing.tokens.start))
        .start;
    let from = thing.tokens.start.saturating_sub(REACH).max(floor);
    let owner = (from..thing.tokens.end).find(|at| matches!(scene.text.lower(*at), "her" | "his"));
    owner.is_some_and(|owner| {
        (owner + 1..thing.tokens.end).any(|at| {
            scene.spotted.has_cue(at, Cue::Line)
                && scene.resolved.at(at).is_none()
                && (owner + 1..at).all(|t| scene.text.tokens[t].tag != Tag::Verb)
        })
    })
}

/// The house that the sentence's first clause is about.
fn main_subject(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    parse
        .clauses
        .iter()
        .filter(|other| other.verb < clause.verb && other.kind == ClauseKind::Finite)
        .find_map(|other| {
            scene
                .subjects(parse, other, EntityKind::Brand)
                .first()
                .copied()
        })
}

/// The time in the clause, else in the sentence where that tells little else.
fn when(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<When> {
    let near = |tokens: Range<usize>| {
        scene
            .times_in(tokens)
            .find(|time| !time.compared)
            .map(|time| time.when.clone())
    };
    let verbs: Vec<usize> = parse
        .clauses
        .iter()
        .filter(|c| c.kind == ClauseKind::Finite)
        .map(|c| c.verb)
        .collect();
    let end = parse
        .clauses
        .iter()
        .filter(|c| c.verb > clause.verb && c.kind == ClauseKind::Finite)
        .map(|c| c.group.start)
        .next()
        .unwrap_or(scene.sentence(clause.sentence).end);
    near(clause.group.start..end).or_else(|| {
        // `In 1972 X launched`: nothing else is told before the verb.
        let alone = verbs.iter().filter(|v| **v < clause.verb).count() == 0 || verbs.len() <= 2;
        alone.then(|| near(scene.sentence(clause.sentence).start..clause.group.start))?
    })
}
