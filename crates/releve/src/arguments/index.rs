//! What is typed for the open index.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use releve_insight::index::{Kind, Period};

use super::Input;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum IndexFormat {
    /// The ranking, to look at
    Table,
    /// One JSON object with everything that each figure rests on
    Json,
    /// A row for each value, with what it rests on; with --out weights, sources and
    /// earlier periods in tables beside it
    Csv,
    /// One workbook with all of these tables; needs --out F.xlsx
    Xlsx,
    /// A page on which every figure opens
    Html,
}

/// Rank the hottest of a period, with the formula and every figure open
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve index ballet.releve --period 2022-Q3 --kind brand
  releve index articles/ --period 2026-SS --kind garment --rows 10
  releve index ballet.releve --period 2026-10 --kind trend --out october.html
  releve index ballet.releve --period 2026-10 --kind trend --out october.xlsx
  releve index --print-weights > mine.tsv     edit it, then:
  releve index ballet.releve --period 2026 --kind brand --weights mine.tsv
  releve index ballet.releve --period 2022-Q3 --kind brand --freeze

A period is a week `2026-W41`, month `2026-10`, quarter `2022-Q3`, half `2026-H1`,
season `2026-SS` or year. Ranked is by what there is of it: mentions in the press,
searches, views, posts, looks worn, sales and others, each by its position among
all that can be compared; what is missing is said and is never 0. Ranks come with
the interval from resampling sources, documents and weeks, and with the rank
without each single source. docs/INDEX.md tells the method.

Series and published tables are taken from studies; other paths give documents.")]
pub(crate) struct Index {
    #[command(flatten)]
    pub(crate) input: Input,

    /// Of when: `2026-W41`, `2026-10`, `2022-Q3`, `2026-H1`, `2026-SS` or `2026`
    #[arg(long, value_name = "PERIOD", required = true)]
    pub(crate) period: Option<Period>,

    /// Of what: brand, product, garment, trend or person
    #[arg(long, value_name = "KIND", required = true)]
    pub(crate) kind: Option<Kind>,

    /// What each component weighs, in place of the weights of the program
    #[arg(long, value_name = "FILE.tsv")]
    pub(crate) weights: Option<PathBuf>,

    /// In one market: figures and series of it, documents of its publications
    #[arg(long, value_name = "MARKET")]
    pub(crate) market: Option<String>,

    /// How the ranking is printed; else as the end of --out says, or as a table
    #[arg(long, value_enum)]
    pub(crate) format: Option<IndexFormat>,

    /// Where it goes; else to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// So many places; else 20 of table and page, all of JSON, CSV and XLSX
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) rows: Option<u32>,

    /// So many periods before are shown beside it
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u16).range(0..=60))]
    pub(crate) earlier: u16,

    /// So many resamples for the intervals of ranks
    #[arg(long, value_name = "N", default_value_t = 999, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(crate) resamples: u32,

    /// Of the resampling: the same seed gives the same intervals
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,

    /// Keep the table in the study as published; it is never changed after
    #[arg(long)]
    pub(crate) freeze: bool,

    /// Print the weights of the program, to be edited
    #[arg(long, exclusive = true)]
    pub(crate) print_weights: bool,
}
