//! Collaborations told by a noun for them: `its 2024 collaboration with Repetto`, `in
//! partnership with`, `the Adidas and Wales Bonner collaboration`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::for_another::line_for;
use super::parties::{before, denied, each_with, parties, with};
use super::verb::ahead;
use crate::clause::ClauseKind;
use crate::lexicon::Cue;
use crate::relate::doubt::is_void;
use crate::relate::maker::{is_party, makers, topic};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

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
                if let (Some(subject), true) = (subject, each_with(scene, at, tokens.end)) {
                    for other in others {
                        tell(vec![subject, other], "collaboration: noun with");
                    }
                } else if let (Some(subject), false) = (subject, others.is_empty()) {
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
