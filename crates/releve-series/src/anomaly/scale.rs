//! On what scale values differ from what is expected of them.

/// On what scale values differ from what is expected of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Roots,
    Logarithms,
    AsTheyAre,
}

impl Scale {
    /// Roots first: of equals the first is taken.
    pub(super) const ALL: [Self; 3] = [Self::Roots, Self::Logarithms, Self::AsTheyAre];

    pub(super) fn holds(self, values: &[f64]) -> bool {
        match self {
            Self::Roots => !values.iter().any(|value| *value < 0.0),
            Self::Logarithms => !values.iter().any(|value| *value <= 0.0),
            Self::AsTheyAre => true,
        }
    }

    pub(super) fn forward(self, value: f64) -> f64 {
        match self {
            Self::Roots => value.sqrt(),
            Self::Logarithms => value.ln(),
            Self::AsTheyAre => value,
        }
    }

    pub(super) fn back(self, z: f64) -> f64 {
        match self {
            Self::Roots => z.max(0.0).powi(2),
            Self::Logarithms => z.exp(),
            Self::AsTheyAre => z,
        }
    }
}
