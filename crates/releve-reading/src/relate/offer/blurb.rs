//! The text below a shopping line, as far as it speaks of what is offered.

use std::ops::Range;

use releve_facts::EntityKind;

use super::name::Attributes;
use crate::item::Item;
use crate::lexicon::{Cue, Detail};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// Sentences of the blurb that say more of the thing, with what they say.
pub(super) fn read(
    scene: &Scene<'_>,
    garment: Option<&str>,
    sentences: &[usize],
    attributes: &mut Attributes,
) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for sentence in sentences {
        let tokens = scene.sentence(*sentence);
        // Attributes of other garments are theirs.
        let others: Vec<&Item> = scene
            .items_in(tokens.clone())
            .filter(|item| !is_same(scene, item, garment))
            .collect();
        if is_aside(scene, tokens.clone(), !others.is_empty()) {
            continue;
        }
        let mut found = false;
        for m in scene
            .resolved
            .of_kind(EntityKind::Attribute, tokens.clone())
        {
            let mention = &scene.resolved.mentions[m];
            let foreign = others.iter().any(|item| {
                item.attributes.contains(&m) || item.tokens.contains(&mention.tokens.start)
            });
            if foreign || !is_stated(scene, m) {
                continue;
            }
            attributes.add(&scene.resolved.of(m).name);
            found = true;
        }
        if found && told.len() < 2 {
            told.push(tokens);
        }
    }
    told
}

/// Somebody else's look, a tip, a comparison: not the thing itself.
fn is_aside(scene: &Scene<'_>, tokens: Range<usize>, others: bool) -> bool {
    let text = &scene.text;
    let cued = |cue: Cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, tokens.clone())
        .any(|m| scene.resolved.mentions[m].found != Found::Anaphor);
    let worn = cued(Cue::Wear) && person;
    let tip = others
        && (cued(Cue::Pair) || cued(Cue::Wear))
        && tokens
            .clone()
            .any(|at| matches!(text.lower(at), "with" | "under" | "over" | "alongside"));
    worn || tip
}

/// The offered garment again, or a word that stands for it.
fn is_same(scene: &Scene<'_>, item: &Item, garment: Option<&str>) -> bool {
    let mention = &scene.resolved.mentions[item.mention];
    // `the shoe`, `these satin bow slippers`
    let pointed = matches!(scene.text.lower(item.tokens.start), "this" | "these");
    if pointed || scene.spotted.has_cue(mention.tokens.end - 1, Cue::Piece) {
        return true;
    }
    let Some(garment) = garment else { return false };
    let name = &scene.entity(item.garment).name;
    let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
    name == garment || last(name) == last(garment) || related(scene, name, garment)
}

/// One is a type of the other, or both are of one type.
fn related(scene: &Scene<'_>, one: &str, other: &str) -> bool {
    let lexicon = scene.text.lexicon;
    let broader = |name: &str| -> Option<Box<str>> {
        let id = lexicon.named(EntityKind::Garment, name)?;
        match &lexicon.entry(id).detail {
            Detail::Garment { broader, .. } => broader.clone(),
            _ => None,
        }
    };
    let (a, b) = (broader(one), broader(other));
    a.as_deref() == Some(other) || b.as_deref() == Some(one) || a.is_some() && a == b
}

/// An ordinary word is an attribute only beside something worn or as a colour.
fn is_stated(scene: &Scene<'_>, mention: usize) -> bool {
    let text = &scene.text;
    let spotted = &scene.resolved.mentions[mention];
    // `I checked`
    let first = spotted.tokens.start;
    let verb = matches!(text.tokens[first].tag, Tag::Past | Tag::Verb)
        && first > 0
        && matches!(
            text.tokens[first - 1].tag,
            Tag::Pronoun | Tag::Auxiliary | Tag::Infinitive
        );
    if verb {
        return false;
    }
    let Found::Lexicon(id, _) = spotted.found else {
        return true;
    };
    let entry = text.lexicon.entry(id);
    let group = match &entry.detail {
        Detail::Attribute { group } => group.as_ref(),
        _ => "",
    };
    if matches!(group, "quality" | "weight") {
        return false;
    }
    if !entry.ambiguous {
        return true;
    }
    let worn = scene
        .items_in(scene.sentence(text.sentence_of(first)))
        .any(|item| item.attributes.contains(&mention));
    let before = text.lower_at(first.checked_sub(1));
    let listed = matches!(
        before,
        "in" | "," | "and" | "or" | "including" | "a" | "with" | "very"
    );
    // `ecru rubber`
    let beside = first
        .checked_sub(1)
        .and_then(|at| scene.resolved.at(at))
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute);
    worn || listed || beside || spotted.tokens.len() > 1
}
