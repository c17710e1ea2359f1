//! How right forecasts would have been.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::accuracy::{Errors, Mean, interval, symmetric};
use crate::run::Run;
use crate::{Error, Level, Model, Request, Series};

/// How one model did over all origins, series and leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The model; `Auto` is what would have been chosen at each origin.
    pub model: Model,
    /// Mean absolute scaled error, the mean over series: the mean absolute error
    /// divided by the mean absolute difference of values a season apart in the
    /// history.
    pub mase: f64,
    /// Symmetric mean absolute percentage error, 0 to 200.
    pub smape: f64,
    /// What was reached by each band, in the order in which they were asked for.
    pub bands: Vec<BandScore>,
}

/// What a band reached.
#[derive(Debug, Clone, PartialEq)]
pub struct BandScore {
    /// How many per cent it should hold.
    pub level: Level,
    /// How many per cent of the values it did hold.
    pub coverage: f64,
    /// Mean scaled interval score, on the scale of the MASE.
    pub msis: f64,
}

/// Forecasts from origins inside the history, scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    origins: Vec<Date>,
    scores: Vec<Score>,
    chosen: Vec<Model>,
}

impl Backtest {
    /// The last date known at each origin, the latest first.
    pub fn origins(&self) -> &[Date] {
        &self.origins
    }

    /// The models, the best first.
    pub fn scores(&self) -> &[Score] {
        &self.scores
    }

    /// What was chosen at each origin by the values before it.
    pub fn chosen(&self) -> &[Model] {
        &self.chosen
    }
}

/// Forecasts from `origins` dates inside the history, each a quarter of the
/// horizon before the next, and scores what comes after the origin. Everything is
/// learnt anew at each origin from what lies before it, bands and choice
/// included.
///
/// # Errors
///
/// As [`forecast`](crate::forecast), and where the history is too short for one
/// origin with eight periods before it.
///
/// # Example: a steady season is learnt
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Model, Point, Request, Series, backtest};
///
/// let points = (0..48).map(|at| Point::Exact([5.0, 8.0, 6.0, 1.0][at % 4] + at as f64));
/// let series = Series::new("boots", Calendar::Quarterly, date(2012, 1, 1), points.collect())?;
/// let request = Request { model: Model::Stl, ..Request::new(4) };
/// let backtest = backtest(&[series], None, &request, 2, &|_| {})?;
/// let score = |model| backtest.scores().iter().find(|score| score.model == model).unwrap();
/// assert!(score(Model::Stl).mase < 0.5 * score(Model::SeasonalNaive).mase);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn backtest(
    series: &[Series],
    external: Option<&[Series]>,
    request: &Request,
    origins: usize,
    progress: &dyn Fn(&str),
) -> Result<Backtest, Error> {
    request.check()?;
    let Some(last) = series.iter().map(Series::last).max() else {
        return Err(Error::request("no series; expected at least one"));
    };
    let first = series.iter().map(Series::first).min().unwrap_or(last);
    let step = (request.horizon / 4).max(1) as i64;
    let mut done = Backtest {
        origins: Vec::new(),
        scores: Vec::new(),
        chosen: Vec::new(),
    };
    let actual: HashMap<&str, &Series> = (series.iter().rev())
        .map(|series| (series.name(), series))
        .collect();
    let mut sums: BTreeMap<Model, Errors> = BTreeMap::new();
    for at in 0..origins.max(1) {
        let origin = last.plus(-(request.horizon as i64) - step * at as i64);
        if origin.since(first) < 8 {
            break;
        }
        let before: Vec<Series> = series
            .iter()
            .filter_map(|series| series.until(origin))
            .collect();
        let said = |what: &str| progress(&format!("origin {} of {origins}: {what}", at + 1));
        let run = Run::new(&before, external, request, &said)?;
        // Series that ended long ago leave the panel shorter than the origin.
        let calendar = run.panel.calendar();
        done.origins.push(calendar.date(run.panel.last())?);
        let best = run
            .validation
            .best()
            .map_or(Model::Process, |(model, _)| model);
        done.chosen.push(best);
        let mut models: Vec<Model> = run.validation.models.keys().copied().collect();
        if request.model == Model::Auto {
            models.push(Model::Auto);
        }
        for model in models {
            let acting = if model == Model::Auto { best } else { model };
            let ahead = match model {
                Model::Auto => run.chosen(acting),
                _ => run.fit.forecast(acting),
            };
            let Some(ahead) = ahead else {
                continue;
            };
            let errors = sums.entry(model).or_default();
            errors
                .bands
                .resize_with(request.levels.len(), Default::default);
            for forecast in run.forecasts(acting, &ahead, request)? {
                let Some(actual) = actual.get(forecast.name()) else {
                    continue;
                };
                let size = forecast.size();
                let mut mean = Mean::default();
                for (lead, point) in forecast.points().iter().enumerate() {
                    let period = forecast.first().plus(lead as i64);
                    let Some(value) = actual.at(period).exact() else {
                        continue;
                    };
                    mean.push((value - point).abs() / size);
                    errors.symmetric.push(symmetric(value, *point));
                    for (sum, band) in errors.bands.iter_mut().zip(forecast.bands()) {
                        let (low, high) = (band.low[lead], band.high[lead]);
                        let inside = low <= value && value <= high;
                        sum.covered.push(if inside { 100.0 } else { 0.0 });
                        let outside = 1.0 - band.level.percent() / 100.0;
                        sum.interval
                            .push(interval(value, low, high, outside) / size);
                    }
                }
                if let Some(mean) = mean.value() {
                    errors.absolute.push(mean);
                }
            }
        }
    }
    if done.origins.is_empty() {
        return Err(Error::request(format!(
            "a history of {} periods holds no origin with {} periods after it and 8 before; \
             expected a longer history or a shorter horizon",
            last.since(first) + 1,
            request.horizon
        )));
    }
    for (model, errors) in sums {
        let (Some(mase), Some(smape)) = (errors.absolute.value(), errors.symmetric.value()) else {
            continue;
        };
        let bands = request
            .levels
            .iter()
            .zip(&errors.bands)
            .filter_map(|(level, sums)| {
                Some(BandScore {
                    level: *level,
                    coverage: sums.covered.value()?,
                    msis: sums.interval.value()?,
                })
            });
        done.scores.push(Score {
            model,
            mase,
            smape,
            bands: bands.collect(),
        });
    }
    done.scores.sort_by(|one, two| {
        one.mase
            .total_cmp(&two.mase)
            .then(one.model.cmp(&two.model))
    });
    Ok(done)
}
