use maud::{Markup, html};

use super::{Page, Section};
use crate::cite::{Place, mark_id, title};
use crate::imprint::imprint;
use crate::passage::Passage;

const PLACE: Place = Place {
    id: "articles",
    name: "Articles",
};

pub(super) fn section(page: &Page) -> Section {
    let in_scope = page.scope.documents().len();
    let articles: Vec<Markup> = page
        .citations
        .articles(in_scope)
        .map(|(n, document, stretches)| {
            let passage = Passage {
                document,
                stretches: stretches.spans(),
                anchor: &|at| mark_id(n, at),
                after: &|at| back(page, n, at),
                named: &[],
                from: 0,
                headings: &[],
                whole: page.options.full_text,
            };
            html! {
                article id={ "d" (n + 1) } lang=(document.lang) {
                    header {
                        p.number aria-hidden="true" { (n + 1) }
                        h3 { (title(document)) }
                        (imprint(document))
                    }
                    div.text { (passage.print()) }
                }
            }
        })
        .collect();
    Section {
        place: PLACE,
        title: "The sentences themselves",
        lead: "The articles in full. A cited passage is underlined; open one from above and it lights up, with the way back.",
        body: (!articles.is_empty()).then(|| html! { @for article in &articles { (article) } }),
    }
}

/// Seen only at the sentence that a reader has opened.
fn back(page: &Page, n: usize, at: usize) -> Markup {
    let ways = page.citations.ways_back(n, at);
    html! {
        @if !ways.is_empty() {
            span.back {
                @for (place, anchor) in &ways {
                    " " a href={ "#" (anchor) } aria-label={ "Back to " (place.name) } { "↩ " (place.name) }
                }
            }
        }
    }
}
