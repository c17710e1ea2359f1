//! Lists in apposition to a trend: `The ladies-who-lunch look, all bouclé,
//! pearls and headbands, …`, `“Dolomite style”, an icy mix of gray and white`.

use releve_facts::EntityKind;

use super::announce::{Announced, denied, other_business};
use super::naming::quoted;
use super::subject::{coined, trend_in};
use crate::lexicon::Cue;
use crate::relate::list::members;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn apposed(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for comma in range.clone() {
        if !matches!(text.surface(comma), "," | "—" | "–") || comma < range.start + 2 {
            continue;
        }
        let (start, mixed) = match opener(scene, comma + 1, range.end) {
            Some(found) => found,
            None => continue,
        };
        let mut head = comma - 1;
        if matches!(text.surface(head), "”" | "\"" | "’") {
            head -= 1;
        }
        let named = scene
            .resolved
            .at(head)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Trend);
        let manner = scene.spotted.has_cue(head, Cue::Trend)
            || scene.spotted.has_cue(head, Cue::Outfit)
            || matches!(text.lower(head), "style" | "look" | "uniform" | "aesthetic");
        if !named && !manner {
            continue;
        }
        let close = (start..range.end)
            .find(|at| {
                matches!(text.tokens[*at].tag, Tag::Auxiliary | Tag::Relative)
                    || text.tokens[*at].tag == Tag::Past
                        && scene.resolved.at(*at).is_none()
                        && text.surface(at - 1) == ","
                    || matches!(text.surface(*at), "—" | "–" | ";" | ")")
                    || matches!(text.lower(*at), "as" | "has" | "have")
            })
            .unwrap_or(range.end);
        let list = start..close;
        let found = members(scene, list.start, list.end);
        let worn = found.iter().filter(|m| m.is_worn()).count();
        let least = if mixed { 2 } else { 3 };
        if worn < 2 || found.len() < least || other_business(scene, list.clone()) {
            continue;
        }
        let first = (range.start..comma)
            .rev()
            .find(|at| {
                text.tokens[*at].tag == Tag::Determiner
                    || matches!(text.surface(*at), "“" | "\"" | "‘" | ",")
            })
            .unwrap_or(range.start);
        if denied(scene, range.start..first.max(range.start + 1)) {
            continue;
        }
        let trend = quoted(scene, close..range.end, sentence)
            .or_else(|| trend_in(scene, range.start..comma, sentence))
            .or_else(|| coined(scene, first..head + 1, sentence, false))?;
        return Some(Announced {
            trend,
            list,
            least,
            rule: "composition: apposition",
        });
    }
    None
}

/// Where a list begins behind `all` or `a mix of`, and whether it is a mix.
fn opener(scene: &Scene<'_>, at: usize, end: usize) -> Option<(usize, bool)> {
    let text = &scene.text;
    if at + 1 >= end {
        return None;
    }
    if text.lower(at) == "all" && text.lower_at(Some(at + 1)) != "of" {
        return Some((at + 1, false));
    }
    let of = (at + 1..end.min(at + 5)).find(|t| text.lower(*t) == "of")?;
    let mix = matches!(
        text.lower(of - 1),
        "mix" | "mixture" | "combination" | "medley" | "riot" | "parade" | "jumble" | "melange"
    );
    (mix && matches!(text.lower(at), "a" | "an" | "the" | "that")).then_some((of + 1, true))
}
