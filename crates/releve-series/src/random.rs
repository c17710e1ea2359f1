//! Random numbers that are the same everywhere.

/// SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA 2014): a few lines, and the same numbers on every
/// machine, which is all that samples and walks ask for. Nothing secret rests on
/// it.
///
/// # Example: the same seed, the same numbers
///
/// ```
/// use releve_series::Random;
///
/// let (mut one, mut two) = (Random::new(7), Random::new(7));
/// assert_eq!(one.uniform(), two.uniform());
/// assert!(one.below(6) < 6);
/// ```
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Numbers that follow from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, any of 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, below 1.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Below a limit; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.uniform() * limit as f64) as usize
    }

    /// All but normal, of mean 0 and variance 1: twelve uniform ones added up.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }

    /// So many of the numbers below `all`, ascending; all of them where there are
    /// no more.
    pub(crate) fn some(&mut self, all: usize, wanted: usize) -> Vec<usize> {
        let mut chosen: Vec<usize> = (0..all).collect();
        for at in 0..wanted.min(all) {
            let other = at + self.below(all - at);
            chosen.swap(at, other);
        }
        chosen.truncate(wanted);
        chosen.sort_unstable();
        chosen
    }
}
