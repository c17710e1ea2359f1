//! Who does what a verb says: the phrases that are its subject.

use std::ops::Range;

use super::group::Group;
use super::{ClauseKind, Phrase};
use crate::tag::Tag;
use crate::text::Text;

/// The phrase and those coordinated with it that stand as subject directly
/// before the verb group, in the same clause.
pub(super) fn own_subject(
    text: &Text<'_>,
    phrases: &[Phrase],
    limit: usize,
    group: &Group,
    range: &Range<usize>,
) -> Vec<usize> {
    if group.kind != ClauseKind::Finite {
        return Vec::new();
    }
    if group.tokens.start > range.start && text.tokens[group.tokens.start - 1].tag == Tag::Relative
    {
        return Vec::new();
    }
    // `contributed to A and was editor`: the verb goes on from an earlier one.
    let conjunction = group.tokens.start > range.start && {
        let before = (range.start..group.tokens.start)
            .rev()
            .find(|at| text.tokens[*at].tag != Tag::Adverb);
        before.is_some_and(|at| {
            text.tokens[at].tag == Tag::Conjunction
                && matches!(text.lower(at), "and" | "but" | "or")
        })
    };
    if conjunction && limit > range.start {
        return Vec::new();
    }
    // The nearest phrase that no preposition governs; `of` and appositions
    // between commas may stand in between.
    let first = phrases.partition_point(|phrase| phrase.tokens.start < limit);
    let mut free = (first..phrases.len())
        .take_while(|p| phrases[*p].tokens.end <= group.tokens.start)
        .filter(|p| phrases[*p].preposition.is_none());
    let Some(first) = free.next() else {
        return Vec::new();
    };
    let nearest = free.last().unwrap_or(first);
    // An apposition: `Celine, under new creative director X, brought`.
    let mut head = nearest;
    let comma_behind = text.surface(group.tokens.start.saturating_sub(1)) == ",";
    if comma_behind && first != nearest {
        let list =
            phrases[nearest].coordinated && text.lower(phrases[nearest].tokens.start - 1) == "and";
        if !list {
            head = first;
        }
    }
    let mut list = vec![head];
    let mut at = head;
    while phrases[at].coordinated && at > 0 && phrases[at].tokens.start > limit {
        at -= 1;
        if phrases[at].tokens.start < limit {
            break;
        }
        if phrases[at].preposition.is_none() {
            list.push(at);
        }
    }
    list.reverse();
    list
}

/// The last phrase that ends before `at`.
pub(super) fn antecedent(phrases: &[Phrase], at: usize) -> Option<usize> {
    phrases
        .partition_point(|phrase| phrase.tokens.end <= at)
        .checked_sub(1)
}
