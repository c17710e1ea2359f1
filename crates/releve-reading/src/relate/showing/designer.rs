//! Who designs, and for which house.

use releve_facts::EntityKind;

use crate::lexicon::Detail;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;

/// True for people who design by trade: by what the lexicon calls them first (a
/// model or singer may have a label, too), by a title of design beside their name,
/// by a house that bears it.
pub(super) fn is_designer(scene: &Scene<'_>, person: EntityNumber) -> bool {
    let entity = scene.entity(person);
    let known = entity.entry.is_some_and(|id| {
        matches!(&scene.text.lexicon.entry(id).detail, Detail::Person { roles, .. }
            if roles.first().is_some_and(|role| is_design(role)))
    });
    known
        || founded(scene, person).is_some()
        || entity.mentions.iter().any(|m| {
            // `his cue from the creative director` gives him no title.
            if scene.resolved.mentions[*m].found == Found::Anaphor {
                return false;
            }
            let mention = &scene.resolved.mentions[*m].tokens;
            let around = mention.start.saturating_sub(1)..mention.end + 5;
            scene.spotted.roles_over(around).any(|role| {
                let near = role.tokens.end == mention.start
                    || role.tokens.end + 1 == mention.start
                        && scene.text.surface(role.tokens.end) == ","
                    || role.tokens.start > mention.end && role.tokens.start <= mention.end + 4;
                let known = &scene.text.lexicon.roles[role.number as usize];
                // Who designs webs and sets makes no clothes.
                let other = scene.spotted.roles_over(role.tokens.clone()).any(|longer| {
                    longer.tokens.start < role.tokens.start
                        && longer.tokens.end == role.tokens.end
                        && scene.text.lexicon.roles[longer.number as usize]
                            .group
                            .as_ref()
                            != "design"
                });
                near && !other && known.group.as_ref() == "design" && is_design(&known.name)
            })
        })
}

/// `Wang`, where the text speaks of the house `Vera Wang` and of nobody else of
/// that name: the house that bears a designer's full name.
fn founded(scene: &Scene<'_>, person: EntityNumber) -> Option<EntityNumber> {
    let surname = &scene.entity(person).name;
    if surname.contains(' ') || scene.entity(person).entry.is_some() {
        return None;
    }
    let known = |house: &EntityNumber| {
        let entity = scene.entity(*house);
        entity.kind == EntityKind::Brand && entity.entry.is_some()
    };
    let houses = scene.memory.houses(|| {
        let entities = 0..scene.resolved.entities.len();
        entities.filter(known).collect()
    });
    houses.iter().copied().find(|house| {
        let given = scene.entity(*house).name.strip_suffix(surname.as_str());
        given.is_some_and(|given| given.len() > 1 && given.ends_with(' '))
    })
}

/// The house among `brands` that the lexicon gives a designer, or the one that
/// bears the designer's name.
pub(super) fn own_house(
    scene: &Scene<'_>,
    person: EntityNumber,
    brands: &[EntityNumber],
) -> Option<EntityNumber> {
    if let Some(house) = founded(scene, person) {
        return Some(house);
    }
    let id = scene.entity(person).entry?;
    let entry = scene.text.lexicon.entry(id);
    brands.iter().copied().find(|brand| {
        let name = &scene.entity(*brand).name;
        entry
            .affiliations()
            .any(|(house, years)| house == name && !is_over(scene, years))
    })
}

/// The only house that the text names anywhere among those of a designer: that of
/// `Maximilian Davis sent out suede` in a text on Ferragamo. Who has a label of the own
/// name that the text speaks of may show for either.
pub(super) fn house_elsewhere(scene: &Scene<'_>, person: EntityNumber) -> Option<EntityNumber> {
    let entity = scene.entity(person);
    let entry = scene.text.lexicon.entry(entity.entry?);
    let own = scene.brands_named(&entity.name);
    let theirs = entry
        .affiliations()
        .filter(|(_, years)| !is_over(scene, years))
        .flat_map(|(house, _)| scene.brands_named(house));
    let mut theirs = own.iter().chain(theirs).copied();
    let only = theirs.next()?;
    (own.is_empty() && theirs.all(|other| other == only)).then_some(only)
}

/// True for who shows under the own name: an unknown designer, named where no house
/// is, `Designer Ritika Sahni presented`.
pub(super) fn own_label(scene: &Scene<'_>, person: EntityNumber) -> bool {
    let entity = scene.entity(person);
    let employed = entity.entry.is_some_and(|id| {
        let entry = scene.text.lexicon.entry(id);
        entry.affiliations().any(|(house, _)| house != entity.name)
    });
    let named = || {
        entity
            .mentions
            .iter()
            .map(|m| &scene.resolved.mentions[*m])
            .filter(|m| m.found != Found::Anaphor)
    };
    let alone = || {
        named().all(|m| {
            let sentence = scene.sentence(scene.text.sentence_of(m.tokens.start));
            scene.entities_in(EntityKind::Brand, sentence).is_empty()
        })
    };
    !employed && entity.name.contains(' ') && is_designer(scene, person) && alone()
}

/// True where every season that the text names lies behind the years at a house:
/// `1997-2001`. The season after the last year was designed in it.
fn is_over(scene: &Scene<'_>, years: &str) -> bool {
    let Some(last) = years
        .split_once('-')
        .and_then(|(_, last)| last.parse::<i16>().ok())
    else {
        return false;
    };
    let mut seasons = scene
        .times
        .iter()
        .filter(|time| time.when.as_season().is_some())
        .peekable();
    seasons.peek().is_some() && seasons.all(|time| time.when.start().year() > last + 1)
}

fn is_design(role: &str) -> bool {
    role.contains("designer")
        || role.contains("creative director")
        || role.contains("artistic director")
        || role.contains("couturier")
}
