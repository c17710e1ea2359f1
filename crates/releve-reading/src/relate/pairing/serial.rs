//! Pairs told in a row, each with a `with` of its own: `clogs with lace
//! skirts, parkas with culottes and brogues`.

use releve_facts::{Basis, EntityKind};

use super::pairing;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::wear::{governor, is_named_kind};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

pub(super) fn find(scene: &Scene<'_>, focus: Option<EntityNumber>, drafts: &mut Vec<Draft>) {
    for sentence in &scene.text.sentences {
        let range = sentence.tokens.clone();
        if scene.text.blocks[sentence.block].kind != BlockKind::Paragraph {
            continue;
        }
        let items: Vec<&Item> = scene.items_in(range.clone()).collect();
        let pairs = pairs(scene, &items);
        // Where people or houses are told of, they wear and show.
        let told = !scene
            .entities_in(EntityKind::Person, range.clone())
            .is_empty()
            || range
                .clone()
                .any(|at| scene.spotted.has_cue(at, Cue::Runway))
            || items.iter().any(|item| item.brand.is_some());
        if told || pairs.iter().filter(|(_, _, begins)| *begins).count() < 2 {
            continue;
        }
        for (one, other, _) in about(scene, pairs, focus) {
            let names = [one, other].map(|item| scene.name(item.garment));
            let [first, second] = names;
            if let Some(statement) = pairing(first, second, Basis::Tip) {
                drafts.push(Draft::new(statement, range.clone(), "pairing: goes with"));
            }
        }
    }
}

/// `parkas with culottes and brogues` in a text about culottes: these go with each.
fn about<'s>(
    scene: &Scene<'_>,
    pairs: Vec<(&'s Item, &'s Item, bool)>,
    focus: Option<EntityNumber>,
) -> Vec<(&'s Item, &'s Item, bool)> {
    let is_focus = |item: &Item| {
        focus.is_some_and(|focus| {
            is_named_kind(scene, &scene.name(item.garment), &scene.name(focus))
        })
    };
    let mut found = Vec::with_capacity(pairs.len());
    let mut main: Option<&Item> = None;
    for (place, (one, other, begins)) in pairs.iter().copied().enumerate() {
        if begins {
            // Those that go on with this pair have its first item.
            main = pairs[place..]
                .iter()
                .enumerate()
                .take_while(|(n, (_, _, begins))| *n == 0 || !begins)
                .map(|(_, (_, other, _))| *other)
                .find(|item| is_focus(item))
                .filter(|_| !is_focus(one));
        }
        match main {
            Some(main) if std::ptr::eq(main, other) => found.push((main, one, begins)),
            Some(main) => found.push((main, other, begins)),
            None => found.push((one, other, begins)),
        }
    }
    found
}

/// Each item with what is put to it, and whether it is the first to be: `parkas
/// with culottes and brogues` begins once and tells two.
fn pairs<'s>(scene: &Scene<'_>, items: &[&'s Item]) -> Vec<(&'s Item, &'s Item, bool)> {
    let mut found = Vec::new();
    let mut lead: Option<&Item> = None;
    for (place, item) in items.iter().enumerate() {
        let word = governor(scene, item).map_or("", |t| scene.text.lower(t));
        let before = place.checked_sub(1).map(|place| items[place]);
        let next = items.get(place + 1);
        // `culottes with` begins a pair of its own.
        let opens = scene.text.lower_at(Some(item.tokens.end)) == "with"
            && next.is_some_and(|next| next.tokens.start <= item.tokens.end + 1);
        let with = word == "with" && before.is_some_and(|b| b.tokens.end + 1 == item.tokens.start);
        if item.denied {
            lead = None;
        } else if with && let Some(before) = before {
            lead = Some(before);
            found.push((before, *item, true));
        } else if opens || word != "and" {
            lead = None;
        } else if let Some(lead) = lead {
            found.push((lead, *item, false));
        }
    }
    found
}
