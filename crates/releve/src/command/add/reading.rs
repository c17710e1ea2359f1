//! Sources, documents and pages, read: the part that many threads do.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};

use releve_facts::Document;
use releve_intake::{
    Error, Intake, Mapping, Options, Part, Refusal, STANDARD_INPUT, Source, Undated, path_as_text,
};
use releve_reading::Reader;
use releve_study::{Entry, Hash, Origin, Product, Said, Standing, Vintage};

use super::known::{Known, There};
use super::{joined, stored};
use crate::studies::{Among, today};
use crate::web::own_address;

/// What became of a source before it reached the study.
pub(super) enum Outcome {
    /// The study has these bytes: what is in them and what decided it, where it
    /// may be the last word again.
    Known(Origin, Option<(Said, Box<Held>)>),
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
    pub(crate) vintages: Vec<Vintage>,
    /// What the platform says beside each of them.
    pub(super) standings: Vec<Standing>,
    pub(crate) products: Vec<Product>,
    pub(super) refused: Vec<Refusal>,
    pub(super) notes: Vec<String>,
    pub(super) mapping: Option<Mapping>,
}

impl Held {
    /// The same, something said of each document.
    pub(crate) fn each(mut self, say: impl Fn(Entry) -> Entry) -> Self {
        let documents = self.documents.into_iter();
        self.documents = documents.map(|(at, entry)| (at, say(entry))).collect();
        self
    }
}

/// Something to be read.
pub(super) enum Item {
    Source(Source),
    /// A version of a document of another study.
    Text {
        name: String,
        document: Box<Document>,
        among: Among,
    },
    /// What the web answered.
    Page(Box<Part>),
}

/// A path that is the same from whichever folder it is typed: whole, and
/// without `..`.
pub(super) fn absolute(path: &Path) -> String {
    path_as_text(&whole(path))
}

fn whole(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for step in whole.components() {
        if step != Component::ParentDir {
            plain.push(step);
            continue;
        }
        // Above a link is the folder of what it stands for.
        if let (true, Ok(folder)) = (plain.is_symlink(), plain.canonicalize()) {
            plain = folder;
        }
        plain.pop();
    }
    plain
}

/// A file or a part of one, by a name that is the same from everywhere.
fn place(name: &str) -> String {
    match name.strip_prefix("standard input") {
        Some(part) => format!("{STANDARD_INPUT}{part}"),
        // It is as a text what it is as a path.
        None => match whole(Path::new(name)).into_os_string().into_string() {
            Ok(text) => text,
            Err(path) => path_as_text(Path::new(&path)),
        },
    }
}

pub(super) fn refusal(error: &Error) -> Refusal {
    Refusal::new(place(error.name()), error.why())
}

/// Reads one item: the part that many threads do.
pub(super) fn outcome(
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
        Item::Source(source) => match source.path() {
            Some(path) => absolute(path),
            None => place(&source.name()),
        },
        Item::Text { name, .. } => name.clone(),
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
    let fetched = matches!(item, Item::Page(_));
    let among = match &item {
        Item::Text { among, .. } => *among,
        Item::Source(_) | Item::Page(_) => Among::default(),
    };
    // Of bytes that are there and may be the last word again.
    let mut said = Said::default();
    let (origin, mut taken, there) = match item {
        Item::Text { name, document, .. } => {
            let origin = Origin::of(name, document.text.as_str().as_bytes());
            let there = match known.has(origin.hash) {
                true if among.follows => There::Same,
                true => return Ok(Outcome::Known(origin, None)),
                false => There::New,
            };
            let mut taken = Intake::default();
            taken.documents.push(*document);
            (origin, taken, there)
        }
        Item::Page(part) => {
            let mut origin = Origin::of(name, part.bytes());
            let there = known.look(origin.hash, &part);
            let taken = part.intake(options);
            // Entries of a feed stand on pages of their own, whose words are later.
            let is_page =
                |taken: &Intake| !taken.documents.is_empty() && taken.entries_of.is_none();
            if there == There::Same && !taken.as_ref().is_ok_and(is_page) {
                origin.said = known.asked(&part);
                return Ok(Outcome::Known(origin, None));
            }
            let mut taken = taken.map_err(|error| vec![Refusal::new(name, error.why())])?;
            if let [page] = taken.documents.as_mut_slice() {
                own_address(page, name);
            }
            said = known.said(&part, &taken);
            origin.said = match there {
                There::Same => known.asked(&part),
                There::New | There::Again => said.clone(),
            };
            (origin, taken, there)
        }
        Item::Source(mut source) => {
            let mut origin = Origin::of(name, source.bytes(options).map_err(refused)?);
            let there = source.part().map(|part| known.look(origin.hash, part));
            let there = there.unwrap_or(There::New);
            if there == There::Same {
                if let Some(part) = source.part() {
                    origin.said = known.asked(part);
                }
                return Ok(Outcome::Known(origin, None));
            }
            let mut taken = source.intake(options).map_err(refused)?;
            for refusal in &mut taken.refused {
                refusal.place = place(&refusal.place);
            }
            taken.entries_of = taken.entries_of.as_deref().map(place);
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
    let mut held = Box::new(held(taken, &origin, reader));
    if fetched {
        *held = held.each(Entry::fetched);
    }
    if known.again {
        *held = held.each(Entry::shorter);
    }
    if among.earlier {
        *held = held.each(Entry::earlier);
    }
    if among.follows {
        *held = held.each(Entry::follows);
    }
    let vintages = held.vintages.iter_mut();
    let settled = known.markets.settle(reader.lexicon(), vintages);
    held.notes.extend(settled);
    joined::join(&mut held, name);
    Ok(match there {
        There::Again => Outcome::Again(origin, texts, held),
        There::Same => Outcome::Known(origin, Some((said, held))),
        There::New => Outcome::Read(origin, held),
    })
}

/// Reads documents and products and makes of all what a study keeps.
pub(crate) fn held(taken: Intake, origin: &Origin, reader: &Reader) -> Held {
    let lies = Lies::of(taken.entries_of.as_deref(), taken.documents.len(), origin);
    let mut held = Held {
        vintages: taken.series.iter().map(stored::vintage).collect(),
        standings: taken.series.iter().map(stored::standing).collect(),
        products: stored::products(&taken.products, reader),
        refused: taken.refused,
        notes: taken.notes,
        mapping: taken.mapping,
        ..Held::default()
    };
    joined::products(&mut held, &origin.name);
    let mut undated = Undated::default();
    for (place, mut document) in taken.documents.into_iter().enumerate() {
        reader.describe(&mut document);
        undated.if_to_come(&mut document, Some(today()));
        let reading = reader.read(&document);
        let address = lies.address(&document);
        let by_title = !lies.alone && document.url.is_none() && document.title.is_some();
        match Entry::new(document, reading.entities, reading.facts) {
            Ok(mut entry) => {
                if taken.summaries.binary_search(&place).is_ok() {
                    entry = entry.of_summary();
                }
                if by_title {
                    entry = entry.by_title();
                }
                held.documents.push((address, entry));
            }
            Err(error) => held.refused.push(Refusal::new(address, error.to_string())),
        }
    }
    held.notes.extend(undated.note());
    held
}

/// Where documents lie.
struct Lies {
    name: String,
    /// It is one document, and stays it.
    alone: bool,
}

impl Lies {
    fn of(entries_of: Option<&str>, documents: usize, origin: &Origin) -> Self {
        let name = match entries_of.unwrap_or(&origin.name) {
            STANDARD_INPUT => format!("{STANDARD_INPUT}{}", origin.hash),
            name => name.to_owned(),
        };
        // Next week's file of this name may have other entries, if only one.
        let alone = documents == 1 && entries_of.is_none();
        Self { name, alone }
    }

    /// What tells a document from all others, and is the same when it is fetched
    /// again: its web address, else where it lies. Entries without an address
    /// move in their file, and are told by their titles.
    fn address(&self, document: &Document) -> String {
        let lies = &self.name;
        match (&document.url, &document.title) {
            (Some(url), _) => url.clone(),
            (None, _) if self.alone => lies.clone(),
            (None, Some(title)) => format!("{lies}#{title}"),
            (None, None) => format!("{lies}#{}", Hash::of(document.text.as_str().as_bytes())),
        }
    }
}
