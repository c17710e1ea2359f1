use maud::{Markup, html};
use releve_insight::{House, in_words, showings};

use super::{Page, Section};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "runway",
    name: "Runway",
};

pub(super) fn section(page: &Page) -> Section {
    let seasons = showings(&page.scope);
    Section {
        place: PLACE,
        title: "What the houses showed",
        lead: "Collections by season, the newest first.",
        body: (!seasons.is_empty()).then(|| {
            html! {
                @for shown in &seasons {
                    div.collection {
                    h3 {
                        @match &shown.season {
                            Some(season) => (in_words(season)),
                            None => "Season not stated",
                        }
                    }
                    ul.houses { @for house in &shown.houses { li { (entry(page, house)) } } }
                    }
                }
            }
        }),
    }
}

fn entry<'a>(page: &Page<'a>, house: &House<'a>) -> Markup {
    html! {
        h4 { (house.brand) }
        @if let Some(designer) = house.designer { p.role { "by " (designer) } }
        p.pieces {
            @for (n, (garment, attributes, _)) in house.pieces.iter().enumerate() {
                @if n > 0 { "; " }
                (page.scope.many(garment))
                @if !attributes.is_empty() { span.attributes { ", " (attributes.join(", ")) } }
            }
            "\u{a0}" (page.cite(&house.support, PLACE))
        }
    }
}
