//! Who ranks and for which period, where a superlative says so.

use std::ops::Range;

use releve_facts::EntityKind;

use super::place::Place;
use crate::lexicon::Cue;
use crate::scene::Scene;

/// `of the quarter`, `of the summer`: a period, even where its year is unknown.
pub(super) fn names_period(scene: &Scene<'_>, mut range: Range<usize>) -> bool {
    let text = &scene.text;
    range.any(|at| {
        text.lower(at) == "of"
            && matches!(text.lower_at(Some(at + 1)), "the" | "this" | "last")
            && matches!(
                text.lower_at(Some(at + 2)),
                "quarter"
                    | "season"
                    | "year"
                    | "half-year"
                    | "half"
                    | "month"
                    | "week"
                    | "summer"
                    | "winter"
                    | "spring"
                    | "autumn"
                    | "fall"
                    | "decade"
            )
    })
}

/// Who sells: a house, a shop or `its` before or behind the superlative.
pub(super) fn seller(scene: &Scene<'_>, start: usize, place: &Place, end: usize) -> bool {
    let text = &scene.text;
    let house = |at: usize| {
        scene.resolved.at(at).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Organisation | EntityKind::Channel
            )
        }) || scene.spotted.has_cue(at, Cue::House)
            || matches!(
                text.lower(at),
                "retailer" | "store" | "shop" | "site" | "etailer"
            )
    };
    let before = (start..place.tokens.start)
        .any(|at| house(at) || matches!(text.lower(at), "its" | "their"));
    let behind = (place.tokens.end..(place.tokens.end + 6).min(end)).any(|at| {
        matches!(text.lower(at), "at" | "of" | "for" | "from")
            && (at + 1..(at + 4).min(end)).any(house)
    });
    before || behind
}
