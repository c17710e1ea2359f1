use maud::{Markup, html};
use releve_insight::{Item, Look, in_words, plural, register};

use super::{Page, Section, cut};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "register",
    name: "Register",
};

pub(super) fn section(page: &Page) -> Section {
    let looks = register(&page.scope);
    let (shown, left_out) = page.shown(&looks);
    Section {
        place: PLACE,
        title: "Who wore what",
        lead: "One entry for each look. A dot marks the pieces of the trend, a dash what they were worn with.",
        body: (!looks.is_empty()).then(|| {
            html! {
                ul.register { @for look in shown { li { (entry(page, look)) } } }
                (cut(left_out))
            }
        }),
    }
}

fn entry<'a>(page: &Page<'a>, look: &Look<'a>) -> Markup {
    let when = look.when.map(in_words);
    // An occasion such as `Cannes 2024` says its time already.
    let when = when.filter(|when| !look.occasion.is_some_and(|at| at.contains(when.as_str())));
    let on = look.channel.map(|channel| format!("on {channel}"));
    let around: Vec<&str> = [look.occasion, when.as_deref(), on.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    html! {
        h3 { (look.person) }
        @if let Some((role, support)) = &look.role {
            p.role { (role) "\u{a0}" (page.cite(support, PLACE)) }
        }
        ul.items {
            @for item in &look.items {
                li.of-trend[item.of_trend] { (worn(page, item)) }
            }
        }
        p.around {
            @for part in &around { span { (part) } " " }
            @if look.support.documents() > 1 {
                span { (look.support.documents()) " sources" } " "
            }
            (page.cite(&look.support, PLACE))
        }
    }
}

fn worn(page: &Page, item: &Item) -> Markup {
    let pair = page.scope.corpus().vocabulary().is_pair(item.garment);
    let garment = if pair {
        plural(item.garment)
    } else {
        item.garment.to_owned()
    };
    let season = item.season.and_then(|season| season.parse().ok());
    html! {
        @if let Some(brand) = item.brand { span.brand { (brand) } " " }
        @if let Some(product) = item.product { i { (product) } " " }
        span.garment { (garment) }
        @if !item.attributes.is_empty() { span.attributes { ", " (item.attributes.join(", ")) } }
        @if let Some(season) = season { span.under { ", " (in_words(&season)) } }
    }
}
