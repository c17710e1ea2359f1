//! What a reader is told to picture or to put together: `Imagine clogs with a kilt`, `Add a
//! belt to a coat`.

use std::ops::Range;

use super::{Match, item_at};
use crate::relate::pairing::joined::is_joint;
use crate::relate::pairing::partner::list;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Imagine clogs with a kilt`, `Think clogs and a kilt`, `Pair clogs and a kilt`.
pub(super) fn pictured<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let sees = matches!(
        text.lower(first),
        "imagine" | "picture" | "think" | "envision" | "visualise" | "visualize"
    );
    let ties = matches!(
        text.lower(first),
        "think" | "pair" | "partner" | "combine" | "team"
    );
    if !sees && !ties || text.surface(range.end - 1) == "?" {
        return None;
    }
    let from = first + 1 + usize::from(text.lower_at(Some(first + 1)) == "of");
    let one = item_at(scene, from, range.end)?;
    let joint = one.tokens.end;
    let joined = joint < range.end
        && (sees && is_joint(scene, joint) || ties && matches!(text.lower(joint), "and" | "&"));
    item_at(scene, joint + 1, range.end).filter(|_| joined)?;
    let others = list(scene, joint + 1..range.end);
    // `Think clogs and jeans sell themselves?` is a thought.
    let bare = others.last().is_some_and(|last| {
        !(last.tokens.end..range.end)
            .any(|t| matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
    });
    bare.then_some((one.garment, None, others))
}

/// `One guest had matched her bag to her shoes.`
pub(super) fn to_another<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let verb = (range.start + 1..range.end).find(|at| {
        matches!(text.base(*at), "match" | "coordinate")
            && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past)
            && text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.tag == Tag::Possessive)
    })?;
    let one = item_at(scene, verb + 1, range.end)?;
    let joint = one.tokens.end;
    if !matches!(text.lower_at(Some(joint)), "to" | "with") {
        return None;
    }
    let other = item_at(scene, joint + 1, range.end)?;
    Some((one.garment, None, vec![other]))
}

/// `Add a belt to a coat`, `Marry jeans to a blazer`; `Take clogs, add jeans`.
pub(super) fn added<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let verb = text.lower(first);
    let one = item_at(scene, first + 1, range.end)?;
    let next = one.tokens.end;
    let gives = matches!(verb, "add" | "marry" | "introduce" | "hitch" | "match")
        && text.lower_at(Some(next)) == "to";
    if gives {
        let other = item_at(scene, next + 1, range.end)?;
        return Some((one.garment, None, vec![other]));
    }
    let takes = verb == "take" && text.surface(next.min(range.end - 1)) == ",";
    let add = (next..range.end.min(next + 4))
        .find(|t| matches!(text.lower(*t), "add" | "throw" | "pull" | "layer"))?;
    if !takes {
        return None;
    }
    item_at(scene, add + 1, range.end)?;
    // `add jeans to the basket` buys them.
    let bought = (add..range.end).any(|t| {
        matches!(
            text.lower(t),
            "basket" | "cart" | "order" | "wishlist" | "trolley" | "pile"
        )
    });
    if bought {
        return None;
    }
    Some((one.garment, None, list(scene, add + 1..range.end)))
}
