//! Appointments: `Y appointed X as its creative director`, `X was named head of design of
//! Y`, `X joined Y as a stylist`, `will succeed X as`.

use releve_facts::EntityKind;

use super::body::{Bodies, bodies, is_body};
use super::tell;
use super::term::{Term, within};
use crate::clause::{Clause, Parse, is_modal};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// `will succeed X as`: an appointment to come is stated all the same.
pub(super) fn is_to_come(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let sentence = scene.sentence(clause.sentence);
    let will = |word: &str| matches!(word, "will" | "’ll" | "'ll");
    let modal = clause
        .group
        .clone()
        .map(|at| text.lower(at))
        .find(|word| is_modal(word) || will(word));
    modal.is_some_and(will)
        && text.surface(sentence.end - 1) != "?"
        && !(sentence.start..clause.verb).any(|at| {
            matches!(text.lower(at), "if" | "whether") || scene.spotted.has_cue(at, Cue::Unreal)
        })
}

/// `Y appointed X as its role`, `X was named role of Y`, `X joined Y as role`.
pub(super) fn find(
    scene: &Scene<'_>,
    terms: &[Term],
    parse: &Parse,
    clause: &Clause,
    people: &[(EntityNumber, usize)],
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let appoint = scene.verb_is(clause, Cue::Appoint);
    let occupy = scene.verb_is(clause, Cue::Occupy);
    if !appoint && !occupy {
        return;
    }
    let sentence = scene.sentence(clause.sentence);
    let start = clause.group.end;
    let limit = sentence.end.min(start + 18);
    // `joined as co-founder X's assistant`: the first role is X's. `named the designer X
    // creative director`: it is what X is already.
    let anothers = |term: &Term| {
        let person = scene.resolved.at(term.tokens.end);
        person.is_some_and(|m| {
            let known = &scene.resolved.mentions[m];
            let behind = text.tokens.get(known.tokens.end);
            let owns = behind.is_some_and(|t| t.tag == Tag::Genitive);
            known.kind == EntityKind::Person && (owns || appoint && !clause.passive)
        })
    };
    let own = within(terms, start..limit)
        .iter()
        .filter(|term| !anothers(term) && !term.plural);
    for term in own {
        let Some((chosen, rule)) = appointed(scene, term, clause, people) else {
            continue;
        };
        // `a deal with X as creative director`: the role needs its verb near.
        let far = term.tokens.start > start + 10;
        let of = employer(scene, parse, clause, term, rule == "role: appointed");
        for person in chosen {
            let before = found.len();
            tell(scene, found, person, term, &of, rule);
            if far {
                for draft in &mut found[before..] {
                    draft.signs.push("far");
                }
            }
        }
        return;
    }
}

/// To whom a clause gives the role that a term names, and by what it is known.
fn appointed(
    scene: &Scene<'_>,
    term: &Term,
    clause: &Clause,
    people: &[(EntityNumber, usize)],
) -> Option<(Vec<(EntityNumber, usize)>, &'static str)> {
    let appoint = scene.verb_is(clause, Cue::Appoint);
    let start = clause.group.end;
    let at = introduced_at(scene, term, start);
    let with_as = has_as(scene, at, start);
    if clause.passive && appoint {
        return (with_as || at == start).then(|| (people.to_vec(), "role: was appointed"));
    }
    let object = scene
        .resolved
        .of_kind(EntityKind::Person, start..term.tokens.start)
        .next();
    if let Some(object) = object.filter(|_| appoint) {
        let name = &scene.resolved.mentions[object].tokens;
        // `named her creative director`: no director of hers.
        let her = name.len() == 1 && name.end == term.tokens.start;
        let given = (with_as || her || name.end == at) && name.start <= start + 4;
        let person = (scene.resolved.entity[object], object);
        return given.then(|| (vec![person], "role: appointed"));
    }
    let occupies = scene.verb_is(clause, Cue::Occupy) && with_as;
    occupies.then(|| (people.to_vec(), "role: joined as"))
}

/// Where the words begin that lead a role in: behind `as`, or right behind the verb or the
/// name.
fn introduced_at(scene: &Scene<'_>, term: &Term, start: usize) -> usize {
    let text = &scene.text;
    let mut at = term.tokens.start;
    while at > start
        && (matches!(
            text.tokens[at - 1].tag,
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Genitive
        ) || scene.resolved.at(at - 1).is_some_and(|m| {
            is_body(scene.resolved.mentions[m].kind) && text.tokens[at].tag == Tag::Genitive
        }) || text.tokens[at - 1].tag == Tag::Noun && text.tokens[at - 1].join == Join::Hyphen
            // `as its men's creative director`
            || text.tokens[at - 1].tag == Tag::Noun && text.tokens[at].tag == Tag::Genitive)
    {
        at -= 1;
    }
    at
}

/// `as`, `to the post of`, `to be` before the words of a role that begin at `at`.
fn has_as(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    let text = &scene.text;
    let before = at.checked_sub(2).filter(|_| at > start + 1);
    at > start
        && match text.lower(at - 1) {
            "as" => true,
            "of" => matches!(
                text.lower_at(before),
                "position" | "role" | "post" | "title" | "job"
            ),
            "be" => text.lower_at(before) == "to",
            _ => false,
        }
}

/// The body that gives a role: what stands beside the role, else, for who is appointed,
/// who appoints, and for others what stands between verb and role.
fn employer(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    term: &Term,
    appointed: bool,
) -> Bodies {
    let body = |m: &usize| is_body(scene.resolved.mentions[*m].kind);
    let name = |m: usize| scene.name(scene.resolved.entity[m]);
    let subject = || {
        clause
            .subject
            .iter()
            .filter_map(|p| scene.resolved.at(parse.phrases[*p].head))
            .find(body)
            .filter(|_| appointed)
    };
    let mut of = bodies(scene, term);
    if !of.names.is_empty() && of.sign != Some("organisation from context") {
        // `Loewe has hired X as its stylist`: whoever `its` was taken for.
        if of.sign == Some("organisation by pronoun")
            && let Some(subject) = subject()
        {
            of.names = vec![name(subject)];
        }
        return of;
    }
    let start = clause.group.end;
    // `Theory said it had hired X from Arket as`
    let said = || {
        let sentence = scene.sentence(clause.sentence);
        scene
            .resolved
            .within(sentence.start..clause.group.start)
            .find(body)
            .filter(|_| appointed)
    };
    let stated = || {
        scene
            .resolved
            .within(start..term.tokens.start)
            .filter(body)
            .find(|m| {
                let at = scene.resolved.mentions[*m].tokens.start;
                at <= start || scene.text.lower(at - 1) != "from"
            })
    };
    match subject().or_else(said).or_else(stated) {
        Some(body) => Bodies {
            names: vec![name(body)],
            end: term.tokens.end,
            ..Bodies::default()
        },
        None => of,
    }
}
