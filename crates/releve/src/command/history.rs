//! `releve history`: what was done, when, by what.

use releve_study::{Act, Event};

use crate::arguments::History;
use crate::failure::Failure;
use crate::studies::{answer, counted, open_to_read};

pub(crate) fn run(arguments: &History) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let events = study.history().map_err(Failure::of)?;
    answer(arguments.kept.format, &events, |events| {
        if events.is_empty() {
            return "nothing was added yet\n".into();
        }
        events.iter().map(|event| line(event) + "\n").collect()
    })
}

fn line(event: &Event) -> String {
    let act = match event.act {
        Act::Add => "add",
        Act::Reread => "reread",
        Act::Undo => "undo",
        Act::Remove => "remove",
    };
    let mut parts = Vec::new();
    for (number, one, many) in [
        (event.documents, "document", "documents"),
        (event.facts, "fact", "facts"),
        (event.vintages, "series", "series"),
        (event.prices, "price", "prices"),
        (event.versions, "new version", "new versions"),
        (event.copies, "near-duplicate", "near-duplicates"),
        (event.unchanged, "unchanged", "unchanged"),
        (event.refused, "refused", "refused"),
    ] {
        if number > 0 {
            parts.push(counted(number, one, many));
        }
    }
    let mut line = format!(
        "{:>4}  {}  {act:<6}  {}",
        event.import, event.time, event.what
    );
    if !parts.is_empty() {
        line += &format!("  ({})", parts.join(", "));
    }
    let by = event.reader.as_deref().map_or_else(
        || event.program.clone(),
        |reader| format!("{}, {reader}", event.program),
    );
    line += &format!("  [{by}]");
    if let Some(by) = event.undone_by {
        line += &format!("  undone by {by}");
    }
    line
}
