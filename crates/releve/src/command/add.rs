//! `releve add`: documents, series and products into a study.

use std::sync::Arc;

use releve_intake::{Options, Refusal, Sources, path_as_text};
use releve_study::{FileId, Import, Origin, Product, Said, Stored, Summary, Taken};

use known::{Formerly, Known};
pub(crate) use reading::{Held, held};
use reading::{Item, Outcome, absolute, outcome, refusal};
use stopping::Stopping;

use crate::arguments::Add;
use crate::failure::Failure;
use crate::input::Progress;
use crate::ledger::settle;
use crate::markets::Markets;
use crate::ordered::ordered;
use crate::own_folder;
use crate::present::count::{counted, of_these, parts, products_with_prices, some};
use crate::studies::{
    Named, answer, newest_day, occasion, open, passed_over, same, today, waiting,
};
use crate::web::kept_hosts;

mod calendars;
mod joined;
mod known;
mod pages;
mod reading;
mod stopping;
mod stored;
mod unlike;

pub(crate) fn run(arguments: &Add) -> Result<(), Failure> {
    if let Some(day) = arguments.day.filter(|day| *day > newest_day()) {
        return Err(Failure::Usage(format!(
            "`--day {day}` is to come; expected the day on which what is added was downloaded, \
             not after today"
        )));
    }
    if let Some(day) = arguments.day.filter(|day| day.year() < 1900) {
        return Err(Failure::Usage(format!(
            "`--day {day}` is before 1900; expected the day on which what is added was downloaded"
        )));
    }
    let reader = Arc::new(arguments.input.reader()?);
    let path = &arguments.kept.study;
    // Before the study is opened: from then on others may think it is being added to.
    let stopping = Stopping::told(path);
    let mut study = open(path)?;
    let what: Vec<String> = (arguments.input.paths.iter())
        .map(|path| path_as_text(path))
        .collect();
    let (addresses, paths) = pages::split(&arguments.input.paths)?;
    let named = Named::new(&paths)?;
    if named.kept.iter().any(|kept| same(kept.path(), path)) {
        return Err(Failure::Usage(format!(
            "`{}` cannot be added to itself",
            path.display()
        )));
    }
    let mut left_out = false;
    for kept in &named.kept {
        if let Some(left) = kept.left_out()? {
            left_out = true;
            eprintln!(
                "note: {}: {left} left out; of a study the texts alone are added, of the rest \
                 add the files",
                kept.path().display()
            );
        }
    }
    let columns = study.columns().map_err(Failure::of)?;
    let mappings = columns.iter().filter_map(stored::mapping).collect();
    let mut options = Options {
        day: arguments.day,
        today: Some(today()),
        market: arguments.market.clone(),
        mapping: arguments.map.clone(),
        mappings,
        ..arguments.input.options()
    };
    // Before the study is written to: others need not wait for the web.
    let fetched = pages::fetch(&study, &addresses, &arguments.politeness, &options)?;
    let (hosts, robots) = kept_hosts(fetched.hosts);
    // Whatever becomes of what came.
    study.keep_hosts(&hosts, &robots, waiting(path))?;
    let markets = Arc::new(Markets::of(&study, reader.lexicon())?);
    options.calendars = calendars::known(&study, &markets, &reader)?;
    let mut import = study
        .import(&occasion(what.join(" ")), reader.version(), waiting(path))
        .map_err(Failure::of)?;
    let known = Known::of(&import, arguments, markets)?;
    let work = |item| outcome(item, &reader, &options, &known);
    let mut progress = Progress::new();
    let texts = named.kept.into_iter().flat_map(|kept| {
        let folder = absolute(kept.path());
        kept.with_versions().map(move |kept| {
            let (document, among) = kept.map_err(|why| Refusal::new(folder.as_str(), why))?;
            Ok(Item::Text {
                name: format!("{folder}!{}", document.id),
                document: Box::new(document),
                among,
            })
        })
    });
    let sources = Sources::with(named.paths, &options)
        .and_tables()
        .without_databases(passed_over)
        .without_own(own_folder::passed_over)
        .map(|source| source.map(Item::Source).map_err(|error| refusal(&error)));
    let pages = fetched.parts.into_iter();
    let pages = pages.map(|page| page.map(|part| Item::Page(Box::new(part))));
    let mut formerly = Formerly::default();
    ordered(texts.chain(sources).chain(pages), work, |outcome| {
        progress.step();
        if let Outcome::Known(origin, _) = &outcome
            && let Some(said) = known.formerly(origin)
        {
            formerly.note(&said, &origin.name);
        }
        store(&mut import, outcome, arguments, || progress.clear())
    })?;
    progress.clear();
    formerly.tell();
    stopping.finish();
    let summary = import.finish().map_err(Failure::of)?;
    if progress.count() == 0 {
        let what = what.join(", ");
        return Err(Failure::Failed(match left_out {
            true => format!("{what}: no text in it"),
            false => format!(
                "{what}: nothing in it; expected documents, series or products (docs/FORMATS.md)"
            ),
        }));
    }
    if summary.tally.vintages > 0 {
        unlike::tell(&study, summary.import)?;
        let scored = settle(&mut study, path)?;
        if scored > 0 {
            eprintln!(
                "note: {} scored by what came; `releve ledger {}` shows how right",
                counted(scored as u64, "frozen forecast", "frozen forecasts"),
                path.display()
            );
        }
    }
    answer(arguments.kept.format, &summary, words)?;
    if summary.tally.refused > 0 {
        Err(Failure::Told)
    } else {
        Ok(())
    }
}

fn store(
    import: &mut Import<'_>,
    outcome: Outcome,
    arguments: &Add,
    clear: impl Fn(),
) -> Result<(), Failure> {
    match outcome {
        Outcome::Refused(refusals) => refuse(import, &refusals, &clear)?,
        Outcome::Known(origin, held) => match held {
            Some((said, held)) if import.has_given_way(origin.hash)? => {
                let origin = Origin { said, ..origin };
                let file = import.file_once_more(&origin)?;
                keep(import, file, &origin, &held, &clear)?;
            }
            _ => {
                import.file(&origin)?;
            }
        },
        Outcome::Again(origin, texts, held) => {
            let held = (texts.as_slice(), &*held);
            known::store(import, arguments, &origin, held, clear)?;
        }
        Outcome::Read(origin, held) => {
            if arguments.again {
                let partly = import.let_back(&origin)?;
                for (address, entry) in &held.documents {
                    import.let_text_back(address, entry)?;
                }
                if let Some(file) = partly {
                    for (address, entry) in &held.documents {
                        import.document(file, address, entry)?;
                    }
                    return Ok(());
                }
                // A text in them may have left a fuller one in its place.
                let texts_alone = held.vintages.is_empty() && held.products.is_empty();
                if texts_alone && import.holds_of_others(origin.hash)? {
                    let file = import.file_once_more(&origin)?;
                    keep(import, file, &origin, &held, &clear)?;
                    return Ok(());
                }
            }
            let mut entries = held.documents.iter();
            if entries.any(|(_, entry)| entry.may_come_back())
                && import.has_given_way(origin.hash)?
            {
                let file = import.file_once_more(&origin)?;
                keep(import, file, &origin, &held, &clear)?;
                return Ok(());
            }
            // Two files of these bytes came, and not the same is said of both.
            if origin.said != Said::default() && import.has(origin.hash)? {
                let texts = held.documents.iter();
                let texts = texts.map(|(_, entry)| entry.document().text.as_str().to_owned());
                let held = (&*texts.collect::<Vec<_>>(), &*held);
                return known::store(import, arguments, &origin, held, clear);
            }
            let Taken::New(file) = import.file(&origin)? else {
                return Ok(());
            };
            keep(import, file, &origin, &held, &clear)?;
        }
    }
    Ok(())
}

/// Stores what was found in a file and read; gives how many documents were left
/// out, as they were removed before.
pub(crate) fn keep(
    import: &mut Import<'_>,
    file: FileId,
    origin: &Origin,
    held: &Held,
    clear: impl Fn(),
) -> Result<usize, Failure> {
    let mut removed = 0;
    for (address, entry) in &held.documents {
        removed += usize::from(import.document(file, address, entry)? == Stored::Removed);
    }
    for (vintage, standing) in held.vintages.iter().zip(&held.standings) {
        import.ranked(file, vintage, standing)?;
    }
    keep_products(import, file, origin, &held.products, &clear)?;
    remember(import, held)?;
    refuse(import, &held.refused, &clear)?;
    tell(origin, held, clear);
    Ok(removed)
}

/// Stores products, and tells of those that are new beside others of their number.
pub(crate) fn keep_products(
    import: &mut Import<'_>,
    file: FileId,
    origin: &Origin,
    products: &[Product],
    clear: impl Fn(),
) -> Result<(), Failure> {
    let shop = known::shop(import, products)?;
    if let Some((shop, note)) = shop {
        clear();
        eprintln!("note: {}: {note}", origin.name);
        if let Some(shop) = shop {
            let named = |product: &Product| Product {
                shop: shop.clone(),
                ..product.clone()
            };
            let named: Vec<Product> = products.iter().map(named).collect();
            return keep_products(import, file, origin, &named, clear);
        }
    }
    if let Some(note) = unlike::beside(&import.products(file, products)?) {
        clear();
        eprintln!("note: {}: {note}", origin.name);
    }
    Ok(())
}

/// Keeps which column of a table is what, for the next table of its header.
fn remember(import: &mut Import<'_>, held: &Held) -> Result<(), Failure> {
    let tables = held.mapping.iter().filter(|map| !map.header.is_empty());
    for mapping in tables {
        let (header, map) = stored::remembered(mapping);
        import.remember_columns(&header, &map)?;
    }
    Ok(())
}

fn tell(origin: &Origin, held: &Held, clear: impl Fn()) {
    for note in &held.notes {
        clear();
        eprintln!("note: {}: {note}", origin.name);
    }
}

fn refuse(import: &mut Import<'_>, refusals: &[Refusal], clear: impl Fn()) -> Result<(), Failure> {
    for refusal in refusals {
        clear();
        eprintln!("error: {refusal}");
        import.refuse(&refusal.place, &refusal.why)?;
    }
    Ok(())
}

fn words(summary: &Summary) -> String {
    let t = &summary.tally;
    let documents = some(t.documents, "document", "documents");
    let facts = documents
        .as_ref()
        .map(|_| counted(t.facts, "fact", "facts"));
    let series = some(t.vintages, "series", "series");
    let products = products_with_prices(summary.products, t.prices);
    let added: Vec<String> = [documents, facts, series, products]
        .into_iter()
        .flatten()
        .collect();
    let mut first = "nothing new".to_owned();
    if !added.is_empty() {
        first = format!("import {}: {}", summary.import, added.join(", "));
        first += &of_these(t.versions, t.copies);
    }
    let mut lines = vec![first];
    for (number, what) in [
        (t.unchanged, "there already"),
        (
            summary.removed,
            "removed from this study before and left out; `--again` adds what was removed",
        ),
        (t.refused, "refused"),
    ] {
        lines.extend(some(number, "was", "were").map(|some| format!("{some} {what}")));
    }
    let summaries = some(summary.summaries, "entry holds", "entries hold");
    lines.extend(summaries.map(|some| format!("{some} only a summary of what is there")));
    let taking = "; `--again` takes it where it is a correction, or takes the text back";
    let parts = parts(summary.parts, ("text holds", "texts hold"));
    lines.extend(parts.map(|told| told + taking));
    lines.join("\n") + "\n"
}
