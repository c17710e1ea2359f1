//! `releve remove`: a text, gone.

use crate::arguments::Remove;
use crate::failure::Failure;
use crate::studies::{answer, occasion, open, waiting};

pub(crate) fn run(arguments: &Remove) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let mut study = open(path)?;
    let removed = study
        .remove(&arguments.doc, &occasion(&arguments.doc), waiting(path))
        .map_err(Failure::of)?;
    if !removed.overwritten {
        eprintln!(
            "note: another program is reading {}, or the disk is full; the text leaves the file \
             when the other has closed it, there is room and something is added or removed",
            path.display()
        );
    }
    answer(arguments.kept.format, &removed, |removed| {
        // The first version alone has the id of the whole.
        let first = arguments.doc.strip_suffix("@1");
        match (removed.documents.as_slice(), first) {
            ([one], Some(first)) if one == first => format!("removed: {}\n", arguments.doc),
            (all, _) => format!("removed: {}\n", all.join(", ")),
        }
    })
}
