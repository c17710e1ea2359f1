//! What a trend has with it: `Gothcore, with its corsets and lace-up boots, suits winter`.

use releve_facts::EntityKind;

use super::announce::{Announced, other_business};
use super::subject::trend_in;
use crate::scene::Scene;

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
        let comma = (with + 3..range.end).rfind(|t| text.surface(*t) == ",")?;
        return (!other_business(scene, with..comma)).then(|| Announced {
            trend,
            list: list(comma),
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
