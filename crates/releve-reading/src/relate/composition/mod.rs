//! Facts of kind `composition`: what the text says a trend consists of.
//!
//! A place in the text announces a list (`think`, `is made up of`, a colon
//! after a sentence on the trend); the list's members are the elements.

mod announce;
mod answered;
mod apposed;
mod before;
mod behind;
mod complete;
mod consists;
mod followers;
mod naming;
mod opening;
mod section;
mod subject;
#[cfg(test)]
mod tests;
mod with_its;

use std::ops::Range;

use releve_facts::{Composition, EntityKind, Statement};

use super::Draft;
use super::list::{Member, is_absent, members};
use crate::scene::Scene;
use crate::tag::Tag;
use announce::{Announced, announced};

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for sentence in 0..scene.text.sentences.len() {
        for list in announced(scene, sentence) {
            tell(scene, sentence, &list, drafts);
        }
    }
}

fn tell(scene: &Scene<'_>, sentence: usize, list: &Announced, drafts: &mut Vec<Draft>) {
    let found = members(scene, list.list.start, list.list.end);
    // `No wardrobe is complete without a fleece` wants the fleece.
    let wanted = list.rule == "composition: complete without";
    let elements: Vec<&Member<'_>> = (found.iter())
        .filter(|member| is_element(scene, member, wanted))
        .collect();
    let worn = found.iter().filter(|m| m.is_worn()).count();
    // A list of other things with one garment among them is none of clothes.
    if elements.len() < list.least || worn == 0 || worn * 2 < elements.len() {
        return;
    }
    let evidence = scene.sentence(sentence);
    for element in &elements {
        let name = element.name(scene);
        if name == list.trend.name || name.is_empty() {
            continue;
        }
        let statement = Statement::Composition(Composition {
            trend: list.trend.name.clone(),
            element: name,
        });
        let mut draft = Draft::new(statement, evidence.clone(), list.rule)
            .sign(!element.is_worn(), "composition: unknown element")
            .sign(
                element.item.is_none() && element.is_worn(),
                "composition: attribute alone",
            )
            .sign(list.trend.main, "composition: trend of the text")
            .sign(list.trend.unknown, "composition: unknown trend")
            .sign(elements.len() == 1, "composition: single")
            .sign(elements.len() >= 3, "composition: long list");
        if let Some(other) = list.trend.sentence.filter(|other| *other != sentence) {
            draft = draft.also(scene.sentence(other));
        }
        drafts.push(draft);
    }
}

/// True for what can be a part of a trend: worn, a trait, or a thing seen. What is
/// `wanted` may stand behind `without`.
fn is_element(scene: &Scene<'_>, member: &Member<'_>, wanted: bool) -> bool {
    let absent = is_absent(scene, member.tokens.start);
    if !wanted && (absent || member.item.is_some_and(|item| item.denied)) {
        return false;
    }
    match member.kind {
        // `the lacquered “gambiered” silk`: a trait cut off from its noun.
        Some(EntityKind::Attribute) => !matches!(
            scene.text.lower_at(Some(member.tokens.end)),
            "“" | "\"" | "‘"
        ),
        Some(EntityKind::Garment) => true,
        Some(_) => false,
        None => is_thing(scene, member.tokens.clone()),
    }
}

/// Nouns for things: not for ideas, people or measures.
fn is_thing(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let text = &scene.text;
    let head = tokens.end - 1;
    let word = text
        .info(head)
        .noun
        .map_or(text.lower(head), |w| text.string(w));
    let abstracted = [
        "ness", "ity", "ism", "tion", "ment", "ship", "ance", "ence", "ing",
    ]
    .iter()
    .any(|ending| word.ends_with(ending));
    matches!(text.tokens[head].tag, Tag::Noun | Tag::Verb)
        && !abstracted
        && !matches!(
            word,
            "bit"
                | "lot"
                | "tan"
                | "attitude"
                | "mood"
                | "way"
                | "time"
                | "thing"
                | "touch"
                | "hint"
                | "dose"
                | "sense"
                | "spirit"
                | "fun"
                | "comfort"
                | "ease"
                | "people"
                | "girl"
                | "woman"
                | "man"
                | "wine"
                | "coffee"
                | "house"
                | "summer"
                | "winter"
                | "day"
                | "night"
                | "party"
                | "prayer"
                | "look"
                | "style"
                | "trend"
                | "outfit"
                | "piece"
                | "item"
                | "more"
                | "rest"
                | "everything"
                | "brand"
                | "label"
                | "designer"
                | "celebrity"
                | "star"
                | "line"
                | "shape"
                | "idea"
                | "film"
        )
}
