//! Series with many zeros: their bands and totals.

mod course;
mod draws;
#[cfg(test)]
mod tests;

use course::Course;
pub(crate) use draws::Drawn;

use crate::panel::Panel;

/// A larger part than this of a history are zeros.
const ZEROS: f64 = 0.2;
/// Fewer values other than zero tell nothing.
const SOLD: usize = 3;
/// Zeros begin and end at least as often as this part of what chance does: what is
/// sold no more is none of these.
const TURNS: f64 = 0.15;
/// And change from one round of the season to the next as often as this part: a
/// winter without sandals is the season's affair.
const CHANGES: f64 = 0.4;
/// So many of the last periods are looked at.
const LONGEST: usize = 730;

/// What is likely to come of a series with many zeros.
///
/// Past values are drawn again (Willemain, Smart and Schwarz, *A new approach to
/// forecasting intermittent demand for service parts inventories*, International
/// Journal of Forecasting 20, 2004), here around a mean that may rise, fall and
/// have a season, whose own uncertainty is drawn with them: a sale comes so much
/// more or less often as the mean is higher or lower (Teunter, Syntetos and Babai,
/// *Intermittent demand: linking forecasting to inventory obsolescence*, European
/// Journal of Operational Research 214, 2011). A total is the sum of such draws.
#[derive(Debug, Clone)]
pub(crate) struct Intermittent {
    course: Course,
    /// By what values are divided.
    size: f64,
    /// The history that is looked at begins here.
    from: usize,
}

impl Intermittent {
    /// `None` of a series that is none of these. `period` is the round of its season.
    pub(crate) fn of(history: &[f64], period: Option<f64>, horizon: usize) -> Option<Self> {
        let from = begins(history);
        let seen = &history[from..];
        if !is_intermittent(seen, period) {
            return None;
        }
        let known = || seen.iter().copied().filter(|value| !value.is_nan());
        let size = known().sum::<f64>() / known().count() as f64;
        let scaled: Vec<f64> = seen.iter().map(|value| value / size).collect();
        Some(Self {
            course: Course::of(&scaled, period, horizon)?,
            size,
            from,
        })
    }

    /// What is expected of a period ahead on average.
    pub(crate) fn mean(&self, history: &[f64], horizon: usize) -> f64 {
        let end = history.len() - self.from;
        let ahead = (end..end + horizon).map(|period| self.course.mean(period));
        self.size * ahead.sum::<f64>() / horizon as f64
    }

    /// Draws of the periods ahead.
    pub(crate) fn draw(&self, history: &[f64], horizon: usize) -> Drawn {
        Drawn::of(&history[self.from..], &self.course, horizon, self.size)
    }
}

/// The series, of those that `bear` a forecast from the first `known` periods, whose
/// errors are like each other's: a series with many zeros has bands of its own, and
/// how far a sale lies from zero on the scale of another says nothing of that one.
/// Where all are such they speak for each other.
pub(crate) fn alike(panel: &Panel, known: usize, period: Option<f64>, bear: &[bool]) -> Vec<bool> {
    let one = |row: usize| {
        let history = &panel.row(row)[..known];
        bear[row] && !is_intermittent(&history[begins(history)..], period)
    };
    let alike: Vec<bool> = (0..panel.width()).map(one).collect();
    match alike.contains(&true) {
        true => alike,
        false => bear.to_vec(),
    }
}

/// Where a history begins: what was not sold yet is none of it, but the zeros that
/// may come before a first sale are.
fn begins(history: &[f64]) -> usize {
    let first = history
        .iter()
        .position(|value| !value.is_nan())
        .unwrap_or(0);
    let sold = history
        .iter()
        .position(|value| *value > 0.0)
        .unwrap_or(first);
    let after = history[sold..].iter().filter(|value| !value.is_nan());
    let some = after.clone().filter(|value| **value > 0.0).count() as f64;
    let part = some / after.count().max(1) as f64;
    let likely = (1.0 - part).powi((sold - first) as i32) > 0.01;
    let longest = history.len().saturating_sub(LONGEST);
    (if likely { first } else { sold }).max(longest)
}

fn is_intermittent(seen: &[f64], period: Option<f64>) -> bool {
    let known = || seen.iter().filter(|value| !value.is_nan());
    let count = known().count() as f64;
    let some = known().filter(|value| **value > 0.0).count();
    let zeros = 1.0 - some as f64 / count;
    if known().any(|value| *value < 0.0) || some < SOLD || zeros <= ZEROS {
        return false;
    }
    // How often one of two is zero and the other is not, as a part of what it would
    // be by chance.
    let apart = |lag: usize| {
        let pairs = (seen.iter().zip(&seen[lag..]))
            .filter(|(before, now)| !before.is_nan() && !now.is_nan());
        let differ = pairs
            .clone()
            .filter(|(before, now)| (**before > 0.0) != (**now > 0.0));
        differ.count() as f64 / pairs.count() as f64 / (2.0 * zeros * (1.0 - zeros))
    };
    let lag = period.map_or(1, |period| period.round() as usize);
    apart(1) >= TURNS && (2 * seen.len() < 3 * lag || apart(lag) >= CHANGES)
}
