//! What several rules ask of a whole document, reckoned once: without it every
//! sentence would look at every other one.

use std::cell::OnceCell;

use foldhash::HashSet;

use crate::relate::Term;
use crate::resolve::EntityNumber;

/// Answers that stay the same while a document is read.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    focus: OnceCell<Option<EntityNumber>>,
    /// The houses that the lexicon knows, which are few however long the text is.
    houses: OnceCell<Vec<EntityNumber>>,
    /// For each thing that the text is about the mentions that name it.
    topics: OnceCell<Vec<Vec<usize>>>,
    /// The roles that the text names.
    terms: OnceCell<Vec<Term>>,
    /// The names of all houses that the text speaks of.
    brands: OnceCell<HashSet<String>>,
    /// For each entity whether it is a person who designs.
    designs: Vec<OnceCell<bool>>,
    /// For each entity whether only words for any garment name it.
    plain: Vec<OnceCell<bool>>,
}

impl Memory {
    pub(crate) fn new(entities: usize) -> Self {
        Self {
            focus: OnceCell::new(),
            houses: OnceCell::new(),
            topics: OnceCell::new(),
            terms: OnceCell::new(),
            brands: OnceCell::new(),
            designs: vec![OnceCell::new(); entities],
            plain: vec![OnceCell::new(); entities],
        }
    }

    pub(crate) fn focus(
        &self,
        reckon: impl FnOnce() -> Option<EntityNumber>,
    ) -> Option<EntityNumber> {
        *self.focus.get_or_init(reckon)
    }

    pub(crate) fn houses(&self, reckon: impl FnOnce() -> Vec<EntityNumber>) -> &[EntityNumber] {
        self.houses.get_or_init(reckon)
    }

    pub(crate) fn topics(&self, reckon: impl FnOnce() -> Vec<Vec<usize>>) -> &[Vec<usize>] {
        self.topics.get_or_init(reckon)
    }

    pub(crate) fn terms(&self, reckon: impl FnOnce() -> Vec<Term>) -> &[Term] {
        self.terms.get_or_init(reckon)
    }

    pub(crate) fn brands(&self, reckon: impl FnOnce() -> HashSet<String>) -> &HashSet<String> {
        self.brands.get_or_init(reckon)
    }

    pub(crate) fn designs(&self, entity: EntityNumber, reckon: impl FnOnce() -> bool) -> bool {
        *self.designs[entity].get_or_init(reckon)
    }

    pub(crate) fn plain(&self, entity: EntityNumber, reckon: impl FnOnce() -> bool) -> bool {
        *self.plain[entity].get_or_init(reckon)
    }
}
