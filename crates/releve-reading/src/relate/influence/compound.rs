//! Influence in one adjective: `a tennis-inspired label`, `Margaux-inspired totes`.

use releve_facts::EntityKind;

use super::Event;
use super::moved::Moved;
use super::target::target;
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let range = scene.sentence(sentence);
    range
        .clone()
        .filter(|at| scene.text.lower(*at) == "inspired" && *at > range.start)
        .filter(|at| scene.text.tokens[*at].join == Join::Hyphen)
        .filter_map(|at| event(scene, sentence, at))
        .collect()
}

/// Of `SOURCE-inspired THING`, both.
fn event(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let source = source(scene, range.start, at)?;
    let parse = &scene.parses[sentence];
    let phrase = parse
        .phrases
        .iter()
        .find(|p| p.tokens.contains(&at) || p.tokens.contains(&(at + 1)))?;
    let behind = at + 1..phrase.tokens.end.max(at + 1);
    // `through ballet-inspired activewear` speaks of a sort of clothes, not of some.
    let told = phrase.preposition.is_none();
    let what = target(scene, behind.clone()).filter(|thing| {
        thing.kind.is_some() && !thing.anaphor && (told || thing.kind != Some(EntityKind::Garment))
    });
    // `Monreal London, the tennis-inspired label`: the house that is so called.
    let apposed = || {
        let house = behind.clone().any(|t| scene.spotted.has_cue(t, Cue::House));
        let comma = (range.start + 1..phrase.tokens.start + 1)
            .rev()
            .take(3)
            .find(|t| house && text.surface(*t) == ",")?;
        let m = scene.resolved.at(comma - 1)?;
        target(scene, scene.resolved.mentions[m].tokens.clone())
    };
    let what = what.or_else(apposed)?;
    (what.name != source.name).then(|| {
        Event::new(
            vec![source],
            Moved::new(vec![what]),
            sentence,
            "influence: so-inspired",
        )
    })
}

/// What stands before the hyphen: what is named there, else one plain noun that
/// is no adverb of time or place.
fn source(scene: &Scene<'_>, floor: usize, at: usize) -> Option<Thing> {
    let text = &scene.text;
    let last = at.checked_sub(1).filter(|last| *last >= floor)?;
    // `motocross-inspired` may be an attribute as a whole.
    let named = scene
        .resolved
        .at(last)
        .filter(|m| scene.resolved.mentions[*m].tokens.end <= at);
    if let Some(m) = named {
        return Some(noun::of_mention(scene, m));
    }
    let mut start = last;
    while start > floor
        && text.tokens[start].tag == Tag::Name
        && text.tokens[start - 1].tag == Tag::Name
        && scene.resolved.at(start - 1).is_none()
    {
        start -= 1;
    }
    let noun = matches!(
        text.tokens[last].tag,
        Tag::Noun | Tag::Name | Tag::Adjective
    );
    // The `s` of `’90s-inspired` is a part of its decade.
    let timed = text.lower(last).len() < 2 || scene.times_in(last..at).next().is_some();
    (noun && !timed).then(|| Thing {
        name: text.slice(start..at).to_owned(),
        kind: None,
        entity: None,
        anaphor: false,
        tokens: start..at,
    })
}
