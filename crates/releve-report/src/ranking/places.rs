use maud::{Markup, html};
use releve_insight::counted_figure;
use releve_insight::index::{Component, Entry, Movement, Value};

use super::{Page, Section, opened, opened_by, placed};
use crate::chart::RankScale;

pub(super) fn section(page: &Page) -> Section {
    let left_out = page.index.entries.len() - page.shown.len();
    if let Some(why) = page.index.too_few() {
        return Section {
            id: "names",
            name: "Names",
            title: format!("Named in {}", page.index.period.in_a_sentence()),
            lead: why,
            body: html! {
                (names(page))
                @if left_out > 0 { p.quiet { "And " (left_out) " more; " code { "--rows N" } " prints them." } }
            },
        };
    }
    Section {
        id: "ranking",
        name: "Ranking",
        title: format!("The hottest of {}", page.index.period.in_a_sentence()),
        lead:
            "The dot is the rank, the bar where it may lie; 4= is a rank that several share, ≈ marks \
               places whose bars overlap with the one above. Open a figure to see what it rests on."
                .into(),
        body: html! {
            (list(page))
            @if left_out > 0 { p.quiet { "And " (counted_figure(left_out as f64, "more place")) "; " code { "--rows N" } " prints what is left out." } }
        },
    }
}

/// The places that are shown, with their scale.
pub(super) fn list(page: &Page) -> Markup {
    let scale = RankScale::new(page.shown.iter().map(|entry| entry.interval));
    html! {
        div.rank-axis {
            (scale.axis())
            span { "interval" }
            span { "score" }
        }
        ol.ranking {
            @for (place, entry) in page.shown.iter().enumerate() {
                li id=(placed(place)) { (row(page, place, entry, &scale)) }
            }
        }
    }
}

/// Names without ranks, each with what is known of it.
pub(super) fn names(page: &Page) -> Markup {
    html! {
        ul.named {
            @for (place, entry) in page.shown.iter().enumerate() {
                li id=(placed(place)) {
                    h3 { (entry.name) }
                    p.under { (figures(page, place, entry)) }
                }
            }
        }
    }
}

fn row(page: &Page, place: usize, entry: &Entry, scale: &RankScale) -> Markup {
    let (low, high) = entry.interval;
    html! {
        p.rank { (entry.place()) }
        p.moved.(class(entry.movement)) { (arrow(entry.movement)) }
        div.who {
            h3 { (entry.name) }
            p.under { (figures(page, place, entry)) }
        }
        div.where {
            (scale.strip(entry.rank, entry.interval))
            p.range-label {
                @if entry.tied {
                    span.tie title="The interval overlaps the one above" { "≈" } " "
                }
                @if low == high { (low) } @else { (low) "–" (high) }
            }
        }
        p.score {
            a href={ "#" (opened(place)) } { (format!("{:.1}", entry.score)) }
        }
    }
}

/// Drawn, so that every machine has the same arrow; read out in words.
fn arrow(movement: Movement) -> Markup {
    let shape = |points: &str, places: usize, way: &str| {
        html! {
            svg viewBox="0 0 10 10" aria-hidden="true" { polygon points=(points) {} }
            span aria-hidden="true" { (places) }
            span.hidden { (places) @if places == 1 { " place " } @else { " places " } (way) }
        }
    };
    match movement {
        Movement::Up(places) => shape("5,1 9,9 1,9", places, "up"),
        Movement::Down(places) => shape("1,1 9,1 5,9", places, "down"),
        Movement::Same => html! { span aria-hidden="true" { "=" } span.hidden { "no change" } },
        Movement::New => html! { "new" },
        Movement::Unknown => html! {
            span aria-hidden="true" { "–" }
            span.hidden { "too little is known of the period before" }
        },
    }
}

fn class(movement: Movement) -> &'static str {
    match movement {
        Movement::Up(_) => "up",
        Movement::Down(_) => "down",
        Movement::Same | Movement::Unknown => "same",
        Movement::New => "new",
    }
}

fn figures(page: &Page, place: usize, entry: &Entry) -> Markup {
    // What is known of nobody is told once, below.
    let used = |of| {
        page.index
            .components
            .iter()
            .any(|one| one.component == of && one.share > 0.0)
    };
    let missing: Vec<&str> = entry
        .values
        .iter()
        .filter(|(component, value)| value.is_none() && used(*component))
        .map(|(component, _)| component.as_str())
        .collect();
    let there = entry.values.iter().filter_map(|(component, value)| {
        let value = value.as_ref()?;
        let counted = value.parts.iter().any(|part| !part.rows.is_empty());
        counted.then_some((*component, value))
    });
    html! {
        @for (n, (component, value)) in there.enumerate() {
            @if n > 0 { " · " }
            a href={ "#" (opened_by(place, component)) } { (figure(component, value)) }
        }
        @if !missing.is_empty() {
            span.lacking { " · not known: " (missing.join(", ")) }
        }
    }
}

/// The first part, and how many others there are.
fn figure(component: Component, value: &Value) -> String {
    let Some(first) = value.parts.first() else {
        return String::new();
    };
    let figure = first.figure(component);
    let named = match component {
        Component::Press
        | Component::Looks
        | Component::Showings
        | Component::Launches
        | Component::Collaborations => figure,
        other => format!("{other} {figure}"),
    };
    match value.parts.len() {
        1 => named,
        parts => format!("{named} (+{})", parts - 1),
    }
}
