//! How well documents are read, and learning to.

use std::path::PathBuf;

use clap::Args;

use super::Format;

/// Score readings against annotated documents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve eval --gold eval/train/gold --text eval/train/text
  releve eval --gold gold/ --text text/ --pred facts.jsonl --errors 3
  releve eval --gold gold/ --text text/ --format json
  releve eval --gold eval/test/gold --text eval/test/text --unknown-names

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

    /// Score only brands and people that the lexicon does not name
    ///
    /// Those of the annotations and those that were read, matched with each
    /// other: how well names are told by what stands around them.
    #[arg(long, conflicts_with_all = ["errors", "brief"])]
    pub(crate) unknown_names: bool,

    /// How the score is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,

    /// The same as `--format json`
    #[arg(long)]
    pub(crate) json: bool,

    /// Print the main figures on one line, under this name
    #[arg(long, value_name = "NAME")]
    pub(crate) brief: Option<String>,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
}

/// Learn the reader's weights from annotated documents
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve train --gold eval/train/gold --text eval/train/text \\
      --names eval/names.txt --calibrate-gold eval/dev/gold \\
      --calibrate-text eval/dev/text --out lexicon/en

Writes `name_weights.tsv` (what kind of thing an unknown name is),
`relation_weights.tsv` (what is related) and `rule_weights.tsv` (how likely a
fact is right). The same documents give the same bytes.")]
pub(crate) struct Train {
    /// Folder of DOC.txt
    #[arg(long, value_name = "DIR")]
    pub(crate) text: PathBuf,

    /// Folder of DOC.json and synonyms.json
    #[arg(long, value_name = "DIR")]
    pub(crate) gold: PathBuf,

    /// Sentences in which names are marked with their kinds, `{brand:Norhem}`, one
    /// example a line
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,

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
