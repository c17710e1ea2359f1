//! Crosses that are one compound: `sneaker-ballet hybrid`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::parents::Cross;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// `sneaker-ballet hybrid`, `ballerina-meets-derby shoe`.
pub(super) fn joined(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Cross> {
    let text = &scene.text;
    let hyphen = |t: usize| t < range.end && text.tokens[t].join == Join::Hyphen;
    let word = |t: usize| text.lower_at(Some(t));
    // The mention, or else the word, at a token.
    let named = |t: usize| match scene.resolved.at(t) {
        Some(m) => {
            let mention = &scene.resolved.mentions[m];
            (
                scene.name(scene.resolved.entity[m]),
                mention.tokens.clone(),
                Some(mention.kind),
            )
        }
        None => (text.lower(t).to_owned(), t..t + 1, None),
    };
    if word(at) == "meets" && hyphen(at) && hyphen(at + 1) && at > range.start {
        let (left, left_tokens, _) = named(at - 1);
        let (right, right_tokens, kind) = named(at + 1);
        let mut end = right_tokens.end;
        // `cowboy-meets-disco look`
        if kind != Some(EntityKind::Garment) {
            while end < range.end
                && (text.tokens[end].tag == Tag::Noun || scene.resolved.at(end).is_some())
            {
                end += 1;
            }
        }
        let start = left_tokens.start;
        let head = scene
            .resolved
            .at(end - 1)
            .map(|m| scene.name(scene.resolved.entity[m]));
        let last = head.unwrap_or_else(|| text.lower(end - 1).to_owned());
        let name = if end > at + 2 && right_tokens.end < end {
            format!("{} {last}", text.slice(start..end - 1).to_lowercase())
        } else {
            format!("{left}-meets-{right}")
        };
        return Some(Cross {
            parents: vec![left, right],
            tokens: start..end,
            rule: "blend: A-meets-B",
            name: Some(name),
            doubtful: kind.is_none(),
        });
    }
    let hybrid = matches!(
        word(at),
        "hybrid"
            | "hybrids"
            | "crossover"
            | "crossovers"
            | "mashup"
            | "mashups"
            | "combo"
            | "crossbreed"
    );
    if hybrid && at >= range.start + 2 {
        let right = at - 1;
        let (right_name, right_tokens, right_kind) = named(right);
        // `loafer-sneaker` may be a garment of its own: its halves.
        if right_tokens.len() == 2 && right_tokens.end == at && hyphen(right) {
            let half = |t: usize| {
                text.info(t)
                    .noun
                    .map_or(text.lower(t), |w| text.string(w))
                    .to_owned()
            };
            let singular = text
                .info(at)
                .noun
                .map_or(text.lower(at), |w| text.string(w));
            return Some(Cross {
                parents: vec![half(right - 1), half(right)],
                tokens: right - 1..at + 1,
                rule: "blend: A-B hybrid",
                name: Some(format!(
                    "{} {singular}",
                    text.slice(right - 1..at).to_lowercase()
                )),
                doubtful: false,
            });
        }
        let joint = right_tokens.start;
        let slashed =
            joint > range.start && matches!(text.surface(joint - 1), "/" | "–" | "x" | "×");
        let left = match () {
            () if hyphen(joint) => joint.checked_sub(1)?,
            () if slashed => joint.checked_sub(2)?,
            () => return None,
        };
        if left < range.start {
            return None;
        }
        let (left_name, left_tokens, left_kind) = named(left);
        let known = |kind| {
            matches!(
                kind,
                Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Product)
            )
        };
        if !known(left_kind) && !known(right_kind) {
            return None;
        }
        let singular = text
            .info(at)
            .noun
            .map_or(text.lower(at), |w| text.string(w));
        let name = format!(
            "{} {singular}",
            text.slice(left_tokens.start..at).to_lowercase()
        );
        // `ballet` in a sentence on ballet flats is the flat.
        let whole = |name: String, kind: Option<EntityKind>| {
            if kind.is_some() {
                return name;
            }
            let prefix = format!("{name} ");
            scene
                .entities_in(EntityKind::Garment, range.clone())
                .into_iter()
                .map(|e| scene.name(e))
                .find(|n| n.starts_with(&prefix))
                .unwrap_or(name)
        };
        return Some(Cross {
            parents: vec![whole(left_name, left_kind), whole(right_name, right_kind)],
            tokens: left_tokens.start..at + 1,
            rule: "blend: A-B hybrid",
            name: Some(name),
            doubtful: !known(left_kind) || !known(right_kind),
        });
    }
    None
}
