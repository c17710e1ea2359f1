//! Where it stands: the series of the trend.

mod follow;
mod values;
mod words;

use maud::{Markup, html};
use releve_insight::{Moment, Why, capital, counted_figure, in_words, presence, timeline};

use super::{Page, Section, cut};
use crate::Tracked;
use crate::chart::{Curve, Lain, Lane, Mark, Size, months, stretches};
use crate::cite::Place;

pub(super) const PLACE: Place = Place {
    id: "course",
    name: "Course",
};

pub(super) fn section(page: &Page) -> Section {
    let tracked = &page.tracking.series;
    let moments = timeline(&page.scope);
    let (shown, left_out) = page.shown(tracked);
    let body = html! {
        @for (n, one) in shown.iter().enumerate() { (panel(page, n, one, &moments)) }
        (cut(left_out))
    };
    Section {
        place: PLACE,
        title: "Where it stands",
        lead: "Its series: what was measured, what happened meanwhile, and what is likely to come. Scales are true and begin at zero; S1, S2 … open the rows behind a number.",
        body: (!shown.is_empty()).then_some(body),
    }
}

fn panel(page: &Page, n: usize, one: &Tracked, moments: &[Moment]) -> Markup {
    let id = format!("s{}", n + 1);
    let forecast = one.ahead.as_ref().ok().map(|ahead| &ahead.forecast);
    let title = words::title(page, one);
    let note = words::drawing(one, &title);
    let mut curve = Curve {
        series: &one.series,
        forecast,
        level: &one.life.level,
        anomalies: &one.anomalies,
        lanes: &[],
        note: &note,
    };
    let days = curve.days();
    let within = |moment: &&Moment| {
        // What lasts more than a year is no event on a curve.
        let lasts = (moment.when.end() - moment.when.start()).get_days();
        lasts <= 366 && moment.when.end() >= days.0 && moment.when.start() <= days.1
    };
    let marked: Vec<&Moment> = moments.iter().filter(within).collect();
    let lanes = lanes(page, one, &marked);
    curve.lanes = &lanes;
    html! {
        div.tracked id=(id) {
            h3 { (title) @let around = words::around(one); @if !around.is_empty() { span.under { " " (around) } } }
            @if one.why == Why::Element { p.under { "One of its pieces." } }
            @if let Some(note) = &one.source.note { p.notice { (note) } }
            (follow::stage(one, n))
            figure.chart {
                (curve.draw(Size::Wide, false))
                (curve.draw(Size::Narrow, true))
                figcaption { (note) }
            }
            @if !marked.is_empty() { (events(page, &marked)) }
            div.told {
                (follow::growth(one, n))
                (follow::ahead(one, n))
                @if let Some(profile) = &one.profile {
                    div {
                        h4 { "The months of the year" }
                        (months(profile, &words::season(profile)))
                        p.of { (words::season(profile)) "\u{a0}" (source(n)) }
                    }
                } @else {
                    div { h4 { "The months of the year" } p.under { (words::NO_SEASON) } }
                }
                (follow::anomalies(one, n))
            }
            (values::rows(one, n))
        }
    }
}

/// Leads to the rows of the series.
fn source(n: usize) -> Markup {
    html! {
        span.cite {
            a href={ "#s" (n + 1) "-rows" } aria-label={ "Rows of series " (n + 1) } { "S" (n + 1) }
        }
    }
}

/// What happened, by what it is; what was written; and where values are missing.
fn lanes(page: &Page, one: &Tracked, marked: &[&Moment]) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for name in words::LANES {
        let marks: Vec<Mark> = marked
            .iter()
            .filter(|moment| words::lane(moment) == name)
            .map(|moment| Mark {
                from: moment.when.start(),
                to: moment.when.end(),
                opens: page.citations.opens(&moment.support),
                title: format!("{}: {}", in_words(&moment.when), moment.what),
            })
            .collect();
        if !marks.is_empty() {
            lanes.push(Lane {
                name,
                what: Lain::Marks(marks),
            });
        }
    }
    let written = presence(&page.scope).weeks;
    if !written.is_empty() {
        lanes.push(Lane {
            name: "articles",
            what: Lain::Counts(written),
        });
    }
    lanes.push(Lane {
        name: "values",
        what: Lain::Known(stretches(&one.series)),
    });
    lanes
}

fn events(page: &Page, marked: &[&Moment]) -> Markup {
    html! {
        details.events {
            summary { "The " (counted_figure(marked.len() as f64, "mark")) " in words, each with its sentence" }
            ul.dated {
                @for moment in marked {
                    li {
                        span.when { (in_words(&moment.when)) }
                        span.what { (capital(&moment.what)) "\u{a0}" (page.cite(&moment.support, PLACE)) }
                    }
                }
            }
        }
    }
}
