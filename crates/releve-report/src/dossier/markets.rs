use maud::{Markup, html};
use releve_insight::{Claim, capital, counted, figure, in_words, markets};

use super::{Page, Section, cut};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "markets",
    name: "Markets",
};

pub(super) fn section(page: &Page) -> Section {
    let found = markets(&page.scope);
    let (shown, left_out) = page.shown(&found);
    Section {
        place: PLACE,
        title: "Market by market",
        lead: "What the articles say of one country or region, side by side. Figures compare only where channel, period and baseline agree.",
        body: (!shown.is_empty()).then(|| {
            html! {
                div.markets {
                    @for market in shown {
                        div.market {
                            h3 { (market.name) }
                            ul {
                                @for claim in &market.claims {
                                    @for value in &claim.values {
                                        li {
                                            b.figure { (figure(value.measure)) } " "
                                            (counted(value.measure.metric, &page.scope.many(&value.measure.subject)))
                                            (around(claim))
                                            "\u{a0}" (page.cite(&value.support, PLACE))
                                        }
                                    }
                                }
                                @for (line, support) in &market.moved {
                                    li { (capital(line)) "\u{a0}" (page.cite(support, PLACE)) }
                                }
                            }
                        }
                    }
                }
                (cut(left_out))
            }
        }),
    }
}

fn around(claim: &Claim) -> Markup {
    let f = claim.measure();
    let when = f.when.as_ref().map(in_words);
    let parts: Vec<&str> = [f.channel.as_deref(), f.baseline.as_deref(), when.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    html! { @if !parts.is_empty() { span.under { " " (parts.join(" · ")) } } }
}
