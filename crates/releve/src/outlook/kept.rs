//! Series of a study, ready to be forecast.

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use releve_facts::Bound;
use releve_series::{Calendar, Point as Value, Series};
use releve_study::{Download, Point, SeriesKey, Step, Study};

use super::no_series;
use crate::arguments::Choice;
use crate::failure::Failure;
use crate::markets;

/// The last download of each series that is chosen.
pub(super) fn downloads(study: &Study, choice: &Choice) -> Result<Vec<Download>, Failure> {
    let name = study.path().display();
    let mut newest = markets::newest(study, &choice.counted.of(choice.subject.as_deref()))?;
    if newest.is_empty() {
        return Err(no_series(study, choice.subject.as_deref()));
    }
    let is_called = |one: &Download, key: &str| one.series.key.is_called(one.series.step, key);
    let called = |key: &str| newest.iter().any(|one| is_called(one, key));
    if let Some(unknown) = choice.series.iter().find(|key| !called(key)) {
        return Err(Failure::Failed(format!(
            "{name}: no series is called `{unknown}`\nhint: `releve status` lists the series of a study"
        )));
    }
    newest.retain(|one| {
        choice.series.is_empty() || choice.series.iter().any(|key| is_called(one, key))
    });
    // A value a year lies on no calendar that can be forecast.
    let yearly = newest
        .iter()
        .filter(|one| one.series.step == Step::Year)
        .count();
    if yearly > 0 && yearly < newest.len() {
        eprintln!("note: {name}: left out: {yearly} series with a value a year");
        newest.retain(|one| one.series.step != Step::Year);
    }
    Ok(newest)
}

/// Each download as a series, called by the parts of its key in which it differs
/// from the others, and by its step where another has the same key.
pub(super) fn all_series(downloads: &[Download]) -> Result<Vec<Series>, Failure> {
    let keys: Vec<&SeriesKey> = downloads.iter().map(|one| &one.series.key).collect();
    let twice = |key| keys.iter().filter(|other| **other == key).count() > 1;
    let named = names(&keys).into_iter().zip(downloads).map(|(name, one)| {
        let step = one.series.step;
        let name = match twice(&one.series.key) {
            true => format!("{name}, by {}", step.as_str()),
            false => name,
        };
        series(&name, step, &one.series.points)
    });
    named.collect()
}

/// Stored points as a series.
pub(crate) fn series(name: &str, step: Step, points: &[Point]) -> Result<Series, Failure> {
    let first = points.first().map(|point| point.day.weekday());
    let calendar = calendar(step, first.unwrap_or(Weekday::Monday)).ok_or_else(|| {
        Failure::Failed(format!(
            "series `{name}` has a value a year; expected days, weeks, months or quarters"
        ))
    })?;
    let points = points.iter().map(|point| (point.day, value(point)));
    Series::from_dates(name, calendar, points).map_err(Failure::of)
}

/// By which calendar a step goes, weeks from the day on which they begin; `None` of
/// years, which have none.
pub(crate) fn calendar(step: Step, week: Weekday) -> Option<Calendar> {
    match step {
        Step::Day => Some(Calendar::Daily),
        Step::Week => Some(Calendar::Weekly(week)),
        Step::Month => Some(Calendar::Monthly),
        Step::Quarter => Some(Calendar::Quarterly),
        Step::Year => None,
    }
}

fn value(point: &Point) -> Value {
    match (point.value, point.bound) {
        (None, _) => Value::Missing,
        (Some(value), Some(Bound::Under)) => Value::Below(value),
        (Some(value), Some(Bound::Over | Bound::From)) => Value::Above(value),
        (Some(value), _) => Value::Exact(value),
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
    use jiff::civil::date;

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
    fn stored_points_are_read_as_such() {
        let points = [
            (5, None, None),
            (12, Some(0.5), None),
            (26, Some(1.0), Some(Bound::Under)),
            (33, Some(10000.0), Some(Bound::Over)),
        ]
        .map(|(day, value, bound)| Point {
            day: date(2025, 1, 1).saturating_add(jiff::Span::new().days(day)),
            value,
            bound,
        });
        let series = series("flats", Step::Week, &points).expect("a series");
        assert_eq!(series.calendar().to_string(), "weekly (Monday)");
        let expected = [
            Value::Missing,
            Value::Exact(0.5),
            Value::Missing,
            Value::Below(1.0),
            Value::Above(10000.0),
        ];
        assert_eq!(series.points(), expected);
        assert!(super::series("flats", Step::Year, &points).is_err());
        assert!(super::series("flats", Step::Day, &[]).is_err());
    }
}
