//! Influence that is left to be understood: someone wears a thing, and a figure
//! of the same or the next sentence tells what became of its searches or sales.

use releve_facts::{Direction, Effect, EntityKind, Measure, Metric, Statement, Unit, Wear};

use super::Event;
use super::moved::Moved;
use crate::relate::Draft;
use crate::relate::noun::Thing;
use crate::scene::Scene;

pub(super) fn events(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Event> {
    let place = |draft: &Draft| {
        let tokens = draft.evidence.first().filter(|tokens| !tokens.is_empty())?;
        Some(scene.text.sentence_of(tokens.start))
    };
    let worn: Vec<(&Wear, usize)> = drafts
        .iter()
        .filter_map(|draft| match &draft.statement {
            Statement::Wear(wear) => Some((wear, place(draft)?)),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for draft in drafts {
        let Statement::Measure(measure) = &draft.statement else {
            continue;
        };
        let (Some(effect), Some(sentence)) = (effect(measure), place(draft)) else {
            continue;
        };
        // The last wearer told of before; where another wears the same beside
        // them, the figure says of neither.
        let near = |(_, at): &&(&Wear, usize)| {
            *at == sentence || *at + 1 == sentence && is_one_block(scene, *at, sentence)
        };
        let Some((wear, at)) = worn
            .iter()
            .filter(near)
            .filter(|(wear, _)| is_of(measure, wear))
            .max_by_key(|(_, at)| *at)
        else {
            continue;
        };
        let rivals = worn
            .iter()
            .any(|(other, there)| there == at && other.person != wear.person);
        let influencer = Thing {
            name: wear.person.clone(),
            kind: Some(EntityKind::Person),
            entity: None,
            anaphor: false,
            tokens: scene.sentence(*at),
        };
        let house = wear.brand.as_ref() == Some(&measure.subject);
        let target = Thing {
            name: measure.subject.clone(),
            kind: Some(if house {
                EntityKind::Brand
            } else {
                EntityKind::Garment
            }),
            entity: None,
            anaphor: false,
            tokens: scene.sentence(sentence),
        };
        let what = Moved {
            targets: vec![target],
            effect: Some(effect),
            other: (*at != sentence).then_some(*at),
        };
        let mut event = Event::new(
            vec![influencer],
            what,
            sentence,
            "influence: worn, then counted",
        );
        if *at != sentence {
            event.signs.push("over sentences");
        }
        if rivals {
            event.signs.push("several people near");
        }
        found.push(event);
    }
    found
}

/// The effect that a figure tells: a rise of searches, sales, followers or visits,
/// or how many were sold.
fn effect(measure: &Measure) -> Option<Effect> {
    let rises = measure.change && measure.direction == Some(Direction::Up);
    match measure.metric {
        Metric::Searches if rises => Some(Effect::Searches),
        Metric::Sales if rises || measure.unit == Unit::Count => Some(Effect::Sales),
        Metric::Followers if rises => Some(Effect::Popularity),
        Metric::Views if rises => Some(Effect::Awareness),
        _ => None,
    }
}

/// True where a figure is of what is worn: the garment, its house or its model.
fn is_of(measure: &Measure, wear: &Wear) -> bool {
    let subject = measure.subject.as_str();
    let ends_in = |name: &str| {
        subject
            .strip_suffix(name)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
    };
    let noun = wear.garment.rsplit(' ').next().unwrap_or_default();
    let opens = |name: &String| {
        subject
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    ends_in(noun)
        || wear.attributes.iter().any(|attribute| attribute == subject)
        || wear.brand.as_ref().is_some_and(opens)
        || wear.product.as_ref().is_some_and(opens)
}

fn is_one_block(scene: &Scene<'_>, one: usize, other: usize) -> bool {
    scene.text.sentences[one].block == scene.text.sentences[other].block
}
