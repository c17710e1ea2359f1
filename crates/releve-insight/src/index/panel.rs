//! Values that can be compared with each other, and what they rest on.

use std::collections::BTreeMap;

use releve_facts::{Document, Fact, Span};

use super::{Component, Download, Reading};

/// What a value rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Row<'a> {
    /// A document that names it: where first, and how often.
    Mention {
        /// The document.
        document: &'a Document,
        /// The first place.
        span: Span,
        /// How many places.
        times: usize,
    },
    /// A fact with its evidence.
    Fact(&'a Fact),
    /// Values of a series.
    Weeks {
        /// The download that they stand in.
        download: &'a Download,
        /// Those of the period.
        values: Vec<Reading>,
        /// Those a year before, where growth is told.
        before: Vec<Reading>,
    },
}

/// Of what kind the values of a panel are. Panels are ordered by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PanelKey {
    pub(super) component: Component,
    /// In words: `searches`, `growth of views against a year before`.
    pub(super) what: String,
    pub(super) unit: String,
    pub(super) channel: String,
    /// As all names of the market share it.
    pub(super) market: String,
    /// The file, where values are comparable within it alone, and the step.
    pub(super) within: String,
}

/// One value to be, and what it rests on.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    /// So many things, each told by documents.
    Things(BTreeMap<usize, Vec<Row<'a>>>),
    /// The median of what documents state.
    Stated(Vec<&'a Fact>),
    /// A series.
    Series(Steps<'a>),
}

/// What a series has of a period.
#[derive(Debug, Clone)]
pub(super) struct Steps<'a> {
    pub(super) download: &'a Download,
    /// Those of the period: their mean is the value.
    pub(super) values: Vec<Reading>,
    /// Those of a year before: by how many per cent the mean is above theirs is
    /// the value, then.
    pub(super) before: Option<Vec<Reading>>,
}

/// Values that can be compared with each other, by candidate.
#[derive(Debug)]
pub(super) struct Panel<'a> {
    pub(super) key: PanelKey,
    pub(super) market: String,
    pub(super) cells: BTreeMap<usize, Cell<'a>>,
}

impl Panel<'_> {
    /// How many of the candidates have a value: of what is counted all, for
    /// documents were read and what they do not tell is none.
    pub(super) fn known(&self, candidates: usize) -> usize {
        match self.cells.values().next() {
            Some(Cell::Things(_)) => candidates,
            _ => self.cells.len(),
        }
    }
}

impl<'a> Cell<'a> {
    /// What else is told of the same; of several downloads the first counts.
    pub(super) fn add(&mut self, other: Self) {
        match (self, other) {
            (Self::Things(things), Self::Things(more)) => {
                for (thing, rows) in more {
                    things.entry(thing).or_default().extend(rows);
                }
            }
            (Self::Stated(facts), Self::Stated(more)) => facts.extend(more),
            _ => {}
        }
    }

    /// What it rests on.
    pub(super) fn rows(&self) -> Vec<Row<'a>> {
        match self {
            Self::Things(things) => things.values().flatten().cloned().collect(),
            Self::Stated(told) => told.iter().map(|fact| Row::Fact(fact)).collect(),
            Self::Series(steps) => vec![Row::Weeks {
                download: steps.download,
                values: steps.values.clone(),
                before: steps.before.clone().unwrap_or_default(),
            }],
        }
    }
}
