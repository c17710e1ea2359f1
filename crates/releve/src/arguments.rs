//! What is typed.

mod shown;
mod study;

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use releve_intake::Size;
use releve_series::{Level, Model};

pub(crate) use shown::{Anomalies, AnswerFormat, Chart, Growth, SeriesInput};
pub(crate) use study::{
    Add, Backup, Diff, Export, ExportFormat, Format, History, Init, Remove, Reread, Search, Show,
    Sql, SqlFormat, Status, Undo,
};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Read fashion articles into facts, each with the sentence that states it.
#[derive(Debug, Parser)]
#[command(
    name = "releve",
    version,
    styles = STYLES,
    after_help = "Try `releve demo`, or `releve COMMAND --help` for examples.",
    after_long_help = "Examples:
  releve demo                                 a dossier from the bundled sample
  releve report articles/                     a dossier from your own articles
  releve read article.html                    the facts of one article, to look at
  releve read articles/ --format jsonl        all facts of a folder, a line each
  releve read articles/ --format html > a.html  the texts with their facts marked
  releve init ballet.releve                   a study: one file, kept for years
  releve add ballet.releve articles/          what is new in a folder
  releve search ballet.releve satin           documents, facts and names
  releve explain article.txt --fact 3         how the third fact was found
  releve lexicon suggest articles/            names to add to your own lexicon
  releve forecast views.csv --horizon 52      what the next year is likely to bring
  releve backtest views.csv --horizon 52      how right such forecasts would have been
  releve stage views.csv                      rising, at its peak, seasonal … and why
  releve growth views.csv                     growth with what noise makes of it
  releve chart views.csv --out views.svg      a drawing, or PNG

Exit codes: 0 all went well; 1 something failed, the rest was done; 2 wrong usage."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    Report(Report),
    Read(Read),
    Text(Text),
    Explain(Explain),
    Init(Init),
    Add(Add),
    Status(Status),
    History(History),
    Undo(Undo),
    Reread(Reread),
    Show(Show),
    Search(Search),
    Sql(Sql),
    Diff(Diff),
    Export(Export),
    Backup(Backup),
    Remove(Remove),
    #[command(subcommand)]
    Lexicon(Lexicon),
    Eval(Eval),
    Train(Train),
    Forecast(Forecast),
    Backtest(Backtest),
    Stage(Stage),
    Growth(Growth),
    Anomalies(Anomalies),
    Chart(Chart),
}

/// What is read, and by which words.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files, folders, or `-` for standard input
    ///
    /// Texts, Markdown, web pages, e-mails, feeds, articles in JSON, web archives,
    /// ZIP and gz of any of them; docs/FORMATS.md tells more. Folders are read
    /// with what is in them, in the order of names.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Your own lexicon, on top of the one built in
    ///
    /// A folder with one or more files such as `brands.tsv`; docs/LEXICON.md
    /// tells their form, and `releve lexicon check DIR` tests it.
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Language of the documents
    #[arg(long, default_value = "en", value_name = "LANG")]
    pub(crate) lang: String,

    /// Read every file in this format, whatever content says
    ///
    /// `text`, `markdown`, `html`, `eml`, `feed`, `article`, `jsonl`, `warc` …
    /// ZIP and gz are opened first.
    #[arg(long = "as", value_name = "FORMAT")]
    pub(crate) format_as: Option<releve_intake::Format>,

    /// Refuse documents larger than this
    #[arg(long, default_value = "8MiB", value_name = "SIZE")]
    pub(crate) max_document: Size,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    /// Facts by document, to look at
    Table,
    /// One JSON object a line: documents, entities, facts
    Jsonl,
    /// The texts with entities and facts marked
    Html,
}

/// Read the bundled sample and write its dossier
#[derive(Debug, Args)]
#[command(
    after_long_help = "Ten short articles about ballet flats come with the program, so that the first
command shows something true. Invented people and labels stand beside real
history; sample/README.md tells which."
)]
pub(crate) struct Demo {
    /// Where the page goes
    #[arg(long, value_name = "FILE.html", default_value = "releve-demo.html")]
    pub(crate) out: PathBuf,
}

/// Write the dossier of a trend: one page on which every figure opens
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve report articles/                             the strongest trend found
  releve report articles/ --trend \"quiet luxury\"
  releve report a.html b.txt --out for-monday.html
  releve report ballet.releve --tables for-monday/

The page holds everything: no script, no network. A file that is no dossier of
ours is not written over. The same documents give the same bytes. Of a study
with series of the trend or of its pieces the page tells where they stand, how
they grew and what is likely to come.")]
pub(crate) struct Report {
    #[command(flatten)]
    pub(crate) input: Input,

    /// What the dossier is about: a trend, a garment, a brand
    #[arg(long, value_name = "TERM")]
    pub(crate) trend: Option<String>,

    /// Where the page goes; else `TREND-dossier.html` here
    #[arg(long, value_name = "FILE.html")]
    pub(crate) out: Option<PathBuf>,

    /// Write what the page shows as tables, too: a CSV each and one workbook
    ///
    /// A folder, which is made where it is not there. Every row names its
    /// documents and quotes them, or the file and import of a series.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) tables: Option<PathBuf>,
}

/// Read documents and print the facts found in them
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve read article.html
  releve read articles/ notes.md --format jsonl > facts.jsonl
  curl -s https://paper.example/flats | releve read - --format jsonl
  releve read articles/ --lexicon my-words/

Documents come in the order in which they were named. One that cannot be read
is told on stderr, the others are read, and the exit code is 1.")]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) input: Input,

    /// How the facts are printed
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReadFormat,
}

/// Print the text of documents as it is stored and quoted from
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve text page.html                     the main text of a web page
  releve text pages/ --format jsonl         text, title, author, date … a line each
  releve text crawl.warc.gz --format jsonl  every page of a web archive

A date is as precise as the page: `2025-09-12`, `2025-09` or `2025`. Authors
are parted by `; `. What a document does not tell is null.")]
pub(crate) struct Text {
    #[command(flatten)]
    pub(crate) input: Input,

    /// How the documents are printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: TextFormat,

    /// The same as `--format jsonl`
    #[arg(long, hide = true, conflicts_with = "format")]
    pub(crate) jsonl: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// The texts, one after the other
    Text,
    /// One JSON object a line: doc, file, url, title, author, published,
    /// publication, lang, text
    Jsonl,
}

/// Tell how facts were found: words, rule, confidence and names
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve explain article.txt              every fact of an article
  releve explain article.txt --fact 3     the third one, `article#3`

Of each fact: the sentence with the part of speech of every word and what was
taken for a name or a term; which lexicon file knows it, or that context told
it; the rule that found the fact, and what made it more or less likely.")]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) input: Input,

    /// Only the fact with this number, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) fact: Option<u32>,
}

/// Look up, check and extend the words that reading goes by
#[derive(Debug, Subcommand)]
pub(crate) enum Lexicon {
    Find(Find),
    Check(Check),
    Suggest(Suggest),
}

/// Look up a name or a term
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve lexicon find \"miu miu\"
  releve lexicon find ballet              part of a name, where nothing is called so")]
pub(crate) struct Find {
    /// The name or term, in whatever case, with or without accents
    #[arg(required = true, value_name = "TERM")]
    pub(crate) term: Vec<String>,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// Test the files of a lexicon
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve lexicon check                    the lexicon built in
  releve lexicon check my-words/          your own, on top of it

Tested are columns, order, doubles, aliases of two entries, groups, kinds and
what one file says of another. Each problem is a line FILE:LINE: what is wrong;
the exit code is 1 where there is one.")]
pub(crate) struct Check {
    /// A folder of lexicon files; the lexicon built in where it is left out
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

/// List names that no lexicon knows, ready to be added to your own
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve lexicon suggest articles/
  releve lexicon suggest articles/ --at-least 5

Prints rows of `brands.tsv`, `people.tsv` and so on, the names most often met
first. Put those that are right into a file of that name in a folder of your
own, sorted, and read with `--lexicon FOLDER`.")]
pub(crate) struct Suggest {
    #[command(flatten)]
    pub(crate) input: Input,

    /// Only names that were met so many times
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) at_least: usize,
}

/// Score readings against annotated documents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve eval --gold eval/train/gold --text eval/train/text
  releve eval --gold gold/ --text text/ --pred facts.jsonl --errors 3

Prints precision, recall and F1 by kind, micro and macro, and how far evidence
and confidence can be trusted, by the rules of docs/FACTS.md.")]
pub(crate) struct Eval {
    /// Folder of DOC.json and synonyms.json
    #[arg(long, value_name = "DIR")]
    pub(crate) gold: PathBuf,

    /// Folder of DOC.txt
    #[arg(long, value_name = "DIR")]
    pub(crate) text: PathBuf,

    /// Facts to be scored, as `releve read --format jsonl` prints them;
    /// where left out, the texts are read
    #[arg(long, value_name = "FILE")]
    pub(crate) pred: Option<PathBuf>,

    /// List up to N missed and N spurious facts of each document and kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) errors: usize,

    /// Print the score as JSON
    #[arg(long)]
    pub(crate) json: bool,

    /// Print the main figures on one line, under this name
    #[arg(long, value_name = "NAME", conflicts_with = "json")]
    pub(crate) brief: Option<String>,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// Learn the reader's weights from annotated documents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve train --gold eval/train/gold --text eval/train/text \\
      --calibrate-gold eval/dev/gold --calibrate-text eval/dev/text --out lexicon/en

Writes `name_weights.tsv` (what kind of thing an unknown name is) and
`rule_weights.tsv` (how likely a fact is right). The same documents give the
same bytes.")]
pub(crate) struct Train {
    /// Folder of DOC.txt
    #[arg(long, value_name = "DIR")]
    pub(crate) text: PathBuf,

    /// Folder of DOC.json and synonyms.json
    #[arg(long, value_name = "DIR")]
    pub(crate) gold: PathBuf,

    /// Texts of other articles, by which confidences are calibrated
    #[arg(long, value_name = "DIR", requires = "calibrate_gold")]
    pub(crate) calibrate_text: Option<PathBuf>,

    /// Their gold
    #[arg(long, value_name = "DIR", requires = "calibrate_text")]
    pub(crate) calibrate_gold: Option<PathBuf>,

    /// File for readings of the training articles, each by weights that have not
    /// seen it (JSON Lines): what `eval --pred` scores as cross-validation
    #[arg(long, value_name = "FILE")]
    pub(crate) held_out: Option<PathBuf>,

    /// Folder that the weights are written to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// Which series of a study.
#[derive(Debug, Args)]
#[command(next_help_heading = "Series of a study")]
pub(crate) struct Choice {
    /// Of what: `ballet flats`
    #[arg(long, value_name = "SUBJECT")]
    pub(crate) subject: Option<String>,

    /// What is counted: `searches`, `views`
    #[arg(long, value_name = "METRIC")]
    pub(crate) metric: Option<String>,

    /// Where it is counted: `Google`, `Pinterest`
    #[arg(long, value_name = "CHANNEL")]
    pub(crate) channel: Option<String>,

    /// In which market: `US`, `Worldwide`
    #[arg(long, value_name = "MARKET")]
    pub(crate) market: Option<String>,
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

    /// How many periods ahead
    #[arg(long, value_name = "N")]
    pub(crate) horizon: usize,

    /// Periods of a season; else 7 days, 52 weeks, 12 months, 4 quarters; 1 is none
    #[arg(long, value_name = "N")]
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

    /// How decimals are written, where the table does not tell
    #[arg(long, value_enum, value_name = "SIGN")]
    pub(crate) decimal: Option<DecimalSign>,

    /// Which comes first in dates such as 03/04/2024, where the table does not tell
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<DateOrder>,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableShape {
    /// A column a series; bands in files beside it
    Wide,
    /// A row a series and date; bands in columns
    Long,
}

/// Forecast series, with bands as wide as past errors
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve forecast views.csv --horizon 52 --out next-year.csv
  releve forecast views.csv --horizon 52 --with early-adopters.csv --plot fan.svg
  releve forecast sales.csv --horizon 12 --cost-over 4 --cost-under 10 --out plan.csv
  releve forecast views.csv --horizon 13 --model process > quarter.csv
  releve forecast ballet.releve --subject clogs --channel Google --horizon 52

Writes F.csv with the dates of the horizon and a column a series, and its bands
to F.lo80.csv, F.hi80.csv and so on. Models are compared on origins inside the
history, and the best is used; which, why, and what to be careful of is said.
Nothing after the end of the history is used. docs/FORECASTS.md tells the method.")]
pub(crate) struct Forecast {
    #[command(flatten)]
    pub(crate) outlook: Outlook,

    /// Where the forecasts go; else to standard output
    #[arg(long, value_name = "F.csv")]
    pub(crate) out: Option<PathBuf>,

    /// How they are laid out
    #[arg(long, value_enum, default_value = "wide")]
    pub(crate) shape: TableShape,

    /// Draw history, forecasts and bands
    #[arg(long, value_name = "F.svg")]
    pub(crate) plot: Option<PathBuf>,

    /// What one too many costs; with --cost-under a quantile to plan for
    #[arg(long, value_name = "COST", requires = "cost_under")]
    pub(crate) cost_over: Option<f64>,

    /// What one too few costs
    #[arg(long, value_name = "COST", requires = "cost_over")]
    pub(crate) cost_under: Option<f64>,
}

/// Tell how right forecasts would have been in the past
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve backtest views.csv --horizon 52
  releve backtest views.csv --horizon 13 --origins 8 --model process

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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageFormat {
    /// Stage, reasons and cycles, to look at
    Text,
    /// One JSON object a line, one a series
    Json,
}

/// Tell where series stand in their life, and why
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve stage views.csv
  releve stage ballet.releve --subject \"ballet flats\"
  releve stage searches.csv --format json > stages.jsonl

Emerging, rising, peak, plateau, declining, dormant, revived, seasonal or cannot
tell: level, season of the year and noise are parted, and a rule names what the
level does at the end. docs/LIFECYCLE.md tells the rule and how often it is right.")]
pub(crate) struct Stage {
    #[command(flatten)]
    pub(crate) input: SeriesInput,

    /// How stages are printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: StageFormat,
}
