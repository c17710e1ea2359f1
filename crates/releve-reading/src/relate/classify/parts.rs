//! What each of two things weighs by itself, reckoned once however many others
//! it is paired with.

use foldhash::HashMap;
use releve_facts::FactKind;

use super::candidate::{Argument, Candidate};
use super::features;
use super::weights::RelationWeights;
use crate::scene::Scene;

/// A thing as one side of a kind of relation: kind, side, place, what it is, and
/// whether its clause counts.
type Key = (FactKind, bool, usize, usize, &'static str, bool);

/// The weights of the things of one sentence.
#[derive(Debug, Default)]
pub(super) struct Parts {
    known: HashMap<Key, f32>,
}

impl Parts {
    /// Forgets the things of one sentence before the next; the room stays.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    /// What the two things of a candidate weigh, each by itself.
    pub(super) fn score(
        &mut self,
        scene: &Scene<'_>,
        weights: &RelationWeights,
        candidate: &Candidate,
    ) -> f32 {
        let kind = candidate.kind();
        let key = |argument: &Argument, first: bool| {
            let tokens = &argument.tokens;
            let clause = first && candidate.other.is_none();
            (
                kind,
                first,
                tokens.start,
                tokens.end,
                argument.label,
                clause,
            )
        };
        let first = *self
            .known
            .entry(key(&candidate.first, true))
            .or_insert_with(|| {
                let mut score = 0.0;
                features::of_first(scene, candidate, &mut |template, word| {
                    score += weights.get(kind, template, word);
                });
                score
            });
        let second = *self
            .known
            .entry(key(&candidate.second, false))
            .or_insert_with(|| {
                let mut score = 0.0;
                features::of_second(scene, candidate, &mut |template, word| {
                    score += weights.get(kind, template, word);
                });
                score
            });
        first + second
    }
}
