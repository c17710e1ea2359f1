//! What is asked for.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::{Calendar, Error, Holiday, Sum};

/// The longest horizon.
const MAX_HORIZON: usize = 10_000;

/// A way to forecast.
///
/// # Example: models have names
///
/// ```
/// use releve_series::Model;
///
/// assert_eq!("process".parse::<Model>()?, Model::Process);
/// assert_eq!(Model::SeasonalNaive.to_string(), "seasonal-naive");
/// let error = "prophet".parse::<Model>().unwrap_err();
/// assert!(error.to_string().starts_with("no model `prophet`; expected `auto`, "));
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Model {
    /// Whichever does best on origins inside the history.
    Auto,
    /// What was a season ago; the last value where there is no season.
    SeasonalNaive,
    /// On along the line from the first value to the last.
    Drift,
    /// Exponential smoothing, additive, with or without a damped trend.
    Ets,
    /// The Theta method.
    Theta,
    /// Season and trend by loess, the trend carried on by exponential smoothing.
    Stl,
    /// One Gaussian process for all series.
    Process,
    /// The process, corrected by boosted trees over all series.
    Trees,
    /// The mean of process and trees.
    Average,
}

impl Model {
    /// Every model, `Auto` first.
    pub const ALL: [Self; 9] = [
        Self::Auto,
        Self::SeasonalNaive,
        Self::Drift,
        Self::Ets,
        Self::Theta,
        Self::Stl,
        Self::Process,
        Self::Trees,
        Self::Average,
    ];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::SeasonalNaive => "seasonal-naive",
            Self::Drift => "drift",
            Self::Ets => "ets",
            Self::Theta => "theta",
            Self::Stl => "stl",
            Self::Process => "process",
            Self::Trees => "trees",
            Self::Average => "average",
        }
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Model {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|model| model.name() == text)
            .ok_or_else(|| {
                let names: Vec<String> =
                    Self::ALL.iter().map(|model| format!("`{model}`")).collect();
                Error::request(format!("no model `{text}`; expected {}", names.join(", ")))
            })
    }
}

/// How wide a band is, in per cent: above 0 and below 100.
///
/// # Example: what is printed is what was typed
///
/// ```
/// use releve_series::Level;
///
/// let level: Level = "97.5".parse()?;
/// assert_eq!((level.percent(), level.to_string()), (97.5, "97.5".to_owned()));
/// assert!("100".parse::<Level>().is_err());
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// A band of so many per cent.
    ///
    /// # Errors
    ///
    /// Where it is not above 0 and below 100.
    pub fn new(percent: f64) -> Result<Self, Error> {
        if percent > 0.0 && percent < 100.0 {
            Ok(Self(percent))
        } else {
            Err(Error::request(format!(
                "no band of `{percent}` %; expected above 0 and below 100"
            )))
        }
    }

    /// In per cent.
    pub fn percent(self) -> f64 {
        self.0
    }

    /// The probability outside the band on one side: 0.1 for 80 %.
    pub(crate) fn tail(self) -> f64 {
        (1.0 - self.0 / 100.0) / 2.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Level {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let percent = text.trim().trim_end_matches('%').trim();
        match percent.parse() {
            Ok(percent) => Self::new(percent),
            Err(_) => Err(Error::request(format!(
                "`{text}` is no level; expected per cent, such as `80`"
            ))),
        }
    }
}

/// What is asked of a forecast.
///
/// # Example: a quarter of weeks
///
/// ```
/// use releve_series::{Model, Request};
///
/// let request = Request { model: Model::Process, ..Request::new(13) };
/// assert_eq!(request.levels.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// How many periods ahead; at least 1.
    pub horizon: usize,
    /// Periods of a season; that of the calendar where left out, none where 1.
    pub season: Option<usize>,
    /// The bands; 80 and 95 % unless told otherwise.
    pub levels: Vec<Level>,
    /// How to forecast.
    pub model: Model,
    /// Days that move from year to year and may show in the series: all that are
    /// known unless told otherwise, none where empty.
    pub holidays: Vec<Holiday>,
    /// Totals and their parts, the forecasts of which are to add up.
    pub sums: Vec<Sum>,
    /// For a quantile beside the middle: what one too many costs, and one too few.
    pub costs: Option<(f64, f64)>,
    /// Stretches of the horizon whose sums are told, as periods ahead from 0, the
    /// end not included; none unless told otherwise. Of shares, prices and relative
    /// measures no sum means anything: it is the caller's to know.
    pub stretches: Vec<Range<usize>>,
}

impl Request {
    /// The probability with which demand is to stay below what is planned for, by
    /// the costs of too much and too little (Arrow, Harris and Marschak, *Optimal
    /// inventory policy*, Econometrica 19, 1951); `None` where none are named.
    pub(crate) fn planned(&self) -> Option<f64> {
        self.costs.map(|(over, under)| under / (under + over))
    }

    /// So many periods ahead, with whatever model does best, and bands of 80 and
    /// 95 %.
    pub fn new(horizon: usize) -> Self {
        Self {
            horizon,
            season: None,
            levels: vec![Level(80.0), Level(95.0)],
            model: Model::Auto,
            holidays: Holiday::ALL.to_vec(),
            sums: Vec::new(),
            costs: None,
            stretches: Vec::new(),
        }
    }

    /// Checks what does not depend on the series.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.horizon == 0 || self.horizon > MAX_HORIZON {
            return Err(Error::request(format!(
                "no horizon of {} periods; expected 1 to {MAX_HORIZON}",
                self.horizon
            )));
        }
        if self.season == Some(0) || self.season.is_some_and(|season| season > MAX_HORIZON) {
            return Err(Error::request(format!(
                "no season of {} periods; expected 1 (none) to {MAX_HORIZON}",
                self.season.unwrap_or_default()
            )));
        }
        let outside = |one: &&Range<usize>| one.is_empty() || one.end > self.horizon;
        if let Some(one) = self.stretches.iter().find(outside) {
            return Err(Error::request(format!(
                "no sum over the periods {} to {} ahead; expected some of the {} of the horizon",
                one.start + 1,
                one.end,
                self.horizon
            )));
        }
        if let Some((over, under)) = self.costs
            && !(over > 0.0 && under > 0.0 && over.is_finite() && under.is_finite())
        {
            return Err(Error::request(format!(
                "no costs of `{over}` and `{under}`; expected two numbers above 0"
            )));
        }
        Ok(())
    }

    /// Periods of a season on a calendar.
    pub(crate) fn season_on(&self, calendar: Calendar) -> usize {
        self.season.unwrap_or(calendar.season())
    }
}

/// The rounds that a profile is learnt for: the season, a year of weeks being
/// 52.18 of them; of days the year too where the history holds two.
pub(crate) fn rounds(calendar: Calendar, season: usize, length: usize) -> Vec<f64> {
    let year = calendar.per_year();
    let mut rounds = Vec::new();
    if season > 1 {
        let exact = (season as f64 - year).abs() < 1.0;
        rounds.push(if exact { year } else { season as f64 });
    }
    if calendar == Calendar::Daily && season < 100 && length as f64 >= 2.0 * year {
        rounds.push(year);
    }
    rounds
}
