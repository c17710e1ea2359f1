//! All that is known of a period, in panels of comparable values.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use releve_facts::Fact;

use super::documents::{Counted, Tally, counted, source};
use super::naming::{Display, Naming};
use super::panel::{Cell, Panel, PanelKey, Row};
use super::reach::Reach;
use super::{Component, Holdings, Period, Question, facts, measured, mentions};

/// What was there and did not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// Subjects of series that neither a document nor the lexicon calls a thing
    /// of the kind.
    pub strangers: BTreeSet<String>,
    /// Series with too few values in the period, each with the reason.
    pub thin: BTreeSet<String>,
    /// Series of another market than the one asked for.
    pub other_market: usize,
    /// Facts that the reader holds more likely wrong than right.
    pub unsure: usize,
    /// Facts whose own time is longer than the period.
    pub coarse: usize,
}

/// What is known, by candidate and panel.
#[derive(Debug)]
pub(super) struct Gathered<'a> {
    /// Names to print, in order of keys.
    pub(super) names: Vec<String>,
    pub(super) keys: Vec<String>,
    pub(super) panels: Vec<Panel<'a>>,
    /// How many documents there are, whether they tell something or not.
    pub(super) documents: usize,
    /// Documents of the period and those that tell something of it, by source,
    /// in order of names.
    pub(super) sources: BTreeMap<&'a str, Vec<usize>>,
    pub(super) tally: Tally,
    pub(super) notes: Notes,
}

/// The work in progress.
pub(super) struct Gathering<'a, 'w> {
    pub(super) holdings: &'w Holdings<'a>,
    pub(super) question: &'w Question,
    pub(super) naming: &'w Naming,
    pub(super) documents: Vec<Counted<'a>>,
    pub(super) display: Display,
    pub(super) notes: Notes,
    panels: BTreeMap<PanelKey, (String, BTreeMap<String, Cell<'a>>)>,
}

impl<'a> Gathered<'a> {
    /// Gathers for a question.
    pub(super) fn of(
        holdings: &Holdings<'a>,
        question: &Question,
        naming: &Naming,
        reach: &Reach<'a>,
    ) -> Self {
        let all = 0..holdings.corpus.documents().len();
        let documents = counted(holdings, question, reach, all, None);
        Self::from(holdings, question, naming, reach, documents, None)
    }

    /// The same, but nothing of the source `leaving` is looked at, nor is it
    /// counted what has no part in the period.
    pub(super) fn without(
        holdings: &Holdings<'a>,
        question: &Question,
        naming: &Naming,
        reach: &Reach<'a>,
        leaving: Option<&str>,
    ) -> Self {
        let near = reach.places.iter().copied();
        let documents = counted(holdings, question, reach, near, leaving);
        Self::from(holdings, question, naming, reach, documents, leaving)
    }

    fn from(
        holdings: &Holdings<'a>,
        question: &Question,
        naming: &Naming,
        reach: &Reach<'a>,
        (documents, tally): (Vec<Counted<'a>>, Tally),
        leaving: Option<&str>,
    ) -> Self {
        let mut gathering = Gathering {
            holdings,
            question,
            naming,
            documents,
            display: Display::default(),
            notes: Notes::default(),
            panels: BTreeMap::new(),
        };
        mentions::gather(&mut gathering);
        facts::gather(&mut gathering, &reach.facts);
        measured::gather(&mut gathering, leaving);
        gathering.finish(tally)
    }
}

impl<'a> Gathering<'a, '_> {
    pub(super) fn period(&self) -> &Period {
        &self.question.period
    }

    /// What all names of a market share; empty where none is named.
    pub(super) fn market(&self, name: &str) -> String {
        match name.is_empty() {
            true => String::new(),
            false => self.holdings.corpus.vocabulary().market(name),
        }
    }

    /// True if something said of `market` may count.
    pub(super) fn is_market(&self, market: Option<&str>) -> bool {
        self.question.market.as_deref().is_none_or(|asked| {
            market.is_some_and(|market| self.market(market) == self.market(asked))
        })
    }

    /// Puts a value where none is yet.
    pub(super) fn put(&mut self, panel: PanelKey, market: &str, key: &str, cell: Cell<'a>) {
        let of = self
            .panels
            .entry(panel)
            .or_insert_with(|| (market.to_owned(), BTreeMap::new()));
        of.1.entry(key.to_owned()).or_insert(cell);
    }

    /// Counts a thing, told by a document, once.
    pub(super) fn count(
        &mut self,
        component: Component,
        key: &str,
        thing: String,
        document: usize,
        row: Row<'a>,
    ) {
        let panel = PanelKey {
            component,
            what: component.as_str().to_owned(),
            unit: "count".into(),
            channel: String::new(),
            market: String::new(),
            within: String::new(),
        };
        let of = self.panels.entry(panel).or_default();
        let cell = of.1.entry(key.to_owned());
        if let Cell::Things(things) = cell.or_insert_with(|| Cell::Things(BTreeMap::new())) {
            let thing = things.entry(thing).or_default();
            if !thing.documents.contains(&document) {
                thing.documents.push(document);
            }
            thing.rows.push(row);
        }
    }

    /// Adds what a document states.
    pub(super) fn state(
        &mut self,
        panel: PanelKey,
        market: &str,
        key: &str,
        told: (usize, f64, &'a Fact),
    ) {
        let of = self
            .panels
            .entry(panel)
            .or_insert_with(|| (market.to_owned(), BTreeMap::new()));
        let cell = of.1.entry(key.to_owned());
        if let Cell::Stated(all) = cell.or_insert_with(|| Cell::Stated(Vec::new())) {
            all.push(told);
        }
    }

    fn finish(self, tally: Tally) -> Gathered<'a> {
        let telling: BTreeSet<usize> = self
            .panels
            .values()
            .flat_map(|(_, cells)| cells.values())
            .flat_map(Cell::documents)
            .collect();
        let mut sources: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.documents.iter().enumerate() {
            if one.of_period || telling.contains(&at) {
                sources.entry(source(one.document)).or_default().push(at);
            }
        }
        let mut display = self.display;
        for key in self.panels.values().flat_map(|(_, cells)| cells.keys()) {
            display.ensure(key);
        }
        let (keys, names) = display.names();
        let place: HashMap<&str, usize> = keys.iter().map(String::as_str).zip(0..).collect();
        let panels = self
            .panels
            .into_iter()
            .map(|(key, (market, cells))| {
                let mut cells: BTreeMap<usize, Cell> = cells
                    .into_iter()
                    .map(|(name, cell)| (place[name.as_str()], cell))
                    .collect();
                // Documents were read: what they do not tell is none, not unknown.
                if matches!(cells.values().next(), Some(Cell::Things(_))) {
                    for candidate in 0..keys.len() {
                        let none = || Cell::Things(BTreeMap::new());
                        cells.entry(candidate).or_insert_with(none);
                    }
                }
                Panel { key, market, cells }
            })
            .collect();
        Gathered {
            names,
            panels,
            documents: self.documents.len(),
            sources,
            tally,
            notes: self.notes,
            keys,
        }
    }
}
