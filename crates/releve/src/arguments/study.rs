//! What is typed to keep a study.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Input;

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

/// Add documents to a study, all of them or none
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve add ballet.releve articles/ notes.md
  curl -s https://paper.example/flats | releve add ballet.releve -
  releve add ballet.releve spring.releve      the texts of another study

What the study has already is passed over, under whatever name it comes; a page
whose text changed is kept as a new version beside the old one. An adding that
is broken off, by Ctrl-C or a power cut, leaves the study as it was. While
another program writes to the study this one waits.

Files that cannot be read are told on stderr and noted in the study (`releve
status`); the others are added, and the exit code is 1.")]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) kept: Kept,

    #[command(flatten)]
    pub(crate) input: Input,

    /// Add what was removed from the study with `releve remove`, too
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
pub(crate) struct History {
    #[command(flatten)]
    pub(crate) kept: Kept,
}

/// Take an import back
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve history ballet.releve       the imports by number
  releve undo ballet.releve 3")]
pub(crate) struct Undo {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// The import's number
    #[arg(value_name = "IMPORT")]
    pub(crate) import: i64,
}

