//! Boosted regression trees for the absolute error.
//!
//! Friedman, *Greedy function approximation: a gradient boosting machine*,
//! Annals of Statistics 29 (2001), LAD_TreeBoost: a tree is grown on the signs
//! of what is left, and each leaf then takes the weighted median of it. Columns
//! are cut into bins once and trees grow by their best leaf, as LightGBM does
//! (Ke et al., NeurIPS 2017).

use crate::random::Random;

mod split;
mod tree;

use split::{Count, Split, best_split};
pub(crate) use tree::Boosted;
use tree::{Node, Tree};

/// A table of features, a row an example. Not a number where a feature is not
/// known, which is a value of its own.
#[derive(Debug, Clone)]
pub(crate) struct Examples {
    width: usize,
    features: Vec<f32>,
    targets: Vec<f32>,
    weights: Vec<f32>,
}

impl Examples {
    pub(crate) fn new(width: usize) -> Self {
        Self {
            width,
            features: Vec::new(),
            targets: Vec::new(),
            weights: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, features: &[f32], target: f32, weight: f32) {
        debug_assert_eq!(features.len(), self.width);
        self.features.extend_from_slice(features);
        self.targets.push(target);
        self.weights.push(weight);
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.features.extend(other.features);
        self.targets.extend(other.targets);
        self.weights.extend(other.weights);
    }

    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }
}

/// How trees are grown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    pub(crate) rate: f32,
    /// Examples that a leaf has at least.
    pub(crate) least: usize,
    /// Part of the examples that each tree sees.
    pub(crate) examples: f64,
    /// Part of the features that each tree sees.
    pub(crate) features: f64,
    pub(crate) seed: u64,
}

/// Values of a feature are cut into so many bins; bin 0 is for what is not known.
const BINS: usize = 64;

/// Examples with their features in bins, which several models can share.
#[derive(Debug)]
pub(crate) struct Binned<'a> {
    examples: &'a Examples,
    /// The upper end of each bin of each feature, that of the unknown left out.
    cuts: Vec<Vec<f32>>,
    bins: Vec<u8>,
}

impl<'a> Binned<'a> {
    pub(crate) fn new(examples: &'a Examples) -> Self {
        let (width, count) = (examples.width, examples.len());
        let cuts: Vec<Vec<f32>> = (0..width).map(|feature| cuts(examples, feature)).collect();
        let mut bins = vec![0; width * count];
        for row in 0..count {
            for feature in 0..width {
                let value = examples.features[row * width + feature];
                bins[row * width + feature] = if value.is_nan() {
                    0
                } else {
                    cuts[feature].partition_point(|cut| *cut < value) as u8 + 1
                };
            }
        }
        Self {
            examples,
            cuts,
            bins,
        }
    }

    /// Grows trees.
    pub(crate) fn grow(&self, growth: &Growth) -> Boosted {
        let examples = self.examples;
        let mut random = Random::new(growth.seed);
        let mut rows: Vec<u32> = (0..examples.len() as u32).collect();
        let start = weighted_median(examples, &mut rows, |row| examples.targets[row]);
        let mut left: Vec<f32> = examples
            .targets
            .iter()
            .map(|target| target - start)
            .collect();
        let mut trees = Vec::with_capacity(growth.trees);
        for _ in 0..growth.trees {
            let rows: Vec<u32> = (0..examples.len() as u32)
                .filter(|_| random.uniform() < growth.examples)
                .collect();
            let wanted = (examples.width as f64 * growth.features).ceil() as usize;
            let features = random.some(examples.width, wanted.max(1));
            let tree = self.tree(growth, &left, rows, &features);
            for (row, left) in left.iter_mut().enumerate() {
                let from = row * examples.width;
                *left -= tree.predict(&examples.features[from..from + examples.width]);
            }
            trees.push(tree);
        }
        Boosted { start, trees }
    }

    fn tree(&self, growth: &Growth, left: &[f32], rows: Vec<u32>, features: &[usize]) -> Tree {
        let mut nodes = vec![Node::Leaf(0.0)];
        let first = self.leaf(0, rows, left, features, growth, None);
        let mut leaves = vec![first];
        while leaves.len() < growth.leaves {
            let best = (0..leaves.len()).max_by(|one, two| {
                let gain = |at: &usize| leaves[*at].best.map_or(0.0, |split| split.gain);
                gain(one).total_cmp(&gain(two)).then(two.cmp(one))
            });
            let Some(Some((at, split))) = best.map(|at| leaves[at].best.map(|best| (at, best)))
            else {
                break;
            };
            let leaf = leaves.swap_remove(at);
            let low = nodes.len();
            nodes[leaf.node] = Node::Split {
                feature: split.feature as u32,
                cut: self.cuts[split.feature]
                    .get(split.bin.wrapping_sub(1))
                    .copied()
                    .unwrap_or(f32::NEG_INFINITY),
                low: low as u32,
            };
            nodes.extend([Node::Leaf(0.0); 2]);
            let width = self.examples.width;
            let (below, above): (Vec<u32>, Vec<u32>) = leaf.rows.iter().partition(|row| {
                usize::from(self.bins[**row as usize * width + split.feature]) <= split.bin
            });
            // The smaller is counted, the larger is what remains.
            let below_first = below.len() <= above.len();
            let (small, large) = if below_first {
                (below, above)
            } else {
                (above, below)
            };
            let (small_at, large_at) = if below_first {
                (low, low + 1)
            } else {
                (low + 1, low)
            };
            let small = self.leaf(small_at, small, left, features, growth, None);
            let mut counts = leaf.counts;
            for (count, taken) in counts.iter_mut().zip(&small.counts) {
                count.0 -= taken.0;
                count.1 -= taken.1;
                count.2 -= taken.2;
            }
            let large = self.leaf(large_at, large, left, features, growth, Some(counts));
            leaves.extend([small, large]);
        }
        for mut leaf in leaves {
            let median = weighted_median(self.examples, &mut leaf.rows, |row| left[row]);
            nodes[leaf.node] = Node::Leaf(growth.rate * median);
        }
        Tree(nodes)
    }

    fn leaf(
        &self,
        node: usize,
        rows: Vec<u32>,
        left: &[f32],
        features: &[usize],
        growth: &Growth,
        counts: Option<Vec<Count>>,
    ) -> Leaf {
        let width = self.examples.width;
        let counts = counts.unwrap_or_else(|| {
            let mut counts = vec![(0.0, 0.0, 0); features.len() * BINS];
            for row in &rows {
                let row = *row as usize;
                let weight = self.examples.weights[row];
                let slope = if left[row] >= 0.0 { weight } else { -weight };
                let bins = &self.bins[row * width..(row + 1) * width];
                for (place, feature) in features.iter().enumerate() {
                    let count = &mut counts[place * BINS + usize::from(bins[*feature])];
                    count.0 += f64::from(slope);
                    count.1 += f64::from(weight);
                    count.2 += 1;
                }
            }
            counts
        });
        let best = best_split(&counts, features, growth.least);
        Leaf {
            node,
            rows,
            counts,
            best,
        }
    }
}

struct Leaf {
    node: usize,
    rows: Vec<u32>,
    counts: Vec<Count>,
    best: Option<Split>,
}

/// Upper ends of bins with about as many examples each.
fn cuts(examples: &Examples, feature: usize) -> Vec<f32> {
    let step = (examples.len() / 20_000).max(1);
    let mut values: Vec<f32> = (0..examples.len())
        .step_by(step)
        .map(|row| examples.features[row * examples.width + feature])
        .filter(|value| !value.is_nan())
        .collect();
    values.sort_unstable_by(f32::total_cmp);
    let mut cuts: Vec<f32> = (1..BINS - 2)
        .filter_map(|bin| values.get(bin * values.len() / (BINS - 2)).copied())
        .collect();
    cuts.dedup();
    cuts
}

/// The value with half the weight on either side.
fn weighted_median(examples: &Examples, rows: &mut [u32], value: impl Fn(usize) -> f32) -> f32 {
    rows.sort_unstable_by(|one, two| {
        value(*one as usize)
            .total_cmp(&value(*two as usize))
            .then(one.cmp(two))
    });
    let weight = |row: &u32| f64::from(examples.weights[*row as usize]);
    let half = rows.iter().map(weight).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    for row in rows.iter() {
        sum += weight(row);
        if sum >= half {
            return value(*row as usize);
        }
    }
    0.0
}

#[cfg(test)]
mod tests;
