//! The runs of words of a text.

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
            words
                .iter()
                .copied()
                .reduce(mix)
                .into_iter()
                .map(short)
                .collect()
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

    /// Whether every line of a text stands in this one, each for itself, but for
    /// lines too short for a run, and for what follows an ellipsis: the word
    /// before it may be cut, and behind it others tell where the rest is.
    pub(crate) fn has_lines_of(&self, text: &str) -> bool {
        let mut any = false;
        for line in text.lines() {
            let end = ["\u{2026}", "..."].iter().filter_map(|cut| line.rfind(cut));
            let end = end.max();
            let mut words = words(&line[..end.unwrap_or(line.len())]);
            if end.is_some() {
                words.pop();
            }
            for run in words.windows(RUN) {
                let run = short(run.iter().copied().fold(0, mix));
                if self.0.binary_search(&run).is_err() {
                    return false;
                }
                any = true;
            }
        }
        any
    }

    pub(crate) fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// How alike two texts are; 0 where one has no run.
    pub(crate) fn likeness(&self, other: &Self) -> Likeness {
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
        let shorter = self.0.len().min(other.0.len());
        let part = |of: usize| {
            if of == 0 {
                0.0
            } else {
                shared as f64 / of as f64
            }
        };
        Likeness {
            resemblance: part(all),
            containment: part(shorter),
        }
    }
}

/// Broder's two measures, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    /// Shared runs as a part of all.
    pub(crate) resemblance: f64,
    /// Shared runs as a part of the shorter text's.
    pub(crate) containment: f64,
}

fn mix(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv-17) over whole characters
/// instead of bytes. What comes of it is stored in studies, so that it must be
/// the same in every version and on every machine, which crates for hash
/// tables do not promise.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn join(word: u64, char: char) -> u64 {
    (word ^ u64::from(u32::from(char))).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The words of a text as hashes; of ideographs each pair is one.
fn words(text: &str) -> Vec<u64> {
    let folded = folded(text);
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut word = BASIS;
    let mut last: Option<char> = None;
    for &char in &folded.chars {
        let ideograph = is_ideograph(char);
        if !ideograph && char.is_alphanumeric() {
            word = join(word, char);
        } else if word != BASIS {
            words.push(std::mem::replace(&mut word, BASIS));
        }
        if ideograph && let Some(last) = last {
            words.push(join(join(BASIS, last), char));
        }
        last = ideograph.then_some(char);
    }
    if word != BASIS {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: f64) {
        let found = Shingles::of(one).likeness(&Shingles::of(other)).resemblance;
        assert!(
            (found - expected).abs() < 0.001,
            "{found}, expected {expected}"
        );
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
    const HASH: u32 = 724_723_508;
}
