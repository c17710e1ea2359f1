//! Which look an item belongs to that only likelihood gives to its wearer.

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
    // Sentence and wearer of every wear, in the order of the drafts.
    let worn: Vec<Option<(usize, String)>> = drafts
        .iter()
        .map(|draft| match &draft.statement {
            Statement::Wear(wear) => place(draft).map(|at| (at, wear.person.clone())),
            _ => None,
        })
        .collect();
    let mut numbered = 0;
    for number in from..drafts.len() {
        let Some((at, person)) = &worn[number] else {
            continue;
        };
        let mate = (0..drafts.len())
            .filter(|other| *other != number)
            .find(|other| {
                worn[*other].as_ref().is_some_and(|(there, wearer)| {
                    wearer == person
                        && (there == at
                            || *there + 1 == *at
                                && scene.text.sentences[*there].block
                                    == scene.text.sentences[*at].block)
                })
            });
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
