//! Reading documents: facts, texts, explanations, dossiers.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Input;

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
#[command(after_long_help = "Examples:
  releve demo
  releve demo --out ballet.html

Ten short articles about ballet flats come with the program, so that the first
command shows something true. Invented people and labels stand beside real
history; sample/README.md tells which.")]
pub(crate) struct Demo {
    /// Where the page goes
    #[arg(long, value_name = "FILE.html", default_value = "releve-demo.html")]
    pub(crate) out: PathBuf,
}

/// A name that is not empty.
fn named(term: &str) -> Result<String, String> {
    match term.trim().is_empty() {
        true => Err("it is empty; name a trend, a garment or a brand, or leave it out".into()),
        false => Ok(term.to_owned()),
    }
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
    ///
    /// Without it the page is on the trend of most articles, then of most facts,
    /// then of most mentions. A trend named once in passing, in no heading and by
    /// no fact, is not taken: then, and where the articles name no trend, the
    /// trends, garments and brands that TERM could be are listed.
    #[arg(long, value_name = "TERM", value_parser = named)]
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
