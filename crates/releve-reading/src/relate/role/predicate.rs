//! Roles that a verb gives: `is`, `became`, `was named`, `joined as`,
//! `founded`, `contributed to`.

use releve_facts::EntityKind;

use super::super::Draft;
use super::super::wear::across_apposition;
use super::body::{Bodies, behind, bodies, is_body};
use super::further::further;
use super::tell;
use super::term::{Term, predicated};
use crate::clause::{Clause, ClauseKind, Parse, Reality, is_modal};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    for (parse, clause) in scene.clauses() {
        let people = people(scene, parse, clause);
        if clause.reality == Reality::Unreal && to_come(scene, clause) {
            post(scene, terms, parse, clause, &people, found);
        }
        if clause.reality != Reality::Stated {
            continue;
        }
        being(scene, terms, clause, &people, found);
        post(scene, terms, parse, clause, &people, found);
        super::founding::founding(scene, parse, clause, &people, found);
        super::founding::contributing(scene, clause, &people, found);
    }
}

/// `will succeed X as`: an appointment to come is stated all the same.
fn to_come(scene: &Scene<'_>, clause: &Clause) -> bool {
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

/// The people who are the clause's subject, each with its mention.
fn people(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<(EntityNumber, usize)> {
    let text = &scene.text;
    let own: Vec<(EntityNumber, usize)> = clause
        .subject
        .iter()
        .filter_map(|p| {
            let phrase = &parse.phrases[*p];
            let mention = scene.resolved.at(phrase.head)?;
            let known = &scene.resolved.mentions[mention];
            // `her mother`, `Hadid’s stylist`: the head is another person.
            let own = known.kind == EntityKind::Person
                && known.tokens.end == phrase.tokens.end.max(known.tokens.end)
                && text.tokens[phrase.head].tag != Tag::Possessive
                && text
                    .tokens
                    .get(known.tokens.end)
                    .is_none_or(|t| t.tag != Tag::Genitive);
            own.then(|| (scene.resolved.entity[mention], mention))
        })
        .collect();
    if !own.is_empty() {
        return own;
    }
    // `its founder, Emi Kuwahata, was`: the name between commas.
    let mut at = clause.group.start;
    if at >= 2 && text.surface(at - 1) == "," {
        at -= 1;
        let named = scene.resolved.at(at - 1).filter(|m| {
            let known = &scene.resolved.mentions[*m];
            known.kind == EntityKind::Person
                && known.tokens.end == at
                && known.tokens.start > 0
                && text.surface(known.tokens.start - 1) == ","
        });
        // `X, who left Loewe, is creative director of Dior`
        return named
            .or_else(|| across_apposition(scene, clause))
            .map(|m| (scene.resolved.entity[m], m))
            .into_iter()
            .collect();
    }
    own
}

/// `X is a fashion editor`, `became an assistant to`, `used to be`.
fn being(
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
    let first = terms.partition_point(|term| term.tokens.start < start);
    let listed = terms
        .get(first)
        .filter(|term| term.tokens.start < limit)
        .cloned();
    let term = match listed {
        Some(term) if bridge(scene, start, term.tokens.start) => term,
        _ => match predicated(scene, start, limit) {
            Some(term) => term,
            None => return,
        },
    };
    if term.plural && people.len() < 2
        || !term.plural && people.len() > 1
        || possessed_by_other(scene, start, &term)
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

/// `is Bella’s stylist` is a role; `is the face of` is not; `is the daughter
/// of a designer` never reaches the role.
fn possessed_by_other(scene: &Scene<'_>, start: usize, term: &Term) -> bool {
    (start..term.tokens.start).any(|at| {
        matches!(
            scene.text.lower(at),
            "no" | "not" | "like" | "every" | "any" | "more" | "less"
        )
    })
}

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
        matches!(
            token.tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Genitive
                | Tag::Adjective
                | Tag::Adverb
                | Tag::Noun
                | Tag::Name
                | Tag::Number
        ) || token.tag == Tag::Past && (token.join == Join::Hyphen || at > start)
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

/// `Y appointed X as its role`, `X was named role of Y`, `X joined Y as role`.
fn post(
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
    let first = terms.partition_point(|term| term.tokens.start < start);
    // `joined as co-founder X's assistant`: the first role is X's.
    let anothers = |term: &&Term| {
        let person = scene.resolved.at(term.tokens.end);
        person.is_some_and(|m| {
            let known = &scene.resolved.mentions[m];
            let behind = text.tokens.get(known.tokens.end);
            known.kind == EntityKind::Person && behind.is_some_and(|t| t.tag == Tag::Genitive)
        })
    };
    let Some(term) = terms[first..]
        .iter()
        .take_while(|term| term.tokens.start < limit)
        .find(|term| !anothers(term))
        .filter(|term| !term.plural)
    else {
        return;
    };
    // What introduces the role: `as its`, or nothing behind the verb or name.
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
    let with_as = at > start
        && (text.lower(at - 1) == "as"
            || text.lower(at - 1) == "of"
                && at > start + 1
                && matches!(
                    text.lower(at - 2),
                    "position" | "role" | "post" | "title" | "job"
                )
            || matches!(text.lower(at - 1), "be") && at > start + 1 && text.lower(at - 2) == "to");
    let objects: Vec<(EntityNumber, usize)> = scene
        .resolved
        .of_kind(EntityKind::Person, start..term.tokens.start)
        .map(|m| (scene.resolved.entity[m], m))
        .collect();
    let between = |mention: usize| {
        let end = scene.resolved.mentions[mention].tokens.end;
        end == at || with_as
    };
    let (chosen, rule): (Vec<(EntityNumber, usize)>, &'static str) = if clause.passive && appoint {
        if !(with_as || at == start) || people.is_empty() {
            return;
        }
        (people.to_vec(), "role: was appointed")
    } else if appoint && !objects.is_empty() {
        let Some(object) = objects.first().filter(|(_, m)| between(*m)) else {
            return;
        };
        if scene.resolved.mentions[object.1].tokens.start > start + 4 {
            return;
        }
        (vec![*object], "role: appointed")
    } else if occupy && with_as && !people.is_empty() {
        (people.to_vec(), "role: joined as")
    } else if appoint
        && clause.kind == ClauseKind::Participle
        && (with_as || at == start)
        && !people.is_empty()
        && clause.passive
    {
        (people.to_vec(), "role: was appointed")
    } else {
        return;
    };
    // `a deal with X as creative director`: the role needs its verb near.
    let far = term.tokens.start > start + 10;
    let mut of = bodies(scene, term);
    let weak = of.names.is_empty() || of.sign == Some("organisation from context");
    if weak {
        let stated = scene
            .resolved
            .within(start..term.tokens.start)
            .filter(|m| is_body(scene.resolved.mentions[*m].kind))
            .filter(|m| {
                let tokens = &scene.resolved.mentions[*m].tokens;
                let from = tokens.start > start && text.lower(tokens.start - 1) == "from";
                !from
            })
            .map(|m| scene.name(scene.resolved.entity[m]))
            .next();
        let subject = clause
            .subject
            .iter()
            .filter_map(|p| scene.resolved.at(parse.phrases[*p].head))
            .filter(|m| is_body(scene.resolved.mentions[*m].kind))
            .map(|m| scene.name(scene.resolved.entity[m]))
            .next()
            .or_else(|| {
                // `Theory said it had hired X from Arket as`
                let begun = scene
                    .resolved
                    .within(sentence.start..clause.group.start)
                    .find(|m| is_body(scene.resolved.mentions[*m].kind))?;
                (rule == "role: appointed").then(|| scene.name(scene.resolved.entity[begun]))
            });
        let name = if rule == "role: appointed" {
            subject.or(stated)
        } else {
            stated
        };
        if let Some(name) = name {
            of = Bodies {
                names: vec![name],
                end: term.tokens.end,
                ..Bodies::default()
            };
        }
    } else if of.sign == Some("organisation by pronoun") && rule == "role: appointed" {
        let subject = clause
            .subject
            .iter()
            .filter_map(|p| scene.resolved.at(parse.phrases[*p].head))
            .find(|m| is_body(scene.resolved.mentions[*m].kind));
        if let Some(subject) = subject {
            of.names = vec![scene.name(scene.resolved.entity[subject])];
        }
    }
    for person in chosen {
        let before = found.len();
        tell(scene, found, person, term, &of, rule);
        if far {
            for draft in &mut found[before..] {
                draft.signs.push("far");
            }
        }
    }
}
