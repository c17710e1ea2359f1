//! Documents, from what was named to what was read of them.

use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use releve_facts::{Document, ReaderVersion};
use releve_intake::{Error, Source, Sources};
use releve_reading::{Reader, Reading};

use crate::arguments::Input;
use crate::failure::Failure;
use crate::ordered::ordered;
use crate::words_folder;

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
        let reader = Reader::new(words_folder::lexicon(self.lexicon.as_deref())?);
        let Some(folder) = &self.lexicon else {
            return Ok(reader);
        };
        let digest = words_folder::digest(folder)?;
        let version = ReaderVersion::new(format!("{} + words {digest}", reader.version()));
        Ok(reader.versioned(version))
    }

    pub(crate) fn options(&self) -> releve_intake::Options {
        releve_intake::Options {
            max_document: self.max_document,
            lang: self.lang.clone(),
        }
    }

    /// One document: the file, or the first of several.
    pub(crate) fn document(&self, source: &Source, reader: &Reader) -> Result<Document, Error> {
        let mut document = source.read(&self.options())?;
        reader.describe(&mut document);
        Ok(document)
    }

    /// Reads every document on all cores, puts each into words with `present`
    /// and hands these on in order. What fails is told on stderr and passed
    /// over; the failure then comes at the end.
    pub(crate) fn each<T: Send>(
        &self,
        reader: &Reader,
        present: impl Fn(Read) -> T + Sync,
        mut then: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let work = |source: Result<Source, Error>| {
            let source = source.map_err(|error| error.to_string())?;
            let name = source.name();
            catch_unwind(AssertUnwindSafe(|| {
                let document = self
                    .document(&source, reader)
                    .map_err(|error| error.to_string())?;
                let reading = reader.read(&document);
                Ok(present(Read { document, reading }))
            }))
            .unwrap_or_else(|_| {
                Err(format!(
                    "{name}: reading failed by a fault of ours; please report it with the file"
                ))
            })
        };
        let mut progress = Progress::new();
        let mut failed = false;
        ordered(Sources::new(&self.paths), work, |read| {
            progress.step();
            match read {
                Ok(presented) => then(presented),
                Err(message) => {
                    progress.clear();
                    eprintln!("error: {message}");
                    failed = true;
                    Ok(())
                }
            }
        })?;
        progress.clear();
        if progress.count == 0 {
            let paths: Vec<_> = self.paths.iter().map(|p| p.display().to_string()).collect();
            return Err(Failure::Failed(format!(
                "{}: no documents in it; expected plain text, Markdown or HTML",
                paths.join(", ")
            )));
        }
        if failed { Err(Failure::Told) } else { Ok(()) }
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
            let _ = write!(std::io::stderr(), "\r{} documents", self.count);
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
