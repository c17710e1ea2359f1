//! How a sentence comes to speak of a house's show.

use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

use super::kind::{elsewhere, for_sale, of_daily_life, speaks_of_people};
use super::place::by_place;
use super::setting::Setting;
use super::verb::by_verb;
use super::{Told, parts};

/// Where a part of the text goes through one show.
pub(super) const THROUGH: &str = "showing: the show that a part goes through";

pub(super) fn told(scene: &Scene<'_>, setting: &Setting, number: usize) -> Vec<Told> {
    let tokens = scene.sentence(number);
    let mut found: Vec<Told> = Vec::new();
    if for_sale(scene, number) {
        return found;
    }
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if !matches!(clause.reality, Reality::Stated) || clause.kind == ClauseKind::Infinitive {
            continue;
        }
        for told in by_verb(scene, setting, number, parse, clause) {
            // What is shown goes on to the next clause with a subject of its own.
            if !found
                .iter()
                .any(|known| known.brand == told.brand && known.reach.end >= told.reach.end)
            {
                found.push(told);
            }
        }
    }
    found.extend(parts::other_houses(scene, setting, number, &found));
    cut(&mut found);
    let spread = super::spread::spread(scene, setting, number, &found);
    found.extend(spread);
    let before = super::before::before_the_verb(scene, setting, number, &found);
    found.extend(before);
    let real = parse
        .clauses
        .iter()
        .all(|c| matches!(c.reality, Reality::Stated | Reality::Advised));
    if found.is_empty()
        && real
        && let Some(told) = by_place(scene, setting, number, tokens.clone())
    {
        found.push(told);
    }
    found.extend(parts::of_a_collection(scene, setting, number, &found));
    found.extend(super::beside::of_its_maker(scene, setting, number, &found));
    if found.is_empty()
        && let Some(told) = parts::of_a_line(scene, setting, number)
    {
        found.push(told);
    }
    if found.is_empty()
        && let Some(brand) = setting.reviewed
        && real
        && super::review::of_the_review(scene, number, brand)
        && !of_daily_life(scene, number)
    {
        found.push(Told {
            brand,
            rule: "showing: the house under review",
            reach: tokens.clone(),
            bare: false,
        });
    }
    if let Some(part) = setting.part(scene, number)
        && (found.is_empty() || part.headed && found.iter().all(|told| told.brand == part.house))
        && super::section::tells_of(scene, number, part)
    {
        // `The models held clutches and wore bangles`: all of it is theirs.
        found.truncate(1);
        let rule = found.first().map_or(THROUGH, |told| told.rule);
        found = vec![Told {
            brand: part.house,
            rule,
            reach: tokens.clone(),
            bare: false,
        }];
    }
    if found.is_empty() {
        found.extend(super::sentence::of_a_report(scene, setting, number));
    }
    if found.is_empty()
        && let Some(brand) = setting.continues(scene, number)
        && !speaks_of_people(scene, number)
        && !of_daily_life(scene, number)
        && (setting.review && setting.has_shown(brand) || parts::goes_on(scene, number))
        && !elsewhere(scene, number)
        && !tells_of_before(scene, number)
    {
        found.push(Told {
            brand,
            rule: "showing: the show goes on",
            reach: tokens,
            bare: !setting.is_runway(scene, number),
        });
    }
    if !found.is_empty() {
        leave_out_trade(scene, number, &mut found);
    }
    found
}

/// `Before that, the slipper was`: how things were when nobody had shown it.
fn tells_of_before(scene: &Scene<'_>, number: usize) -> bool {
    let start = scene.sentence(number).start;
    let then = || {
        matches!(
            scene.text.lower_at(Some(start + 1)),
            "that" | "then" | "this"
        )
    };
    match scene.text.lower(start) {
        "before" | "until" | "till" => then(),
        first => matches!(first, "previously" | "formerly"),
    }
}

/// What sold and who wanted it is no more of the show: `A showed coats, and orders for
/// clogs rose`.
fn leave_out_trade(scene: &Scene<'_>, number: usize, found: &mut [Told]) {
    let trade = scene.later_clauses(number).iter().copied().find(|from| {
        let part = scene.main_clause(number, *from);
        let subject = part.take_while(|at| {
            !matches!(
                scene.text.tokens[*at].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary
            )
        });
        subject.into_iter().any(|at| {
            scene.text.lower(at) == "demand"
                || [Cue::Sales, Cue::Searches, Cue::Crowd]
                    .into_iter()
                    .any(|cue| scene.spotted.has_cue(at, cue))
        })
    });
    for told in found {
        let end = trade.filter(|from| *from > told.reach.start);
        told.reach.end = end.map_or(told.reach.end, |from| told.reach.end.min(from));
    }
}

/// Each house shows up to where the next one begins.
fn cut(found: &mut [Told]) {
    found.sort_by_key(|told| told.reach.start);
    for n in 1..found.len() {
        let (before, behind) = found.split_at_mut(n);
        let known = &mut before[n - 1];
        // Two houses may show the same: `A and B sent out`.
        if known.brand != behind[0].brand
            && known.reach.start < behind[0].reach.start
            && known.reach.end > behind[0].reach.start
        {
            known.reach.end = behind[0].reach.start;
        }
    }
}
