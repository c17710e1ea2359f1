//! Files into a lexicon.

mod entry;
mod form;
mod measure;
mod term;
mod weight;
mod word;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::EntityKind;

use super::calendar::Calendar;
use super::files::{FILES, Files};
use super::forms::Forms;
use super::table::{Row, Table};
use super::word::{Classes, Words};
use super::{CurrencyMarks, Error, Lexicon, Meaning};
use crate::relate::RelationWeights;
use crate::spot::NameWeights;

pub(super) use weight::{relation_weights, rule_weights};

impl Lexicon {
    /// English, as compiled in.
    ///
    /// # Panics
    ///
    /// Never: a test loads the same files.
    pub fn english() -> Self {
        Self::load(&Files::english()).expect("the compiled-in lexicon is valid")
    }

    /// Reads `files` in the order of [`FILES`].
    ///
    /// # Errors
    ///
    /// The first row that is not of its file's form.
    pub fn load(files: &Files<'_>) -> Result<Self, Error> {
        let mut loader = Loader {
            lexicon: Self {
                words: Words::with_capacity(90_000),
                entries: Vec::with_capacity(12_000),
                forms: Vec::with_capacity(90_000),
                roles: Vec::new(),
                occasions: Vec::new(),
                currencies: Vec::new(),
                currency_marks: CurrencyMarks::new(),
                metrics: Vec::new(),
                works: Vec::new(),
                calendar: Calendar::default(),
                trend_suffixes: Vec::new(),
                trend_words: HashSet::new(),
                by_name: Default::default(),
                pressed: Default::default(),
                attribute_heads: HashSet::new(),
                shades: HashSet::new(),
                vague: HashSet::new(),
                name_words: HashMap::new(),
                name_weights: NameWeights::default(),
                rule_weights: HashMap::new(),
                relation_weights: RelationWeights::new(),
            },
            room: String::new(),
        };
        for name in FILES {
            for (file, content) in files.iter().filter(|(file, _)| file == name) {
                loader.file(&Table::parse(file, content)?)?;
            }
        }
        let mut lexicon = loader.lexicon;
        lexicon.worn_words_are_nouns();
        lexicon.telling_words_are_verbs();
        lexicon.words.inflect();
        for forms in &mut lexicon.forms {
            forms.sort();
        }
        Ok(lexicon)
    }

    /// In fashion's own texts `slip`, `pump` and `top` are nouns first.
    fn worn_words_are_nouns(&mut self) {
        for form in self.forms.iter().flat_map(Forms::all) {
            let (Meaning::Entry(id, _), [word]) = (form.meaning, &form.words[..]) else {
                continue;
            };
            if self.entries[id.0 as usize].kind == EntityKind::Garment {
                let info = self.words.info_mut(*word);
                info.classes = info.classes.with(Classes::NOUN);
                let others: u16 = info.counts[1..].iter().copied().max().unwrap_or(0);
                info.counts[0] = info.counts[0].max(others).max(1);
            }
        }
    }

    /// `showcase`, `unveil`: what tells a relation by verb can be a verb,
    /// whatever a dictionary of 2006 knew.
    fn telling_words_are_verbs(&mut self) {
        for form in self.forms.iter().flat_map(Forms::all) {
            let (Meaning::Cue(cue), [word, ..]) = (form.meaning, &form.words[..]) else {
                continue;
            };
            let info = self.words.info_mut(*word);
            let open =
                !info.classes.is_function() && !info.classes.any(Classes::PAST.with(Classes::ING));
            if cue.is_verbal() && open {
                info.classes = info.classes.with(Classes::VERB);
            }
        }
    }
}

/// A lexicon that grows row by row.
struct Loader {
    lexicon: Lexicon,
    /// Where words are folded.
    room: String,
}

/// Every row has a name.
fn named(row: Row<'_, '_>) -> Result<(), Error> {
    if row.name().is_empty() {
        return Err(row.error("expected a name in the first cell, but it is empty"));
    }
    Ok(())
}

impl Loader {
    fn file(&mut self, table: &Table<'_>) -> Result<(), Error> {
        if table.file == "words.tsv" {
            return self.words(table);
        }
        for row in table.rows() {
            named(row)?;
            match table.file {
                "irregular.tsv" => self.irregular(row)?,
                "function_words.tsv" => self.function_word(row)?,
                "roles.tsv" => self.role(row),
                "occasions.tsv" => self.occasion(row),
                "currencies.tsv" => self.currency(row)?,
                "metrics.tsv" => self.metric(row)?,
                "calendar.tsv" => self.calendar_word(row)?,
                "cues.tsv" => self.cue(row)?,
                "name_words.tsv" => self.name_word(row)?,
                "name_weights.tsv" => self.name_weight(row)?,
                "attribute_grammar.tsv" => self.attribute_word(row)?,
                "relation_weights.tsv" => self.relation_weight(row)?,
                "rule_weights.tsv" => self.rule_weight(row)?,
                "trend_endings.tsv" => self.trend_ending(row),
                "works.tsv" => self.work(row),
                file => self.entry(file, row)?,
            }
        }
        Ok(())
    }
}
