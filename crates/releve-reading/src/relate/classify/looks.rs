//! Which look an item belongs to that only likelihood gives to its wearer.

use foldhash::{HashMap, HashMapExt};
use releve_facts::Statement;

use crate::relate::Draft;
use crate::scene::Scene;

/// Puts the wears from number `from` on into the looks of their wearers: that
/// of another item in the same sentence or the one before, else a new one.
pub(super) fn join(scene: &Scene<'_>, drafts: &mut [Draft], from: usize) {
    let place = |draft: &Draft| {
        let first = draft.evidence.first().filter(|tokens| !tokens.is_empty());
        first.map(|tokens| scene.text.sentence_of(tokens.start))
    };
    // Sentence and wearer of every wear, and the first two of each: a text may have
    // thousands.
    let worn: Vec<Option<(usize, String)>> = drafts
        .iter()
        .map(|draft| match &draft.statement {
            Statement::Wear(wear) => place(draft).map(|at| (at, wear.person.clone())),
            _ => None,
        })
        .collect();
    let mut firsts: HashMap<&(usize, String), [Option<usize>; 2]> = HashMap::new();
    for (number, key) in worn.iter().enumerate() {
        if let Some(key) = key {
            match firsts.entry(key).or_default() {
                [first @ None, _] => *first = Some(number),
                [_, second @ None] => *second = Some(number),
                _ => {}
            }
        }
    }
    let mut numbered = 0;
    for number in from..drafts.len() {
        let Some(key) = &worn[number] else { continue };
        let block = |sentence: usize| scene.text.sentences[sentence].block;
        let before = (key.0.checked_sub(1))
            .filter(|before| block(*before) == block(key.0))
            .map(|before| (before, key.1.clone()));
        let mate = [Some(key), before.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|key| firsts.get(key))
            .flatten()
            .flatten()
            .copied()
            .filter(|other| *other != number)
            .min();
        let Some(mate) = mate else { continue };
        let look = match look(&mut drafts[mate]) {
            Some(look) => look.clone(),
            None => continue,
        }
        .unwrap_or_else(|| {
            numbered += 1;
            format!("N{numbered}")
        });
        for member in [mate, number] {
            if let Some(slot) = self::look(&mut drafts[member]) {
                slot.get_or_insert_with(|| look.clone());
            }
        }
    }
}

fn look(draft: &mut Draft) -> Option<&mut Option<String>> {
    match &mut draft.statement {
        Statement::Wear(wear) => Some(&mut wear.look),
        _ => None,
    }
}
