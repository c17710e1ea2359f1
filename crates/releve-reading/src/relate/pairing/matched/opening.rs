//! What opens a sentence and is matched behind its comma: `Paired with jeans, clogs look
//! modern`, `With clogs, wear jeans`, `If you own clogs, add a kilt`.

use std::ops::Range;

use super::{Match, item_at};
use crate::item::Item;
use crate::lexicon::{Classes, Cue};
use crate::relate::pairing::joined::is_joint;
use crate::relate::pairing::partner::list;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Paired with jeans, clogs look modern`, `Whether with A or B, C works`, `With clogs,
/// wear jeans`, `To balance wide jeans, choose a neat shoe`, `If you own clogs, add jeans`.
pub(super) fn fronted<'s>(scene: &'s Scene<'_>, range: &Range<usize>) -> Option<Match<'s>> {
    let text = &scene.text;
    let first = range.start;
    let word = text.lower(first);
    let participle = word == "worn"
        || scene.text.can_be(first, Classes::PAST)
            && (scene.spotted.has_cue(first, Cue::Pair)
                || scene.spotted.has_cue(first, Cue::Clothe));
    let joint = (first..range.end.min(first + 4))
        .find(|t| is_joint(scene, *t) || participle && text.lower(*t) == "into");
    let preposition = matches!(word, "with" | "under" | "over" | "beneath" | "whether");
    let purpose = word == "to"
        && (scene.spotted.has_cue(first + 1, Cue::Pair)
            || scene.spotted.has_cue(first + 1, Cue::Temper)
            || scene.spotted.has_cue(first + 1, Cue::Wear));
    let owner = matches!(word, "if" | "when")
        && text.lower(first + 1) == "you"
        && (scene.spotted.has_cue(first + 2, Cue::Wear)
            || matches!(text.lower(first + 2), "own" | "have" | "choose" | "love"));
    let from = match joint {
        Some(joint) if participle || preposition => joint + 1,
        _ if purpose => first + 2,
        _ if owner => first + 3,
        _ => return None,
    };
    item_at(scene, from, range.end)?;
    let opening = tied(scene, from..range.end);
    let last = opening.last()?;
    let comma =
        (last.tokens.end..range.end.min(last.tokens.end + 6)).find(|t| text.surface(*t) == ",")?;
    // Nothing but an occasion stands between: `To wear jeans to the office, …`; where they
    // are `out of stock`, others take their place.
    let plain = (last.tokens.end..comma).all(|t| {
        !matches!(text.tokens[t].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            && !matches!(text.lower(t), "out" | "gone")
    });
    if !plain {
        return None;
    }
    let verb = comma + 1;
    // `…, wear jeans`, `…, try a pair of loafers`
    let advises = [Cue::Advise, Cue::Pair, Cue::Wear, Cue::Clothe]
        .into_iter()
        .find_map(|cue| scene.spotted.cue_at(verb, cue))
        .filter(|_| scene.resolved.at(verb).is_none());
    if let Some(cue) = advises {
        let [one] = opening[..] else { return None };
        // `If you love clogs, try jeans`: in their place.
        if owner && text.lower(first + 2) == "love" && text.lower(verb) == "try" {
            return None;
        }
        item_at(scene, cue.tokens.end, range.end)?;
        let others = list(scene, cue.tokens.end..range.end);
        let alone = others
            .last()
            .is_none_or(|other| !(other.tokens.end..range.end).any(|t| is_joint(scene, t)));
        return (alone && !participle).then_some((one.garment, None, others));
    }
    // `…, clogs look modern`
    let subject = item_at(scene, verb, range.end)?;
    let next = subject.tokens.end;
    let clause = scene.parses[text.sentence_of(first)]
        .clauses
        .iter()
        .find(|clause| clause.group.start >= next)?;
    let near = clause.group.start <= next + 1;
    let suits = participle
        || word == "whether"
        || matches!(text.base(clause.verb), "be" | "are" | "is")
            && (clause.group.end..range.end.min(clause.group.end + 5)).any(|t| {
                matches!(
                    text.lower(t),
                    "choice"
                        | "option"
                        | "answer"
                        | "best"
                        | "perfect"
                        | "ideal"
                        | "right"
                        | "thing"
                )
            });
    let present = text.tokens[clause.verb].tag != Tag::Past;
    (near && suits && present).then_some((subject.garment, None, opening))
}

/// The first item and those that `and` or `or` ties to it: a comma ends the opening.
fn tied<'s>(scene: &'s Scene<'_>, range: Range<usize>) -> Vec<&'s Item> {
    let mut found: Vec<&Item> = Vec::new();
    for item in list(scene, range) {
        let goes_on = found.last().is_none_or(|last| {
            (last.tokens.end..item.tokens.start)
                .any(|t| matches!(scene.text.lower(t), "and" | "or" | "&"))
        });
        if !goes_on {
            break;
        }
        found.push(item);
    }
    found
}
