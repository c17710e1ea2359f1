//! A series in words.

use releve_facts::{Metric, Statement};
use releve_insight::{Moment, capital, counted, list};
use releve_series::{Profile, Series};

use crate::Tracked;
use crate::chart::{month, period, short, stretches};
use crate::dossier::Page;

pub(super) const NO_SEASON: &str = "Not told: the months are held against the year around them, for which two whole years without long gaps are needed.";

/// What happened, in the order in which the lanes lie.
pub(super) const LANES: [&str; 4] = ["launched, shown", "worn", "measured", "moved, said"];

pub(super) fn lane(moment: &Moment) -> &'static str {
    match moment.support.facts().first().map(|fact| fact.statement()) {
        Some(Statement::Wear(_)) => LANES[1],
        Some(Statement::Measure(_) | Statement::Offer(_)) => LANES[2],
        Some(Statement::Influence(_) | Statement::Quote(_)) => LANES[3],
        _ => LANES[0],
    }
}

/// `Searches for balletcore`.
pub(super) fn title(page: &Page, one: &Tracked) -> String {
    let subject = page.scope.many(&one.subject);
    match one.metric.parse::<Metric>() {
        Ok(metric) => capital(&counted(metric, &subject)),
        Err(_) if one.metric.is_empty() => capital(&subject),
        Err(_) => format!("{}, {}", capital(&subject), one.metric),
    }
}

/// `Google · US · index · weekly`.
pub(super) fn around(one: &Tracked) -> String {
    let calendar = one.series.calendar().to_string();
    let unit = one.unit.as_deref().unwrap_or_default();
    let parts = [&one.channel, &one.market, unit, &calendar];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What the drawing shows.
pub(super) fn drawing(one: &Tracked, title: &str) -> String {
    let mut note = format!(
        "{title}, {} to {}: the values as they are",
        period(one.series.calendar(), one.series.start()),
        period(one.series.calendar(), one.series.end())
    );
    if one.life.level.len() > 1 {
        note.push_str("; dashed, the level without the season");
    }
    if let Ok(ahead) = &one.ahead {
        let levels: Vec<String> = ahead
            .forecast
            .bands()
            .iter()
            .map(|band| band.level.to_string())
            .collect();
        note.push_str(&format!(
            "; in colour, what is likely to come, with bands that hold {} per cent",
            list(&levels)
        ));
    }
    if !one.anomalies.is_empty() {
        note.push_str("; ringed, what stands out");
    }
    note.push('.');
    match one
        .series
        .points()
        .iter()
        .filter(|point| point.is_censored())
        .count()
    {
        0 => {}
        1 => note.push_str(" One value is known by a bound alone"),
        n => note.push_str(&format!(" {n} values are known by a bound alone")),
    }
    if one.series.points().iter().any(|point| point.is_censored()) {
        note.push_str(": what is below one is drawn at half of it, what is above one at it.");
    }
    note
}

/// Which months are high and low, and on how many years that rests.
pub(super) fn season(profile: &Profile) -> String {
    let months = profile.months().map(|month| month.typical);
    let mut order: [usize; 12] = std::array::from_fn(|month| month);
    order.sort_by(|one, two| months[*two].total_cmp(&months[*one]));
    let (high, low) = (order[0], order[11]);
    let part = |month: usize| (100.0 * (months[month] - 1.0)).round();
    let name = |of: usize| month(of).strftime("%B");
    let years = match profile.years() {
        1 => "One year alone, which may have been unlike others".to_owned(),
        years => format!("The middle of {years} years or more, which the thin line spans"),
    };
    let (above, below) = (part(high), -part(low));
    let told = match (above > 0.0, below > 0.0) {
        (false, false) => "The year is flat: every month lies within one per cent of it".to_owned(),
        (true, false) => {
            format!(
                "Highest in {}, {above}% above the year; no month lies below it",
                name(high)
            )
        }
        (false, true) => {
            format!(
                "No month lies above the year; lowest in {}, {below}% below it",
                name(low)
            )
        }
        (true, true) => format!(
            "Highest in {}, {above}% above the year; lowest in {}, {below}% below it",
            name(high),
            name(low)
        ),
    };
    format!("{told}. {years}.")
}

/// Stretches of which nothing is known, in words.
pub(super) fn gaps(series: &Series) -> Vec<String> {
    let known = stretches(series);
    known
        .windows(2)
        .map(|pair| {
            let last = pair[1].0.yesterday().unwrap_or(pair[1].0);
            format!("{} to {}", short(pair[0].1), short(last))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use releve_series::{Calendar, Point, profile};

    fn told(value: impl Fn(usize) -> f64) -> String {
        let points = (0..48).map(|at| Point::Exact(value(at % 12))).collect();
        let series = Series::new("clogs", Calendar::Monthly, date(2020, 1, 1), points);
        season(&profile(&series.expect("a series")).expect("four years"))
    }

    #[test]
    fn a_flat_year_has_no_high_month() {
        let flat = told(|_| 50.0);
        assert!(
            flat.starts_with("The year is flat: every month lies within"),
            "{flat}"
        );
        let summer = told(|month| if month == 6 { 80.0 } else { 50.0 });
        assert!(
            summer.starts_with("Highest in July, 52% above the year; lowest in "),
            "{summer}"
        );
        let dip = told(|month| if month == 1 { 48.0 } else { 50.0 });
        assert!(
            dip.starts_with("No month lies above the year; lowest in February, 4% below it."),
            "{dip}"
        );
    }
}
