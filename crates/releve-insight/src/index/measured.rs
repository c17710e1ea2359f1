//! What series say of a period.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use releve_facts::Metric;

use super::panel::{PanelKey, Steps};
use super::told::Telltale;
use super::{Component, Download, Period, Reading};

/// Of the steps of a period so many must be known: a mean over less would be
/// one of another time.
const KNOWN: f64 = 0.5;

pub(super) fn tell(telltale: &mut Telltale) {
    let (holdings, naming) = (telltale.holdings, telltale.naming);
    for download in holdings.downloads {
        let Some((metric, component)) = counted(download) else {
            continue;
        };
        if !telltale.is_market(Some(&download.market)) {
            telltale.notes.other_market += 1;
            continue;
        }
        let Some(key) = naming.key(&download.subject) else {
            telltale.notes.strangers.insert(download.subject.clone());
            continue;
        };
        let values = match within(download, telltale.period(), Span::new()) {
            Ok(values) => values,
            Err(why) => {
                let told = format!("{} ({}): {why}", download.subject, download.metric);
                telltale.notes.thin.insert(told);
                continue;
            }
        };
        let panel = PanelKey {
            component,
            what: metric.as_str().replace('_', " "),
            unit: download.unit.clone(),
            channel: download.channel.clone(),
            market: telltale.market(&download.market),
            within: alone(download, &values),
        };
        let steps = |before| Steps {
            download,
            values: values.clone(),
            before,
        };
        telltale.measure(panel.clone(), key, steps(None));
        let before = within(download, telltale.period(), 1.year());
        if let (Ok(before), true) = (before, component != Component::Ranks) {
            let panel = PanelKey {
                component: Component::Growth,
                what: format!("growth of {} against a year before", panel.what),
                unit: "percent".into(),
                within: String::new(),
                ..panel
            };
            telltale.measure(panel, key, steps(Some(before)));
        }
    }
}

fn counted(download: &Download) -> Option<(Metric, Component)> {
    let metric: Metric = download.metric.parse().ok()?;
    Some((metric, Component::of(metric)?))
}

/// The file, for values that can be compared within it alone; and the step.
fn alone(download: &Download, values: &[Reading]) -> String {
    let step = values.first().map_or(1, length);
    match download.is_relative() {
        true => format!("{step} {} {}", download.import, download.file),
        false => step.to_string(),
    }
}

/// Days of a step.
fn length(reading: &Reading) -> i32 {
    (reading.last - reading.first).get_days() + 1
}

/// The steps whose middle day lies in the period, `earlier` as it may be moved.
fn within(download: &Download, period: &Period, earlier: Span) -> Result<Vec<Reading>, String> {
    let (Ok(from), Ok(to)) = (
        period.when().start().checked_sub(earlier),
        period.when().end().checked_sub(earlier),
    ) else {
        return Err("no such time".into());
    };
    let middle = |reading: &Reading| -> Date {
        let half = (length(reading) / 2).days();
        reading.first.checked_add(half).unwrap_or(reading.first)
    };
    let values: Vec<Reading> = download
        .values
        .iter()
        .filter(|reading| (from..=to).contains(&middle(reading)))
        .copied()
        .collect();
    let Some(step) = values.first().map(length) else {
        return Err("no value in the period".into());
    };
    if step > period.days() {
        return Err("a value is of a longer time than the period".into());
    }
    let known = values
        .iter()
        .filter(|reading| reading.value.is_some())
        .count();
    let expected = f64::from(period.days()) / f64::from(step);
    if (known as f64) < KNOWN * expected.floor() {
        return Err(format!(
            "values for {known} of about {expected:.0} steps, less than half"
        ));
    }
    Ok(values)
}
