//! Forecasts and the ledger that keeps them.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use releve_series::{Horizon, Sum};

use super::Answer;
use super::series::Outlook;

/// Which series add up to a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sums {
    /// All of them.
    All,
    /// The markets of each subject.
    Markets,
    /// The subjects of each market.
    Subjects,
    /// As it is typed.
    Named(Sum),
}

impl FromStr for Sums {
    type Err = releve_series::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.trim() {
            "all" => Self::All,
            "market" => Self::Markets,
            "subject" => Self::Subjects,
            named => Self::Named(named.parse()?),
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableShape {
    /// A column a series; bands in files beside it
    Wide,
    /// A row a series and date; bands in columns
    Long,
}

/// How forecasts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ForecastFormat {
    /// Tables, as `--shape` says
    Csv,
    /// One JSON object a line, one a series, with bands, totals, model and notes
    Json,
    /// The same tables as sheets of one workbook, and one with model and notes; needs
    /// --out F.xlsx
    Xlsx,
}

/// Forecast series, with bands as wide as past errors
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve forecast views.csv --out next-year.csv                      a year ahead
  releve forecast views.csv --horizon 52 --with early-adopters.csv --plot fan.svg
  releve forecast sales.csv --horizon 12 --cost-over 4 --cost-under 10 --out plan.csv
  releve forecast views.csv --horizon 1q --model process > quarter.csv
  releve forecast sales.csv --horizon 2q --total 1q --out f.csv      f.totals.csv, too
  releve forecast views.csv --horizon 52 --format json > views.jsonl
  releve forecast views.csv --horizon 52 --out f.xlsx
  releve forecast sales.csv --horizon 26w --sums shoes=flats+loafers --out f.csv
  releve forecast ballet.releve --subject clogs --channel Google --horizon 52
  releve forecast ballet.releve --horizon 52 --freeze       into the ledger

Writes F.csv with the dates of the horizon and a column a series, and its bands
to F.lo80.csv, F.hi80.csv and so on; sums of --total go to F.totals.csv. Models
are compared on origins inside the history, and the best is used; which, why, and
what to be careful of is said. Nothing after the end of the history is used.
docs/FORECASTS.md tells the method.

With --freeze the forecasts of a study go into its ledger, with their date, the
download that they rest on, model and bands, and stay there unchanged; `releve
ledger` scores them when later downloads bring the values.")]
pub(crate) struct Forecast {
    #[command(flatten)]
    pub(crate) outlook: Outlook,

    /// Where the forecasts go; else to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// How tables are laid out; else wide, or long where a study's series lie on
    /// several calendars
    #[arg(long, value_enum)]
    pub(crate) shape: Option<TableShape>,

    /// How forecasts are written; else as the end of --out says, or as CSV
    #[arg(long, value_enum)]
    pub(crate) format: Option<ForecastFormat>,

    /// Sums over each whole quarter `1q`, season `1s` … of the horizon, with bands
    ///
    /// Stretches of this length follow each other from the first day after the
    /// history; what is left at the end is in none. The band is that of the sum, as
    /// past sums erred, and with --cost-over and --cost-under there is a quantile to
    /// plan for over the whole stretch. Shares and scores are refused.
    #[arg(long, value_name = "SPAN")]
    pub(crate) total: Option<Horizon>,

    /// Draw history, forecasts and bands
    #[arg(long, value_name = "F.svg|F.png")]
    pub(crate) plot: Option<PathBuf>,

    /// Totals whose parts are to add up to them
    ///
    /// `TOTAL=PART+PART` by the names of the series; a total that is no series is
    /// made. `all` sums all series; of a study `market` sums the markets of each
    /// subject and `subject` the subjects of each market. Again for more totals.
    #[arg(long, value_name = "SUM")]
    pub(crate) sums: Vec<Sums>,

    /// What one too many costs; with --cost-under a quantile to plan for
    #[arg(
        long,
        value_name = "COST",
        allow_negative_numbers = true,
        requires = "cost_under"
    )]
    pub(crate) cost_over: Option<f64>,

    /// What one too few costs
    #[arg(
        long,
        value_name = "COST",
        allow_negative_numbers = true,
        requires = "cost_over"
    )]
    pub(crate) cost_under: Option<f64>,

    /// Keep the forecasts in the study's ledger, to be scored when values come
    #[arg(long)]
    pub(crate) freeze: bool,

    /// Take the values as relative: each download has a scale of its own
    ///
    /// Of searches from 0 to 100 and other indexes this is known; say it of
    /// measures whose source does not tell.
    #[arg(long, requires = "freeze")]
    pub(crate) relative: bool,
}

/// Show how right frozen forecasts were: hits and misses, never rewritten
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve forecast ballet.releve --horizon 52 --freeze       freezes forecasts
  releve ledger ballet.releve
  releve ledger ballet.releve --series clogs --values
  releve ledger ballet.releve --format json
  releve ledger ballet.releve --out ledger.xlsx     a workbook, as its name says

Downloads that came since are held against every frozen forecast first, and what
they bring is added to the ledger. A relative measure (searches from 0 to 100) is
brought to the scale of the frozen download over the periods that both know;
where that is not possible the entry cannot be scored and says why. The value of
the first download that brought it counts, unless its import was undone.

MASE is the mean absolute error in units of the mean difference of values a
season apart before freezing; MSIS the interval score in the same units.")]
pub(crate) struct Ledger {
    /// The study: a file that `releve init` made, whatever its name
    #[arg(value_name = "STUDY")]
    pub(crate) study: PathBuf,

    #[command(flatten)]
    pub(crate) answer: Answer,

    /// Only forecasts of these series
    ///
    /// The subject, or all that is said of a series: `clogs, searches, Google, US`.
    #[arg(long, value_name = "KEY", num_args = 1..)]
    pub(crate) series: Vec<String>,

    /// Each value with the forecast, hit or miss
    #[arg(long)]
    pub(crate) values: bool,
}
