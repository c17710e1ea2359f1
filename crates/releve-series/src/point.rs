//! One value of a series.

/// What is known of a series at one period.
///
/// # Example: what `<1` says
///
/// ```
/// use releve_series::Point;
///
/// let few = Point::Below(1.0);
/// assert!(few.is_censored());
/// // A count that is said to be below one is taken as half of it.
/// assert_eq!(few.estimate(), Some(0.5));
/// assert_eq!(Point::Missing.estimate(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Point {
    /// The value.
    Exact(f64),
    /// Nothing is known.
    Missing,
    /// Less than this, as Google Trends writes `<1`.
    Below(f64),
    /// This or more, as Pinterest writes `10,000%+`.
    Above(f64),
}

impl Point {
    /// The value, where it is known exactly.
    pub fn exact(self) -> Option<f64> {
        match self {
            Self::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// A value to reckon with: the exact one; of `<b` with b above zero, b/2,
    /// the middle of what it can be where nothing is below zero; else the bound
    /// itself.
    pub fn estimate(self) -> Option<f64> {
        match self {
            Self::Exact(value) => Some(value),
            Self::Missing => None,
            Self::Below(bound) if bound > 0.0 => Some(bound / 2.0),
            Self::Below(bound) | Self::Above(bound) => Some(bound),
        }
    }

    /// True if only a bound is known.
    pub fn is_censored(self) -> bool {
        matches!(self, Self::Below(_) | Self::Above(_))
    }

    /// True if nothing is known.
    pub fn is_missing(self) -> bool {
        self == Self::Missing
    }
}
