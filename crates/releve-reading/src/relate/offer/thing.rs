//! What running text puts on sale: a garment or a model, as it names it.

use std::ops::Range;

use releve_facts::EntityKind;

use super::name::{brand, product_brand};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::spot::Found;
use crate::tag::Tag;

/// A garment or a model that a sentence names.
#[derive(Debug, Clone)]
pub(crate) struct Thing {
    /// Its name, without article and genitive.
    pub(crate) tokens: Range<usize>,
    /// The whole phrase, complements included.
    pub(crate) phrase: Range<usize>,
    pub(crate) garment: Option<String>,
    pub(crate) brand: Option<String>,
    pub(crate) attributes: Vec<String>,
    /// A model by its name.
    pub(crate) named: bool,
}

/// All things named in a range, in text order. A word such as `pair` or
/// `piece`, which stands for a thing named before, is none.
pub(crate) fn things(scene: &Scene<'_>, range: Range<usize>) -> Vec<Thing> {
    let mut found: Vec<Thing> = scene
        .items_in(range.clone())
        .filter(|item| {
            let mention = &scene.resolved.mentions[item.mention];
            let word = mention.tokens.len() == 1 && scene.spotted.has_cue(mention.tokens.start, Cue::Piece);
            !(word && item.product.is_none() && item.brand.is_none()) && !item.denied
        })
        .map(|item| of_item(scene, item, range.start))
        .collect();
    for m in scene.resolved.of_kind(EntityKind::Product, range.clone()) {
        let mention = &scene.resolved.mentions[m];
        let inside = found.iter().any(|thing| {
            thing.phrase.start <= mention.tokens.start && mention.tokens.end <= thing.phrase.end
        });
        if inside || mention.found == Found::Anaphor {
            continue;
        }
        let before = mention.tokens.start.saturating_sub(3).max(range.start)..mention.tokens.start;
        found.push(Thing {
            tokens: mention.tokens.clone(),
            phrase: mention.tokens.clone(),
            garment: None,
            brand: product_brand(scene, mention.tokens.clone())
                .or_else(|| genitive_brand(scene, before)),
            attributes: Vec::new(),
            named: true,
        });
    }
    found.extend(quoted(scene, range));
    found.sort_by_key(|thing| thing.tokens.start);
    found
}

fn of_item(scene: &Scene<'_>, item: &Item, floor: usize) -> Thing {
    let text = &scene.text;
    let mention = &scene.resolved.mentions[item.mention];
    let mut start = item.tokens.start.max(floor);
    for at in start..mention.tokens.start {
        let skipped = text.tokens[at].tag == Tag::Genitive
            || matches!(text.tokens[at].tag, Tag::Determiner | Tag::Possessive)
            || matches!(text.tokens[at].shape, Shape::Number | Shape::Mark) && scene.resolved.at(at).is_none();
        if skipped {
            start = at + 1;
        }
    }
    while start < mention.tokens.start
        && scene.resolved.at(start).is_none()
        && text.lexicon.is_vague(text.lower(start))
    {
        start += 1;
    }
    let garment = scene.name(item.garment);
    let phrase = item.tokens.start..item.tokens.end.max(mention.tokens.end);
    let brand = item
        .brand
        .map(|entity| scene.name(entity))
        .or_else(|| product_brand(scene, item.tokens.start..mention.tokens.start))
        .or_else(|| genitive_brand(scene, item.tokens.start..mention.tokens.start));
    Thing {
        tokens: start..mention.tokens.end,
        phrase,
        garment: Some(garment),
        brand,
        attributes: item.attributes.iter().map(|m| scene.resolved.of(*m).name.clone()).collect(),
        named: item.product.is_some(),
    }
}

/// The brand before a genitive.
fn genitive_brand(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let mark = range
        .clone()
        .find(|at| matches!(scene.text.tokens[*at].tag, Tag::Genitive | Tag::Possessive))?;
    brand(scene, range.start..mark + 1).map(|entity| scene.name(entity))
}

/// A coined word in quotation marks: `the “abazer”`.
fn quoted(scene: &Scene<'_>, range: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let open = range.clone().find(|at| {
        matches!(text.surface(*at), "“" | "\"" | "‘")
            && *at > range.start
            && matches!(text.lower(at - 1), "the" | "a" | "an" | "called" | "dubbed")
    })?;
    let close = (open + 1..range.end.min(open + 5))
        .find(|at| matches!(text.surface(*at), "”" | "\"" | "’" | "." | ","))?;
    let inside = open + 1..close;
    let fits = !inside.is_empty()
        && inside.len() <= 2
        && inside.clone().all(|at| text.tokens[at].shape == Shape::Lower)
        && inside.clone().any(|at| text.is_unknown(at))
        && scene.resolved.at(inside.start).is_none();
    fits.then(|| Thing {
        garment: Some(text.slice(inside.clone()).to_owned()),
        tokens: inside.clone(),
        phrase: inside,
        brand: None,
        attributes: Vec::new(),
        named: true,
    })
}
