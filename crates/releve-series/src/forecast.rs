//! Forecasts with bands.

use crate::calibration::{Calibration, LEAST};
use crate::external::Signal;
use crate::holiday::Shown;
use crate::run::Run;
use crate::stretch::Stretch;
use crate::sums::{reconcile, with_totals};
use crate::transform::Transform;
use crate::validation::Validation;
use crate::{Calendar, Error, Level, Model, Period, Request, Series};

/// What is likely to come of one series: the median, and bands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    pub(crate) name: String,
    pub(crate) calendar: Calendar,
    pub(crate) first: Period,
    pub(crate) points: Vec<f64>,
    pub(crate) bands: Vec<Band>,
    pub(crate) quantile: Option<Vec<f64>>,
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) size: f64,
    pub(crate) model: Model,
    pub(crate) tried: bool,
}

/// A band that so many per cent of the values should lie in.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// How many per cent.
    pub level: Level,
    /// The lower end at each period ahead; never above the forecast, and never
    /// below zero where no value ever was.
    pub low: Vec<f64>,
    /// The upper end; never below the forecast.
    pub high: Vec<f64>,
}

impl Forecast {
    /// The name of the series.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The calendar that it is on.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The first period ahead.
    pub fn first(&self) -> Period {
        self.first
    }

    /// The median at each period ahead; empty where nothing is known of the
    /// series.
    pub fn points(&self) -> &[f64] {
        &self.points
    }

    /// The bands, in the order in which they were asked for.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// By what its errors are divided to compare them with those of others: the
    /// mean absolute difference of values a season apart in the history, in the
    /// unit of the values; above zero.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// The model that made it: with the automatic choice that of a series too
    /// short to be tried is the process, whatever did best on the others.
    pub fn model(&self) -> Model {
        self.model
    }

    /// True where its bands rest on errors that forecasts of it, or of series with
    /// as long a history, made; false where the history was too short for that and
    /// they are as wide as those of a random walk.
    pub fn is_tried(&self) -> bool {
        self.tried
    }

    /// Sums over the stretches that were asked for, in their order; empty where
    /// nothing is known of the series.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Puts other points, ends of bands and quantiles in place.
    pub(crate) fn set(
        &mut self,
        points: Vec<f64>,
        edges: Vec<(Vec<f64>, Vec<f64>)>,
        quantile: Option<Vec<f64>>,
    ) {
        (self.points, self.quantile) = (points, quantile);
        for (band, (low, high)) in self.bands.iter_mut().zip(edges) {
            (band.low, band.high) = (low, high);
        }
    }

    /// What to plan for where costs were named: the value that demand stays below
    /// with probability `under / (under + over)` (the newsvendor's quantile).
    pub fn quantile(&self) -> Option<&[f64]> {
        self.quantile.as_deref()
    }
}

/// How a model did on origins inside the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The model.
    pub model: Model,
    /// Its mean absolute scaled error there: 1 is as wrong as values a season
    /// apart differ.
    pub mase: f64,
}

/// Forecasts of several series, and how they came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecasts {
    forecasts: Vec<Forecast>,
    naive: Vec<Forecast>,
    model: Model,
    season: usize,
    trials: Vec<Trial>,
    origins: usize,
    learnt: Option<String>,
    holidays: Vec<Shown>,
    signal: Option<Signal>,
    warnings: Vec<String>,
    steady: bool,
}

impl Forecasts {
    /// A forecast for each series, in their order.
    pub fn forecasts(&self) -> &[Forecast] {
        &self.forecasts
    }

    /// What the seasonal naive says with bands of its own, in the same order: by
    /// it others are judged.
    pub fn naive(&self) -> &[Forecast] {
        &self.naive
    }

    /// Periods of a season; 1 where there is none.
    pub fn season(&self) -> usize {
        self.season
    }

    /// The model that made them.
    pub fn model(&self) -> Model {
        self.model
    }

    /// What the models did on origins inside the history, the best first; empty
    /// where it was too short for that.
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// The scaled error of a model on those origins; `None` where it was not tried.
    pub fn mase(&self, model: Model) -> Option<f64> {
        let mut trials = self.trials.iter();
        let trial = trials.find(|trial| trial.model == model)?;
        Some(trial.mase)
    }

    /// How many origins inside the history they were tried on; none where no series
    /// ever had another value.
    pub fn origins(&self) -> usize {
        self.origins
    }

    /// True if no series ever had another value: each is carried on, and no model
    /// was held against another.
    pub fn is_steady(&self) -> bool {
        self.steady
    }

    /// On what scale the process was learnt: `square roots`.
    pub fn learnt(&self) -> Option<&str> {
        self.learnt.as_deref()
    }

    /// The effects of holidays that the history shows, the largest first; the
    /// forecasts of all but the naive models have them.
    pub fn holidays(&self) -> &[Shown] {
        &self.holidays
    }

    /// What was seen of the external signal, and by which models; `None` where
    /// there was none.
    pub fn signal(&self) -> Option<&Signal> {
        self.signal.as_ref()
    }

    /// What a reader should know: short histories, gaps, levels that broke, bands
    /// that rest on little; a sentence each.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// Forecasts series from the end of the one that ends last.
///
/// Values of `external` series are used up to that day and not beyond it; they
/// are matched by name, and a single one serves all.
///
/// With sums the totals come after the series, unless they are among them; parts
/// and totals add up at each period, and the bands are those of draws that do.
///
/// # Errors
///
/// No series, series of several calendars, an impossible request, an external
/// signal that matches no series or does not overlap them.
///
/// # Example: three months of a monthly series
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Request, Series, forecast};
///
/// let points = (0..36).map(|at| Point::Exact([5.0, 8.0, 6.0][at % 3])).collect();
/// let series = Series::new("boots", Calendar::Monthly, date(2021, 1, 1), points)?;
/// let request = Request { season: Some(3), ..Request::new(3) };
/// let forecasts = forecast(&[series], None, &request, &|_| {})?;
/// let boots = &forecasts.forecasts()[0];
/// assert!((boots.points()[1] - 8.0).abs() < 1.0);
/// assert!(boots.bands()[0].low[1] <= boots.points()[1]);
/// assert_eq!(boots.calendar().date(boots.first())?, date(2024, 1, 1));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn forecast(
    series: &[Series],
    external: Option<&[Series]>,
    request: &Request,
    progress: &dyn Fn(&str),
) -> Result<Forecasts, Error> {
    let series = with_totals(series, &request.sums)?;
    let run = Run::new(&series, external, request, progress)?;
    let model = match request.model {
        Model::Auto => run
            .validation
            .best()
            .map_or(Model::Process, |(model, _)| model),
        model => model,
    };
    progress("forecasting");
    // What cannot be had of a history is said, and the process takes its place.
    let wanted = match request.model {
        Model::Auto => run.chosen(model),
        model => run.fit.forecast(model),
    };
    let (model, ahead, instead) = match wanted {
        Some(ahead) => (model, ahead, None),
        None => {
            let instead = [Model::Process, Model::SeasonalNaive]
                .into_iter()
                .find_map(|other| Some((other, run.fit.forecast(other)?)));
            let Some((other, ahead)) = instead else {
                return Err(Error::request(format!(
                    "no forecast by `{model}` of so little"
                )));
            };
            let said = format!("`{model}` needs a longer history; `{other}` was used instead");
            (other, ahead, Some(said))
        }
    };
    let mut forecasts = run.forecasts(model, &ahead, request)?;
    if request.model == Model::Auto {
        let untried = forecasts.iter_mut().filter(|one| !one.tried);
        untried.for_each(|one| one.model = Model::Process);
    }
    let mut naive = match run.fit.forecast(Model::SeasonalNaive) {
        Some(ahead) => run.forecasts(Model::SeasonalNaive, &ahead, request)?,
        None => Vec::new(),
    };
    let mut warnings = instead.into_iter().collect::<Vec<_>>();
    if !request.sums.is_empty() {
        progress("bringing parts and totals together");
        warnings.extend(reconcile(&run, &series, model, request, &mut forecasts)?);
    }
    run.add_up(model, request, &mut forecasts);
    run.add_up(Model::SeasonalNaive, request, &mut naive);
    let sums = run.validation.of_stretches(model);
    let steady = run.is_steady();
    if !steady && !request.stretches.is_empty() && !sums.is_empty() && !sums.is_empirical() {
        warnings.push(format!(
            "bands of sums rest on fewer than {LEAST} past sums; errors of their periods are taken \
             to hang together, so that they are rather too wide"
        ));
    }
    warnings.extend(run.mostly_zeros(model, request.horizon));
    warnings.extend(run.warnings);
    let calibration = run.validation.calibration(model);
    if !steady {
        warnings.extend(thin(
            &run.validation,
            &calibration,
            request.horizon,
            run.panel.calendar(),
        ));
    }
    let mut trials: Vec<Trial> = run
        .validation
        .models
        .iter()
        .filter(|_| !steady)
        .filter_map(|(model, record)| {
            let mase = record.error.value()?;
            Some(Trial {
                model: *model,
                mase,
            })
        })
        .collect();
    trials.sort_by(|one, two| one.mase.total_cmp(&two.mase));
    Ok(Forecasts {
        forecasts,
        naive,
        model,
        season: request.season_on(run.panel.calendar()),
        trials,
        origins: match steady {
            true => 0,
            false => run.validation.origins.len(),
        },
        learnt: run
            .fit
            .process()
            .map(|process| Transform::name(process.transform).to_owned()),
        holidays: run.fit.holidays(),
        signal: run.fit.signal(),
        warnings,
        steady,
    })
}

/// What bands rest on, where that is little.
fn thin(
    validation: &Validation,
    calibration: &Calibration,
    horizon: usize,
    calendar: Calendar,
) -> Option<String> {
    let unit = calendar.unit();
    if calibration.is_empty() {
        return Some(
            "the history is too short to try models on; bands are as wide as those of a random \
             walk and not calibrated"
                .to_owned(),
        );
    }
    if !calibration.is_empirical() {
        return Some(format!(
            "bands rest on fewer than {LEAST} past forecasts and take errors for normal"
        ));
    }
    (validation.reach < horizon).then(|| {
        format!(
            "bands are calibrated up to {} {unit}s ahead and widen beyond as those of a random walk",
            validation.reach
        )
    })
}
