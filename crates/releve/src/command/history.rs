//! `releve history`: what was done, when, by what.

use releve_study::{Act, Event};

use crate::arguments::History;
use crate::failure::Failure;
use crate::present::count::some;
use crate::studies::{answer, open_to_read};

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
        Act::Forget => "forget",
    };
    let tally = &event.tally;
    let parts: Vec<String> = [
        some(tally.documents, "document", "documents"),
        some(tally.facts, "fact", "facts"),
        some(tally.vintages, "series", "series"),
        some(tally.prices, "price", "prices"),
        some(tally.versions, "new version", "new versions"),
        some(tally.copies, "near-duplicate", "near-duplicates"),
        some(tally.unchanged, "unchanged", "unchanged"),
        some(tally.refused, "refused", "refused"),
    ]
    .into_iter()
    .flatten()
    .collect();
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
