//! Answers of Pinterest's API v5, `trends/keywords/{region}/top/{trend_type}`
//! (OpenAPI 5.23.0).

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use releve_facts::Metric;
use releve_series::Point;
use serde::Deserialize;

use super::{begins, finish};
use crate::json::{self, Text, amount};
use crate::part::File;
use crate::record::{Change, Draft, Scale, SeriesKey, Span};
use crate::{Error, Intake};

#[derive(Deserialize)]
struct Answer {
    trends: Vec<Trend>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Trend {
    keyword: Text,
    pct_growth_wow: Text,
    pct_growth_mom: Text,
    pct_growth_yoy: Text,
    time_series: Option<BTreeMap<String, Text>>,
    predicted_time_series: Option<BTreeMap<String, serde::de::IgnoredAny>>,
}

/// What the API writes for more than 10,000 %.
const BEYOND: f64 = 10_001.0;

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let answer: Answer = json::parse(&file.text()).map_err(|why| file.malformed(&why))?;
    let mut taken = Intake::default();
    let mut drafts = Vec::new();
    let mut predicted = 0;
    for (number, trend) in (1u32..).zip(answer.trends) {
        let place = file.place(number as usize);
        let Some(subject) = trend.keyword.one() else {
            taken.refuse(place, "a trend without `keyword`");
            continue;
        };
        let key = SeriesKey {
            subject,
            metric: Metric::Searches,
            channel: "Pinterest".to_owned(),
            market: file.options.market.clone(),
        };
        let mut draft = Draft::new(key, Scale::Index);
        draft.rank = Some(number);
        for (over, growth) in [
            (Span::Week, &trend.pct_growth_wow),
            (Span::Month, &trend.pct_growth_mom),
            (Span::Year, &trend.pct_growth_yoy),
        ] {
            if let Some(percent) = amount(growth) {
                let percent = if percent >= BEYOND {
                    Point::Above(BEYOND - 1.0)
                } else {
                    Point::Exact(percent)
                };
                draft.changes.push(Change { over, percent });
            }
        }
        let mut wrong = None;
        for (stamp, value) in trend.time_series.iter().flatten() {
            // The date is the last day of a week.
            match begins(stamp).and_then(|end| end.checked_sub(6.days()).ok()) {
                Some(day) => draft
                    .points
                    .push((day, amount(value).map_or(Point::Missing, Point::Exact))),
                None => wrong = Some(stamp.clone()),
            }
        }
        draft.dating.calendar = draft
            .points
            .first()
            .map(|(day, _)| releve_series::Calendar::Weekly(day.weekday()));
        draft.dropped.predicted = trend
            .predicted_time_series
            .as_ref()
            .map_or(0, BTreeMap::len);
        predicted += draft.dropped.predicted;
        match wrong {
            Some(stamp) => taken.refuse(place, format!("`{stamp}` is no date")),
            None => drafts.push((place, draft)),
        }
    }
    if predicted > 0 {
        taken
            .notes
            .push(format!("{predicted} predicted values were left out"));
    }
    if file.options.market.is_none() {
        taken
            .notes
            .push("the answer names no region; say it with `--market US`".to_owned());
    }
    finish(file, file.options.day, drafts, &mut taken);
    Ok(taken)
}
