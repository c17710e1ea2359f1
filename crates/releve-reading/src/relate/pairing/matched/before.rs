//! Matches of what was named before: `What goes with clogs? Jeans.`, `Clogs are back. A
//! kilt completes the look.`

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Match, item_at};
use crate::lexicon::Cue;
use crate::relate::pairing::joined::is_joint;
use crate::relate::pairing::partner::list;
use crate::relate::pairing::topic::{REACH, meant};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `What goes with clogs? Jeans.`, `How do you wear clogs? With jeans.`
pub(super) fn asked<'s>(
    scene: &'s Scene<'_>,
    number: usize,
    range: &Range<usize>,
) -> Option<Match<'s>> {
    let text = &scene.text;
    let before = number.checked_sub(1)?;
    let question = scene.sentence(before);
    if text.sentences[before].block != text.sentences[number].block
        || text.surface(question.end - 1) != "?"
        || question.len() > 12
    {
        return None;
    }
    let asks = matches!(text.lower(question.start), "what" | "how")
        && question.clone().any(|t| {
            matches!(
                text.base(t),
                "wear" | "go" | "style" | "pair" | "team" | "match" | "work"
            )
        })
        && (text.lower(question.start) == "how"
            || question.clone().any(|t| text.lower(t) == "with"));
    let mut topics = scene.items_in(question.clone());
    let topic = topics.next().filter(|_| asks && topics.next().is_none())?;
    let from = range.start + usize::from(is_joint(scene, range.start));
    item_at(scene, from, range.end)?;
    let others = list(scene, from..range.end);
    // The answer is what goes with it and no more.
    let bare = others
        .last()
        .is_some_and(|last| last.tokens.end + 1 >= range.end);
    bare.then_some((topic.garment, Some(question), others))
}

/// `Clogs are back. Jeans and a blazer complete the look`, `A blazer keeps them smart`.
pub(super) fn completes<'s>(
    scene: &'s Scene<'_>,
    number: usize,
    range: &Range<usize>,
    focus: Option<EntityNumber>,
) -> Option<Match<'s>> {
    let text = &scene.text;
    // `All you need is a parka`
    let all = text.lower(range.start) == "all"
        && matches!(
            text.lower_at(Some(range.start + 1)),
            "you" | "they" | "it" | "that"
        )
        && (range.start + 2..range.end.min(range.start + 5))
            .any(|t| matches!(text.base(t), "need" | "want" | "require"));
    let from = if all {
        (range.start..range.end.min(range.start + 7))
            .find(|t| matches!(text.lower(*t), "is" | "are"))?
            + 1
    } else {
        range.start
    };
    item_at(scene, from, range.end)?;
    let items = list(scene, from..range.end);
    let last = items.last()?;
    let ended = all && last.tokens.end + 1 >= range.end;
    let clause = scene.parses[number]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= last.tokens.end || ended)?;
    let near = ended || clause.group.start <= last.tokens.end + 1;
    let pronoun = (clause.group.end..range.end.min(clause.group.end + 2))
        .any(|t| matches!(text.lower(t), "it" | "them" | "things"));
    let look = (clause.group.end..range.end.min(clause.group.end + 3))
        .any(|t| matches!(text.lower(t), "look" | "outfit" | "ensemble" | "picture"));
    let ends = scene.verb_is(clause, Cue::Complete) || scene.verb_is(clause, Cue::Temper);
    let does = ended
        || ends && (look || pronoun)
        || pronoun && matches!(text.base(clause.verb), "keep" | "make" | "give" | "bring");
    // `A kilt makes it impossible to walk`, `keeps them from sliding`
    let other = (clause.group.end..range.end.min(clause.group.end + 4)).any(|t| {
        matches!(
            text.lower(t),
            "from" | "impossible" | "hard" | "difficult" | "worse"
        )
    });
    let past = !ended && text.tokens[clause.verb].tag == Tag::Past;
    // Of a person's clothes another rule tells.
    let block = text.sentences[number].block;
    let first = text.blocks[block].tokens.start;
    let paragraph = first.max(range.start.saturating_sub(REACH))..range.start;
    let people = scene
        .resolved
        .of_kind(EntityKind::Person, paragraph.clone())
        .next()
        .is_some();
    if !near || !does || other || past || people || scene.items_in(paragraph).next().is_none() {
        return None;
    }
    let topic = meant(scene, number, range.start, focus)?;
    Some((topic.garment, topic.place, items))
}
