//! The weights of the classifier, `relation_weights.tsv`: for each kind of
//! relation how much each feature speaks for it.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt};
use releve_facts::FactKind;

/// Weights by kind and feature; a feature without a row counts nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct RelationWeights {
    /// By [`key`]: the strings themselves are never needed again.
    weights: HashMap<u64, f32>,
}

impl RelationWeights {
    pub(crate) fn new() -> Self {
        Self {
            weights: HashMap::new(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Sets the weight of `feature`, which is a template and a word with a
    /// blank between them, or a template alone.
    pub(crate) fn set(&mut self, kind: FactKind, feature: &str, weight: f32) {
        let (template, word) = feature.split_once(' ').unwrap_or((feature, ""));
        self.weights.insert(key(kind, template, word), weight);
    }

    pub(crate) fn get(&self, kind: FactKind, template: &str, word: &str) -> f32 {
        let found = self.weights.get(&key(kind, template, word));
        found.copied().unwrap_or(0.0)
    }
}

/// One number for a kind's feature. Two features share one by chance once in
/// 2^64, and would then share a weight.
fn key(kind: FactKind, template: &str, word: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    (kind as u8).hash(&mut hasher);
    template.hash(&mut hasher);
    word.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_under_its_kind_alone() {
        let mut weights = RelationWeights::new();
        weights.set(FactKind::Wear, "verb wear", 2.0);
        weights.set(FactKind::Wear, "bias", -1.0);
        assert_eq!(weights.get(FactKind::Wear, "verb", "wear"), 2.0);
        assert_eq!(weights.get(FactKind::Wear, "bias", ""), -1.0);
        assert_eq!(weights.get(FactKind::Showing, "verb", "wear"), 0.0);
    }
}
