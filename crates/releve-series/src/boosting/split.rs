//! Where a leaf is parted.

use super::BINS;

/// Slope, weight and number of the examples in a bin.
pub(super) type Count = (f64, f64, u32);

/// Where a leaf is best parted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split {
    pub(super) feature: usize,
    /// The last bin of the lower part.
    pub(super) bin: usize,
    /// By how much it is better than the leaf.
    pub(super) gain: f64,
}

/// The split of a leaf with most gain whose parts have the `least` examples; `None`
/// where none is better than the leaf.
pub(super) fn best_split(counts: &[Count], features: &[usize], least: usize) -> Option<Split> {
    let mut best: Option<Split> = None;
    for (place, feature) in features.iter().enumerate() {
        let bins = &counts[place * BINS..(place + 1) * BINS];
        let all = bins.iter().fold((0.0, 0.0, 0), add);
        let worth = |part: Count| part.0 * part.0 / (part.1 + 1e-9);
        let mut low = (0.0, 0.0, 0);
        for (bin, count) in bins[..BINS - 1].iter().enumerate() {
            low = add(low, count);
            let high = (all.0 - low.0, all.1 - low.1, all.2 - low.2);
            if (low.2 as usize) < least {
                continue;
            }
            if (high.2 as usize) < least {
                break;
            }
            let gain = worth(low) + worth(high) - worth(all);
            if gain > 1e-9 && best.is_none_or(|best| gain > best.gain) {
                best = Some(Split {
                    feature: *feature,
                    bin,
                    gain,
                });
            }
        }
    }
    best
}

fn add(one: Count, two: &Count) -> Count {
    (one.0 + two.0, one.1 + two.1, one.2 + two.2)
}
