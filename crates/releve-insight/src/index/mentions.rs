//! Which documents of a period name what.

use std::collections::BTreeMap;

use releve_facts::{Entity, Span};

use super::gathered::Gathering;
use super::panel::Row;
use super::{Component, Kind};

/// A document counts once for each thing that it names. Of garments the precise
/// term counts: `shoe` beside `ballet flat` is the flat, told again.
pub(super) fn gather(gathering: &mut Gathering) {
    let corpus = gathering.holdings.corpus;
    let kind = gathering.question.kind;
    for at in 0..gathering.documents.len() {
        let one = gathering.documents[at];
        if !one.of_period {
            continue;
        }
        let entities: Vec<&Entity> = corpus
            .entities(one.place)
            .iter()
            .filter(|entity| entity.kind == kind.entity() && !entity.mentions.is_empty())
            .collect();
        let mut named: BTreeMap<String, (Span, usize)> = BTreeMap::new();
        let names: Vec<&str> = entities.iter().map(|entity| &*entity.name).collect();
        let counts = match kind {
            Kind::Garment => corpus.vocabulary().precise(&names),
            _ => vec![true; names.len()],
        };
        let entities = entities.iter().zip(counts);
        for (entity, _) in entities.filter(|(_, counts)| *counts) {
            let Some(key) = gathering.naming.key(&entity.name) else {
                continue;
            };
            let spans = entity.mentions.iter().map(|m| Span::new(m.start, m.end));
            let Some(first) = spans.min() else { continue };
            let of = named.entry(key.to_owned()).or_insert((first, 0));
            of.0 = of.0.min(first);
            of.1 += entity.mentions.len();
            gathering.display.note(key, &entity.name);
        }
        for (key, (span, times)) in named {
            let row = Row::Mention {
                document: one.document,
                span,
                times,
            };
            gathering.count(Component::Press, &key, one.document.id.clone(), at, row);
        }
    }
}
