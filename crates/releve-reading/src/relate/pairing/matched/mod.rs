//! Sentences whose build matches garments: `Paired with jeans, clogs look modern`, `the
//! best thing to wear with clogs is a kilt`, `With clogs, wear jeans`, `add a belt to a
//! coat`, `the combination of A and B`, `A plus B`.

mod advised;
mod before;
mod named;
mod opening;
#[cfg(test)]
mod tests;

use std::ops::Range;

use foldhash::HashSet;
use releve_facts::{EntityKind, Statement};

use self::advised::{added, pictured, to_another};
use self::before::{asked, completes};
use self::named::{everything, nominal, plus, superlative};
use self::opening::fronted;
use super::partner::tell;
use super::runway::is_runway;
use crate::clause::Reality;
use crate::item::Item;
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// The garment that others go with, where that is said if not here, and the others.
type Match<'s> = (EntityNumber, Option<Range<usize>>, Vec<&'s Item>);

pub(super) fn find(
    scene: &Scene<'_>,
    known: &[Draft],
    focus: Option<EntityNumber>,
    drafts: &mut Vec<Draft>,
) {
    let told: HashSet<Range<usize>> = known
        .iter()
        .filter(|draft| matches!(draft.statement, Statement::Wear(_)))
        .chain(drafts.iter())
        .flat_map(|draft| draft.evidence.iter().cloned())
        .collect();
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        let range = sentence.tokens.clone();
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Caption) || told.contains(&range) {
            continue;
        }
        let person = scene
            .resolved
            .of_kind(EntityKind::Person, range.clone())
            .next();
        let denied = scene.parses[number]
            .clauses
            .iter()
            .any(|clause| clause.reality == Reality::Denied);
        if person.is_some() || denied || is_runway(scene, range.clone()) {
            continue;
        }
        let found = asked(scene, number, &range)
            .or_else(|| fronted(scene, &range))
            .or_else(|| superlative(scene, &range))
            .or_else(|| pictured(scene, &range))
            .or_else(|| added(scene, &range))
            .or_else(|| to_another(scene, &range))
            .or_else(|| nominal(scene, &range))
            .or_else(|| plus(scene, &range))
            .or_else(|| everything(scene, &range))
            .or_else(|| completes(scene, number, &range, focus));
        if let Some((garment, place, others)) = found {
            tell(scene, &range, &(garment, place), others, drafts);
        }
    }
}

/// The item that begins within a few words of `at`.
fn item_at<'s>(scene: &'s Scene<'_>, at: usize, end: usize) -> Option<&'s Item> {
    scene
        .items_in(at..end)
        .next()
        .filter(|item| !item.denied && item.tokens.start <= at + 3)
        .filter(|item| {
            (at..item.tokens.start).all(|t| {
                scene.resolved.at(t).is_some()
                    || matches!(
                        scene.text.tokens[t].tag,
                        Tag::Determiner
                            | Tag::Possessive
                            | Tag::Adjective
                            | Tag::Adverb
                            | Tag::Noun
                    )
            })
        })
}
