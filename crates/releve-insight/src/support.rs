use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use releve_facts::Fact;

/// The facts on which an answer rests; every answer has at least one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Support<'a> {
    facts: Vec<&'a Fact>,
}

impl<'a> Support<'a> {
    /// The facts, in the order of the corpus.
    pub fn facts(&self) -> &[&'a Fact] {
        &self.facts
    }

    /// In how many documents it stands.
    pub fn documents(&self) -> usize {
        let docs: BTreeSet<&str> = self.facts.iter().map(|fact| fact.doc()).collect();
        docs.len()
    }

    /// How sure the surest of the facts is, 0 to 1.
    pub fn confidence(&self) -> f64 {
        let all = self.facts.iter().map(|fact| fact.confidence().get());
        all.fold(0.0, f64::max)
    }

    pub(crate) fn push(&mut self, fact: &'a Fact) {
        if !self.facts.iter().any(|known| std::ptr::eq(*known, fact)) {
            self.facts.push(fact);
        }
    }

    pub(crate) fn absorb(&mut self, other: &Support<'a>) {
        for fact in &other.facts {
            self.push(fact);
        }
    }
}

impl<'a> FromIterator<&'a Fact> for Support<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Fact>>(facts: I) -> Self {
        Self {
            facts: facts.into_iter().collect(),
        }
    }
}

/// `items` by their key, keys and items in the order in which they came.
pub(crate) fn grouped<K: Hash + Eq + Clone, T>(
    items: impl IntoIterator<Item = (K, T)>,
) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    let mut place: HashMap<K, usize> = HashMap::new();
    for (key, item) in items {
        let at = *place.entry(key.clone()).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(item);
    }
    groups
}
