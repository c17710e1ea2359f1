use maud::{Markup, html};
use releve_insight::{Cross, capital, composition, counted_figure, crosses};

use super::{Page, Section, cut};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "elements",
    name: "Elements",
};

pub(super) fn section(page: &Page) -> Section {
    let elements = composition(&page.scope);
    let crosses = crosses(&page.scope);
    let (shown, left_out) = page.shown(&elements);
    let body = html! {
        @if !shown.is_empty() {
            ol.elements {
                @for element in shown {
                    @let sources = element.support.documents();
                    li {
                        span.name { (capital(&page.scope.many(element.name))) }
                        span.sources aria-hidden="true" { @for _ in 0..sources.min(12) { i {} } }
                        span.under { (counted_figure(sources as f64, "source")) }
                        // One cell, also where it says how sure it is.
                        span.from { (page.cite(&element.support, PLACE)) }
                    }
                }
            }
            (cut(left_out))
        }
        @if !crosses.is_empty() {
            h3 { "Crosses" }
            ul.crosses { @for cross in &crosses { li { (entry(page, cross)) } } }
        }
    };
    Section {
        place: PLACE,
        title: "What it is made of",
        lead: "What the articles say it consists of, and the hybrids they name with their parents.",
        body: (!elements.is_empty() || !crosses.is_empty()).then_some(body),
    }
}

fn entry<'a>(page: &Page<'a>, cross: &Cross<'a>) -> Markup {
    html! {
        span.name { (capital(cross.result)) }
        span.parents {
            @for (n, parent) in cross.parents.iter().enumerate() {
                @if n > 0 { " " span.times aria-label="crossed with" { "×" } " " }
                (parent)
            }
            "\u{a0}" (page.cite(&cross.support, PLACE))
        }
    }
}
