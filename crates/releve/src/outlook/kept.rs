//! Series of a study as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use releve_facts::Bound;
use releve_intake::table::{Decimal, Table, TableOptions};
use releve_study::{Point, SeriesChoice, SeriesKey, Vintage};

use crate::arguments::Choice;
use crate::failure::Failure;
use crate::studies::open_to_read;

/// The last download of each series that is chosen, a column a series.
pub(super) fn table(path: &Path, choice: &Choice) -> Result<Table, Failure> {
    let name = path.display().to_string();
    let newest = open_to_read(path)?.newest(&SeriesChoice {
        subject: choice.subject.clone(),
        metric: choice.metric.clone(),
        channel: choice.channel.clone(),
        market: choice.market.clone(),
    })?;
    let steps: BTreeSet<&str> = newest.iter().map(|one| one.step.as_str()).collect();
    if newest.is_empty() {
        return Err(Failure::Failed(format!(
            "{name}: no such series\nhint: `releve status` lists the series of a study"
        )));
    }
    if steps.len() > 1 {
        let steps: Vec<&str> = steps.into_iter().collect();
        return Err(Failure::Usage(format!(
            "{name}: series by {} cannot be forecast at once; choose with `--subject`, \
             `--metric`, `--channel` or `--market`",
            steps.join(" and by ")
        )));
    }
    let options = TableOptions {
        decimal: Some(Decimal::Point),
        ..TableOptions::default()
    };
    Table::read(&wide(&newest)?, &name, &options).map_err(Failure::of)
}

/// The series as the CSV that a user would have typed.
fn wide(series: &[Vintage]) -> Result<Vec<u8>, Failure> {
    let mut rows: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for (column, one) in series.iter().enumerate() {
        for point in &one.points {
            let row = rows
                .entry(point.day)
                .or_insert_with(|| vec![String::new(); series.len()]);
            row[column] = cell(point);
        }
    }
    let keys: Vec<&SeriesKey> = series.iter().map(|one| &one.key).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record(std::iter::once("date".to_owned()).chain(names(&keys)))
        .map_err(Failure::of)?;
    for (day, cells) in rows {
        table
            .write_record(std::iter::once(day.to_string()).chain(cells))
            .map_err(Failure::of)?;
    }
    table.into_inner().map_err(Failure::of)
}

fn cell(point: &Point) -> String {
    match (point.value, point.bound) {
        (None, _) => String::new(),
        (Some(value), Some(Bound::Under)) => format!("<{value}"),
        (Some(value), Some(Bound::Over | Bound::From)) => format!("{value}+"),
        (Some(value), _) => value.to_string(),
    }
}

/// Names by the parts of the keys in which they differ, the subject at least.
fn names(keys: &[&SeriesKey]) -> Vec<String> {
    let parts =
        |key: &SeriesKey| [&key.subject, &key.metric, &key.channel, &key.market].map(String::clone);
    let told: Vec<bool> = (0..4)
        .map(|part| {
            let different: BTreeSet<String> =
                keys.iter().map(|key| parts(key)[part].clone()).collect();
            part == 0 || different.len() > 1
        })
        .collect();
    keys.iter()
        .map(|key| {
            let parts: Vec<String> = (parts(key).into_iter().zip(&told))
                .filter(|(part, told)| **told && !part.is_empty())
                .map(|(part, _)| part)
                .collect();
            parts.join(", ")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(subject: &str, market: &str) -> SeriesKey {
        SeriesKey {
            subject: subject.into(),
            metric: "searches".into(),
            channel: "Google".into(),
            market: market.into(),
        }
    }

    #[test]
    fn names_tell_series_apart() {
        for (keys, expected) in [
            (vec![key("flats", "US")], vec!["flats"]),
            (
                vec![key("flats", "US"), key("clogs", "US")],
                vec!["flats", "clogs"],
            ),
            (
                vec![key("flats", ""), key("flats", "US")],
                vec!["flats", "flats, US"],
            ),
        ] {
            let keys: Vec<&SeriesKey> = keys.iter().collect();
            assert_eq!(names(&keys), expected);
        }
    }

    #[test]
    fn censored_cells_are_read_as_such() {
        let day = jiff::civil::date(2025, 1, 5);
        for (value, bound, expected) in [
            (None, None, ""),
            (Some(0.5), None, "0.5"),
            (Some(1.0), Some(Bound::Under), "<1"),
            (Some(10000.0), Some(Bound::Over), "10000+"),
        ] {
            assert_eq!(cell(&Point { day, value, bound }), expected);
        }
    }
}
