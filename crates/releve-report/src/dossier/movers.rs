use maud::{Markup, html};
use releve_insight::{Influence, capital, influences, moved};

use super::{Page, Section, cut};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "influence",
    name: "Influence",
};

pub(super) fn section(page: &Page) -> Section {
    let found = influences(&page.scope);
    let (shown, left_out) = page.shown(&found);
    let (own, other): (Vec<_>, Vec<_>) = shown.iter().partition(|i| i.of_trend);
    Section {
        place: PLACE,
        title: "Who moved it",
        lead: "Whom the articles credit. That a text says so is no proof of cause.",
        body: (!shown.is_empty()).then(|| {
            html! {
                @if !own.is_empty() {
                    ul.movers { @for influence in &own { li { (entry(page, influence)) } } }
                }
                @if !other.is_empty() {
                    @if !own.is_empty() { h3 { "Around it" } }
                    ul.movers { @for influence in &other { li { (entry(page, influence)) } } }
                }
                (cut(left_out))
            }
        }),
    }
}

fn entry<'a>(page: &Page<'a>, influence: &Influence<'a>) -> Markup {
    let (effect, direction) = match influence.effect {
        Some((effect, direction)) => (Some(effect), direction),
        None => (None, None),
    };
    let mut around = influence.conditions.clone();
    let sources = influence.support.documents();
    if sources > 1 {
        around.push(format!("{sources} sources"));
    }
    html! {
        span.name { (capital(&page.scope.many(&influence.influencer))) }
        " " (moved(effect, direction, &page.scope.many(influence.target)))
        @if !around.is_empty() { span.under { " " (around.join(" · ")) } }
        "\u{a0}" (page.cite(&influence.support, PLACE))
    }
}
