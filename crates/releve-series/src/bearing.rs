//! Which series have enough behind them to tell how forecasts err.
//!
//! One model is learnt, chosen and banded on the errors of all series together.
//! That holds while what they have in common can be compared: how wrong a
//! forecast is in units of the series' own level. A series that begins after an
//! origin, a few periods before it or with nothing but zeros has no level there:
//! its error says how large it was to become, in units that mean nothing, and
//! would be everyone's error.

use crate::panel::Panel;

/// Known values, and values other than zero, that tell a level.
const LEVEL: usize = 4;

/// How much history a series needs before it tells of errors `horizon` periods
/// ahead: a round and a quarter of its season, as an origin needs to be tried at
/// all, and half of the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bearing {
    least: usize,
}

impl Bearing {
    pub(crate) fn new(season: usize, horizon: usize) -> Self {
        Self {
            least: (season + season / 4).max(horizon / 2).max(8),
        }
    }

    /// Whatever is known tells something.
    pub(crate) fn any() -> Self {
        Self { least: 0 }
    }

    /// The periods that are needed of `known` ones: where the panel itself is
    /// shorter than one would like nearly all of it, as a few empty periods at
    /// the beginning are no short history.
    pub(crate) fn needed(self, known: usize) -> usize {
        self.least.min(known - known / 8)
    }

    /// True for each series of a panel that bears a forecast from its end.
    pub(crate) fn of(self, panel: &Panel) -> Vec<bool> {
        self.with(panel, self.needed(panel.length()))
    }

    /// The same, by `needed` periods.
    pub(crate) fn with(self, panel: &Panel, needed: usize) -> Vec<bool> {
        let each = (0..panel.width()).map(|row| bears(panel.row(row), needed));
        each.collect()
    }
}

/// The places of those that are true.
pub(crate) fn places(which: &[bool]) -> Vec<usize> {
    (0..which.len()).filter(|at| which[*at]).collect()
}

fn bears(history: &[f64], needed: usize) -> bool {
    let first = history.iter().position(|value| !value.is_nan());
    let span = first.map_or(0, |first| history.len() - first);
    let known = history.iter().filter(|value| !value.is_nan()).count();
    let some = history.iter().filter(|value| value.abs() > 0.0).count();
    let level = LEVEL.min(needed);
    span >= needed && known >= level.max(needed / 4) && some >= level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_gappy_and_empty_histories_bear_nothing() {
        let n = f64::NAN;
        let late = |known: usize| [vec![n; 40 - known], vec![5.0; known]].concat();
        assert!(bears(&late(30), 30) && !bears(&late(29), 30));
        let launched = [vec![0.0; 37], vec![60.0; 3]].concat();
        assert!(!bears(&launched, 30), "a level of nothing");
        assert!(bears(&[launched, vec![60.0]].concat(), 30));
        let gappy = [vec![5.0; 4], vec![n; 36]].concat();
        assert!(!bears(&gappy, 30) && bears(&gappy, 16));
        assert!(!bears(&[n; 40], 1) && bears(&[n; 40], 0));
    }

    #[test]
    fn short_panels_need_less() {
        let year = Bearing::new(52, 52);
        assert_eq!(
            (year.needed(160), year.needed(64), year.needed(13)),
            (65, 56, 12)
        );
        // Half a quarter ahead of a week's season.
        assert_eq!(Bearing::new(7, 91).needed(400), 45);
        assert_eq!(Bearing::any().needed(400), 0);
    }
}
