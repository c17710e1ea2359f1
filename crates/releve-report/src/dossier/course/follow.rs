//! What was reckoned of a series: stage, growth, forecast, what stands out.

use maud::{Markup, html};
use releve_insight::{capital, counted_figure};
use releve_series::{Anomaly, Calendar, Growth, Model, Point, Span};

use super::source;
use crate::Tracked;
use crate::chart::{amount, period};

/// Where it stands, in one word, and why.
pub(super) fn stage(one: &Tracked, n: usize) -> Markup {
    let life = &one.life;
    html! {
        div.stage {
            div {
                p.numeral { (capital(life.stage.name())) }
                @if let Some(change) = life.year_in_percent().filter(|_| life.stage.is_trend()) {
                    p.under {
                        @if change.round() == 0.0 { "Level as a year before" }
                        @else { "Level " (percent(change / 100.0)) " on the year" }
                    }
                }
            }
            div {
                @for sentence in life.told(one.series.calendar()) { p.of { (sentence) } }
                details {
                    summary { "As it was reckoned " }
                    ul.lines-plain { @for reason in &life.reasons { li { (capital(reason)) "." } } }
                }
                p.standing { "Told from the values alone, by a stated rule" "\u{a0}" (source(n)) }
            }
        }
    }
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
            p.under { "Of the values as they were measured, season and noise among them; the word above is of their level alone." }
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
                            ".\u{a0}" (source(n))
                        }
                    }
                    p.under {
                        "Model: " (ahead.model)
                        @match ahead.errors {
                            Some((own, naive)) => {
                                ". Tried from " (counted_figure(ahead.origins as f64, "date"))
                                " inside the history it erred by " (format!("{own:.2}"))
                                " (1 is as much as values a year apart differ)"
                                @if ahead.model == Model::SeasonalNaive { ", less than any other." }
                                @else if format!("{own:.2}") == format!("{naive:.2}") { "; to repeat last year would have been as near." }
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
