//! `releve growth`: how much series grew.

use releve_report::{Cell, Sheet};
use releve_series::{Level, Span, growth};

use crate::arguments::Growth;
use crate::failure::Failure;
use crate::outlook::failure;
use crate::present::spark;
use crate::tracking::spans;

/// How often an interval should hold the truth, in per cent.
const LEVEL: f64 = 95.0;

pub(crate) fn run(arguments: &Growth) -> Result<(), Failure> {
    let place = arguments.answer.place(vec![&arguments.input.path])?;
    let level = Level::new(LEVEL).map_err(failure)?;
    let mut table = Sheet::new(
        "growth",
        &[
            "series", "span", "until", "now", "before", "rate", "low95", "high95", "clear",
            "why_not",
        ],
    );
    let mut text = String::new();
    for one in arguments.input.named()? {
        let series = &one.series;
        text += &format!(
            "{}, {} to {}{}\n",
            series.name(),
            series.calendar(),
            series.calendar().label(series.end()),
            spark::beside(series)
        );
        for span in spans(series.calendar()) {
            let key = [
                Cell::from(series.name()),
                name(*span).into(),
                series.end().to_string().into(),
            ];
            let [series_name, span_name, until] = key;
            match growth(series, *span, level) {
                Ok(grown) => {
                    let (low, high) = (grown.interval.map(|i| i.0), grown.interval.map(|i| i.1));
                    let between = match grown.interval {
                        Some((low, high)) => format!("{} to {}", percent(low), percent(high)),
                        None => "no interval".to_owned(),
                    };
                    let clear = match (grown.interval, grown.is_clear()) {
                        (None, _) => "  the noise cannot be told",
                        (_, true) => "",
                        (_, false) => "  may be noise",
                    };
                    text += &format!(
                        "  {} on {}  {:>9}  {between:>20}{clear}\n",
                        name(*span),
                        name(*span),
                        percent(grown.rate)
                    );
                    table.row([
                        series_name,
                        span_name,
                        until,
                        grown.now.into(),
                        grown.before.into(),
                        grown.rate.into(),
                        low.into(),
                        high.into(),
                        (if grown.is_clear() { "yes" } else { "no" }).into(),
                        Cell::Empty,
                    ]);
                }
                Err(error) => {
                    let why = error.to_string();
                    text += &format!("  {} on {}  {why}\n", name(*span), name(*span));
                    let e = || Cell::Empty;
                    table.row([
                        series_name,
                        span_name,
                        until,
                        e(),
                        e(),
                        e(),
                        e(),
                        e(),
                        e(),
                        why.into(),
                    ]);
                }
            }
        }
    }
    place.say_table(text, table)
}

fn name(span: Span) -> &'static str {
    match span {
        Span::Week => "week",
        Span::Month => "month",
        Span::Year => "year",
    }
}

/// `+38.0 %`.
fn percent(part: f64) -> String {
    format!("{:+.1} %", 100.0 * part)
}
