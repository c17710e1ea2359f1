//! Lists that stand behind what announces them: `Key pieces include A and B`,
//! `You know it when you see it: A, B, C`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::announce::{Announced, denied, other_business, priced};
use super::subject::{trend_before, trend_in};
use crate::lexicon::{Classes, Cue};
use crate::relate::list::members;
use crate::scene::Scene;
use crate::tag::Tag;

/// `At the heart of the Y2K revival are low-rise jeans and baby tees.`
pub(super) fn heart(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let noun = range.start + 2;
    let opens = text.lower(range.start) == "at"
        && matches!(text.lower_at(Some(range.start + 1)), "the" | "its")
        && is_heart(text.lower_at(Some(noun)));
    // `Central to X are A and B.`
    let central = matches!(
        text.lower(range.start),
        "central" | "key" | "essential" | "integral" | "crucial"
    ) && text.lower_at(Some(range.start + 1)) == "to";
    if !opens && !central {
        return None;
    }
    let verb = (noun..range.end.min(noun + 12)).find(|at| {
        matches!(
            text.lower(*at),
            "is" | "are" | "was" | "were" | "lies" | "lie" | "sits" | "sit" | "stands" | "stand"
        )
    })?;
    let trend = trend_in(scene, noun..verb, sentence).or_else(|| trend_before(scene, sentence))?;
    if other_business(scene, range.clone()) || denied(scene, noun..range.end.min(verb + 2)) {
        return None;
    }
    Some(Announced {
        trend,
        list: verb + 1..range.end,
        least: 1,
        rule: "composition: hallmarks",
    })
}

/// `X has A, B and C at its heart.`
pub(super) fn at_heart(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let has = range
        .clone()
        .find(|at| matches!(text.lower(*at), "has" | "have" | "puts" | "put" | "with"))?;
    let at = (has + 1..range.end).find(|at| {
        text.lower(*at) == "at"
            && matches!(text.lower_at(Some(at + 1)), "its" | "the")
            && is_heart(text.lower_at(Some(at + 2)))
    })?;
    let trend = trend_in(scene, range.start..has, sentence)?;
    if other_business(scene, range.clone()) || denied(scene, range.start..has + 1) {
        return None;
    }
    Some(Announced {
        trend,
        list: has + 1..at,
        least: 1,
        rule: "composition: hallmarks",
    })
}

fn is_heart(word: &str) -> bool {
    matches!(word, "heart" | "core" | "centre" | "center" | "root")
}

/// `To get the look, you need A, B and C.`
pub(super) fn recipe(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = (range.start..range.end.min(range.start + 16)).find(|at| {
        let word = text.lower(*at);
        matches!(word, "need" | "require")
            && (range.start..*at).any(|t| matches!(text.lower(t), "you" | "you’ll" | "you'll"))
            || word == "expect" && *at == range.start
            || matches!(word, "reach" | "look" | "opt")
                && text.lower_at(Some(at + 1)) == "for"
                && *at > range.start
            || word == "stock" && text.lower_at(Some(at + 1)) == "up"
    })?;
    let opener = range.start..at;
    let goal = opener.clone().any(|t| {
        matches!(
            text.lower(t),
            "look"
                | "trend"
                | "aesthetic"
                | "style"
                | "vibe"
                | "get"
                | "nail"
                | "achieve"
                | "master"
        )
    });
    let trend = trend_in(scene, opener.clone(), sentence).or_else(|| {
        (goal || text.lower(at) == "expect")
            .then(|| trend_before(scene, sentence))
            .flatten()
    })?;
    if other_business(scene, range.clone()) {
        return None;
    }
    let start = (at + 1..range.end.min(at + 5))
        .rev()
        .find(|t| {
            matches!(
                text.lower(*t),
                "for" | "on" | "are" | "is" | ":" | "to" | "see"
            )
        })
        .map_or(at + 1, |t| t + 1);
    Some(Announced {
        trend,
        list: start..range.end,
        least: 2,
        rule: "composition: recipe",
    })
}

/// `The hallmarks of X are`, `staples such as`, `Key pieces include`.
pub(super) fn hallmarks(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range.clone().find(|at| {
        scene.spotted.cue_at(*at, Cue::Element).is_some() && text.tokens[*at].tag != Tag::Verb
            || is_piece(scene, *at)
    })?;
    let end = scene
        .spotted
        .cue_at(at, Cue::Element)
        .map_or(at + 1, |cue| cue.tokens.end);
    let limit = range.end.min(end + 18);
    // `Its vocabulary is easy to learn: A, B.`
    let marked = (end..limit)
        .find(|t| text.surface(*t) == ":")
        .filter(|t| t + 1 < range.end);
    let opener = marked.into_iter().chain(end..limit).find(|t| {
        matches!(
            text.lower(*t),
            "include"
                | "includes"
                | "included"
                | "are"
                | "is"
                | "were"
                | "like"
                | ":"
                | "—"
                | "–"
                | "as"
        ) && (text.lower(*t) != "as" || text.lower(t - 1) == "such")
    })?;
    let before = range.start..opener;
    let trend =
        trend_in(scene, before.clone(), sentence).or_else(|| trend_before(scene, sentence))?;
    let mut start = opener + 1;
    while start < range.end && matches!(text.surface(start), ":" | "—" | "–" | ",") {
        start += 1;
    }
    if denied(scene, range.start..start) {
        return None;
    }
    // `The signature piece of balletcore is the ballet flat.`
    let single =
        matches!(text.lower(opener), "is" | "was") && !text.can_be(end - 1, Classes::PLURAL);
    Some(Announced {
        trend,
        list: start..range.end,
        least: if single { 1 } else { 2 },
        rule: "composition: hallmarks",
    })
}

/// `Normcore pieces such as`: a noun for all that is worn, directly behind the trend, with
/// examples behind it.
fn is_piece(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let noun = matches!(
        text.lower(at),
        "pieces" | "items" | "classics" | "favourites" | "favorites" | "looks" | "touches"
    );
    let examples = matches!(text.lower_at(Some(at + 1)), "like" | "such" | "including");
    let trend = at
        .checked_sub(1)
        .and_then(|before| scene.resolved.at(before))
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Trend);
    noun && examples && trend
}

/// `the ballet flat in all its forms, from Mary Janes to sneakers`
pub(super) fn forms(scene: &Scene<'_>, sentence: usize) -> Vec<Announced> {
    let Some(main) = in_all_forms(scene, sentence) else {
        return Vec::new();
    };
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let mut found = Vec::new();
    let all = main.list.start;
    if let Some(from) = (all..range.end.min(all + 16)).find(|at| text.lower(*at) == "from")
        && let Some(to) = (from..range.end.min(from + 10)).find(|at| text.lower(*at) == "to")
    {
        for list in [from + 1..to, to + 1..range.end] {
            found.push(Announced {
                list,
                trend: main.trend.clone(),
                ..main
            });
        }
    }
    found.push(main);
    found
}

fn in_all_forms(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let all = range.clone().find(|at| {
        text.lower(*at) == "in"
            && matches!(text.lower_at(Some(at + 1)), "all" | "every")
            && (at + 2..range.end.min(at + 6)).any(|t| {
                matches!(
                    text.lower(t),
                    "forms" | "form" | "guises" | "guise" | "iterations" | "shapes" | "varieties"
                )
            })
    })?;
    let trend = trend_in(scene, range.start..all, sentence)?;
    // The thing itself, then what stands between `from` and `to`.
    let first = scene
        .items_in(range.start..all)
        .last()
        .map(|item| item.tokens.start)?;
    Some(Announced {
        trend,
        list: first..range.end,
        least: 1,
        rule: "composition: in all its forms",
    })
}

/// `You know it when you see it: football shirts, hair bows.`
pub(super) fn colon(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range
        .clone()
        .find(|at| matches!(text.surface(*at), ":" | "—" | "–"))?;
    let dash = text.surface(at) != ":";
    let list = at + 1..range.end;
    let found = members(scene, list.start, list.end);
    let worn = found.iter().filter(|m| m.is_worn()).count();
    if worn < 3 || found.len() > worn + 2 {
        return None;
    }
    let before = range.start..at;
    // Prices, wearers and shows make it another list; but `is dressed in
    // minimalism: gray Calvin Klein slip dresses` has the trend at the colon.
    let adjoins = !dash
        && at > range.start
        && scene.resolved.at(at - 1).is_some_and(|m| {
            let mention = &scene.resolved.mentions[m];
            mention.kind == EntityKind::Trend && mention.found != crate::spot::Found::Anaphor
        });
    if !adjoins && other_business(scene, range.clone()) || priced(scene, range.clone()) {
        return None;
    }
    let trend = trend_in(scene, before.clone(), sentence).or_else(|| {
        (!dash && refers(scene, before.clone()))
            .then(|| trend_before(scene, sentence))
            .flatten()
    })?;
    let rule = if dash {
        "composition: dash"
    } else {
        "composition: colon"
    };
    Some(Announced {
        trend,
        list,
        least: 3,
        rule,
    })
}

fn refers(scene: &Scene<'_>, run: Range<usize>) -> bool {
    run.clone().any(|at| {
        matches!(
            scene.text.lower(at),
            "it" | "its" | "look" | "formula" | "uniform" | "wardrobe" | "recipe"
        ) || scene.spotted.has_cue(at, Cue::Element)
    })
}

/// `Quiet luxury (oatmeal knits, leather totes) refuses`, `cowboycore — fringe,
/// suede, big buckles — is`.
pub(super) fn bracket(scene: &Scene<'_>, sentence: usize) -> Option<Announced> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for m in scene.resolved.of_kind(EntityKind::Trend, range.clone()) {
        let end = scene.resolved.mentions[m].tokens.end;
        let mut open = end;
        while open < range.end
            && matches!(
                text.surface(open),
                "”" | "\"" | "’" | "trend" | "aesthetic" | "look"
            )
        {
            open += 1;
        }
        if open + 1 >= range.end || !matches!(text.surface(open), "(" | "—" | "–" | ":" | "-") {
            continue;
        }
        let close = match text.surface(open) {
            "(" => (open + 1..range.end).find(|t| text.surface(*t) == ")"),
            _ => (open + 1..range.end).find(|t| matches!(text.surface(*t), "—" | "–")),
        }
        .unwrap_or(range.end);
        let list = open + 1..close;
        let found = members(scene, list.start, list.end);
        let worn = found.iter().filter(|m| m.is_worn()).count();
        if worn >= 2 && worn * 2 >= found.len() && !other_business(scene, list.clone()) {
            let trend = trend_in(scene, m_range(scene, m), sentence)?;
            return Some(Announced {
                trend,
                list,
                least: 2,
                rule: "composition: bracket",
            });
        }
    }
    None
}

fn m_range(scene: &Scene<'_>, mention: usize) -> Range<usize> {
    scene.resolved.mentions[mention].tokens.clone()
}
