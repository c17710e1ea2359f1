//! The words of the trade, as data.
//!
//! Rust holds the loader; the words live in `lexicon/<language>/` and are
//! documented in `docs/LEXICON.md`. English is compiled in; a folder of the
//! user's own is read on top of it.

mod cue;
mod entry;
mod error;
mod fold;
mod load;
mod table;
mod word;

use foldhash::HashMap;

pub use cue::Cue;
pub use entry::{Detail, Entry, EntryId, FormKind, Pronoun};
pub use error::Error;
pub use fold::fold;
pub use load::{FILES, Files};
pub use word::{Classes, WordId};
pub(crate) use word::{WordInfo, Words};

/// What a sequence of words in the lexicon means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Entry(EntryId, FormKind),
    Cue(Cue),
    Role(u32),
    Occasion(u32),
    Currency(u32),
}

/// A sequence of words and its meaning.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) words: Box<[WordId]>,
    pub(crate) meaning: Meaning,
    /// Written in capitals only: `RED`, `COS`.
    pub(crate) capitals: bool,
}

/// An occupation or a title.
#[derive(Debug, Clone)]
pub(crate) struct RoleEntry {
    pub(crate) name: Box<str>,
    /// `design`, `media`, ...; `praise` for labels that are no role.
    pub(crate) group: Box<str>,
}

/// A currency and how prices are written in it.
#[derive(Debug, Clone)]
pub(crate) struct CurrencyEntry {
    pub(crate) code: releve_facts::Currency,
    /// Marks before or behind the number: `£`, `US$`.
    pub(crate) symbols: Box<[Box<str>]>,
}

/// The words of one language, ready for reading.
#[derive(Debug, Clone)]
pub struct Lexicon {
    pub(crate) words: Words,
    pub(crate) entries: Vec<Entry>,
    /// Forms by their first word, longest first.
    forms: HashMap<WordId, Vec<Form>>,
    pub(crate) roles: Vec<RoleEntry>,
    pub(crate) occasions: Vec<Box<str>>,
    pub(crate) currencies: Vec<CurrencyEntry>,
    /// Endings that make a trend of any word: `core`, `coded`.
    pub(crate) trend_suffixes: Vec<Box<str>>,
    /// Last words that make a trend of two: `girl`, `academia`.
    pub(crate) trend_words: Vec<WordId>,
    /// Weights by which an unknown name's kind is told.
    pub(crate) name_weights: crate::spot::NameWeights,
    /// Weights of rules and signs, by name.
    pub(crate) rule_weights: HashMap<Box<str>, f64>,
    by_name: HashMap<(releve_facts::EntityKind, Box<str>), EntryId>,
}

impl Lexicon {
    /// The entry with this number.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// All entries, in file order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a kind by its canonical name, whatever case and accents.
    pub fn named(&self, kind: releve_facts::EntityKind, name: &str) -> Option<EntryId> {
        self.by_name.get(&(kind, fold(name).into())).copied()
    }

    /// The forms that begin with `word`, longest first.
    pub(crate) fn forms(&self, word: WordId) -> &[Form] {
        self.forms.get(&word).map_or(&[], Vec::as_slice)
    }
}
