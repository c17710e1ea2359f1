//! What is told of series.

use releve_series::{Point, Span};

use super::{Cell, Sheet};
use crate::{Held, Tracked, Tracking};

const KEY: [&str; 5] = ["series", "subject", "metric", "channel", "market"];
const SOURCE: [&str; 4] = ["file", "download", "import", "note"];

/// Forecasts that were kept: a row for each value that came, one without a value
/// where none has.
pub(super) fn record(tracking: &Tracking) -> Sheet {
    let mut sheet = Sheet::new(
        "record",
        &[
            "series",
            "frozen",
            "model",
            "program",
            "import",
            "first",
            "last",
            "error",
            "error_naive",
            "why_not",
            "date",
            "value",
            "forecast",
            "naive",
            "import_of_value",
        ],
    );
    for one in &tracking.kept {
        let score = one.score.as_ref();
        let head: [Cell; 10] = [
            one.series.as_str().into(),
            one.frozen.to_string().into(),
            one.model.as_str().into(),
            one.program.as_str().into(),
            (one.import as f64).into(),
            one.span.0.to_string().into(),
            one.span.1.to_string().into(),
            score.map(|score| score.mase).into(),
            score.map(|score| score.naive_mase).into(),
            one.refused.as_deref().into(),
        ];
        if one.came.is_empty() {
            sheet.row(head.clone());
        }
        for came in &one.came {
            let value: [Cell; 5] = [
                came.day.to_string().into(),
                came.value.into(),
                came.forecast.into(),
                came.naive.into(),
                (came.import as f64).into(),
            ];
            sheet.rows.push([&head[..], &value[..]].concat());
        }
    }
    sheet
}

/// Sums that were frozen with kept forecasts: a row for each.
pub(super) fn record_totals(tracking: &Tracking) -> Sheet {
    let mut sheet = Sheet::new(
        "record_totals",
        &[
            "series", "frozen", "model", "import", "first", "last", "periods", "known", "value",
            "forecast", "naive", "held", "unsure",
        ],
    );
    for one in &tracking.kept {
        for total in &one.totals {
            let levels = |of: fn(&Held) -> bool| {
                let held = total.held.iter().filter(|held| of(held));
                let levels: Vec<String> = held.map(|held| held.level.to_string()).collect();
                levels.join("; ")
            };
            sheet.row([
                one.series.as_str().into(),
                one.frozen.to_string().into(),
                one.model.as_str().into(),
                (one.import as f64).into(),
                total.span.0.to_string().into(),
                total.span.1.to_string().into(),
                (total.periods as f64).into(),
                (total.known as f64).into(),
                total.value.into(),
                total.forecast.into(),
                total.naive.into(),
                levels(|held| held.inside).into(),
                levels(|held| held.near).into(),
            ]);
        }
    }
    sheet
}

pub(super) fn sheets(tracking: &Tracking) -> Vec<Sheet> {
    let make = |name, columns: &[&'static str], row: &dyn Fn(&Tracked) -> Vec<Vec<Cell>>| {
        let all: Vec<&str> = [&KEY[..], columns, &SOURCE[..]].concat();
        let mut sheet = Sheet::new(name, &all);
        for one in &tracking.series {
            let (key, source) = (key(one), source(one));
            for cells in row(one) {
                sheet
                    .rows
                    .push([key.clone(), cells, source.clone()].concat());
            }
        }
        sheet
    };
    vec![
        make(
            "stage",
            &[
                "stage",
                "probability",
                "slope",
                "slope_low95",
                "slope_high95",
                "peak",
                "weeks_since_peak",
                "next_seasonal_high",
                "reasons",
            ],
            &stage,
        ),
        make(
            "growth",
            &[
                "span", "now", "before", "rate", "low95", "high95", "clear", "why_not",
            ],
            &growth,
        ),
        make(
            "values",
            &["date", "value", "bound", "level", "stands_out", "expected"],
            &values,
        ),
        make(
            "forecast",
            &["date", "median", "lo80", "hi80", "lo95", "hi95", "model"],
            &forecast,
        ),
        make(
            "months",
            &["month", "share_of_year", "lowest", "highest", "years"],
            &months,
        ),
    ]
}

fn key(one: &Tracked) -> Vec<Cell> {
    vec![
        one.series.name().into(),
        one.subject.as_str().into(),
        one.metric.as_str().into(),
        one.channel.as_str().into(),
        one.market.as_str().into(),
    ]
}

fn source(one: &Tracked) -> Vec<Cell> {
    vec![
        one.source.file.as_deref().into(),
        one.source.vintage.map(|id| id as f64).into(),
        one.source.import.map(|id| id as f64).into(),
        one.source.note.as_deref().into(),
    ]
}

fn stage(one: &Tracked) -> Vec<Vec<Cell>> {
    let life = &one.life;
    let slope = life.slope;
    vec![vec![
        life.stage.name().into(),
        life.probabilities.first().map(|(_, share)| *share).into(),
        slope.map(|slope| slope.per_period).into(),
        slope.map(|slope| slope.low).into(),
        slope.map(|slope| slope.high).into(),
        life.peak.map(|peak| peak.date.to_string()).into(),
        life.peak.map(|peak| peak.weeks_since).into(),
        life.season
            .map(|season| season.next_peak.to_string())
            .into(),
        life.reasons.join("; ").into(),
    ]]
}

fn growth(one: &Tracked) -> Vec<Vec<Cell>> {
    let told = one.growth.iter();
    told.map(|(span, grown)| {
        let span = match span {
            Span::Week => "week",
            Span::Month => "month",
            Span::Year => "year",
        };
        match grown {
            Ok(grown) => vec![
                span.into(),
                grown.now.into(),
                grown.before.into(),
                grown.rate.into(),
                grown.interval.map(|interval| interval.0).into(),
                grown.interval.map(|interval| interval.1).into(),
                (if grown.is_clear() { "yes" } else { "no" }).into(),
                Cell::Empty,
            ],
            Err(why) => {
                let mut row = vec![Cell::from(span)];
                row.resize(7, Cell::Empty);
                row.push(why.as_str().into());
                row
            }
        }
    })
    .collect()
}

fn values(one: &Tracked) -> Vec<Vec<Cell>> {
    let series = &one.series;
    let points = series.points().iter().enumerate();
    points
        .filter_map(|(at, point)| {
            let period = series.first().plus(at as i64);
            let day = series.calendar().date(period).ok()?;
            let (value, bound) = match *point {
                Point::Exact(value) => (Some(value), ""),
                Point::Below(bound) => (Some(bound), "under"),
                Point::Above(bound) => (Some(bound), "from"),
                Point::Missing => (None, ""),
            };
            let odd = one.anomalies.iter().find(|odd| odd.period == period);
            let bends = one.life.level.iter();
            let level = bends.clone().find(|(bend, _)| *bend == day);
            Some(vec![
                day.to_string().into(),
                value.into(),
                bound.into(),
                level.map(|(_, level)| *level).into(),
                odd.map(|_| "yes").into(),
                odd.map(|odd| odd.expected).into(),
            ])
        })
        .collect()
}

fn forecast(one: &Tracked) -> Vec<Vec<Cell>> {
    let Ok(ahead) = &one.ahead else {
        return Vec::new();
    };
    let forecast = &ahead.forecast;
    let edge = |percent: f64, at: usize, high: bool| {
        let mut bands = forecast.bands().iter();
        let band = bands.find(|band| band.level.percent() == percent)?;
        let ends = if high { &band.high } else { &band.low };
        ends.get(at).copied()
    };
    let points = forecast.points().iter().enumerate();
    points
        .filter_map(|(at, point)| {
            let day = forecast.calendar().date(forecast.first().plus(at as i64));
            Some(vec![
                day.ok()?.to_string().into(),
                (*point).into(),
                edge(80.0, at, false).into(),
                edge(80.0, at, true).into(),
                edge(95.0, at, false).into(),
                edge(95.0, at, true).into(),
                ahead.model.name().into(),
            ])
        })
        .collect()
}

fn months(one: &Tracked) -> Vec<Vec<Cell>> {
    let months = one.profile.iter().flat_map(|profile| profile.months());
    months
        .zip(1u8..)
        .map(|(month, number)| {
            vec![
                f64::from(number).into(),
                month.typical.into(),
                month.low.into(),
                month.high.into(),
                (month.years as f64).into(),
            ]
        })
        .collect()
}
