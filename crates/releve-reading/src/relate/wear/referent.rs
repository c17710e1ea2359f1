//! Garments that are not named where they are worn: `wore them`, `carries
//! hers`, `a black pair`.

use releve_facts::EntityKind;

use super::antecedent::{antecedent, number};
use super::look::{Piece, group, is_kind_of};
use crate::clause::Parse;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::pairing::focus;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The garment that a pronoun at `at` means, as the piece worn there.
pub(super) fn pronoun(
    scene: &Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
) -> Option<Piece> {
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
        || matches!(word, "theirs" | "mine" | "ours");
    // `wore a cropped version with`
    let style = word == "style"
        && at > 0
        && scene
            .resolved
            .at(at - 1)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute);
    let version = (style
        || scene.spotted.has_cue(at, Cue::Version)
            && matches!(word, "version" | "versions" | "iteration" | "pair" | "take"))
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
    let before = at.checked_sub(1)?;
    let object = matches!(
        scene.text.tokens[before].tag,
        Tag::Verb | Tag::Past | Tag::Gerund | Tag::Preposition
    ) || scene.spotted.has_cue(before, Cue::Wear);
    if again && matches!(word, "them" | "it") && !object {
        return None;
    }
    let pairs = pair || matches!(word, "them" | "ones" | "theirs");
    let single = word == "it";
    let sole = word == "one";
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
        None => antecedent(scene, sentence, parse, at, number(pairs, single, sole))?,
    };
    let mut piece = named_before(scene, sentence, garment, place, item);
    if pair {
        piece.attributes.clear();
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

/// What `it` or `they` as the subject of a verb means, as the piece worn:
/// something of the sentences before.
pub(super) fn subject(
    scene: &Scene<'_>,
    sentence: usize,
    parse: &Parse,
    at: usize,
) -> Option<Piece> {
    let many = matches!(scene.text.lower(at), "they" | "these");
    let (garment, place, item) =
        antecedent(scene, sentence, parse, at, number(many, !many, false))?;
    Some(named_before(scene, sentence, garment, place, item))
}

/// The piece that a pronoun of `sentence` means: a garment that stands in the
/// sentence `place`, with what its phrase says.
fn named_before(
    scene: &Scene<'_>,
    sentence: usize,
    garment: EntityNumber,
    place: usize,
    item: Option<&Item>,
) -> Piece {
    let mut piece = Piece::new(scene.name(garment), sentence, "wear: pronoun garment");
    if place != sentence {
        piece.sentences.push(place);
    }
    if let Some(item) = item {
        piece.brand = item.brand;
        piece.product = item.product;
        piece.add(item.attributes.iter().map(|m| scene.resolved.entity[*m]));
    }
    piece
}

/// What a `version` is another one of: the garment that the line above names,
/// else the one that the paragraph named first; a bag where it is carried.
fn counterpart<'s>(scene: &'s Scene<'_>, sentence: usize, at: usize) -> Option<&'s Item> {
    let block = scene.text.sentences[sentence].block;
    let carried = carried(scene, sentence, at);
    let fits = |item: &&Item| {
        !item.denied
            && !is_plain(scene, item.garment)
            && (!carried || group(scene, &scene.entity(item.garment).name) == Some("bag"))
    };
    let main = focus(scene);
    let is_main = |item: &&Item| main.is_some_and(|main| is_kind_of(scene, item.garment, main));
    crate::relate::pairing::headed(scene, block)
        .filter(fits)
        .or_else(|| {
            // The garment that the text is about, named within its last sentences.
            let first = scene.sentence(sentence.saturating_sub(6)).start;
            scene
                .items_in(first..at)
                .filter(|item| fits(item) && is_main(item))
                .last()
        })
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
    if !definite || !bare {
        return item.garment;
    }
    let sentence = scene.text.sentence_of(item.tokens.start);
    let start = scene.sentence(sentence.saturating_sub(2)).start;
    if !is_plain(scene, item.garment) {
        // `wears the sweater`: the cardigan of before.
        return scene
            .items_in(start..item.tokens.start)
            .filter(|other| is_kind_of(scene, other.garment, item.garment))
            .last()
            .map_or(item.garment, |other| other.garment);
    }
    let wanted = group(scene, &scene.entity(item.garment).name);
    scene
        .items_in(start..item.tokens.start)
        .filter(|other| {
            !is_plain(scene, other.garment)
                && wanted.is_some()
                && group(scene, &scene.entity(other.garment).name) == wanted
        })
        .last()
        .map_or(item.garment, |other| other.garment)
}
