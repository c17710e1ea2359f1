//! The JSON form of a record.

use std::borrow::Cow;

use jiff::civil::Date;
use releve_facts::Metric;
use releve_series::{Calendar, Point, Series};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Change, Dropped, Record, Scale, SeriesKey};

#[derive(Serialize, Deserialize)]
pub(super) struct Plain {
    subject: String,
    metric: Metric,
    channel: String,
    market: Option<String>,
    scale: Scale,
    calendar: Cow<'static, str>,
    start: Date,
    points: Vec<Written>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vintage: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rank: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
    #[serde(default)]
    dropped: Dropped,
}

/// A point as JSON has it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Exact(f64),
    Bound(String),
    Missing(()),
}

impl From<Point> for Written {
    fn from(point: Point) -> Self {
        match point {
            Point::Exact(value) => Self::Exact(value),
            Point::Missing => Self::Missing(()),
            Point::Below(bound) => Self::Bound(format!("<{bound}")),
            Point::Above(bound) => Self::Bound(format!("{bound}+")),
        }
    }
}

impl TryFrom<Written> for Point {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let text = match written {
            Written::Exact(value) => return Ok(Self::Exact(value)),
            Written::Missing(()) => return Ok(Self::Missing),
            Written::Bound(text) => text,
        };
        let below = text
            .strip_prefix('<')
            .map(|bound| bound.parse().map(Self::Below));
        let above = || {
            text.strip_suffix('+')
                .map(|bound| bound.parse().map(Self::Above))
        };
        match below.or_else(above) {
            Some(Ok(point)) => Ok(point),
            _ => Err(format!(
                "`{text}` is no bound; expected one such as `<1` or `10000+`"
            )),
        }
    }
}

/// One point by itself.
pub(super) mod point {
    use super::*;

    pub(in crate::record) fn serialize<S: Serializer>(
        point: &Point,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        Written::from(*point).serialize(to)
    }

    pub(in crate::record) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Point, D::Error> {
        Point::try_from(Written::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl From<Record> for Plain {
    fn from(record: Record) -> Self {
        let calendar = match record.series.calendar() {
            Calendar::Daily => "daily",
            Calendar::Weekly(_) => "weekly",
            Calendar::Monthly => "monthly",
            Calendar::Quarterly => "quarterly",
        };
        let points = record.series.points().iter().map(|point| (*point).into());
        Self {
            calendar: calendar.into(),
            start: record.series.start(),
            points: points.collect(),
            vintage: record.series.vintage(),
            subject: record.key.subject,
            metric: record.key.metric,
            channel: record.key.channel,
            market: record.key.market,
            scale: record.scale,
            rank: record.rank,
            changes: record.changes,
            dropped: record.dropped,
        }
    }
}

impl TryFrom<Plain> for Record {
    type Error = String;

    fn try_from(plain: Plain) -> Result<Self, String> {
        let calendar = match plain.calendar.as_ref() {
            "daily" => Calendar::Daily,
            "weekly" => Calendar::Weekly(plain.start.weekday()),
            "monthly" => Calendar::Monthly,
            "quarterly" => Calendar::Quarterly,
            other => {
                return Err(format!(
                    "`{other}` is no calendar; expected `daily`, `weekly`, `monthly` or `quarterly`"
                ));
            }
        };
        let points = plain.points.into_iter().map(Point::try_from);
        let points = points.collect::<Result<Vec<_>, _>>()?;
        let mut series = Series::new(&plain.subject, calendar, plain.start, points)
            .map_err(|error| error.to_string())?;
        if let Some(day) = plain.vintage {
            series = series.with_vintage(day);
        }
        Ok(Self {
            key: SeriesKey {
                subject: plain.subject,
                metric: plain.metric,
                channel: plain.channel,
                market: plain.market,
            },
            scale: plain.scale,
            series,
            rank: plain.rank,
            changes: plain.changes,
            dropped: plain.dropped,
        })
    }
}
