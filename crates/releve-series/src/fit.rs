//! Every model, learnt from what lies before one origin.

use std::ops::Range;

use crate::accuracy::size;
use crate::bearing::Bearing;
use crate::corrector::Corrector;
use crate::decomposition;
use crate::external::Signal;
use crate::holiday::{Effects, Shown};
use crate::learning::origins;
use crate::matrix::Matrix;
use crate::naive;
use crate::panel::Panel;
use crate::parallel;
use crate::process::Process;
use crate::request::rounds;
use crate::smoothing::Smoothing;
use crate::{Calendar, Holiday, Model};

/// What all origins of one run share.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) calendar: Calendar,
    pub(crate) horizon: usize,
    pub(crate) season: usize,
    /// The models that are wanted.
    pub(crate) models: Vec<Model>,
    /// Days whose effects may show.
    pub(crate) holidays: Vec<Holiday>,
    /// Stretches of the horizon whose sums are wanted.
    pub(crate) stretches: Vec<Range<usize>>,
}

impl Setting {
    /// What a series needs behind it to tell of errors.
    pub(crate) fn bearing(&self) -> Bearing {
        Bearing::new(self.season, self.horizon)
    }

    fn wants(&self, models: &[Model]) -> bool {
        self.models.iter().any(|model| models.contains(model))
    }
}

/// The processes that were learnt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Learnt {
    /// On each of the best scales one.
    own: Vec<Process>,
    /// Those of the external signal.
    outside: Vec<Process>,
}

/// What was learnt from the values before one origin, and these values.
pub(crate) struct Fit {
    setting: Setting,
    /// The values as they are.
    raw: Panel,
    /// The values without what holidays do to them.
    panel: Panel,
    holidays: Effects,
    external: Option<Panel>,
    learnt: Learnt,
    correctors: Vec<Corrector>,
    sizes: Vec<f64>,
}

impl Fit {
    /// Learns what the wanted models need. Nothing after the panel's last period
    /// is there to be seen, nor was when `earlier` was learnt.
    pub(crate) fn learn(
        setting: &Setting,
        raw: Panel,
        external: Option<Panel>,
        earlier: &Learnt,
        progress: &dyn Fn(&str),
    ) -> Self {
        let horizon = setting.horizon;
        let sizes: Vec<f64> = (0..raw.width())
            .map(|row| size_of(raw.row(row), setting.season))
            .collect();
        let periods = rounds(setting.calendar, setting.season, raw.length());
        progress("looking for holidays");
        let holidays = Effects::of(&raw, horizon, &setting.holidays, &periods, setting.season);
        let panel = if holidays.are_none() {
            raw.clone()
        } else {
            holidays.remove(&raw)
        };
        let inside = origins(panel.length(), horizon, setting.season);
        let bearing = setting.bearing();
        let learn = |panel: &Panel, sizes: &[f64], earlier: &[Process]| {
            Process::learn(panel, horizon, &periods, sizes, &inside, bearing, earlier)
        };
        // Bands need the process's scale even where another model is wanted.
        progress("learning the process");
        let own = learn(&panel, &sizes, &earlier.own);
        let mut outside = Vec::new();
        let correctors = if setting.wants(&[Model::Trees, Model::Average]) {
            let signal = external.as_ref().and_then(|external| {
                progress("learning the process of the external signal");
                let sizes: Vec<f64> = (0..external.width())
                    .map(|row| size_of(external.row(row), setting.season))
                    .collect();
                outside = learn(external, &sizes, &earlier.outside);
                Some((outside.first()?, external))
            });
            progress("growing trees");
            let correctors = own.iter().filter_map(|process| {
                Corrector::learn(process, &panel, signal, horizon, setting.season, &sizes)
            });
            correctors.collect()
        } else {
            Vec::new()
        };
        Self {
            setting: setting.clone(),
            raw,
            panel,
            holidays,
            external,
            learnt: Learnt { own, outside },
            correctors,
            sizes,
        }
    }

    /// The process on the best scale.
    pub(crate) fn process(&self) -> Option<&Process> {
        self.learnt.own.first()
    }

    pub(crate) fn learnt(&self) -> &Learnt {
        &self.learnt
    }

    pub(crate) fn sizes(&self) -> &[f64] {
        &self.sizes
    }

    /// The values without what holidays do to them.
    pub(crate) fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The effects of holidays that the values show.
    pub(crate) fn holidays(&self) -> Vec<Shown> {
        self.holidays.shown()
    }

    /// What was seen of the external signal, and by which models.
    pub(crate) fn signal(&self) -> Option<Signal> {
        let external = self.external.as_ref()?;
        let learnt = !self.correctors.is_empty() && !self.learnt.outside.is_empty();
        let saw = |model: &Model| learnt && self.setting.wants(&[*model]);
        let models = [Model::Trees, Model::Average].into_iter().filter(saw);
        Signal::of(external, models.collect())
    }

    /// The forecast of a model, a row a series; `None` where the history is too
    /// short for it. The naive ones know of no holidays: they are what others are
    /// held against.
    pub(crate) fn forecast(&self, model: Model) -> Option<Matrix> {
        let mut ahead = self.plain(model)?;
        if ![Model::SeasonalNaive, Model::Drift].contains(&model) {
            self.holidays.add(&mut ahead);
        }
        Some(ahead)
    }

    fn plain(&self, model: Model) -> Option<Matrix> {
        let (horizon, season) = (self.setting.horizon, self.setting.season);
        match model {
            Model::Auto => None,
            Model::SeasonalNaive => Some(self.each(&self.raw, |history| {
                naive::seasonal(history, season, horizon)
            })),
            Model::Drift => Some(self.each(&self.raw, |history| naive::drift(history, horizon))),
            Model::Ets => Some(self.each(&self.panel, |history| {
                let values = naive::filled(history);
                if season > crate::smoothing::LONGEST_SEASON {
                    return decomposition::stl(&values, season, horizon);
                }
                match Smoothing::of(&values, season) {
                    Some(model) => model.forecast(horizon),
                    None => naive::seasonal(history, season, horizon),
                }
            })),
            Model::Theta => Some(self.each(&self.panel, |history| {
                decomposition::theta(&naive::filled(history), season, horizon)
            })),
            Model::Stl => Some(self.each(&self.panel, |history| {
                decomposition::stl(&naive::filled(history), season, horizon)
            })),
            Model::Process => mean(
                self.learnt
                    .own
                    .iter()
                    .map(|process| process.forecast(&self.panel, horizon)),
            ),
            Model::Trees => {
                mean(self.correctors.iter().map(|corrector| {
                    corrector.forecast(&self.panel, self.external.as_ref(), horizon)
                }))
            }
            Model::Average => {
                let (one, two) = (self.plain(Model::Process)?, self.plain(Model::Trees)?);
                mean([Some(one), Some(two)].into_iter())
            }
        }
    }

    /// A model for each series by itself; where nothing was ever negative,
    /// nothing will be.
    fn each(&self, panel: &Panel, model: impl Fn(&[f64]) -> Vec<f64> + Sync) -> Matrix {
        let rows = parallel::each(panel.width(), |row| {
            let history = panel.row(row);
            let mut ahead = model(history);
            if !history.iter().any(|value| *value < 0.0) {
                ahead.iter_mut().for_each(|value| *value = value.max(0.0));
            }
            ahead
        });
        Matrix::from_fn(panel.width(), self.setting.horizon, |row, lead| {
            rows[row][lead]
        })
    }
}

/// The mean of forecasts, of those that there are.
fn mean(forecasts: impl Iterator<Item = Option<Matrix>>) -> Option<Matrix> {
    let all: Vec<Matrix> = forecasts.flatten().collect();
    let first = all.first()?;
    let (rows, columns) = (first.rows(), first.row(0).len());
    Some(Matrix::from_fn(rows, columns, |row, lead| {
        all.iter().map(|one| one.row(row)[lead]).sum::<f64>() / all.len() as f64
    }))
}

/// By what errors of a series are divided: the mean seasonal difference; of a
/// series that never differs, its mean; of one that is zero, one.
pub(crate) fn size_of(history: &[f64], season: usize) -> f64 {
    size(history, season).unwrap_or_else(|| {
        let known = history.iter().copied().find(|value| !value.is_nan());
        known
            .map(f64::abs)
            .filter(|value| *value > 0.0)
            .unwrap_or(1.0)
    })
}
