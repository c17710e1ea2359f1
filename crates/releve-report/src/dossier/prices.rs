use maud::{Markup, html};
use releve_facts::Basis;
use releve_insight::{Ladder, Rung, Substitute, alternatives, capital, ladder, money};

use super::{Page, Section, cut};
use crate::chart::PriceScale;
use crate::cite::Place;

const PLACE: Place = Place {
    id: "prices",
    name: "Prices",
};

pub(super) fn section(page: &Page) -> Section {
    let ladders = ladder(&page.scope);
    let instead = alternatives(&page.scope);
    let body = html! {
        @for ladder in &ladders { (chart(page, ladder, ladders.len() > 1)) }
        @if !instead.is_empty() {
            h3 { "In its place" }
            ul.instead { @for substitute in &instead { li { (entry(page, substitute)) } } }
        }
    };
    Section {
        place: PLACE,
        title: "At what price",
        lead: "What is offered, from the cheapest to the dearest, at the prices that the articles print.",
        body: (!ladders.is_empty() || !instead.is_empty()).then_some(body),
    }
}

fn chart<'a>(page: &Page<'a>, ladder: &Ladder<'a>, several: bool) -> Markup {
    let (shown, left_out) = page.shown(&ladder.rungs);
    let scale = PriceScale::new(ladder.currency, shown);
    // One price makes no scale.
    let drawn = shown.len() > 1;
    html! {
        div.chart {
            @if several { h3 { "In " (ladder.currency) } }
            @if drawn { div.axis-row { (scale.axis()) } }
            ol.rows {
                @for rung in shown {
                    li.price-row {
                        b.figure { (price(rung, ladder)) }
                        span.what { (described(rung)) "\u{a0}" (page.cite(&rung.support, PLACE)) }
                        @if drawn { (scale.strip(rung)) }
                    }
                }
            }
            @if drawn { p.quiet { (scale.note()) } }
            (cut(left_out))
        }
    }
}

fn price(rung: &Rung, ladder: &Ladder) -> Markup {
    let sum = |value| money(value, ladder.currency);
    html! {
        @if rung.from { small { "from " } }
        (sum(rung.price))
        @if let Some(to) = rung.price_to { "–" (sum(to)) }
        @if let Some(was) = rung.price_was { " " s { span.hidden { "was " } (sum(was)) } }
    }
}

fn described(rung: &Rung) -> Markup {
    html! {
        @if let Some(brand) = rung.brand { span.name { (brand) } " " }
        (rung.name)
        @if let Some(retailer) = rung.retailer { span.under { " at " (retailer) } }
    }
}

fn entry<'a>(page: &Page<'a>, substitute: &Substitute<'a>) -> Markup {
    html! {
        span.name { (capital(substitute.product)) }
        @if let Some(brand) = substitute.offer.and_then(|offer| offer.brand.as_deref()) {
            " by " (brand)
        }
        @if let Some(offer) = substitute.offer {
            ", " b.figure { (money(offer.price, offer.currency)) }
        }
        ", for " (page.scope.many(substitute.to))
        @match substitute.basis {
            Some(Basis::Price) => span.under { " costs less" },
            Some(Basis::Style) => span.under { " for the style" },
            _ => {}
        }
        "\u{a0}" (page.cite(&substitute.support, PLACE))
    }
}
