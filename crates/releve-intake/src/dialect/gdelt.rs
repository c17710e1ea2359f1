//! Timelines of GDELT's DOC 2.0 API, as JSON and as a table of `Date,Series,Value`.

use releve_facts::Metric;
use releve_series::Point;
use serde::Deserialize;

use super::{Drafts, HOURLY, begins, finish, grid, within_a_day};
use crate::json::{self, Text, amount};
use crate::part::File;
use crate::record::{Scale, SeriesKey};
use crate::{Error, Intake, Mapping, Role, mapped};

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    query_details: Query,
    timeline: Vec<Line>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Query {
    title: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Line {
    series: Text,
    data: Vec<Value>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Value {
    date: Text,
    value: Text,
    /// All articles of the period, in the mode `timelinevolraw`.
    norm: Text,
}

/// What stands for all that is monitored.
const ALL: &str = "all monitored articles";

/// Whether this is the header of such a table.
pub(crate) fn is_header(line: &str) -> bool {
    let plain = line.replace('"', "");
    plain.trim().eq_ignore_ascii_case("date,series,value")
}

/// What one of GDELT's series is of.
fn key(name: &str, subject: &str) -> (SeriesKey, Scale) {
    let lower = name.trim().to_lowercase();
    let (subject, metric, scale, market) = match lower.as_str() {
        "volume intensity" => (subject, Metric::Share, Scale::Percent, None),
        "article count" => (subject, Metric::Count, Scale::Count, None),
        "total monitored articles" => (ALL, Metric::Count, Scale::Count, None),
        "average tone" => (subject, Metric::Count, Scale::Score, None),
        // By language or by country of the sources.
        _ => {
            let market = lower
                .ends_with(" volume intensity")
                .then(|| name.trim()[..name.trim().len() - " volume intensity".len()].to_owned());
            match market {
                Some(market) => (subject, Metric::Share, Scale::Percent, Some(market)),
                None => (
                    subject,
                    Metric::Share,
                    Scale::Unknown,
                    Some(name.trim().to_owned()),
                ),
            }
        }
    };
    let channel = if scale == Scale::Score {
        "GDELT tone"
    } else {
        "GDELT"
    };
    let key = SeriesKey {
        subject: subject.to_owned(),
        metric,
        channel: channel.to_owned(),
        market,
    };
    (key, scale)
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    if file.bytes.trim_ascii_start().starts_with(b"{") || file.bytes.starts_with(b"\xef\xbb\xbf{") {
        json(file)
    } else {
        table(file)
    }
}

/// What was asked for, where a mapping says it. Series of GDELT are read as they
/// are while it says no more than that.
fn asked<'f>(file: &File<'f>) -> Option<&'f str> {
    let mapping = file.options.mapping.as_ref()?;
    let more = |(role, title): &(Role, String)| match role {
        Role::Date => !title.eq_ignore_ascii_case("date"),
        Role::Value => !title.eq_ignore_ascii_case("value"),
        _ => true,
    };
    match mapping.fixed.as_slice() {
        [(Role::Subject, subject)] if !mapping.columns.iter().any(more) => Some(subject),
        _ => None,
    }
}

/// The mapping that said what was asked for, of a table with these titles: it was
/// needed, and is remembered with the file.
fn by_mapping(file: &File<'_>, titles: &[&str]) -> Option<Mapping> {
    asked(file)?;
    Some(Mapping {
        header: titles.iter().map(|title| title.to_lowercase()).collect(),
        ..file.options.mapping.clone()?
    })
}

/// A file that does not say what its values are of: next month's is called
/// otherwise, so that its name would make another series of it.
fn nameless(file: &File<'_>) -> Error {
    Error::unclear(
        file.name,
        "it does not say what was asked for; say it with `--map date=Date,subject:NAME`".to_owned(),
    )
}

fn json(file: &File<'_>) -> Result<Intake, Error> {
    let answer: Answer = json::parse(&file.text()).map_err(|why| file.malformed(&why))?;
    let mut taken = Intake::default();
    let title = answer.query_details.title.one();
    let title = title.map(|title| title.trim_matches('"').to_owned());
    let subject = (asked(file).map(str::to_owned))
        .or(title)
        .ok_or_else(|| nameless(file))?;
    let mut drafts = Drafts::default();
    for (number, line) in (1..).zip(answer.timeline) {
        let place = file.place(number);
        let name = line.series.one().unwrap_or_default();
        let (key, scale) = key(&name, &subject);
        for value in &line.data {
            let stamp = value.date.one().unwrap_or_default();
            if within_a_day(&stamp) {
                return Err(file.malformed(HOURLY));
            }
            let Some(day) = begins(&stamp) else {
                taken.refuse(place.clone(), format!("`{stamp}` is no date"));
                continue;
            };
            let point = amount(&value.value).map_or(Point::Missing, Point::Exact);
            drafts.of(&key, &place, scale).points.push((day, point));
            if let Some(all) = amount(&value.norm) {
                let (key, scale) = self::key("total monitored articles", "");
                let all = (day, Point::Exact(all));
                drafts.of(&key, &place, scale).points.push(all);
            }
        }
    }
    taken.mapping = by_mapping(file, &[]);
    done(file, drafts, &mut taken);
    Ok(taken)
}

fn table(file: &File<'_>) -> Result<Intake, Error> {
    let subject = match asked(file) {
        Some(subject) => subject,
        None if file.options.mapping.is_some() => return mapped::read(file, false),
        None => {
            let known = |mapping: &Mapping| mapping.knows(&["Date", "Series", "Value"]);
            return match file.options.mappings.iter().any(known) {
                true => mapped::read(file, false),
                false => Err(nameless(file)),
            };
        }
    };
    let grid = grid(file, None)?;
    let mut taken = Intake::default();
    let mut drafts = Drafts::default();
    for row in 0..grid.height() {
        let stamp = grid.cell(row, 0);
        let place = format!("{}:{}", file.name, grid.line(row));
        if within_a_day(stamp) {
            return Err(file.malformed(HOURLY));
        }
        let value: Option<f64> = grid
            .cell(row, 2)
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite());
        let (Some(day), Some(value)) = (begins(stamp), value) else {
            taken.refuse(place, "expected a date such as 2024-01-01 and a number");
            continue;
        };
        let (key, scale) = key(grid.cell(row, 1), subject);
        let point = (day, Point::Exact(value));
        drafts.of(&key, &place, scale).points.push(point);
    }
    taken.mapping = by_mapping(file, &grid.header().collect::<Vec<_>>());
    done(file, drafts, &mut taken);
    Ok(taken)
}

fn done(file: &File<'_>, drafts: Drafts, taken: &mut Intake) {
    finish(file, file.downloaded(), drafts.into_all(), taken);
}
