//! One thing that several houses show: `from A and B to C`, `appeared at A, B and C`,
//! `on the runways of A and B`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Told;
use super::kind::{speaks_of_people, speaks_of_wearers};
use super::setting::Setting;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The houses over which a sentence spreads what it names.
pub(super) fn spread(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    known: &[Told],
) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let other = |cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    let real = scene.parses[number]
        .clauses
        .iter()
        .all(|c| c.reality == Reality::Stated);
    if !known.is_empty()
        || !real
        || speaks_of_people(scene, number) && !names_all_before_a_colon(scene, &tokens)
        || speaks_of_wearers(scene, number)
        || other(Cue::Launch)
        || other(Cue::Shop)
        || other(Cue::Sales)
    {
        return Vec::new();
    }
    let shows = setting.is_runway(scene, number) || other(Cue::Runway);
    let found = tokens.clone().find_map(|at| {
        let houses = match scene.text.lower(at) {
            "from"
                if (shows || appears(scene, tokens.start, at))
                    && !scene.spotted.has_cue(at.saturating_sub(1), Cue::Runway) =>
            {
                between(scene, at, tokens.end)
            }
            // `on the runways of A and B`, `in shows by A and B`
            "of" | "by" | "from"
                if at > tokens.start && scene.spotted.has_cue(at - 1, Cue::Runway) =>
            {
                Some(listed(scene, at + 1, tokens.end)).filter(|(houses, _)| houses.len() > 1)
            }
            // `came courtesy of A and B`
            "of" if shows && scene.text.lower_at(at.checked_sub(1)) == "courtesy" => {
                Some(listed(scene, at + 1, tokens.end)).filter(|(houses, _)| !houses.is_empty())
            }
            "at" if shows || appears(scene, tokens.start, at) => {
                Some(listed(scene, at + 1, tokens.end)).filter(|(houses, _)| houses.len() > 1)
            }
            _ => None,
        };
        houses.map(|(houses, end)| (houses, at..end))
    });
    let found = found.or_else(|| owners(scene, &tokens));
    let Some((houses, place)) = found else {
        return Vec::new();
    };
    let reach = reach(scene, &tokens, &place);
    houses
        .into_iter()
        .map(|brand| Told {
            brand,
            rule: "showing: spread over houses",
            reach: reach.clone(),
            bare: !shows,
        })
        .collect()
}

/// `Where he led, others followed: clogs were on the runways of A and B`: whoever is spoken
/// of stands before the colon, what is shown behind it.
fn names_all_before_a_colon(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let mut marks = tokens.clone();
    let Some(colon) = marks.find(|at| scene.text.surface(*at) == ":") else {
        return false;
    };
    let behind = colon..tokens.end;
    let people = scene
        .resolved
        .of_kind(EntityKind::Person, behind.clone())
        .next();
    people.is_none() && scene.items_in(behind).next().is_some()
}

/// `On A, B and C’s runways`: houses that own their shows
/// together.
fn owners(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<(Vec<EntityNumber>, Range<usize>)> {
    let text = &scene.text;
    let show = tokens.clone().find(|at| {
        scene.spotted.has_cue(*at, Cue::Runway)
            && (at.saturating_sub(4)..*at).any(|t| text.tokens[t].tag == Tag::Genitive)
    })?;
    let mark = (tokens.start..show).rfind(|at| text.tokens[*at].tag == Tag::Genitive)?;
    let last = scene.resolved.at(mark.checked_sub(1)?)?;
    let mut first = scene.resolved.mentions[last].tokens.start;
    let mut houses = vec![scene.resolved.entity[last]];
    let mut joined = false;
    while let Some(at) = first.checked_sub(1).filter(|at| *at > tokens.start) {
        if !matches!(text.surface(at), "," | "and" | "&") {
            break;
        }
        joined |= text.surface(at) != ",";
        let comma = usize::from(text.surface(at) != "," && text.surface(at - 1) == ",");
        let before = at
            .checked_sub(1 + comma)
            .filter(|before| *before >= tokens.start)
            .and_then(|before| scene.resolved.at(before));
        let Some(before) = before else {
            break;
        };
        if scene.resolved.mentions[before].kind != EntityKind::Brand {
            break;
        }
        houses.insert(0, scene.resolved.entity[before]);
        first = scene.resolved.mentions[before].tokens.start;
    }
    let brand = scene.resolved.mentions[last].kind == EntityKind::Brand;
    (brand && joined && houses.len() > 1).then_some((houses, first..show + 1))
}

/// What stands before the houses; where that names no garment, what stands behind.
fn reach(scene: &Scene<'_>, tokens: &Range<usize>, place: &Range<usize>) -> Range<usize> {
    let before = tokens.start..place.start;
    if scene.items_in(before.clone()).next().is_some() {
        before
    } else {
        place.end..tokens.end
    }
}

/// `from A and B to C`: all of them, and where the last one ends.
fn between(scene: &Scene<'_>, from: usize, end: usize) -> Option<(Vec<EntityNumber>, usize)> {
    let (mut houses, to) = listed(scene, from + 1, end);
    if houses.is_empty() || to >= end || scene.text.lower(to) != "to" {
        return None;
    }
    let (others, end) = listed(scene, to + 1, end);
    houses.extend(&others);
    (!others.is_empty()).then_some((houses, end))
}

/// `X, Y and Z`: the houses listed from `at` on, and where the last one ends. A list
/// that no conjunction closes, or whose last one owns something, is none: the first.
pub(super) fn listed(scene: &Scene<'_>, at: usize, end: usize) -> (Vec<EntityNumber>, usize) {
    let house = |at: usize| {
        let m = scene.resolved.at(at).filter(|_| at < end)?;
        let mention = &scene.resolved.mentions[m];
        (mention.kind == EntityKind::Brand && mention.tokens.start == at)
            .then(|| (scene.resolved.entity[m], mention.tokens.end))
    };
    // `at the likes of A, B and C`
    let likes = scene.text.lower(at) == "the"
        && scene.text.lower_at(Some(at + 1)) == "likes"
        && scene.text.lower_at(Some(at + 2)) == "of";
    let at = if likes { at + 3 } else { at };
    let Some((first, alone)) = house(at) else {
        return (Vec::new(), at);
    };
    let (mut houses, mut stop, mut closed) = (vec![first], alone, false);
    while !closed {
        let mut next = stop;
        while next < end && matches!(scene.text.surface(next), "," | "and" | "&") {
            closed |= scene.text.surface(next) != ",";
            next += 1;
        }
        let Some((brand, behind)) = house(next).filter(|_| next > stop) else {
            break;
        };
        houses.push(brand);
        stop = behind;
    }
    // `at X, Y sent out`, `at X, Y's coats`
    if !closed || stop < end && scene.text.tokens[stop].tag == Tag::Genitive {
        return (vec![first], alone);
    }
    (houses, stop)
}

/// True where the verb before `at` says that a thing was to be seen.
fn appears(scene: &Scene<'_>, floor: usize, at: usize) -> bool {
    let near = (floor..at).rev().take(3).any(|at| {
        matches!(
            scene.text.base(at),
            "appear" | "crop" | "pop" | "surface" | "resurface" | "feature" | "return" | "reign"
        ) || matches!(scene.text.lower(at), "appearance" | "appearances")
            || scene.text.lower(at) == "seen"
    });
    // `Clogs were at A and B`, `were out in force at`: what is bought there is no show.
    let past = (floor..at).rev().take(6).find(|at| {
        matches!(
            scene.text.tokens[*at].tag,
            Tag::Verb | Tag::Past | Tag::Auxiliary
        )
    });
    let trade = scene.sentence(scene.text.sentence_of(at)).any(|at| {
        scene.spotted.has_cue(at, Cue::Sell)
            || matches!(
                scene.text.lower(at),
                "available" | "stocked" | "sold" | "sale" | "bought" | "store" | "stores"
            )
    });
    let plain = |at: usize| {
        matches!(
            scene.text.lower(at),
            "were" | "was" | "came" | "found" | "been" | "spotted"
        )
    };
    near || !trade && past.is_some_and(plain)
}
