//! The runs of words of a text.

use std::hash::{BuildHasher as _, Hasher as _};

use crate::search::{folded, is_ideograph};

/// Words in a run. Broder uses four for web pages; headlines and captions are
/// short enough here that three keeps more of them.
const RUN: usize = 3;

/// The distinct runs of three words of a text, as hashes, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shingles(Vec<u32>);

impl Shingles {
    pub(crate) fn of(text: &str) -> Self {
        let words = words(text);
        let mut runs: Vec<u32> = if words.len() < RUN {
            // Too short for a run: all of it is one.
            words.iter().copied().reduce(mix).into_iter().map(short).collect()
        } else {
            words
                .windows(RUN)
                .map(|run| short(run.iter().copied().fold(0, mix)))
                .collect()
        };
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    pub(crate) fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// Shared runs as a part of all; 0 where one has none.
    pub(crate) fn resemblance(&self, other: &Self) -> f64 {
        let (mut one, mut two) = (self.0.as_slice(), other.0.as_slice());
        let mut shared = 0usize;
        while let ([a, rest_one @ ..], [b, rest_two @ ..]) = (one, two) {
            shared += usize::from(a == b);
            if a <= b {
                one = rest_one;
            }
            if b <= a {
                two = rest_two;
            }
        }
        let all = self.0.len() + other.0.len() - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

fn mix(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The words of a text as hashes; of ideographs each pair is one.
fn words(text: &str) -> Vec<u64> {
    // Signatures are stored: the hash must be the same on every machine.
    let state = foldhash::quality::FixedState::with_seed(0);
    let folded = folded(text);
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut word = state.build_hasher();
    let mut open = false;
    let mut last: Option<char> = None;
    for &char in &folded.chars {
        let ideograph = is_ideograph(char);
        if !ideograph && char.is_alphanumeric() {
            word.write_u32(char.into());
            open = true;
        } else if open {
            words.push(std::mem::replace(&mut word, state.build_hasher()).finish());
            open = false;
        }
        if ideograph && let Some(last) = last {
            let mut pair = state.build_hasher();
            pair.write_u32(last.into());
            pair.write_u32(char.into());
            words.push(pair.finish());
        }
        last = ideograph.then_some(char);
    }
    if open {
        words.push(word.finish());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: f64) {
        let found = Shingles::of(one).resemblance(&Shingles::of(other));
        assert!((found - expected).abs() < 0.001, "{found}, expected {expected}");
    }

    #[test]
    fn shared_runs_of_all() {
        check("a b c d", "a b c d", 1.0);
        check("A, B. C — d", "a b c d", 1.0);
        // a b c | b c d against b c d | c d e: one of three.
        check("a b c d", "b c d e", 1.0 / 3.0);
        check("Chloé boots", "chloe boots", 1.0);
        check("", "", 0.0);
        check("", "a b c", 0.0);
        check("芭蕾舞鞋回来", "芭蕾舞鞋回来", 1.0);
        // Three runs each of pairs (芭蕾 蕾舞 舞鞋 鞋回 回来), the last one differs.
        check("芭蕾舞鞋回来", "芭蕾舞鞋回去", 2.0 / 4.0);
    }

    /// Bands are stored in studies: a hash that changes would hide copies.
    #[test]
    fn hashes_do_not_change() {
        assert_eq!(Shingles::of("loafers are back").hashes(), [HASH]);
    }
    const HASH: u32 = 0;
}
