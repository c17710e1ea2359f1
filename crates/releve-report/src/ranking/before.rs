use maud::{Markup, html};
use releve_insight::capital;
use releve_insight::index::{Earlier, Entry};

use super::{Page, Section};

pub(super) fn section(page: &Page) -> Option<Section> {
    let index = page.index;
    let mut tables: Vec<&Earlier> = index
        .earlier
        .iter()
        .filter(|t| !t.ranks.is_empty())
        .collect();
    tables.reverse();
    if tables.is_empty() && index.editions.is_empty() {
        return None;
    }
    let published: Vec<&Earlier> = index.editions.iter().chain(&index.earlier).collect();
    Some(Section {
        id: "earlier",
        name: "Earlier",
        title: "How it came to this".into(),
        lead: "A period that was published stays as it was published; where it would be \
               another table today, both ranks stand there."
            .into(),
        body: html! {
            @if !tables.is_empty() {
                div.wide {
                    table.earlier {
                        thead {
                            tr {
                                th scope="col" { "Rank" }
                                @for table in &tables { (heading(table)) }
                                th.now scope="col" { (index.period.in_words()) }
                            }
                        }
                        tbody {
                            @for entry in page.shown {
                                tr {
                                    th scope="row" { (entry.name) }
                                    @for table in &tables { td { (cell(table, entry)) } }
                                    td.now { (entry.rank) }
                                }
                            }
                        }
                    }
                }
            }
            ul.gaps { @for table in published { (told(table)) } }
        },
    })
}

fn heading(table: &Earlier) -> Markup {
    html! {
        th scope="col" {
            (table.period.in_words())
            span.under {
                @match &table.published {
                    Some((day, 1, _)) => { "published " (day) },
                    Some((day, edition, _)) => { "edition " (edition) ", " (day) },
                    None => "as of today",
                }
            }
        }
    }
}

fn cell(table: &Earlier, entry: &Entry) -> Markup {
    let restated = table.restated.iter().find(|(name, ..)| *name == entry.name);
    html! {
        @match table.ranks.get(&entry.name) { Some(rank) => (rank), None => "–" }
        @if let Some((_, _, now)) = restated {
            span.restated title="What today’s data would say" {
                " (today " @match now { Some(now) => (now), None => "–" } ")"
            }
        }
    }
}

fn told(table: &Earlier) -> Markup {
    let period = capital(&table.period.in_a_sentence());
    html! {
        @if let Some((day, edition, program)) = &table.published {
            li {
                (period) " was published on " (day) " by " (program)
                @if *edition > 1 { ", as edition " (edition) }
                @if table.other_weights { ", by other weights than those of this page" }
                @if table.other_method { ", by another method than that of this page" }
                @match table.restated.len() {
                    0 => { "; computed today it is the same." },
                    1 => { "; computed today one name ranks otherwise." },
                    more => { "; computed today " (more) " names rank otherwise." },
                }
            }
        }
    }
}
