//! Models: `the Adidas Stan Smith`, `The Row's Margaux bag`, `a Stutterheim
//! Stockholm raincoat`, `the Disruptor II`. Beside its house a name is the
//! model's, whatever else bears it.

use releve_facts::EntityKind;

use super::{Found, Mention, Spotted};
use crate::lexicon::{Detail, FormKind, fold};
use crate::segment::{Join, Shape};
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

/// Reads the lexicon's names beside houses anew.
pub(super) fn spot(text: &Text<'_>, spotted: &mut Spotted) {
    split(text, spotted);
    beside(text, spotted);
}

/// `the Balenciaga City`: the lexicon knows the model by its house's name as
/// well, but the text names two things.
fn split(text: &Text<'_>, spotted: &mut Spotted) {
    let mut houses = Vec::new();
    for mention in &mut spotted.mentions {
        let Found::Lexicon(id, FormKind::Alias | FormKind::Name) = mention.found else {
            continue;
        };
        let entry = text.lexicon.entry(id);
        let Detail::Product {
            brand: Some(house), ..
        } = &entry.detail
        else {
            continue;
        };
        let Some(brand) = text.lexicon.named(EntityKind::Brand, house) else {
            continue;
        };
        let folded = fold(house);
        let Some(joint) = (mention.tokens.start + 1..mention.tokens.end).find(|at| {
            fold(text.slice(mention.tokens.start..*at)).as_ref() == folded.as_ref()
                && text.tokens[*at].join == Join::Space
        }) else {
            continue;
        };
        houses.push(Mention {
            kind: EntityKind::Brand,
            tokens: mention.tokens.start..joint,
            found: Found::Lexicon(brand, FormKind::Name),
            sure: 0.95,
            name: None,
        });
        mention.tokens.start = joint;
        if let Some(name) = own_name(text, mention, &entry.name) {
            mention.name = Some(name.into());
        }
    }
    spotted.replace(Vec::new(), houses);
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

/// The text's own name of the model, where it is not the lexicon's: `City` for
/// `Le City`; `Puzzle bag` and `Sambas` are the lexicon's `Puzzle`, `Samba`.
fn own_name(text: &Text<'_>, mention: &Mention, name: &str) -> Option<String> {
    let raw = text.slice(mention.tokens.clone());
    let capital = mention
        .tokens
        .clone()
        .all(|at| text.tokens[at].shape.is_capital() || text.tokens[at].shape == Shape::Number);
    let (raw_folded, name_folded) = (fold(raw), fold(name));
    let plural = raw_folded.strip_suffix('s') == Some(name_folded.as_ref());
    (capital && !plural && raw_folded != name_folded).then(|| raw.to_owned())
}

/// A town's, a person's or another house's name right behind a house and before
/// what is worn, or one that the lexicon knows as that house's model.
fn beside(text: &Text<'_>, spotted: &mut Spotted) {
    for n in 1..spotted.mentions.len() {
        let (before, mention) = (&spotted.mentions[n - 1], &spotted.mentions[n]);
        if before.kind != EntityKind::Brand
            || !matches!(
                mention.kind,
                EntityKind::Place | EntityKind::Person | EntityKind::Brand | EntityKind::Garment
            )
            || matches!(mention.found, Found::Lexicon(_, FormKind::Demonym))
        {
            continue;
        }
        let start = mention.tokens.start;
        if !text.tokens[start].shape.is_capital() || text.tokens[start].join == Join::Direct {
            continue;
        }
        // `The Row's Margaux`, `Adidas Stan Smith`
        let genitive =
            before.tokens.end + 1 == start && text.tokens[before.tokens.end].tag == Tag::Genitive;
        if before.tokens.end != start && !genitive {
            continue;
        }
        let Found::Lexicon(house, _) = before.found else {
            continue;
        };
        let house = &text.lexicon.entry(house).name;
        let surface = text.slice(mention.tokens.clone());
        let known = text
            .lexicon
            .named(EntityKind::Product, surface)
            .filter(|id| {
                matches!(&text.lexicon.entry(*id).detail,
                    Detail::Product { brand: Some(brand), .. } if brand == house)
            });
        let worn = spotted.mentions.get(n + 1).is_some_and(|next| {
            next.kind == EntityKind::Garment
                && next.tokens.start == mention.tokens.end
                && text.tokens[next.tokens.start].join == Join::Space
                && text.tokens[next.tokens.start].shape == Shape::Lower
        });
        let town = mention.kind == EntityKind::Place && worn && !genitive;
        let (found, name) = match known {
            Some(id) => (Found::Lexicon(id, FormKind::Name), None),
            None if town => (Found::Context, Some(surface.into())),
            None => continue,
        };
        let mention = &mut spotted.mentions[n];
        mention.kind = EntityKind::Product;
        mention.found = found;
        mention.name = name;
        mention.sure = 0.85;
    }
}

/// `Margaux 15`, `Speedy P9`, `Disruptor II`: the number belongs to the model's
/// name.
pub(super) fn number(text: &Text<'_>, times: &[TimeMention], mention: &mut Mention) {
    let at = mention.tokens.end;
    let Some(next) = text.tokens.get(at) else {
        return;
    };
    let surface = text.surface(at);
    let arabic = surface.len() <= 4
        && surface.ends_with(|c: char| c.is_ascii_digit())
        && surface
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let roman = (2..=4).contains(&surface.len()) && surface.chars().all(|c| "IVX".contains(c));
    let counted = text.tokens.get(at + 1).is_some_and(|unit| {
        unit.shape == Shape::Lower
            && unit.tag == Tag::Noun
            && !text.lexicon.is_attribute_head(unit.word)
            && text
                .lexicon
                .named(EntityKind::Garment, text.lemma(at + 1))
                .is_none()
            && text
                .lexicon
                .named(EntityKind::Attribute, text.lower(at + 1))
                .is_none()
    });
    if (arabic && !counted || roman)
        && next.join == Join::Space
        && !times.iter().any(|time| time.tokens.contains(&at))
    {
        let name = format!("{} {surface}", text.slice(mention.tokens.clone()));
        mention.tokens.end = at + 1;
        mention.name = Some(name.into());
    }
}
