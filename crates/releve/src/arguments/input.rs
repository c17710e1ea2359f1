//! What is read, and by which words.

use std::path::PathBuf;

use clap::Args;
use releve_intake::Size;

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
