//! `releve watch`: what is new in feeds and sitemaps, into a study, now and
//! again.

use std::path::Path;
use std::thread;

use releve_feeds::{Address, Clock as _};
use releve_intake::{Format, feeds};
use serde_json::json;

use crate::arguments::Watch;
use crate::failure::Failure;
use crate::ordered::STACK;
use crate::present::count::{counted, some};
use crate::studies::{answer, occasion, open, waiting};
use crate::web::{Wall, is_address};
use crate::words_folder;

mod account;
mod page;
mod watching;

use watching::{Watching, Wishes};

/// A feed or sitemap that a person names, and what it is called.
struct Named {
    address: Address,
    title: Option<String>,
}

pub(crate) fn run(arguments: &Watch) -> Result<(), Failure> {
    // Reading a sentence can need more depth than a thread usually has.
    let work = || rounds(arguments);
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        match thread.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(error) => Err(Failure::Failed(format!("no thread could be made: {error}"))),
        }
    })
}

fn rounds(arguments: &Watch) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let reader = words_folder::reader(arguments.lexicon.as_deref())?;
    let mut polite = arguments.politeness.options()?;
    polite.limits.page = arguments.max_document.bytes();
    let named = named(&arguments.lists)?;
    if arguments.forget {
        return forget(arguments, &named);
    }
    let what = [&["watch".to_owned()], arguments.lists.as_slice()]
        .concat()
        .join(" ");
    let wishes = Wishes {
        polite,
        intake: releve_intake::Options {
            max_document: arguments.max_document,
            ..releve_intake::Options::default()
        },
        since: arguments.since,
        limit: arguments.limit,
        what,
    };
    // A study that is none is told before the first wait.
    open(path)?;
    let wall = Wall::until_told();
    loop {
        let begin = wall.now();
        let study = open(path)?;
        let account = Watching::new(study, &reader, &wishes).round(&named, &wall)?;
        answer(arguments.kept.format, &account, account::words)?;
        if arguments.once {
            return match account.feeds.failed {
                0 => Ok(()),
                _ => Err(Failure::Told),
            };
        }
        let passed = wall.now().duration_since(begin);
        let left = arguments
            .every
            .saturating_sub(passed.try_into().unwrap_or_default());
        if !wall.rest(left) {
            return Ok(());
        }
    }
}

/// Watches what is named no longer; what is not watched is told.
fn forget(arguments: &Watch, named: &[Named]) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let addresses: Vec<&str> = named.iter().map(|one| one.address.as_str()).collect();
    let (waited, missing) =
        open(path)?.forget_feeds(&addresses, &occasion("forget"), waiting(path))?;
    let mut forgotten = addresses;
    forgotten.retain(|address| !missing.iter().any(|gone| gone == address));
    for address in &missing {
        eprintln!("error: {}: `{address}` is not watched", path.display());
    }
    let done = json!({ "forgotten": forgotten, "waited": waited, "missing": missing });
    answer(arguments.kept.format, &done, |_| {
        let waited = some(waited, "page of it that waited", "pages of it that waited");
        let pages = waited.map_or_else(String::new, |pages| format!(", with {pages}"));
        let feeds = counted(forgotten.len() as u64, "list", "lists");
        format!("{feeds} forgotten{pages}; documents stay\n")
    })?;
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Failure::Told),
    }
}

/// What is named: addresses, and files that list them.
fn named(lists: &[String]) -> Result<Vec<Named>, Failure> {
    let mut all = Vec::new();
    for list in lists {
        if is_address(list) {
            let address = list
                .parse()
                .map_err(|bad| Failure::Usage(format!("{bad}")))?;
            all.push(Named {
                address,
                title: None,
            });
        } else {
            of_file(Path::new(list), &mut all)?;
        }
    }
    Ok(all)
}

fn of_file(path: &Path, all: &mut Vec<Named>) -> Result<(), Failure> {
    Failure::of_pipe(path)?;
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| {
        let error = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file".to_owned(),
            std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => error.to_string(),
        };
        Failure::Failed(format!(
            "{name}: {error}\nhint: expected a list of feeds in OPML, or an address such as \
             https://paper.example/feed"
        ))
    })?;
    let format = Format::detect(&bytes, "");
    if format != Format::Opml {
        return Err(Failure::Failed(format!(
            "{name}: expected a list of feeds in OPML, but found `{format}`\nhint: a file is \
             added with `releve add`; of a feed or sitemap name the address"
        )));
    }
    let text = releve_intake::Answered {
        address: name.to_string(),
        bytes,
        charset: None,
        day: None,
    }
    .text();
    let before = all.len();
    for feed in feeds(&text) {
        match feed.url.parse() {
            Ok(address) => all.push(Named {
                address,
                title: feed.title,
            }),
            Err(bad) => eprintln!("error: {name}: {bad}"),
        }
    }
    if all.len() == before {
        return Err(Failure::Failed(format!("{name}: it lists no feeds")));
    }
    Ok(())
}
