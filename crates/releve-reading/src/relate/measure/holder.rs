//! What holds a place in a ranking.

use releve_facts::EntityKind;

use super::Teller;
use super::meant::meant;
use super::named::{Named, named};
use super::rank::Place;
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
    if start == range.start {
        return behind(teller, place, range.end).or_else(|| above(scene, sentence));
    }
    // Over the verb and its adverbs to the subject.
    let mut at = start;
    let mut verb = None;
    while at > range.start {
        let before = at - 1;
        let tag = text.tokens[before].tag;
        if scene.resolved.at(before).is_some() {
            break;
        }
        let base = text
            .info(before)
            .verb
            .map_or_else(|| text.lower(before), |id| text.string(id));
        let linking = matches!(
            base,
            "be" | "become"
                | "remain"
                | "rank"
                | "name"
                | "crown"
                | "come"
                | "place"
                | "vote"
                | "declare"
                | "reach"
                | "hit"
                | "take"
                | "climb"
                | "rise"
                | "fall"
                | "slip"
                | "jump"
                | "stay"
                | "hold"
                | "enter"
                | "land"
                | "debut"
                | "sit"
                | "top"
                | "move"
                | "drop"
                | "shoot"
                | "leap"
                | "go"
                | "claim"
                | "top-rank"
                | "emerge"
                | "finish"
                | "secure"
        ) && matches!(
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
    if at > range.start
        && let Some(found) = before(teller, at, range.start)
    {
        return Some(found);
    }
    behind(teller, place, range.end)
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
        if opens {
            let mut next = at + 1;
            while matches!(
                text.lower_at(Some(next)),
                "according" | "is" | "was" | "still" | "now" | "currently"
            ) && next < end
            {
                next += 1;
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

/// Words that may stand between what holds a place and the place.
fn passes(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    matches!(
        text.tokens[at].tag,
        Tag::Adverb | Tag::Preposition | Tag::Auxiliary | Tag::Relative
    ) || matches!(text.surface(at), "," | "(" | "—" | "–" | ":")
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
                | "places"
                | "place"
                | "straight"
        )
}
