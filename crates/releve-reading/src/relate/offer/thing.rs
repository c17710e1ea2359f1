//! What running text puts on sale: a garment or a model, as it names it.

use std::ops::Range;

use releve_facts::EntityKind;

use super::name::{brand, last_word, product_brand};
use super::seller::opening;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
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
    /// What the text says that it is called.
    pub(crate) called: bool,
}

/// All things named in a range, in text order. A word such as `pair` or
/// `piece`, which stands for a thing named before, is none.
pub(crate) fn things(scene: &Scene<'_>, range: Range<usize>) -> Vec<Thing> {
    let mut found: Vec<Thing> = scene
        .items_in(range.clone())
        .filter(|item| {
            let mention = &scene.resolved.mentions[item.mention];
            let word = mention.tokens.len() == 1
                && scene.spotted.has_cue(mention.tokens.start, Cue::Piece);
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
            garment: last_word(scene, mention.tokens.clone()).filter(|_| mention.tokens.len() > 1),
            brand: product_brand(scene, mention.tokens.clone())
                .or_else(|| genitive_brand(scene, before)),
            attributes: Vec::new(),
            named: true,
            called: false,
        });
    }
    found.extend(coined(scene, range));
    found.sort_by_key(|thing| thing.tokens.start);
    found
}

fn of_item(scene: &Scene<'_>, item: &Item, floor: usize) -> Thing {
    let text = &scene.text;
    let mention = &scene.resolved.mentions[item.mention];
    let mut start = item.tokens.start.max(floor);
    for at in start..mention.tokens.start {
        // The mark of `Levi’s` is part of the name.
        let inside = scene.resolved.at(at).is_some_and(|m| {
            scene.resolved.mentions[m].tokens.end > at + 1
                || scene.resolved.mentions[m].tokens.len() > 1
        });
        let skipped = text.tokens[at].tag == Tag::Genitive && !inside
            || matches!(text.tokens[at].tag, Tag::Determiner | Tag::Possessive)
            || text.tokens[at].tag == Tag::Number && scene.resolved.at(at).is_none()
            || matches!(text.tokens[at].shape, Shape::Number | Shape::Mark)
                && scene.resolved.at(at).is_none();
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
    // `polyester-brocade skirts`
    while start > floor
        && text.tokens[start - 1].shape.is_word()
        && (text.tokens[start].join == Join::Hyphen
            || text.tokens[start - 1].join == Join::Hyphen
                && text.tokens[start].join == Join::Space
            || scene
                .resolved
                .at(start - 1)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute))
    {
        start -= 1;
    }
    // `Ginza sandals`: a capital that no other name claims.
    while start > floor + 1
        && text.tokens[start - 1].shape.is_capital()
        && scene.resolved.at(start - 1).is_none_or(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Place | EntityKind::Product
            )
        })
        && text.tokens[start].join != Join::Direct
    {
        start -= 1;
    }
    start = named_in_full(scene, start, floor).unwrap_or(start);
    let garment = scene.name(item.garment);
    let phrase = item.tokens.start..item.tokens.end.max(mention.tokens.end);
    let brand = item
        .brand
        .map(|entity| scene.name(entity))
        .or_else(|| product_brand(scene, item.tokens.start..mention.tokens.start))
        .or_else(|| genitive_brand(scene, item.tokens.start..mention.tokens.start))
        .or_else(|| opening(scene, start..mention.tokens.end));
    Thing {
        tokens: start..mention.tokens.end,
        phrase,
        garment: Some(garment),
        brand,
        attributes: item
            .attributes
            .iter()
            .map(|m| scene.resolved.of(*m).name.clone())
            .collect(),
        named: item.product.is_some(),
        called: false,
    }
}

/// `her Long Weekend faded straight jeans`: back over plain words up to what determines
/// them, of which a capital is one.
fn named_in_full(scene: &Scene<'_>, start: usize, floor: usize) -> Option<usize> {
    const WORDS: usize = 5;
    let text = &scene.text;
    let mut first = start;
    while first > floor && start - first < WORDS {
        let token = &text.tokens[first - 1];
        let plain = token.shape.is_word()
            && matches!(
                token.tag,
                Tag::Adjective | Tag::Past | Tag::Noun | Tag::Name
            )
            && scene.resolved.at(first - 1).is_none_or(|m| {
                matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Attribute | EntityKind::Product
                )
            });
        if !plain {
            break;
        }
        first -= 1;
    }
    let before = text.tokens[first.checked_sub(1).filter(|at| *at >= floor)?].tag;
    let determined = matches!(before, Tag::Possessive | Tag::Genitive | Tag::Determiner);
    // `Next's mixed wool trim clutch`: all that a house calls its own.
    let called =
        before == Tag::Genitive || (first..start).any(|at| text.tokens[at].shape.is_capital());
    (determined && called).then_some(first)
}

/// The brand before a genitive.
fn genitive_brand(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let mark = range
        .clone()
        .find(|at| matches!(scene.text.tokens[*at].tag, Tag::Genitive | Tag::Possessive))?;
    brand(scene, range.start..mark + 1).map(|entity| scene.name(entity))
}

/// Names that are no mentions: coined words (`the “abazer”`, `the sherdress`)
/// and what something is called (`a capsule called Second Light`).
fn coined(scene: &Scene<'_>, range: Range<usize>) -> Vec<Thing> {
    let text = &scene.text;
    let mut found = Vec::new();
    for at in range.start + 1..range.end {
        let before = text.lower(at - 1);
        let quoted = matches!(text.surface(at - 1), "“" | "\"" | "‘");
        let lead = if quoted {
            text.lower_at(at.checked_sub(2))
        } else {
            before
        };
        let free = scene.resolved.at(at).is_none();
        let word = text.tokens[at].shape == Shape::Lower
            && text.is_unknown(at)
            && text.tokens[at].tag == Tag::Noun
            && text.tokens[at].end - text.tokens[at].start > 4
            && text
                .tokens
                .get(at + 1)
                .is_none_or(|next| next.join != Join::Hyphen && next.tag != Tag::Noun);
        if free
            && word
            && matches!(
                lead,
                "the" | "a" | "an" | "its" | "this" | "called" | "dubbed"
            )
        {
            found.push(Thing {
                garment: Some(text.lemma(at).to_owned()),
                tokens: at..at + 1,
                phrase: at..at + 1,
                brand: None,
                attributes: Vec::new(),
                named: quoted,
                called: quoted,
            });
            continue;
        }
        // `called the Slacker`
        let called = matches!(before, "called" | "named" | "dubbed" | "christened")
            || before == "the"
                && matches!(
                    text.lower_at(at.checked_sub(2)),
                    "called" | "named" | "dubbed" | "christened"
                );
        let capital = |at: usize| text.tokens[at].shape.is_capital();
        if called
            && capital(at)
            && scene.resolved.at(at).is_none_or(|m| {
                !matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Person | EntityKind::Product
                )
            })
        {
            let end = (at..range.end.min(at + 4))
                .find(|at| !capital(*at))
                .unwrap_or(at + 1);
            found.push(Thing {
                garment: None,
                tokens: at..end,
                phrase: at..end,
                brand: None,
                attributes: Vec::new(),
                named: true,
                called: true,
            });
        }
    }
    found
}
