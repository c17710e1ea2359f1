use maud::html;
use releve_insight::{in_words, quotes};

use super::{Page, Section, cut};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "quotes",
    name: "Voices",
};

pub(super) fn section(page: &Page) -> Section {
    let said = quotes(&page.scope);
    let (shown, left_out) = page.shown(&said);
    Section {
        place: PLACE,
        title: "In their words",
        lead: "What named people said, word for word; where “she says” interrupts, the parts stand together.",
        body: (!shown.is_empty()).then(|| {
            html! {
                div.quotes {
                    @for quote in shown {
                        figure {
                            blockquote { p { "“" (quote.words()) "”" } }
                            figcaption {
                                span.name { (quote.speaker) }
                                @if let Some((role, _)) = &quote.role { ", " (role) }
                                @if let Some(outlet) = quote.outlet { span.under { " to " (outlet) } }
                                @if let Some(when) = quote.when { span.under { " " (in_words(when)) } }
                                "\u{a0}" (page.cite(&quote.support, PLACE))
                            }
                        }
                    }
                }
                (cut(left_out))
            }
        }),
    }
}
