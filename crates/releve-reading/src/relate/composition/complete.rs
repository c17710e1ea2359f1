//! What a look cannot do without: `No mob wife wardrobe is complete without a fur coat`,
//! `There is no grunge without a plaid shirt`.

use super::announce::Announced;
use super::subject::trend_in;
use crate::scene::Scene;
use crate::tag::Tag;

/// `No mob wife wardrobe is complete without a fur coat`, `There is no grunge without
/// a plaid shirt`.
pub(super) fn complete(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let no = range.clone().find(|at| text.lower(*at) == "no");
    if let Some(no) = no
        && let Some(without) =
            (no + 1..range.end.min(no + 6)).find(|at| text.lower(*at) == "without")
        && let Some(trend) = trend_in(scene, no + 1..without, sentence)
    {
        return Some(Announced {
            trend,
            list: without + 1..range.end,
            least: 1,
            rule: "composition: complete without",
        });
    }
    // `You can’t do gorpcore without a fleece`
    let without = range.clone().find(|at| text.lower(*at) == "without");
    if let Some(without) = without
        && let near = (without.saturating_sub(8).max(range.start)..without)
        && near.clone().any(|at| is_impossible(scene, at))
        && let Some(trend) = trend_in(scene, near, sentence)
    {
        return Some(Announced {
            trend,
            list: without + 1..range.end,
            least: 1,
            rule: "composition: complete without",
        });
    }
    let at = range
        .clone()
        .find(|at| text.lower(*at) == "complete" && text.lower_at(Some(at + 1)) == "without")?;
    let trend = trend_in(scene, range.start..at, sentence)?;
    Some(Announced {
        trend,
        list: at + 2..range.end,
        least: 1,
        rule: "composition: complete without",
    })
}

/// `can’t`, `cannot`, `would not`, `couldn’t`.
fn is_impossible(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let modal = |word: &str| matches!(word, "can" | "could" | "would" | "ca");
    text.lower(at) == "cannot"
        || text.tokens[at].tag == Tag::Negation && modal(text.lower_at(at.checked_sub(1)))
        || matches!(
            text.lower(at),
            "can’t" | "can't" | "couldn’t" | "couldn't" | "wouldn’t" | "wouldn't"
        )
}
