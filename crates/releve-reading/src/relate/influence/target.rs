//! What a phrase names that can be moved: a trend, a garment, a house, a person, or
//! fashion; the sneakers of `a pair of retro sneakers`, the house of `its debut collection`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::relate::measure::is_platform;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// The trend, garment, product, brand or person that a phrase names, or fashion.
pub(super) fn target(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let tokens = trimmed(scene, tokens);
    let tokens = part_of(scene, tokens);
    // `the platform named it a trend`: where it was told.
    if tokens.len() <= 2 && is_platform(scene, tokens.end - 1) {
        return None;
    }
    let of = tokens
        .clone()
        .find(|at| text.lower(*at) == "of" && scene.resolved.at(*at).is_none());
    if is_fashion(scene, tokens.clone()) {
        return Some(Thing {
            name: "fashion".to_owned(),
            kind: None,
            entity: None,
            anaphor: false,
            tokens,
        });
    }
    if let Some(house) = collection(scene, tokens.clone()) {
        return Some(house);
    }
    // `young labels such as A`: what is named stands elsewhere.
    let thing = noun::thing(scene, tokens.clone())?;
    match thing.kind {
        Some(kind) if is_target(kind) => Some(thing),
        Some(EntityKind::Attribute) => Some(thing),
        Some(_) => None,
        None => {
            // `the births of labels`, `a generation of designers`: none; a coined word may be.
            let head = thing.tokens.end - 1;
            // A colour or a pattern by itself.
            let own = if noun::is_light(scene, head) {
                // `the bow trend`
                head.checked_sub(1).filter(|at| *at >= thing.tokens.start)
            } else {
                Some(head)
            };
            let attribute = own
                .and_then(|at| scene.resolved.at(at))
                .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Attribute);
            if let Some(m) = attribute {
                return Some(noun::of_mention(scene, m));
            }
            let coined = text.tokens[head].tag == Tag::Noun
                && text.is_unknown(head)
                && of.is_none()
                && !scene.spotted.has_cue(head, Cue::Rise);
            // `Mango’s website`: the house.
            let site = matches!(
                text.lower(head),
                "website" | "site" | "webshop" | "app" | "shop" | "store" | "stores"
            );
            let owner = head
                .checked_sub(2)
                .filter(|at| {
                    site && *at >= tokens.start && text.tokens[at + 1].tag == Tag::Genitive
                })
                .and_then(|at| scene.resolved.at(at))
                .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand);
            if let Some(m) = owner {
                return Some(noun::of_mention(scene, m));
            }
            // `the Stanley cup`: whose it is.
            let house = head
                .checked_sub(1)
                .filter(|at| *at >= thing.tokens.start && of.is_none())
                .and_then(|at| scene.resolved.at(at))
                .filter(|m| {
                    let kind = scene.resolved.mentions[*m].kind;
                    matches!(kind, EntityKind::Brand | EntityKind::Product)
                        && text.tokens[head].tag == Tag::Noun
                        && !scene.spotted.has_cue(head, Cue::Runway)
                });
            if let Some(m) = house {
                return Some(noun::of_mention(scene, m));
            }
            coined.then(|| Thing {
                name: text
                    .info(head)
                    .noun
                    .map_or(text.lower(head), |w| text.string(w))
                    .to_owned(),
                ..thing
            })
        }
    }
}

/// The kinds of what facts of influence tell that it was moved.
pub(super) fn is_target(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Trend
            | EntityKind::Garment
            | EntityKind::Product
            | EntityKind::Brand
            | EntityKind::Person
    )
}

/// `fashion`, `the fashion world`, `the aesthetics of the fashion industry`.
fn is_fashion(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let Some(at) = tokens
        .clone()
        .find(|at| text.lower(*at) == "fashion" && scene.resolved.at(*at).is_none())
    else {
        return false;
    };
    let behind = text.lower_at(Some(at + 1));
    at + 1 >= tokens.end
        || matches!(
            behind,
            "industry"
                | "world"
                | "scene"
                | "designers"
                | "house"
                | "houses"
                | "trends"
                | "and"
                | "history"
                | "crowd"
                | "set"
        )
}

/// `jorts popular last summer`: without the adjective behind the noun.
pub(super) fn trimmed(scene: &Scene<'_>, tokens: Range<usize>) -> Range<usize> {
    let text = &scene.text;
    let Some(m) = scene
        .resolved
        .within(tokens.clone())
        .filter(|m| is_target(scene.resolved.mentions[*m].kind))
        .last()
    else {
        return tokens;
    };
    let end = scene.resolved.mentions[m].tokens.end;
    if end >= tokens.end {
        return tokens;
    }
    let adjective = text.tokens[end].tag == Tag::Adjective && scene.resolved.at(end).is_none()
        || scene.spotted.has_cue(end, Cue::Liked) && text.tokens[tokens.end - 1].tag != Tag::Noun;
    if adjective { tokens.start..end } else { tokens }
}

/// `a pair of retro sneakers`, `a version of the coat`: the sneakers, the coat.
fn part_of(scene: &Scene<'_>, tokens: Range<usize>) -> Range<usize> {
    let text = &scene.text;
    let of = tokens
        .clone()
        .find(|at| text.lower(*at) == "of" && scene.resolved.at(*at).is_none());
    match of {
        Some(of)
            if of > tokens.start
                && matches!(
                    text.lemma(of - 1),
                    "pair"
                        | "version"
                        | "iteration"
                        | "type"
                        | "kind"
                        | "range"
                        | "array"
                        | "couple"
                        | "copy"
                        | "imitation"
                        | "era"
                        | "age"
                        | "wave"
                        | "flood"
                        | "slew"
                        | "host"
                        | "crop"
                ) =>
        {
            of + 1..tokens.end
        }
        _ => tokens,
    }
}

/// `the collection`, `her debut show`: the house whose it is.
fn collection(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let of = tokens.clone().find(|at| text.lower(*at) == "of");
    let head = of.unwrap_or(tokens.end).checked_sub(1)?;
    if !matches!(text.lemma(head), "collection" | "lineup" | "line-up")
        || scene.resolved.at(head).is_some()
    {
        return None;
    }
    let sentence = text.sentence_of(head);
    let first = scene.sentence(sentence.saturating_sub(2)).start;
    let m = scene
        .resolved
        .of_kind(EntityKind::Brand, first..tokens.end)
        .last()?;
    // `Prada’s collection` names it; `the collection` means it.
    let named = scene.resolved.mentions[m].tokens.start >= tokens.start;
    let thing = noun::of_mention(scene, m);
    Some(Thing {
        anaphor: !named || thing.anaphor,
        ..thing
    })
}
