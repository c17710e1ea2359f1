//! The garment that a text is about.

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::relate::wear::is_named_kind;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// The garment named most often, the headline counting for more; words that
/// mean any garment (`shoe`, `piece`) and narrower types count for the wider.
/// None where nothing is named more than twice.
pub(in crate::relate) fn focus(scene: &Scene<'_>) -> Option<EntityNumber> {
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
    // At most a few dozen garments are named often enough to matter.
    counts.sort_by_key(|(number, count)| (std::cmp::Reverse(*count), *number));
    counts.truncate(24);
    let wide = |number: EntityNumber| -> usize {
        counts
            .iter()
            .filter(|(other, _)| {
                *other != number
                    && is_named_kind(
                        scene,
                        &scene.entity(*other).name,
                        &scene.entity(number).name,
                    )
            })
            .map(|(_, count)| count.div_ceil(2))
            .sum()
    };
    counts
        .iter()
        .map(|(number, count)| (*number, count + wide(*number).min(*count)))
        .filter(|(_, count)| *count > 2)
        .max_by_key(|(number, count)| (*count, usize::MAX - number))
        .map(|(number, _)| number)
}
