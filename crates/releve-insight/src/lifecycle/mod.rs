//! Where a trend stands in its life.
//!
//! [`lifecycle`] lays courses of straight moves and holds over a series, with a
//! yearly season, as large throughout or as large as the level, and errors that
//! remember, weighs them, and lets a rule name the stage of each.
//! docs/LIFECYCLE.md tells the rule, its constants and how often it is right.

mod course;
mod diffusion;
mod evidence;
mod growth;
mod neighbour;
mod noise;
mod observed;
mod periods;
mod ramp;
mod reasons;
mod rule;
mod search;
mod season;
mod stage;
mod table;
mod told;
mod walk;

use jiff::civil::Date;
use releve_series::Series;

use crate::wording::counted_figure;
use course::Course;
pub use diffusion::Diffusion;
use evidence::Evidence;
use observed::Observed;
pub use periods::{reckoned_on, spell};
pub use stage::Stage;
use walk::Walk;

/// The stage told has at least this probability; else "cannot tell".
const SURE: f64 = 0.25;
/// Where more of the courses wander at random, no trend is told: docs/LIFECYCLE.md,
/// "Random walks".
const MOST_WANDERING: f64 = 0.25;
/// Below so many known values nothing is told.
const LEAST_VALUES: usize = 24;
/// Below so many years a season cannot be parted from a trend.
const LEAST_YEARS: f64 = 1.95;

/// The life of a series: its stage, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Lifecycle {
    /// Where it stands.
    pub stage: Stage,
    /// How probable each stage is, likeliest first, without those below 1 %;
    /// empty where nothing could be weighed.
    pub probabilities: Vec<(Stage, f64)>,
    /// Why, in sentences with numbers; never empty.
    pub reasons: Vec<String>,
    /// How steeply the level moves at the end; `None` where no course was found.
    pub slope: Option<Slope>,
    /// The highest level; `None` where the level did not change.
    pub peak: Option<Peak>,
    /// Rises of the level, the first one first.
    pub cycles: Vec<Cycle>,
    /// The yearly season; `None` where there is none.
    pub season: Option<Yearly>,
    /// A curve of diffusion, where one describes the last rise at least as well.
    pub diffusion: Option<Diffusion>,
    /// The noise; `None` where nothing could be weighed.
    pub noise: Option<Noise>,
    /// The level without season and noise, where it bends; empty where nothing
    /// could be weighed.
    pub level: Vec<(Date, f64)>,
}

/// Change of the level per period of the calendar, at the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The median of the courses that were weighed: of few that move and many that
    /// do not the mean would lie outside of what 95 % of them have.
    pub per_period: f64,
    /// 95 % of the courses have at least this and at most `high`.
    pub low: f64,
    /// The other end.
    pub high: f64,
}

/// Where the level was highest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peak {
    /// The first period at which it was.
    pub date: Date,
    /// Weeks from then to the last value.
    pub weeks_since: f64,
    /// The level then, in the units of the series.
    pub level: f64,
}

/// A rise of the level and what followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    /// When the rise began; `None` where the series begins high.
    pub began: Option<Date>,
    /// When it ended.
    pub top: Date,
    /// When the fall after it ended; `None` where none followed.
    pub ended: Option<Date>,
}

/// What comes and goes with the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Yearly {
    /// From low to high, in the units of the series; at the last level where the
    /// season is as large as the level.
    pub range: f64,
    /// The first period after the end in which the season is highest.
    pub next_peak: Date,
}

/// What is neither level nor season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noise {
    /// Standard deviation, in the units of the series.
    pub deviation: f64,
    /// Correlation of errors one period apart, 0 to 1.
    pub autocorrelation: f64,
}

impl Lifecycle {
    fn cannot_tell(reason: String) -> Self {
        Self {
            stage: Stage::CannotTell,
            probabilities: Vec::new(),
            reasons: vec![reason],
            slope: None,
            peak: None,
            cycles: Vec::new(),
            season: None,
            diffusion: None,
            noise: None,
            level: Vec::new(),
        }
    }
}

/// Tells the stage of a series and why.
///
/// Missing points are skipped, censored ones taken at [`Point::estimate`]; days
/// are averaged to weeks first. Of more than twenty years the last twenty count.
/// Never fails: what is too short, constant or unclear is "cannot tell", with the
/// reason. The same series gives the same answer.
///
/// [`Point::estimate`]: releve_series::Point::estimate
///
/// # Example: a rise out of nothing
///
/// ```
/// use jiff::civil::{Weekday, date};
/// use releve_insight::{Stage, lifecycle};
/// use releve_series::{Calendar, Point, Series};
///
/// let value = |week: i32| {
///     let noise = f64::from((week * 7919) % 11 - 5) / 5.0;
///     20.0 + noise + f64::from((week - 100).max(0)) * 0.5
/// };
/// let series = Series::new(
///     "balletcore",
///     Calendar::Weekly(Weekday::Monday),
///     date(2021, 1, 4),
///     (0..160).map(|week| Point::Exact(value(week))).collect(),
/// )?;
/// let life = lifecycle(&series);
/// assert_eq!(life.stage, Stage::Rising);
/// let slope = life.slope.unwrap();
/// assert!(slope.low > 0.4 && slope.high < 0.6);
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn lifecycle(series: &Series) -> Lifecycle {
    let observed = Observed::of(series);
    let known = observed.at.len();
    if known < LEAST_VALUES || observed.end() < LEAST_YEARS * observed.per_year {
        return Lifecycle::cannot_tell(format!(
            "{}: a trend is parted from the season of the year by two years or \
             more, and at least {LEAST_VALUES} values",
            counted_figure(
                known as f64,
                &format!("known {}", reckoned_on(series.calendar()).unit())
            )
        ));
    }
    if observed
        .values
        .iter()
        .all(|value| *value == observed.values[0])
    {
        return Lifecycle::cannot_tell("the value never changes".to_owned());
    }
    let mut evidence = Evidence::of(&observed);
    let Some(walk) = Walk::over(&mut evidence, &observed) else {
        return Lifecycle::cannot_tell(
            "the values do not tell level, season and noise apart".to_owned(),
        );
    };
    let (mut stage, probability) = walk.probabilities[0];
    let wandering = Some(walk.wandering).filter(|share| *share > MOST_WANDERING);
    if probability < SURE || stage.is_trend() && wandering.is_some() {
        stage = Stage::CannotTell;
    }
    let course = Course::of(&walk, stage, &evidence, &observed);
    let diffusion = diffusion::fitted(&course, &observed, stage);
    let mut life = Lifecycle {
        stage,
        probabilities: walk.probabilities.clone(),
        reasons: Vec::new(),
        slope: Some(walk.slope),
        peak: course.peak(&observed),
        cycles: course.cycles(&observed),
        season: course.season(&observed),
        diffusion,
        noise: Some(course.noise),
        level: course.level(&observed),
    };
    life.reasons = reasons::reasons(&life, &course, wandering, series.calendar());
    life
}
