use maud::{Markup, html};

use super::{WIDTH, at};

/// A scale for figures of one kind, from zero; falls go to the left.
pub(crate) struct BarScale {
    low: f64,
    high: f64,
}

impl BarScale {
    pub(crate) fn new(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((0f64, 0f64), |(low, high), v| (low.min(v), high.max(v)));
        Self {
            low,
            high: if high - low > 0.0 { high } else { 1.0 },
        }
    }

    fn x(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        1.0 + part.clamp(0.0, 1.0) * (WIDTH - 2.0)
    }

    pub(crate) fn strip(&self, value: f64) -> Markup {
        let (zero, end) = (self.x(0.0), self.x(value));
        let (from, to) = (zero.min(end), zero.max(end));
        html! {
            svg.strip viewBox={ "0 0 " (WIDTH) " 18" } aria-hidden="true" {
                rect.bar.fallen[value < 0.0] x=(at(from)) y="4" width=(at((to - from).max(0.5))) height="10" {}
                line.zero x1=(at(zero)) x2=(at(zero)) y1="0" y2="18" {}
            }
        }
    }
}
