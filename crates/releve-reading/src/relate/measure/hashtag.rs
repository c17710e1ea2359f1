//! What a hashtag names: `#quietluxury` the trend quiet luxury, `#zaraskort` a `Zara
//! skort`.

use releve_facts::EntityKind;

use super::Teller;
use super::meant::the_term;
use super::named::{Named, named};
use crate::memory::ByName;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};

impl Teller<'_, '_, '_> {
    /// A hashtag, or `the hashtag`, before `at` in the sentence.
    pub(super) fn tag_before(&self, sentence: usize, at: usize) -> Option<Named> {
        let range = self.scene.sentence(sentence);
        let text = &self.scene.text;
        (range.start..at).rev().find_map(|t| {
            if text.tokens[t].shape == Shape::Hashtag {
                return Some(of_hashtag(self.scene, t));
            }
            if text.lower(t) == "hashtag" {
                // `its hashtag`: that of what the sentence is about.
                if t > range.start && matches!(text.lower(t - 1), "its" | "their") {
                    let mut subject = self.listed(sentence).or_else(|| self.about(sentence, t))?;
                    subject.hashtag = true;
                    return Some(subject);
                }
                let mut subject = named(self.scene, t + 1, at, &[])
                    .filter(|s| s.kind == Some(EntityKind::Trend))
                    .or_else(|| the_term(self.scene, t..t + 1, true))?;
                subject.hashtag = true;
                return Some(subject);
            }
            None
        })
    }
}

/// The entity that a hashtag names, whatever the spaces.
pub(super) fn of_hashtag(scene: &Scene<'_>, at: usize) -> Named {
    let pressed = |name: &str| -> String {
        name.replace('&', "and")
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let surface = scene.text.surface(at).trim_start_matches('#');
    let tag = pressed(surface);
    let all = scene.memory.pressed(|| {
        let entities = scene.resolved.entities.iter().enumerate();
        ByName::new(entities.map(|(number, entity)| (pressed(&entity.name), number)))
    });
    let singular = tag.strip_suffix('s').map_or(&[][..], |tag| all.get(tag));
    let first = all
        .get(&tag)
        .first()
        .into_iter()
        .chain(singular.first())
        .min();
    let entity = first.map(|number| scene.entity(*number));
    let known = || {
        let entry = scene
            .text
            .lexicon
            .entry(scene.text.lexicon.of_hashtag(surface)?);
        Some((entry.name.to_string(), entry.kind))
    };
    if entity.is_none()
        && let Some((name, kind)) = known()
    {
        return Named {
            name,
            tokens: at..at + 1,
            kind: Some(kind),
            meant: false,
            hashtag: true,
            antecedent: None,
        };
    }
    let entity = entity.or_else(|| {
        scene
            .resolved
            .entities
            .iter()
            .filter(|e| {
                matches!(
                    e.kind,
                    EntityKind::Garment | EntityKind::Trend | EntityKind::Product
                )
            })
            .filter(|e| {
                let name = pressed(&e.name);
                name.len() > 5 && tag.starts_with(&name)
            })
            .max_by_key(|e| e.name.len())
    });
    // `Bow Season` is a heading of the report, `Daisy Jones & The Six` its title.
    let (name, kind) = match entity {
        Some(entity) => (entity.name.clone(), Some(entity.kind)),
        None => match headed(scene, &tag, pressed) {
            Some(heading) => (heading, None),
            None => match goods(scene, &tag) {
                Some(goods) => (goods, Some(EntityKind::Garment)),
                None => (split_camel(surface), None),
            },
        },
    };
    Named {
        name,
        tokens: at..at + 1,
        kind,
        meant: false,
        hashtag: true,
        antecedent: None,
    }
}

/// Tags longer than this are whole sentences.
const LONGEST: usize = 32;

/// `zaraskort` is `Zara skort`: a garment behind a house or an attribute.
fn goods(scene: &Scene<'_>, tag: &str) -> Option<String> {
    let lexicon = scene.text.lexicon;
    let name = |kind: EntityKind, word: &str| {
        let id = lexicon.named(kind, word)?;
        Some(lexicon.entry(id).name.clone())
    };
    let whole = name(EntityKind::Garment, tag)
        .or_else(|| name(EntityKind::Garment, tag.strip_suffix('s')?));
    if let Some(whole) = whole {
        return Some(whole.into());
    }
    let cuts = tag.char_indices().map(|(at, _)| at).skip(3);
    cuts.filter(|cut| tag.len() <= LONGEST && cut + 4 <= tag.len())
        .find_map(|cut| {
            let (first, last) = tag.split_at(cut);
            let garment = name(EntityKind::Garment, last)
                .or_else(|| name(EntityKind::Garment, last.strip_suffix('s')?))?;
            let before =
                name(EntityKind::Brand, first).or_else(|| name(EntityKind::Attribute, first))?;
            Some(format!("{before} {garment}"))
        })
}

/// The heading that has the hashtag's letters, without its number.
fn headed(scene: &Scene<'_>, tag: &str, pressed: impl Fn(&str) -> String) -> Option<String> {
    let text = &scene.text;
    text.blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Name))
        .find_map(|block| {
            let first = block
                .tokens
                .clone()
                .find(|at| text.tokens[*at].shape.is_word())?;
            let words = text.slice(first..block.tokens.end);
            (pressed(words) == tag).then(|| words.to_lowercase())
        })
}

/// `ModernHanbok` is `modern hanbok`.
pub(super) fn split_camel(surface: &str) -> String {
    let mut name = String::new();
    let mut lower_before = false;
    for c in surface.chars() {
        if c.is_uppercase() && lower_before {
            name.push(' ');
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
        name.extend(c.to_lowercase());
    }
    name
}
