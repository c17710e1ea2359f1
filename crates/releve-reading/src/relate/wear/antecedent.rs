//! What a word that stands for a garment means: something named before.

use super::governor::governor;
use super::look::{group, is_kind_of, is_named_kind};
use super::referent::is_plain;
use crate::clause::Parse;
use crate::item::Item;
use crate::relate::pairing::focus;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// How many things a word stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// `hers`: one or many.
    Any,
    /// `it`
    Single,
    /// `a black one`: of many, but of no pair.
    Sole,
    /// `them`, `a pair`: mostly of shoes, trousers or glasses.
    Pair,
}

pub(super) fn number(pairs: bool, single: bool, sole: bool) -> Number {
    match (pairs, single, sole) {
        (true, _, _) => Number::Pair,
        (_, true, _) => Number::Single,
        (_, _, true) => Number::Sole,
        _ => Number::Any,
    }
}

/// True for what is worn in pairs or named in the plural alone.
fn is_pair(scene: &Scene<'_>, item: &Item) -> bool {
    let name = scene.name(item.garment);
    name.ends_with('s') && !name.ends_with("ss")
        || matches!(
            group(scene, &name),
            Some("footwear" | "eyewear" | "hosiery")
        )
}

/// What the text speaks of there. Where that is a wider term for what the text is about
/// (`the cap` of a text on trucker hats), it is that.
pub(super) fn antecedent<'s>(
    scene: &'s Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
    number: Number,
) -> Option<(EntityNumber, usize, Option<&'s Item>)> {
    let (garment, place, item) = spoken_of(scene, sentence, parse, at, number)?;
    let main = focus(scene).filter(|main| {
        let name = |entity: EntityNumber| &scene.entity(entity).name;
        *main != garment && is_named_kind(scene, name(*main), name(garment))
    });
    Some((main.unwrap_or(garment), place, item))
}

/// The line for sale above, the subject of the
/// sentence, the garment that the text is about, or what was named last.
fn spoken_of<'s>(
    scene: &'s Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
    number: Number,
) -> Option<(EntityNumber, usize, Option<&'s Item>)> {
    // `a pair` is of shoes, trousers or glasses; so mostly are `them`.
    let fits = |item: &Item| {
        !is_plain(scene, item.garment)
            && !(number == Number::Single && is_plural(scene, item))
            && !(number == Number::Sole && is_pair(scene, item))
            && (number != Number::Pair
                || group(scene, &scene.entity(item.garment).name).is_none_or(|group| {
                    !matches!(
                        group,
                        "outerwear"
                            | "dress"
                            | "top"
                            | "knitwear"
                            | "tailoring"
                            | "bag"
                            | "headwear"
                            | "one-piece"
                    )
                }))
    };
    let block = scene.text.sentences[sentence].block;
    if let Some(offer) = (block.saturating_sub(2)..block)
        .rev()
        .find(|b| scene.text.blocks[*b].kind == BlockKind::Offer)
        && (offer + 1..block).all(|b| scene.text.blocks[b].kind == BlockKind::Paragraph)
        && let Some(item) = scene
            .items_in(scene.text.blocks[offer].tokens.clone())
            .last()
    {
        let place = scene.text.sentence_of(item.tokens.start);
        return Some((item.garment, place, Some(item)));
    }
    // The line above that heads the paragraph: `1. Suede sneakers by X`.
    if let Some(heading) = block.checked_sub(1)
        && matches!(
            scene.text.blocks[heading].kind,
            BlockKind::Heading | BlockKind::Name
        )
        && let Some(item) = scene
            .items_in(scene.text.blocks[heading].tokens.clone())
            .find(|item| fits(item))
            .filter(|item| {
                governor(scene, item).is_none_or(|t| scene.text.tokens[t].tag != Tag::Preposition)
            })
    {
        let place = scene.text.sentence_of(item.tokens.start);
        return Some((item.garment, place, Some(item)));
    }
    // The subject of an earlier clause of the sentence.
    let subject = parse
        .clauses
        .iter()
        .filter(|c| c.verb < at && c.group.end + 1 < at)
        .flat_map(|c| c.subject.iter())
        .find_map(|p| {
            let phrase = &parse.phrases[*p];
            // `a pair of retro sneakers sold out`
            let end = match scene.text.lower_at(Some(phrase.tokens.end)) {
                "of" => parse
                    .phrases
                    .get(p + 1)
                    .map_or(phrase.tokens.end, |of| of.tokens.end),
                _ => phrase.tokens.end,
            };
            scene.items_in(phrase.tokens.start..end).last()
        });
    // `Jorts, born of jeans, were a joke until X wore a pair`
    let start = scene.sentence(sentence).start;
    let subject = subject.or_else(|| {
        scene
            .items_in(start..at)
            .next()
            .filter(|item| item.tokens.start <= start + 1 && item.tokens.end + 4 < at)
    });
    if let Some(item) = subject.filter(|item| fits(item)) {
        return Some((item.garment, sentence, Some(item)));
    }
    let nearest = (sentence.saturating_sub(2)..=sentence).rev().find_map(|s| {
        let range = scene.sentence(s);
        let end = if s == sentence { at } else { range.end };
        scene
            .items_in(range.start..end)
            .filter(|item| fits(item))
            .last()
            .map(|item| (item, s))
    });
    // `Horseshoe jeans, worn with loafers. X chose a dark-rinse pair`: what the text is
    // about, and not what it was worn with; of whose make nobody says.
    let about = focus(scene).or_else(|| headline(scene, fits).map(|(garment, _, _)| garment));
    if let Some(main) = about
        && nearest.is_some_and(|(item, s)| s != sentence && !is_kind_of(scene, item.garment, main))
    {
        let known = (sentence.saturating_sub(2)..sentence).rev().find(|s| {
            scene
                .items_in(scene.sentence(*s))
                .any(|item| fits(item) && is_kind_of(scene, item.garment, main))
        });
        if let Some(known) = known {
            return Some((main, known, None));
        }
    }
    if let Some(main) = focus(scene) {
        let near = nearest.is_none_or(|(item, s)| {
            is_kind_of(scene, item.garment, main) || s == sentence || item.garment == main
        });
        // Named in this sentence or in one of the six before it.
        let first = scene.sentence(sentence.saturating_sub(6)).start;
        let mentions = &scene.entity(main).mentions;
        let start = |m: usize| scene.resolved.mentions[m].tokens.start;
        let next = mentions.partition_point(|m| start(*m) < first);
        let recent = mentions
            .get(next)
            .is_some_and(|m| start(*m) < scene.sentence(sentence).end);
        if near && (recent || nearest.is_none()) {
            return Some((main, nearest.map_or(sentence, |(_, s)| s), None));
        }
    }
    nearest
        .map(|(item, s)| (item.garment, s, Some(item)))
        .or_else(|| headline(scene, fits))
}

/// The garment that the headline names, where no other is near.
fn headline<'s>(
    scene: &'s Scene<'_>,
    fits: impl Fn(&Item) -> bool,
) -> Option<(EntityNumber, usize, Option<&'s Item>)> {
    let title = scene
        .text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)?;
    let item = scene
        .items_in(title.tokens.clone())
        .find(|item| !item.denied && fits(item))?;
    let place = scene.text.sentence_of(item.tokens.start);
    Some((item.garment, place, Some(item)))
}

/// True for more than one thing, and for what is only named in the plural.
fn is_plural(scene: &Scene<'_>, item: &Item) -> bool {
    let head = scene.resolved.mentions[item.mention].tokens.end - 1;
    scene.text.can_be(head, crate::lexicon::Classes::PLURAL)
        && scene.text.lower(head).ends_with('s')
}
