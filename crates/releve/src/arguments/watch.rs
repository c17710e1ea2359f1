//! What is typed to fetch from the web.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jiff::civil::Date;
use releve_intake::Size;

use super::duration::{positive, time};
use super::study::{Kept, day};

/// What manners stand under, named at each option as those of series are.
const FETCHING: &str = "Fetching";

/// How politely, and from where.
#[derive(Debug, Clone, Args)]
pub(crate) struct Politeness {
    /// Ask machines of the own network and of this computer, too
    ///
    /// An address of the web may lead there without your knowing; it is refused
    /// unless you say so.
    #[arg(long, help_heading = FETCHING)]
    pub(crate) allow_private: bool,

    /// The pause between two requests to a host: `3s`, `1m`, `1.5s`
    ///
    /// At least a second, but for `--allow-private`. Where the host asks for a
    /// longer one, that is kept. Failing hosts and pages are left alone for ten
    /// pauses, then twice as long each time; a feed for a hundred.
    #[arg(long, value_name = "TIME", default_value = "3s", value_parser = time, help_heading = FETCHING)]
    pub(crate) pause: Duration,
}

/// Fetch new articles from feeds and sitemaps into a study, now and again
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  releve watch ballet.releve feeds.opml                 every six hours, until Ctrl-C
  releve watch ballet.releve feeds.opml --once          one round, as from cron
  releve watch ballet.releve https://paper.example/feed https://paper.example/sitemap.xml
  releve watch ballet.releve --every 1h                 what the study watches already
  releve watch ballet.releve https://paper.example/sitemap.xml --since 2026-09-01 --limit 200
  releve watch ballet.releve https://paper.example/feed --forget

Feeds are RSS or Atom, sitemaps and their indexes plain or gz, lists of feeds
OPML. Every page that they name is fetched once, and again where they say that
it changed; its main text is read and kept as `releve add` does.

robots.txt is obeyed, a host is asked one thing at a time with a pause between,
and nothing is asked for that has not changed. docs/FEEDS.md tells the manners
and limits. Each round is a line of `releve history`, and `undo` takes it back.

Every page is stored as it comes: what is broken off by Ctrl-C, `kill` or a
power cut goes on with the next round. The exit code is 1 where a feed cannot
be read; pages that cannot be are told on stderr and by `releve status`.")]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) kept: Kept,

    /// Lists of feeds, and addresses of feeds and sitemaps; what the study
    /// watches already, where none is named
    #[arg(value_name = "FEEDS.opml|URL")]
    pub(crate) lists: Vec<String>,

    /// How long from the beginning of a round to the next: `30m`, `6h`, `1d`
    #[arg(long, value_name = "TIME", default_value = "6h", value_parser = positive, conflicts_with = "once")]
    pub(crate) every: Duration,

    /// One round, and no more
    #[arg(long)]
    pub(crate) once: bool,

    /// Watch what is named no longer, and fetch nothing
    ///
    /// Documents of it stay; pages that wait are not fetched. Naming it again
    /// goes on where it was.
    #[arg(long, requires = "lists", conflicts_with_all = ["once", "every", "since"])]
    pub(crate) forget: bool,

    /// Leave out pages that a list says are older than this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<Date>,

    /// Ask for so many pages a round at most; the others wait for the next
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) limit: usize,

    #[command(flatten)]
    pub(crate) politeness: Politeness,

    /// Your own lexicon, on top of the one built in
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,

    /// Refuse pages larger than this
    #[arg(long, default_value = "8MiB", value_name = "SIZE")]
    pub(crate) max_document: Size,
}
