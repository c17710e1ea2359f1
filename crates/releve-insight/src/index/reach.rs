use std::collections::{BTreeSet, HashMap};

use releve_facts::{Fact, Statement, When};

use super::documents::days;
use super::{Holdings, Period};

/// What may tell of a period, found once, so that leaving out one source after
/// the other does not walk through everything again.
#[derive(Debug)]
pub(super) struct Reach<'a> {
    /// For each document of the corpus the first one with the same text.
    texts: Vec<usize>,
    /// Places of documents that are of the period, have a fact of it, or have
    /// the same text as one that has; ascending.
    pub(super) places: Vec<usize>,
    /// Their facts, in the order of the corpus.
    pub(super) facts: Vec<&'a Fact>,
}

impl<'a> Reach<'a> {
    pub(super) fn of(holdings: &Holdings<'a>, period: &Period) -> Self {
        let corpus = holdings.corpus;
        let mut first: HashMap<&str, usize> = HashMap::new();
        let texts: Vec<usize> = (corpus.documents().iter().enumerate())
            .map(|(place, document)| *first.entry(document.text.as_str().trim()).or_insert(place))
            .collect();
        let mut telling: BTreeSet<usize> = (corpus.documents().iter().enumerate())
            .filter(|(_, document)| {
                days(document).is_some_and(|(first, last)| period.holds(first, last))
            })
            .map(|(place, _)| texts[place])
            .collect();
        let stated = corpus.facts().iter().filter(|fact| {
            time(fact.statement()).is_some_and(|when| period.meets(when.start(), when.end()))
        });
        telling.extend(stated.filter_map(|fact| Some(texts[corpus.place(fact.doc())?])));
        let places: Vec<usize> = (0..texts.len())
            .filter(|place| telling.contains(&texts[*place]))
            .collect();
        let facts = corpus.facts().iter().filter(|fact| {
            let place = corpus.place(fact.doc());
            place.is_some_and(|place| telling.contains(&texts[place]))
        });
        Self {
            facts: facts.collect(),
            places,
            texts,
        }
    }

    /// What all documents of one text share.
    pub(super) fn text(&self, place: usize) -> usize {
        self.texts[place]
    }
}

/// The time that a fact states of its own.
fn time(stated: &Statement) -> Option<When> {
    match stated {
        Statement::Wear(f) => f.when.clone(),
        Statement::Measure(f) => f.when.clone(),
        Statement::Collaboration(f) => f.when.clone(),
        Statement::Launch(f) => f.when.clone(),
        Statement::Showing(f) => f.season.as_deref()?.parse().ok(),
        _ => None,
    }
}
