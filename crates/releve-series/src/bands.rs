//! Bands around forecasts, as wide as past errors say.
//!
//! Split conformal prediction (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman,
//! *Distribution-free predictive inference for regression*, JASA 113, 2018) on
//! errors that are made alike first: on the process's scale, divided by what the
//! series' own errors were and by how errors grow with the lead.

use crate::Level;
use crate::bearing::Bearing;
use crate::panel::Panel;
use crate::process::Process;
use crate::silence::{further, seasonal, silences};
use crate::transform::{Scale, Transform};

/// Origins inside the history from which a series' own errors are told.
const ORIGINS: usize = 8;
/// As many horizons' worth of the errors of all series count toward each one's: of
/// 1 and 3 the interval score inside several histories asks for 1 (docs/QUALITY.md).
const SHARED: f64 = 1.0;
/// Fewer forecasts than this tell no quantiles.
pub(crate) const LEAST: usize = 20;

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
        let step = (horizon / 4).max(1);
        let least = (season + season / 4).min(n / 2).max(4);
        let origins: Vec<usize> = (1..=ORIGINS)
            .filter_map(|back| n.checked_sub(back * step))
            .filter(|origin| *origin >= least)
            .collect();
        // Errors by series and lead.
        let mut sums = vec![(0.0, 0usize); panel.width() * horizon];
        for origin in &origins {
            let head = panel.head(*origin);
            let reach = (n - origin).min(horizon);
            let bears = Bearing::new(season, horizon).of(&head);
            let ahead = process
                .and_then(|process| process.forecast(&head, reach))
                .unwrap_or_else(|| seasonal(&head, season, reach));
            for row in (0..panel.width()).filter(|row| bears[*row]) {
                for lead in 0..reach {
                    let error = scales[row].forward(panel.row(row)[origin + lead])
                        - scales[row].forward(ahead.row(row)[lead]);
                    if !error.is_nan() {
                        let sum = &mut sums[row * horizon + lead];
                        sum.0 += error.abs();
                        sum.1 += 1;
                    }
                }
            }
        }
        let by_lead: Vec<Option<f64>> = (0..horizon)
            .map(|lead| {
                let all = (0..panel.width()).filter(|row| alike[*row]);
                let all = all.map(|row| sums[row * horizon + lead]);
                let (sum, count) = all.fold((0.0, 0), |one, two| (one.0 + two.0, one.1 + two.1));
                (count > 0).then(|| sum / count as f64)
            })
            .collect();
        let mut leads = growing(&by_lead);
        // Where nobody ever erred there is nothing to be told of anybody.
        let none = by_lead.iter().flatten().all(|error| *error <= 0.0);
        let steps = (0..panel.width()).map(|row| {
            let walks = none || !told.get(row).copied().unwrap_or(true);
            walks
                .then(|| usual_move(&scales[row], panel.row(row)))
                .flatten()
        });
        let steps = steps.collect();
        let silent = silences(panel);
        let restless = restless(panel, &scales, alike, &silent);
        let own = (0..panel.width())
            .map(|row| {
                let (mut sum, mut count) = (0.0, 0.0);
                for lead in 0..horizon {
                    let (errors, times) = sums[row * horizon + lead];
                    sum += errors / leads[lead];
                    count += times as f64;
                }
                // Of what ended before the first of the origins nothing was forecast.
                if let Some(times) = restless[row].filter(|_| count <= 0.0) {
                    return times;
                }
                let worth = count / horizon as f64;
                let mean = if count > 0.0 { sum / count } else { 1.0 };
                (SHARED + worth * mean) / (SHARED + worth)
            })
            .collect();
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
            steps,
        }
    }

    /// What is usual for a series and lead, on its own scale.
    fn usual(&self, row: usize, lead: usize) -> f64 {
        let since = lead + self.silent[row];
        match self.steps[row] {
            Some(step) => step * ((since + 1) as f64).sqrt(),
            None => self.own[row] * self.leads[since],
        }
    }

    /// An error in units of what is usual for the series and lead.
    pub(crate) fn score(&self, row: usize, lead: usize, value: f64, forecast: f64) -> f64 {
        let scale = &self.scales[row];
        (scale.forward(value) - scale.forward(forecast)) / self.usual(row, lead)
    }

    /// The value that lies so many of these units from a forecast.
    pub(crate) fn value(&self, row: usize, lead: usize, forecast: f64, score: f64) -> f64 {
        let scale = &self.scales[row];
        scale.back(scale.forward(forecast) + score * self.usual(row, lead))
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

/// Errors of one model at origins inside the history.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calibration {
    /// Sorted scores of each origin.
    origins: Vec<Vec<f64>>,
    /// Series that were forecast at all origins together: the leads of one
    /// forecast err together.
    forecasts: usize,
}

impl Calibration {
    /// That of a series of whose errors nothing is known.
    pub(crate) const NONE: &'static Self = &Self {
        origins: Vec::new(),
        forecasts: 0,
    };

    /// The scores of one more origin, of so many series.
    pub(crate) fn push(&mut self, mut scores: Vec<f64>, forecasts: usize) {
        scores.retain(|score| score.is_finite());
        scores.sort_unstable_by(f64::total_cmp);
        if !scores.is_empty() {
            self.origins.push(scores);
            self.forecasts += forecasts;
        }
    }

    /// True where nothing was tried.
    pub(crate) fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// True where there are enough forecasts to tell quantiles from them.
    pub(crate) fn is_empirical(&self) -> bool {
        self.forecasts >= LEAST
    }

    /// The score below which a part of the values lies: the quantile of the
    /// scores, further out by one forecast as conformal prediction asks. What
    /// happens after one origin happens to all series, so that origins and not
    /// series are what can be exchanged: the origin whose quantile lies furthest
    /// out is taken. Of few forecasts the quantile of a normal distribution as
    /// wide as they are, but not narrower than usual errors.
    pub(crate) fn quantile(&self, probability: f64) -> f64 {
        if !self.is_empirical() {
            let scores = || self.origins.iter().flatten();
            let squares: f64 = scores().map(|score| score * score).sum();
            let wide = (squares / scores().count().max(1) as f64).sqrt();
            // The mean absolute value of a normal variable is 0.8 of its spread.
            return normal_quantile(probability) * wide.max(1.25);
        }
        let outward = self.origins.len() as f64 / self.forecasts as f64;
        let low = probability < 0.5;
        let tail = if low {
            probability * (1.0 - outward)
        } else {
            1.0 - (1.0 - probability) * (1.0 - outward)
        };
        let each = self.origins.iter().map(|scores| {
            let at = tail * (scores.len() - 1) as f64;
            let (below, above) = (at.floor() as usize, at.ceil() as usize);
            let part = at - below as f64;
            scores[below] * (1.0 - part) + scores[above] * part
        });
        if low {
            each.fold(f64::INFINITY, f64::min)
        } else {
            each.fold(f64::NEG_INFINITY, f64::max)
        }
    }

    /// How values lie around their mean on the process's scale, as evenly likely
    /// scores; none of fewer than [`LEAST`]. Where that mean lies is left out: what
    /// came after few origins tells little of it.
    pub(crate) fn around(&self) -> Vec<f64> {
        const PARTS: usize = 40;
        let mut scores: Vec<f64> = self.origins.iter().flatten().copied().collect();
        if scores.len() < LEAST {
            return Vec::new();
        }
        scores.sort_unstable_by(f64::total_cmp);
        let place = |part: usize| (2 * part + 1) * scores.len() / (2 * PARTS);
        let parts: Vec<f64> = (0..PARTS).map(|part| scores[place(part)]).collect();
        let mean = parts.iter().sum::<f64>() / PARTS as f64;
        parts.into_iter().map(|score| score - mean).collect()
    }

    /// The scores at both ends of a band; the forecast lies between them.
    pub(crate) fn band(&self, level: Level) -> (f64, f64) {
        let tail = level.tail();
        (
            self.quantile(tail).min(0.0),
            self.quantile(1.0 - tail).max(0.0),
        )
    }
}

/// The quantile of the standard normal distribution, to 4.5e-4 (Abramowitz and
/// Stegun, *Handbook of Mathematical Functions*, 26.2.23).
pub(crate) fn normal_quantile(probability: f64) -> f64 {
    let p = probability.clamp(1e-12, 1.0 - 1e-12);
    let t = (-2.0 * p.min(1.0 - p).ln()).sqrt();
    let above = t
        - (2.515517 + 0.802853 * t + 0.010328 * t * t)
            / (1.0 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    if p < 0.5 { -above } else { above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_many_and_of_few() {
        let mut many = Calibration::default();
        for wide in [0.5, 1.0] {
            let scores = (0..=1000).map(|at| wide * (f64::from(at) / 500.0 - 1.0));
            many.push(scores.collect(), 500);
        }
        let (low, high) = many.band(Level::new(80.0).unwrap());
        assert!(
            (low + 0.8).abs() < 0.01 && (high - 0.8).abs() < 0.01,
            "{low} {high}"
        );
        let mut few = Calibration::default();
        few.push(vec![0.1, f64::NAN, -0.1], 2);
        let (low, high) = few.band(Level::new(95.0).unwrap());
        assert!((high - 1.25 * 1.96).abs() < 0.01 && (low + high).abs() < 1e-9);
        assert!((normal_quantile(0.5)).abs() < 1e-3);
    }

    #[test]
    fn errors_never_shrink_with_the_lead() {
        let leads = growing(&[Some(1.0), Some(0.5), Some(2.0), None, None]);
        assert!(leads.is_sorted() && leads[4] > leads[2], "{leads:?}");
        assert!(growing(&[None, None])[1] > 0.0);
    }
}
