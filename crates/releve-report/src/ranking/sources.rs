use maud::{Markup, html};
use releve_insight::counted_figure;
use releve_insight::index::Without;

use super::{Page, Section};

/// Names that are told of one source.
const NAMES: usize = 8;

pub(super) fn section(page: &Page) -> Option<Section> {
    let shown = |name: &str| page.shown.iter().any(|entry| entry.name == name);
    let sources: Vec<(&Without, Vec<_>)> = page
        .index
        .without
        .iter()
        .map(|one| {
            let moved = one.moved.iter().filter(|(name, ..)| shown(name));
            (one, moved.collect::<Vec<_>>())
        })
        .collect();
    if sources.is_empty() {
        return None;
    }
    let (moving, still): (Vec<_>, Vec<_>) = sources
        .into_iter()
        .partition(|(_, moved)| !moved.is_empty());
    let still: Vec<&str> = still.iter().map(|(one, _)| one.source.as_str()).collect();
    Some(Section {
        id: "sources",
        name: "Sources",
        title: "Without each source".into(),
        lead: "The table made again as if one publication or channel had never been read. A place \
               that falls leans on that source."
            .into(),
        body: html! {
            ul.lines.sources-left {
                @for (one, moved) in &moving { li { (head(one)) (moves(moved)) } }
            }
            @if !still.is_empty() {
                p.quiet { "No place above changes without " (still.join(", ")) "." }
            }
        },
    })
}

fn head(one: &Without) -> Markup {
    html! {
        div {
            p.name { (one.source) }
            p.under {
                @if one.documents > 0 {
                    (counted_figure(one.documents as f64, "document"))
                }
                @if one.documents > 0 && one.series > 0 { " · " }
                @if one.series > 0 { (one.series) " series" }
            }
        }
    }
}

fn moves(moved: &[&(String, usize, Option<usize>)]) -> Markup {
    // Who falls furthest is what a reader looks for.
    let mut moved = moved.to_vec();
    let fall = |with: usize, without: Option<usize>| {
        without.map_or(i64::MAX, |without| without as i64 - with as i64)
    };
    moved.sort_by_key(|(_, with, without)| std::cmp::Reverse(fall(*with, *without)));
    html! {
        p.moves {
            @for (name, with, without) in moved.iter().take(NAMES) {
                span.move.fallen[fall(*with, *without) > 0] {
                    (name) " " span.figure {
                        (with) "\u{a0}→\u{a0}"
                        @match without { Some(rank) => (rank), None => "out" }
                    }
                }
                " "
            }
            @if moved.len() > NAMES { span.under { "and " (moved.len() - NAMES) " more" } }
        }
    }
}
