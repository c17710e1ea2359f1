//! Gathers the candidates of a sentence: which two things might stand in which
//! relation. Wide on purpose; the weights tell which do.

mod composition;
mod influence;
mod launch;
mod look;
mod person;

pub(super) use look::complete;

use releve_facts::EntityKind;

use super::candidate::{Argument, Candidate, before, nearest};
use super::{Stage, effect, figures};
use crate::item::Item;
use crate::relate::role::term::Term;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// Of one kind no more things than this are looked at in a sentence: longer
/// lists are told by the grammar or not at all.
const MOST: usize = 6;
const MOST_ITEMS: usize = 10;
/// Sentences beyond this many tokens are no sentences.
const LONGEST: usize = 120;

/// Adds all candidates of a sentence to `found`, kind by kind.
pub(super) fn gather(
    scene: &Scene<'_>,
    terms: &[Term],
    sentence: usize,
    stage: Stage,
    found: &mut Vec<Candidate>,
) {
    let tokens = scene.sentence(sentence);
    let block = scene.text.blocks[scene.text.sentences[sentence].block].kind;
    if tokens.is_empty()
        || tokens.len() > LONGEST
        || matches!(
            block,
            BlockKind::Offer | BlockKind::Byline | BlockKind::Date | BlockKind::Name
        )
    {
        return;
    }
    let items: Vec<&Item> = scene
        .items_in(tokens)
        .filter(|item| !item.denied)
        .take(MOST_ITEMS)
        .collect();
    if stage == Stage::Pairings {
        look::pairings(scene, sentence, &items, found);
        return;
    }
    look::wears(scene, sentence, &items, found);
    look::showings(scene, sentence, &items, found);
    composition::candidates(scene, sentence, &items, found);
    launch::launches(scene, sentence, found);
    influence::candidates(scene, sentence, found);
    person::roles(scene, sentence, terms, found);
    launch::collaborations(scene, sentence, found);
    figures::gather(scene, sentence, found);
}

/// The mentions that may be the first thing, with the sentence of one that
/// stands before this sentence, where this one has none.
fn holders(
    scene: &Scene<'_>,
    kind: EntityKind,
    sentence: usize,
    at: usize,
) -> Vec<(usize, Option<usize>)> {
    let here = nearest(scene, kind, scene.sentence(sentence), at, MOST);
    if here.is_empty() {
        return before(scene, kind, sentence, 2)
            .map(|(mention, other)| (mention, Some(other)))
            .into_iter()
            .collect();
    }
    here.into_iter().map(|mention| (mention, None)).collect()
}
