//! `releve add`: documents, series and products into a study.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use releve_facts::Document;
use releve_intake::{
    Error, Intake, Mapping, Options, Part, Refusal, STANDARD_INPUT, Source, Sources,
};
use releve_reading::Reader;
use releve_study::{
    Entry, FileId, Hash, Import, Origin, Product, Said, Standing, Summary, Taken, Vintage,
};

use known::{Known, There};

use crate::arguments::Add;
use crate::failure::Failure;
use crate::input::Progress;
use crate::ledger::settle;
use crate::ordered::ordered;
use crate::studies::{
    Named, answer, counted, occasion, of_these, open, passed_over, same, some, today, waiting,
};
use crate::web::{kept_hosts, own_address};

mod known;
mod pages;
mod stored;

/// What became of a source before it reached the study.
enum Outcome {
    /// The study has these bytes.
    Known(Origin),
    /// The study has these bytes, of which something else is said: the texts of
    /// their documents, and all else that is in them.
    Again(Origin, Vec<String>, Box<Held>),
    /// It is ready to be stored.
    Read(Origin, Box<Held>),
    /// It cannot be taken in: where and why, at least once.
    Refused(Vec<Refusal>),
}

/// What a source holds, read.
#[derive(Default)]
pub(crate) struct Held {
    /// Documents with what tells each from all others.
    pub(crate) documents: Vec<(String, Entry)>,
    vintages: Vec<Vintage>,
    /// What the platform says beside each of them.
    standings: Vec<Standing>,
    products: Vec<Product>,
    refused: Vec<Refusal>,
    notes: Vec<String>,
    mapping: Option<Mapping>,
}

/// Something to be read.
enum Item {
    Source(Source),
    /// A document of another study.
    Text(String, Box<Document>),
    /// What the web answered.
    Page(Box<Part>),
}

pub(crate) fn run(arguments: &Add) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let what: Vec<String> = (arguments.input.paths.iter())
        .map(|path| path.display().to_string())
        .collect();
    let (addresses, paths) = pages::split(&arguments.input.paths)?;
    let named = Named::new(&paths)?;
    if named.kept.iter().any(|kept| same(kept.path(), path)) {
        return Err(Failure::Usage(format!(
            "`{}` cannot be added to itself",
            path.display()
        )));
    }
    let columns = study.columns().map_err(Failure::of)?;
    let mappings = columns.iter().filter_map(stored::mapping).collect();
    let options = Options {
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
    let mut import = study
        .import(&occasion(what.join(" ")), reader.version(), waiting(path))
        .map_err(Failure::of)?;
    let known = Known::of(&import, arguments)?;
    let work = |item| outcome(item, &reader, &options, &known);
    let mut progress = Progress::new();
    let texts = named.kept.into_iter().flat_map(|kept| {
        let folder = absolute(kept.path());
        kept.map(move |kept| {
            let document = kept
                .map_err(|why| Refusal::new(folder.as_str(), why))?
                .document;
            Ok(Item::Text(
                format!("{folder}!{}", document.id),
                Box::new(document),
            ))
        })
    });
    let sources = Sources::with(named.paths, &options)
        .and_tables()
        .without_databases(passed_over)
        .map(|source| source.map(Item::Source).map_err(|error| refusal(&error)));
    let pages = fetched.parts.into_iter();
    let pages = pages.map(|page| page.map(|part| Item::Page(Box::new(part))));
    ordered(texts.chain(sources).chain(pages), work, |outcome| {
        progress.step();
        store(&mut import, outcome, arguments, || progress.clear())
    })?;
    progress.clear();
    let summary = import.finish().map_err(Failure::of)?;
    if progress.count() == 0 {
        return Err(Failure::Failed(format!(
            "{}: nothing in it; expected documents, series or products (docs/FORMATS.md)",
            what.join(", ")
        )));
    }
    if summary.tally.vintages > 0 {
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

fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

/// A file or a part of one, by a name that is the same from everywhere.
fn place(name: &str) -> String {
    match name.strip_prefix("standard input") {
        Some(part) => format!("{STANDARD_INPUT}{part}"),
        None => absolute(Path::new(name)),
    }
}

fn refusal(error: &Error) -> Refusal {
    Refusal::new(place(error.name()), error.why())
}

/// Reads one item: the part that many threads do.
fn outcome(
    item: Result<Item, Refusal>,
    reader: &Reader,
    options: &Options,
    known: &Known,
) -> Outcome {
    let item = match item {
        Ok(item) => item,
        Err(refusal) => return Outcome::Refused(vec![refusal]),
    };
    let name = match &item {
        Item::Source(source) => place(&source.name()),
        Item::Text(name, _) => name.clone(),
        Item::Page(part) => part.name().to_owned(),
    };
    let read = catch_unwind(AssertUnwindSafe(|| {
        read(item, &name, reader, options, known)
    }));
    let read = read.unwrap_or_else(|_| {
        let why = "reading failed by a fault of ours; please report it with the file";
        Err(vec![Refusal::new(name, why)])
    });
    read.unwrap_or_else(Outcome::Refused)
}

fn read(
    item: Item,
    name: &str,
    reader: &Reader,
    options: &Options,
    known: &Known,
) -> Result<Outcome, Vec<Refusal>> {
    let refused = |error: Error| vec![refusal(&error)];
    let (origin, mut taken, there) = match item {
        Item::Text(name, document) => {
            let origin = Origin::of(name, document.text.as_str().as_bytes());
            if known.has(origin.hash) {
                return Ok(Outcome::Known(origin));
            }
            let mut taken = Intake::default();
            taken.documents.push(*document);
            (origin, taken, There::New)
        }
        Item::Page(part) => {
            let mut origin = Origin::of(name, part.bytes());
            let there = known.look(origin.hash, &part);
            if there == There::Same {
                return Ok(Outcome::Known(origin));
            }
            let taken = part.intake(options);
            let mut taken = taken.map_err(|error| vec![Refusal::new(name, error.why())])?;
            if let [page] = taken.documents.as_mut_slice() {
                own_address(page, name);
            }
            origin.said = known.said(&part, &taken);
            (origin, taken, there)
        }
        Item::Source(mut source) => {
            let mut origin = Origin::of(name, source.bytes(options).map_err(refused)?);
            let there = source.part().map(|part| known.look(origin.hash, part));
            let there = there.unwrap_or(There::New);
            if there == There::Same {
                return Ok(Outcome::Known(origin));
            }
            let mut taken = source.intake(options).map_err(refused)?;
            for refusal in &mut taken.refused {
                refusal.place = place(&refusal.place);
            }
            if let Some(part) = source.part() {
                origin.said = known.said(part, &taken);
            }
            (origin, taken, there)
        }
    };
    if taken.is_empty() {
        return Err(if taken.refused.is_empty() {
            vec![Refusal::new(name, "nothing in it")]
        } else {
            taken.refused
        });
    }
    let mut texts = Vec::new();
    if there == There::Again {
        // They are compared, not read.
        let documents = std::mem::take(&mut taken.documents).into_iter();
        texts.extend(documents.map(|document| document.text.as_str().to_owned()));
    }
    let held = Box::new(held(taken, &origin, reader));
    Ok(match there {
        There::Again => Outcome::Again(origin, texts, held),
        There::New | There::Same => Outcome::Read(origin, held),
    })
}

/// Reads documents and products and makes of all what a study keeps.
pub(crate) fn held(taken: Intake, origin: &Origin, reader: &Reader) -> Held {
    let alone = taken.documents.len() == 1;
    let mut held = Held {
        vintages: taken.series.iter().map(stored::vintage).collect(),
        standings: taken.series.iter().map(stored::standing).collect(),
        products: stored::products(&taken.products, reader),
        refused: taken.refused,
        notes: taken.notes,
        mapping: taken.mapping,
        ..Held::default()
    };
    for mut document in taken.documents {
        reader.describe(&mut document);
        let reading = reader.read(&document);
        let address = address(&document, origin, alone);
        match Entry::new(document, reading.entities, reading.facts) {
            Ok(entry) => held.documents.push((address, entry)),
            Err(error) => held.refused.push(Refusal::new(address, error.to_string())),
        }
    }
    held
}

/// What tells a document from all others, and is the same when it is fetched
/// again: its web address, else where it lies. Documents of a feed that have no
/// address move in it, and are told by their titles.
fn address(document: &Document, origin: &Origin, alone: bool) -> String {
    let lies = match origin.name.as_str() {
        STANDARD_INPUT => format!("{STANDARD_INPUT}{}", origin.hash),
        name => name.to_owned(),
    };
    match (&document.url, &document.title) {
        (Some(url), _) => url.clone(),
        (None, _) if alone => lies,
        (None, Some(title)) => format!("{lies}#{title}"),
        (None, None) => format!("{lies}#{}", Hash::of(document.text.as_str().as_bytes())),
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
        Outcome::Known(origin) => {
            import.file(&origin)?;
        }
        Outcome::Again(origin, texts, held) => {
            let held = (texts.as_slice(), &*held);
            known::store(import, &arguments.kept.study, &origin, held, clear)?;
        }
        Outcome::Read(origin, held) => {
            if arguments.again {
                import.let_back(origin.hash)?;
            }
            // Two files of these bytes came, and not the same is said of both.
            if origin.said != Said::default() && import.has(origin.hash)? {
                let texts = held.documents.iter();
                let texts = texts.map(|(_, entry)| entry.document().text.as_str().to_owned());
                let held = (&*texts.collect::<Vec<_>>(), &*held);
                return known::store(import, &arguments.kept.study, &origin, held, clear);
            }
            let Taken::New(file) = import.file(&origin)? else {
                return Ok(());
            };
            keep(import, file, &origin, &held, &clear)?;
        }
    }
    Ok(())
}

/// Stores what was found in a file and read.
pub(crate) fn keep(
    import: &mut Import<'_>,
    file: FileId,
    origin: &Origin,
    held: &Held,
    clear: impl Fn(),
) -> Result<(), Failure> {
    for (address, entry) in &held.documents {
        import.document(file, address, entry)?;
    }
    for (vintage, standing) in held.vintages.iter().zip(&held.standings) {
        import.ranked(file, vintage, standing)?;
    }
    for product in &held.products {
        import.product(file, product)?;
    }
    if let Some(mapping) = &held.mapping {
        let (header, map) = stored::remembered(mapping);
        import.remember_columns(&header, &map)?;
    }
    refuse(import, &held.refused, &clear)?;
    for note in &held.notes {
        clear();
        eprintln!("note: {}: {note}", origin.name);
    }
    Ok(())
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
    let products = some(t.prices, "product", "products");
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
    lines.join("\n") + "\n"
}
