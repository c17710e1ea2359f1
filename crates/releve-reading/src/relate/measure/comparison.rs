//! First places that no superlative names: `No handbag was hotter than the Cleo`, `was
//! viewed more often than any other`, and in a report on a ranking `Prada leads.`

use std::ops::Range;

use super::place::{Place, SUPERLATIVE};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// Rule of a place that only a report on a ranking makes one.
pub(super) const LEADS: &str = "measure: leads a ranking";

/// Rule of a place above which nothing stands: what is denied there is that others do.
pub(super) const NONE_ABOVE: &str = "measure: nothing above";

/// How far behind `no` its comparison may stand, in tokens.
const FAR: usize = 12;

/// The comparisons of a sentence that leave nothing above.
pub(super) fn comparisons(scene: &Scene<'_>, range: &Range<usize>, places: &mut Vec<Place>) {
    for at in range.clone() {
        let found = none_above(scene, at, range.end)
            .map(|tokens| (tokens, NONE_ABOVE))
            .or_else(|| more_than_any(scene, at, range.end).map(|tokens| (tokens, SUPERLATIVE)))
            .or_else(|| leads(scene, at, range).map(|tokens| (tokens, LEADS)));
        let Some((tokens, rule)) = found else {
            continue;
        };
        let taken = places
            .iter()
            .any(|p| p.tokens.start < tokens.end && tokens.start < p.tokens.end);
        if !taken {
            places.push(Place {
                sales: tokens
                    .clone()
                    .any(|at| matches!(scene.text.base(at), "sell" | "buy" | "outsell")),
                tokens,
                value: 1.0,
                change: None,
                rule,
            });
        }
    }
}

/// `No handbag was | hotter than | the Cleo`: what ends with `than` has its subject behind.
fn none_above(scene: &Scene<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let text = &scene.text;
    if !matches!(text.lower(at), "no" | "nothing" | "none") {
        return None;
    }
    let than = (at + 1..end.min(at + FAR)).find(|at| text.lower(*at) == "than")?;
    let start = (at + 1..than).rev().take(4).find(|at| {
        text.lower(*at) == "hotter"
            || text.lower(*at) == "more" && *at + 1 < than && is_regard(scene, at + 1)
    })?;
    let was = (at + 1..start)
        .any(|at| text.base(at) == "be" || matches!(text.lower(at), "proved" | "has" | "had"));
    was.then_some(start..than + 1)
}

/// `viewed more often than any other`, `selling out faster than any other style`,
/// `outsold every other bag`.
fn more_than_any(scene: &Scene<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let text = &scene.text;
    if !matches!(
        text.tokens[at].tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adjective
    ) {
        return None;
    }
    let every = |at: usize| {
        matches!(text.lower(at), "any" | "every" | "all")
            && matches!(text.lower_at(Some(at + 1)), "other" | "others")
    };
    if text.base(at) == "outsell" && at + 2 < end && every(at + 1) {
        return Some(at..at + 3);
    }
    if !is_regard(scene, at) && text.base(at) != "sell" {
        return None;
    }
    let than = (at + 1..end.min(at + 6)).find(|at| text.lower(*at) == "than")?;
    let more = (at + 1..than).any(|at| matches!(text.lower(at), "more" | "faster" | "better"));
    (more && than + 2 < end && every(than + 1)).then_some(at..than + 3)
}

/// `Prada leads.`, `Coats come first, with`: nothing says of what.
fn leads(scene: &Scene<'_>, at: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let text = &scene.text;
    let verb = matches!(text.tokens[at].tag, Tag::Verb | Tag::Past);
    let end = match text.base(at) {
        "lead" | "top" | "head" if at > range.start => at + 1,
        "come" | "finish" if text.lower_at(Some(at + 1)) == "first" => at + 2,
        _ => return None,
    };
    let ends = end >= range.end
        || text.tokens[end].tag == Tag::Mark
        || matches!(text.lower(end), "again" | "overall" | "ahead" | "followed");
    (verb && ends).then_some(at..end)
}

/// How people show what they want: `searched for`, `viewed`, `popular`.
fn is_regard(scene: &Scene<'_>, at: usize) -> bool {
    scene.spotted.has_cue(at, Cue::Regard)
}
