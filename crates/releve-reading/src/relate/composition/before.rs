//! Lists that stand before their trend: `A, B and C make up the rock look`,
//! `A and B are the hallmarks of X`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::announce::{Announced, denied, other_business};
use super::naming::quoted;
use super::subject::{Trend, trend_before, trend_in};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::tag::Tag;

/// `A, B and C make up the rock look`, `A and B are part of X`.
pub(super) fn makes_up(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = (range.start + 1..range.end).find(|at| {
        let next = text.lower_at(Some(at + 1));
        match text.lower(*at) {
            "make" | "form" | "makes" | "made" => matches!(next, "up" | "for" | "the"),
            "belong" => next == "to",
            "define" | "defined" | "epitomise" | "epitomize" | "embody" | "complete"
            | "dominate" | "characterise" | "characterize" => true,
            "are" | "is" | "became" | "become" | "were" | "all" => {
                matches!(
                    next,
                    "part" | "central" | "essential" | "key" | "integral" | "synonymous"
                ) || matches!(next, "all" | "a")
                    && matches!(
                        text.lower_at(Some(at + 2)),
                        "part" | "central" | "essential" | "key" | "integral"
                    )
            }
            _ => false,
        }
    })?;
    if text.surface(range.end - 1) == "?" || denied(scene, range.start..at) {
        return None;
    }
    // `Grey, black and white dominate.`, `A, B and C make up the uniform until …`
    let known = trend_in(scene, at + 1..range.end.min(at + 9), sentence);
    let meant = known.is_none();
    let trend = known.or_else(|| {
        (sums_up(scene, at, range.end) && !is_over(scene, sentence))
            .then(|| trend_before(scene, sentence))
            .flatten()
    })?;
    if other_business(scene, range.start..at) {
        return None;
    }
    let list = list_before(scene, range.start, at);
    Some(Announced {
        trend,
        list,
        least: if meant { 3 } else { 2 },
        rule: "composition: make up",
    })
}

/// True where what a verb says is said of the whole of a look, whose name went before:
/// `make up the uniform`, `are key`, `dominate`.
fn sums_up(scene: &Scene<'_>, verb: usize, end: usize) -> bool {
    let text = &scene.text;
    let whole = |at: usize| {
        matches!(
            text.lower(at),
            "uniform" | "look" | "picture" | "outfit" | "wardrobe" | "palette" | "formula"
        )
    };
    let last = verb + 2 >= end || text.tokens[verb + 1].shape == Shape::Mark;
    match text.lower(verb) {
        "dominate" => last,
        "are" | "were" => verb + 3 >= end,
        _ => (verb + 1..end.min(verb + 5)).any(whole),
    }
}

/// True behind a sentence that says that a trend is over: what is told next has come in
/// its place.
fn is_over(scene: &Scene<'_>, sentence: usize) -> bool {
    let text = &scene.text;
    sentence.checked_sub(1).is_some_and(|before| {
        let range = scene.sentence(before);
        let last = range.end.saturating_sub(2).max(range.start);
        matches!(
            text.lower(last),
            "over" | "dead" | "out" | "finished" | "gone" | "done" | "past"
        )
    })
}

/// `A, B and C: welcome to X`, `A, B and C: this is X`.
pub(super) fn heralded(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range
        .clone()
        .find(|at| matches!(text.surface(*at), ":" | "—" | "–"))?;
    let behind = at + 1..range.end.min(at + 9);
    let trend = trend_in(scene, behind.clone(), sentence)?;
    let presents = behind.clone().take(3).any(|at| {
        matches!(
            text.lower(at),
            "welcome" | "this" | "call" | "meet" | "enter" | "hello" | "these"
        )
    }) || behind
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Element));
    // `Goodbye A, B and C: welcome to X`
    let parted = matches!(
        text.lower(range.start),
        "goodbye" | "farewell" | "no" | "not" | "forget" | "out" | "adieu" | "bye" | "enough"
    );
    if parted || !presents || other_business(scene, range.clone()) || denied(scene, at..behind.end)
    {
        return None;
    }
    Some(Announced {
        trend,
        list: range.start..at,
        least: 3,
        rule: "composition: list before the trend",
    })
}

/// `Boots, fringe and denim are the hallmarks of cowboycore.`
pub(super) fn predicate(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for at in range.clone() {
        let Some(cue) = scene.spotted.cue_at(at, Cue::Element) else {
            continue;
        };
        let of = cue.tokens.end;
        let governs = matches!(text.lower_at(Some(of)), "of" | "for" | "in") && of + 1 < range.end;
        // `Suede and fringe were the key pieces`, below a heading that names it.
        let bare = !governs
            && text
                .tokens
                .get(of)
                .is_none_or(|t| t.tag == Tag::Mark || t.tag == Tag::Adverb)
            && matches!(text.lower_at(at.checked_sub(1)), "the" | "its" | "their");
        let trend = if bare {
            trend_before(scene, sentence)
        } else if governs {
            trend_in(scene, of + 1..range.end.min(of + 7), sentence)
                .or_else(|| quoted(scene, of + 1..range.end.min(of + 16), sentence))
        } else {
            None
        };
        let Some(trend) = trend else { continue };
        // The copula before `the hallmarks of`, or a dash or comma.
        let copula = (range.start..at).rev().find(|t| {
            matches!(
                text.lower(*t),
                "are"
                    | "is"
                    | "were"
                    | "was"
                    | "remain"
                    | "become"
                    | "became"
                    | "—"
                    | "–"
                    | "all"
                    | ":"
            )
        })?;
        if at - copula > 5 || denied(scene, range.start..at) {
            return None;
        }
        let start = list_start(scene, range.start, copula);
        return Some(Announced {
            trend,
            list: start..copula,
            least: if bare { 3 } else { 1 },
            rule: "composition: are the hallmarks",
        });
    }
    None
}

/// `A, B and C have seen a resurgence. The balletcore aesthetic, …`
pub(super) fn introduced(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let next = sentence + 1;
    let range = scene.sentence(sentence);
    let following = text.sentences.get(next)?;
    if following.block != text.sentences[sentence].block {
        return None;
    }
    let trend = scene
        .resolved
        .of_kind(EntityKind::Trend, following.tokens.clone())
        .next()?;
    let at = scene.resolved.mentions[trend].tokens.start;
    // The next sentence begins with the trend: `The balletcore aesthetic`, `This “balletcore”`.
    if at > following.tokens.start + 3 {
        return None;
    }
    let first = scene
        .entity(scene.resolved.entity[trend])
        .mentions
        .first()
        .copied();
    let early = first
        .is_some_and(|m| text.sentence_of(scene.resolved.mentions[m].tokens.start) + 4 >= next);
    if !early
        || scene
            .resolved
            .of_kind(EntityKind::Trend, range.clone())
            .next()
            .is_some()
    {
        return None;
    }
    let clause = scene.parses[sentence]
        .clauses
        .iter()
        .find(|c| c.reality == Reality::Stated)?;
    let rising = (clause.group.start..clause.reach.end).any(|t| {
        scene.spotted.has_cue(t, Cue::Revival)
            || scene.spotted.has_cue(t, Cue::Fame)
            || scene.spotted.has_cue(t, Cue::Rise)
            || matches!(text.lower(t), "back" | "everywhere" | "returned" | "taken")
    });
    if !rising || other_business(scene, range.clone()) {
        return None;
    }
    let start = scene
        .items_in(range.start..clause.group.start)
        .next()
        .map(|item| item.tokens.start)?;
    let name = scene.name(scene.resolved.entity[trend]);
    Some(Announced {
        trend: Trend {
            name,
            sentence: Some(next),
            main: false,
            unknown: false,
        },
        list: start..clause.group.start,
        least: 3,
        rule: "composition: list before the trend",
    })
}

/// The list before a verb; that before a colon where `these` takes it up.
fn list_before(scene: &Scene<'_>, start: usize, end: usize) -> Range<usize> {
    let first = list_start(scene, start, end);
    let again = first > start
        && (first..end).all(|at| {
            matches!(
                scene.text.lower(at),
                "these" | "they" | "all" | "those" | "of" | "such" | "things"
            )
        });
    if again { start..first - 1 } else { first..end }
}

fn list_start(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .rev()
        .find(|t| matches!(scene.text.surface(*t), ":" | ";" | "—" | "–"))
        .map_or(start, |t| t + 1)
}
