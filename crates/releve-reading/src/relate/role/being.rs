//! Roles that somebody is said to have: `X is a fashion editor`, `became an assistant to
//! Y`, `used to be a saddler`.

use releve_facts::EntityKind;

use super::body::{behind, bodies, is_body};
use super::further::{further, leads_in};
use super::term::{Term, predicated, within};
use super::{person_at, tell};
use crate::clause::{Clause, ClauseKind};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// `X is a fashion editor`, `became an assistant to`, `used to be`.
pub(super) fn find(
    scene: &Scene<'_>,
    terms: &[Term],
    clause: &Clause,
    people: &[(EntityNumber, usize)],
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let be_at = clause.group.clone().rev().find(|at| {
        matches!(
            text.lower(*at),
            "is" | "are" | "was" | "were" | "been" | "’s" | "'s" | "be"
        )
    });
    // `is shopping editor`, `was design director`: the tagger took the title
    // for a verb.
    let misread = be_at.is_some_and(|at| {
        at < clause.verb
            && terms
                .iter()
                .any(|term| term.tokens.start == at + 1 && term.tokens.end > clause.verb)
    });
    let be = misread || be_at.is_some_and(|at| at == clause.verb);
    let becomes = be || scene.verb_is(clause, Cue::Become) && text.lemma(clause.verb) != "be";
    if !becomes || people.is_empty() || clause.passive && !misread {
        return;
    }
    if clause.kind == ClauseKind::Infinitive || text.lower(clause.verb) == "be" {
        let used = (clause.group.start.saturating_sub(2)..=clause.group.start)
            .any(|at| text.lower(at) == "used");
        if !used {
            return;
        }
    }
    let start = match be_at {
        Some(at) if be => (at + 1..clause.group.end.max(at + 1))
            .find(|t| text.tokens[*t].tag != Tag::Adverb)
            .filter(|_| !misread)
            .unwrap_or(at + 1),
        _ => clause.group.end.max(clause.verb + 1),
    };
    let limit = scene.sentence(clause.sentence).end.min(start + 10);
    let listed = within(terms, start..limit).first().cloned();
    let term = match listed {
        Some(term) if bridge(scene, start, term.tokens.start) => term,
        _ => match predicated(scene, start, limit) {
            Some(term) => term,
            None => return,
        },
    };
    if term.plural && people.len() < 2
        || !term.plural && people.len() > 1
        || is_compared(scene, start, &term)
    {
        return;
    }
    let next = term.tokens.end;
    if next < text.tokens.len()
        && (matches!(text.tokens[next].tag, Tag::Genitive)
            || scene.resolved.at(next).is_some_and(|m| {
                let known = &scene.resolved.mentions[m];
                known.kind == EntityKind::Person && text.lower(start) != "then"
            }))
    {
        return;
    }
    let mut of = behind(scene, &term);
    if of.names.is_empty() {
        let end = of.end;
        of = bodies(scene, &term);
        of.end = of.end.max(end);
        if of.sign == Some("organisation from context") {
            of.names.clear();
        }
    }
    if of.names.is_empty()
        && let Some(name) = where_before(scene, clause)
    {
        of.names.push(name);
    }
    let rule = if be { "role: is" } else { "role: became" };
    for person in people {
        tell(scene, found, *person, &term, &of, rule);
    }
    if let [person] = people {
        further(scene, terms, *person, &term, &of, found);
    }
}

/// `Dior's new creative director is Jonathan Anderson`: who it is stands behind the verb.
pub(super) fn inverted(scene: &Scene<'_>, terms: &[Term], clause: &Clause, found: &mut Vec<Draft>) {
    let text = &scene.text;
    let verb = clause.verb;
    let be = matches!(text.lower(verb), "is" | "was") && clause.group.start == verb;
    let Some(term) = terms
        .iter()
        .find(|term| be && !term.plural && term.tokens.end == verb)
    else {
        return;
    };
    let end = scene.sentence(clause.sentence).end;
    let Some(person) = person_at(scene, verb + 1).filter(|_| verb + 1 < end) else {
        return;
    };
    // `is Ada Lund's sister`
    let name = scene.resolved.mentions[person.1].tokens.clone();
    let closed = name.end >= end
        || matches!(
            text.surface(name.end),
            "," | "." | ";" | "—" | "–" | "(" | "”" | "\"" | "!"
        );
    let of = bodies(scene, term);
    let stated = !of.names.is_empty() && of.sign != Some("organisation from context");
    if name.start == verb + 1 && closed && stated {
        tell(scene, found, person, term, &of, "role: is");
    }
}

/// `is no designer`, `is more a designer than`, `is like a model`: no role.
fn is_compared(scene: &Scene<'_>, start: usize, term: &Term) -> bool {
    (start..term.tokens.start).any(|at| {
        matches!(
            scene.text.lower(at),
            "no" | "not" | "like" | "every" | "any" | "more" | "less"
        )
    })
}

/// True if what stands between the verb and a role belongs to what is said of the
/// subject: `is now the Chloé`, `was for nine years`.
fn bridge(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let text = &scene.text;
    let mut prepositional = false;
    (start..end).all(|at| {
        let token = &text.tokens[at];
        if text.lower(at) == "for" {
            // `was for nine years head of wardrobe`
            prepositional = true;
            return true;
        }
        if matches!(text.lower(at), "like" | "less" | "more") {
            return false;
        }
        if prepositional && scene.times_in(at..at + 1).next().is_some() {
            return true;
        }
        if let Some(mention) = scene.resolved.at(at) {
            return scene.resolved.mentions[mention].kind != EntityKind::Person;
        }
        leads_in(token.tag)
            || token.tag == Tag::Past && (token.join == Join::Hyphen || at > start)
            || matches!(text.lower(at), "as" | "former" | "also" | "once" | "then")
            || text.surface(at) == "," && at > start && text.tokens[at - 1].tag == Tag::Adjective
            || text.surface(at) == ","
                && (text.lower(at - 1) == "still" || text.tokens[at - 1].tag == Tag::Adverb)
    })
}

/// `joins from Loewe, where she was design director`
fn where_before(scene: &Scene<'_>, clause: &Clause) -> Option<String> {
    let text = &scene.text;
    let floor = scene.sentence(clause.sentence).start;
    let at = (floor..clause.group.start)
        .rev()
        .take(5)
        .find(|at| text.lower(*at) == "where")?;
    (floor..at)
        .rev()
        .take(3)
        .find_map(|t| scene.resolved.at(t))
        .filter(|m| is_body(scene.resolved.mentions[*m].kind))
        .map(|m| scene.name(scene.resolved.entity[m]))
}
