//! What is sold in a season alone, and where that begins and ends.

use crate::Holiday;
use crate::panel::Panel;

/// What lies at nothing for so much of a year is at rest, and does not merely sell
/// seldom.
const RESTS: f64 = 0.125;

/// Whether a holiday falls where most of the series fall asleep or wake: into months
/// of nothing or to their edge, in half of the years and more. The process's season
/// is smooth, and what a sharp beginning or end leaves of it would be told for the
/// holiday's. Where these move with the holiday, as of what is sold for Easter alone,
/// they are the holiday's.
pub(super) fn rests(holiday: Holiday, panel: &Panel) -> bool {
    let calendar = panel.calendar();
    let year = calendar.per_year();
    let windows = holiday.windows(calendar);
    let (Some(begin), Some(end)) = (windows.first(), windows.last()) else {
        return false;
    };
    let days = 365.2425 / year;
    // Periods from the first, and the years that lie between them.
    let returns = holiday.near(calendar, panel.first(), panel.last());
    let returns: Vec<(f64, f64)> = (returns.into_iter())
        .map(|day| {
            let at = calendar.containing(day).since(panel.first()) as f64;
            (at, f64::from(day.year()) * year)
        })
        .filter(|(at, _)| *at >= 0.0 && *at < panel.length() as f64)
        .collect();
    let before = (-f64::from(begin.0) / days).ceil() + 1.0;
    let after = (f64::from(end.1) / days).ceil() + 1.0;
    let sleeps = |row: usize| {
        let resting = resting(panel.row(row), (year * RESTS).ceil() as usize);
        let touched = returns.iter().filter(|(at, _)| {
            resting
                .iter()
                .any(|(from, to)| *from as f64 <= at + after && at - before < *to as f64)
        });
        if returns.is_empty() || 2 * touched.count() < returns.len() {
            return false;
        }
        let edges = |end: bool| -> Vec<f64> {
            let inside = |at: &usize| *at > 0 && *at < panel.length();
            let each = resting
                .iter()
                .map(|(from, to)| if end { *to } else { *from });
            each.filter(inside).map(|at| at as f64).collect()
        };
        [edges(false), edges(true)]
            .iter()
            .all(|edges| follow_the_year(edges, &returns, year))
    };
    let slept = (0..panel.width()).filter(|row| sleeps(*row)).count();
    2 * slept > panel.width()
}

/// Whether the edges nearest to a holiday lie less far apart in the year than from the
/// holiday; of those that are far from it, or of one alone, nothing else is known.
fn follow_the_year(edges: &[f64], returns: &[(f64, f64)], year: f64) -> bool {
    let near = returns.iter().filter_map(|(at, turns)| {
        let nearest = edges.iter().copied();
        let nearest = nearest.min_by(|one, two| (one - at).abs().total_cmp(&(two - at).abs()))?;
        ((nearest - at).abs() < year / 4.0).then_some((nearest - turns, nearest - at))
    });
    let (phases, offsets): (Vec<f64>, Vec<f64>) = near.unzip();
    let spread = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
    };
    phases.len() < 2 || spread(&phases) <= spread(&offsets)
}

/// Stretches of nothing, of `least` periods and more; what is not known is none.
fn resting(history: &[f64], least: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut from = 0;
    for at in 0..=history.len() {
        if history.get(at).is_some_and(|value| *value == 0.0) {
            continue;
        }
        if at >= from + least.max(2) {
            all.push((from, at));
        }
        from = at + 1;
    }
    all
}
