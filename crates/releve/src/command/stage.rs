//! `releve stage`: where series stand in their life.

use std::io::{Write, stdout};

use releve_insight::{Cycle, Diffusion, Lifecycle, lifecycle};
use serde_json::{Value, json};

use crate::arguments::{Stage, StageFormat};
use crate::failure::Failure;
use crate::present::spark;

pub(crate) fn run(arguments: &Stage) -> Result<(), Failure> {
    let named = arguments.input.named()?;
    let mut out = stdout().lock();
    for one in &named {
        let series = &one.series;
        let life = lifecycle(series);
        match arguments.format {
            StageFormat::Text => {
                let curve = spark::beside(series);
                writeln!(out, "{}: {}{curve}", series.name(), life.stage)?;
                for reason in &life.reasons {
                    writeln!(out, "  {reason}")?;
                }
                for cycle in &life.cycles {
                    writeln!(out, "  cycle: {}", told(cycle))?;
                }
            }
            StageFormat::Json => writeln!(out, "{}", object(series.name(), &life))?,
        }
    }
    Ok(())
}

fn told(cycle: &Cycle) -> String {
    let began = cycle
        .began
        .map_or("before the first value".to_owned(), |day| day.to_string());
    let ended = cycle.ended.map_or("not fallen since".to_owned(), |day| {
        format!("down by {day}")
    });
    format!("from {began}, up to {}, {ended}", cycle.top)
}

/// One object a series; what is not known is null.
fn object(name: &str, life: &Lifecycle) -> Value {
    let day = |day: jiff::civil::Date| day.to_string();
    json!({
        "series": name,
        "stage": life.stage.name(),
        "probabilities": life.probabilities.iter()
            .map(|(stage, share)| json!({"stage": stage.name(), "probability": share}))
            .collect::<Vec<_>>(),
        "reasons": life.reasons,
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
