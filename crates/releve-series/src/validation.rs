//! Which model does best inside the history, and how wrong each was there.

use std::collections::BTreeMap;

use crate::Model;
use crate::accuracy::Mean;
use crate::bands::Spread;
use crate::bearing::places;
use crate::calibration::{Calibration, Shifts};
use crate::fit::{Fit, Learnt, Setting};
use crate::intermittent::alike;
use crate::panel::Panel;
use crate::random::Random;
use crate::request::rounds;
use crate::stretch::score;

/// Of so many series are models compared; more tell nothing new.
pub(crate) const SERIES: usize = 300;
/// With so many series two origins tell enough.
const MANY: usize = 20;

/// What each model did at origins inside the history.
#[derive(Debug)]
pub(crate) struct Validation {
    /// Periods known at each origin.
    pub(crate) origins: Vec<usize>,
    /// How many leads were scored at each.
    pub(crate) reach: usize,
    pub(crate) models: BTreeMap<Model, Record>,
    /// What was learnt before the latest origin.
    pub(crate) learnt: Learnt,
}

/// What one model did.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Mean absolute scaled error.
    pub(crate) error: Mean,
    pub(crate) calibration: Calibration,
    /// Of the sums over the stretches that were asked for.
    pub(crate) stretches: Calibration,
    /// For each series that was tried, the mean error over each quarter of the
    /// leads at each origin, in the unit of the values; zero where none is known.
    pub(crate) errors: Vec<Vec<f64>>,
}

/// Errors of one series at one origin hang together over the leads: their means
/// over so many parts of the horizon tell nearly all of them.
const PARTS: usize = 4;

/// Origins inside a history, the latest first, from which as much of the horizon
/// as possible lies inside too.
fn origins(length: usize, horizon: usize, season: usize, width: usize) -> Vec<usize> {
    let least = (season + season / 4).max(8);
    let step = (horizon / 4).max(1);
    let wanted = if width >= MANY { 2 } else { 4 };
    let mut all = Vec::new();
    let mut origin = length.saturating_sub(horizon);
    while origin >= least && all.len() < wanted {
        all.push(origin);
        origin = origin.saturating_sub(step);
    }
    if all.is_empty() && length >= 6 {
        // Less of the horizon, or less of a season before it, than one would like.
        let start = if length > least + 4 {
            least.max(length * 2 / 3)
        } else {
            length * 2 / 3
        };
        all.push(start);
    }
    all
}

impl Validation {
    /// Learns every wanted model before each origin and scores it after.
    pub(crate) fn run(
        setting: &Setting,
        panel: &Panel,
        external: Option<&Panel>,
        progress: &dyn Fn(&str),
    ) -> Self {
        let chosen = sample(panel.width());
        let panel = panel.rows(&chosen);
        let external = external.map(|external| external.rows(&chosen));
        let n = panel.length();
        let bearing = setting.bearing();
        let told = places(&bearing.of(&panel));
        let origins = origins(n, setting.horizon, setting.season, told.len());
        let mut models: BTreeMap<Model, Record> = BTreeMap::new();
        let mut reach = 0;
        let mut learnt = Learnt::default();
        // From the earliest on: what is learnt then is known later.
        for (at, origin) in origins.iter().rev().enumerate() {
            let said = |what: &str| {
                progress(&format!(
                    "validation {} of {}: {what}",
                    at + 1,
                    origins.len()
                ));
            };
            let head = panel.head(*origin);
            let outside = external.as_ref().map(|external| external.head(*origin));
            let fit = Fit::learn(setting, head, outside, &learnt, &said);
            learnt.clone_from(fit.learnt());
            // What begins after the origin or shortly before it tells of no errors.
            let bears = bearing.of(fit.panel());
            let (horizon, season) = (setting.horizon, setting.season);
            let period = rounds(panel.calendar(), season, 0).first().copied();
            let alike = alike(&panel, *origin, period, &bears);
            let spread = Spread::of(
                fit.process(),
                fit.panel(),
                (horizon, season),
                &bears,
                &alike,
            );
            let leads = (n - origin).min(setting.horizon);
            // Horizons since the origin before; the first has none.
            let before = origins.get(origins.len() - at).unwrap_or(origin);
            let apart = (origin - before) as f64 / horizon as f64;
            reach = reach.max(leads);
            said("forecasting");
            for model in &setting.models {
                let Some(ahead) = fit.forecast(*model) else {
                    continue;
                };
                let record = models.entry(*model).or_default();
                let mut all = vec![Vec::new(); panel.width()];
                let mut sums = vec![Vec::new(); panel.width()];
                record.errors.resize(panel.width(), Vec::new());
                for row in 0..panel.width() {
                    let mut mean = Mean::default();
                    let mut parts = [Mean::default(); PARTS];
                    for lead in (0..leads).filter(|_| bears[row]) {
                        let (value, forecast) =
                            (panel.row(row)[origin + lead], ahead.row(row)[lead]);
                        if value.is_nan() || forecast.is_nan() {
                            continue;
                        }
                        mean.push((value - forecast).abs() / fit.sizes()[row]);
                        parts[lead * PARTS / leads].push(value - forecast);
                        if alike[row] {
                            all[row].push(spread.score(row, lead, value, forecast));
                        }
                    }
                    let parts = parts.map(|part| part.value().unwrap_or(0.0));
                    record.errors[row].extend(parts);
                    if let Some(mean) = mean.value() {
                        record.error.push(mean);
                    }
                    let wanted = setting.stretches.iter().filter(|_| alike[row]);
                    sums[row].extend(wanted.filter_map(|stretch| {
                        let values = panel.row(row)[*origin..].get(stretch.clone())?;
                        let points = &ahead.row(row)[stretch.clone()];
                        let score = score(&spread, row, stretch.start, points, values);
                        score.is_finite().then_some(score)
                    }));
                }
                record.calibration.push(all, apart);
                record.stretches.push(sums, apart);
            }
        }
        Self {
            origins,
            reach,
            models,
            learnt,
        }
    }

    /// For each series of a panel whether what was found at these origins speaks
    /// for it: whether as much is known of it as of those that were tried. Where
    /// nothing could be tried that is said of all together.
    pub(crate) fn speaks_for(&self, setting: &Setting, panel: &Panel) -> Vec<bool> {
        let bearing = setting.bearing();
        let needed = self.origins.iter().map(|known| bearing.needed(*known));
        bearing.with(panel, needed.min().unwrap_or(0))
    }

    /// The model with the least error; of equals the first.
    pub(crate) fn best(&self) -> Option<(Model, f64)> {
        self.models
            .iter()
            .filter_map(|(model, record)| Some((*model, record.error.value()?)))
            .min_by(|one, two| one.1.total_cmp(&two.1))
    }

    /// Lets bands know of what all series share, of which more origins of the process
    /// tell.
    pub(crate) fn settle(&mut self, process: &Shifts) {
        let known = self.calibration(Model::Process);
        for record in self.models.values_mut() {
            let (all, beside) = record.calibration.against(&known);
            let (_, of_sums) = record.stretches.against(&known);
            record.calibration.settle(process, (all, beside));
            record.stretches.settle(process, (all, of_sums));
        }
    }

    /// The errors of a model.
    pub(crate) fn calibration(&self, model: Model) -> Calibration {
        let record = self.models.get(&model);
        record.map_or_else(Calibration::default, |one| one.calibration.clone())
    }

    /// The calibration of sums over stretches.
    pub(crate) fn of_stretches(&self, model: Model) -> Calibration {
        let record = self.models.get(&model);
        record.map_or_else(Calibration::default, |one| one.stretches.clone())
    }
}

/// Some of the series, always the same ones.
pub(crate) fn sample(width: usize) -> Vec<usize> {
    if width > SERIES {
        Random::new(2).some(width, SERIES)
    } else {
        (0..width).collect()
    }
}
