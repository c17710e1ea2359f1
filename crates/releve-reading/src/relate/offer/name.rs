//! What a line says of the thing itself: its name, its garment, its attributes.

use std::ops::Range;

use releve_facts::EntityKind;

use super::seller::{House, house, trim};
use crate::lexicon::{Cue, Detail};
use crate::relate::measure::shop::is_shop;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// The name of what is offered.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    /// A house that stands in its own cell, or with a genitive, before the name.
    pub(super) apart: Option<House>,
}

/// Reads the tokens before a price. Bullets, numbers and labels are left out.
pub(super) fn name(scene: &Scene<'_>, before: Range<usize>) -> Option<Name> {
    let text = &scene.text;
    let mut tokens = trim(scene, before);
    // `1. `, `2) `
    while tokens.len() > 2
        && text.tokens[tokens.start].shape == Shape::Number
        && matches!(text.surface(tokens.start + 1), "." | ")" | ":")
    {
        tokens = trim(scene, tokens.start + 1..tokens.end);
    }
    tokens = advised(scene, tokens);
    // `Try …`, `and skirt`
    while tokens.len() > 1
        && (scene.spotted.has_cue(tokens.start, Cue::Advise)
            && text.tokens[tokens.start].tag != Tag::Name
            || matches!(
                text.lower(tokens.start),
                "and" | "plus" | "with" | "buy" | "shop" | "get" | "or"
            ))
        && scene.resolved.at(tokens.start).is_none()
        && text.surface(tokens.start + 1) != ":"
        && text.tokens[tokens.start + 1].join == Join::Space
    {
        tokens = trim(scene, tokens.start + 1..tokens.end);
    }
    let mut apart = None;
    // `Buy: …`, `Best for work: …`; `Dress: Nazz` names the garment first.
    if let Some(colon) = tokens.clone().rev().find(|at| text.surface(*at) == ":") {
        let (label, rest) = (tokens.start..colon, trim(scene, colon + 1..tokens.end));
        let maker = house(scene, rest.clone(), true);
        let garment =
            garment(scene, rest.clone()).is_none() && garment(scene, label.clone()).is_some();
        match maker {
            Some(maker) if garment => {
                apart = Some(maker);
                tokens = label;
            }
            _ => match house(scene, label.clone(), false) {
                Some(maker) => {
                    apart = Some(maker);
                    tokens = rest;
                }
                None => tokens = rest,
            },
        }
    }
    // Cells: `Brand | Name`, `Name, Brand`, `Brand – Name`.
    let cut = |surface: &str| matches!(surface, "|" | "," | "–" | "—" | "/" | "·" | "•");
    while apart.is_none() {
        let Some(first) = tokens.clone().find(|at| cut(text.surface(*at))) else {
            break;
        };
        let last = tokens.clone().rev().find(|at| cut(text.surface(*at)))?;
        if let Some(maker) = house(scene, tokens.start..first, false) {
            apart = Some(maker);
            tokens = trim(scene, first + 1..tokens.end);
        } else if let Some(maker) = house(scene, last + 1..tokens.end, text.surface(last) == "|") {
            apart = Some(maker);
            tokens = trim(scene, tokens.start..last);
        } else {
            break;
        }
    }
    // `Saltmarsh’s Netty flat`
    let genitive = (tokens.start..tokens.end.min(tokens.start + 6))
        .find(|at| matches!(text.surface(*at), "’s" | "'s" | "’" | "'"))
        // `Paula's Ibiza` is one name.
        .filter(|mark| {
            let around = scene.resolved.at(*mark);
            around.is_none_or(|m| scene.resolved.mentions[m].tokens.end <= mark + 1)
        });
    if let Some(mark) = genitive
        && mark + 1 < tokens.end
    {
        // `For spring, Toteme’s scarf coat`
        let named = || {
            let m = scene.resolved.at(mark.checked_sub(1)?)?;
            let mention = &scene.resolved.mentions[m];
            house(scene, mention.tokens.start.max(tokens.start)..mark, false)
        };
        if let Some(maker) = house(scene, tokens.start..mark, false).or_else(named) {
            apart.get_or_insert(maker);
            tokens = mark + 1..tokens.end;
        }
    }
    // `Large satchel in camel (also in black`
    let bracket = tokens.clone().skip(1).find(|at| text.surface(*at) == "(");
    if let Some(bracket) = bracket
        && !tokens.clone().any(|at| text.surface(at) == ")")
    {
        tokens.end = bracket;
    }
    (!tokens.is_empty()
        && tokens.len() <= 20
        && tokens.clone().any(|at| text.tokens[at].shape.is_word()))
    .then_some(Name { tokens, apart })
}

/// What a sentence advises, behind its verb: `For long evenings, try …`.
fn advised(scene: &Scene<'_>, tokens: Range<usize>) -> Range<usize> {
    let text = &scene.text;
    let Some(comma) = tokens.clone().find(|at| text.surface(*at) == ",") else {
        return tokens;
    };
    let verb = comma + 1;
    let lead = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..comma)
        .next()
        .is_none();
    let advises = verb + 1 < tokens.end
        && scene.spotted.has_cue(verb, Cue::Advise)
        && text.tokens[verb].shape == Shape::Lower
        && text.tokens[verb].tag == Tag::Verb
        && scene.resolved.at(verb).is_none();
    if lead && advises {
        trim(scene, verb + 1..tokens.end)
    } else {
        tokens
    }
}

/// The last garment that a range names.
pub(super) fn garment(scene: &Scene<'_>, tokens: Range<usize>) -> Option<usize> {
    scene.resolved.of_kind(EntityKind::Garment, tokens).last()
}

/// The garment that the last word of a model's name is: `Gaspard Jumper`.
pub(super) fn last_word(scene: &Scene<'_>, tokens: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let last = tokens.end.checked_sub(1).filter(|at| *at >= tokens.start)?;
    let info = text.info(last);
    let word = info
        .noun
        .map_or_else(|| text.lower(last), |id| text.string(id));
    let id = text
        .lexicon
        .named(EntityKind::Garment, word)
        .or_else(|| text.lexicon.named(EntityKind::Garment, text.lower(last)))?;
    Some(text.lexicon.entry(id).name.to_string())
}

/// The first brand that a range names, with its mention.
pub(super) fn brand(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    let mention = scene.resolved.of_kind(EntityKind::Brand, tokens).next()?;
    Some(scene.resolved.entity[mention])
}

/// The house of a product that a range names: the one that the text gives it to, else
/// the lexicon's, where the product's name is no ordinary word.
pub(super) fn product_brand(scene: &Scene<'_>, tokens: Range<usize>) -> Option<String> {
    scene
        .resolved
        .of_kind(EntityKind::Product, tokens)
        .find_map(|m| {
            let entry = scene.text.lexicon.entry(scene.resolved.of(m).entry?);
            match &entry.detail {
                Detail::Product {
                    brand: Some(brand), ..
                } if !entry.ambiguous => {
                    Some(owner_told(scene, m, brand).unwrap_or_else(|| brand.to_string()))
                }
                _ => None,
            }
        })
}

/// `X said that demand for its Arco bag rose`, in a text that never names the house whose
/// Arco the lexicon knows: X has a model of the same name.
fn owner_told(scene: &Scene<'_>, mention: usize, house: &str) -> Option<String> {
    // The first places tell: looking at each for each of them would take quadratic time.
    const PLACES: usize = 8;
    // What a shop calls its own may be anybody's.
    let body = |m: &usize| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Brand | EntityKind::Organisation
        ) && !is_shop(scene, scene.resolved.entity[*m])
    };
    let owner = |m: &usize| {
        let at = scene.resolved.mentions[*m].tokens.start.checked_sub(1)?;
        let start = scene.sentence(scene.text.sentence_of(at)).start;
        match scene.text.lower(at) {
            "its" | "their" => scene.resolved.within(start..at).filter(body).last(),
            _ if scene.text.tokens[at].tag == Tag::Genitive => {
                scene.resolved.at(at.checked_sub(1)?).filter(body)
            }
            _ => scene.resolved.at(at).filter(body),
        }
    };
    let mentions = &scene.resolved.of(mention).mentions;
    let told = mentions.iter().take(PLACES).find_map(owner)?;
    scene
        .brands_named(house)
        .is_empty()
        .then(|| scene.name(scene.resolved.entity[told]))
}

/// Attributes, each once; `bow` adds nothing to `bow-embellished`.
#[derive(Debug, Default)]
pub(super) struct Attributes(pub(super) Vec<String>);

impl Attributes {
    pub(super) fn add(&mut self, name: &str) {
        let parts = |name: &str| -> Vec<String> {
            name.split([' ', '-'])
                .map(|part| stem(part).to_owned())
                .collect()
        };
        let new = parts(name);
        let covered = self.0.iter().any(|known| {
            let known = parts(known);
            new.iter().all(|part| known.contains(part))
        });
        if !covered && self.0.len() < 12 {
            self.0.push(name.to_owned());
        }
    }

    /// Those that the name itself states: attributes, and garments that say
    /// what kind of the last one it is: `kitten-heel pumps`.
    pub(super) fn of_name(&mut self, scene: &Scene<'_>, tokens: Range<usize>) {
        let text = &scene.text;
        let last = garment(scene, tokens.clone());
        let head = last.map(|m| scene.resolved.mentions[m].tokens.clone());
        let mut at = tokens.start;
        while at < tokens.end {
            let mut end = at + 1;
            while end < tokens.end && text.tokens[end].join == Join::Hyphen {
                end += 1;
            }
            let mention = scene
                .resolved
                .at(at)
                .map(|m| (m, &scene.resolved.mentions[m]));
            if let Some((m, mention)) = mention
                && (mention.tokens.end >= end || mention.kind != EntityKind::Attribute)
            {
                match mention.kind {
                    EntityKind::Attribute => self.add(&scene.resolved.of(m).name),
                    EntityKind::Garment if Some(m) != last => {
                        self.add(&text.slice(mention.tokens.clone()).to_lowercase());
                    }
                    _ => {}
                }
                at = mention.tokens.end.max(at + 1);
                continue;
            }
            // `crystal-bow`, `pointed`: no term, but it says what the thing is like.
            let free = head.as_ref().is_some_and(|head| end <= head.start)
                && (at..end).all(|at| text.tokens[at].shape.is_word() && !text.is_unknown(at));
            let describes = end > at + 1
                || matches!(text.tokens[at].tag, Tag::Adjective | Tag::Past)
                    && !text.lexicon.is_vague(text.lower(at));
            if free && describes {
                self.add(&text.slice(at..end).to_lowercase());
            }
            at = end;
        }
    }
}

/// What `buckle`, `buckles` and `buckled` share.
fn stem(word: &str) -> &str {
    let word = word
        .strip_suffix('s')
        .filter(|w| w.len() > 2)
        .unwrap_or(word);
    let word = word
        .strip_suffix("ed")
        .filter(|w| w.len() > 3)
        .unwrap_or(word);
    word.strip_suffix('e')
        .filter(|w| w.len() > 3)
        .unwrap_or(word)
}
