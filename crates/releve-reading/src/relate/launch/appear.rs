//! Things that come out by themselves: `which came out in 2021`, `goes on sale
//! on 26 March`, `a leather line launched in September`, `the shop opens in May`.

use releve_facts::{EntityKind, When};

use super::brought::{before_relative, dated, owner};
use super::thing::is_before_day;
use super::{Sort, Thing, house, launch, may, thing};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::{Cue, Detail};
use crate::relate::Draft;
use crate::relate::maker::How;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn by_clause(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
    coined: &[String],
    drafts: &mut Vec<Draft>,
) {
    let number = clause.sentence;
    let text = &scene.text;
    let Some(cue) = scene.spotted.cue_at(clause.verb, Cue::ComeOut) else {
        return;
    };
    // `dropped to No. 4`, `was dropped`: a time, a place of sale or nothing is
    // behind a verb that means other things as well.
    let next = text.lower_at(Some(cue.tokens.end));
    let dated_next = scene
        .times_in(cue.tokens.end..cue.tokens.end + 2)
        .next()
        .is_some();
    let plain = cue.tokens.len() > 1
        || dated_next
        || matches!(
            next,
            "on" | "in" | "at" | "online" | "worldwide" | "globally" | "this" | "next" | "last"
        );
    if clause.passive || !plain {
        return;
    }
    let opens = text.lemma(clause.verb) == "open";
    let announced = clause
        .group
        .clone()
        .any(|at| matches!(text.lower(at), "will" | "'ll" | "’ll"));
    let stated = clause.reality == Reality::Stated
        || clause.reality == Reality::Unreal && announced && dated(scene, number);
    if !stated
        || clause.kind == ClauseKind::Infinitive
        || text.surface(scene.sentence(number).end - 1) == "?"
    {
        return;
    }
    // What is brought out by somebody has an object.
    let object = clause.objects.iter().any(|p| {
        let tokens = parse.phrases[*p].tokens.clone();
        tokens.start >= cue.tokens.end
            && tokens.start <= cue.tokens.end + 1
            && scene.times_in(tokens).next().is_none()
    });
    if object {
        return;
    }
    let when = when(scene, clause, cue.tokens.end);
    // `arrives on 4 May` in a text without a date of its own.
    let end = scene.sentence(number).end;
    let undated = (cue.tokens.end..end.min(cue.tokens.end + 6))
        .any(|at| matches!(text.lower(at), "on" | "in" | "from") && is_before_day(scene, at, end));
    if when.is_none() && !undated {
        return;
    }
    let phrase = clause
        .subject
        .first()
        .map(|p| parse.phrases[*p].tokens.clone());
    let relative = clause.group.start > scene.sentence(number).start
        && matches!(text.lower(clause.group.start - 1), "which" | "that");
    let found: Option<Thing> = if relative {
        before_relative(scene, parse, clause, coined)
    } else {
        phrase
            .clone()
            .and_then(|tokens| thing(scene, tokens.start, clause.group.start, coined))
    };
    // `Ganni opened its doors in Lyon in May`: a shop, whatever it is called.
    let found = found.or_else(|| {
        let own = phrase.clone().filter(|tokens| {
            opens && scene.entities_in(EntityKind::Brand, tokens.clone()).len() == 1
        })?;
        let placed = (cue.tokens.end..clause.reach.end.min(cue.tokens.end + 2)).any(|at| {
            scene
                .resolved
                .at(at)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Place)
        });
        (placed && cue.tokens.len() > 1).then(|| Thing {
            name: "store".to_owned(),
            sort: Sort::Line,
            tokens: own,
        })
    });
    // `made its debut on the runway` is a showing.
    let shown = (cue.tokens.end..clause.reach.end)
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) && scene.resolved.at(at).is_none());
    let Some(found) = found.filter(|_| !shown) else {
        return;
    };
    let found = apposed(scene, &found, coined).unwrap_or(found);
    if scene.season_in(found.tokens.clone()).is_some() {
        return;
    }
    if opens && found.sort != Sort::Line {
        return;
    }
    let own = maker_of(scene, &found)
        .or_else(|| {
            owner(
                scene,
                parse,
                found.tokens.start.saturating_sub(3)..found.tokens.end,
                clause,
            )
        })
        .or_else(|| before_whose(scene, number, &found))
        .or_else(|| subject_before(scene, number, found.tokens.start));
    let (brand, how) = match own {
        Some(brand) => (brand, How::Named),
        None => match house(scene, number) {
            Some(brand) => (brand, How::Topic),
            None => return,
        },
    };
    if !may(scene, brand) || found.sort == Sort::Garment && how == How::Topic {
        return;
    }
    drafts.push(
        launch(scene, brand, &found, when, number, "launch: comes out", how)
            .sign(announced, "planned"),
    );
}

/// `A fell and B rose, helped by its designer X, whose first bags reached stores`: B's.
fn before_whose(scene: &Scene<'_>, number: usize, found: &Thing) -> Option<EntityNumber> {
    let start = scene.sentence(number).start;
    let from = found.tokens.start.saturating_sub(3).max(start);
    let whose = (from..found.tokens.start).find(|at| scene.text.lower(*at) == "whose")?;
    let last = scene
        .resolved
        .of_kind(EntityKind::Brand, start..whose)
        .last()?;
    Some(scene.resolved.entity[last])
}

/// `the Dune, a rubber thong which …`: the name before the apposition.
fn apposed(scene: &Scene<'_>, found: &Thing, coined: &[String]) -> Option<Thing> {
    let text = &scene.text;
    let article = found
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| matches!(text.lower(*at), "a" | "an"))?;
    let comma = article
        .checked_sub(1)
        .filter(|at| text.surface(*at) == ",")?;
    let floor = scene.sentence(text.sentence_of(comma)).start;
    let mut start = comma;
    while start > floor
        && (scene.resolved.at(start - 1).is_some() || text.tokens[start - 1].tag == Tag::Name)
    {
        start -= 1;
    }
    (start < comma)
        .then(|| thing(scene, start, comma, coined))
        .flatten()
        .filter(|named| named.sort == Sort::Named)
}

/// The time behind the verb, before another clause.
fn when(scene: &Scene<'_>, clause: &Clause, from: usize) -> Option<When> {
    let end = scene.sentence(clause.sentence).end;
    let start = scene.sentence(clause.sentence).start;
    let near = |range: std::ops::Range<usize>| {
        scene
            .times_in(range)
            .find(|time| !time.compared)
            .map(|time| time.when.clone())
    };
    near(from..end.min(from + 10)).or_else(|| near(start..end.min(start + 3)))
}

/// The house of a named product: that of its item, or the lexicon's.
pub(super) fn maker_of(scene: &Scene<'_>, thing: &Thing) -> Option<EntityNumber> {
    if let Some(brand) = scene
        .items_in(thing.tokens.clone())
        .find_map(|item| item.brand)
    {
        return Some(brand);
    }
    let m = scene
        .resolved
        .of_kind(EntityKind::Product, thing.tokens.clone())
        .next()?;
    let entry = scene.resolved.of(m).entry?;
    let Detail::Product {
        brand: Some(brand), ..
    } = &scene.text.lexicon.entry(entry).detail
    else {
        return None;
    };
    scene
        .resolved
        .entities
        .iter()
        .position(|e| e.kind == EntityKind::Brand && e.name == brand.as_ref())
}

/// `The Row started it with the Dune, …`: the house named first in the sentence.
fn subject_before(scene: &Scene<'_>, number: usize, end: usize) -> Option<EntityNumber> {
    let start = scene.sentence(number).start;
    let m = scene
        .resolved
        .of_kind(EntityKind::Brand, start..end)
        .find(|m| {
            let first = scene.resolved.mentions[*m].tokens.start;
            first == start || scene.text.tokens[first - 1].tag != Tag::Preposition
        })?;
    Some(scene.resolved.entity[m])
}
