//! A table of a period in numbers: what can be drawn and ranked, over and over.

use std::collections::BTreeMap;

use super::Reading;
use super::panel::{PanelKey, Steps};
use super::things::Things;
use super::told::Told;
use super::{Component, documents};

/// How often each document is drawn, and which steps of series.
#[derive(Debug, Clone)]
pub(super) struct Draw {
    pub(super) documents: Vec<u32>,
    /// By how many steps there are; where none are given, each once.
    pub(super) steps: BTreeMap<usize, Vec<usize>>,
}

/// The values of all candidates in numbers, without the names and rows that they
/// rest on.
#[derive(Debug)]
pub(super) struct Sheet<'t, 'a> {
    /// The key of each candidate, ascending.
    pub(super) keys: Vec<usize>,
    /// Which of the documents count.
    pub(super) counted: Vec<bool>,
    /// In the order of panels.
    pub(super) columns: Vec<Column<'t, 'a>>,
}

/// The values of a panel.
#[derive(Debug)]
pub(super) struct Column<'t, 'a> {
    pub(super) component: Component,
    values: Values<'t, 'a>,
}

#[derive(Debug)]
enum Values<'t, 'a> {
    /// Documents were read: what they do not tell is none, not unknown.
    Things(Things),
    /// What documents state, the lowest first.
    Stated(Vec<(usize, Vec<(f64, usize)>)>),
    Series(Vec<(usize, &'t Steps<'a>)>),
}

impl<'t, 'a> Sheet<'t, 'a> {
    /// What is told when nothing is looked at of the source `leaving`: exactly
    /// what a study without it would have.
    pub(super) fn of(told: &'t Told<'a>, leaving: Option<&str>) -> Self {
        let counted = documents::counted(&told.documents, leaving);
        let things = || told.things.iter().filter(|one| counted[one.document]);
        let stated = || told.stated.iter().filter(|one| counted[one.document]);
        let series = || {
            let all = told.series.iter();
            all.filter(|one| leaving != Some(one.steps.download.source()))
        };
        let mut candidates = vec![usize::MAX; told.keys.len()];
        let all = (things().map(|one| one.key))
            .chain(stated().map(|one| one.key))
            .chain(series().map(|one| one.key));
        all.for_each(|key| candidates[key] = 0);
        let mut keys = Vec::new();
        for (key, candidate) in candidates.iter_mut().enumerate() {
            if *candidate == 0 {
                *candidate = keys.len();
                keys.push(key);
            }
        }
        let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
        let mut last = None;
        for one in things() {
            let candidate = candidates[one.key];
            let column = column(&mut columns, &told.panels, one.panel, || {
                Values::Things(Things::default())
            });
            if let Values::Things(things) = &mut column.values {
                let thing = (one.panel, one.key, one.thing);
                things.push(candidate, last != Some(thing), one.document);
                last = Some(thing);
            }
        }
        for one in stated() {
            let candidate = candidates[one.key];
            let column = column(&mut columns, &told.panels, one.panel, || {
                Values::Stated(Vec::new())
            });
            if let Values::Stated(cells) = &mut column.values {
                match cells.last_mut() {
                    Some((of, told)) if *of == candidate => told.push((one.value, one.document)),
                    _ => cells.push((candidate, vec![(one.value, one.document)])),
                }
            }
        }
        for one in series() {
            let candidate = candidates[one.key];
            let column = column(&mut columns, &told.panels, one.panel, || {
                Values::Series(Vec::new())
            });
            if let Values::Series(cells) = &mut column.values {
                // Of several downloads the first counts.
                if cells.last().is_none_or(|(of, _)| *of != candidate) {
                    cells.push((candidate, &one.steps));
                }
            }
        }
        for column in columns.values_mut() {
            if let Values::Things(things) = &mut column.values {
                things.close(keys.len());
            }
        }
        Self {
            keys,
            counted,
            columns: columns.into_values().collect(),
        }
    }

    /// Everything once.
    pub(super) fn whole(&self) -> Draw {
        Draw {
            documents: vec![1; self.counted.len()],
            steps: BTreeMap::new(),
        }
    }

    /// Of how many steps its series are, each number once, ascending.
    pub(super) fn lengths(&self) -> Vec<usize> {
        let mut lengths = Vec::new();
        for column in &self.columns {
            if let Values::Series(cells) = &column.values {
                for (_, steps) in cells {
                    lengths.push(steps.values.len());
                    lengths.extend(steps.before.as_ref().map(Vec::len));
                }
            }
        }
        lengths.sort_unstable();
        lengths.dedup();
        lengths
    }
}

fn column<'c, 't, 'a>(
    columns: &'c mut BTreeMap<usize, Column<'t, 'a>>,
    panels: &[PanelKey],
    panel: usize,
    empty: impl FnOnce() -> Values<'t, 'a>,
) -> &'c mut Column<'t, 'a> {
    columns.entry(panel).or_insert_with(|| Column {
        component: panels[panel].component,
        values: empty(),
    })
}

impl Column<'_, '_> {
    /// True if a smaller value is the better one.
    fn is_reversed(&self) -> bool {
        self.component == Component::Ranks
    }

    /// The candidates that have a value under a draw, ascending, with the value
    /// and the position, 0 to 1:
    /// rank / (number + 1), ranks counted from the lowest, equals sharing the
    /// mean of theirs. It is the part of all names that a value may be expected
    /// to exceed when those compared are a sample of them (W. Weibull 1939; type
    /// 6 of R. J. Hyndman and Y. Fan, *Sample quantiles in statistical packages*,
    /// 1996). NaN where fewer than two can be compared.
    pub(super) fn positions(&self, draw: &Draw) -> Vec<(usize, f64, f64)> {
        match &self.values {
            Values::Things(things) => counts(&things.drawn(&draw.documents)),
            Values::Stated(cells) => self.ranked(cells.iter().filter_map(|(candidate, told)| {
                let told = told.iter().map(|(value, at)| (*value, draw.documents[*at]));
                Some((*candidate, median(told.filter(|(_, times)| *times > 0))?))
            })),
            Values::Series(cells) => self.ranked(
                cells
                    .iter()
                    .filter_map(|(candidate, steps)| Some((*candidate, steps.value(draw)?))),
            ),
        }
    }

    fn ranked(&self, values: impl Iterator<Item = (usize, f64)>) -> Vec<(usize, f64, f64)> {
        let mut told: Vec<_> = values.map(|(at, value)| (at, value, f64::NAN)).collect();
        if told.len() < 2 {
            return told;
        }
        let sign = if self.is_reversed() { -1.0 } else { 1.0 };
        let mut order: Vec<(f64, usize)> = (told.iter().enumerate())
            .map(|(at, (_, value, _))| (sign * value, at))
            .collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut from = 0;
        while from < order.len() {
            let same = order[from..].iter().take_while(|v| v.0 == order[from].0);
            // What is no number is equal to nothing, not even to itself.
            let to = from + same.count().max(1);
            for (_, at) in &order[from..to] {
                told[*at].2 = middle(from, to, order.len());
            }
            from = to;
        }
        told
    }
}

/// The position of those that stand at `from..to` of `number` values.
fn middle(from: usize, to: usize, number: usize) -> f64 {
    ((from + 1 + to) as f64 / 2.0) / (number as f64 + 1.0)
}

/// The positions of counts: few differ, so that they need not be sorted.
fn counts(values: &[u32]) -> Vec<(usize, f64, f64)> {
    let most = values.iter().copied().max().unwrap_or(0) as usize;
    let mut below = vec![0usize; most + 2];
    for value in values {
        below[*value as usize + 1] += 1;
    }
    for value in 0..=most {
        below[value + 1] += below[value];
    }
    let place = |value: u32| match values.len() {
        0 | 1 => f64::NAN,
        number => middle(below[value as usize], below[value as usize + 1], number),
    };
    let told = values.iter().enumerate();
    told.map(|(at, value)| (at, f64::from(*value), place(*value)))
        .collect()
}

impl Steps<'_> {
    fn value(&self, draw: &Draw) -> Option<f64> {
        let now = mean(&self.values, draw)?;
        let Some(before) = &self.before else {
            return Some(now);
        };
        let then = mean(before, draw)?;
        (then > 0.0).then(|| (now / then - 1.0) * 100.0)
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

/// The median of values in ascending order that count several times; between two
/// the middle.
fn median(told: impl Iterator<Item = (f64, u32)>) -> Option<f64> {
    let told: Vec<(f64, u32)> = told.collect();
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
        let median = |told: &[(f64, u32)]| median(told.iter().copied());
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(3.0, 1)]), Some(3.0));
        assert_eq!(median(&[(1.0, 1), (3.0, 1)]), Some(2.0));
        assert_eq!(median(&[(1.0, 2), (3.0, 1)]), Some(1.0));
    }

    #[test]
    fn equals_share_their_position() {
        // From the lowest: two share places 1 and 2 of 4, then 3, then 4.
        let told = [(0, 3.0, 0.8), (1, 0.0, 0.3), (2, 0.0, 0.3), (3, 1.0, 0.6)];
        assert_eq!(counts(&[3, 0, 0, 1]), told);
        let column = Column {
            component: Component::Press,
            values: Values::Stated(Vec::new()),
        };
        let values = told.iter().map(|(at, value, _)| (*at, *value));
        assert_eq!(column.ranked(values), told);
    }
}
