//! What holds a place in a ranking.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Teller;
use super::made_by::made_by;
use super::meant::meant;
use super::named::{Named, named};
use super::order::is_ranked;
use super::place::Place;
use crate::figure::FigureUnit;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join};
use crate::tag::Tag;

/// What holds the place.
pub(super) fn subject(
    teller: &Teller<'_, '_, '_>,
    sentence: usize,
    start: usize,
    place: &Place,
) -> Option<Named> {
    let scene = teller.scene;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    if let Some(made) = made(scene, start, range.start) {
        return named(scene, made, start, &teller.past).filter(|s| s.kind.is_some() || s.meant);
    }
    // `The chart is led by X`, `No bag was hotter than X`
    if matches!(text.lower(place.tokens.end - 1), "by" | "than") {
        return named(scene, place.tokens.end, range.end, &teller.past)
            .filter(|s| s.kind.is_some() || s.meant);
    }
    if let Some(found) = bracketed(teller, start, range.start) {
        return Some(found);
    }
    if start == range.start {
        return behind(teller, place, range.end).or_else(|| above(scene, sentence));
    }
    // Over the verb and its adverbs to the subject.
    let mut at = start;
    let mut verb = None;
    while at > range.start {
        let before = at - 1;
        let tag = text.tokens[before].tag;
        // `regained their crown as the hottest house` is no crown that is worn.
        let honour = is_place(text.lower(before))
            && before > range.start
            && text.tokens[before - 1].tag == Tag::Possessive;
        // `entered the Lyst Index at No. 9`: the ranking holds no place in itself.
        let ranking = scene.resolved.at(before).filter(|m| {
            scene.resolved.mentions[*m].kind == EntityKind::Channel
                && scene.resolved.mentions[*m].tokens.start > range.start
        });
        if let Some(m) = ranking.filter(|_| verb.is_none()) {
            at = scene.resolved.mentions[m].tokens.start;
            continue;
        }
        if scene.resolved.at(before).is_some() && !honour {
            break;
        }
        let holds = matches!(
            text.base(before),
            "be" | "become" | "remain" | "enter" | "join" | "debut" | "return"
        ) || scene.spotted.has_cue(before, Cue::Place);
        let linking = holds
            && matches!(
                tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Noun | Tag::Gerund
            );
        if linking {
            verb = Some(before);
        } else if !passes(scene, before)
            && !scene.figures_in(before..at).any(|f| f.tokens.end <= at)
        {
            break;
        }
        at = before;
    }
    if let Some(verb) = verb
        && let Some(found) = teller
            .subject_of_verb(sentence, verb)
            .filter(|s| {
                s.kind != Some(EntityKind::Channel)
                    && (s.kind.is_some() || s.meant || s.name.len() > 2)
            })
            .filter(|s| s.kind.is_some() || s.meant)
    {
        return Some(found);
    }
    // `overtaking Loewe as the hottest brand`: who overtakes holds the place.
    if let Some(verb) = overtaken(scene, at, range.start) {
        return teller
            .subject_of_verb(sentence, verb)
            .filter(|s| s.kind.is_some() || s.meant)
            .or_else(|| told_place(teller, sentence).map(|(told, _)| told))
            .or_else(|| first_named(teller, range.start..verb));
    }
    if at > range.start
        && let Some(found) = before(teller, at, range.start)
    {
        return Some(found);
    }
    behind(teller, place, range.end).or_else(|| led(teller, sentence, start))
}

/// The verb whose object, which ends at `end`, loses its place.
fn overtaken(scene: &Scene<'_>, end: usize, floor: usize) -> Option<usize> {
    let object = scene.resolved.at(end.checked_sub(1)?)?;
    let start = scene.resolved.mentions[object].tokens.start;
    let mut at = start.checked_sub(1)?;
    if matches!(scene.text.tokens[at].tag, Tag::Determiner) {
        at = at.checked_sub(1)?;
    }
    (at >= floor && scene.spotted.has_cue(at, Cue::Overtake)).then_some(at)
}

/// What the sentence told a place of, and where that ends.
fn told_place(teller: &Teller<'_, '_, '_>, sentence: usize) -> Option<(Named, usize)> {
    teller
        .told
        .last()
        .filter(|told| told.sentence == sentence && told.unit == FigureUnit::Rank)
        .map(|told| (told.subject.clone(), told.figure.end))
}

/// The first that is named of what holds places.
fn first_named(teller: &Teller<'_, '_, '_>, range: Range<usize>) -> Option<Named> {
    let scene = teller.scene;
    let mention = scene
        .resolved
        .within(range)
        .find(|m| is_ranked(scene.resolved.mentions[*m].kind))?;
    let tokens = scene.resolved.mentions[mention].tokens.clone();
    named(scene, tokens.start, tokens.end, &teller.past)
}

/// What the sentence told a place of before, else its subject, if nothing else
/// is named since: `Adidas climbed eight places, to 13th`, `Chloé joins the list,
/// sitting in twentieth spot`.
fn led(teller: &Teller<'_, '_, '_>, sentence: usize, start: usize) -> Option<Named> {
    let scene = teller.scene;
    let thing = |kind: EntityKind| {
        matches!(
            kind,
            EntityKind::Brand
                | EntityKind::Garment
                | EntityKind::Organisation
                | EntityKind::Person
                | EntityKind::Product
                | EntityKind::Trend
        )
    };
    let (found, from) = told_place(teller, sentence).or_else(|| {
        let verb = scene.parses[sentence].clauses.first()?.verb;
        let subject = teller.subject_of_verb(sentence, verb)?;
        let named = subject.kind.is_some_and(thing) && !subject.meant && verb < start;
        named.then_some((subject, verb))
    })?;
    let other = scene
        .resolved
        .within(from..start)
        .any(|m| thing(scene.resolved.mentions[m].kind));
    (!other).then_some(found)
}

/// `the dress by Zara that was gone in days (number eight)`: what the member of the list
/// begins with that ends in the bracket.
fn bracketed(teller: &Teller<'_, '_, '_>, start: usize, floor: usize) -> Option<Named> {
    let scene = teller.scene;
    let open = (start.checked_sub(1)).filter(|at| *at > floor)?;
    // `Gucci (No. 4)`: what stands right before it holds the place.
    let beside = scene.resolved.at(open - 1);
    let held = beside.is_some_and(|m| is_ranked(scene.resolved.mentions[m].kind));
    if scene.text.surface(open) != "(" || held {
        return None;
    }
    let first = (floor..open)
        .rfind(|at| matches!(scene.text.surface(*at), ")" | ";" | ":"))
        .map_or(floor, |close| close + 1);
    let thing = scene.resolved.within(first..open).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Product
        )
    })?;
    let tokens = scene.resolved.mentions[thing].tokens.clone();
    let from = scene
        .items_in(tokens.clone())
        .next()
        .map_or(tokens.start, |item| item.tokens.start)
        .max(first);
    named(scene, from, open, &teller.past).filter(|found| found.kind.is_some())
}

/// Where the object begins that something makes what follows: `making Nike | the
/// most popular brand`, `crowned Loewe | the hottest house`.
fn made(scene: &Scene<'_>, end: usize, floor: usize) -> Option<usize> {
    let text = &scene.text;
    let object = scene.resolved.at(end.checked_sub(1)?)?;
    let mut start = scene.resolved.mentions[object].tokens.start.max(floor);
    while start > floor
        && (scene.resolved.at(start - 1).is_some()
            || matches!(
                text.tokens[start - 1].tag,
                Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
            ))
    {
        start -= 1;
    }
    let verb = start.checked_sub(1).filter(|at| *at >= floor)?;
    let makes = matches!(
        text.info(verb).verb.map_or("", |id| text.string(id)),
        "make" | "crown" | "name" | "rank" | "vote" | "declare" | "dub" | "call"
    ) && matches!(text.tokens[verb].tag, Tag::Verb | Tag::Past | Tag::Gerund);
    makes.then_some(start)
}

/// The phrase that ends at `end`.
pub(super) fn before(teller: &Teller<'_, '_, '_>, end: usize, floor: usize) -> Option<Named> {
    let scene = teller.scene;
    let text = &scene.text;
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let covered = scene.resolved.at(at);
        let part = covered.is_some()
            || matches!(
                text.tokens[at].tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive | Tag::Number | Tag::Pronoun
            )
            || matches!(text.surface(at), "”" | "\"")
            || text.tokens[start.min(text.tokens.len() - 1)].join == Join::Hyphen && start < end;
        if !part {
            break;
        }
        start = covered.map_or(at, |m| scene.resolved.mentions[m].tokens.start.min(at));
    }
    if start == end {
        return None;
    }
    if start > floor
        && matches!(
            text.tokens[start - 1].tag,
            Tag::Determiner | Tag::Possessive
        )
    {
        start -= 1;
    }
    named(scene, start, end, &teller.past).filter(|s| s.kind.is_some() || s.meant)
}

/// What follows: `the label’s bestseller, the Margot`; `2016’s most in-demand
/// item, these shoes were everywhere`.
pub(super) fn behind(teller: &Teller<'_, '_, '_>, place: &Place, end: usize) -> Option<Named> {
    let scene = teller.scene;
    let text = &scene.text;
    let mut at = place.tokens.end;
    while at < end && at < place.tokens.end + 14 {
        let word = text.lower(at);
        if matches!(word, "neither" | "not" | "nor") {
            return None;
        }
        let opens = matches!(text.surface(at), "," | ":" | "—" | "–")
            || matches!(word, "is" | "was" | "were" | "are" | "remains" | "remained")
            || matches!(word, "comes" | "came" | "sits" | "stands") && at == place.tokens.end;
        // `first place goes to X`
        let goes = matches!(
            word,
            "goes" | "went" | "belongs" | "belonged" | "fell" | "falls"
        ) && text.lower_at(Some(at + 1)) == "to";
        if opens || goes {
            let mut next = at + 1 + usize::from(goes);
            while matches!(
                text.lower_at(Some(next)),
                "according" | "is" | "was" | "still" | "now" | "currently"
            ) && next < end
            {
                next += 1;
            }
            if let Some(found) = made_by(teller, place, at, next, end) {
                return Some(found);
            }
            // `, according to the Lyst Index, was …`
            let found = named(scene, next, end, &teller.past)
                .filter(|s| s.kind.is_some() || s.meant)
                .filter(|s| {
                    !matches!(
                        s.kind,
                        Some(EntityKind::Place | EntityKind::Channel | EntityKind::Publication)
                    )
                });
            if found.is_some() {
                return found;
            }
        }
        at += 1;
    }
    None
}

/// A heading or a name alone on the line above.
pub(super) fn above(scene: &Scene<'_>, sentence: usize) -> Option<Named> {
    let line = sentence.checked_sub(1)?;
    let block = scene.text.sentences[line].block;
    if !matches!(
        scene.text.blocks[block].kind,
        BlockKind::Name | BlockKind::Heading
    ) {
        return None;
    }
    let range = scene.sentence(line);
    let start = range.start;
    let mut found = meant(
        scene,
        scene.sentence(sentence).start..scene.sentence(sentence).start + 1,
        &[],
        |k| k.tokens.start >= start,
    )?;
    found.antecedent = Some(line);
    Some(found)
}

/// Nouns for what is held in a ranking.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "place" | "places" | "position" | "spot" | "slot" | "title" | "crown" | "status" | "throne"
    )
}

/// Words that may stand between what holds a place and the place.
fn passes(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    matches!(
        text.tokens[at].tag,
        Tag::Adverb | Tag::Preposition | Tag::Auxiliary | Tag::Relative | Tag::Possessive
    ) || matches!(text.surface(at), "," | "(" | "—" | "–" | ":")
        || is_place(text.lower(at))
        || matches!(
            text.lower(at),
            "as" | "up"
                | "down"
                | "at"
                | "in"
                | "to"
                | "the"
                | "'s"
                | "’s"
                | "straight"
                | "index"
                | "ranking"
                | "rankings"
                | "list"
                | "chart"
        )
}
