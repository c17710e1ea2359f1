//! Collaborations told by a sign: `Gap × Dôen`, `Adidas x Wales Bonner`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::relate::doubt::is_void;
use crate::relate::maker::is_party;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// `Gap × Dôen`, `Adidas x Wales Bonner`
pub(super) fn crossed(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if !matches!(scene.text.surface(at), "×" | "x" | "X") || at == tokens.start {
            continue;
        }
        if at + 1 >= tokens.end || is_void(scene, number, at) {
            continue;
        }
        let side = |at: usize, words: Range<usize>| {
            scene
                .resolved
                .at(at)
                .filter(|m| is_party(scene.resolved.mentions[*m].kind))
                .map(|m| scene.resolved.entity[m])
                .or_else(|| named(scene, words))
                .filter(|party| !is_namesake(scene, *party, at))
        };
        if let (Some(left), Some(right)) = (
            side(at - 1, tokens.start..at),
            side(at + 1, at + 1..tokens.end),
        ) && left != right
        {
            tell(vec![left, right], "collaboration: joined by ×");
        }
    }
}

/// The party whose name these words are, whatever their case.
fn named(scene: &Scene<'_>, words: Range<usize>) -> Option<EntityNumber> {
    let name = scene.text.slice(words);
    scene
        .resolved
        .entities
        .iter()
        .position(|e| is_party(e.kind) && e.name.to_lowercase() == name.trim().to_lowercase())
}

/// `Wilson x Kith sneakers` in a text that quotes Elizabeth Wilson: a surname alone
/// beside the sign is a house's, unless somebody known bears it.
fn is_namesake(scene: &Scene<'_>, party: EntityNumber, at: usize) -> bool {
    let surname = scene
        .resolved
        .at(at)
        .is_some_and(|m| scene.resolved.mentions[m].tokens.len() == 1);
    let entity = scene.entity(party);
    entity.kind == EntityKind::Person
        && entity.entry.is_none()
        && surname
        && entity.name.contains(' ')
}
