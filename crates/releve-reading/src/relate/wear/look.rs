//! A look: what one person wears at one time.

use releve_facts::{EntityKind, When};

use crate::item::Item;
use crate::lexicon::Detail;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// One worn item, as far as the text says.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// By name: a model may be of a type that the text does not name.
    pub(super) garment: String,
    pub(super) brand: Option<EntityNumber>,
    pub(super) product: Option<EntityNumber>,
    pub(super) attributes: Vec<EntityNumber>,
    pub(super) season: Option<String>,
    pub(super) channel: Option<EntityNumber>,
    /// The sentences that state it.
    pub(super) sentences: Vec<usize>,
    pub(super) rule: &'static str,
    pub(super) signs: Vec<&'static str>,
}

impl Piece {
    pub(super) fn new(garment: String, sentence: usize, rule: &'static str) -> Self {
        Self {
            garment,
            brand: None,
            product: None,
            attributes: Vec::new(),
            season: None,
            channel: None,
            sentences: vec![sentence],
            rule,
            signs: Vec::new(),
        }
    }

    /// The piece that an item's phrase describes.
    pub(super) fn of(scene: &Scene<'_>, item: &Item, sentence: usize, rule: &'static str) -> Self {
        let garment = super::referent::meant(scene, item);
        let mut piece = Self::new(scene.name(garment), sentence, rule);
        piece.brand = item.brand;
        piece.product = item.product;
        if let Some(garment) = by_model(scene, item) {
            piece.garment = scene.name(garment);
        }
        piece.add(item.attributes.iter().map(|m| scene.resolved.entity[*m]));
        piece
    }

    pub(super) fn add(&mut self, attributes: impl IntoIterator<Item = EntityNumber>) {
        for attribute in attributes {
            if !self.attributes.contains(&attribute) {
                self.attributes.push(attribute);
            }
        }
    }

    /// True where only its name is told.
    pub(super) fn is_bare(&self) -> bool {
        self.brand.is_none() && self.product.is_none() && self.attributes.is_empty()
    }

    /// Takes over what another mention of the same item says.
    pub(super) fn absorb(&mut self, other: Piece) {
        self.brand = self.brand.or(other.brand);
        self.product = self.product.or(other.product);
        self.season = self.season.take().or(other.season);
        self.channel = self.channel.or(other.channel);
        self.add(other.attributes);
        for sentence in other.sentences {
            if self.sentences.len() < 2 && !self.sentences.contains(&sentence) {
                self.sentences.push(sentence);
            }
        }
    }
}

/// `the Zizi shoe` is the derby that the text called it before.
pub(in crate::relate) fn by_model(scene: &Scene<'_>, item: &Item) -> Option<EntityNumber> {
    item.product
        .filter(|_| super::referent::is_plain(scene, item.garment))
        .and_then(|product| super::model::specific(scene, product))
}

/// What one person wears at one time.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) person: EntityNumber,
    pub(super) pieces: Vec<Piece>,
    pub(super) occasion: Option<String>,
    pub(super) when: Option<When>,
    /// Where it was opened and where it was last spoken of.
    pub(super) opened: usize,
    pub(super) last: usize,
}

impl Look {
    /// The piece that a garment's mention means again: the same term, or one
    /// of which the other is a type.
    pub(super) fn known(&self, scene: &Scene<'_>, garment: &str) -> Option<usize> {
        self.pieces
            .iter()
            .position(|piece| piece.garment == garment)
            .or_else(|| {
                self.pieces.iter().position(|piece| {
                    is_named_kind(scene, &piece.garment, garment)
                        || ends_with(&piece.garment, garment)
                })
            })
    }

    /// True where another item of this group would be a second one: two pairs
    /// of shoes are two looks.
    pub(super) fn is_full(&self, scene: &Scene<'_>, garment: &str) -> bool {
        let Some(new) = group(scene, garment) else {
            return false;
        };
        matches!(new, "footwear" | "dress" | "bottom")
            && self
                .pieces
                .iter()
                .any(|piece| piece.garment != garment && group(scene, &piece.garment) == Some(new))
    }
}

/// `rain hat` behind `hat`
pub(super) fn ends_with(long: &str, short: &str) -> bool {
    long.strip_suffix(short)
        .is_some_and(|rest| rest.ends_with(' '))
}

/// The garment's group in the lexicon: `footwear`.
pub(super) fn group<'a>(scene: &Scene<'a>, garment: &str) -> Option<&'a str> {
    let lexicon = scene.text.lexicon;
    match &lexicon
        .entry(lexicon.named(EntityKind::Garment, garment)?)
        .detail
    {
        Detail::Garment { group, .. } => Some(group),
        _ => None,
    }
}

/// True if `narrow` is the same type as `wide` or a narrower one.
pub(in crate::relate) fn is_kind_of(
    scene: &Scene<'_>,
    narrow: EntityNumber,
    wide: EntityNumber,
) -> bool {
    is_named_kind(scene, &scene.entity(narrow).name, &scene.entity(wide).name)
}

/// The same by name.
pub(in crate::relate) fn is_named_kind(scene: &Scene<'_>, narrow: &str, wide: &str) -> bool {
    let lexicon = scene.text.lexicon;
    let mut name = narrow;
    for _ in 0..6 {
        if name == wide {
            return true;
        }
        let Some(entry) = lexicon.named(EntityKind::Garment, name) else {
            return false;
        };
        let Detail::Garment {
            broader, synonyms, ..
        } = &lexicon.entry(entry).detail
        else {
            return false;
        };
        if synonyms.iter().any(|synonym| &**synonym == wide) {
            return true;
        }
        let Some(broader) = broader else { return false };
        name = broader;
    }
    false
}
