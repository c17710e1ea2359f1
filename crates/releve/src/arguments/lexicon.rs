//! The words that reading goes by.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Input;

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
