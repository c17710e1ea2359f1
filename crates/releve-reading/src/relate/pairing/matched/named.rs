//! Matches that a noun names: `the best thing to wear with clogs is a kilt`, `the
//! combination of A and B`, `A plus B`, `A goes with everything: B, C`.

use std::ops::Range;

use super::{Match, item_at};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::pairing::joined::is_joint;
use crate::relate::pairing::partner::list;
use crate::scene::Scene;
use crate::tag::Tag;

/// `The best thing to wear with clogs is a kilt`.
pub(super) fn superlative<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let lead = scene.items_in(range.clone()).next()?;
    let opening = range.start..lead.tokens.start;
    if opening.len() > 10 || opening.is_empty() {
        return None;
    }
    let has = |words: &[&str]| opening.clone().any(|t| words.contains(&text.lower(t)));
    let next = lead.tokens.end;
    let best = has(&[
        "best",
        "perfect",
        "ideal",
        "only",
        "easiest",
        "favourite",
        "obvious",
    ]) && has(&[
        "wear",
        "pair",
        "style",
        "partner",
        "companion",
        "match",
        "team",
    ]) && has(&["with", "for", "to"])
        && matches!(
            text.lower_at(Some(next)),
            "is" | "are" | "remains" | "remain"
        );
    if !best {
        return None;
    }
    let from = next + 1;
    item_at(scene, from, range.end)?;
    Some((lead.garment, None, list(scene, from..range.end)))
}

/// `The combination of clogs and jeans`, `the pairing of A with B`, `A and B: the perfect
/// pairing`.
pub(super) fn nominal<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let names = |t: usize| {
        matches!(
            text.lower(t),
            "combination" | "combo" | "pairing" | "marriage" | "duo" | "union" | "partnership"
        )
    };
    let noun = range
        .clone()
        .find(|t| names(*t) && scene.resolved.at(*t).is_none())?;
    if text.lower_at(Some(noun + 1)) == "of" {
        let one = item_at(scene, noun + 2, range.end)?;
        let joint = one.tokens.end;
        let ties = matches!(text.lower_at(Some(joint)), "and" | "with");
        let other = item_at(scene, joint + 1, range.end).filter(|_| ties)?;
        // `The marriage of clogs and jeans ended`, `the union of jeans and shirt makers met`
        let past = (scene.parses[text.sentence_of(noun)].clauses.iter())
            .find(|clause| clause.group.start >= other.tokens.end)
            .is_some_and(|clause| {
                (clause.group.clone()).any(|t| {
                    text.tokens[t].tag == Tag::Past && t == clause.group.start
                        || matches!(text.lower(t), "was" | "were" | "had")
                })
            });
        if past {
            return None;
        }
        return Some((one.garment, None, vec![other]));
    }
    // `A and B: the perfect pairing`
    let colon = range
        .clone()
        .find(|t| matches!(text.surface(*t), ":" | "—" | "–"))
        .filter(|colon| *colon < noun && noun <= colon + 5)?;
    let items = list(scene, range.start..colon);
    let [one, other] = items[..] else { return None };
    (one.tokens.start <= range.start + 1 && other.tokens.end == colon)
        .then(|| (one.garment, None, vec![other]))
}

/// `Clogs plus jeans is the formula`, `The formula: clogs + jeans`.
pub(super) fn plus<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let items: Vec<&Item> = scene.items_in(range.clone()).collect();
    let added = |pair: &[&Item]| {
        let joint = pair[0].tokens.end;
        joint < pair[1].tokens.start
            && pair[1].tokens.start <= joint + 2
            && matches!(text.surface(joint), "+" | "plus")
    };
    let at = items.windows(2).position(added)?;
    // `sneaker plus loafer` may tell what a word is made of.
    let clause = &scene.parses[text.sentence_of(range.start)].clauses;
    let formula = range.clone().any(|t| {
        matches!(
            text.lower(t),
            "formula" | "equation" | "outfit" | "uniform" | "look" | "recipe" | "winner"
        )
    });
    if !formula && !clause.is_empty() {
        return None;
    }
    let others = items[at..]
        .windows(2)
        .take_while(|pair| added(pair))
        .map(|pair| pair[1])
        .collect();
    Some((items[at].garment, None, others))
}

/// `Clogs go with everything: jeans, kilts`: what everything is.
pub(super) fn everything<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let colon = range
        .clone()
        .find(|t| matches!(text.surface(*t), ":" | "—" | "–"))?;
    let lead = scene.items_in(range.start..colon).next()?;
    let with = (lead.tokens.end..colon).find(|t| is_joint(scene, *t))?;
    let goes = (lead.tokens.end..with).any(|t| {
        scene.spotted.has_cue(t, Cue::Pair)
            || scene.spotted.has_cue(t, Cue::Advise)
            || matches!(text.base(t), "go" | "work" | "look" | "pair" | "suit")
    });
    let all = (with + 1..colon).any(|t| {
        matches!(
            text.lower(t),
            "everything" | "anything" | "almost" | "most" | "things" | "all"
        )
    });
    if !goes || !all || scene.items_in(with..colon).next().is_some() {
        return None;
    }
    item_at(scene, colon + 1, range.end)?;
    Some((lead.garment, None, list(scene, colon + 1..range.end)))
}
