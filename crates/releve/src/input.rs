//! Documents, from what was named to what was read of them.

use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use releve_facts::Document;
use releve_intake::{Error, Source, Sources, Undated};
use releve_reading::{Reader, Reading};
use releve_study::{Kept, Study};

use crate::arguments::Input;
use crate::failure::Failure;
use crate::ordered::ordered;
use crate::present::count::counted;
use crate::studies::{Named, passed_over, same, today};
use crate::{own_folder, words_folder};

/// From how many documents on progress is shown.
const MANY: usize = 20;

/// A document and what was read of it.
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) reading: Reading,
}

impl Input {
    /// The reader that is asked for.
    pub(crate) fn reader(&self) -> Result<Reader, Failure> {
        if self.lang != "en" {
            return Err(Failure::Usage(format!(
                "no lexicon for the language `{}`; expected `en`",
                self.lang
            )));
        }
        words_folder::reader(self.lexicon.as_deref())
    }

    pub(crate) fn options(&self) -> releve_intake::Options {
        releve_intake::Options {
            max_document: self.max_document,
            lang: self.lang.clone(),
            format: self.format_as,
            ..releve_intake::Options::default()
        }
    }

    /// What of `paths` is to be read, archives opened.
    pub(crate) fn sources_of(&self, paths: Vec<PathBuf>) -> Sources {
        Sources::with(paths, &self.options())
            .without_databases(passed_over)
            .without_own(own_folder::passed_over)
            .telling_of_no_files(|path| {
                eprintln!(
                    "note: {}: a pipe or a device, no file; passed over",
                    path.display()
                );
            })
    }

    /// The file that is met in a named folder and is `out`, where there is one: it
    /// would be read, and written over.
    pub(crate) fn met_in_folders(&self, out: &Path) -> Option<PathBuf> {
        let out = out.canonicalize().ok()?;
        let around = |folder: &&PathBuf| {
            folder.is_dir()
                && folder
                    .canonicalize()
                    .is_ok_and(|folder| out.starts_with(folder))
        };
        Sources::with(self.paths.iter().filter(around), &self.options())
            .without_databases(Study::is_at)
            .without_own(own_folder::is_own)
            .filter_map(Result::ok)
            .filter_map(|source| source.path().map(Path::to_owned))
            .find(|path| same(path, &out))
    }

    /// The documents of a file, described, and what is to be told of the rest.
    pub(crate) fn documents(
        &self,
        source: &Source,
        reader: &Reader,
    ) -> Result<(Vec<Document>, Vec<Told>), Error> {
        let mut taken = source.documents(&self.options())?;
        let mut undated = Undated::default();
        for document in &mut taken.documents {
            reader.describe(document);
            undated.if_to_come(document, Some(today()));
        }
        let name = source.name();
        // Of what is read once, only that matters which its words or its day may be
        // wrong by.
        let notes = (taken.notes.iter())
            .filter(|note| note.starts_with("read as "))
            .cloned()
            .chain(undated.note());
        let notes = notes.map(|note| Told::Note(format!("{name}: {note}")));
        let refused = taken.refused.iter();
        let refused = refused.map(|refusal| Told::Error(refusal.to_string()));
        Ok((taken.documents, notes.chain(refused).collect()))
    }

    /// Reads every document on all cores, puts each into words with `present`
    /// and hands these on in order. What fails is told on stderr and passed
    /// over; the failure then comes at the end.
    ///
    /// Documents of a study are read anew, from the text that it keeps.
    pub(crate) fn each<T: Send>(
        &self,
        reader: &Reader,
        present: impl Fn(Read) -> T + Sync,
        then: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.walk(reader, true, present, then)
    }

    /// As [`Input::each`], but of the documents of a study what was read of
    /// them is taken from it, unless other words are to be read by.
    pub(crate) fn each_kept<T: Send>(
        &self,
        reader: &Reader,
        present: impl Fn(Read) -> T + Sync,
        then: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.walk(reader, self.lexicon.is_some(), present, then)
    }

    fn walk<T: Send>(
        &self,
        reader: &Reader,
        anew: bool,
        present: impl Fn(Read) -> T + Sync,
        mut then: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let named = Named::new(&self.paths)?;
        let taken = named.ids();
        let sources = self
            .sources_of(named.paths)
            .map(|source| source.map(Item::Source).map_err(|error| error.to_string()));
        let items = named
            .kept
            .into_iter()
            .flatten()
            .map(|kept| kept.map(|kept| Item::Kept(Box::new(kept))));
        let work = |item: Result<Item, String>| {
            let item = match item {
                Ok(item) => item,
                Err(message) => return vec![Err(Told::Error(message))],
            };
            let name = item.name();
            let read = || {
                let (documents, told) = match item {
                    Item::Kept(kept) if !anew => return vec![Ok(present(Read::of(*kept)))],
                    Item::Kept(kept) => (vec![kept.document], Vec::new()),
                    Item::Source(source) => match self.documents(&source, reader) {
                        Ok(taken) => taken,
                        Err(error) => return vec![Err(Told::Error(error.to_string()))],
                    },
                };
                let read = documents.into_iter().map(|mut document| {
                    if !anew && taken.contains(&document.id) {
                        document.id.clone_from(&name);
                    }
                    let reading = reader.read(&document);
                    Ok(present(Read { document, reading }))
                });
                read.chain(told.into_iter().map(Err)).collect()
            };
            catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
                vec![Err(Told::Error(format!(
                    "{name}: reading failed by a fault of ours; please report it with the file"
                )))]
            })
        };
        let mut progress = Progress::new();
        let mut failed = false;
        ordered(items.chain(sources), work, |all| {
            for read in all {
                match read {
                    Ok(presented) => {
                        progress.step();
                        then(presented)?;
                    }
                    Err(told) => {
                        progress.clear();
                        // A note is of a document that is counted itself.
                        if told.tell() {
                            progress.step();
                            failed = true;
                        }
                    }
                }
            }
            Ok::<(), Failure>(())
        })?;
        progress.clear();
        if progress.count == 0 {
            let paths: Vec<_> = self.paths.iter().map(|p| p.display().to_string()).collect();
            return Err(Failure::Failed(format!(
                "{}: no documents in it; expected texts, web pages, feeds or archives of them",
                paths.join(", ")
            )));
        }
        if failed { Err(Failure::Told) } else { Ok(()) }
    }
}

/// What is told of a file beside its documents.
pub(crate) enum Told {
    /// What was taken to mean something.
    Note(String),
    /// What was not taken.
    Error(String),
}

impl Told {
    /// Tells it on stderr; true if something failed.
    pub(crate) fn tell(&self) -> bool {
        match self {
            Self::Note(note) => eprintln!("note: {note}"),
            Self::Error(message) => eprintln!("error: {message}"),
        }
        matches!(self, Self::Error(_))
    }
}

/// Something to be read.
enum Item {
    Source(Source),
    Kept(Box<Kept>),
}

impl Item {
    fn name(&self) -> String {
        match self {
            Self::Source(source) => source.name(),
            Self::Kept(kept) => kept.document.id.clone(),
        }
    }
}

impl Read {
    /// As if it had just been read.
    pub(crate) fn of(kept: Kept) -> Self {
        Self {
            document: kept.document,
            reading: Reading {
                entities: kept.entities,
                facts: kept.facts,
                ..Reading::default()
            },
        }
    }
}

/// How far it is, on one line of a terminal.
pub(crate) struct Progress {
    shown: bool,
    count: usize,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            shown: std::io::stderr().is_terminal() && !std::io::stdout().is_terminal(),
            count: 0,
        }
    }

    pub(crate) fn step(&mut self) {
        self.count += 1;
        if self.shown && self.count > MANY {
            // A terminal that does not take it is no reason to stop.
            let _ = write!(
                std::io::stderr(),
                "\r{}",
                counted(self.count as u64, "document", "documents")
            );
        }
    }

    /// How many were done.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn clear(&self) {
        if self.shown && self.count > MANY {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}
