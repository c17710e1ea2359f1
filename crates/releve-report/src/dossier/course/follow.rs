//! What was reckoned of a series: stage, growth, forecast, what stands out.

use maud::{Markup, html};
use releve_insight::{Lifecycle, Stage, capital, reckoned_on, spell};
use releve_series::{Anomaly, Calendar, Growth, Model, Point, Span};

use super::source;
use crate::Tracked;
use crate::chart::{amount, period};

/// Where it stands, in one word, and why.
pub(super) fn stage(one: &Tracked, n: usize) -> Markup {
    let life = &one.life;
    html! {
        div.stage {
            p.numeral { (capital(life.stage.name())) }
            div {
                @for sentence in reasons(one) { p.of { (sentence) } }
                details {
                    summary { "As it was reckoned " }
                    ul.lines-plain { @for reason in &life.reasons { li { (capital(reason)) "." } } }
                }
                p.standing { "Told from the values alone, by a stated rule" "\u{a0}" (source(n)) }
            }
        }
    }
}

/// What a stage is, how sure it is, and what the level did.
fn reasons(one: &Tracked) -> Vec<String> {
    let life = &one.life;
    let mut told = vec![means(life).to_owned()];
    if let [(likeliest, share), others @ ..] = &life.probabilities[..] {
        let mut sure = format!("{} in 100 for {likeliest}", (share * 100.0).round());
        if let Some((other, share)) = others.first() {
            sure.push_str(&format!("; next, {other} with {}", (share * 100.0).round()));
        }
        told.push(format!("How likely: {sure}."));
    }
    told.extend(level(life, one.series.calendar()));
    told.extend(cycles(life));
    told
}

/// What the stage says, and no more than the slope at the end does: the rule takes a
/// rise that stopped within two months for one that goes on (docs/LIFECYCLE.md).
fn means(life: &Lifecycle) -> &'static str {
    let rises = life.slope.is_some_and(|slope| slope.low > 0.0);
    match life.stage {
        Stage::Emerging => "It began to rise within the last half year, from a steady low level.",
        Stage::Rising if rises => "It has been rising for more than half a year and still does.",
        Stage::Rising => {
            "It rose for more than half a year, until now or until no more than two months ago."
        }
        Stage::Peak => "It rose, and has stopped rising within about the last half year.",
        Stage::Plateau => "It has held its level for more than half a year.",
        Stage::Declining => "It has fallen and has not come to rest.",
        Stage::Dormant => "It has fallen, and stayed low for more than half a year.",
        Stage::Revived if rises => "It rises again after lying low for half a year or more.",
        Stage::Revived => {
            "It rose again after lying low for half a year or more, until now or until no more \
             than two months ago."
        }
        Stage::Seasonal => "It comes and goes with the year; its level has not changed.",
        Stage::CannotTell => {
            "No stage is told: too little is known, or nothing stands out from the noise."
        }
    }
}

fn level(life: &Lifecycle, calendar: Calendar) -> Option<String> {
    if !life.stage.is_trend() {
        return None;
    }
    let slope = life.slope?;
    let unit = reckoned_on(calendar).unit();
    let between = format!("between {} and {}", signed(slope.low), signed(slope.high));
    let mut told = match (slope.low > 0.0, slope.high < 0.0) {
        (true, _) => format!(
            "At the end its level gains {} a {unit} ({between}, 95 in 100).",
            amount(slope.per_period)
        ),
        (_, true) => format!(
            "At the end its level loses {} a {unit} ({between}, 95 in 100).",
            amount(-slope.per_period)
        ),
        _ if slope.low == 0.0 && slope.high == 0.0 => {
            "At the end its level stays where it is.".to_owned()
        }
        _ => {
            let still = match life.stage {
                Stage::Emerging | Stage::Rising | Stage::Revived => "still rises",
                Stage::Declining => "still falls",
                _ => "moves",
            };
            format!(
                "Its last {unit}s alone do not tell whether it {still}: by {between} a {unit}, \
                 95 in 100."
            )
        }
    };
    if let Some(peak) = life.peak.filter(|peak| peak.weeks_since >= 1.0) {
        told.push_str(&format!(
            " The level was highest in {}, {} before the last value.",
            month(peak.date),
            spell(peak.weeks_since, calendar)
        ));
    }
    Some(told)
}

fn cycles(life: &Lifecycle) -> Option<String> {
    let [first, again @ ..] = &life.cycles[..] else {
        return None;
    };
    (!again.is_empty() && life.stage.is_trend()).then(|| {
        let again: Vec<String> = again
            .iter()
            .map(|cycle| format!("again in {}", cycle.top.year()))
            .collect();
        format!(
            "Its level was high in {}, {}.",
            first.top.year(),
            again.join(", ")
        )
    })
}

fn month(day: jiff::civil::Date) -> String {
    period(Calendar::Monthly, day)
}

fn signed(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", amount(value))
}

/// `+38%`.
fn percent(part: f64) -> String {
    let rounded = (100.0 * part).round();
    let sign = if rounded < 0.0 {
        "−"
    } else if rounded > 0.0 {
        "+"
    } else {
        ""
    };
    format!("{sign}{}%", rounded.abs())
}

/// What is held against what, in words.
fn parts(calendar: Calendar, span: Span) -> [&'static str; 2] {
    match (calendar, span) {
        (Calendar::Daily, Span::Week) => ["last 7 days", "the 7 before"],
        (Calendar::Daily, Span::Month) => ["last 28 days", "the 28 before"],
        (Calendar::Daily, Span::Year) => ["last 28 days", "the same a year before"],
        (Calendar::Weekly(_), Span::Week) => ["last week", "the week before"],
        (Calendar::Weekly(_), Span::Month) => ["last 4 weeks", "the 4 before"],
        (Calendar::Weekly(_), Span::Year) => ["last 4 weeks", "the same a year before"],
        (Calendar::Quarterly, _) => ["last quarter", "the same a year before"],
        (_, Span::Year) => ["last month", "the same a year before"],
        (_, _) => ["last month", "the month before"],
    }
}

/// Growth over each span with its interval, or why it is not told.
pub(super) fn growth(one: &Tracked, n: usize) -> Markup {
    html! {
        div.whole {
            h4 { "Growth" }
            ul.growth {
                @for (span, grown) in &one.growth {
                    @let name = match span { Span::Week => "Week on week", Span::Month => "Month on month", Span::Year => "Year on year" };
                    @let [now, before] = parts(one.series.calendar(), *span);
                    li {
                        span.when { (name) }
                        @match grown {
                            Ok(grown) => {
                                b.figure { (percent(grown.rate)) }
                                span.what { (between(grown)) "\u{a0}" (source(n)) }
                                span.under { (capital(now)) " " (amount(grown.now)) ", " (before) " " (amount(grown.before)) }
                            },
                            Err(why) => {
                                b.figure { "–" }
                                span.what.under { (capital(why)) "." }
                            },
                        }
                    }
                }
            }
        }
    }
}

fn between(grown: &Growth) -> String {
    match grown.interval {
        Some((low, high)) => {
            let clear = if grown.is_clear() {
                ""
            } else {
                "; it may be noise"
            };
            format!(
                "between {} and {}, 95 in 100{clear}",
                percent(low),
                percent(high)
            )
        }
        None => "no interval: the noise cannot be told".to_owned(),
    }
}

/// What is likely to come, and how right such forecasts were.
pub(super) fn ahead(one: &Tracked, n: usize) -> Markup {
    html! {
        div {
            h4 { "What is likely to come" }
            @match &one.ahead {
                Err(why) => p.under { (capital(why)) "." },
                Ok(ahead) => {
                    @let forecast = &ahead.forecast;
                    @let last = forecast.points().len().saturating_sub(1);
                    @let day = forecast.calendar().date(forecast.first().plus(last as i64)).ok();
                    @if let (Some(point), Some(day)) = (forecast.points().last(), day) {
                        p.of {
                            b.figure { (amount(*point)) } " by " (period(forecast.calendar(), day))
                            @for band in forecast.bands() {
                                @if let (Some(low), Some(high)) = (band.low.last(), band.high.last()) {
                                    ", between " (amount(*low)) " and " (amount(*high)) " with " (band.level) " in 100"
                                }
                            }
                            ". " (source(n))
                        }
                    }
                    p.under {
                        "Model: " (ahead.model)
                        @match ahead.errors {
                            Some((own, naive)) => {
                                ". Tried from " (ahead.origins) @if ahead.origins == 1 { " date" } @else { " dates" }
                                " inside the history it erred by " (format!("{own:.2}"))
                                " (1 is as much as values a year apart differ)"
                                @if ahead.model == Model::SeasonalNaive { ", less than any other." }
                                @else if own > naive { "; to repeat last year would have been nearer, by " (format!("{naive:.2}")) "." }
                                @else { "; to repeat last year, by " (format!("{naive:.2}")) "." }
                            },
                            None => ". Not tried before: the history is too short.",
                        }
                    }
                    @for warning in &ahead.warnings { p.under { "Careful: " (warning) "." } }
                },
            }
        }
    }
}

/// Values that stand out, with what was to be expected.
pub(super) fn anomalies(one: &Tracked, n: usize) -> Markup {
    let calendar = one.series.calendar();
    html! {
        div.whole {
            h4 { "What stands out" }
            @if one.series.known() < Anomaly::LEAST {
                p.under { "Too short to tell: it takes " (Anomaly::LEAST) " values, and " (one.series.known()) @if one.series.known() == 1 { " is" } @else { " are" } " known." }
            } @else if one.anomalies.is_empty() {
                p.under { "No value lies far from those around it and from the same time in other years." }
            } @else {
                ul.odds {
                    @for odd in &one.anomalies {
                        @if let Ok(day) = calendar.date(odd.period) {
                            li {
                                b.figure { (seen(one, odd)) } (at_a(calendar)) (period(calendar, day)) ", where " (amount(odd.expected))
                                " was to be expected " span.cite { a href={ "#s" (n + 1) "-" (day) } { "S" (n + 1) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn at_a(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Daily => " on ",
        Calendar::Weekly(_) => " in the week of ",
        _ => " in ",
    }
}

/// The value, or the bound that is known of it.
fn seen(one: &Tracked, odd: &Anomaly) -> String {
    match one.series.at(odd.period) {
        Point::Below(bound) => format!("<{}", amount(bound)),
        Point::Above(bound) => format!("{}+", amount(bound)),
        _ => amount(odd.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use releve_insight::{Slope, lifecycle};
    use releve_series::{Point, Series};

    #[test]
    fn what_a_stage_means_and_its_slope_agree() {
        let weeks = Calendar::Weekly(Weekday::Monday);
        let points = (0..110).map(|week| Point::Exact(f64::from(week % 5)));
        let series = Series::new("clogs", weeks, date(2023, 1, 2), points.collect());
        let mut life = lifecycle(&series.expect("a series"));
        life.peak = None;
        let mut said = |stage: Stage, low: f64, high: f64| {
            life.stage = stage;
            life.slope = Some(Slope {
                per_period: high / 2.0,
                low,
                high,
            });
            format!(
                "{} {}",
                means(&life),
                level(&life, weeks).unwrap_or_default()
            )
        };
        assert_eq!(
            said(Stage::Rising, 0.0, 83.0),
            "It rose for more than half a year, until now or until no more than two months ago. \
             Its last weeks alone do not tell whether it still rises: by between 0 and +83 a \
             week, 95 in 100."
        );
        assert_eq!(
            said(Stage::Rising, 20.0, 84.0),
            "It has been rising for more than half a year and still does. At the end its level \
             gains 42 a week (between +20 and +84, 95 in 100)."
        );
        assert_eq!(
            said(Stage::Plateau, 0.0, 0.0),
            "It has held its level for more than half a year. At the end its level stays where \
             it is."
        );
        for stage in [Stage::Emerging, Stage::Rising, Stage::Revived] {
            assert!(!said(stage, 0.0, 9.0).contains("rises again"), "{stage}");
            assert!(!said(stage, 0.0, 9.0).contains("and still does"), "{stage}");
        }
    }
}
