//! Which documents of a period name what.

use std::collections::BTreeMap;

use releve_facts::{Entity, Span};

use super::documents::Dated;
use super::panel::Row;
use super::told::Telltale;
use super::{Component, Kind};

/// A document counts once for each thing that it names. Of garments the precise
/// term counts: `shoe` beside `ballet flat` is the flat, told again.
pub(super) fn tell<'a>(telltale: &mut Telltale<'a, '_>, one: &Dated<'a>) {
    if !one.of_period {
        return;
    }
    let corpus = telltale.holdings.corpus;
    let (kind, naming) = (telltale.question.kind, telltale.naming);
    let entities: Vec<&'a Entity> = corpus
        .entities(one.place)
        .iter()
        .filter(|entity| entity.kind == kind.entity() && !entity.mentions.is_empty())
        .collect();
    let names: Vec<&str> = entities.iter().map(|entity| &*entity.name).collect();
    let counts = match kind {
        Kind::Garment => corpus.vocabulary().precise(&names),
        _ => vec![true; names.len()],
    };
    let mut named: BTreeMap<&str, (Span, usize, &'a str)> = BTreeMap::new();
    let entities = entities.into_iter().zip(counts);
    for (entity, _) in entities.filter(|(_, counts)| *counts) {
        let Some(key) = naming.key(&entity.name) else {
            continue;
        };
        let spans = entity.mentions.iter().map(|m| Span::new(m.start, m.end));
        let Some(first) = spans.min() else { continue };
        match named.get_mut(key) {
            None => {
                named.insert(key, (first, entity.mentions.len(), &entity.name));
            }
            Some(of) => {
                of.0 = of.0.min(first);
                of.1 += entity.mentions.len();
                telltale.name(key, &entity.name);
            }
        }
    }
    for (key, (span, times, form)) in named {
        let row = Row::Mention {
            document: one.document,
            span,
            times,
        };
        telltale.count(Component::Press, key, form, &one.document.id, row);
    }
}
