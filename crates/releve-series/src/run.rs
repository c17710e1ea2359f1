//! Everything learnt from one history, from which any model's forecasts come.

mod words;

use crate::bands::Spread;
use crate::calibration::Calibration;
use crate::external::align;
use crate::fit::{Fit, Setting};
use crate::forecast::{Band, Forecast};
use crate::intermittent::{Drawn, Intermittent, alike};
use crate::level::levelled;
use crate::matrix::Matrix;
use crate::panel::Panel;
use crate::parallel;
use crate::request::rounds;
use crate::stretch;
use crate::validation::Validation;
use crate::warning::warnings;
use crate::{Error, Model, Request, Series};

/// Everything learnt from one history, from which any model's forecasts come.
pub(crate) struct Run {
    pub(crate) panel: Panel,
    pub(crate) validation: Validation,
    pub(crate) fit: Fit,
    spread: Spread,
    /// The series whose past errors, or those of series like them, are known.
    told: Vec<bool>,
    /// The value of each series that never had another.
    steady: Vec<Option<f64>>,
    /// Of series with many zeros what may come of them.
    intermittent: Vec<Option<Intermittent>>,
    /// What a reader should know of the history.
    pub(crate) warnings: Vec<String>,
}

/// The models that are tried for a request.
fn setting(panel: &Panel, request: &Request) -> Setting {
    let models = match request.model {
        Model::Auto => Model::ALL
            .into_iter()
            .filter(|model| *model != Model::Auto)
            .collect(),
        model => {
            let mut models = vec![model, Model::Process, Model::SeasonalNaive];
            models.sort_unstable();
            models.dedup();
            models
        }
    };
    Setting {
        calendar: panel.calendar(),
        horizon: request.horizon,
        season: request.season_on(panel.calendar()),
        models,
        holidays: request.holidays.clone(),
        stretches: request.stretches.clone(),
    }
}

impl Run {
    pub(crate) fn new(
        series: &[Series],
        external: Option<&[Series]>,
        request: &Request,
        progress: &dyn Fn(&str),
    ) -> Result<Self, Error> {
        request.check()?;
        let panel = Panel::new(series)?;
        let (panel, breaks) = levelled(&panel, request.season_on(panel.calendar()));
        panel
            .calendar()
            .date(panel.last().plus(request.horizon as i64))?;
        let setting = setting(&panel, request);
        let mut said = warnings(&panel, &setting);
        said.extend(words::broken(&panel, &breaks)?);
        let external = match external {
            Some(external) => {
                let (external, about) = align(&panel, external)?;
                said.extend(about);
                Some(external)
            }
            None => None,
        };
        let mut validation = Validation::run(&setting, &panel, external.as_ref(), progress);
        let learnt = &validation.learnt;
        let fit = Fit::learn(&setting, panel.clone(), external, learnt, progress);
        let told = validation.speaks_for(&setting, &panel);
        said.extend(words::too_short(&panel, &told));
        let (horizon, season) = (setting.horizon, setting.season);
        let period = rounds(panel.calendar(), season, 0).first().copied();
        let alike = alike(&panel, panel.length(), period, &told);
        let spread = Spread::of(fit.process(), fit.panel(), (horizon, season), &told, &alike);
        validation.settle(spread.shifts());
        let intermittent = parallel::each(panel.width(), |row| {
            Intermittent::of(panel.row(row), period, horizon)
        });
        Ok(Self {
            intermittent,
            steady: (0..panel.width())
                .map(|row| constant(panel.row(row)))
                .collect(),
            panel,
            validation,
            fit,
            spread,
            told,
            warnings: said,
        })
    }

    /// The value of a series that lies so far from its forecast; of a constant one
    /// the constant.
    pub(crate) fn value(&self, row: usize, lead: usize, point: f64, score: f64) -> f64 {
        match self.steady[row] {
            Some(value) => value,
            None => self.spread.value(row, lead, point, score),
        }
    }

    /// The forecasts of the model that did best: of a series that was too short to
    /// be among those it did best on the process's.
    pub(crate) fn chosen(&self, model: Model) -> Option<Matrix> {
        let ahead = self.fit.forecast(model)?;
        if model == Model::Process || self.told.iter().all(|told| *told) {
            return Some(ahead);
        }
        let Some(process) = self.fit.forecast(Model::Process) else {
            return Some(ahead);
        };
        let horizon = ahead.row(0).len();
        Some(Matrix::from_fn(ahead.rows(), horizon, |row, lead| {
            let from = if self.told[row] { &ahead } else { &process };
            from.row(row)[lead]
        }))
    }

    /// True if each series that has values never had another: nothing was tried that
    /// tells anything.
    pub(crate) fn is_steady(&self) -> bool {
        let unknown = |row: usize| self.panel.row(row).iter().all(|value| value.is_nan());
        let mut steady = self.steady.iter().enumerate();
        self.steady.iter().any(Option::is_some)
            && steady.all(|(row, value)| value.is_some() || unknown(row))
    }

    /// What the errors of all series say of one: nothing where it is too short.
    pub(crate) fn calibrated<'c>(&self, row: usize, all: &'c Calibration) -> &'c Calibration {
        match self.told[row] {
            true => all,
            false => Calibration::NONE,
        }
    }

    /// Adds the sums over the stretches that are asked for to forecasts by a model,
    /// a row a series.
    pub(crate) fn add_up(&self, model: Model, request: &Request, forecasts: &mut [Forecast]) {
        let calibration = self.validation.of_stretches(model);
        // Where parts are to add up to totals, sums of what adds up do.
        let around = match tells_medians(model) && request.sums.is_empty() {
            true => self.validation.calibration(model).around(),
            false => Vec::new(),
        };
        let planned = request.planned();
        for (row, one) in forecasts.iter_mut().enumerate() {
            let known = !one.points.is_empty();
            let drawn = self.drawn(row, model, request);
            let wanted = request.stretches.iter().filter(|_| known).cloned();
            let sum = |leads| match (self.steady[row], &drawn) {
                (Some(value), _) => stretch::steady(value, leads, &request.levels, planned),
                (_, Some(drawn)) => {
                    let sum = || one.points[leads.clone()].iter().sum();
                    let point = (!request.sums.is_empty()).then(sum);
                    drawn.stretch(leads, point, &request.levels, planned)
                }
                _ => stretch::stretch(
                    (&self.spread, row),
                    match self.told[row] {
                        true => (&calibration, &around),
                        false => (Calibration::NONE, &[]),
                    },
                    leads,
                    &one.points,
                    &request.levels,
                    planned,
                ),
            };
            one.stretches = wanted.map(sum).collect();
        }
    }

    /// Draws of a series with many zeros. The naive ones know of none: they are
    /// what others are held against.
    fn drawn(&self, row: usize, model: Model, request: &Request) -> Option<Drawn> {
        let one = self.intermittent[row].as_ref();
        let one = one.filter(|_| !is_naive(model))?;
        Some(one.draw(self.panel.row(row), request.horizon))
    }

    /// What a reader should know of series with many zeros.
    pub(crate) fn mostly_zeros(&self, model: Model, horizon: usize) -> Option<String> {
        if is_naive(model) {
            return None;
        }
        let means = self
            .intermittent
            .iter()
            .enumerate()
            .filter_map(|(row, one)| {
                let mean = one.as_ref()?.mean(self.panel.row(row), horizon);
                Some((row, mean))
            });
        let means: Vec<(usize, f64)> = means.collect();
        words::many_zeros(&self.panel, &means, tells_medians(model))
    }

    /// A model's forecasts with bands.
    pub(crate) fn forecasts(
        &self,
        model: Model,
        ahead: &Matrix,
        request: &Request,
    ) -> Result<Vec<Forecast>, Error> {
        let calibration = self.validation.calibration(model);
        let edges = |of: &Calibration| -> (Vec<(f64, f64)>, Option<f64>) {
            let bands = request.levels.iter().map(|level| of.band(*level));
            (
                bands.collect(),
                request.planned().map(|part| of.quantile(part)),
            )
        };
        let (tried, untried) = (edges(&calibration), edges(Calibration::NONE));
        let first = self.panel.last().plus(1);
        let forecasts = (0..self.panel.width()).map(|row| {
            let history = self.panel.row(row);
            let unknown = history.iter().all(|value| value.is_nan());
            let (edges, wanted) = if self.told[row] { &tried } else { &untried };
            let points: Vec<f64> = match (unknown, self.steady[row]) {
                (true, _) => Vec::new(),
                (_, Some(value)) => vec![value; request.horizon],
                _ => ahead.row(row).to_vec(),
            };
            let at = |score: f64| -> Vec<f64> {
                let leads = points.iter().enumerate();
                leads
                    .map(|(lead, point)| self.value(row, lead, *point, score))
                    .collect()
            };
            let drawn = self.drawn(row, model, request).map(|drawn| drawn.periods());
            let quantile = match (&drawn, wanted, request.planned()) {
                (Some(drawn), _, Some(part)) => {
                    Some(drawn.iter().map(|one| one.quantile(part)).collect())
                }
                (_, wanted, _) => wanted.map(at),
            };
            let bands = request
                .levels
                .iter()
                .zip(edges)
                .map(|(level, (low, high))| {
                    let (low, high) = match &drawn {
                        Some(drawn) => drawn.iter().map(|one| one.band(*level)).unzip(),
                        None => (at(*low), at(*high)),
                    };
                    let mut band = Band {
                        level: *level,
                        low,
                        high,
                    };
                    // There and back again may round to the wrong side.
                    for (lead, point) in points.iter().enumerate() {
                        band.low[lead] = band.low[lead].min(*point);
                        band.high[lead] = band.high[lead].max(*point);
                    }
                    band
                });
            Forecast {
                name: self.panel.names()[row].clone(),
                calendar: self.panel.calendar(),
                first,
                bands: bands.collect(),
                quantile,
                stretches: Vec::new(),
                size: self.fit.sizes()[row],
                model,
                tried: self.told[row] && !calibration.is_empty(),
                points,
            }
        });
        Ok(forecasts.collect())
    }
}

/// Whether a model is one that others are held against.
fn is_naive(model: Model) -> bool {
    [Model::SeasonalNaive, Model::Drift].contains(&model)
}

/// Whether the forecasts of a model are medians; those of others are means.
fn tells_medians(model: Model) -> bool {
    [Model::Process, Model::Trees, Model::Average].contains(&model)
}

/// The value of a series that never had another, known at least three times.
pub(crate) fn constant(history: &[f64]) -> Option<f64> {
    let mut known = history.iter().copied().filter(|value| !value.is_nan());
    let first = known.next()?;
    let mut others = 0;
    for value in known {
        if value != first {
            return None;
        }
        others += 1;
    }
    (others >= 2).then_some(first)
}
