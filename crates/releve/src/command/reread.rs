//! `releve reread`: facts of an older reader, replaced.

use std::cell::RefCell;

use releve_study::{Change, DocumentId, Entry, Kept, Study};

use crate::arguments::Reread;
use crate::failure::Failure;
use crate::input::Progress;
use crate::ordered::ordered;
use crate::present::count::{counted, thousands};
use crate::studies::{answer, occasion, open, open_to_read, waiting};
use crate::words_folder::reader;

pub(crate) fn run(arguments: &Reread) -> Result<(), Failure> {
    let reader = reader(arguments.lexicon.as_deref())?;
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let mut rereading = study
        .rereading(&occasion("reread"), reader.version(), waiting(path))
        .map_err(Failure::of)?;
    // Read through a second door, beside the writer's transaction, in which
    // nothing but this writes.
    let source = open_to_read(path)?;
    let others = (!arguments.all).then(|| reader.version());
    let ids = source.read_by_others(others).map_err(Failure::of)?;
    let documents = ids.into_iter().map(move |id| (id, kept(&source, id)));
    let work = |(id, kept): (DocumentId, Result<Option<Kept>, String>)| {
        let entry = kept.and_then(|kept| {
            let Some(kept) = kept else { return Ok(None) };
            let reading = reader.read(&kept.document);
            Entry::new(kept.document, reading.entities, reading.facts)
                .map(Some)
                .map_err(|error| error.to_string())
        });
        (id, entry)
    };
    let progress = RefCell::new(Progress::new());
    let done = ordered(documents, work, |(id, entry)| {
        progress.borrow_mut().step();
        match entry {
            Ok(Some(entry)) => rereading.document(id, &entry).map_err(Failure::of),
            Ok(None) => Ok(()),
            Err(message) => Err(Failure::Failed(message)),
        }
    });
    progress.borrow().clear();
    done?;
    let change = rereading.finish().map_err(Failure::of)?;
    answer(arguments.kept.format, &change, words)
}

fn kept(source: &Study, id: DocumentId) -> Result<Option<Kept>, String> {
    source.kept(id).map_err(|error| error.to_string())
}

fn words(change: &Change) -> String {
    if change.documents == 0 {
        return "nothing to read anew: this reader read all documents\n".into();
    }
    let mut lines = format!(
        "import {}: {} read anew, {} with other facts\n",
        change.import,
        counted(change.documents, "document", "documents"),
        thousands(change.changed)
    );
    for kind in &change.kinds {
        lines += &format!(
            "  {:<14} {:>9} stayed {:>9} came {:>9} went\n",
            kind.kind,
            thousands(kind.stayed),
            thousands(kind.came),
            thousands(kind.went)
        );
    }
    lines
}
