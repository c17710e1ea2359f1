//! What is named in its own right: not by a pronoun or an adjective alone, not
//! as part of something else.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Classes, Cue, Detail, EntryId, FormKind};
use crate::resolve::Referent;
use crate::scene::Scene;
use crate::segment::Join;
use crate::spot::Found;
use crate::tag::Tag;

/// Tells for a document's entities whether they are named in their own right.
pub(super) struct OwnRight<'s, 'a> {
    scene: &'s Scene<'a>,
    /// For each mention whether it is an attribute that stands in an item's
    /// phrase.
    worn: Vec<bool>,
}

impl<'s, 'a> OwnRight<'s, 'a> {
    pub(super) fn new(scene: &'s Scene<'a>) -> Self {
        let mut worn = vec![false; scene.resolved.mentions.len()];
        for attribute in scene.items.iter().flat_map(|item| &item.attributes) {
            worn[*attribute] = true;
        }
        Self { scene, worn }
    }

    /// True if one of its mentions names this entity.
    pub(super) fn names(&self, referent: &Referent) -> bool {
        let scene = self.scene;
        referent.mentions.iter().any(|m| {
            let mention = &scene.resolved.mentions[*m];
            match mention.found {
                Found::Anaphor | Found::Lexicon(_, FormKind::Demonym) => false,
                // `soft`, `long` are attributes only of something worn.
                Found::Lexicon(id, _) if mention.kind == EntityKind::Attribute => {
                    self.worn[*m]
                        || !scene.text.lexicon.entry(id).ambiguous
                        || is_colour_in(scene, mention.tokens.start, id)
                        || modifies(scene, mention.tokens.end)
                        || is_part(scene, &mention.tokens, id)
                }
                // `the shoe`, `an outfit` mean what was named before, `burgundy
                // shoes` do not; what is denied or only compared with is not
                // there at all.
                _ if mention.kind == EntityKind::Garment => {
                    let item = scene.item_of(*m);
                    let piece = mention.tokens.len() == 1
                        && scene.spotted.has_cue(mention.tokens.start, Cue::Piece);
                    let described = item.is_some_and(|item| !item.attributes.is_empty());
                    (!piece || described) && !serves(scene, &mention.tokens)
                }
                _ => true,
            }
        })
    }
}

/// True where a garment only says whose trade it is, `a former tie salesman`,
/// or is joined to something longer: `tie-ups`.
fn serves(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let Some(next) = scene.text.tokens.get(tokens.end) else {
        return false;
    };
    if next.join == Join::Hyphen {
        return scene.resolved.at(tokens.end).is_none();
    }
    let singular = tokens.len() == 1
        && scene.text.info(tokens.start).noun == Some(scene.text.tokens[tokens.start].word);
    let person = matches!(
        scene.text.lower(tokens.end),
        "historian"
            | "salesman"
            | "manufacturer"
            | "maker"
            | "salesperson"
            | "merchant"
            | "collector"
            | "expert"
            | "rental"
            | "rack"
            | "industry"
            | "company"
            | "department"
            | "store"
            | "shop"
            | "size"
            | "code"
    );
    next.join == Join::Space && person && singular
}

/// True for a season that collections are named after: `autumn/winter 2024`,
/// `fall 2024 collection`; the weather of `last spring` and of `the winter of
/// 2020` is none.
pub(super) fn is_collection(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let text = &scene.text;
    let words = || tokens.clone().map(|at| text.lower(at));
    if words().any(|word| word == "of") {
        return false;
    }
    let own = words().any(|word| {
        matches!(
            word,
            "cruise" | "resort" | "holiday" | "pre" | "prefall" | "ss" | "aw" | "fw" | "/"
        )
    }) || words()
        .any(|word| word.starts_with(['s', 'a', 'f']) && word.ends_with(char::is_numeric));
    let year = words().any(|word| word.chars().any(|c| c.is_ascii_digit()));
    let shown = (tokens.end..tokens.end + 4)
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) || scene.spotted.has_cue(at, Cue::Line));
    // In American reports `fall 2024` is the collection, `summer 2024` is not.
    let weather = words().any(|word| matches!(word, "summer" | "winter"))
        && !words().any(|word| matches!(word, "spring" | "autumn" | "fall"));
    own || shown || year && !weather
}

/// True where what ends at `end` stands before another attribute or a word for
/// garments: `the cream-and-black cap-toe design`.
fn modifies(scene: &Scene<'_>, end: usize) -> bool {
    let mut at = end;
    if scene.text.lower_at(Some(at)) == "and" {
        at += 1;
    }
    at < scene.text.tokens.len()
        && (scene
            .resolved
            .at(at)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
            || at == end
                && (scene.spotted.has_cue(at, Cue::Piece)
                    // `an olive one`
                    || matches!(scene.text.lower(at), "one" | "ones")))
}

/// `and one large bow apiece`, `with fun buckles on the cuffs`: a countable part beside
/// clothes of the sentence.
fn is_part(scene: &Scene<'_>, tokens: &Range<usize>, id: EntryId) -> bool {
    const NEAR: usize = 4;
    let text = &scene.text;
    let part = matches!(
        &text.lexicon.entry(id).detail,
        Detail::Attribute { group } if matches!(group.as_ref(), "detail" | "closure" | "embellishment")
    );
    let last = tokens.end - 1;
    if !part || text.tokens[last].tag != Tag::Noun {
        return false;
    }
    let sentence = scene.sentence(text.sentence_of(tokens.start));
    // `the button` is one of something else, `a bow tie` no bow.
    let counted = text.can_be(last, Classes::PLURAL)
        || (sentence.start.max(tokens.start.saturating_sub(NEAR))..tokens.start)
            .rev()
            .take_while(|at| !matches!(text.tokens[*at].tag, Tag::Verb | Tag::Mark))
            .any(|at| matches!(text.lower(at), "a" | "an" | "one"));
    let ends = text
        .tokens
        .get(tokens.end)
        .is_none_or(|next| !matches!(next.tag, Tag::Noun | Tag::Name | Tag::Genitive));
    counted && ends && scene.items_in(sentence).next().is_some()
}

/// `in oatmeal`, `comes in sand and cream`: a colour behind `in`, or in a list
/// that began so.
fn is_colour_in(scene: &Scene<'_>, mut at: usize, id: EntryId) -> bool {
    let colour = matches!(
        &scene.text.lexicon.entry(id).detail,
        Detail::Attribute { group } if group.as_ref() == "colour"
    );
    while colour && at > 0 {
        match scene.text.lower(at - 1) {
            "in" => return true,
            "," | "and" | "or" if at > 1 => {
                let Some(m) = scene.resolved.at(at - 2) else {
                    return false;
                };
                let before = &scene.resolved.mentions[m];
                if before.kind != EntityKind::Attribute {
                    return false;
                }
                at = before.tokens.start;
            }
            _ => return false,
        }
    }
    false
}
