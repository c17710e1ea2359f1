//! The season that a course has: none, as large throughout, or as large as the
//! level.

/// Pairs of sine and cosine that a season may have.
pub(crate) const HARMONICS: usize = 3;

/// A kind of season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Season {
    /// Pairs of sine and cosine of the year; 0 where there is no season.
    pub(crate) harmonics: usize,
    /// True where it is as large as the level, false where as large throughout.
    pub(crate) grows: bool,
}

impl Season {
    /// All kinds: none, then those as large throughout, then those that grow.
    pub(crate) const ALL: [Self; 2 * HARMONICS + 1] = {
        let mut all = [Self {
            harmonics: 0,
            grows: false,
        }; 2 * HARMONICS + 1];
        let mut harmonics = 1;
        while harmonics <= HARMONICS {
            all[harmonics].harmonics = harmonics;
            all[HARMONICS + harmonics] = Self {
                harmonics,
                grows: true,
            };
            harmonics += 1;
        }
        all
    };

    /// Its place among all.
    pub(crate) fn place(self) -> usize {
        self.harmonics + if self.grows { HARMONICS } else { 0 }
    }
}
