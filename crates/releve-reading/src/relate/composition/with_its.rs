//! What a trend has with it: `Gothcore, with its corsets and lace-up boots, suits winter`.

use releve_facts::EntityKind;

use super::announce::{Announced, other_business};
use super::subject::trend_in;
use crate::scene::Scene;
use crate::tag::Tag;

/// `With its corsets and lace-up boots, the goth revival suits winter`; `Gothcore, with its
/// corsets and lace-up boots, suits winter`.
pub(super) fn with_its(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let with = range.clone().find(|at| {
        text.lower(*at) == "with"
            && matches!(text.lower_at(Some(at + 1)), "its" | "their")
            && (*at == range.start || text.surface(at - 1) == ",")
    })?;
    let list = |comma: usize| with + 2..comma;
    if with > range.start {
        let trend = trend_in(
            scene,
            with.saturating_sub(5).max(range.start)..with,
            sentence,
        )?;
        let close = close(scene, with + 3, range.end)?;
        return (!other_business(scene, with..close)).then(|| Announced {
            trend,
            list: list(close),
            least: 2,
            rule: "composition: includes",
        });
    }
    // The last comma before the trend closes the list.
    let m = scene
        .resolved
        .of_kind(EntityKind::Trend, range.clone())
        .next()?;
    let at = scene.resolved.mentions[m].tokens.start;
    let comma = (range.start..at).rfind(|t| text.surface(*t) == ",")?;
    if at > comma + 3 || other_business(scene, range.start..comma) {
        return None;
    }
    Some(Announced {
        trend: trend_in(scene, at..range.end.min(at + 4), sentence)?,
        list: list(comma),
        least: 2,
        rule: "composition: includes",
    })
}

/// Where the list ends: at the comma behind which a verb goes on, else at the sentence's
/// end, if it is all that stands there.
fn close(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    let text = &scene.text;
    let verb = (start..end).find(|at| {
        matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            && scene.resolved.at(*at).is_none()
            && text.lower(at - 1) == ","
    });
    let verbless = || {
        (start..end).all(|at| {
            scene.resolved.at(at).is_some()
                || !matches!(
                    text.tokens[at].tag,
                    Tag::Verb | Tag::Auxiliary | Tag::Pronoun
                )
        })
    };
    match verb {
        Some(verb) => Some(verb - 1),
        None if verbless() => Some(end),
        None => (start..end).rfind(|at| text.surface(*at) == ","),
    }
}
