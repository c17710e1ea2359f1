//! The scale of values beside a curve, and what is written at the curve's end.

use releve_series::Forecast;

use super::curve::{Curve, Size, TOP};
use super::{amount, round_step};

/// A scale of values from zero, or from below where there are negative ones.
pub(super) struct Scale {
    low: f64,
    high: f64,
    pub(super) floor: f64,
    height: f64,
    pub(super) ticks: Vec<(f64, String)>,
}

/// What stands at the end of a forecast, and at which height: the median, strong,
/// and each band.
pub(super) fn ends(forecast: &Forecast, scale: &Scale, size: Size) -> Vec<(f64, String, bool)> {
    let last = forecast.points().last();
    let median = last.map(|value| (scale.y(*value), amount(*value), true));
    let mut bands: Vec<_> = forecast.bands().iter().collect();
    bands.sort_by(|one, two| two.level.percent().total_cmp(&one.level.percent()));
    let bands = bands.into_iter().filter_map(|band| {
        let high = band.high.last()?;
        let label = beyond(band.level.percent(), *high, scale, size);
        Some((scale.y(*high), label, false))
    });
    median.into_iter().chain(bands).collect()
}

/// What a band is called at its end: `95%`, and where it goes beyond the drawing
/// how far, as there is room for.
fn beyond(level: f64, high: f64, scale: &Scale, size: Size) -> String {
    match size {
        _ if high <= scale.high => format!("{level}%"),
        Size::Wide => format!("{level}% ↑{}", amount(high)),
        Size::Narrow => format!("{level}% ↑"),
    }
}

impl Scale {
    pub(super) fn of(curve: &Curve, size: Size) -> Self {
        let known = curve.series.points().iter();
        let mut values: Vec<f64> = known.filter_map(|point| point.estimate()).collect();
        if let Some(forecast) = curve.forecast {
            values.extend(forecast.points());
            // A band that is wide beyond measure does not flatten the curve.
            let most = values
                .iter()
                .fold(0f64, |most, value| most.max(value.abs()));
            let edges = forecast.bands().iter();
            let edges = edges.flat_map(|band| band.low.iter().chain(&band.high));
            values.extend(edges.filter(|edge| edge.abs() <= 2.5 * most));
        }
        values.extend(curve.level.iter().map(|(_, level)| *level));
        let (least, most) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((0f64, 0f64), |(least, most), v| (least.min(v), most.max(v)));
        let range = if most > least { most - least } else { 1.0 };
        let step = round_step(range / 4.5);
        let low = (least / step).floor() * step;
        let high = ((low + range.max(most - low)) / step).ceil() * step;
        let count = ((high - low) / step).round() as i32;
        let ticks = (0..=count)
            .map(|n| low + f64::from(n) * step)
            .map(|value| (value, amount(value)));
        Self {
            low,
            high,
            floor: TOP + size.plot(),
            height: size.plot(),
            ticks: ticks.collect(),
        }
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        self.floor - part.clamp(0.0, 1.0) * self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_beyond_the_drawing_says_how_far_it_goes() {
        let scale = Scale {
            low: 0.0,
            high: 300.0,
            floor: 200.0,
            height: 180.0,
            ticks: Vec::new(),
        };
        assert_eq!(beyond(95.0, 300.0, &scale, Size::Wide), "95%");
        assert_eq!(beyond(97.5, 325.0, &scale, Size::Wide), "97.5% ↑325");
        assert_eq!(beyond(95.0, 325.0, &scale, Size::Narrow), "95% ↑");
    }
}
