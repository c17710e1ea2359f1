//! What somebody is: by trade, by the lexicon, or by a noun such as `the star`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::{Cue, Detail};
use crate::relate::collaboration::is_at_home;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// True where a term of occupation ends at this token.
pub(super) fn is_role(scene: &Scene<'_>, last: usize) -> bool {
    scene.spotted.roles_over(last..last + 1).next().is_some()
}

/// True where an occupation ends at this token, or another noun for somebody whom
/// the text has named: `the star`, `the 28-year-old`.
pub(super) fn is_bearer(scene: &Scene<'_>, last: usize) -> bool {
    is_role(scene, last)
        || scene.spotted.has_cue(last, Cue::Bearer) && scene.resolved.at(last).is_none()
}

/// True for a band, whose members wear.
pub(in crate::relate) fn is_band(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    let entity = scene.entity(entity);
    entity.kind == EntityKind::Organisation
        && entity
            .entry
            .is_some_and(|id| scene.text.lexicon.entry(id).is_of_kind("band"))
}

/// True where the lexicon knows the person as one who designs before all else, or
/// the text says so of somebody whom no lexicon knows.
pub(super) fn designs(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    let Some(id) = scene.entity(entity).entry else {
        return crate::relate::showing::designs(scene, entity);
    };
    matches!(&scene.text.lexicon.entry(id).detail, Detail::Person { roles, .. }
        if roles.first().is_some_and(|role| role.contains("designer") || role.contains("creative director")))
}

/// True where a house that the lexicon gives the person is named in `tokens`.
pub(super) fn is_named_home(scene: &Scene<'_>, person: EntityNumber, tokens: Range<usize>) -> bool {
    let houses = scene.entities_in(EntityKind::Brand, tokens);
    houses
        .into_iter()
        .any(|house| is_at_home(scene, person, house))
}

/// True where the lexicon knows the person as a stylist before all else.
pub(super) fn is_stylist(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    scene.entity(entity).entry.is_some_and(|id| {
        matches!(&scene.text.lexicon.entry(id).detail, Detail::Person { roles, .. }
            if roles.first().is_some_and(|role| role.contains("stylist")))
    })
}

/// True for a name that no lexicon knows.
pub(super) fn is_unknown(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    scene.entity(entity).entry.is_none()
}
