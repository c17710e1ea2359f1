//! The stages of a trend's life.

use std::fmt;

/// Where a trend stands in its life.
///
/// # Example: as it is printed
///
/// ```
/// use releve_insight::Stage;
///
/// assert_eq!(Stage::CannotTell.to_string(), "cannot tell");
/// assert!(Stage::Rising.is_trend() && !Stage::Seasonal.is_trend());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Began to rise within the last half year, from a steady low level.
    Emerging,
    /// Has been rising for longer, until now or until less than nine weeks ago.
    Rising,
    /// Rose, and has stopped rising within about the last half year.
    Peak,
    /// Has made no large move for more than half a year.
    Plateau,
    /// Has fallen, and not come to rest.
    Declining,
    /// Has fallen, and stayed low for half a year or more.
    Dormant,
    /// Rose again after a fall and two months or more of holding, until now or until
    /// less than nine weeks ago.
    Revived,
    /// Comes and goes with the year; its level has not changed.
    Seasonal,
    /// Nothing that stands out from the noise.
    CannotTell,
}

impl Stage {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Emerging,
        Self::Rising,
        Self::Peak,
        Self::Plateau,
        Self::Declining,
        Self::Dormant,
        Self::Revived,
        Self::Seasonal,
        Self::CannotTell,
    ];

    /// Its name, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emerging => "emerging",
            Self::Rising => "rising",
            Self::Peak => "peak",
            Self::Plateau => "plateau",
            Self::Declining => "declining",
            Self::Dormant => "dormant",
            Self::Revived => "revived",
            Self::Seasonal => "seasonal",
            Self::CannotTell => "cannot tell",
        }
    }

    /// True if it says that a level changed.
    pub const fn is_trend(self) -> bool {
        !matches!(self, Self::Seasonal | Self::CannotTell)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
