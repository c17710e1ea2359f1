//! What is replaced: `the Prada pair`, `the Margaux`, `the welly`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Place;
use crate::lexicon::{Cue, Detail};
use crate::segment::Shape;
use crate::spot::Found;
use crate::tag::Tag;

/// A brand, a model, a garment; one of them at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) brand: Option<String>,
    product: Option<String>,
    pub(super) garment: Option<String>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

impl Target {
    /// The name of what is replaced. `Prada’s` is a thing of the same kind as
    /// what replaces it.
    pub(super) fn name(&self, garment: Option<&str>) -> String {
        let mut parts: Vec<&str> = Vec::new();
        parts.extend(self.brand.as_deref());
        parts.extend(self.product.as_deref());
        parts.extend(self.garment.as_deref());
        if self.product.is_none() && self.garment.is_none() {
            parts.extend(garment);
        }
        parts.join(" ")
    }

    /// A brand or a model, not a mere type of garment.
    pub(super) fn is_named(&self) -> bool {
        self.brand.is_some() || self.product.is_some()
    }
}

/// The first target of a range; a comma or a verb ends the search.
pub(super) fn first(place: &Place<'_, '_>, range: Range<usize>) -> Option<Target> {
    let scene = place.scene;
    let text = &scene.text;
    let mut found = Target::default();
    let mut at = range.start;
    let limit = range.end.min(range.start + 12);
    while at < limit {
        if let Some(m) = scene.resolved.at(at) {
            let mention = &scene.resolved.mentions[m];
            let name = scene.resolved.of(m).name.clone();
            let end = mention.tokens.end.max(at + 1);
            match mention.kind {
                EntityKind::Brand if found.brand.is_none() && found.product.is_none() => {
                    found.brand = Some(name)
                }
                EntityKind::Brand if found.product.is_some() => break,
                EntityKind::Product if found.product.is_none() => found.product = Some(name),
                EntityKind::Garment => {
                    let piece = mention.tokens.len() == 1 && scene.spotted.has_cue(at, Cue::Piece);
                    if !piece && mention.found != Found::Anaphor {
                        found.garment = Some(name);
                    }
                    if found.tokens.is_empty() {
                        found.tokens.start = at;
                    }
                    found.tokens.end = end;
                    break;
                }
                EntityKind::Attribute
                | EntityKind::Place
                | EntityKind::Season
                | EntityKind::Trend => {
                    at = end;
                    continue;
                }
                _ => break,
            }
            if found.tokens.is_empty() {
                found.tokens.start = at;
            }
            found.tokens.end = end;
            at = end;
            continue;
        }
        if let Some((name, end)) = plural(place, at, limit).filter(|_| found.brand.is_none()) {
            found.brand = Some(name);
            found.tokens = at..end;
            break;
        }
        // `Loewe’s £1,370 Flamenco bag`
        let priced = text.tokens[at].shape == Shape::Number
            || text.lexicon.is_currency_mark(text.surface(at));
        let stops = text.tokens[at].shape == Shape::Mark
            && !priced
            && !matches!(
                text.surface(at),
                "’s" | "'s" | "’" | "'" | "“" | "‘" | "\"" | "-" | "&"
            )
            || matches!(
                text.tokens[at].tag,
                Tag::Verb
                    | Tag::Auxiliary
                    | Tag::Preposition
                    | Tag::Relative
                    | Tag::Subordinator
                    | Tag::Conjunction
            )
            || found.is_named() && text.tokens[at].tag == Tag::Determiner;
        if stops {
            break;
        }
        at += 1;
    }
    if !found.is_named() && found.garment.is_none() {
        return None;
    }
    Some(found)
}

/// Fills in what a brand alone leaves out. `garment` is that of what replaces it.
/// `the Margaux` is a model's name cut short; `Miu Miu’s` is the thing of the
/// same kind that the text has named, `the Valentino` whatever it has.
pub(super) fn settle(place: &Place<'_, '_>, found: &mut Target, garment: Option<&str>) {
    let scene = place.scene;
    let Some(brand) = found.brand.clone() else {
        return;
    };
    if found.product.is_some() || found.garment.is_some() {
        return;
    }
    let cut = |name: &str| {
        name.strip_prefix(brand.as_str())
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let products = scene.resolved.entities.iter();
    let longer = products
        .filter(|entity| entity.kind == EntityKind::Product)
        .map(|entity| entity.name.clone())
        .find(|name| cut(name))
        .or_else(|| {
            // The model opens the name of another offer.
            let name = place
                .lines
                .iter()
                .map(|line| line.name(scene))
                .find(|name| cut(name))?;
            let model: Vec<&str> = name
                .split(' ')
                .take_while(|word| {
                    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                })
                .collect();
            Some(model.join(" "))
        });
    if let Some(product) = longer {
        found.product = Some(product);
        found.brand = None;
        return;
    }
    let group = |name: &str| -> Option<Box<str>> {
        let id = scene.text.lexicon.named(EntityKind::Garment, name)?;
        match &scene.text.lexicon.entry(id).detail {
            Detail::Garment { group, .. } => Some(group.clone()),
            _ => None,
        }
    };
    let named = || {
        scene.items.iter().rev().filter(|item| {
            item.tokens.end <= place.tokens.start
                && item.brand.is_some_and(|b| scene.entity(b).name == brand)
        })
    };
    let wanted = garment.and_then(group);
    let alike =
        named().find(|item| wanted.is_some() && group(&scene.entity(item.garment).name) == wanted);
    let definite = scene.text.lower_at(found.tokens.start.checked_sub(1)) == "the";
    let item = alike.or_else(|| named().next().filter(|_| definite));
    found.garment = item.map(|item| scene.name(item.garment));
}

/// The lexicon's brand that capitals name in the plural: `the Loro Pianas`.
fn plural(place: &Place<'_, '_>, at: usize, limit: usize) -> Option<(String, usize)> {
    let text = &place.scene.text;
    (at + 1..=limit.min(at + 3)).rev().find_map(|end| {
        let capitals = (at..end).all(|at| text.tokens[at].shape.is_capital());
        let name = text.slice(at..end).strip_suffix('s').filter(|_| capitals)?;
        let id = text.lexicon.named(EntityKind::Brand, name)?;
        Some((text.lexicon.entry(id).name.to_string(), end))
    })
}

/// The target that ends directly before `at`: `Kelly` of `Kelly dupe`.
pub(super) fn before(place: &Place<'_, '_>, at: usize) -> Option<Target> {
    let scene = place.scene;
    let mut start = at;
    while start > place.tokens.start
        && at - start < 6
        && scene.resolved.at(start - 1).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Product | EntityKind::Garment
            )
        })
    {
        start -= 1;
    }
    if start == at {
        return None;
    }
    first(place, start..at)
}
