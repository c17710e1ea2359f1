//! Values that can be compared with each other.

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

/// One value to be, and what it is made of.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    /// So many things, each told by documents.
    Things(BTreeMap<String, Thing<'a>>),
    /// The median of what documents state.
    Stated(Vec<(usize, f64, &'a Fact)>),
    /// The mean of a series over the period.
    Level(&'a Download, Vec<Reading>),
    /// By how many per cent that mean is above the one of a year before.
    Growth(&'a Download, Vec<Reading>, Vec<Reading>),
}

/// A thing that is counted once, however many documents tell it.
#[derive(Debug, Clone, Default)]
pub(super) struct Thing<'a> {
    pub(super) documents: Vec<usize>,
    pub(super) rows: Vec<Row<'a>>,
}

/// How often each document is drawn, and which steps of series.
#[derive(Debug, Clone)]
pub(super) struct Draw {
    pub(super) documents: Vec<u32>,
    /// By how many steps there are; where none are given, each once.
    pub(super) steps: BTreeMap<usize, Vec<usize>>,
}

impl Draw {
    /// Everything once.
    pub(super) fn whole(documents: usize) -> Self {
        Self {
            documents: vec![1; documents],
            steps: BTreeMap::new(),
        }
    }
}

/// Values that can be compared with each other, by candidate.
#[derive(Debug)]
pub(super) struct Panel<'a> {
    pub(super) key: PanelKey,
    pub(super) market: String,
    pub(super) cells: BTreeMap<usize, Cell<'a>>,
}

impl Panel<'_> {
    /// True if a smaller value is the better one.
    pub(super) fn is_reversed(&self) -> bool {
        self.key.component == Component::Ranks
    }

    /// The positions of all candidates that have a value, between 0 and 1:
    /// rank / (number + 1), ranks counted from the lowest, equals sharing the
    /// mean of theirs. It is the part of all names that a value may be expected
    /// to exceed when those compared are a sample of them (W. Weibull 1939; type
    /// 6 of R. J. Hyndman and Y. Fan, *Sample quantiles in statistical packages*,
    /// 1996). `None` where fewer than two can be compared.
    pub(super) fn positions(&self, draw: &Draw, candidates: usize) -> Vec<Option<f64>> {
        let mut values: Vec<(f64, usize)> = self
            .cells
            .iter()
            .filter_map(|(candidate, cell)| Some((cell.value(draw)?, *candidate)))
            .map(|(value, at)| (if self.is_reversed() { -value } else { value }, at))
            .collect();
        let mut positions = vec![None; candidates];
        if values.len() < 2 {
            return positions;
        }
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        let number = values.len() as f64 + 1.0;
        let mut from = 0;
        while from < values.len() {
            let same = values[from..].iter().take_while(|v| v.0 == values[from].0);
            let to = from + same.count();
            let middle = (from + 1 + to) as f64 / 2.0;
            for (_, candidate) in &values[from..to] {
                positions[*candidate] = Some(middle / number);
            }
            from = to;
        }
        positions
    }
}

impl<'a> Cell<'a> {
    /// The value under a draw; `None` where nothing of it is drawn.
    pub(super) fn value(&self, draw: &Draw) -> Option<f64> {
        match self {
            Self::Things(things) => {
                let times = |thing: &Thing| {
                    let drawn = thing.documents.iter().map(|doc| draw.documents[*doc]);
                    drawn.max().unwrap_or(0)
                };
                Some(things.values().map(|thing| f64::from(times(thing))).sum())
            }
            Self::Stated(told) => {
                let told = told
                    .iter()
                    .map(|(doc, value, _)| (*value, draw.documents[*doc]));
                median(told.filter(|(_, times)| *times > 0).collect())
            }
            Self::Level(_, values) => mean(values, draw),
            Self::Growth(_, values, before) => {
                let (now, then) = (mean(values, draw)?, mean(before, draw)?);
                (then > 0.0).then(|| (now / then - 1.0) * 100.0)
            }
        }
    }

    /// The documents that tell it.
    pub(super) fn documents(&self) -> Vec<usize> {
        match self {
            Self::Things(things) => things.values().flat_map(|t| t.documents.clone()).collect(),
            Self::Stated(told) => told.iter().map(|(doc, ..)| *doc).collect(),
            Self::Level(..) | Self::Growth(..) => Vec::new(),
        }
    }

    /// How many steps of a series it is a mean of, where it is one.
    pub(super) fn steps(&self) -> Vec<usize> {
        match self {
            Self::Level(_, values) => vec![values.len()],
            Self::Growth(_, values, before) => vec![values.len(), before.len()],
            Self::Things(_) | Self::Stated(_) => Vec::new(),
        }
    }

    /// What it rests on.
    pub(super) fn rows(&self) -> Vec<Row<'a>> {
        match self {
            Self::Things(things) => things.values().flat_map(|t| t.rows.clone()).collect(),
            Self::Stated(told) => told.iter().map(|(_, _, fact)| Row::Fact(fact)).collect(),
            Self::Level(download, values) => vec![Row::Weeks {
                download,
                values: values.clone(),
                before: Vec::new(),
            }],
            Self::Growth(download, values, before) => vec![Row::Weeks {
                download,
                values: values.clone(),
                before: before.clone(),
            }],
        }
    }
}

/// The mean of the steps that are known, of those that are drawn.
fn mean(values: &[Reading], draw: &Draw) -> Option<f64> {
    let (mut sum, mut known) = (0.0, 0.0);
    let mut take = |reading: Option<&Reading>| {
        if let Some(value) = reading.and_then(|reading| reading.value) {
            sum += value;
            known += 1.0;
        }
    };
    match draw.steps.get(&values.len()) {
        Some(drawn) => drawn.iter().for_each(|at| take(values.get(*at))),
        None => values.iter().for_each(|reading| take(Some(reading))),
    }
    (known > 0.0).then(|| sum / known)
}

/// The median of values that count several times; between two the middle.
fn median(mut told: Vec<(f64, u32)>) -> Option<f64> {
    told.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: u64 = told.iter().map(|(_, times)| u64::from(*times)).sum();
    let at = |place: u64| {
        let mut passed = 0;
        told.iter().find_map(|(value, times)| {
            passed += u64::from(*times);
            (passed > place).then_some(*value)
        })
    };
    let (low, high) = (at(all.checked_sub(1)? / 2)?, at(all / 2)?);
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_count_what_is_drawn_twice() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![(3.0, 1)]), Some(3.0));
        assert_eq!(median(vec![(3.0, 1), (1.0, 1)]), Some(2.0));
        assert_eq!(median(vec![(3.0, 1), (1.0, 2)]), Some(1.0));
    }

    #[test]
    fn equals_share_their_position() {
        let counts = |number: usize| {
            let thing = |n: usize| {
                let documents = vec![n];
                (
                    n.to_string(),
                    Thing {
                        documents,
                        rows: Vec::new(),
                    },
                )
            };
            Cell::Things((0..number).map(thing).collect())
        };
        let key = PanelKey {
            component: Component::Press,
            what: String::new(),
            unit: String::new(),
            channel: String::new(),
            market: String::new(),
            within: String::new(),
        };
        let cells = [
            (0, counts(3)),
            (1, counts(0)),
            (3, counts(0)),
            (4, counts(1)),
        ];
        let panel = Panel {
            key,
            market: String::new(),
            cells: cells.into_iter().collect(),
        };
        // From the lowest: two share places 1 and 2 of 4, then 3, then 4.
        assert_eq!(
            panel.positions(&Draw::whole(3), 5),
            [Some(0.8), Some(0.3), None, Some(0.3), Some(0.6)]
        );
    }
}
