//! What is typed to keep a study.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use releve_intake::Mapping;

use super::duration::seconds;
use super::{Input, Politeness};

/// How an answer is printed
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// To look at
    Text,
    /// One JSON object
    Json,
}

/// An existing study.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// The study: a file that `releve init` made, whatever its name
    #[arg(value_name = "STUDY")]
    pub(crate) study: PathBuf,

    /// How the answer is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
}

/// Make a study: one file that keeps everything about one question
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve init ballet.releve
  releve init ballet.releve && releve add ballet.releve articles/

The file is an SQLite database with a documented schema (docs/STUDY.md): copy
it, e-mail it, open it with any SQLite tool.")]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// Add documents, series and products to a study, all of them or none
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve add ballet.releve articles/ notes.md
  releve add ballet.releve multiTimeline.csv feed.xml pages.warc.gz
  releve add ballet.releve products.json --day 2026-11-20
  releve add ballet.releve views.csv --map date=Day,value=Views,subject=Tag,market=Country
  curl -s https://paper.example/flats | releve add ballet.releve -
  releve add ballet.releve spring.releve      the texts of another study
  releve add ballet.releve https://paper.example/flats   a page of the web

What the study has already is passed over, under whatever name it comes, unless
something else is said of it: a shop's list of another `--day` is added for that
day, and another `--map`, `--market` or `--as`, which would make something else
of it, is an error that names the way out. A page whose text changed is kept as
a new version beside the old one. An adding that is broken off, by Ctrl-C or a
power cut, leaves the study as it was. While another program writes to the study
this one waits.

Documents, exports of search and social tools and lists of products are known
by their content (docs/FORMATS.md). Two downloads of one series are kept beside
each other. What `--map` says of a table is remembered for the next one of the
same header, but for a fixed subject (`subject:NAME`), which is asked for again.

Addresses of the web are fetched politely: robots.txt is obeyed, and nothing of
the own network is asked (docs/FEEDS.md). `releve watch` fetches whole feeds.

Files that cannot be read are told on stderr and noted in the study (`releve
status`); the others are added, and the exit code is 1.")]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) kept: Kept,

    #[command(flatten)]
    pub(crate) input: Input,

    /// What the columns of other tables are
    ///
    /// `role=Column`, or `role:text` for all rows; roles are `date`, `value`,
    /// `subject`, `market`, `channel`, `metric`, and of products `id`, `title`,
    /// `price`, `currency` and others (docs/FORMATS.md). `retailer:NAME` alone
    /// names the shop of products in any format.
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map: Option<Mapping>,

    /// The market of series whose file does not say
    #[arg(long, value_name = "MARKET")]
    pub(crate) market: Option<String>,

    /// The day of prices, or of a download, whose file does not say; none to come
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) day: Option<Date>,

    #[command(flatten)]
    pub(crate) politeness: Politeness,

    /// Add what was removed from the study with `releve remove`, too, and texts much
    /// shorter than what is there, such as corrections
    #[arg(long)]
    pub(crate) again: bool,
}

/// Show what a study holds and what it lacks
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve status ballet.releve
  releve status ballet.releve --format json

Documents by source, language, market and week; which have no date; what was
refused and why; series with their gaps and with history that moved between two
downloads. Near-duplicates and older versions are kept and not counted.")]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// List what was done to a study, and when
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve history ballet.releve
  releve history ballet.releve --format json

Each act is a line with its number, time, what was named and what came of it.
`releve undo` takes an act that added something back by its number, `releve diff
--since` tells what came after it.")]
pub(crate) struct History {
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// Take an import back
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve history ballet.releve       the imports by number
  releve undo ballet.releve 3

What a later import carried, too, stays, as what that one brought.")]
pub(crate) struct Undo {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// The import's number, as `releve history` lists it
    #[arg(value_name = "IMPORT", value_parser = number)]
    pub(crate) import: i64,
}

fn number(text: &str) -> Result<i64, String> {
    text.parse().map_err(|_| {
        format!("expected an import's number, but found `{text}`; `releve history` lists them")
    })
}

/// Read the documents of a study anew, with the reader of this version
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve reread ballet.releve                     what an older reader read
  releve reread ballet.releve --lexicon my-words/ with your own words
  releve reread ballet.releve --all               everything

The facts of all these documents are replaced at once, or none. What changed is
told: how many facts came, went and stayed, by kind.")]
pub(crate) struct Reread {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// Documents that this reader read, too
    #[arg(long)]
    pub(crate) all: bool,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// Show a document or a fact with all that is known of it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve show ballet.releve flats        the document `flats` with its facts
  releve show ballet.releve flats@2      its second version
  releve show ballet.releve flats#3      its third fact")]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// A document's id, or a fact's: `DOC#N`
    ///
    /// Of a document the last version is shown; `DOC@1` is the first one, `DOC@2`
    /// the second.
    #[arg(value_name = "DOC|FACT")]
    pub(crate) id: String,
}

/// Find words in documents, facts and names
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve search ballet.releve \"mary jane\"         both words
  releve search ballet.releve '\"mary jane\" satin'  a phrase and a word
  releve search ballet.releve 'sneak* -running'    a beginning, and not a word
  releve search ballet.releve 芭蕾风

Case and accents do not count. Chinese and Japanese are found by any part of a
word.")]
pub(crate) struct Search {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// Words, "phrases", beginnings* and -words that must not be there
    #[arg(value_name = "QUERY", required = true, allow_hyphen_values = true)]
    pub(crate) query: String,

    /// How many documents, facts and names at most, of each
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SqlFormat {
    /// Columns, to look at
    Table,
    /// Comma-separated values
    Csv,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
}

/// Ask a study in SQL; nothing can be changed
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve sql ballet.releve \"SELECT brand, count(*) FROM wears WHERE counts GROUP BY 1 ORDER BY 2 DESC\"
  releve sql ballet.releve \"SELECT week, count(*) FROM counted GROUP BY week\" --format csv
  releve sql ballet.releve \"SELECT name, sql FROM sqlite_schema\"

Tables and views are in docs/STUDY.md. One statement, which may only read; it
is stopped after `--timeout` seconds.")]
pub(crate) struct Sql {
    /// The study: a file that `releve init` made, whatever its name
    #[arg(value_name = "STUDY")]
    pub(crate) study: PathBuf,

    /// One statement; `-` reads it from standard input
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(crate) query: String,

    /// How rows are printed
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: SqlFormat,

    /// Stop the query after so many seconds, or a time such as `2m`
    #[arg(long, value_name = "TIME", default_value = "60", value_parser = seconds)]
    pub(crate) timeout: Duration,

    /// Print so many rows at most
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) rows: usize,
}

/// Tell what is new in a study since a day or an import
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve diff ballet.releve --since 2026-11-13
  releve diff ballet.releve --since 7          since import 7")]
pub(crate) struct Diff {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// A day, from whose beginning (UTC) on, or an import's number, after which
    #[arg(long, value_name = "DATE|IMPORT")]
    pub(crate) since: String,
}

/// Copy a study while others read it or write to it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve backup ballet.releve ballet-2026-11.releve

The copy is a study like any other, whole as of one moment. A file that is there
already is not written over.")]
pub(crate) struct Backup {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// The copy, which must not be there yet
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Remove a document with all that was read of it, so that nothing is left
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve remove ballet.releve flats      with all its versions
  releve remove ballet.releve flats@2    one version

The text goes from the search index and from the free pages of the file, too.
Neither its bytes nor its words are added again, in whichever file, unless
`releve add --again` says so. Copies of the study that you made before are your
own affair.")]
pub(crate) struct Remove {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// The document's id
    #[arg(value_name = "DOC")]
    pub(crate) doc: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One file of comma-separated values for each table
    Csv,
    /// One Excel workbook with a sheet for each table but `texts`, whose cells
    /// would be too long
    Xlsx,
    /// One Parquet file for each table
    Parquet,
    /// One file of JSON lines for each table
    Jsonl,
}

/// Write a study's tables to files
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve export ballet.releve --to tables/ --format csv
  releve export ballet.releve --to tables/ --format parquet

Documents, entities, mentions, facts, one table for each kind of fact with its
quote, points of series, prices and the history. In CSV a text that a
spreadsheet would take for a formula gets an apostrophe before it. README.txt
tells what was written and marks the folder: one that holds other files is
refused.")]
pub(crate) struct Export {
    /// The study: a file that `releve init` made, whatever its name
    #[arg(value_name = "STUDY")]
    pub(crate) study: PathBuf,

    /// Folder that the files go to, new, empty or of an earlier export
    #[arg(long, value_name = "FOLDER")]
    pub(crate) to: PathBuf,

    /// What kind of files
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,
}

/// A day as it is typed.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let wrong = |_| "expected a day such as 2026-11-20".to_owned();
    text.trim().parse().map_err(wrong)
}
