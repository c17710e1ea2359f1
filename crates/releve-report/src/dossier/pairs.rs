use maud::{Markup, html};
use releve_insight::{Pair, capital, fold, pairings};

use super::{Page, Section};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "pairings",
    name: "Pairings",
};

/// One garment and what goes with it.
struct Hub<'a> {
    name: &'a str,
    with: Vec<(&'a str, Pair<'a>)>,
}

pub(super) fn section(page: &Page) -> Section {
    let pairs = pairings(&page.scope);
    let hubs = hubs(pairs);
    let (shown, left_out) = page.shown(&hubs);
    Section {
        place: PLACE,
        title: "What goes with what",
        lead: "Two garments that a look, a piece of advice or a runway puts together.",
        body: (!shown.is_empty()).then(|| {
            html! {
                p.legend {
                    span.k.look { "Worn" } span.k.tip { "Advised" } span.k.runway { "Shown" }
                }
                div.hubs { @for hub in shown { (entry(page, hub)) } }
                (super::cut(left_out))
            }
        }),
    }
}

/// Each pair under the garment that has more partners, so that it stands once.
fn hubs(pairs: Vec<Pair>) -> Vec<Hub> {
    let mut degree: std::collections::HashMap<String, usize> = Default::default();
    for pair in &pairs {
        for garment in pair.garments {
            *degree.entry(fold(garment)).or_default() += 1;
        }
    }
    let mut hubs: Vec<(String, Hub)> = Vec::new();
    for pair in pairs {
        let [a, b] = pair.garments;
        let (hub, with) = if degree[&fold(b)] > degree[&fold(a)] {
            (b, a)
        } else {
            (a, b)
        };
        let key = fold(hub);
        match hubs.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => known.with.push((with, pair)),
            None => hubs.push((
                key,
                Hub {
                    name: hub,
                    with: vec![(with, pair)],
                },
            )),
        }
    }
    hubs.sort_by_key(|(_, hub)| std::cmp::Reverse(hub.with.len()));
    hubs.into_iter().map(|(_, hub)| hub).collect()
}

fn entry<'a>(page: &Page<'a>, hub: &Hub<'a>) -> Markup {
    html! {
        div.hub {
            h3 { (capital(&page.scope.many(hub.name))) }
            ul {
                @for (with, pair) in &hub.with {
                    li {
                        span.name { (page.scope.many(with)) }
                        span.basis { (basis(pair)) }
                        // One cell, also where it says how sure it is.
                        span.from { (page.cite(&pair.support, PLACE)) }
                    }
                }
            }
        }
    }
}

/// A mark for each time it is stated, shaped by what it rests on.
fn basis(pair: &Pair) -> Markup {
    let kinds = [
        ("look", "worn", pair.looks),
        ("tip", "advised", pair.tips),
        ("runway", "shown", pair.runways),
        ("untold", "stated", pair.untold),
    ];
    let words: Vec<String> = kinds
        .iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(_, word, count)| match count {
            1 => (*word).to_owned(),
            n => format!("{word} {n} times"),
        })
        .collect();
    html! {
        span.marks role="img" aria-label=(words.join(", ")) {
            @for (class, _, count) in kinds {
                @for _ in 0..count.min(9) { i.(class) {} }
            }
        }
    }
}
