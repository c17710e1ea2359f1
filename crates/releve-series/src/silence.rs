//! Series that end before the others do: the first period that is forecast lies
//! further ahead of their last value than of that of the others, and so errors are
//! those of a later lead.

use crate::bands::{growing, means};
use crate::naive::seasonal_of_all;
use crate::panel::Panel;
use crate::process::Process;
use crate::random::Random;
use crate::transform::{Scale, Transform};

/// Origins from which errors further ahead are told.
const ORIGINS: usize = 4;
/// Series that tell of them: how errors grow with the lead is much the same in all.
const SERIES: usize = 100;

/// For each series the periods at the end of which nothing is known; none of one
/// that was never known.
pub(crate) fn silences(panel: &Panel) -> Vec<usize> {
    let each = (0..panel.width()).map(|row| {
        let known = panel.row(row).iter().rposition(|value| !value.is_nan());
        known.map_or(0, |last| panel.length() - 1 - last)
    });
    each.collect()
}

/// How many times as large as at the end of the horizon errors are at each of the
/// `more` leads after it, never falling, told by the series that are `alike` and
/// were known at the origin.
pub(crate) fn further(
    process: Option<&Process>,
    panel: &Panel,
    (horizon, season): (usize, usize),
    alike: &[bool],
    more: usize,
) -> Vec<f64> {
    let telling: Vec<usize> = (0..panel.width()).filter(|row| alike[*row]).collect();
    let some = match telling.len() > SERIES {
        true => Random::new(3).some(telling.len(), SERIES),
        false => (0..telling.len()).collect(),
    };
    let chosen: Vec<usize> = some.into_iter().map(|at| telling[at]).collect();
    // Two rounds more are looked at; beyond, errors grow as a random walk's.
    let seen = more.min(2 * season.max(horizon));
    let mut sums = vec![(0.0, 0usize); horizon + seen];
    if !chosen.is_empty() {
        let panel = panel.rows(&chosen);
        let (n, step) = (panel.length(), ((horizon + seen) / ORIGINS).max(1));
        let least = (season + season / 4).min(n / 2).max(4);
        let origins = (1..=ORIGINS).filter_map(|back| n.checked_sub(back * step));
        for origin in origins.filter(|origin| *origin >= least) {
            add_errors(process, &panel, origin, season, &mut sums);
        }
    }
    let mut by_lead = means(sums);
    by_lead.resize(horizon + more, None);
    let leads = growing(&by_lead);
    let end = leads[horizon - 1];
    leads[horizon..].iter().map(|lead| lead / end).collect()
}

/// Adds the absolute errors after one origin, each on its series' scale.
fn add_errors(
    process: Option<&Process>,
    panel: &Panel,
    origin: usize,
    season: usize,
    sums: &mut [(f64, usize)],
) {
    let head = panel.head(origin);
    let reach = (panel.length() - origin).min(sums.len());
    let ahead = process.and_then(|process| process.forecast(&head, reach));
    let ahead = ahead.unwrap_or_else(|| seasonal_of_all(&head, season, reach));
    let transform = process.map_or(Transform::SquareRoot, |process| process.transform);
    let silent = silences(&head);
    for row in (0..panel.width()).filter(|row| silent[*row] == 0) {
        let scale = Scale::of(panel.row(row), transform);
        let after = &panel.row(row)[origin..origin + reach];
        for (sum, (value, ahead)) in sums.iter_mut().zip(after.iter().zip(ahead.row(row))) {
            let error = (scale.forward(*value) - scale.forward(*ahead)).abs();
            if !error.is_nan() {
                sum.0 += error;
                sum.1 += 1;
            }
        }
    }
}
