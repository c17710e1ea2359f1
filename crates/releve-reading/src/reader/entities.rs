//! Entities as they leave reading: what resolution found, seasons, events and
//! coined garments.

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Blend, Document, Entity, EntityKind, Fact, Mention, Statement};

use super::own::{OwnRight, is_collection};
use super::span;
use crate::scene::Scene;
use crate::spot::Found;

/// Entities with their mentions, and the seasons among the times; and which of
/// them no lexicon knows.
pub(super) fn entities(
    document: &Document,
    scene: &Scene<'_>,
    facts: &[Fact],
) -> (Vec<Entity>, Vec<usize>) {
    let mention = |tokens: std::ops::Range<usize>| {
        let (start, end) = scene.text.bytes(tokens);
        let span = span(document, (start, end));
        Mention {
            start: span.start,
            end: span.end,
            text: scene.text.raw[start as usize..end as usize].to_owned(),
        }
    };
    let mut found: Vec<(Entity, bool)> = Vec::new();
    let own = OwnRight::new(scene);
    for referent in &scene.resolved.entities {
        if !own.names(referent) {
            continue;
        }
        let unknown = referent.entry.is_none()
            && referent
                .mentions
                .iter()
                .map(|m| scene.resolved.mentions[*m].found)
                .all(|found| matches!(found, Found::Context | Found::Anaphor));
        let entity = Entity {
            kind: referent.kind,
            name: referent.name.clone(),
            mentions: referent
                .mentions
                .iter()
                .map(|m| mention(scene.resolved.mentions[*m].tokens.clone()))
                .collect(),
        };
        found.push((entity, unknown));
    }
    let mut seasons: HashMap<&str, usize> = HashMap::new();
    for time in scene.times.iter().filter(|t| t.when.as_season().is_some()) {
        if !is_collection(scene, &time.tokens) {
            continue;
        }
        let place = mention(time.tokens.clone());
        let season = *seasons.entry(time.when.label()).or_insert_with(|| {
            let season = Entity {
                kind: EntityKind::Season,
                name: time.when.label().to_owned(),
                mentions: Vec::new(),
            };
            found.push((season, false));
            found.len() - 1
        });
        found[season].0.mentions.push(place);
    }
    let mut events: HashMap<String, usize> = (found.iter().enumerate().rev())
        .filter(|(_, (entity, _))| entity.kind == EntityKind::Event)
        .map(|(at, (entity, _))| (entity.name.clone(), at))
        .collect();
    for (tokens, name) in crate::happening::happenings(scene) {
        let place = mention(tokens.clone());
        let name = name.unwrap_or_else(|| scene.text.phrase(tokens.clone()));
        let event = *events.entry(name).or_insert_with_key(|name| {
            let event = Entity {
                kind: EntityKind::Event,
                name: name.clone(),
                mentions: Vec::new(),
            };
            found.push((event, true));
            found.len() - 1
        });
        found[event].0.mentions.push(place);
    }
    let entities: Vec<&Entity> = found.iter().map(|(entity, _)| entity).collect();
    let coined = coined(&entities, facts);
    found.extend(coined.into_iter().map(|entity| (entity, true)));
    found.sort_by_key(|(entity, _)| entity.mentions.first().map(|m| m.start));
    let unknown = (0..found.len()).filter(|at| found[*at].1).collect();
    (
        found.into_iter().map(|(entity, _)| entity).collect(),
        unknown,
    )
}

/// What the text calls a cross of a garment with something is a garment that
/// no lexicon knew: `the blazigan, part blazer, part cardigan`.
fn coined(entities: &[&Entity], facts: &[Fact]) -> Vec<Entity> {
    let blends: Vec<(&Fact, &Blend)> = facts
        .iter()
        .filter_map(|fact| match fact.statement() {
            Statement::Blend(blend) => Some((fact, blend)),
            _ => None,
        })
        .collect();
    if blends.is_empty() {
        return Vec::new();
    }
    // Of one name the first.
    let by_name: HashMap<&str, &Entity> = (entities.iter().rev())
        .map(|entity| (entity.name.as_str(), *entity))
        .collect();
    let named = |name: &str| by_name.get(name);
    let mut found: Vec<Entity> = Vec::new();
    for (fact, blend) in blends {
        let worn = blend
            .parents
            .iter()
            .any(|parent| named(parent).is_some_and(|entity| entity.kind == EntityKind::Garment));
        let known = named(&blend.result).is_some()
            || found.iter().any(|entity| entity.name == blend.result)
            || blend.result.contains(' ');
        if !worn || known {
            continue;
        }
        let place = fact.evidence().iter().find_map(|evidence| {
            let quote = evidence.quote();
            let at = quote.to_lowercase().find(&blend.result.to_lowercase())?;
            let text = quote.get(at..at + blend.result.len())?;
            let start = evidence.span().start + quote.get(..at)?.chars().count() as u32;
            Some(Mention {
                start,
                end: start + text.chars().count() as u32,
                text: text.to_owned(),
            })
        });
        if let Some(place) = place {
            found.push(Entity {
                kind: EntityKind::Garment,
                name: blend.result.clone(),
                mentions: vec![place],
            });
        }
    }
    found
}
