//! Names of bodies that nothing knows.

use std::ops::Range;

use releve_facts::EntityKind;

use super::is_body;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// Where a run of capitals ends that begins at `at` and is no name the lexicon
/// knows as a whole: `Arrivals Weekly`, `University of Leicester`.
pub(crate) fn unknown_name(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    let text = &scene.text;
    let capital = |t: usize| {
        t < limit
            && matches!(
                text.tokens[t].shape,
                Shape::Title | Shape::Upper | Shape::Mixed
            )
            && scene.times_in(t..t + 1).next().is_none()
    };
    let foreign = |t: usize| {
        scene.resolved.at(t).is_some_and(|m| {
            let known = &scene.resolved.mentions[m];
            match known.kind {
                EntityKind::Garment | EntityKind::Season | EntityKind::Trend => true,
                // `The Gloss Ledger`: a name taken for a person's by its look alone.
                EntityKind::Person => {
                    let stands = at > 0
                        && (matches!(text.lower(at - 1), "of" | "at" | "behind" | "told")
                            || scene.spotted.has_cue(at - 1, Cue::House)
                            || text.tokens[at - 1].tag == Tag::Noun
                                && text.tokens[at - 1].shape == Shape::Lower
                                && !scene
                                    .spotted
                                    .roles_over(at - 1..at)
                                    .any(|role| role.tokens.end == at));
                    matches!(known.found, Found::Lexicon(..))
                        || text.info(known.tokens.start).given != [0, 0]
                        || !stands
                }
                EntityKind::Place => matches!(known.found, Found::Lexicon(..)),
                _ => known.found == Found::Anaphor,
            }
        })
    };
    if !capital(at) || foreign(at) {
        return None;
    }
    let mut end = at + 1;
    loop {
        if capital(end) && !(foreign(end) && text.tokens[end].join == Join::Space)
            || end < limit && text.tokens[end].join == Join::Hyphen
        {
            end += 1;
        } else if end + 1 < limit
            && (matches!(text.surface(end), "&" | "of") || text.tokens[end].shape == Shape::Number)
            && capital(end + 1)
            && text.tokens[end].join == Join::Space
        {
            end += 2;
        } else {
            break;
        }
    }
    let whole = scene.resolved.at(at).is_some_and(|m| {
        let known = &scene.resolved.mentions[m];
        known.tokens == (at..end) && is_body(known.kind)
    });
    let words = (at..end)
        .filter(|t| text.tokens[*t].shape.is_word())
        .count();
    let determiner = text.tokens[at].tag == Tag::Determiner && words == 1;
    let modifies = end < limit
        && (text.tokens[end].tag == Tag::Genitive
            || (text.tokens[end].tag == Tag::Noun || scene.spotted.has_cue(end, Cue::House))
                && words == 1);
    (!whole && !determiner && !modifies).then_some(end)
}

/// The last unknown name that a word for a house stands beside: `one Antwerp
/// shop, Tweede Veter`, `Dusty Orchid, a two-woman label`.
pub(super) fn housed(scene: &Scene<'_>, tokens: Range<usize>) -> Option<(usize, String)> {
    let text = &scene.text;
    let house = |at: usize| scene.spotted.has_cue(at, Cue::House);
    let mut found = None;
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(end) = unknown_name(scene, at, tokens.end) else {
            at += 1;
            continue;
        };
        let before = at > tokens.start
            && (house(at - 1)
                || at > tokens.start + 1 && text.surface(at - 1) == "," && house(at - 2));
        let behind = end < tokens.end
            && text.surface(end) == ","
            && matches!(text.lower_at(Some(end + 1)), "a" | "an" | "the")
            && (end + 2..tokens.end.min(end + 8))
                .take_while(|t| !matches!(text.surface(*t), "," | ";"))
                .any(house);
        if before || behind {
            let name = text.phrase(at..end);
            found = Some((at, name));
        }
        at = end;
    }
    found
}
