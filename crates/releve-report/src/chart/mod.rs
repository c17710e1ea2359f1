//! Charts as rows: text is text, and beside each row a strip of one common
//! scale. They need no script, wrap on a phone and never overlap.

mod apart;
mod bar;
mod curve;
mod dates;
mod key;
mod lanes;
mod months;
mod price;
mod rank;
mod scale;
mod time;

pub(crate) use bar::BarScale;
pub(crate) use curve::{Curve, Size};
pub(crate) use dates::{month, period, short};
pub(crate) use key::key;
pub(crate) use lanes::{Lain, Lane, Mark, stretches};
pub(crate) use months::months;
pub(crate) use price::PriceScale;
pub(crate) use rank::RankScale;
pub(crate) use time::TimeScale;

pub(crate) use releve_insight::amount;

/// Width of a strip in its own units; its height in the page follows.
pub(crate) const WIDTH: f64 = 360.0;
/// How large the letters of a strip are, in the same units (style.css).
const STRIP_LETTERS: f64 = 11.0;

/// One decimal: finer is below a pixel, and keeps the bytes the same on every
/// machine.
pub(crate) fn at(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below
/// `least`.
pub(crate) fn round_step(least: f64) -> f64 {
    if !(least.is_finite() && least > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    let fit = steps
        .into_iter()
        .find(|step| step * power >= least * 0.999_999);
    fit.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(round_step(0.3), 0.5);
        assert_eq!(round_step(1.0), 1.0);
        assert_eq!(round_step(130.0), 200.0);
        assert_eq!(round_step(f64::NAN), 1.0);
        assert_eq!(at(12.04), "12");
    }
}
