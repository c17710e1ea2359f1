//! Sentences of a report of shows that speak of one house, whatever their verb:
//! `Over at X there was a fringed dress`, `X, Y and Z all cut slips from it`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Told;
use super::kind::{for_sale, of_daily_life};
use super::review::of_the_part;
use super::section::{Reviewed, others};
use super::setting::Setting;
use super::spread::listed;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// Where a report names a house and its clothes in one sentence.
pub(super) const OF_A_REPORT: &str = "showing: a sentence of a report";

/// How far into a sentence the house may stand that it is about.
const OPENING: usize = 4;

pub(super) fn of_a_report(scene: &Scene<'_>, setting: &Setting, number: usize) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let cued = |cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    if !setting.report.shows
        || scene.items_in(tokens.clone()).next().is_none()
        || [
            Cue::Launch,
            Cue::Shop,
            Cue::Collaboration,
            Cue::Collaborate,
            Cue::Alternative,
        ]
        .into_iter()
        .any(cued)
        || for_sale(scene, number)
        || of_daily_life(scene, number)
    {
        return Vec::new();
    }
    let named = setting.report.houses.named(scene, tokens.clone()).next();
    let Some((house, at)) = named.or_else(|| under_own_name(scene, &tokens)) else {
        return Vec::new();
    };
    // A name met once may be a word that opens its sentence.
    let elsewhere = setting.reviewed.is_some_and(|reviewed| reviewed != house);
    let known = scene.entity(house).entry.is_some()
        || named.is_none()
        || !elsewhere && scene.entity(house).mentions.len() > 1;
    if !known || !is_about(scene, &tokens, at) {
        return Vec::new();
    }
    let (list, _) = listed(scene, at, tokens.end);
    let houses = if list.len() > 1 { list } else { vec![house] };
    let others_named = setting
        .report
        .houses
        .named(scene, tokens.clone())
        .any(|(other, _)| !houses.contains(&other));
    let part = Reviewed::named(house, at);
    let advised = scene.parses[number]
        .clauses
        .iter()
        .any(|clause| clause.reality == Reality::Advised);
    if others_named
        || advised
        || !houses
            .iter()
            .any(|h| of_the_part(scene, number, *h, false) || houses.len() > 1)
        || others(scene, number, part)
    {
        return Vec::new();
    }
    houses
        .into_iter()
        .map(|brand| Told {
            brand,
            rule: OF_A_REPORT,
            reach: tokens.clone(),
            bare: !setting.names_runway(scene, number),
        })
        .collect()
}

/// `Kara Saun, who took a pilot for her muse, had a jacket in rust leather`: whoever
/// opens a sentence of a report, is known for nothing else and is not said to wear.
fn under_own_name(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<(EntityNumber, usize)> {
    let m = scene.resolved.at(tokens.start)?;
    let mention = &scene.resolved.mentions[m];
    let person = scene.resolved.entity[m];
    let unknown = mention.kind == EntityKind::Person
        && mention.found == Found::Context
        && mention.tokens.len() > 1;
    let other = scene
        .spotted
        .roles_over(tokens.start..(mention.tokens.end + OPENING).min(tokens.end))
        .next()
        .is_some();
    let wears = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Wear)
            || scene.spotted.has_cue(at, Cue::Say)
            || scene.text.lower(at) == "row"
    });
    (unknown && !other && !wears).then_some((person, tokens.start))
}

/// True for a house that opens its sentence, or stands where shows are: `over at X`.
fn is_about(scene: &Scene<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let text = &scene.text;
    let placed = at > tokens.start && matches!(text.lower(at - 1), "at");
    let opens = at < tokens.start + OPENING
        && (tokens.start..at).all(|before| {
            !matches!(
                text.tokens[before].tag,
                Tag::Verb | Tag::Past | Tag::Pronoun
            ) && !matches!(text.lower(before), "like" | "unlike" | "than" | "of" | "by")
        });
    placed || opens
}
