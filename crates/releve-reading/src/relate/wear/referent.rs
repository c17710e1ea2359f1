//! Garments that are not named where they are worn: `wore them`, `carries
//! hers`, `a black pair`, `in Pretty Ballerinas`.

use releve_facts::EntityKind;

use super::look::{Piece, group, is_kind_of, is_named_kind};
use crate::clause::Parse;
use crate::item::Item;
use crate::lexicon::{Cue, Detail};
use crate::relate::pairing::focus;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// The token before an item that tells how it stands in the sentence; over
/// `a pair of` and a list's joints to what governs the whole.
pub(in crate::relate) fn governor(scene: &Scene<'_>, item: &Item) -> Option<usize> {
    let start = scene
        .sentence(scene.text.sentence_of(item.tokens.start))
        .start;
    let mut first = item.tokens.start;
    for _ in 0..3 {
        let before = first.checked_sub(1).filter(|t| *t >= start)?;
        let quantity = scene.text.lower(before) == "of"
            && before > start
            && (scene.spotted.has_cue(before - 1, Cue::Piece)
                || matches!(
                    scene.text.lower(before - 1),
                    "pair"
                        | "pairs"
                        | "set"
                        | "stack"
                        | "array"
                        | "mix"
                        | "trio"
                        | "duo"
                        | "layer"
                        | "layers"
                        | "slew"
                        | "selection"
                        | "couple"
                        | "lot"
                        | "kind"
                        | "type"
                        | "string"
                ));
        if !quantity {
            return Some(before);
        }
        first = before - 1;
        while first > start
            && matches!(
                scene.text.tokens[first - 1].tag,
                Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Number
            )
        {
            first -= 1;
        }
    }
    first.checked_sub(1).filter(|t| *t >= start)
}

/// True for `over` as in `chose flats over heels`: what follows is passed over.
pub(in crate::relate) fn is_preference(scene: &Scene<'_>, over: usize) -> bool {
    let start = scene.sentence(scene.text.sentence_of(over)).start;
    scene.text.lower(over) == "over"
        && (start..over).rev().take(8).any(|t| {
            matches!(
                scene.text.lemma(t),
                "choose" | "prefer" | "pick" | "favour" | "favor" | "select"
            )
        })
}

/// The garment that a pronoun at `at` means, as the piece worn there.
pub(super) fn pronoun(
    scene: &Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
    people: &[EntityNumber],
) -> Option<Piece> {
    let _ = people;
    let word = scene.text.lower(at);
    let next = scene.text.lower_at(Some(at + 1));
    // `wore his to a photocall`
    let alone = at + 1 >= scene.sentence(sentence).end
        || matches!(
            scene.text.tokens[at + 1].tag,
            Tag::Preposition | Tag::Mark | Tag::Conjunction | Tag::Infinitive | Tag::Adverb
        ) && scene.resolved.at(at + 1).is_none();
    let own = word == "hers"
        || word == "his" && (scene.text.tokens[at].tag != Tag::Possessive || alone)
        || word == "theirs";
    // `wore a cropped version with`
    let version = scene.spotted.has_cue(at, Cue::Version)
        && matches!(word, "version" | "versions" | "iteration" | "pair" | "take")
        && scene.resolved.at(at).is_none()
        && next != "of"
        && (at.saturating_sub(4)..at).any(|t| {
            matches!(
                scene.text.lower(t),
                "a" | "an" | "her" | "his" | "their" | "the"
            )
        });
    let again = version
        || matches!(word, "them" | "it" | "ones" | "one")
            && scene.text.tokens[at].tag != Tag::Determiner
            && !(word == "one" && next == "of");
    let pair = word == "pair" && next != "of";
    if !own && !again && !pair {
        return None;
    }
    // Objects only: directly behind a verb, or with an adjective of its own.
    let previous = scene.text.tokens[at - 1].tag;
    let object = matches!(
        previous,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Preposition
    ) || scene.spotted.has_cue(at - 1, Cue::Wear);
    if again && matches!(word, "them" | "it") && !object {
        return None;
    }
    let pairs = pair || matches!(word, "them" | "ones" | "theirs");
    let found = if version {
        counterpart(scene, sentence, at)
    } else {
        None
    };
    let (garment, place, item) = match found {
        Some(item) => (
            item.garment,
            scene.text.sentence_of(item.tokens.start),
            Some(item),
        ),
        None if version && carried(scene, sentence, at) => return None,
        None => antecedent(scene, sentence, parse, at, pairs)?,
    };
    let mut piece = Piece::new(scene.name(garment), sentence, "wear: pronoun garment");
    if place != sentence {
        piece.sentences.push(place);
    }
    if let Some(item) = item {
        piece.brand = item.brand;
        piece.product = item.product;
        if !pair {
            piece.add(item.attributes.iter().map(|m| scene.resolved.entity[*m]));
        }
    }
    // `a black pair`, `hers, in mocha`
    let low = at.saturating_sub(4).max(scene.sentence(sentence).start);
    let phrase = (low..at).rev().take_while(|t| {
        scene
            .resolved
            .at(*t)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
            || matches!(scene.text.tokens[*t].tag, Tag::Adjective | Tag::Noun)
    });
    let first = phrase.last().unwrap_or(at);
    if pair || version || word == "ones" || word == "one" {
        piece.add(scene.entities_in(EntityKind::Attribute, first..at));
    }
    let behind = at + 1;
    let behind = if scene.text.lower_at(Some(behind)) == "," {
        behind + 1
    } else {
        behind
    };
    if scene.text.lower_at(Some(behind)) == "in"
        && let Some(m) = scene.resolved.at(behind + 1)
        && scene.resolved.mentions[m].kind == EntityKind::Attribute
    {
        piece.add([scene.resolved.entity[m]]);
    }
    Some(piece)
}

/// What a `version` is another one of: the garment that the line above names,
/// else the one that the paragraph named first; a bag where it is carried.
fn counterpart<'s>(scene: &'s Scene<'_>, sentence: usize, at: usize) -> Option<&'s Item> {
    let block = scene.text.sentences[sentence].block;
    let carried = carried(scene, sentence, at);
    let fits = |item: &&Item| {
        !item.denied
            && !is_plain(scene, item.garment)
            && (!carried || group(scene, &scene.name(item.garment)) == Some("bag"))
    };
    crate::relate::pairing::headed(scene, block)
        .filter(fits)
        .or_else(|| {
            scene
                .items_in(scene.text.blocks[block].tokens.start..at)
                .find(fits)
        })
}

/// `carried the suede version`
fn carried(scene: &Scene<'_>, sentence: usize, at: usize) -> bool {
    (scene.sentence(sentence).start..at)
        .rev()
        .take(6)
        .any(|t| matches!(scene.text.lemma(t), "carry" | "tote" | "clutch" | "sling"))
}

/// What the text speaks of there: the line for sale above, the subject of the
/// sentence, the garment that the text is about, or what was named last.
fn antecedent<'s>(
    scene: &'s Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
    pairs: bool,
) -> Option<(EntityNumber, usize, Option<&'s Item>)> {
    // `a pair` is of shoes, trousers or glasses; so mostly are `them`.
    let fits = |item: &Item| {
        !is_plain(scene, item.garment)
            && (!pairs
                || group(scene, &scene.name(item.garment)).is_none_or(|group| {
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
    nearest.map(|(item, s)| (item.garment, s, Some(item)))
}

/// The sectors of a brand that stand for one group of garments.
fn sector(group: &str) -> Option<&'static str> {
    match group {
        "footwear" => Some("footwear"),
        "bag" => Some("bags"),
        "hosiery" => Some("hosiery"),
        "swimwear" => Some("swimwear"),
        "underwear" => Some("lingerie"),
        "eyewear" => Some("eyewear"),
        _ => None,
    }
}

/// A brand, or a model, worn without its garment being named: the model's
/// garment, or for a maker of just that kind the text's main garment.
pub(super) fn implied(
    scene: &Scene<'_>,
    sentence: usize,
    mention: usize,
    on: bool,
    armed: bool,
) -> Option<Piece> {
    if !on && !armed {
        return None;
    }
    let known = &scene.resolved.mentions[mention];
    let entity = scene.resolved.entity[mention];
    let before = known.tokens.start.checked_sub(1)?;
    let range = scene.sentence(sentence);
    let inside = scene
        .items_in(range.clone())
        .any(|item| item.tokens.start < known.tokens.end && known.tokens.start < item.tokens.end);
    if before < range.start || inside {
        return None;
    }
    let word = scene.text.lower(before);
    let after_in = word == "in";
    let object = on
        && (matches!(
            scene.text.tokens[before].tag,
            Tag::Verb | Tag::Past | Tag::Gerund
        ) || matches!(word, "her" | "his" | "their"));
    let next = scene.text.lower_at(Some(known.tokens.end));
    if !after_in && !object || next == ":" || scene.resolved.at(known.tokens.end).is_some() {
        return None;
    }
    let entry = scene.text.lexicon.entry(scene.entity(entity).entry?);
    match &entry.detail {
        Detail::Brand { sectors, .. } => {
            let main = focus(scene)?;
            let sector = sector(group(scene, &scene.name(main))?)?;
            let fits = sectors.first().is_some_and(|first| &**first == sector)
                || sectors.iter().any(|s| &**s == sector)
                    && !sectors.iter().any(|s| &**s == "luxury");
            if !fits {
                return None;
            }
            let mut piece =
                Piece::new(scene.name(main), sentence, "wear: brand stands for garment");
            piece.brand = Some(entity);
            Some(piece)
        }
        _ => None,
    }
}

/// A model named where its garment is meant: `slipped into Vivaia's red Margots`.
pub(super) fn model(scene: &Scene<'_>, sentence: usize, mention: usize) -> Option<Piece> {
    let known = &scene.resolved.mentions[mention];
    let range = scene.sentence(sentence);
    let inside = scene
        .items_in(range.clone())
        .any(|item| item.tokens.start < known.tokens.end && known.tokens.start < item.tokens.end);
    if inside {
        return None;
    }
    // Back over what describes it to what governs it.
    let mut at = known.tokens.start;
    let mut piece_brand = None;
    let mut attributes = Vec::new();
    while at > range.start {
        match scene.resolved.at(at - 1) {
            Some(m) if scene.resolved.mentions[m].kind == EntityKind::Attribute => {
                attributes.push(scene.resolved.entity[m]);
                at = scene.resolved.mentions[m].tokens.start;
            }
            Some(m) if scene.resolved.mentions[m].kind == EntityKind::Brand => {
                piece_brand = piece_brand.or(Some(scene.resolved.entity[m]));
                at = scene.resolved.mentions[m].tokens.start;
            }
            Some(_) => break,
            None if matches!(
                scene.text.tokens[at - 1].tag,
                Tag::Adjective | Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number
            ) =>
            {
                at -= 1;
            }
            None => break,
        }
    }
    let before = at.checked_sub(1).filter(|t| *t >= range.start)?;
    let governed = matches!(
        scene.text.lower(before),
        "in" | "with" | "into" | "and" | ","
    ) || matches!(
        scene.text.tokens[before].tag,
        Tag::Verb | Tag::Past | Tag::Gerund
    );
    if !governed {
        return None;
    }
    let mut piece = named_model(scene, sentence, mention)?;
    piece.brand = piece_brand.or(piece.brand);
    attributes.reverse();
    piece.add(attributes);
    Some(piece)
}

/// The garment that the text elsewhere says a model is.
pub(super) fn specific(scene: &Scene<'_>, product: EntityNumber) -> Option<EntityNumber> {
    scene
        .items
        .iter()
        .filter(|item| item.product == Some(product))
        .map(|item| item.garment)
        .find(|garment| !is_plain(scene, *garment))
}

/// True for words that mean any garment: `shoe`, `piece`.
pub(super) fn is_plain(scene: &Scene<'_>, garment: EntityNumber) -> bool {
    scene.memory.plain(garment, || {
        scene.entity(garment).mentions.iter().all(|m| {
            let tokens = &scene.resolved.mentions[*m].tokens;
            tokens.len() == 1 && scene.spotted.has_cue(tokens.start, Cue::Piece)
        })
    })
}

/// `The shoe`, `the statement shoes`: what the text named more closely shortly
/// before, else the item itself.
pub(in crate::relate) fn meant(scene: &Scene<'_>, item: &Item) -> EntityNumber {
    let definite = matches!(
        scene.text.lower(item.tokens.start),
        "the" | "this" | "these" | "those"
    );
    let bare = item.brand.is_none() && item.product.is_none() && item.attributes.is_empty();
    if !definite || !bare || !is_plain(scene, item.garment) {
        return item.garment;
    }
    let sentence = scene.text.sentence_of(item.tokens.start);
    let wanted = group(scene, &scene.name(item.garment));
    let start = scene.sentence(sentence.saturating_sub(2)).start;
    scene
        .items_in(start..item.tokens.start)
        .filter(|other| {
            !is_plain(scene, other.garment)
                && wanted.is_some()
                && group(scene, &scene.name(other.garment)) == wanted
        })
        .last()
        .map_or(item.garment, |other| other.garment)
}

/// The piece that a model's name stands for.
pub(super) fn named_model(scene: &Scene<'_>, sentence: usize, mention: usize) -> Option<Piece> {
    let entity = scene.resolved.entity[mention];
    let entry = scene
        .entity(entity)
        .entry
        .map(|id| scene.text.lexicon.entry(id));
    let (brand, garment) = match entry.map(|entry| &entry.detail) {
        Some(Detail::Product { brand, garment }) => (brand.as_deref(), garment.as_deref()),
        _ => (None, None),
    };
    let named = |kind: EntityKind, name: &str| {
        scene
            .resolved
            .entities
            .iter()
            .position(|e| e.kind == kind && e.name == name)
    };
    // `a Triomphe bag` as a product's name says itself what it is.
    let tokens = &scene.resolved.mentions[mention].tokens;
    let said = scene
        .text
        .lexicon
        .named(EntityKind::Garment, scene.text.lower(tokens.end - 1))
        .filter(|_| tokens.len() > 1)
        .map(|id| scene.text.lexicon.entry(id).name.to_string());
    let garment = specific(scene, entity)
        .map(|garment| scene.name(garment))
        .or(said)
        .or_else(|| garment.map(str::to_owned))?;
    // The text's own word for it: `trainer`, not `sneaker`.
    let garment = focus(scene)
        .map(|focus| scene.name(focus))
        .filter(|focus| {
            is_named_kind(scene, &garment, focus) || is_named_kind(scene, focus, &garment)
        })
        .unwrap_or(garment);
    let mut piece = Piece::new(garment, sentence, "wear: model stands for garment");
    piece.product = Some(entity);
    piece.brand = brand.and_then(|name| named(EntityKind::Brand, name));
    Some(piece)
}
