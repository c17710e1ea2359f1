use std::collections::{BTreeSet, HashMap};

use releve_facts::{Fact, Statement, When};

use super::documents::days;
use super::{Holdings, Period};

/// Which documents share a text, and of which document and time each fact is:
/// found once for all periods.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// For each document of the corpus the first one with the same text.
    texts: Vec<usize>,
    /// Each fact with the place of its document and the days that it states, in
    /// the order of the corpus.
    facts: Vec<(&'a Fact, usize, Option<When>)>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(holdings: &Holdings<'a>) -> Self {
        let corpus = holdings.corpus;
        let mut first: HashMap<&str, usize> = HashMap::new();
        let texts = (corpus.documents().iter().enumerate())
            .map(|(place, document)| *first.entry(document.text.as_str().trim()).or_insert(place));
        let mut last = None;
        let mut place = |doc: &'a str| match last {
            // Facts come document by document.
            Some((known, place)) if known == doc => Some(place),
            _ => {
                let place = corpus.place(doc)?;
                last = Some((doc, place));
                Some(place)
            }
        };
        let facts = corpus.facts().iter();
        let facts =
            facts.filter_map(|fact| Some((fact, place(fact.doc())?, time(fact.statement()))));
        Self {
            facts: facts.collect(),
            texts: texts.collect(),
        }
    }

    /// What all documents of one text share.
    pub(super) fn of(&self, place: usize) -> usize {
        self.texts[place]
    }
}

/// What may tell of a period.
#[derive(Debug)]
pub(super) struct Reach<'a> {
    /// Places of documents that are of the period, have a fact of it, or have
    /// the same text as one that has; ascending.
    pub(super) places: Vec<usize>,
    /// Their facts, by place, in the order of the corpus.
    pub(super) facts: HashMap<usize, Vec<&'a Fact>>,
}

impl<'a> Reach<'a> {
    pub(super) fn of(holdings: &Holdings<'a>, texts: &Texts<'a>, period: &Period) -> Self {
        let mut telling: BTreeSet<usize> = (holdings.corpus.documents().iter().enumerate())
            .filter(|(_, document)| {
                days(document).is_some_and(|(first, last)| period.holds(first, last))
            })
            .map(|(place, _)| texts.of(place))
            .collect();
        let stated = texts.facts.iter().filter(|(_, _, when)| {
            when.as_ref()
                .is_some_and(|when| period.meets(when.start(), when.end()))
        });
        telling.extend(stated.map(|(_, place, _)| texts.of(*place)));
        let mut facts: HashMap<usize, Vec<&Fact>> = HashMap::new();
        for (fact, place, _) in &texts.facts {
            if telling.contains(&texts.of(*place)) {
                facts.entry(*place).or_default().push(fact);
            }
        }
        let places = 0..texts.texts.len();
        Self {
            places: places
                .filter(|place| telling.contains(&texts.of(*place)))
                .collect(),
            facts,
        }
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
