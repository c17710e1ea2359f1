//! What is moved is named as a figure of the sentence names it: in `Searches for the bag rose
//! 40 per cent after X wore it` both facts are of the same bag.

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Effect, EntityKind, Metric, Statement};

use super::Event;
use crate::relate::Draft;
use crate::relate::noun::Thing;
use crate::scene::Scene;

/// For each sentence what its figures count, and of what.
pub(super) type Figures = HashMap<usize, Vec<(Metric, String)>>;

/// The figures that are told already.
pub(super) fn figures(scene: &Scene<'_>, drafts: &[Draft]) -> Figures {
    let mut found = Figures::new();
    for draft in drafts {
        if let Statement::Measure(measure) = &draft.statement
            && let Some(tokens) = draft.evidence.first().filter(|tokens| !tokens.is_empty())
        {
            found
                .entry(scene.text.sentence_of(tokens.start))
                .or_default()
                .push((measure.metric, measure.subject.clone()));
        }
    }
    found
}

/// `the bag` whose sales a figure of the sentence tells: named as the figure is.
pub(super) fn counted(thing: Thing, event: &Event, figures: &Figures) -> Thing {
    let metric = match event.effect {
        Some(Effect::Searches) => Metric::Searches,
        Some(Effect::Sales) => Metric::Sales,
        _ => return thing,
    };
    if thing.kind != Some(EntityKind::Garment) {
        return thing;
    }
    let here = figures.get(&event.sentence).into_iter().flatten();
    let name = here
        .filter(|(of, subject)| *of == metric && subject.ends_with(&thing.name))
        .map(|(_, subject)| subject.clone())
        .next();
    match name {
        Some(name) => Thing { name, ..thing },
        None => thing,
    }
}
