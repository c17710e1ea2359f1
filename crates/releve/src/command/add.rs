//! `releve add`: documents into a study.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use releve_facts::Document;
use releve_intake::{Options, STANDARD_INPUT, Source, Sources};
use releve_reading::Reader;
use releve_study::{Entry, Hash, Import, Origin, Summary, Taken};

use crate::arguments::Add;
use crate::failure::Failure;
use crate::input::Progress;
use crate::ordered::ordered;
use crate::studies::{Named, answer, counted, occasion, open, waiting};

/// What became of a source before it reached the study.
enum Outcome {
    /// The study has these bytes.
    Known(Origin),
    /// It is ready to be stored.
    Read(Origin, String, Box<Entry>),
    /// It cannot be taken in.
    Refused(String, String),
}

/// Something to be read.
enum Item {
    Source(Source),
    /// A document of another study.
    Text(String, Box<Document>),
}

pub(crate) fn run(arguments: &Add) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let what: Vec<String> = (arguments.input.paths.iter())
        .map(|path| path.display().to_string())
        .collect();
    let named = Named::new(&arguments.input.paths)?;
    if named.kept.iter().any(|kept| same(kept.path(), path)) {
        return Err(Failure::Usage(format!(
            "`{}` cannot be added to itself",
            path.display()
        )));
    }
    let mut import = study
        .import(&occasion(what.join(" ")), reader.version(), waiting(path))
        .map_err(Failure::of)?;
    let known = import.known(!arguments.again).map_err(Failure::of)?;
    let known: HashSet<Hash> = known.into_iter().collect();
    let options = arguments.input.options();
    let work = |item| outcome(item, &reader, &options, &known);
    let mut progress = Progress::new();
    let texts = named.kept.into_iter().flat_map(|kept| {
        let folder = absolute(kept.path());
        kept.map(move |kept| {
            let document = kept?.document;
            Ok(Item::Text(
                format!("{folder}!{}", document.id),
                Box::new(document),
            ))
        })
    });
    let sources = Sources::new(named.paths)
        .map(|source| source.map(Item::Source).map_err(|error| error.to_string()));
    ordered(texts.chain(sources), work, |outcome| {
        progress.step();
        store(&mut import, outcome, arguments.again, || progress.clear())
    })?;
    progress.clear();
    let summary = import.finish().map_err(Failure::of)?;
    if progress.count() == 0 {
        return Err(Failure::Failed(format!(
            "{}: no documents in it; expected plain text, Markdown or HTML",
            what.join(", ")
        )));
    }
    answer(arguments.kept.format, &summary, words)?;
    if summary.refused > 0 {
        Err(Failure::Told)
    } else {
        Ok(())
    }
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}

/// Reads one item: the part that many threads do.
fn outcome(
    item: Result<Item, String>,
    reader: &Reader,
    options: &Options,
    known: &HashSet<Hash>,
) -> Outcome {
    let item = match item {
        Ok(item) => item,
        Err(message) => {
            let (name, reason) = message.split_once(": ").unwrap_or(("", &message));
            return Outcome::Refused(name.to_owned(), reason.to_owned());
        }
    };
    let name = match &item {
        Item::Source(source) => source
            .path()
            .map_or_else(|| STANDARD_INPUT.to_owned(), absolute),
        Item::Text(name, _) => name.clone(),
    };
    let read = catch_unwind(AssertUnwindSafe(|| {
        read(item, &name, reader, options, known)
    }));
    read.unwrap_or_else(|_| {
        Err("reading failed by a fault of ours; please report it with the file".into())
    })
    .unwrap_or_else(|reason| Outcome::Refused(name, reason))
}

fn read(
    item: Item,
    name: &str,
    reader: &Reader,
    options: &Options,
    known: &HashSet<Hash>,
) -> Result<Outcome, String> {
    let (origin, document) = match item {
        Item::Text(name, document) => {
            let origin = Origin::of(name, document.text.as_str().as_bytes());
            if known.contains(&origin.hash) {
                return Ok(Outcome::Known(origin));
            }
            (origin, *document)
        }
        Item::Source(source) => {
            let bytes = bytes(&source, options).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => "no such file or folder".to_owned(),
                _ => format!("cannot be read: {error}"),
            })?;
            let origin = Origin::of(name, &bytes);
            if known.contains(&origin.hash) {
                return Ok(Outcome::Known(origin));
            }
            let said = source.name();
            let mut document = releve_intake::read(&bytes, &said, options).map_err(|error| {
                let message = error.to_string();
                let prefix = format!("{}: ", error.name());
                message.strip_prefix(&prefix).unwrap_or(&message).to_owned()
            })?;
            document.id.clone_from(&source.id);
            (origin, document)
        }
    };
    let mut document = document;
    reader.describe(&mut document);
    let reading = reader.read(&document);
    let address = match (&document.url, name) {
        (Some(url), _) => url.clone(),
        (None, STANDARD_INPUT) => format!("{STANDARD_INPUT}{}", origin.hash),
        (None, name) => name.to_owned(),
    };
    let entry =
        Entry::new(document, reading.entities, reading.facts).map_err(|error| error.to_string())?;
    Ok(Outcome::Read(origin, address, Box::new(entry)))
}

/// The bytes of a source, one more than allowed at most.
fn bytes(source: &Source, options: &Options) -> io::Result<Vec<u8>> {
    let most = options.max_document.bytes().saturating_add(1);
    let mut bytes = Vec::new();
    match source.path() {
        None => io::stdin().lock().take(most).read_to_end(&mut bytes)?,
        Some(path) => File::open(path)?.take(most).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

fn store(
    import: &mut Import<'_>,
    outcome: Outcome,
    again: bool,
    clear: impl Fn(),
) -> Result<(), Failure> {
    match outcome {
        Outcome::Refused(name, reason) => {
            clear();
            eprintln!("error: {name}: {reason}");
            import.refuse(&name, &reason).map_err(Failure::of)
        }
        Outcome::Known(origin) => {
            import.file(&origin).map_err(Failure::of)?;
            Ok(())
        }
        Outcome::Read(origin, address, entry) => {
            if again {
                import.let_back(origin.hash).map_err(Failure::of)?;
            }
            if let Taken::New(file) = import.file(&origin).map_err(Failure::of)? {
                import
                    .document(file, &address, &entry)
                    .map_err(Failure::of)?;
            }
            Ok(())
        }
    }
}

fn words(summary: &Summary) -> String {
    let s = summary;
    let mut lines = Vec::new();
    if s.documents > 0 {
        let mut line = format!(
            "import {}: {}, {}",
            s.import,
            counted(s.documents, "document", "documents"),
            counted(s.facts, "fact", "facts")
        );
        if s.versions > 0 {
            line += &format!(
                "; {} of a text that was there",
                counted(s.versions, "new version", "new versions")
            );
        }
        if s.copies > 0 {
            line += &format!(
                "; {}, not counted",
                counted(s.copies, "near-duplicate", "near-duplicates")
            );
        }
        lines.push(line);
    } else {
        lines.push("nothing new".to_owned());
    }
    if s.unchanged > 0 {
        lines.push(format!(
            "{} there already",
            counted(s.unchanged, "was", "were")
        ));
    }
    if s.removed > 0 {
        lines.push(format!(
            "{} removed from this study before and left out; `--again` adds what was removed",
            counted(s.removed, "was", "were")
        ));
    }
    if s.refused > 0 {
        lines.push(format!("{} refused", counted(s.refused, "was", "were")));
    }
    lines.join("\n") + "\n"
}
