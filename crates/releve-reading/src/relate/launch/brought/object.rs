//! What a verb brings out: its object, the goods behind `with`, the thing before a
//! relative clause.

use releve_facts::{EntityKind, When};

use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::launch::{Sort, Thing, thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// The things listed from a token on: `abayas and matching hijabs`.
pub(super) fn listed(scene: &Scene<'_>, at: usize, end: usize, coined: &[String]) -> Vec<Thing> {
    let mut start = at;
    while start < end
        && (scene.text.tokens[start].tag == Tag::Adverb || scene.text.surface(start) == ",")
    {
        start += 1;
    }
    let Some(first) = thing(scene, start, end, coined) else {
        return Vec::new();
    };
    let mut last = first.tokens.end;
    let mut found = vec![first];
    while found.len() < 5 && last < end {
        let mut next = last;
        while next < end && matches!(scene.text.lower(next), "," | "and" | "&" | "plus") {
            next += 1;
        }
        if next == last {
            break;
        }
        // `the Lanna, the Bou and a denim line`, not `the Lanna, a bag`
        if matches!(found[0].sort, Sort::Named | Sort::Line) {
            let closes = scene.text.lower(next - 1) != ","
                || (next..end.min(next + 8)).any(|at| scene.text.lower(at) == "and");
            match closes.then(|| thing(scene, next, end, coined)).flatten() {
                Some(more)
                    if matches!(more.sort, Sort::Named | Sort::Line)
                        && scene.text.tokens[next].tag == Tag::Determiner =>
                {
                    last = more.tokens.end;
                    found.push(more);
                    continue;
                }
                _ => break,
            }
        }
        while next < end && matches!(scene.text.lower(next), "matching" | "also" | "a" | "an") {
            next += 1;
        }
        match thing(scene, next, end, coined) {
            Some(more) if more.sort == found[0].sort && more.sort == Sort::Garment => {
                last = more.tokens.end;
                found.push(more);
            }
            _ => break,
        }
    }
    found
}

/// Where the object of a verb of launching begins: behind all its words, `opened the
/// doors of`.
pub(super) fn behind(scene: &Scene<'_>, clause: &Clause) -> usize {
    scene
        .spotted
        .cue_at(clause.verb, Cue::Launch)
        .map_or(clause.group.end, |cue| cue.tokens.end.max(clause.group.end))
}

/// `branched out into bridal with a line of dresses`, `moved into footwear in 2022`:
/// what a house begins with in a trade that is new to it, else the trade, where the
/// text says when.
pub(super) fn entered(
    scene: &Scene<'_>,
    clause: &Clause,
    timed: bool,
    coined: &[String],
) -> Option<Vec<Thing>> {
    const REACH: usize = 12;
    let cue = scene.spotted.cue_at(clause.verb, Cue::Enter)?;
    let end = scene.sentence(clause.sentence).end;
    let with = (cue.tokens.end..end.min(cue.tokens.end + REACH))
        .take_while(|at| !matches!(scene.text.tokens[*at].tag, Tag::Verb | Tag::Relative))
        .find(|at| scene.text.lower(*at) == "with");
    let things = match with {
        Some(with) => listed(scene, with + 1, end, coined),
        None if timed => listed(scene, cue.tokens.end, end, coined),
        None => Vec::new(),
    };
    (!things.is_empty()).then_some(things)
}

/// `added shoes to its range`, `began selling boots in 1978`: goods that are new to
/// a house.
pub(super) fn added(
    scene: &Scene<'_>,
    clause: &Clause,
    when: Option<&When>,
    coined: &[String],
) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let end = scene.sentence(clause.sentence).end;
    // A season is that of a show.
    let dated = when.is_some_and(|when| when.as_season().is_none());
    let lemma = text.lemma(clause.verb);
    if lemma == "add" && clause.kind != ClauseKind::Infinitive {
        let found = listed(scene, clause.group.end, end, coined);
        let last = found.last()?.tokens.end;
        // `to its line-up`, `to the brand's offer`
        let offer = text.lower_at(Some(last)) == "to"
            && (last + 1..end.min(last + 5)).any(|at| {
                scene.spotted.has_cue(at, Cue::Line)
                    || matches!(
                        text.lower(at),
                        "offer"
                            | "offering"
                            | "lineup"
                            | "line-up"
                            | "mix"
                            | "portfolio"
                            | "repertoire"
                    )
            });
        let lines = found.iter().all(|t| t.sort == Sort::Line);
        let fits = dated && found.iter().all(|t| t.sort != Sort::Coined);
        return (offer || lines || fits).then_some(found);
    }
    // `began selling`, whatever the tagger makes of the second word.
    let begins = matches!(lemma, "begin" | "start")
        && matches!(
            text.lower_at(Some(clause.group.end)),
            "selling" | "making" | "producing" | "offering" | "designing"
        );
    let found = listed(scene, clause.group.end + 1, end, coined);
    (begins && dated && !found.is_empty()).then_some(found)
}

/// `released pieces such as the Tabby`: those that are named.
pub(super) fn examples(
    scene: &Scene<'_>,
    from: usize,
    end: usize,
    coined: &[String],
) -> Vec<Thing> {
    let text = &scene.text;
    let such = (from..end.min(from + 5))
        .find(|at| text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as");
    let Some(such) = such else {
        return Vec::new();
    };
    let mut found = listed(scene, such + 2, end, coined);
    found.retain(|thing| thing.sort == Sort::Named);
    found
}

/// `released its own version`: of the product that the sentence names.
pub(super) fn own_version(scene: &Scene<'_>, clause: &Clause) -> Option<Thing> {
    let floor = scene.sentence(clause.sentence).start;
    let end = scene.sentence(clause.sentence).end;
    let version = (clause.group.end..(clause.group.end + 4).min(end))
        .find(|at| scene.spotted.has_cue(*at, Cue::Version))?;
    if matches!(scene.text.lower_at(Some(version + 1)), "of" | ",") {
        return None;
    }
    let m = scene
        .resolved
        .of_kind(EntityKind::Product, floor..clause.group.start)
        .last()?;
    Some(Thing {
        name: scene.name(scene.resolved.entity[m]),
        sort: Sort::Named,
        tokens: scene.resolved.mentions[m].tokens.clone(),
    })
}

/// `put the L.12.12 on sale`: where `on sale` stands.
pub(super) fn on_sale(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    if !matches!(scene.text.lemma(clause.verb), "put" | "place" | "bring") {
        return None;
    }
    clause.reach.clone().find(|at| {
        matches!(scene.text.lower(*at), "on" | "onto" | "into" | "to")
            && (matches!(
                scene.text.lower_at(Some(at + 1)),
                "sale" | "market" | "production" | "shelves"
            ) || matches!(scene.text.lower_at(Some(at + 2)), "market" | "shelves")
                && scene.text.lower_at(Some(at + 1)) == "the")
    })
}

/// `followed with`, `answered in 1952 with`: where `with` stands.
pub(super) fn reply(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let replies = scene.verb_is(clause, Cue::Reply)
        || scene.spotted.cue_at(clause.verb, Cue::Reply).is_some();
    if !replies {
        return None;
    }
    let end = scene.sentence(clause.sentence).end;
    (clause.verb + 1..(clause.verb + 7).min(end)).find(|at| {
        scene.text.lower(*at) == "with"
            && (clause.verb + 1..*at).all(|t| scene.resolved.at(t).is_none())
    })
}

/// `with one of his own`: the garment that the text is about.
pub(super) fn one_of_its_own(scene: &Scene<'_>, with: usize, number: usize) -> Option<Thing> {
    let end = scene.sentence(number).end;
    let own = (with + 1..(with + 6).min(end)).find(|at| scene.text.lower(*at) == "own")?;
    let plain = matches!(
        scene.text.lower(with + 1),
        "one" | "ones" | "its" | "their" | "his" | "her"
    );
    let ends = own + 1 >= end
        || scene.text.tokens[own + 1].tag == Tag::Mark
        || scene.text.tokens[own + 1].tag == Tag::Preposition;
    let garment = scene.main_garment?;
    (plain && ends).then(|| Thing {
        name: scene.name(garment),
        sort: Sort::Named,
        tokens: with + 1..own + 1,
    })
}

/// `has made its Field Coat since 1924`
pub(super) fn since(scene: &Scene<'_>, clause: &Clause) -> bool {
    matches!(scene.text.lemma(clause.verb), "make" | "produce" | "sell")
        && clause.reach.clone().any(|at| {
            scene.text.lower(at) == "since" && scene.times_in(at + 1..at + 3).next().is_some()
        })
}

/// `the Birkin, which Hermès introduced`: the thing before the relative.
pub(in crate::relate::launch) fn before_relative(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
) -> Option<Thing> {
    let floor = scene.sentence(clause.sentence).start;
    let relative = (floor..clause.group.start).rev().take(14).find(|at| {
        matches!(scene.text.lower(*at), "which" | "that") && scene.resolved.at(*at).is_none()
    })?;
    // Another verb between leaves the relative to that one.
    let taken = parse.clauses.iter().any(|other| {
        other.verb > relative && other.verb < clause.verb && other.kind == ClauseKind::Finite
    });
    if taken {
        return None;
    }
    let mut candidates: Vec<Thing> = parse
        .phrases
        .iter()
        .filter(|phrase| phrase.tokens.end <= relative)
        .filter_map(|phrase| thing(scene, phrase.tokens.start, relative, coined))
        .collect();
    let best = candidates
        .iter()
        .rposition(|t| matches!(t.sort, Sort::Named | Sort::Coined))
        .or_else(|| candidates.len().checked_sub(1))?;
    Some(candidates.swap_remove(best))
}
