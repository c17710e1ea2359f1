//! How far a rank depends on which documents and weeks there happen to be.

use std::collections::BTreeMap;

use releve_series::Random;

use super::Question;
use super::gathered::Gathered;
use super::ranking::Ranking;
use super::sheet::Draw;

/// Of the resampled ranks so many per cent lie in the interval.
pub const INTERVAL: f64 = 95.0;

/// What resampling tells of the candidates.
#[derive(Debug)]
pub(super) struct Resampled {
    /// By candidate, then resample; who has no score stands last.
    ranks: Vec<Vec<u32>>,
}

impl Resampled {
    /// Draws sources with replacement and of each its documents with replacement
    /// (the two-stage bootstrap of clustered data: A. C. Davison and D. V.
    /// Hinkley, *Bootstrap Methods and their Application*, 1997, section 3.8);
    /// where there is one source, documents alone. Steps of series are drawn in
    /// circular blocks (D. N. Politis and J. P. Romano, 1992) as long as the
    /// cube root of their number (P. Hall, J. L. Horowitz and B.-Y. Jing, 1995),
    /// the same for all series of a length, since a week that moves one term
    /// moves its neighbours, too.
    pub(super) fn of(gathered: &Gathered, question: &Question) -> Self {
        let mut random = Random::new(question.seed);
        let candidates = gathered.names.len();
        let mut ranks: Vec<Vec<u32>> = vec![Vec::new(); candidates];
        let lengths = gathered.sheet.lengths();
        for _ in 0..question.resamples {
            let draw = Draw {
                documents: documents(gathered, &mut random),
                steps: steps(&lengths, &mut random),
            };
            let ranking = Ranking::of(&gathered.sheet, &question.weights, question.kind, &draw);
            for (all, rank) in ranks.iter_mut().zip(ranking.ranks) {
                all.push(u32::try_from(rank.unwrap_or(candidates)).unwrap_or(u32::MAX));
            }
        }
        Self { ranks }
    }

    /// The interval that holds [`INTERVAL`] per cent of the resampled ranks of a
    /// candidate, and its own rank in any case.
    pub(super) fn interval(&self, candidate: usize, rank: usize) -> (usize, usize) {
        let mut ranks = self.ranks[candidate].clone();
        ranks.sort_unstable();
        let number = ranks.len();
        if number == 0 {
            return (rank, rank);
        }
        let tail = ((100.0 - INTERVAL) / 200.0 * (number + 1) as f64) as usize;
        let low = ranks[tail.saturating_sub(1).min(number - 1)] as usize;
        let high = ranks[number - tail.max(1)] as usize;
        (low.min(rank), high.max(rank))
    }

    /// In which part of the resamples `one` stands before `other`; equals count
    /// half.
    pub(super) fn ahead(&self, one: usize, other: usize) -> Option<f64> {
        let pairs = self.ranks[one].iter().zip(&self.ranks[other]);
        let wins: f64 = pairs
            .map(|(one, other)| match one.cmp(other) {
                std::cmp::Ordering::Less => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Greater => 0.0,
            })
            .sum();
        let number = self.ranks[one].len();
        (number > 0).then(|| wins / number as f64)
    }
}

fn documents(gathered: &Gathered, random: &mut Random) -> Vec<u32> {
    let mut drawn = vec![0; gathered.sheet.counted.len()];
    let sources: Vec<&Vec<usize>> = gathered.sources.values().collect();
    for _ in 0..sources.len() {
        let source = sources[random.below(sources.len())];
        for _ in 0..source.len() {
            drawn[source[random.below(source.len())]] += 1;
        }
    }
    drawn
}

fn steps(lengths: &[usize], random: &mut Random) -> BTreeMap<usize, Vec<usize>> {
    let drawn = lengths.iter().map(|&length| {
        let block = ((length as f64).cbrt().ceil() as usize).max(1);
        let mut steps = Vec::with_capacity(length + block);
        while steps.len() < length {
            let start = random.below(length);
            steps.extend((start..start + block).map(|step| step % length));
        }
        steps.truncate(length);
        (length, steps)
    });
    drawn.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_as_long_as_the_cube_root() {
        let drawn = steps(&[1, 13], &mut Random::new(7));
        assert_eq!(drawn[&1], [0]);
        let thirteen = &drawn[&13];
        assert_eq!(thirteen.len(), 13);
        for block in thirteen.chunks(3) {
            for pair in block.windows(2) {
                assert_eq!((pair[0] + 1) % 13, pair[1]);
            }
        }
    }

    #[test]
    fn an_interval_holds_the_rank_itself() {
        let ranks = vec![(1..=199).map(|n| 3 + n % 5).collect()];
        let resampled = Resampled { ranks };
        assert_eq!(resampled.interval(0, 5), (3, 7));
        assert_eq!(resampled.interval(0, 9), (3, 9));
    }
}
