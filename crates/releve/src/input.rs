//! Documents, from what was named to what was read of them.

use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use releve_facts::Document;
use releve_intake::{Error, Refusal, Source, Sources};
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
        let lexicon = words_folder::lexicon(self.lexicon.as_deref())?;
        Ok(Reader::new(lexicon))
    }

    fn options(&self) -> releve_intake::Options {
        releve_intake::Options {
            max_document: self.max_document,
            lang: self.lang.clone(),
            format: self.format_as,
            ..releve_intake::Options::default()
        }
    }

    /// What is to be read, archives opened.
    pub(crate) fn sources(&self) -> Sources {
        Sources::with(&self.paths, &self.options())
    }

    /// The documents of a file, described, and what of it was refused.
    pub(crate) fn documents(
        &self,
        source: &Source,
        reader: &Reader,
    ) -> Result<(Vec<Document>, Vec<Refusal>), Error> {
        let mut taken = source.documents(&self.options())?;
        for document in &mut taken.documents {
            reader.describe(document);
        }
        Ok((taken.documents, taken.refused))
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
            let source = match source {
                Ok(source) => source,
                Err(error) => return vec![Err(error.to_string())],
            };
            let name = source.name();
            let read = || match self.documents(&source, reader) {
                Err(error) => vec![Err(error.to_string())],
                Ok((documents, refused)) => {
                    let read = documents.into_iter().map(|document| {
                        let reading = reader.read(&document);
                        Ok(present(Read { document, reading }))
                    });
                    read.chain(refused.iter().map(|refusal| Err(refusal.to_string())))
                        .collect()
                }
            };
            catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
                vec![Err(format!(
                    "{name}: reading failed by a fault of ours; please report it with the file"
                ))]
            })
        };
        let mut progress = Progress::new();
        let mut failed = false;
        ordered(self.sources(), work, |all| {
            for read in all {
                progress.step();
                match read {
                    Ok(presented) => then(presented)?,
                    Err(message) => {
                        progress.clear();
                        eprintln!("error: {message}");
                        failed = true;
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

/// How far it is, on one line of a terminal.
struct Progress {
    shown: bool,
    count: usize,
}

impl Progress {
    fn new() -> Self {
        Self {
            shown: std::io::stderr().is_terminal() && !std::io::stdout().is_terminal(),
            count: 0,
        }
    }

    fn step(&mut self) {
        self.count += 1;
        if self.shown && self.count > MANY {
            // A terminal that does not take it is no reason to stop.
            let _ = write!(std::io::stderr(), "\r{} documents", self.count);
        }
    }

    fn clear(&self) {
        if self.shown && self.count > MANY {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}
