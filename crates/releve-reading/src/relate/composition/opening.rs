//! Lists in a participle that opens a sentence about a trend: `Made of lace, tulle and
//! ribbons, the trend goes by the name of X`.

use super::announce::{Announced, denied, other_business};
use super::subject::{trend_before, trend_in};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `Built on fleeces and cargo pants, gorpcore …`, `Inspired by X and made of A and B, the
/// look …`.
pub(super) fn opening(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    // A participle before the first verb of the sentence.
    let finite = (range.clone())
        .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Auxiliary))
        .unwrap_or(range.end);
    let (at, list) = (range.start..finite).find_map(|at| {
        let opens = at == range.start || matches!(text.lower(at - 1), "and" | ",");
        let made = matches!(
            text.lower(at),
            "made" | "composed" | "built" | "assembled" | "spun"
        ) && matches!(text.lower_at(Some(at + 1)), "of" | "from" | "on" | "around");
        let cued = || Some(scene.spotted.cue_at(at, Cue::Compose)?.tokens.end);
        let end = if made { Some(at + 2) } else { cued() };
        let past = text.tokens[at].tag == Tag::Past;
        (opens && past).then_some((at, end?))
    })?;
    // The subject of the verb stands behind the comma that closes the list.
    let comma = (list..finite).rfind(|at| text.surface(*at) == ",")?;
    let subject = comma + 1..finite;
    let manner = (subject.clone()).any(|at| {
        let meant = |m: usize| scene.resolved.mentions[m].found == Found::Anaphor;
        (scene.spotted.has_cue(at, Cue::Trend) || scene.spotted.has_cue(at, Cue::Outfit))
            && scene.resolved.at(at).is_none_or(meant)
    });
    let named = trend_in(scene, finite..range.end, sentence).filter(|_| manner);
    let trend = named
        .or_else(|| trend_in(scene, subject.clone(), sentence))
        .or_else(|| manner.then(|| trend_before(scene, sentence)).flatten())?;
    if denied(scene, range.start..at + 1) || other_business(scene, list..comma) {
        return None;
    }
    Some(Announced {
        trend,
        list: list..comma,
        least: 2,
        rule: "composition: consists of",
    })
}
