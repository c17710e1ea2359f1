//! `releve stage`: where series stand in their life.

mod tables;

use releve_insight::{Cycle, Diffusion, Lifecycle, lifecycle};
use releve_series::{Calendar, Series};
use serde_json::{Value, json};

use crate::arguments::Stage;
use crate::failure::Failure;
use crate::present::answer::Said;
use crate::present::spark;

pub(crate) fn run(arguments: &Stage) -> Result<(), Failure> {
    let place = arguments.answer.place(vec![&arguments.input.path])?;
    let named = arguments.input.named()?;
    let lives: Vec<(&Series, Lifecycle)> = (named.iter())
        .map(|one| (&one.series, lifecycle(&one.series)))
        .collect();
    place.say(Said {
        text: || {
            lives
                .iter()
                .map(|(series, life)| words(series, life))
                .collect()
        },
        json: || {
            let lines = lives.iter();
            Ok(lines
                .map(|(series, life)| object(series, life).to_string() + "\n")
                .collect())
        },
        sheets: || tables::sheets(&lives),
    })
}

fn words(series: &Series, life: &Lifecycle) -> String {
    let curve = spark::beside(series);
    let mut text = format!("{}: {}{curve}\n", series.name(), life.stage);
    for sentence in life.told(series.calendar()) {
        text += &format!("  {sentence}\n");
    }
    text += "  As it was reckoned:\n";
    for reason in &life.reasons {
        text += &format!("  {reason}\n");
    }
    for cycle in &life.cycles {
        text += &format!("  cycle: {}\n", told(cycle, series.calendar()));
    }
    text
}

fn told(cycle: &Cycle, calendar: Calendar) -> String {
    let label = |day| calendar.label(day);
    let began = cycle
        .began
        .map_or("before the first value".to_owned(), label);
    let ended = cycle.ended.map_or("not fallen since".to_owned(), |day| {
        format!("down by {}", label(day))
    });
    format!("from {began}, up to {}, {ended}", label(cycle.top))
}

/// One object a series; what is not known is null.
fn object(series: &Series, life: &Lifecycle) -> Value {
    let day = |day: jiff::civil::Date| day.to_string();
    json!({
        "series": series.name(),
        "stage": life.stage.name(),
        "probabilities": life.probabilities.iter()
            .map(|(stage, share)| json!({"stage": stage.name(), "probability": share}))
            .collect::<Vec<_>>(),
        "reasons": life.reasons,
        "told": life.told(series.calendar()),
        "year": life.year().map(|(before, now)| json!({
            "before": before, "now": now, "percent": life.year_in_percent(),
        })),
        "slope": life.slope.map(|slope| json!({
            "per_period": slope.per_period, "low": slope.low, "high": slope.high,
        })),
        "peak": life.peak.map(|peak| json!({
            "date": day(peak.date), "weeks_since": peak.weeks_since, "level": peak.level,
        })),
        "cycles": life.cycles.iter().map(|cycle| json!({
            "began": cycle.began.map(day), "top": day(cycle.top), "ended": cycle.ended.map(day),
        })).collect::<Vec<_>>(),
        "season": life.season.map(|season| json!({
            "range": season.range, "next_peak": day(season.next_peak),
        })),
        "diffusion": life.diffusion.map(|curve| match curve {
            Diffusion::Logistic { midpoint, weeks, ceiling } => json!({
                "curve": "logistic", "midpoint": day(midpoint), "weeks": weeks, "ceiling": ceiling,
            }),
            Diffusion::Bass { top, innovation, imitation } => json!({
                "curve": "bass", "top": day(top), "innovation": innovation, "imitation": imitation,
            }),
        }),
        "noise": life.noise.map(|noise| json!({
            "deviation": noise.deviation, "autocorrelation": noise.autocorrelation,
        })),
        "level": life.level.iter()
            .map(|(date, level)| json!({"date": day(*date), "level": level}))
            .collect::<Vec<_>>(),
    })
}
