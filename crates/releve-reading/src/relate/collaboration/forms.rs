//! The forms in which a collaboration is told.

use std::ops::Range;

use releve_facts::EntityKind;

use super::for_another::line_for;
use super::verb::ahead;
use super::{before, denied, parties, with};
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::relate::doubt::is_void;
use crate::relate::maker::{ending, is_party, makers, topic};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Gap × Dôen`, `Adidas x Wales Bonner`
pub(super) fn crossed(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if !matches!(scene.text.surface(at), "×" | "x" | "X") || at == tokens.start {
            continue;
        }
        if at + 1 >= tokens.end || is_void(scene, number, at) {
            continue;
        }
        let side = |at: usize, words: Range<usize>| {
            scene
                .resolved
                .at(at)
                .filter(|m| is_party(scene.resolved.mentions[*m].kind))
                .map(|m| scene.resolved.entity[m])
                .or_else(|| named(scene, words))
                .filter(|party| !is_namesake(scene, *party, at))
        };
        if let (Some(left), Some(right)) = (
            side(at - 1, tokens.start..at),
            side(at + 1, at + 1..tokens.end),
        ) && left != right
        {
            tell(vec![left, right], "collaboration: joined by ×");
        }
    }
}

/// `Wilson x Kith sneakers` in a text that quotes Elizabeth Wilson: a surname alone
/// beside the sign is a house's, unless somebody known bears it.
fn is_namesake(scene: &Scene<'_>, party: EntityNumber, at: usize) -> bool {
    let surname = scene
        .resolved
        .at(at)
        .is_some_and(|m| scene.resolved.mentions[m].tokens.len() == 1);
    let entity = scene.entity(party);
    entity.kind == EntityKind::Person
        && entity.entry.is_none()
        && surname
        && entity.name.contains(' ')
}

/// `its 2024 collaboration with Repetto`, `the collaboration between A and B`,
/// `in partnership with`, `a capsule with`.
pub(super) fn by_noun(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let nouns: Vec<usize> = tokens
        .clone()
        .filter(|at| scene.spotted.has_cue(*at, Cue::Collaboration))
        .collect();
    for noun in nouns {
        if denied(scene, number, noun)
            || is_void(scene, number, noun)
            || is_declined(scene, number, noun)
        {
            continue;
        }
        // `unveiled a collaboration in May, and Z has designed a clog with Y`
        let clause = scene.main_clause(number, noun);
        let behind = (noun + 1..(noun + 5).min(clause.end))
            .find(|at| matches!(scene.text.lower(*at), "with" | "between"));
        match behind {
            Some(at) if scene.text.lower(at) == "between" => {
                let mut all = parties(scene, at..(at + 14).min(tokens.end));
                let itself = matches!(
                    scene.text.lower_at(Some(at + 1)),
                    "itself" | "themselves" | "herself" | "himself"
                );
                if itself && let Some(own) = owner(scene, number, noun) {
                    all.retain(|party| *party != own);
                    all.insert(0, own);
                }
                tell(all, "collaboration: between");
            }
            Some(at) => {
                let others = with(scene, at, tokens.end);
                let subject = aside(scene, &tokens, noun)
                    .or_else(|| owner(scene, number, noun))
                    .filter(|b| !others.contains(b))
                    .or_else(|| before(scene, tokens.start..noun))
                    .filter(|b| !others.contains(b))
                    .or_else(|| ahead(scene, number, at, &others))
                    .or_else(|| topic(scene, number, &others));
                if let (Some(subject), false) = (subject, others.is_empty()) {
                    let mut all = vec![subject];
                    all.extend(others);
                    tell(all, "collaboration: noun with");
                }
            }
            None if scene.text.lower_at(Some(noun + 1)) == "for" => {
                if let Some(two) = line_for(scene, &tokens, noun) {
                    tell(two, "collaboration: made for another");
                }
            }
            None => {
                // `the Adidas and Wales Bonner collaboration`, `A's collaboration with`
                let all = parties(scene, noun.saturating_sub(7).max(tokens.start)..noun);
                // `Wales Bonner's Adidas Samba collaboration`
                let adjacent = scene.resolved.at(noun.saturating_sub(1)).is_some_and(|m| {
                    matches!(
                        scene.resolved.mentions[m].kind,
                        EntityKind::Brand | EntityKind::Product
                    )
                });
                if all.len() == 2 && adjacent {
                    tell(all, "collaboration: two before the noun");
                }
            }
        }
    }
}

/// `turned down a collaboration with X`: what the verb before it does away with.
fn is_declined(scene: &Scene<'_>, number: usize, noun: usize) -> bool {
    let governor = scene.parses[number]
        .clauses
        .iter()
        .rfind(|clause| clause.group.start < noun && clause.reach.contains(&noun));
    governor.is_some_and(|clause| !clause.passive && scene.verb_is(clause, Cue::Doubt))
}

/// `X, in partnership with Y, has`: who is named right before the aside.
fn aside(scene: &Scene<'_>, tokens: &Range<usize>, noun: usize) -> Option<EntityNumber> {
    let comma = noun.checked_sub(2).filter(|at| *at > tokens.start)?;
    let opens = scene.text.surface(comma) == "," && scene.text.lower(noun - 1) == "in";
    let m = scene.resolved.at(comma - 1).filter(|_| opens)?;
    let known = &scene.resolved.mentions[m];
    // `showed a coat by X, in collaboration with Y`
    let free = scene
        .text
        .tokens
        .get(known.tokens.start.wrapping_sub(1))
        .is_none_or(|before| before.tag != Tag::Preposition)
        || known.tokens.start == tokens.start;
    (is_party(known.kind) && free).then(|| scene.resolved.entity[m])
}

/// Whose collaboration it is: a genitive before the noun, else the subject of
/// the verb before it.
pub(super) fn owner(scene: &Scene<'_>, number: usize, noun: usize) -> Option<EntityNumber> {
    let tokens = scene.sentence(number);
    let genitive = (noun.saturating_sub(5).max(tokens.start + 1)..noun)
        .rev()
        .filter(|at| scene.text.tokens[*at].tag == Tag::Genitive)
        .find_map(|at| scene.resolved.at(at - 1))
        .filter(|m| is_party(scene.resolved.mentions[*m].kind));
    if let Some(m) = genitive {
        return Some(scene.resolved.entity[m]);
    }
    let parse = &scene.parses[number];
    let maker = |within: &Range<usize>| {
        parse
            .clauses
            .iter()
            .filter(|c| within.contains(&c.verb) && !c.passive && c.kind == ClauseKind::Finite)
            .filter_map(|c| makers(scene, parse, c))
            .flat_map(|m| m.entities)
            .find(|e| scene.entity(*e).kind == EntityKind::Brand)
    };
    // `A unveiled a coat, and B has designed a capsule with C`: B's.
    let own = scene.main_clause(number, noun).start..noun;
    maker(&own).or_else(|| maker(&(tokens.start..noun)))
}

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

/// `Jean Paul Gaultier's guest this season, X`, `guest designer X at Y`.
pub(super) fn guest(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if scene.text.lower(at) != "guest" || at < tokens.start + 2 {
            continue;
        }
        let house = (at.saturating_sub(3).max(tokens.start)..at)
            .rev()
            .filter(|t| scene.text.tokens[*t].tag == Tag::Genitive)
            .find_map(|t| scene.resolved.at(t.checked_sub(1)?))
            .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand);
        // `its latest guest designer is Rokh`
        let person = scene
            .resolved
            .within(at + 1..(at + 8).min(tokens.end))
            .find(|m| {
                let known = &scene.resolved.mentions[*m];
                let is = matches!(
                    scene.text.lower_at(known.tokens.start.checked_sub(1)),
                    "is" | "was" | "," | ":"
                );
                known.kind == EntityKind::Person || known.kind == EntityKind::Brand && is
            });
        if let (Some(house), Some(person)) = (house, person) {
            tell(
                vec![scene.resolved.entity[house], scene.resolved.entity[person]],
                "collaboration: guest",
            );
        }
    }
}

/// `Coperni and Puma's 90SQR`: one product of two.
pub(super) fn joint_genitive(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if scene.text.tokens[at].tag != Tag::Genitive || at + 1 >= tokens.end {
            continue;
        }
        let product = scene.resolved.at(at + 1).map_or_else(
            || matches!(scene.text.tokens[at + 1].tag, Tag::Name),
            |m| scene.resolved.mentions[m].kind == EntityKind::Product,
        ) || scene.spotted.has_cue(at + 1, Cue::Collaboration);
        if !product {
            continue;
        }
        let all = ending(scene, tokens.start, at);
        if all.len() == 2 {
            tell(all, "collaboration: joint product");
        }
    }
}

/// The party whose name these words are, whatever their case.
fn named(scene: &Scene<'_>, words: Range<usize>) -> Option<EntityNumber> {
    let name = scene.text.slice(words);
    scene
        .resolved
        .entities
        .iter()
        .position(|e| is_party(e.kind) && e.name.to_lowercase() == name.trim().to_lowercase())
}

/// `Adidas and Zarqa Studio unveil a running abaya`: two subjects of a making.
pub(super) fn together(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        let makes = scene.verb_is(clause, Cue::Issue)
            || scene.verb_is(clause, Cue::Launch)
            || scene.verb_is(clause, Cue::Design)
            || matches!(scene.text.lemma(clause.verb), "put" | "make");
        let bare = clause.group.start == clause.verb;
        if clause.reality == Reality::Denied || !makes || clause.passive && !bare {
            continue;
        }
        let range = scene.sentence(number);
        // `Together with X, Y has designed a line`
        let opens = match scene.text.lower(range.start) {
            "together" => scene.text.lower_at(Some(range.start + 1)) == "with",
            word => word == "alongside",
        };
        // `Both X and Y make clogs`: each its own.
        let apart = (range.start..clause.verb)
            .any(|at| matches!(scene.text.lower(at), "both" | "each" | "all"));
        if apart && !opens {
            continue;
        }
        let all = if opens {
            parties(scene, range.start + 1..clause.group.start)
        } else {
            ending(scene, range.start, clause.group.start)
        };
        let goods = scene
            .items_in(clause.group.end..scene.sentence(number).end)
            .next()
            .is_some()
            || !scene
                .entities_in(EntityKind::Product, scene.sentence(number))
                .is_empty()
            || scene
                .sentence(number)
                .any(|at| scene.spotted.has_cue(at, Cue::Line));
        if all.len() == 2 && goods {
            tell(all, "collaboration: two launch");
        }
    }
}
