use std::collections::BTreeMap;

use jiff::civil::Date;

use super::gathered::Notes;
use super::{Component, Kind, Period, Row, Tally};

/// The hottest of a period, with all that each place rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Index<'a> {
    /// Of when.
    pub period: Period,
    /// Of what.
    pub kind: Kind,
    /// In which market, where one was asked for.
    pub market: Option<String>,
    /// Every component that the kind can have, with its weight and what is known.
    pub components: Vec<Used>,
    /// Where the weights come from, and the weights on one line.
    pub weights: (String, String),
    /// The ranking, the first first.
    pub entries: Vec<Entry<'a>>,
    /// Spoken of, but without a value that weighs anything.
    pub unranked: Vec<String>,
    /// What leaving each source out would do, by the names of the sources.
    pub without: Vec<Without>,
    /// The periods before, the latest first.
    pub earlier: Vec<Earlier>,
    /// What was published for this very period, each edition against the ranks
    /// of today.
    pub editions: Vec<Earlier>,
    /// Documents by whether they count.
    pub tally: Tally,
    /// What else did not count.
    pub notes: Notes,
    /// How many resamples the intervals rest on, and their seed.
    pub resamples: (usize, u64),
}

/// A component in this index.
#[derive(Debug, Clone, PartialEq)]
pub struct Used {
    /// The component.
    pub component: Component,
    /// Its weight as the table of weights has it.
    pub weight: f64,
    /// Its share of all weights that are in use, 0 to 1: where components are
    /// missing, theirs is divided among the others.
    pub share: f64,
    /// How many candidates have a value in it.
    pub measured: usize,
    /// How many of these values can be compared with another.
    pub compared: usize,
}

impl Used {
    /// True if nothing is known of it.
    pub fn is_missing(&self) -> bool {
        self.measured == 0
    }
}

/// A place in the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// From 1; equals share one.
    pub rank: usize,
    /// True if another name has the same rank.
    pub shared: bool,
    /// What it is called.
    pub name: String,
    /// 0 to 100: the mean of its positions by the shares of the components, those
    /// not known being [`MIDDLE`](super::MIDDLE).
    pub score: f64,
    /// First and last rank of the interval.
    pub interval: (usize, usize),
    /// True if its interval overlaps the one of the place above.
    pub tied: bool,
    /// In which part of the resamples it stands before the next place.
    pub ahead: Option<f64>,
    /// Its rank against the period before.
    pub movement: Movement,
    /// The part of the weights in use for which it has values, 0 to 1.
    pub known: f64,
    /// A value for each component, in order; missing ones are `None`.
    pub values: Vec<(Component, Option<Value<'a>>)>,
    /// Its rank without each source; `None` where it would not be ranked. Only
    /// sources without which it changes.
    pub without: Vec<(String, Option<usize>)>,
}

impl Entry<'_> {
    /// The rank as it is printed: `4`, and `4=` where it is shared.
    pub fn place(&self) -> String {
        format!("{}{}", self.rank, if self.shared { "=" } else { "" })
    }

    /// The source without which it would fall furthest, and the rank that it
    /// would have.
    pub fn leans_on(&self) -> Option<(&str, Option<usize>)> {
        self.without
            .iter()
            .filter(|(_, rank)| rank.is_none_or(|rank| rank > self.rank))
            .max_by_key(|(_, rank)| rank.unwrap_or(usize::MAX))
            .map(|(source, rank)| (source.as_str(), *rank))
    }
}

/// What a candidate has in a component.
#[derive(Debug, Clone, PartialEq)]
pub struct Value<'a> {
    /// Where it stands among all that have a value, 0 to 1; the mean over
    /// `parts`. `None` where there is nothing to compare with.
    pub position: Option<f64>,
    /// The share of the component in the weights in use, 0 to 1.
    pub share: f64,
    /// Values of different measures, channels and markets, which are compared
    /// apart.
    pub parts: Vec<Part<'a>>,
}

/// One value with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'a> {
    /// What is measured: `searches`, `growth of views, year-on-year`.
    pub what: String,
    /// In what: `count`, `percent`, `index`, a currency; empty where unknown.
    pub unit: String,
    /// Where; empty where nothing is said.
    pub channel: String,
    /// In which market; empty where nothing is said.
    pub market: String,
    /// The value.
    pub value: f64,
    /// Where it stands among `among` values.
    pub position: Option<f64>,
    /// How many values can be compared with it, itself included.
    pub among: usize,
    /// The documents, facts and series behind it.
    pub rows: Vec<Row<'a>>,
}

/// A rank against the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// So many places up.
    Up(usize),
    /// So many places down.
    Down(usize),
    /// The same rank.
    Same,
    /// Not ranked before.
    New,
    /// Nothing is known of the period before.
    Unknown,
}

impl Movement {
    /// From the rank before, if there was a table at all, to the one now.
    pub fn of(table: bool, before: Option<usize>, now: usize) -> Self {
        match before {
            _ if !table => Self::Unknown,
            None => Self::New,
            Some(before) if before > now => Self::Up(before - now),
            Some(before) if before < now => Self::Down(now - before),
            Some(_) => Self::Same,
        }
    }
}

/// The ranking without one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The publication, channel or file.
    pub source: String,
    /// How many documents of it there are, in the period or telling of it.
    pub documents: usize,
    /// How many series.
    pub series: usize,
    /// Ranks without it, by name.
    pub ranks: BTreeMap<String, usize>,
    /// Names whose rank changes, each with the rank with and without it.
    pub moved: Vec<(String, usize, Option<usize>)>,
}

/// The ranking of a period before this one, or of this one as published.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The period.
    pub period: Period,
    /// Day, edition and program of the table that was published; `None` where
    /// none was, and the ranks are those of today.
    pub published: Option<(Date, u32, String)>,
    /// True if it was published by other weights than today's.
    pub other_weights: bool,
    /// True if it was computed by another method than today's.
    pub other_method: bool,
    /// The ranks that hold, by name: as published, else as computed today.
    pub ranks: BTreeMap<String, usize>,
    /// What today's data would have said otherwise: name, rank as published,
    /// rank of today.
    pub restated: Vec<(String, Option<usize>, Option<usize>)>,
}
