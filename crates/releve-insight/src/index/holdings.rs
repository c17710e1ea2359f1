use std::collections::BTreeMap;

use jiff::civil::Date;
use releve_facts::EntityKind;

use super::Kind;
use crate::Corpus;
use crate::name::fold;

/// Everything that an index can be made of.
#[derive(Debug, Clone, Copy)]
pub struct Holdings<'a> {
    /// Documents that count, each article once, with what was read of them.
    pub corpus: &'a Corpus,
    /// The newest download of each series.
    pub downloads: &'a [Download],
    /// What words and countries mean beyond the corpus.
    pub words: &'a Glossary,
    /// Tables that were published before.
    pub published: &'a [Published],
}

/// One download of a series, with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Download {
    /// Of what.
    pub subject: String,
    /// What is counted, as a word of the contract: `searches`.
    pub metric: String,
    /// Where; empty where nothing is said.
    pub channel: String,
    /// In which market; empty where nothing is said.
    pub market: String,
    /// What a value is in: `count`, `percent`, `index`; empty where unknown.
    pub unit: String,
    /// The name of its file.
    pub file: String,
    /// The import that brought it, in the study's history.
    pub import: i64,
    /// The download itself, `vintage` in the study's tables.
    pub vintage: i64,
    /// The values, in order of days.
    pub values: Vec<Reading>,
}

/// A value of a download, for the days from `first` to `last`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// The value; of a censored one its bound; `None` for a gap.
    pub value: Option<f64>,
}

impl Download {
    /// True if values of two such files can be compared: counts can, an index
    /// that is scaled within its file cannot.
    pub(super) fn is_relative(&self) -> bool {
        !matches!(self.unit.as_str(), "count" | "percent" | "scaled")
    }

    /// Who measured: the channel, else the file.
    pub(super) fn source(&self) -> &str {
        match self.channel.is_empty() {
            true => &self.file,
            false => &self.channel,
        }
    }
}

/// What is known of names beside the documents.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    kinds: BTreeMap<String, Vec<EntityKind>>,
    countries: BTreeMap<String, String>,
}

impl Glossary {
    /// Says that a name is of a kind: of the subjects of series and figures the
    /// documents may not speak.
    pub fn name(&mut self, name: &str, kind: EntityKind) {
        let kinds = self.kinds.entry(fold(name)).or_default();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }

    /// Says in which country a publication is made.
    pub fn publication(&mut self, name: &str, country: &str) {
        self.countries.insert(fold(name), country.to_owned());
    }

    pub(super) fn is(&self, name: &str, kind: Kind) -> bool {
        let kinds = self.kinds.get(&fold(name));
        kinds.is_some_and(|kinds| kinds.contains(&kind.entity()))
    }

    pub(super) fn country(&self, publication: &str) -> Option<&str> {
        self.countries.get(&fold(publication)).map(String::as_str)
    }
}

/// A table as it was published on its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Label of its period.
    pub period: String,
    /// The first table of a period is 1, a restatement 2 and so on.
    pub edition: u32,
    /// The day.
    pub day: Date,
    /// The program and its version.
    pub program: String,
    /// How it was computed, [`METHOD`](super::METHOD) of its day.
    pub method: String,
    /// Its weights, as [`Weights::line`](super::Weights::line) prints them.
    pub weights: String,
    /// Names with their ranks, in order of ranks.
    pub ranks: Vec<(String, usize)>,
}
