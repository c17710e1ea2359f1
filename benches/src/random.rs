//! A small generator of pseudo-random numbers, so that the same corpus comes
//! out on every machine and with every version of every crate.

/// The generator of `releve-series`, and what words are chosen by.
#[derive(Debug, Clone)]
pub struct Random(releve_series::Random);

impl Random {
    /// A generator whose numbers `seed` determines.
    pub fn new(seed: u64) -> Self {
        Self(releve_series::Random::new(seed))
    }

    /// The next number, any of 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0.bits()
    }

    /// A number from 0 to before `end`; 0 where `end` is 0.
    ///
    /// ```
    /// let mut random = releve_benches::Random::new(1);
    /// assert!((0..100).all(|_| random.below(6) < 6));
    /// ```
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.draw()) * end as u128) >> 64) as usize
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// One of `choices`.
    pub fn choose<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        &choices[self.below(choices.len())]
    }
}
