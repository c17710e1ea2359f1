//! The houses that a text names, by themselves or by whoever designs for them.

use std::ops::Range;

use foldhash::HashMap;
use releve_facts::EntityKind;

use super::designer::{house_elsewhere, own_house, own_label};
use super::designs;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// Who stands for which house: the house itself, and whoever designs for it.
pub(super) struct Houses {
    brands: Vec<EntityNumber>,
    pub(super) of_person: HashMap<EntityNumber, EntityNumber>,
}

impl Houses {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let of_kind = |kind| {
            (0..scene.resolved.entities.len()).filter(move |e| scene.entity(*e).kind == kind)
        };
        let brands: Vec<EntityNumber> = of_kind(EntityKind::Brand).collect();
        let of_person = of_kind(EntityKind::Person)
            .filter_map(|person| {
                let own = || own_label(scene, person).then_some(person);
                Some((person, house_of(scene, person, &brands).or_else(own)?))
            })
            .collect();
        Self { brands, of_person }
    }

    pub(super) fn none(&self) -> bool {
        self.brands.is_empty() && self.of_person.is_empty()
    }

    /// The houses that a range names, mention by mention, and where.
    pub(super) fn named<'s>(
        &'s self,
        scene: &'s Scene<'_>,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = (EntityNumber, usize)> + 's {
        scene.resolved.within(tokens).filter_map(|m| {
            let entity = scene.resolved.entity[m];
            let house = match scene.resolved.mentions[m].kind {
                EntityKind::Brand => entity,
                EntityKind::Person => *self.of_person.get(&entity)?,
                _ => return None,
            };
            Some((house, scene.resolved.mentions[m].tokens.start))
        })
    }
}

/// The house of a designer; of one who gave a house the name and designs for no
/// other that the text names, that one, which it may name as the person only.
pub(super) fn house_of(
    scene: &Scene<'_>,
    person: EntityNumber,
    brands: &[EntityNumber],
) -> Option<EntityNumber> {
    let own = own_house(scene, person, brands);
    own.or_else(|| house_elsewhere(scene, person)).or_else(|| {
        let name = &scene.entity(person).name;
        let eponym = scene.text.lexicon.named(EntityKind::Brand, name)?;
        designs(scene, person).then(|| {
            let same = |brand: &EntityNumber| scene.entity(*brand).entry == Some(eponym);
            brands.iter().copied().find(same).unwrap_or(person)
        })
    })
}
