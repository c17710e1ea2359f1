//! Stages as tables.

use releve_insight::{Diffusion, Lifecycle};
use releve_report::{Cell, Sheet};
use releve_series::Series;

/// A row a series, then each series' probabilities, cycles and level.
pub(super) fn sheets(lives: &[(&Series, Lifecycle)]) -> Vec<Sheet> {
    let mut stages = Sheet::new(
        "stage",
        &[
            "series",
            "stage",
            "slope",
            "slope_low95",
            "slope_high95",
            "peak",
            "weeks_since_peak",
            "level_of_peak",
            "season_range",
            "next_seasonal_high",
            "curve",
            "curve_top",
            "noise",
            "noise_autocorrelation",
            "reasons",
        ],
    );
    let mut probabilities = Sheet::new("probabilities", &["series", "stage", "probability"]);
    let mut cycles = Sheet::new("cycles", &["series", "began", "top", "ended"]);
    let mut levels = Sheet::new("level", &["series", "date", "level"]);
    for (series, life) in lives {
        let name = || Cell::from(series.name());
        stages.row(stage(series, life));
        for (stage, share) in &life.probabilities {
            probabilities.row([name(), stage.name().into(), (*share).into()]);
        }
        for cycle in &life.cycles {
            cycles.row([
                name(),
                cycle.began.map(|day| day.to_string()).into(),
                cycle.top.to_string().into(),
                cycle.ended.map(|day| day.to_string()).into(),
            ]);
        }
        for (day, level) in &life.level {
            levels.row([name(), day.to_string().into(), (*level).into()]);
        }
    }
    vec![stages, probabilities, cycles, levels]
}

fn stage(series: &Series, life: &Lifecycle) -> [Cell; 15] {
    let (slope, peak, season) = (life.slope, life.peak, life.season);
    let (curve, top) = match life.diffusion {
        Some(Diffusion::Logistic { midpoint, .. }) => ("logistic", Some(midpoint)),
        Some(Diffusion::Bass { top, .. }) => ("bass", Some(top)),
        None => ("", None),
    };
    [
        series.name().into(),
        life.stage.name().into(),
        slope.map(|slope| slope.per_period).into(),
        slope.map(|slope| slope.low).into(),
        slope.map(|slope| slope.high).into(),
        peak.map(|peak| peak.date.to_string()).into(),
        peak.map(|peak| peak.weeks_since).into(),
        peak.map(|peak| peak.level).into(),
        season.map(|season| season.range).into(),
        season.map(|season| season.next_peak.to_string()).into(),
        curve.into(),
        top.map(|day| day.to_string()).into(),
        life.noise.map(|noise| noise.deviation).into(),
        life.noise.map(|noise| noise.autocorrelation).into(),
        life.reasons.join("; ").into(),
    ]
}
