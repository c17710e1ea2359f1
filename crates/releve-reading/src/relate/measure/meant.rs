//! Pronouns and nouns that stand for what is counted: `it`, `the shoe`, `the
//! hashtag`, `the colour`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::named::Named;
use super::phrase::{of_garment, of_product};
use crate::item::Item;
use crate::lexicon::{Cue, Detail};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::spot::Found;
use crate::tag::Tag;

/// How far back a pronoun's antecedent may stand, in sentences.
const REACH: usize = 4;

/// The colour last named.
pub(super) fn colour(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let from = scene.sentence(sentence.saturating_sub(REACH)).start;
    let found = scene
        .resolved
        .of_kind(EntityKind::Attribute, from..tokens.start)
        .filter(|m| match scene.resolved.mentions[*m].found {
            Found::Lexicon(id, _) => matches!(
                &scene.text.lexicon.entry(id).detail,
                Detail::Attribute { group } if group.as_ref() == "colour"
            ),
            _ => false,
        })
        // The colour that the text is about, not one of the shoes beside it.
        .max_by_key(|m| (scene.resolved.of(*m).mentions.len(), *m))?;
    let at = scene
        .text
        .sentence_of(scene.resolved.mentions[found].tokens.start);
    Some(Named {
        name: scene.resolved.of(found).name.clone(),
        tokens,
        kind: Some(EntityKind::Attribute),
        meant: true,
        hashtag: false,
        antecedent: (at != sentence).then_some(at),
    })
}

/// The trend that `the term` or `the hashtag` means: the last one named before,
/// else the one that the document is about.
pub(super) fn the_term(scene: &Scene<'_>, tokens: Range<usize>, hashtag: bool) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let near = (sentence.saturating_sub(2)..=sentence).rev().find_map(|n| {
        let range = scene.sentence(n);
        let range = range.start..range.end.min(tokens.start);
        let last = scene
            .resolved
            .of_kind(EntityKind::Trend, range)
            .last()
            .map(|m| scene.resolved.entity[m])?;
        Some((last, n))
    });
    let (entity, from): (EntityNumber, Option<usize>) = match near {
        Some((entity, from)) => (entity, Some(from)),
        None => (scene.main_trend?, None),
    };
    Some(Named {
        name: scene.name(entity),
        tokens,
        kind: Some(EntityKind::Trend),
        meant: true,
        hashtag,
        antecedent: from.filter(|n| *n != sentence),
    })
}

/// `the platform` on which something is sold is no shoe.
pub(in crate::relate) fn is_platform(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.lower(at), "platform" | "shopper" | "shoppers")
}

/// True if `noun` with this house may stand for what is known.
pub(super) fn fits(scene: &Scene<'_>, known: &Named, noun: &str, house: Option<&str>) -> bool {
    let lexicon = scene.text.lexicon;
    let kind = known.kind;
    if !matches!(kind, Some(EntityKind::Product | EntityKind::Garment) | None) {
        return false;
    }
    let product = lexicon
        .named(EntityKind::Product, &known.name)
        .map(|id| &lexicon.entry(id).detail);
    if let (
        Some(house),
        Some(Detail::Product {
            brand: Some(brand), ..
        }),
    ) = (house, product)
        && house != brand.as_ref()
    {
        return false;
    }
    if house.is_some() && kind != Some(EntityKind::Product) {
        return false;
    }
    let last = known.name.rsplit(' ').next().unwrap_or_default();
    let group = |term: &str| {
        let id = lexicon.named(EntityKind::Garment, term)?;
        match &lexicon.entry(id).detail {
            Detail::Garment { group, .. } => Some(group.clone()),
            _ => None,
        }
    };
    let of_known = match product {
        Some(Detail::Product {
            garment: Some(garment),
            ..
        }) => group(garment),
        _ => {
            let words: Vec<&str> = known.name.split(' ').collect();
            (0..words.len()).find_map(|n| group(&words[n..].join(" ")))
        }
    };
    if last == noun
        || matches!(
            noun,
            "piece" | "item" | "style" | "design" | "one" | "garment" | "product"
        )
    {
        return true;
    }
    match (group(noun), of_known) {
        (Some(one), Some(other)) => one == other,
        _ => kind == Some(EntityKind::Product),
    }
}

/// A garment by what tells it from others: its house and model, else its traits, as long
/// as that is short: `Loro Piana Summer Walk loafer`, `butter-yellow cardigan`.
fn told_apart(scene: &Scene<'_>, garment: usize, run: &Range<usize>, item: Option<&Item>) -> Named {
    const WORDS: usize = 3;
    let text = &scene.text;
    let noun = scene.resolved.mentions[garment].tokens.clone();
    let opens = |at: &usize| {
        !matches!(
            text.tokens[*at].tag,
            Tag::Determiner | Tag::Possessive | Tag::Number
        ) || scene.resolved.at(*at).is_some()
    };
    let first = (run.start..noun.start).find(opens).unwrap_or(noun.start);
    let plain = (first..noun.start).all(|at| text.tokens[at].shape != Shape::Mark);
    // `the Keswick waxed jacket`: what has a name of its own keeps it.
    let model = (first..noun.start)
        .find(|at| text.tokens[*at].tag == Tag::Name && scene.resolved.at(*at).is_none());
    let from = match model {
        Some(model) => model,
        None if plain && noun.start - first <= WORDS => first,
        None => noun.start,
    };
    let mut own = of_garment(scene, garment, &(from..noun.end), run.clone());
    for name in item
        .into_iter()
        .flat_map(|item| [item.product, item.brand])
        .flatten()
        .map(|entity| scene.name(entity))
    {
        if !own.name.contains(name.as_str()) {
            own.name = format!("{name} {}", own.name);
        }
    }
    own
}

/// The last thing that fits, told before in the text or named within reach.
pub(super) fn meant(
    scene: &Scene<'_>,
    tokens: Range<usize>,
    past: &[Named],
    fits: impl Fn(&Named) -> bool,
) -> Option<Named> {
    let sentence = scene.text.sentence_of(tokens.start);
    let least = sentence.saturating_sub(REACH);
    let told = past
        .iter()
        .rev()
        .find(|known| scene.text.sentence_of(known.tokens.start) + 2 >= sentence && fits(known))
        .cloned();
    let from = scene.sentence(least).start;
    let first = scene
        .resolved
        .mentions
        .partition_point(|m| m.tokens.start < from);
    let last = scene
        .resolved
        .mentions
        .partition_point(|m| m.tokens.start < tokens.start);
    let find = |loose: bool| {
        (first..last).rev().find_map(|m| {
            let mention = &scene.resolved.mentions[m];
            let thing = matches!(mention.kind, EntityKind::Product | EntityKind::Garment);
            if !thing || mention.tokens.end > tokens.start {
                return None;
            }
            let item = scene.items_in(mention.tokens.clone()).next();
            let run = item.map_or(mention.tokens.clone(), |i| {
                i.tokens.start..mention.tokens.end
            });
            let candidate = if mention.kind == EntityKind::Product {
                of_product(scene, m, &run, run.clone())
            } else {
                told_apart(scene, m, &run, item)
            };
            // `the trainers` is itself said of something named before.
            let definite = mention.kind == EntityKind::Garment
                && run.len() == mention.tokens.len() + 1
                && mention.tokens.len() == 1
                && matches!(
                    scene.text.lower(run.start),
                    "the" | "these" | "those" | "this" | "that"
                );
            // `The waistcoat is back.`: a sentence that opens with it is about it.
            // `I ask about the clogs.`: nor was anything else called so before.
            let anew = scene.resolved.of(m).mentions.first() == Some(&m);
            let first = scene.sentence(scene.text.sentence_of(run.start)).start;
            let opens = loose && (first == run.start || anew);
            // `They prefer the clog: it made up a fifth of sales.`
            let explained = mention.tokens.end + 1 == tokens.start
                && matches!(scene.text.surface(mention.tokens.end), ":" | ";" | "—");
            let vague = definite && !opens && !explained
                || mention.kind == EntityKind::Garment
                    && (mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece)
                        || is_platform(scene, mention.tokens.end - 1));
            (!vague && fits(&candidate)).then_some(candidate)
        })
    };
    // `The waistcoat is back. Searches for the style …`: nothing else was named.
    let spoken = find(false).or_else(|| told.is_none().then(|| find(true)).flatten());
    let mut found = match (told, spoken) {
        (Some(told), Some(spoken)) if spoken.tokens.start > told.tokens.start => spoken,
        (Some(told), _) => told,
        (None, spoken) => spoken?,
    };
    let from = scene.text.sentence_of(found.tokens.start);
    found.antecedent = (from != sentence).then_some(from).or(found.antecedent);
    found.tokens = tokens;
    found.meant = true;
    Some(found)
}
