//! What leaving one source out would do (the jackknife: M. H. Quenouille 1949,
//! J. W. Tukey 1958, here over sources).

use std::collections::{BTreeMap, BTreeSet};

use super::documents::UNNAMED;
use super::earlier::{Names, ranks};
use super::gathered::Gathered;
use super::{Holdings, Question, Without};

/// The ranking without each source, by name; `now` is the ranking with all.
/// What the documents and series tell is known; without the source it is put
/// together again, copies standing in for what it was first with, so that it is
/// exactly what a study without it would say.
pub(super) fn without(
    holdings: &Holdings,
    question: &Question,
    names: &Names,
    gathered: &Gathered,
    now: &BTreeMap<String, usize>,
) -> Vec<Without> {
    let mut series: BTreeMap<&str, usize> = BTreeMap::new();
    for download in holdings.downloads {
        *series.entry(download.source()).or_default() += 1;
    }
    let sources: BTreeSet<&str> = gathered
        .sources
        .keys()
        .copied()
        .filter(|name| *name != UNNAMED)
        .chain(series.keys().copied())
        .collect();
    sources
        .into_iter()
        .map(|name| {
            let ranks = ranks(gathered.told, question, names, Some(name));
            let mut moved: Vec<_> = now
                .iter()
                .map(|(who, rank)| (who.clone(), *rank, ranks.get(who).copied()))
                .filter(|(_, with, without)| Some(*with) != *without)
                .collect();
            moved.sort_by_key(|(_, with, _)| *with);
            Without {
                source: name.to_owned(),
                documents: gathered.sources.get(name).map_or(0, Vec::len),
                series: series.get(name).copied().unwrap_or(0),
                ranks,
                moved,
            }
        })
        .collect()
}
