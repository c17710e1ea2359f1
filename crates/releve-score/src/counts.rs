/// What was found, what was there, and how much of it is the same.
///
/// # Example: precision is of what was predicted, recall of the gold
///
/// ```
/// use releve_score::Counts;
///
/// let counts = Counts { matched: 3, pred: 4, gold: 6 };
/// assert_eq!(counts.precision(), 0.75);
/// assert_eq!(counts.recall(), 0.5);
/// assert_eq!(counts.f1(), 0.6);
/// assert_eq!(Counts::default().f1(), 0.0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predicted items that have their gold item, each used once.
    pub matched: usize,
    /// Predicted items.
    pub pred: usize,
    /// Gold items.
    pub gold: usize,
}

impl Counts {
    /// Share of the predicted that is right, 0 to 1; 0 where nothing was predicted.
    pub fn precision(&self) -> f64 {
        share(self.matched, self.pred).unwrap_or(0.0)
    }

    /// Share of the gold that was found, 0 to 1; 0 where there is no gold.
    pub fn recall(&self) -> f64 {
        share(self.matched, self.gold).unwrap_or(0.0)
    }

    /// Harmonic mean of precision and recall, 0 to 1; 0 where both are.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.matched += other.matched;
        self.pred += other.pred;
        self.gold += other.gold;
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::default(), |mut sum, item| {
            sum += item;
            sum
        })
    }
}

/// `part` of `whole`, or `None` where the whole is nothing.
pub(crate) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
