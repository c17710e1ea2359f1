//! Tables as they were published.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use releve_insight::index::{Index, METHOD, Published, Question};
use releve_study::{Study, Table, TableEntry, TableValue};

use crate::failure::Failure;
use crate::studies::{occasion, open, open_to_read, waiting};

/// What the studies published of the kind and market of a question.
pub(in crate::command) fn published(
    paths: &[PathBuf],
    question: &Question,
) -> Result<Vec<Published>, Failure> {
    let market = question.market.as_deref().unwrap_or_default();
    let mut published = Vec::new();
    for path in paths.iter().filter(|path| Study::is_at(path)) {
        for edition in open_to_read(path)?.editions(question.kind.as_str(), market)? {
            let table = edition.table;
            published.push(Published {
                period: table.period,
                edition: edition.number,
                day: edition.time.to_zoned(TimeZone::UTC).date(),
                program: edition.program,
                method: table.method,
                weights: table.weights,
                ranks: table
                    .entries
                    .into_iter()
                    .map(|entry| (entry.name, entry.rank as usize))
                    .collect(),
            });
        }
    }
    Ok(published)
}

/// Keeps the table in the study and says which edition it is.
pub(super) fn freeze(path: &Path, index: &Index) -> Result<(), Failure> {
    let mut study = open(path)?;
    let what = format!("{} {}", index.kind, index.period);
    let kept = study.publish(&occasion(what), &table(index), waiting(path))?;
    let name = format!(
        "{} of {}",
        index.kind.plural(),
        index.period.in_a_sentence()
    );
    match kept {
        Some(1) => eprintln!("note: {name} kept in {} as published today", path.display()),
        Some(edition) => eprintln!(
            "note: {name} kept in {} as edition {edition}; the earlier ones stay as they were",
            path.display()
        ),
        None => eprintln!(
            "note: {} has {name} as published already, with the same figures; nothing was kept",
            path.display()
        ),
    }
    Ok(())
}

fn table(index: &Index) -> Table {
    let number = |rank: usize| u32::try_from(rank).unwrap_or(u32::MAX);
    let entries = index.entries.iter().map(|entry| TableEntry {
        rank: number(entry.rank),
        name: entry.name.clone(),
        score: entry.score,
        rank_low: number(entry.interval.0),
        rank_high: number(entry.interval.1),
        values: entry
            .values
            .iter()
            .filter_map(|(component, value)| Some((component, value.as_ref()?)))
            .flat_map(|(component, value)| {
                value.parts.iter().map(move |part| TableValue {
                    component: component.as_str().to_owned(),
                    what: part.conditions(),
                    unit: part.unit.clone(),
                    value: part.value,
                    placed: part.position,
                    share: value.share,
                })
            })
            .collect(),
    });
    Table {
        period: index.period.to_string(),
        kind: index.kind.as_str().to_owned(),
        market: index.market.clone().unwrap_or_default(),
        method: METHOD.to_owned(),
        weights: index.weights.1.clone(),
        resamples: index.resamples.0 as u64,
        seed: index.resamples.1,
        entries: entries.collect(),
    }
}
