//! The patterns by which crosses are told, and the parents in them.

use std::ops::Range;

use releve_facts::EntityKind;

use super::compound::joined;
use super::parent::{before, cross, listed, parent};
use crate::lexicon::{Classes, Cue};
use crate::relate::list::{Member, members};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// Parents, and where they were found.
#[derive(Debug)]
pub(super) struct Cross {
    pub(super) parents: Vec<String>,
    /// From the pattern's first token to behind the last parent.
    pub(super) tokens: Range<usize>,
    pub(super) rule: &'static str,
    /// The result, where the pattern itself is its name: `ballerina-meets-derby shoe`.
    pub(super) name: Option<String>,
    /// A parent is neither garment nor trend.
    pub(super) doubtful: bool,
}

/// All crosses of a sentence.
pub(super) fn crosses(scene: &Scene<'_>, sentence: usize) -> Vec<Cross> {
    let range = scene.sentence(sentence);
    let mut found: Vec<Cross> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let cross = joined(scene, at, &range)
            .or_else(|| phrase(scene, at, &range))
            .or_else(|| halves(scene, at, &range))
            .or_else(|| crossed(scene, at, &range))
            .or_else(|| verb(scene, at, &range))
            .or_else(|| meets(scene, at, &range))
            .or_else(|| coinage(scene, at, &range))
            .or_else(|| neither(scene, at, &range));
        match cross {
            Some(cross) if !denied(scene, &range, cross.tokens.start) => {
                at = cross.tokens.end.max(at + 1);
                found.push(cross);
            }
            _ => at += 1,
        }
    }
    found
}

fn denied(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> bool {
    let text = &scene.text;
    let first = range.start.max(at.saturating_sub(4));
    (first..at).any(|t| {
        text.tokens[t].tag == Tag::Negation
            || matches!(
                text.lower(t),
                "never"
                    | "hardly"
                    | "isn't"
                    | "isn’t"
                    | "wasn't"
                    | "aren't"
                    | "no"
                    | "imagine"
                    | "not"
            ) && text.lower_at(Some(t + 1)) != "only"
    }) && !matches!(text.lower(at), "neither")
}

/// `a hybrid of A and B`, `a cross between A and B`, `the offspring of`.
fn phrase(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    let cue = scene.spotted.cue_at(at, Cue::Blend)?;
    let mut end = cue.tokens.end;
    let last = text.lower(end - 1);
    if !matches!(last, "of" | "between") {
        // `a hybrid, as she says, of`; `a perfect cross between`
        if !matches!(text.lower_at(Some(end)), "of" | "between") || text.tokens[at].tag == Tag::Verb
        {
            return None;
        }
        end += 1;
    }
    // `the combination of flats and leg warmers`: worn together, no cross.
    let plural = |from: usize, to: usize| {
        (from..to).any(|t| text.can_be(t, Classes::PLURAL) && text.tokens[t].tag == Tag::Noun)
    };
    let together = matches!(
        text.lower(at),
        "combination" | "mix" | "blend" | "marriage" | "union"
    );
    // `between A and B` has two; what follows them goes on with something else.
    let most = if text.lower(end - 1) == "between" {
        2
    } else {
        3
    };
    let (parents, last) = listed(scene, end, range.end, most)?;
    if together && at > range.start && text.lower(at - 1) == "the" && plural(end, last) {
        return None;
    }
    Some(cross(parents, at..last, "blend: cross of"))
}

/// `half A, half B`, `part A and part B`.
fn halves(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    let word = text.lower(at);
    if !matches!(word, "half" | "part" | "equal") || at + 1 >= range.end {
        return None;
    }
    if word == "equal" {
        let parts = text.lower(at + 1) == "parts";
        let (parents, last) = parts
            .then(|| listed(scene, at + 2, range.end, 2))
            .flatten()?;
        return Some(cross(parents, at..last, "blend: halves"));
    }
    let second = (at + 2..range.end.min(at + 14)).find(|t| text.lower(*t) == word)?;
    if !(at + 1..second).any(|t| matches!(text.surface(t), "," | "and" | "-" | "–" | "—" | "/"))
    {
        return None;
    }
    let skip = |t: usize| {
        if matches!(text.lower_at(Some(t)), "-" | "of") {
            t + 1
        } else {
            t
        }
    };
    let first = members(scene, skip(at + 1), second).into_iter().next()?;
    let other = members(scene, skip(second + 1), range.end)
        .into_iter()
        .next()?;
    let (a, b) = (
        parent(scene, &first, second)?,
        parent(scene, &other, range.end)?,
    );
    if !a.known && !b.known {
        return None;
    }
    let end = b.end;
    let mut parents = vec![a, b];
    // `part A, part B, part C`
    if let Some(third) = (end..range.end.min(end + 3)).find(|t| text.lower(*t) == word)
        && let Some(member) = members(scene, third + 1, range.end).into_iter().next()
        && let Some(c) = parent(scene, &member, range.end)
    {
        parents.push(c);
    }
    let end = parents.last().map_or(end, |p| p.end);
    Some(cross(parents, at..end, "blend: halves"))
}

/// `a sneaker crossed with a ballet flat`, `crossed A with B`.
fn crossed(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    if !matches!(
        text.lower(at),
        "crossed" | "cross" | "crossing" | "spliced" | "splicing" | "crossbred" | "mated"
    ) {
        return None;
    }
    let next = at + 1;
    if matches!(text.lower_at(Some(next)), "with" | "onto" | "into") {
        let right = members(scene, next + 1, range.end).into_iter().next()?;
        // `as though a loafer had mated with a clog`
        let mut verb = at;
        while verb > range.start && text.tokens[verb - 1].tag == Tag::Auxiliary {
            verb -= 1;
        }
        let left = before(scene, verb, range.start)?;
        let (a, b) = (parent(scene, &left, at)?, parent(scene, &right, range.end)?);
        let start = left.tokens.start;
        let end = b.end;
        return (a.known || b.known).then(|| cross(vec![a, b], start..end, "blend: crossed with"));
    }
    with(scene, at, range, "blend: crossed with")
}

/// `VERB A with B`, `VERB A and B`.
fn with(scene: &Scene<'_>, at: usize, range: &Range<usize>, rule: &'static str) -> Option<Cross> {
    let text = &scene.text;
    let joint = (at + 1..range.end.min(at + 16)).find(|t| {
        matches!(text.lower(*t), "with" | "into" | "onto") && scene.resolved.at(*t).is_none()
    });
    if let Some(joint) = joint {
        let first = members(scene, at + 1, joint);
        if first.len() == 1
            && let Some(a) = parent(scene, &first[0], joint)
        {
            let second = members(scene, joint + 1, range.end).into_iter().next()?;
            let b = parent(scene, &second, range.end)?;
            let end = b.end;
            return (a.known || b.known).then(|| cross(vec![a, b], at..end, rule));
        }
    }
    let (parents, last) = listed(scene, at + 1, range.end, 3)?;
    Some(cross(parents, at..last, rule))
}

/// `blends the elegance of ballet with everyday wear`.
fn verb(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    let verbal = matches!(
        text.tokens[at].tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Infinitive
    ) || matches!(text.lower(at), "blends" | "fuses" | "merges" | "marries");
    if !verbal || scene.resolved.at(at).is_some() {
        return None;
    }
    let lemma = text
        .info(at)
        .verb
        .map(|w| text.string(w))
        .unwrap_or_else(|| text.lower(at));
    if !matches!(
        lemma,
        "blend" | "fuse" | "merge" | "marry" | "hybridise" | "hybridize" | "mash" | "meld"
    ) {
        return None;
    }
    // Advice: `blend it with`; people do the blending: no cross is named.
    let start = if text.lower_at(Some(at + 1)) == "up" || text.lower_at(Some(at + 1)) == "together"
    {
        at + 1
    } else {
        at
    };
    let mut cross = with(scene, start, range, "blend: blends with")?;
    cross.tokens.start = at;
    Some(cross)
}

/// `in which a sherwani meets a shirt dress`.
fn meets(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    // `Loafers met clogs` on a runway too; where a result is named, they made it.
    let named = || {
        (at..range.end).any(|t| {
            matches!(
                text.lower(t),
                "result" | "called" | "dubbed" | "christened" | "named" | "offspring" | "hybrid"
            )
        })
    };
    let meets = match text.lower(at) {
        "meets" => true,
        "met" | "meet" => named(),
        _ => false,
    };
    if !meets || text.tokens[at].join == Join::Hyphen || at == range.start {
        return None;
    }
    let left = before(scene, at, range.start)?;
    let right = members(scene, at + 1, range.end).into_iter().next()?;
    let known = |m: &Member<'_>| {
        m.item.is_some()
            || matches!(
                m.kind,
                Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Product)
            )
    };
    let (a, b) = (parent(scene, &left, at)?, parent(scene, &right, range.end)?);
    if !(known(&left) && known(&right)) && !(a.known && b.known) {
        return None;
    }
    let start = left.tokens.start;
    let end = b.end;
    Some(cross(vec![a, b], start..end, "blend: A meets B"))
}

/// `the snoafer (sneaker plus loafer)`, `jorts, born of jeans and shorts`.
fn coinage(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    let word = text.lower(at);
    let next = text.lower_at(Some(at + 1));
    if word == "born" && matches!(next, "of" | "from") {
        let (parents, last) = listed(scene, at + 2, range.end, 2)?;
        return Some(cross(parents, at..last, "blend: born of"));
    }
    let opens = matches!(text.surface(at), "(" | "—" | "–" | ":" | ",");
    if !opens {
        return None;
    }
    let limit = range.end.min(at + 10);
    let joint = (at + 2..limit).find(|t| matches!(text.surface(*t), "plus" | "+" | "×" | "x"))?;
    let first = members(scene, at + 1, joint).into_iter().next()?;
    let second = members(scene, joint + 1, range.end).into_iter().next()?;
    let (a, b) = (
        parent(scene, &first, joint)?,
        parent(scene, &second, range.end)?,
    );
    if !(a.known && b.known) || first.tokens.end != joint {
        return None;
    }
    let end = b.end;
    Some(cross(vec![a, b], at + 1..end, "blend: A plus B"))
}

/// `neither quite an abaya nor quite a blazer`.
fn neither(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    if text.lower(at) != "neither"
        && !(text.lower(at) == "not" && text.lower_at(Some(at + 1)) == "quite")
    {
        return None;
    }
    let joint = (at + 1..range.end.min(at + 10)).find(|t| {
        text.lower(*t) == "nor" || text.lower(*t) == "not" && text.lower_at(Some(t + 1)) == "quite"
    })?;
    let start = if text.lower(at) == "not" {
        at + 2
    } else {
        at + 1
    };
    let second = if text.lower(joint) == "not" {
        joint + 2
    } else {
        joint + 1
    };
    let first = members(scene, start, joint).into_iter().next()?;
    let other = members(scene, second, range.end).into_iter().next()?;
    let (a, b) = (
        parent(scene, &first, joint)?,
        parent(scene, &other, range.end)?,
    );
    if !(a.known && b.known) {
        return None;
    }
    // `but a bit of both`
    let both = (b.end..range.end.min(b.end + 7)).find(|t| text.lower(*t) == "both");
    let end = both.map_or(b.end, |both| both + 1);
    Some(cross(vec![a, b], at..end, "blend: neither nor"))
}
