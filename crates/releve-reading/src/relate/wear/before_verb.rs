//! Who is named before a verb: directly, past an aside, in a list.

use std::ops::Range;

use releve_facts::EntityKind;

use super::trade::is_role;
use crate::clause::{Clause, ClauseKind};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `whose leader, Seo Ah-rin, wore`: the person named directly before a finite
/// verb, past a comma, wears it unless a list of people ends there.
pub(super) fn adjacent(scene: &Scene<'_>, clause: &Clause) -> Option<EntityNumber> {
    let start = scene.sentence(clause.sentence).start;
    let mut at = clause.group.start;
    while at > start && scene.text.tokens[at - 1].tag == Tag::Adverb {
        at -= 1;
    }
    let comma = at > start && scene.text.surface(at - 1) == ",";
    at -= usize::from(comma);
    let mention = at
        .checked_sub(1)
        .filter(|t| *t >= start)
        .and_then(|t| scene.resolved.at(t))?;
    let known = &scene.resolved.mentions[mention];
    let before = scene.text.lower_at(known.tokens.start.checked_sub(1));
    let person = known.kind == EntityKind::Person
        && scene.text.tokens[known.tokens.start].tag != Tag::Possessive;
    // `, and Elordi was seen` opens a clause; `Chung and Elordi wore` is a list.
    let joint = known.tokens.start.saturating_sub(2);
    let listed = matches!(before, "," | "with" | "by" | "for" | "of" | "to" | "from") && !comma
        || matches!(before, "and" | "&")
            && !comma
            && (scene.text.surface(joint) != ","
                || joint > start
                    && scene
                        .resolved
                        .at(joint - 1)
                        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person));
    (person && !listed && clause.kind == ClauseKind::Finite && !(comma && before != ","))
        .then(|| scene.resolved.entity[mention])
}

/// `Wang Yibo, who is an ambassador for Loewe, was seen`: the person named before
/// an apposition or a relative clause that closes directly before the verb; the
/// mention.
pub(in crate::relate) fn across_apposition(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    apposed(scene, clause).filter(|mention| joint(scene, *mention).is_none())
}

/// The same, also of the last of several.
fn apposed(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let start = scene.sentence(clause.sentence).start;
    if clause.kind != ClauseKind::Finite {
        return None;
    }
    let mut first = clause.group.start;
    while first > start && scene.text.tokens[first - 1].tag == Tag::Adverb {
        first -= 1;
    }
    let close = first.checked_sub(1).filter(|t| *t > start)?;
    let open = match scene.text.surface(close) {
        "," => {
            let open = (start + 1..close)
                .rev()
                .take(24)
                .filter(|t| scene.text.surface(*t) == ",");
            // The nearest comma that stands behind a name.
            open.into_iter().find(|t| {
                scene.resolved.at(t - 1).is_some_and(|m| {
                    scene.resolved.mentions[m].kind == EntityKind::Person
                        && scene.resolved.mentions[m].found != Found::Anaphor
                })
            })?
        }
        ")" => (start + 1..close)
            .rev()
            .take(24)
            .find(|t| scene.text.surface(*t) == "(")?,
        _ => return None,
    };
    let mention = scene.resolved.at(open - 1)?;
    let known = &scene.resolved.mentions[mention];
    let inside = &scene.text.tokens[open + 1].tag;
    // `X, out celebrating her new line, slipped into`
    let circumstance = matches!(
        inside,
        Tag::Adverb | Tag::Adjective | Tag::Gerund | Tag::Preposition
    ) && (open + 1..close)
        .all(|t| !matches!(scene.text.tokens[t].tag, Tag::Verb | Tag::Auxiliary));
    // `Charlotte, his sister, wore`
    let kin = *inside == Tag::Possessive
        && open + 3 >= close
        && scene.spotted.has_cue(close - 1, Cue::Someone);
    let apposed = scene.text.surface(open) == "("
        || kin
        || circumstance
        || matches!(
            inside,
            Tag::Relative | Tag::Determiner | Tag::Number | Tag::Past
        )
        || matches!(
            scene.text.lower(open + 1),
            "who" | "whose" | "star" | "founder" | "now" | "aged" | "then" | "daughter" | "son"
        )
        || is_role(scene, open + 1)
        || scene
            .spotted
            .roles
            .iter()
            .any(|term| term.tokens.start == open + 1);
    let before = scene.text.lower_at(known.tokens.start.checked_sub(1));
    let governed = matches!(before, "by" | "with" | "for" | "from" | "of" | "to");
    (known.kind == EntityKind::Person && known.found != Found::Anaphor && apposed && !governed)
        .then_some(mention)
}

/// `He and X, the director of Y, wore`: both, where a pair opens the sentence.
pub(super) fn two_across(scene: &Scene<'_>, clause: &Clause) -> Option<Vec<EntityNumber>> {
    let last = apposed(scene, clause)?;
    let joint = joint(scene, last)?;
    let start = scene.sentence(clause.sentence).start;
    let first = scene.resolved.at(joint.checked_sub(1)?)?;
    let known = &scene.resolved.mentions[first];
    (known.kind == EntityKind::Person && known.tokens.start == start)
        .then(|| vec![scene.resolved.entity[first], scene.resolved.entity[last]])
}

/// The `and` before a mention.
fn joint(scene: &Scene<'_>, mention: usize) -> Option<usize> {
    let before = scene.resolved.mentions[mention]
        .tokens
        .start
        .checked_sub(1)?;
    matches!(scene.text.lower(before), "and" | "&").then_some(before)
}

/// `X, Y and Z have all been spotted in`: everyone in the list that ends before
/// the verb.
pub(super) fn listed(scene: &Scene<'_>, clause: &Clause) -> Option<Vec<EntityNumber>> {
    let start = scene.sentence(clause.sentence).start;
    if clause.kind != ClauseKind::Finite {
        return None;
    }
    let mut end = clause.group.start;
    // `X and Y were both spotted in`
    let both = clause
        .group
        .clone()
        .chain(clause.group.start.saturating_sub(2).max(start)..clause.group.start)
        .any(|t| matches!(scene.text.lower(t), "both" | "each"));
    while end > start
        && matches!(
            scene.text.lower(end - 1),
            "all" | "both" | "each" | "also" | "have" | "had" | "were" | "are"
        )
    {
        end -= 1;
    }
    let mut found: Vec<EntityNumber> = Vec::new();
    let mut conjoined = false;
    while let Some(mention) = end
        .checked_sub(1)
        .filter(|t| *t >= start)
        .and_then(|t| scene.resolved.at(t))
    {
        let known = &scene.resolved.mentions[mention];
        if known.kind != EntityKind::Person || known.found == Found::Anaphor {
            break;
        }
        found.insert(0, scene.resolved.entity[mention]);
        let first = known.tokens.start;
        end = match scene
            .text
            .lower_at(first.checked_sub(1).filter(|t| *t >= start))
        {
            "and" | "&" if !conjoined => {
                conjoined = true;
                let oxford = first >= start + 2 && scene.text.surface(first - 2) == ",";
                first - 1 - usize::from(oxford)
            }
            "," if conjoined => first - 1,
            _ => break,
        };
    }
    // With an Oxford comma before two names a new clause may begin.
    (conjoined && found.len() > if both { 1 } else { 2 }).then_some(found)
}

/// A noun for a person before an aside that closes directly before the verb.
pub(super) fn role_across(scene: &Scene<'_>, clause: &Clause) -> Option<Range<usize>> {
    let start = scene.sentence(clause.sentence).start;
    let close = clause
        .group
        .start
        .checked_sub(1)
        .filter(|t| *t > start && scene.text.surface(*t) == ",")?;
    let open = (start + 1..close)
        .rev()
        .take(24)
        .find(|t| scene.text.surface(*t) == ",")?;
    let aside = matches!(scene.text.lower(open + 1), "who" | "whose");
    let first = (open.saturating_sub(4).max(start)..open)
        .rfind(|t| matches!(scene.text.lower(*t), "the" | "this"))?;
    (aside && clause.kind == ClauseKind::Finite).then_some(first..open)
}
