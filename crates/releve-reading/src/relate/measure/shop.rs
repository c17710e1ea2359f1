//! Shops, which sell what other houses make: what Net-a-Porter sells is none of its own.

use releve_facts::EntityKind;

use crate::lexicon::{Detail, EntryId};
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// True for a shop that the lexicon knows, be it taken for a house or for an organisation.
pub(in crate::relate) fn is_shop(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    let entry = scene.entity(entity).entry;
    entry.is_some_and(|entry| sells(scene, entry))
}

/// True for the name of a house that the lexicon knows as a shop.
pub(super) fn is_shop_named(scene: &Scene<'_>, name: &str) -> bool {
    let entry = scene.text.lexicon.named(EntityKind::Brand, name);
    entry.is_some_and(|entry| sells(scene, entry))
}

fn sells(scene: &Scene<'_>, entry: EntryId) -> bool {
    matches!(
        scene.text.lexicon.entry(entry).detail,
        Detail::Brand { retailer: true, .. }
    )
}
