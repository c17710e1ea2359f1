//! What is said beside forecasts.

use releve_series::{Forecasts, Model, Shown, Signal};

use crate::outlook::History;
use crate::present::{count::counted, plain::plain, spark};

/// Which model was used and why, and what to be careful of.
pub(super) fn about(forecasts: &Forecasts, horizon: usize, history: &History) -> String {
    let (count, unit) = (forecasts.forecasts().len(), history.calendar().unit());
    let many = |count: usize, what: &str| counted(count as u64, what, &format!("{what}s"));
    let mut about = format!(
        "{}, {}, {} ahead\nmodel: {}",
        counted(count as u64, "series", "series"),
        history.calendar(),
        many(horizon, unit),
        forecasts.model()
    );
    match forecasts.mase(forecasts.model()) {
        Some(own) => {
            about.push_str(&format!(
                ", MASE {:.3} on {} inside the history",
                own,
                many(forecasts.origins(), "origin")
            ));
            if let Some(naive) = forecasts
                .mase(Model::SeasonalNaive)
                .filter(|_| forecasts.model() != Model::SeasonalNaive)
            {
                about.push_str(&format!(" (seasonal naive {naive:.3})"));
            }
            let others: Vec<String> = forecasts
                .trials()
                .iter()
                .filter(|trial| ![forecasts.model(), Model::SeasonalNaive].contains(&trial.model))
                .map(|trial| format!("{} {:.3}", trial.model, trial.mase))
                .collect();
            if !others.is_empty() {
                about.push_str(&format!("\nalso tried: {}", others.join(", ")));
            }
        }
        None if forecasts.is_steady() => about.push_str(", untried: nothing ever changed"),
        None => about.push_str(", untried: the history is too short"),
    }
    about.push('\n');
    if !forecasts.holidays().is_empty() {
        let shown: Vec<String> = forecasts.holidays().iter().map(told).collect();
        about.push_str(&format!("holidays: {}\n", shown.join("; ")));
    }
    if let Some(signal) = forecasts.signal() {
        let steady = forecasts.is_steady();
        about.push_str(&format!(
            "with: {}\n",
            seen(signal, forecasts.model(), steady)
        ));
    }
    for series in history.series().iter().take(spark::ROWS) {
        about.push_str(&spark::line(series));
    }
    for warning in forecasts.warnings() {
        about.push_str(&format!("careful: {}\n", plain(warning)));
    }
    about
}

/// `2018-01-01 to 2022-12-26, seen by trees and average, of which trees was used`
pub(super) fn seen(signal: &Signal, used: Model, steady: bool) -> String {
    let days = format!("{} to {}", signal.first, signal.last);
    let names: Vec<&str> = signal.models.iter().map(|model| model.name()).collect();
    match (steady, names.is_empty(), signal.models.contains(&used)) {
        (true, ..) => format!("{days}, not used: nothing ever changed"),
        (_, true, _) if [Model::Trees, Model::Average].contains(&used) => {
            format!("{days}, not used: the history is too short to learn from it")
        }
        (_, true, _) => {
            format!("{days}, not used: only trees and average see it, and {used} was used")
        }
        (_, _, true) => format!("{days}, used by {used}"),
        (_, _, false) => format!(
            "{days}, not used: {} saw it and erred more than {used}, which does not",
            names.join(" and ")
        ),
    }
}

/// `easter +45 % from 7 days before to 1 day before`, of the median series
fn told(shown: &Shown) -> String {
    let day = |days: i32| match days {
        0 => "the day".to_owned(),
        1 => "1 day after".to_owned(),
        -1 => "1 day before".to_owned(),
        days if days < 0 => format!("{} days before", -days),
        days => format!("{days} days after"),
    };
    let (from, to) = shown.days;
    let span = if from == to {
        format!("on {}", day(from))
    } else {
        format!("from {} to {}", day(from), day(to))
    };
    let change = 100.0 * shown.change;
    match change.round() == 0.0 {
        // What the median series shows is nothing, others do.
        true => format!("{} up in some and down in others {span}", shown.holiday),
        false => format!("{} {change:+.0} % {span}", shown.holiday),
    }
}
