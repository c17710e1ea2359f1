//! Series: which, how their tables are read, how they are looked at.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use releve_series::{Holiday, Horizon, Level, Model};
use releve_study::{SeriesChoice, Step};

use super::{Answer, SeriesInput};

/// What choices of series stand under. It is named at each option: a heading for
/// all that comes next would stand over the options of the command, too.
const OF_A_STUDY: &str = "Series of a study";

/// Which series of a study.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// By name: the subject, or all that is said of it: `clogs, searches, Google, US`
    #[arg(long, value_name = "KEY", num_args = 1.., help_heading = OF_A_STUDY)]
    pub(crate) series: Vec<String>,

    /// Of what: `ballet flats`
    #[arg(long, value_name = "SUBJECT", help_heading = OF_A_STUDY)]
    pub(crate) subject: Option<String>,

    #[command(flatten)]
    pub(crate) counted: Counted,
}

/// Which series of a study, whatever they are of.
#[derive(Debug, Args)]
pub(crate) struct Counted {
    /// What is counted: `searches`, `views`; or `mentions` in the documents
    ///
    /// `mentions` counts documents by week that name `--subject`, `mention-share`
    /// their share of all documents in per cent; the channel is then a publication,
    /// the market its country.
    #[arg(long, value_name = "METRIC", help_heading = OF_A_STUDY)]
    pub(crate) metric: Option<String>,

    /// Where it is counted: `Google`, `Pinterest`
    #[arg(long, value_name = "CHANNEL", help_heading = OF_A_STUDY)]
    pub(crate) channel: Option<String>,

    /// In which market: `US`, `Worldwide`
    #[arg(long, value_name = "MARKET", help_heading = OF_A_STUDY)]
    pub(crate) market: Option<String>,

    /// By what step: `day`, `week`, `month`, `quarter` or `year`
    ///
    /// What is counted by the month and by the day are two series.
    #[arg(long, value_name = "STEP", help_heading = OF_A_STUDY, value_parser = step)]
    pub(crate) step: Option<Step>,
}

fn step(word: &str) -> Result<Step, String> {
    let found = Step::ALL.into_iter().find(|step| step.as_str() == word);
    found.ok_or_else(|| {
        let known = Step::ALL.map(Step::as_str).join("`, `");
        format!("expected one of `{known}`, but found `{word}`")
    })
}

/// The periods of a season, as it is typed.
pub(super) fn season(text: &str) -> Result<usize, String> {
    const MOST: usize = 10_000;
    let periods = text.trim().parse().ok();
    periods
        .filter(|periods| (1..=MOST).contains(periods))
        .ok_or_else(|| {
            format!(
                "`{text}` is no season; expected its periods, such as `52` weeks, from 1 (none) \
                 to {MOST}"
            )
        })
}

impl Counted {
    /// True if something is said.
    pub(crate) fn is_said(&self) -> bool {
        let said = [&self.metric, &self.channel, &self.market];
        said.into_iter().any(Option::is_some) || self.step.is_some()
    }

    /// What is said, of one subject or of all.
    pub(crate) fn of(&self, subject: Option<&str>) -> SeriesChoice {
        SeriesChoice {
            subject: subject.map(str::to_owned),
            metric: self.metric.clone(),
            channel: self.channel.clone(),
            market: self.market.clone(),
            step: self.step,
        }
    }
}

/// How tables are written.
#[derive(Debug, Args)]
pub(crate) struct Written {
    /// How decimals are written, where the table does not tell
    #[arg(long, value_enum, value_name = "SIGN")]
    pub(crate) decimal: Option<DecimalSign>,

    /// Which comes first in dates such as 03/04/2024, where the table does not tell
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<DateOrder>,
}

/// Which series are forecast, and how.
#[derive(Debug, Args)]
pub(crate) struct Outlook {
    /// A table of values over time, in CSV, or a study
    ///
    /// Wide (a column a series) or long (a row a point), with a column of dates:
    /// days, weeks, months or quarters. `-` is standard input. Of a study, the
    /// last download of each series is taken.
    #[arg(value_name = "HISTORY.csv|STUDY")]
    pub(crate) history: PathBuf,

    #[command(flatten)]
    pub(crate) choice: Choice,

    /// How far ahead: periods such as `52`, or `13w`, `6m`, `2q`, `1h`, `1y`, `1s`
    ///
    /// Weeks, months, quarters, half-years and years count from the first day
    /// after the history; `1s` is one round of the season, which `--season` sets.
    /// In full: `"2 quarters"`. Where nothing is said a year, of days 13 weeks.
    #[arg(long, value_name = "N|SPAN", allow_hyphen_values = true)]
    pub(crate) horizon: Option<Horizon>,

    /// Periods of a season; else 7 days, 52 weeks, 12 months, 4 quarters; 1 is none
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = season)]
    pub(crate) season: Option<usize>,

    /// Bands that should hold so many per cent of the values
    #[arg(
        long,
        value_name = "PERCENT",
        value_delimiter = ',',
        default_value = "80,95"
    )]
    pub(crate) levels: Vec<Level>,

    /// An external signal that may tell early, in CSV
    ///
    /// Its columns are called as those of the history, or it has one for all.
    /// What lies after the end of the history is not used.
    #[arg(long, value_name = "EXTERNAL.csv")]
    pub(crate) with: Option<PathBuf>,

    /// auto, seasonal-naive, drift, ets, theta, stl, process, trees or average
    #[arg(long, value_name = "MODEL", default_value = "auto")]
    pub(crate) model: Model,

    /// Days that move, such as Easter: auto, none or names between commas
    ///
    /// An effect is used where the history shows it and it helped before. `auto`
    /// looks for those of the series' markets, or for all where none is known:
    /// easter, orthodox-easter, mothering-sunday, mothers-day, fathers-day,
    /// black-friday, lunar-new-year, qixi, mid-autumn, diwali, ramadan (with Eid
    /// al-Fitr), eid-al-adha.
    #[arg(long, value_name = "LIST", default_value = "auto")]
    pub(crate) holidays: Holidays,

    #[command(flatten)]
    pub(crate) written: Written,
}

/// Which holidays may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holidays {
    /// Those of the markets.
    Auto,
    /// These.
    Named(Vec<Holiday>),
}

impl FromStr for Holidays {
    type Err = releve_series::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::Named(Vec::new())),
            names => Ok(Self::Named(
                names.split(',').map(str::parse).collect::<Result<_, _>>()?,
            )),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DecimalSign {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateOrder {
    /// 03/04/2024 is in April
    DayFirst,
    /// 03/04/2024 is in March
    MonthFirst,
}

/// Tell how right forecasts would have been in the past
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve backtest views.csv --horizon 52
  releve backtest views.csv --horizon 13 --origins 8 --model process
  releve backtest views.csv --horizon 52 --format csv > models.csv
  releve backtest ballet.releve --subject clogs --horizon 1y

Forecasts from dates inside the history, a quarter of the horizon apart, each
time learning from nothing but what lies before, and scores what came. MASE is
the mean absolute error in units of the mean difference of values a season apart;
MSIS the interval score in the same units; coverage how many per cent of the
values a band did hold.")]
pub(crate) struct Backtest {
    #[command(flatten)]
    pub(crate) outlook: Outlook,

    /// From how many dates
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) origins: u16,

    #[command(flatten)]
    pub(crate) answer: Answer,
}

/// Tell where series stand in their life, and why
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve stage views.csv
  releve stage ballet.releve --subject \"ballet flats\"
  releve stage ballet.releve --metric mentions --subject Repetto
  releve stage searches.csv --format json > stages.jsonl
  releve stage searches.csv --format csv --out stages.csv   stages.cycles.csv, too

Emerging, rising, peak, plateau, declining, dormant, revived, seasonal or cannot
tell: level, season of the year and noise are parted, and a rule names what the
level does at the end. docs/LIFECYCLE.md tells the rule and how often it is right.")]
pub(crate) struct Stage {
    #[command(flatten)]
    pub(crate) input: SeriesInput,

    #[command(flatten)]
    pub(crate) answer: Answer,
}
