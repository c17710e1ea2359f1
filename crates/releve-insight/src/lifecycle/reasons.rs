//! Why, in sentences with numbers.

use jiff::civil::Date;
use releve_series::Calendar;

use super::course::Course;
use super::periods::{reckoned_on, spell, weeks};
use super::{Diffusion, Lifecycle, Stage};

/// A sentence for each thing that the stage rests on, times in the periods of the
/// series: a month is not known to the week. `wandering` is the share of courses
/// that wander at random, where that is much.
pub(crate) fn reasons(
    life: &Lifecycle,
    course: &Course,
    wandering: Option<f64>,
    calendar: Calendar,
) -> Vec<String> {
    let mut reasons = Vec::new();
    let when = |day| match calendar {
        Calendar::Daily | Calendar::Weekly(_) => format!("on {}", calendar.label(day)),
        Calendar::Monthly | Calendar::Quarterly => format!("in {}", calendar.label(day)),
    };
    let calendar = reckoned_on(calendar);
    let (unit, period) = (calendar.unit(), weeks(calendar));
    let shares: Vec<String> = (life.probabilities.iter().take(3))
        .map(|(stage, share)| format!("{stage} {:.0} %", 100.0 * share))
        .collect();
    if let (Stage::CannotTell, Some(share)) = (life.stage, wandering) {
        reasons.push(format!(
            "{:.0} % of the courses that explain the values wander at random, which a trend \
             cannot be told from: {}",
            100.0 * share,
            shares.join(", ")
        ));
    } else if life.stage == Stage::CannotTell {
        reasons.push(format!(
            "nothing stands out from the noise: {}",
            shares.join(", ")
        ));
    } else {
        reasons.push(format!(
            "by the courses that explain the values: {}",
            shares.join(", ")
        ));
    }
    if let Some(slope) = life.slope {
        reasons.push(format!(
            "slope at the end {} a {unit}, 95 % of courses {} to {}",
            signed(slope.per_period),
            signed(slope.low),
            signed(slope.high)
        ));
    }
    if let Some(last) = course.moves.last().filter(|_| life.stage.is_trend()) {
        let way = if last.to > last.from { "rise" } else { "fall" };
        reasons.push(format!(
            "the last {way} took the level from {} to {} in {}",
            rounded(last.from),
            rounded(last.to),
            spell(last.end - last.begin, calendar)
        ));
    }
    if let Some(peak) = life.peak.filter(|_| life.stage.is_trend()) {
        reasons.push(format!(
            "highest level {} {}, {} before the end",
            rounded(peak.level),
            when(peak.date),
            spell(peak.weeks_since, calendar)
        ));
    }
    let years: Vec<i16> = life.cycles.iter().map(|cycle| cycle.top.year()).collect();
    if let [first, again @ ..] = &years[..]
        && life.stage.is_trend()
        && !again.is_empty()
    {
        let again: Vec<String> = again.iter().map(|year| format!("again {year}")).collect();
        reasons.push(format!("high in {first}, {}", again.join(", ")));
    }
    if let Some(season) = life.season {
        reasons.push(format!(
            "the year moves it by {} from low to high; next high in {}",
            rounded(season.range),
            month(season.next_peak)
        ));
    }
    match life.diffusion {
        Some(Diffusion::Logistic {
            midpoint,
            weeks,
            ceiling,
        }) => reasons.push(format!(
            "follows a logistic curve: half way in {}, {} from a tenth to nine tenths, to a level \
             of {}",
            month(midpoint),
            spell(weeks, calendar),
            rounded(ceiling)
        )),
        Some(Diffusion::Bass {
            top,
            innovation,
            imitation,
        }) => reasons.push(format!(
            "follows a curve of Bass with its top in {}: innovation {:.4}, imitation {:.3} \
             a {unit}",
            month(top),
            innovation * period,
            imitation * period
        )),
        None => {}
    }
    if let Some(noise) = life.noise {
        reasons.push(format!(
            "noise: standard deviation {}, autocorrelation {:.2}",
            rounded(noise.deviation),
            noise.autocorrelation
        ));
    }
    reasons
}

fn month(date: Date) -> String {
    date.strftime("%B %-Y").to_string()
}

/// To three significant figures.
fn rounded(value: f64) -> String {
    let three = format!("{value:.2e}").parse::<f64>().unwrap_or(value);
    if three == 0.0 {
        "0".to_owned()
    } else {
        three.to_string()
    }
}

fn signed(value: f64) -> String {
    let rounded = rounded(value);
    if value > 0.0 {
        format!("+{rounded}")
    } else {
        rounded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(rounded(12345.6), "12300");
        assert_eq!(rounded(-0.012_345), "-0.0123");
        assert_eq!(signed(0.5), "+0.5");
        assert_eq!(signed(-0.0), "0");
        assert_eq!(month(jiff::civil::date(2024, 12, 30)), "December 2024");
    }
}
