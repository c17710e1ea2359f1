//! Answers of the Google Trends API (alpha): `timeSeries` of `operations.get`.

use jiff::ToSpan as _;
use releve_facts::Metric;
use releve_series::{Calendar, Point};
use serde::Deserialize;

use super::{HOURLY, begins, finish, within_a_day};
use crate::json::{self, Text, amount};
use crate::part::File;
use crate::record::{Draft, Scale, SeriesKey};
use crate::{Error, Intake};

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Operation {
    done: Option<bool>,
    error: Option<Failure>,
    metadata: Metadata,
    response: Response,
    /// The response alone, as a program may have stored it.
    time_series: Option<Curve>,
    spec: Option<Spec>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Failure {
    message: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata {
    spec: Spec,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Response {
    time_series: Option<Curve>,
    geo_breakdown: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Spec {
    expression: Expression,
    geo: Geo,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Expression {
    terms: Vec<Term>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Term {
    value: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Geo {
    code: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Curve {
    points: Vec<Value>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Value {
    time_range: Range,
    search_interest: Text,
    is_partial: bool,
}

/// `end_time` is not part of the range.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Range {
    start_time: Text,
    end_time: Text,
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let text = file.text();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let operations: Vec<Operation> = if text.starts_with('[') {
        json::parse(text)
    } else {
        json::parse(text).map(|one| vec![one])
    }
    .map_err(|why| file.malformed(&why))?;
    let mut taken = Intake::default();
    let mut drafts = Vec::new();
    for (number, operation) in (1..).zip(operations) {
        match draft(file, operation) {
            Ok(draft) => drafts.push((file.place(number), draft)),
            Err(why) => taken.refuse(file.place(number), why),
        }
    }
    if let ([], [refusal]) = (drafts.as_slice(), taken.refused.as_slice()) {
        return Err(file.malformed(&refusal.why));
    }
    // The answer itself marks what is partial.
    finish(file, None, drafts, &mut taken);
    Ok(taken)
}

fn draft(file: &File<'_>, operation: Operation) -> Result<Draft, String> {
    if let Some(failure) = operation.error {
        let message = failure.message.one().unwrap_or_default();
        return Err(format!("the answer is an error: {message}"));
    }
    let curve = match operation.response.time_series.or(operation.time_series) {
        Some(curve) => curve,
        None if operation.response.geo_breakdown.is_some() => {
            return Err("values by region, without a time; fetch `timeSeries`".to_owned());
        }
        None if operation.done != Some(true) => {
            return Err("the operation is not done; ask `operations.get` again later".to_owned());
        }
        None => return Err("no `timeSeries` in it".to_owned()),
    };
    let spec = operation.spec.unwrap_or(operation.metadata.spec);
    let terms: Vec<String> = spec
        .expression
        .terms
        .iter()
        .filter_map(|term| term.value.one())
        .collect();
    let subject = if terms.is_empty() {
        crate::parts::archive_stem(file.name).to_owned()
    } else {
        terms.join(" + ")
    };
    let key = SeriesKey {
        subject,
        metric: Metric::Searches,
        channel: "Google".to_owned(),
        market: spec.geo.code.one().or_else(|| file.options.market.clone()),
    };
    let mut draft = Draft::new(key, Scale::Scaled);
    for value in &curve.points {
        let start = value.time_range.start_time.raw().unwrap_or_default();
        if within_a_day(start) {
            return Err(HOURLY.to_owned());
        }
        let day = begins(start).ok_or_else(|| format!("`{start}` is no date"))?;
        if value.is_partial {
            draft.dropped.partial += 1;
            continue;
        }
        if draft.points.is_empty() {
            let end = value.time_range.end_time.raw().and_then(begins);
            draft.dating.calendar = end.and_then(|end| calendar(day, end));
        }
        draft.points.push((
            day,
            amount(&value.search_interest).map_or(Point::Missing, Point::Exact),
        ));
    }
    Ok(draft)
}

/// The calendar of a period from its first day to the day after its last.
fn calendar(start: jiff::civil::Date, end: jiff::civil::Date) -> Option<Calendar> {
    if start.checked_add(1.day()).ok() == Some(end) {
        Some(Calendar::Daily)
    } else if start.checked_add(7.days()).ok() == Some(end) {
        Some(Calendar::Weekly(start.weekday()))
    } else if start.checked_add(1.month()).ok() == Some(end) {
        Some(Calendar::Monthly)
    } else {
        None
    }
}
