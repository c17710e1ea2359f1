//! What stands between the two things.

use std::ops::Range;

use super::super::candidate::Argument;
use super::cues;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::tag::Tag;

/// Longer gaps say nothing by their words.
const LONGEST_GAP: usize = 14;

/// The words, marks and things between the two.
pub(super) fn between(
    scene: &Scene<'_>,
    first: &Argument,
    second: &Argument,
    note: &mut impl FnMut(&'static str, &str),
) {
    let text = &scene.text;
    let forward = first.tokens.start <= second.tokens.start;
    note("order", if forward { "forward" } else { "back" });
    let gap = if forward {
        first.tokens.end..second.tokens.start
    } else {
        second.tokens.end..first.tokens.start
    };
    let gap = gap.start.min(gap.end)..gap.end;
    note(
        if forward { "gap" } else { "gap-back" },
        match gap.len() {
            0 => "0",
            1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=8 => "8",
            9..=15 => "15",
            _ => "more",
        },
    );
    let seen = scene.spotted.cues_in(gap.clone());
    let template = if forward { "cue-between" } else { "cue-back" };
    cues(seen, template, note);
    let mut rivals = (false, false);
    let mut last = None;
    let words = gap.len() <= LONGEST_GAP;
    for at in gap.clone() {
        if let Some(m) = scene.resolved.at(at) {
            if last == Some(m) {
                continue;
            }
            last = Some(m);
            let mention = &scene.resolved.mentions[m];
            let entity = Some(scene.resolved.entity[m]);
            if entity == first.entity || entity == second.entity {
                continue;
            }
            let kind = mention.kind.as_str();
            note("thing-between", kind);
            rivals.0 |= kind == first.label;
            rivals.1 |= kind == second.label;
            continue;
        }
        let token = &text.tokens[at];
        if token.shape == Shape::Mark {
            note("mark-between", text.lower(at));
        } else if words && !matches!(token.tag, Tag::Determiner | Tag::Possessive | Tag::Number) {
            note(
                if forward { "between" } else { "between-back" },
                text.lemma(at),
            );
        }
    }
    note(
        "order-gap",
        match (forward, gap.len(), rivals.0) {
            (true, 0..=2, false) => "near",
            (true, 3..=8, false) => "middle",
            (true, _, false) => "far",
            (true, 0..=8, true) => "past-rival",
            (true, _, true) => "far-past-rival",
            (false, 0..=2, false) => "back-near",
            (false, 3..=8, false) => "back-middle",
            (false, _, false) => "back-far",
            (false, _, true) => "back-past-rival",
        },
    );
    if nearer(scene, first, second) {
        note("nearer-first", first.label);
    }
    if rivals.0 {
        note("rival-first", "");
    }
    if rivals.1 {
        note("rival-second", "");
    }
    // What the words between come to, where they are few: `’s`, `by`, `in a`.
    if (1..=3).contains(&gap.len()) && gap.clone().all(|at| scene.resolved.at(at).is_none()) {
        let path: Vec<&str> = gap.map(|at| text.lemma(at)).collect();
        note(if forward { "path" } else { "path-back" }, &path.join("_"));
    }
}

/// True where another thing of the first one's kind stands nearer the second.
fn nearer(scene: &Scene<'_>, first: &Argument, second: &Argument) -> bool {
    let distance = |tokens: &Range<usize>| {
        if tokens.start < second.tokens.start {
            second.tokens.start.saturating_sub(tokens.end)
        } else {
            tokens.start.saturating_sub(second.tokens.end)
        }
    };
    let mine = distance(&first.tokens);
    let from = second.tokens.start.saturating_sub(mine + 8);
    scene
        .resolved
        .within(from..second.tokens.end + mine + 1)
        .any(|m| {
            let mention = &scene.resolved.mentions[m];
            mention.kind.as_str() == first.label
                && Some(scene.resolved.entity[m]) != first.entity
                && Some(scene.resolved.entity[m]) != second.entity
                && distance(&mention.tokens) < mine
        })
}
