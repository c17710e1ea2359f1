//! Bands around forecasts, as wide as past errors say.
//!
//! Split conformal prediction (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman,
//! *Distribution-free predictive inference for regression*, JASA 113, 2018) on
//! errors that are made alike first: on the process's scale, divided by what the
//! series' own errors were and by how errors grow with the lead.

use crate::bearing::Bearing;
use crate::calibration::Shifts;
use crate::height::{Seen, power};
use crate::naive::seasonal_of_all;
use crate::panel::Panel;
use crate::process::Process;
use crate::silence::{further, silences};
use crate::transform::{Scale, Transform};

/// Origins inside the history from which a series' own errors are told.
const ORIGINS: usize = 8;
/// As many horizons' worth of the errors of all series count toward each one's: of
/// 1 and 3 the interval score inside several histories asks for 1 (docs/QUALITY.md).
const SHARED: f64 = 1.0;

/// How far from the forecast values of each series lie, on its own scale.
#[derive(Debug)]
pub(crate) struct Spread {
    scales: Vec<Scale>,
    own: Vec<f64>,
    /// What is usual by the periods since the last known value.
    leads: Vec<f64>,
    /// Periods at the end of which nothing is known: what comes after lies so much
    /// further ahead.
    silent: Vec<usize>,
    /// By what power of its height they grow.
    power: f64,
    /// How far all series are off together.
    shifts: Shifts,
    /// Of series whose errors nothing is known of, how much they move from one
    /// period to the next.
    steps: Vec<Option<f64>>,
}

impl Spread {
    /// `told` says which series the errors of all speak for, `alike` whose errors
    /// these are.
    pub(crate) fn of(
        process: Option<&Process>,
        panel: &Panel,
        (horizon, season): (usize, usize),
        told: &[bool],
        alike: &[bool],
    ) -> Self {
        let transform = process.map_or(Transform::SquareRoot, |process| process.transform);
        let scales: Vec<Scale> = (0..panel.width())
            .map(|row| Scale::of(panel.row(row), transform))
            .collect();
        let n = panel.length();
        // Over a round of the season at least, as errors may be larger at its top.
        let step = (horizon / 4).max(season / ORIGINS).max(1);
        let least = (season + season / 4).min(n / 2).max(4);
        let origins: Vec<usize> = (1..=ORIGINS)
            .filter_map(|back| n.checked_sub(back * step))
            .filter(|origin| *origin >= least)
            .collect();
        let mut seen: Vec<Seen> = Vec::new();
        for (at, origin) in origins.iter().enumerate() {
            let head = panel.head(*origin);
            let reach = (n - origin).min(horizon);
            let bears = Bearing::new(season, horizon).of(&head);
            let ahead = process
                .and_then(|process| process.forecast(&head, reach))
                .unwrap_or_else(|| seasonal_of_all(&head, season, reach));
            for row in (0..panel.width()).filter(|row| bears[*row]) {
                for lead in 0..reach {
                    let told = ahead.row(row)[lead];
                    let value = scales[row].forward(panel.row(row)[origin + lead]);
                    let one = Seen {
                        row,
                        origin: at,
                        lead,
                        height: scales[row].height(told),
                        error: value - scales[row].forward(told),
                    };
                    if !one.error.is_nan() {
                        seen.push(one);
                    }
                }
            }
        }
        let usual: Vec<Seen> = seen.iter().filter(|one| alike[one.row]).copied().collect();
        let power = power(&usual, &growing(&by_lead(&usual, horizon)));
        for one in &mut seen {
            one.error /= (power * one.height).exp();
        }
        let usual: Vec<Seen> = seen.iter().filter(|one| alike[one.row]).copied().collect();
        let typical = by_lead(&usual, horizon);
        let mut leads = growing(&typical);
        // Where nobody ever erred there is nothing to be told of anybody.
        let none = typical.iter().flatten().all(|error| *error <= 0.0);
        let steps = (0..panel.width()).map(|row| {
            let walks = none || !told.get(row).copied().unwrap_or(true);
            walks
                .then(|| usual_move(&scales[row], panel.row(row)))
                .flatten()
        });
        let steps = steps.collect();
        let silent = silences(panel);
        let restless = restless(panel, &scales, alike, &silent);
        // How much more each errs than usual, by the origins that `counts` names.
        let own = |counts: &dyn Fn(usize) -> bool| -> Vec<f64> {
            let mut sums = vec![(0.0, 0.0); panel.width()];
            for one in seen.iter().filter(|one| counts(one.origin)) {
                let sum = &mut sums[one.row];
                *sum = (sum.0 + one.error.abs() / leads[one.lead], sum.1 + 1.0);
            }
            let each = sums.into_iter().enumerate();
            each.map(|(row, (sum, count))| {
                // Of what ended before the first of the origins nothing was forecast.
                if let Some(times) = restless[row].filter(|_| count <= 0.0) {
                    return times;
                }
                let worth = count / horizon as f64;
                let mean = if count > 0.0 { sum / count } else { 1.0 };
                (SHARED + worth * mean) / (SHARED + worth)
            })
            .collect()
        };
        let mut shifts = Shifts::default();
        for origin in 0..origins.len() {
            // As when nothing of what came after was known.
            let own = own(&|other| other.abs_diff(origin) * step >= horizon);
            let mut rows = vec![Vec::new(); panel.width()];
            let of_it = seen.iter().filter(|one| one.origin == origin);
            for one in of_it.filter(|one| alike[one.row]) {
                rows[one.row].push(one.error / own[one.row] / leads[one.lead]);
            }
            shifts.push(&rows, step as f64 / horizon as f64);
        }
        let own = own(&|_| true);
        let more = silent.iter().copied().max().unwrap_or(0);
        if more > 0 {
            let end = leads[horizon - 1];
            let further = further(process, panel, (horizon, season), alike, more);
            leads.extend(further.into_iter().map(|times| times * end));
        }
        Self {
            scales,
            own,
            leads,
            silent,
            power,
            shifts,
            steps,
        }
    }

    /// How far all series were off together at origins inside the history.
    pub(crate) fn shifts(&self) -> &Shifts {
        &self.shifts
    }

    /// What is usual for a series, lead and forecast, on its own scale.
    fn usual(&self, row: usize, lead: usize, forecast: f64) -> f64 {
        let since = lead + self.silent[row];
        match self.steps[row] {
            Some(step) => step * ((since + 1) as f64).sqrt(),
            None => {
                let height = self.scales[row].height(forecast);
                self.own[row] * self.leads[since] * (self.power * height).exp()
            }
        }
    }

    /// An error in units of what is usual for the series and lead.
    pub(crate) fn score(&self, row: usize, lead: usize, value: f64, forecast: f64) -> f64 {
        let scale = &self.scales[row];
        (scale.forward(value) - scale.forward(forecast)) / self.usual(row, lead, forecast)
    }

    /// The value that lies so many of these units from a forecast.
    pub(crate) fn value(&self, row: usize, lead: usize, forecast: f64, score: f64) -> f64 {
        let scale = &self.scales[row];
        scale.back(scale.forward(forecast) + score * self.usual(row, lead, forecast))
    }
}

/// How many times as much as the others each series moves that ended before them.
fn restless(panel: &Panel, scales: &[Scale], alike: &[bool], silent: &[usize]) -> Vec<Option<f64>> {
    if silent.iter().all(|silent| *silent == 0) {
        return vec![None; panel.width()];
    }
    let step = |row: usize| usual_move(&scales[row], panel.row(row));
    let others = (0..panel.width()).filter(|row| alike[*row] && silent[*row] == 0);
    let others: Vec<f64> = others.filter_map(step).collect();
    let usual = others.iter().sum::<f64>() / others.len() as f64;
    let times = |row: usize| Some(step(row)? / usual).filter(|times| times.is_finite());
    let each = (0..panel.width()).map(|row| (silent[row] > 0).then(|| times(row)).flatten());
    each.collect()
}

/// The mean absolute move of a series from one known value to the next, for each
/// period between them as a random walk has it; `None` where it never moved.
fn usual_move(scale: &Scale, history: &[f64]) -> Option<f64> {
    let known: Vec<(usize, f64)> = (history.iter().enumerate())
        .filter(|(_, value)| !value.is_nan())
        .map(|(at, value)| (at, scale.forward(*value)))
        .collect();
    let moves = known.windows(2).map(|pair| {
        let periods = (pair[1].0 - pair[0].0) as f64;
        (pair[1].1 - pair[0].1).abs() / periods.sqrt()
    });
    let mean = moves.sum::<f64>() / known.len().saturating_sub(1).max(1) as f64;
    (mean > 0.0).then_some(mean)
}

/// The mean error at each lead.
fn by_lead(seen: &[Seen], horizon: usize) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0usize); horizon];
    for one in seen {
        let sum = &mut sums[one.lead];
        *sum = (sum.0 + one.error.abs(), sum.1 + 1);
    }
    means(sums)
}

/// The mean of each sum and count; none where nothing was counted.
pub(crate) fn means(sums: Vec<(f64, usize)>) -> Vec<Option<f64>> {
    let each = sums.into_iter();
    each.map(|(sum, count)| (count > 0).then(|| sum / count as f64))
        .collect()
}

/// Errors by lead, smoothed over the neighbours, never falling with the lead;
/// beyond what was seen they grow with the root of the lead, as a random walk's.
pub(crate) fn growing(by_lead: &[Option<f64>]) -> Vec<f64> {
    let mut leads: Vec<f64> = Vec::with_capacity(by_lead.len());
    let mut most = 0.0f64;
    let mut last_seen = 0;
    for at in 0..by_lead.len() {
        let near = &by_lead[at.saturating_sub(2)..(at + 3).min(by_lead.len())];
        let known: Vec<f64> = near.iter().flatten().copied().collect();
        if by_lead[at].is_some() && !known.is_empty() {
            most = most.max(known.iter().sum::<f64>() / known.len() as f64);
            last_seen = at;
            leads.push(most);
        } else {
            leads.push(most * ((at + 1) as f64 / (last_seen + 1) as f64).sqrt());
        }
    }
    // Series that never erred, or of which nothing is known.
    let unknown = most <= 0.0;
    leads
        .into_iter()
        .enumerate()
        .map(|(at, lead)| match unknown {
            true => 0.25 * ((at + 1) as f64).sqrt().min(8.0),
            false => lead.max(1e-9),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_never_shrink_with_the_lead() {
        let leads = growing(&[Some(1.0), Some(0.5), Some(2.0), None, None]);
        assert!(leads.is_sorted() && leads[4] > leads[2], "{leads:?}");
        assert!(growing(&[None, None])[1] > 0.0);
    }
}
