//! The garment that a text is about.

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::relate::wear::is_named_kind;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// The garment named most often, the headline counting for more; words that
/// mean any garment (`shoe`, `piece`) aside. None where it is named less than
/// three times or another as often.
pub(in crate::relate) fn focus(scene: &Scene<'_>) -> Option<EntityNumber> {
    scene.memory.focus(|| most_named(scene))
}

/// The garment that is named most, one of the headline first; words for any garment, such
/// as `piece`, are none.
fn most_named(scene: &Scene<'_>) -> Option<EntityNumber> {
    let mut counts: Vec<(EntityNumber, usize)> = Vec::new();
    for (number, entity) in scene.resolved.entities.iter().enumerate() {
        if entity.kind != EntityKind::Garment {
            continue;
        }
        let plain = entity.mentions.iter().all(|m| {
            let tokens = scene.resolved.mentions[*m].tokens.clone();
            tokens.len() == 1 && scene.spotted.has_cue(tokens.start, Cue::Piece)
        });
        if plain {
            continue;
        }
        let headline = entity.mentions.iter().any(|m| {
            let at = scene.resolved.mentions[*m].tokens.start;
            scene.text.blocks[scene.text.block_of(at)].kind == BlockKind::Title
        });
        counts.push((number, entity.mentions.len() + if headline { 3 } else { 0 }));
    }
    counts.sort_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
    let (first, count) = *counts.first()?;
    // Types of the same garment do not compete.
    let second = counts[1..]
        .iter()
        .find(|(other, _)| {
            !is_named_kind(scene, &scene.entity(*other).name, &scene.entity(first).name)
        })
        .map_or(0, |(_, count)| *count);
    (count > 2 && 2 * count >= 3 * second).then_some(first)
}
