//! What several rules ask of a whole document, reckoned once: without it every
//! sentence would look at every other one.

use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt};

use crate::relate::Term;
use crate::resolve::EntityNumber;

/// Entities of one name, in order.
#[derive(Debug)]
pub(crate) struct ByName(HashMap<String, Vec<EntityNumber>>);

impl ByName {
    pub(crate) fn new(named: impl Iterator<Item = (String, EntityNumber)>) -> Self {
        let mut all: HashMap<String, Vec<EntityNumber>> = HashMap::new();
        for (name, entity) in named {
            all.entry(name).or_default().push(entity);
        }
        Self(all)
    }

    pub(crate) fn get(&self, name: &str) -> &[EntityNumber] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

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
    /// The houses that the text speaks of, by name.
    brands: OnceCell<ByName>,
    /// Everything that it speaks of, by the name as a hashtag writes it.
    pressed: OnceCell<ByName>,
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
            pressed: OnceCell::new(),
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

    pub(crate) fn brands(&self, reckon: impl FnOnce() -> ByName) -> &ByName {
        self.brands.get_or_init(reckon)
    }

    pub(crate) fn pressed(&self, reckon: impl FnOnce() -> ByName) -> &ByName {
        self.pressed.get_or_init(reckon)
    }

    pub(crate) fn designs(&self, entity: EntityNumber, reckon: impl FnOnce() -> bool) -> bool {
        *self.designs[entity].get_or_init(reckon)
    }

    pub(crate) fn plain(&self, entity: EntityNumber, reckon: impl FnOnce() -> bool) -> bool {
        *self.plain[entity].get_or_init(reckon)
    }
}
