//! The words of the trade, as data.
//!
//! Rust holds the loader; the words live in `lexicon/<language>/` and are
//! documented in `docs/LEXICON.md`. English is compiled in; a folder of the
//! user's own is read on top of it.

mod calendar;
mod check;
mod cue;
mod entry;
mod error;
mod files;
mod find;
mod fold;
mod forms;
mod index;
mod load;
mod marks;
mod pressed;
mod table;
mod word;

use foldhash::{HashMap, HashSet};
use releve_facts::EntityKind;

pub(crate) use calendar::{Calendar, CalendarWord, Distance, SeasonWord, Unit};
pub use check::check;
pub use cue::Cue;
pub use entry::{Detail, Entry, EntryId, FormKind, Pronoun};
pub use error::Error;
pub use files::{FILES, Files};
pub use find::Match;
pub use fold::fold;
pub(crate) use fold::fold_into;
use forms::Forms;
pub(crate) use marks::CurrencyMarks;
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
    /// A noun that is counted: `searches`; its number in `metrics`.
    Metric(u32),
    /// The title of a film, a book; its number in `works`.
    Work(u32),
}

/// A sequence of words and its meaning.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) words: Box<[WordId]>,
    pub(crate) meaning: Meaning,
    /// Written in capitals only: `RED`, `COS`.
    pub(crate) capitals: bool,
}

/// A film, a series, an album, a book.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) title: Box<str>,
    /// An ordinary word, or somebody's name, as well.
    pub(crate) ambiguous: bool,
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
    /// Marks before or behind the number: `£`, `US$`. Where several currencies
    /// share a mark and nothing near says which, the one that lists it first is
    /// meant.
    pub(crate) symbols: Box<[Box<str>]>,
    /// ISO 3166 alpha-2 codes of the countries that pay in it.
    pub(crate) countries: Box<[Box<str>]>,
}

/// A noun that says what a figure counts, or a superlative that ranks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MetricEntry {
    pub(crate) metric: releve_facts::Metric,
    pub(crate) manner: MetricManner,
}

/// With which figures a noun of measure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MetricManner {
    /// Changes and levels: `searches`.
    Any,
    /// Changes only: `demand` is no number.
    Change,
}

/// What a word tells of the name that it ends or stands beside: a bit for each
/// of the kinds that a name can be of.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct NameWord {
    pub(crate) end: u8,
    pub(crate) noun: u8,
}

/// The words of one language, ready for reading.
#[derive(Debug, Clone)]
pub struct Lexicon {
    pub(crate) words: Words,
    pub(crate) entries: Vec<Entry>,
    /// Forms by the number of their first word.
    forms: Vec<Forms>,
    pub(crate) roles: Vec<RoleEntry>,
    pub(crate) occasions: Vec<Box<str>>,
    pub(crate) currencies: Vec<CurrencyEntry>,
    pub(crate) currency_marks: CurrencyMarks,
    /// Nouns and superlatives that say what a figure counts.
    pub(crate) metrics: Vec<MetricEntry>,
    /// Words of months, seasons and relative times.
    pub(crate) calendar: Calendar,
    /// Endings that make a trend of any word: `core`, `coded`.
    pub(crate) trend_suffixes: Vec<Box<str>>,
    /// Last words that make a trend of two: `girl`, `academia`.
    pub(crate) trend_words: HashSet<WordId>,
    /// Nouns that make an attribute of the modifier before them: `sole`.
    pub(crate) attribute_heads: HashSet<WordId>,
    /// Words that shade the colour behind them: `pale`.
    pub(crate) shades: HashSet<WordId>,
    /// Adjectives that say nothing of a garment.
    pub(crate) vague: HashSet<WordId>,
    /// Films, series, albums, books.
    pub(crate) works: Vec<Work>,
    /// Words that tell what a name is.
    pub(crate) name_words: HashMap<WordId, NameWord>,
    /// Weights by which an unknown name's kind is told.
    pub(crate) name_weights: crate::spot::NameWeights,
    /// Weights of rules and signs, by name.
    pub(crate) rule_weights: HashMap<Box<str>, f64>,
    /// Weights by which relations are told that no rule tells.
    pub(crate) relation_weights: crate::relate::RelationWeights,
    /// Entries by folded name, for each kind by its number.
    by_name: [HashMap<Box<str>, EntryId>; EntityKind::ALL.len()],
    pressed: pressed::Pressed,
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
    pub fn named(&self, kind: EntityKind, name: &str) -> Option<EntryId> {
        self.by_name[kind as usize]
            .get(fold(name).as_ref())
            .copied()
    }

    /// True for `£`, `US$`, `CHF`.
    pub(crate) fn is_currency_mark(&self, mark: &str) -> bool {
        self.currency_marks.get(mark).is_some()
    }

    pub(crate) fn is_attribute_head(&self, word: WordId) -> bool {
        self.attribute_heads.contains(&word)
    }

    pub(crate) fn is_shade(&self, word: WordId) -> bool {
        self.shades.contains(&word)
    }

    /// Adjectives that say nothing of a garment: `same`, `new`, `iconic`.
    pub(crate) fn is_vague(&self, word: &str) -> bool {
        self.words
            .get(word)
            .is_some_and(|word| self.vague.contains(&word))
    }

    /// The forms that begin with `word`, longest first.
    pub(crate) fn forms(&self, word: WordId) -> &[Form] {
        self.forms.get(word.0 as usize).map_or(&[], Forms::all)
    }

    /// The forms that begin with `word` and end there or go on with one of
    /// `next`, longest first.
    pub(crate) fn forms_before(
        &self,
        word: WordId,
        next: [Option<WordId>; 3],
    ) -> impl Iterator<Item = &Form> {
        let forms = self.forms.get(word.0 as usize);
        forms.into_iter().flat_map(move |forms| forms.before(next))
    }

    /// The lexicon with the weights of rules and signs in `table`, a file in the
    /// form of `rule_weights.tsv`, in the place of its own.
    ///
    /// # Errors
    ///
    /// Fails where the table is not in that form.
    pub fn with_rule_weights(&self, table: &str) -> Result<Self, Error> {
        let mut lexicon = self.clone();
        lexicon.rule_weights = load::rule_weights(table)?;
        Ok(lexicon)
    }

    /// The lexicon with the weights of relations in `table`, a file in the form
    /// of `relation_weights.tsv`, in the place of its own.
    ///
    /// # Errors
    ///
    /// Fails where the table is not in that form.
    pub fn with_relation_weights(&self, table: &str) -> Result<Self, Error> {
        let mut lexicon = self.clone();
        lexicon.relation_weights = load::relation_weights(table)?;
        Ok(lexicon)
    }

    /// This lexicon without one part in `of` of its names of brands, people,
    /// events, publications, organisations and products. Reading an annotated
    /// article with such parts missing, one after the other, makes its known
    /// names examples of unknown ones.
    pub fn without_part(&self, part: u32, of: u32) -> Self {
        use EntityKind as Kind;
        let mut lexicon = self.clone();
        for forms in &mut lexicon.forms {
            forms.retain(|form| match form.meaning {
                Meaning::Entry(id, _) => {
                    id.0 % of != part
                        || matches!(
                            self.entry(id).kind,
                            Kind::Garment
                                | Kind::Attribute
                                | Kind::Trend
                                | Kind::Channel
                                | Kind::Place
                        )
                }
                _ => true,
            });
        }
        lexicon
    }
}
