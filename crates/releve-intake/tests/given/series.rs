//! Series, and the mappings that tables are read by.

use jiff::civil::date;
use releve_facts::Metric;
use releve_intake::{Intake, Options, Record};
use releve_series::{Calendar, Point};

use super::taken_with;

/// Holds a record against what is expected of it, and against itself once it was
/// written and read.
#[track_caller]
pub fn is(
    record: &Record,
    key: (&str, Metric, &str, Option<&str>),
    calendar: Calendar,
    start: (i16, i8, i8),
    points: &[Point],
) {
    let (subject, metric, channel, market) = key;
    assert_eq!(record.key.subject, subject);
    assert_eq!(record.key.metric, metric);
    assert_eq!(record.key.channel, channel);
    assert_eq!(record.key.market.as_deref(), market);
    assert_eq!(record.series.calendar(), calendar);
    assert_eq!(record.series.start(), date(start.0, start.1, start.2));
    assert_eq!(record.series.points(), points);
    let json = serde_json::to_string(record).unwrap();
    assert_eq!(
        &serde_json::from_str::<Record>(&json).unwrap(),
        record,
        "{json}"
    );
}

/// Options that say what a table's columns are.
pub fn by_map(map: &str) -> Options {
    Options {
        mapping: Some(map.parse().unwrap()),
        ..Options::default()
    }
}

pub fn mapped(name: &str, map: &str) -> Intake {
    taken_with(name, &by_map(map))
}
