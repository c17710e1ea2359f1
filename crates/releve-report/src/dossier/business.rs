use maud::html;
use releve_facts::When;
use releve_insight::{collaborations, in_words, launches};

use super::{Page, Section};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "business",
    name: "Ventures",
};

pub(super) fn section(page: &Page) -> Section {
    let together = collaborations(&page.scope);
    let launched = launches(&page.scope);
    let when = |when: Option<&When>| when.map_or("Undated".to_owned(), in_words);
    let body = html! {
        @if !together.is_empty() {
            h3 { "Together" }
            ul.dated {
                @for venture in &together {
                    li {
                        span.when { (when(venture.when)) }
                        span.what {
                            span.name { (venture.parties.join(" × ")) }
                            @match (venture.product, venture.garment) {
                                (Some(product), Some(garment)) => { ", " i { (product) } " " (garment) },
                                (Some(product), None) => { ", " i { (product) } },
                                (None, Some(garment)) => { ", " (page.scope.many(garment)) },
                                (None, None) => {},
                            }
                            "\u{a0}" (page.cite(&venture.support, PLACE))
                        }
                    }
                }
            }
        }
        @if !launched.is_empty() {
            h3 { "Launched" }
            ul.dated {
                @for release in &launched {
                    li {
                        span.when { (when(release.when)) }
                        span.what {
                            span.name { (release.brand) } ", " (page.scope.launched(release.what)) "\u{a0}"
                            (page.cite(&release.support, PLACE))
                        }
                    }
                }
            }
        }
    };
    Section {
        place: PLACE,
        title: "Who made something of it",
        lead: "Collaborations and launches, the oldest first.",
        body: (!together.is_empty() || !launched.is_empty()).then_some(body),
    }
}
