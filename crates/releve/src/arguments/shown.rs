//! What is typed to draw series and to ask of their growth.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use releve_series::Horizon;

use super::series::season;
use super::{Counted, Written};

/// Dots of a PNG for one unit of the drawing, unless told otherwise.
pub(crate) const ZOOM: u8 = 2;

/// Series of a table or of a study.
#[derive(Debug, Args)]
pub(crate) struct SeriesInput {
    /// A table of values over time, in CSV, or a study
    ///
    /// Wide (a column a series) or long (a row a point), with a column of dates:
    /// days, weeks, months or quarters. `-` is standard input. Of a study, the
    /// last download of each series is taken.
    #[arg(value_name = "FILE.csv|STUDY")]
    pub(crate) path: PathBuf,

    /// Only series of these: `"ballet flats"`; may be given several times
    #[arg(long, value_name = "SUBJECT", num_args = 1..)]
    pub(crate) subject: Vec<String>,

    #[command(flatten)]
    pub(crate) counted: Counted,

    #[command(flatten)]
    pub(crate) written: Written,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// To look at
    Text,
    /// For other programs, JSON
    Json,
    /// A table; with --out further tables beside it
    Csv,
    /// One workbook, a sheet a table; needs --out F.xlsx
    Xlsx,
}

/// How an answer is printed, and where it goes.
#[derive(Debug, Args)]
pub(crate) struct Answer {
    /// How the answer is printed; else as the end of --out says, or as text
    #[arg(long, value_enum)]
    pub(crate) format: Option<AnswerFormat>,

    /// Where it goes; else to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Tell how much series grew, with what noise makes of it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve growth searches.csv
  releve growth ballet.releve --subject \"ballet flats\" --channel Google
  releve growth ballet.releve --format csv > growth.csv
  releve growth ballet.releve --out growth.xlsx     a workbook, as its name says

Week on week, month on month and year on year, as far as the calendar has them:
of weeks, the last one against the one before, four against four, and four
against the same four a year ago. The interval holds the growth of the level,
noise taken away, with 95 in 100; where it spans zero the growth may be noise.
docs/FORECASTS.md tells the method.")]
pub(crate) struct Growth {
    #[command(flatten)]
    pub(crate) input: SeriesInput,

    #[command(flatten)]
    pub(crate) answer: Answer,
}

/// List values that stand out from those around them
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve anomalies searches.csv
  releve anomalies ballet.releve --subject clogs --beyond 5
  releve anomalies ballet.releve --out anomalies.csv

A value stands out where it lies further than `--beyond` times the usual spread
from the values around it and from the same time in other years: a peak that
returns every season does not. docs/FORECASTS.md tells the method.")]
pub(crate) struct Anomalies {
    #[command(flatten)]
    pub(crate) input: SeriesInput,

    /// How many times the usual spread; of pure noise, 1 in 1,000 at most lies beyond 3.5
    #[arg(
        long,
        value_name = "TIMES",
        default_value_t = 3.5,
        allow_hyphen_values = true,
        value_parser = beyond
    )]
    pub(crate) beyond: f64,

    /// Periods of a season; else 7 days, 52 weeks, 12 months, 4 quarters; 1 is none
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = season)]
    pub(crate) season: Option<usize>,

    #[command(flatten)]
    pub(crate) answer: Answer,
}

fn beyond(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(times) if times > 0.0 && times.is_finite() => Ok(times),
        _ => Err(format!(
            "expected a number above 0, such as `3.5`, but found `{text}`"
        )),
    }
}

/// Draw series as SVG or PNG
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve chart searches.csv --out searches.svg
  releve chart ballet.releve --subject balletcore \"ballet flats\" --out curve.png
  releve chart searches.csv --horizon 52 --out next-year.svg

A panel for each series, on true scales from zero: values, the level without
the season where one is told, what stands out, and with --horizon the forecast
with its bands of 80 and 95 %. The end of the name says the form. An SVG of the
same series has the same bytes everywhere; a PNG has the letters of the fonts of
the machine.")]
pub(crate) struct Chart {
    #[command(flatten)]
    pub(crate) input: SeriesInput,

    /// Where the drawing goes: a name that ends in `.svg` or `.png`
    #[arg(long, value_name = "F.svg|F.png")]
    pub(crate) out: PathBuf,

    /// Forecast so far and draw it: periods such as `52`, or `13w`, `6m`, `2q`, `1y`
    ///
    /// As `releve forecast --horizon` has it, by the same models: of a table its
    /// forecasts are those that are drawn, whichever columns are.
    #[arg(long, value_name = "N|SPAN", allow_hyphen_values = true)]
    pub(crate) horizon: Option<Horizon>,

    /// How many dots of a PNG stand for one unit of the drawing
    #[arg(long, value_name = "TIMES", default_value_t = ZOOM, value_parser = clap::value_parser!(u8).range(1..=8))]
    pub(crate) zoom: u8,
}
