//! The index as rows of a spreadsheet.

use releve_insight::index::{Component, Entry, Index, Movement, Part, Value};
use releve_study::{Cell, csv_field};

use super::evidence::short;
use crate::failure::Failure;

const HEAD: [&str; 19] = [
    "period",
    "kind",
    "market",
    "rank",
    "name",
    "score",
    "rank_low",
    "rank_high",
    "movement",
    "component",
    "what",
    "channel",
    "value_market",
    "unit",
    "value",
    "position",
    "among",
    "share",
    "evidence",
];

/// A row for each value of the first `places` places; a missing component has a
/// row without a value. A text that a spreadsheet would take for a formula gets
/// an apostrophe before it.
pub(crate) fn rows(index: &Index, places: usize) -> Result<String, Failure> {
    let mut out = Vec::new();
    line(&mut out, HEAD.map(text))?;
    for entry in index.entries.iter().take(places) {
        for (component, value) in &entry.values {
            match value {
                None => line(&mut out, row(index, entry, *component, None))?,
                Some(value) => {
                    for part in &value.parts {
                        line(&mut out, row(index, entry, *component, Some((value, part))))?;
                    }
                }
            }
        }
    }
    String::from_utf8(out).map_err(Failure::of)
}

fn row(
    index: &Index,
    entry: &Entry,
    component: Component,
    value: Option<(&Value, &Part)>,
) -> [Cell; HEAD.len()] {
    let part = value.map(|(_, part)| part);
    let said = |of: for<'p, 'r> fn(&'p Part<'r>) -> &'p str| {
        part.map_or(Cell::Null, |part| text(of(part)))
    };
    let number = |number: Option<f64>| number.map_or(Cell::Null, Cell::Real);
    let evidence = part.map(|part| {
        let rows: Vec<String> = part.rows.iter().map(short).collect();
        rows.join("; ")
    });
    [
        text(index.period.when().label()),
        text(index.kind.as_str()),
        text(index.market.as_deref().unwrap_or_default()),
        count(entry.rank),
        text(&entry.name),
        Cell::Real(entry.score),
        count(entry.interval.0),
        count(entry.interval.1),
        moved(entry.movement),
        text(component.as_str()),
        said(|part| &part.what),
        said(|part| &part.channel),
        said(|part| &part.market),
        said(|part| &part.unit),
        number(part.map(|part| part.value)),
        number(part.and_then(|part| part.position)),
        part.map_or(Cell::Null, |part| count(part.among)),
        number(value.map(|(value, _)| value.share)),
        evidence.map_or(Cell::Null, Cell::Text),
    ]
}

/// Places up, or down with a minus.
fn moved(movement: Movement) -> Cell {
    let signed = |places: usize| i64::try_from(places).unwrap_or(i64::MAX);
    match movement {
        Movement::Up(places) => Cell::Integer(signed(places)),
        Movement::Down(places) => Cell::Integer(-signed(places)),
        Movement::Same => Cell::Integer(0),
        Movement::New => text("new"),
        Movement::Unknown => Cell::Null,
    }
}

fn line<const N: usize>(out: &mut Vec<u8>, cells: [Cell; N]) -> Result<(), Failure> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        csv_field(out, cell)?;
    }
    out.push(b'\n');
    Ok(())
}

fn text(text: &str) -> Cell {
    match text.is_empty() {
        true => Cell::Null,
        false => Cell::Text(text.to_owned()),
    }
}

fn count(number: usize) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
