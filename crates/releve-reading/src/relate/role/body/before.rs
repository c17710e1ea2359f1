//! Bodies that stand before a role: `Celine creative director`.

use releve_facts::EntityKind;

use super::context::spoken_of;
use super::{Bodies, is_body};
use crate::relate::role::term::Term;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// `Celine creative director`, `Lyst's head of`, `its then chief executive`.
pub(in crate::relate::role) fn before(scene: &Scene<'_>, term: &Term) -> Bodies {
    let text = &scene.text;
    let floor = scene.sentence(text.sentence_of(term.tokens.start)).start;
    let mut at = term.tokens.start;
    let mut found = Bodies {
        end: term.tokens.end,
        ..Bodies::default()
    };
    for _ in 0..6 {
        if at <= floor {
            break;
        }
        let before = at - 1;
        if let Some(mention) = scene.resolved.at(before) {
            let known = &scene.resolved.mentions[mention];
            match known.kind {
                kind if is_body(kind) && known.tokens.end == at => {
                    found.names.push(scene.name(scene.resolved.entity[mention]));
                    if known.found == Found::Anaphor {
                        found.sign = Some("organisation by its kind");
                        found.elsewhere = last_named(scene, mention);
                    }
                    return found;
                }
                EntityKind::Place | EntityKind::Attribute | EntityKind::Garment => {
                    at = known.tokens.start;
                    continue;
                }
                _ => return found,
            }
        }
        let token = &text.tokens[before];
        if matches!(text.lower(before), "its" | "their" | "whose") {
            return spoken_of(scene, before, "organisation by pronoun");
        }
        if found.names.is_empty()
            && TRADES.contains(&term.group.as_str())
            && let Some(name) = unknown_before(scene, at, floor)
        {
            found.names.push(name);
            return found;
        }
        let passes = token.tag == Tag::Genitive
            || matches!(token.tag, Tag::Adjective | Tag::Adverb | Tag::Number)
            || token.tag == Tag::Noun && token.shape.is_word()
            || text.tokens[at].join == Join::Hyphen
            || token.tag == Tag::Past && token.join == Join::Hyphen;
        if !passes {
            break;
        }
        at = before;
    }
    found
}

/// Groups whose roles are held in a body: an actress has none.
const TRADES: &[&str] = &["media", "management", "trade", "science"];

/// The unknown name that ends at `at`: `the Capital Xtra presenter`.
fn unknown_before(scene: &Scene<'_>, at: usize, floor: usize) -> Option<String> {
    let text = &scene.text;
    let mut start = at;
    while start > floor + 1
        && matches!(
            text.tokens[start - 1].shape,
            Shape::Title | Shape::Upper | Shape::Mixed
        )
        && scene.resolved.at(start - 1).is_none_or(|m| {
            let known = &scene.resolved.mentions[m];
            known.found == Found::Context && known.kind != EntityKind::Person
        })
        && scene.times_in(start - 1..start).next().is_none()
        && text.tokens[start - 1].tag == Tag::Name
    {
        start -= 1;
    }
    let unknown = (start..at).any(|t| text.is_unknown(t));
    (start < at && unknown && text.tokens[at].join == Join::Space).then(|| text.phrase(start..at))
}

fn last_named(scene: &Scene<'_>, anaphor: usize) -> Option<usize> {
    let entity = scene.resolved.entity[anaphor];
    let start = scene.resolved.mentions[anaphor].tokens.start;
    let named = scene
        .entity(entity)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .rfind(|m| m.found != Found::Anaphor && m.tokens.start < start)?;
    let sentence = scene.text.sentence_of(named.tokens.start);
    (sentence != scene.text.sentence_of(start)).then_some(sentence)
}
