//! Scales on which series are alike.

/// A monotone map of values that are nowhere negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Transform {
    Identity,
    SquareRoot,
    CubeRoot,
    /// ln(x + offset)
    Logarithm(f64),
}

impl Transform {
    pub(crate) const CANDIDATES: [Self; 4] = [
        Self::SquareRoot,
        Self::CubeRoot,
        Self::Logarithm(0.1),
        Self::Identity,
    ];

    /// Of what is not known nothing is known: `max` would make it zero.
    pub(crate) fn forward(self, value: f64) -> f64 {
        match self {
            _ if value.is_nan() => value,
            Self::Identity => value,
            Self::SquareRoot => value.max(0.0).sqrt(),
            Self::CubeRoot => value.max(0.0).cbrt(),
            Self::Logarithm(offset) => (value.max(0.0) + offset).ln(),
        }
    }

    /// The value again: at least 0, but for the identity.
    pub(crate) fn back(self, z: f64) -> f64 {
        match self {
            _ if z.is_nan() => z,
            Self::Identity => z,
            Self::SquareRoot => z.max(0.0) * z.max(0.0),
            Self::CubeRoot => z.max(0.0).powi(3),
            // e⁵⁰ times the mean is beyond any series; more would overflow.
            Self::Logarithm(offset) => (z.min(50.0).exp() - offset).max(0.0),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Identity => "as they are",
            Self::SquareRoot => "square roots",
            Self::CubeRoot => "cube roots",
            Self::Logarithm(_) => "logarithms",
        }
    }
}

/// One series' own scale: z = T(y/size) − centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    transform: Transform,
    size: f64,
    centre: f64,
    lowest: f64,
}

impl Scale {
    /// The scale of the known values of a series. Where some are negative they
    /// are taken as they are, divided by their mean distance from their mean.
    pub(crate) fn of(values: &[f64], transform: Transform) -> Self {
        let known = || values.iter().copied().filter(|value| !value.is_nan());
        let count = known().count().max(1) as f64;
        let mean = known().sum::<f64>() / count;
        let negative = known().any(|value| value < 0.0);
        let (transform, size) = if negative {
            let distance = known().map(|value| (value - mean).abs()).sum::<f64>() / count;
            (Transform::Identity, distance)
        } else {
            (transform, mean)
        };
        let size = if size > 0.0 && size.is_finite() {
            size
        } else {
            1.0
        };
        let centre = known()
            .map(|value| transform.forward(value / size))
            .sum::<f64>()
            / count;
        Self {
            transform,
            size,
            centre,
            lowest: if negative { f64::NEG_INFINITY } else { 0.0 },
        }
    }

    pub(crate) fn forward(&self, value: f64) -> f64 {
        self.transform.forward(value / self.size) - self.centre
    }

    pub(crate) fn back(&self, z: f64) -> f64 {
        let value = self.transform.back(z + self.centre) * self.size;
        match value < self.lowest {
            true => self.lowest,
            false => value,
        }
    }

    /// The logarithm of a value against the level of the series, within a tenth and
    /// ten times of it; where some values are negative, 0.
    pub(crate) fn height(&self, value: f64) -> f64 {
        match self.lowest < 0.0 {
            true => 0.0,
            false => (value / self.size).clamp(0.1, 10.0).ln(),
        }
    }

    pub(crate) fn size(&self) -> f64 {
        self.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back(values in proptest::collection::vec(0.0f64..1e6, 1..20)) {
            for transform in Transform::CANDIDATES {
                let scale = Scale::of(&values, transform);
                for value in &values {
                    let again = scale.back(scale.forward(*value));
                    prop_assert!((again - value).abs() <= 1e-6 * (1.0 + value + scale.size()));
                }
                prop_assert!(transform == Transform::Identity || scale.back(-1e9) >= 0.0);
            }
        }
    }

    #[test]
    fn what_is_not_known_is_no_zero() {
        for transform in Transform::CANDIDATES {
            let scale = Scale::of(&[2.0, f64::NAN, 4.0], transform);
            assert!(scale.forward(f64::NAN).is_nan(), "{transform:?}");
            assert!(scale.back(f64::NAN).is_nan(), "{transform:?}");
        }
    }

    #[test]
    fn negative_values_stay_negative() {
        let scale = Scale::of(&[-2.0, f64::NAN, 4.0], Transform::SquareRoot);
        assert_eq!(scale.transform, Transform::Identity);
        assert!((scale.back(scale.forward(-2.0)) + 2.0).abs() < 1e-12);
        let nothing = Scale::of(&[f64::NAN], Transform::SquareRoot);
        assert_eq!(nothing.size(), 1.0);
    }
}
