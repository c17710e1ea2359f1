use maud::{Markup, html};
use releve_insight::capital;
use releve_insight::index::Used;

use super::{Page, Section, percent};
use crate::chart::BarScale;

pub(super) fn section(page: &Page) -> Section {
    let index = page.index;
    let scale = BarScale::new([1.0].into_iter());
    Section {
        id: "formula",
        name: "Formula",
        title: "What it is made of".into(),
        lead:
            "In each component a name stands somewhere between 0 and 1: its place from below, by one \
               more than were compared. The score is the mean of these positions, weighted, times \
               100. Where nothing is known of a name it stands in the middle, neither raised nor \
               lowered by it."
                .into(),
        body: html! {
            ul.components {
                @for used in &index.components { li { (row(used, index.entries.len(), &scale)) } }
            }
            p.quiet {
                "Weights are relative; the bar is the share that a component has of all that is in \
                 use. What nothing is known of gives its share to the others."
            }
            div.recipe {
                p { "Other weights, another table. Print the weights, edit them, make the page again:" }
                pre { code { "releve index --print-weights > mine.tsv\n" (page.options.command) } }
            }
        },
    }
}

fn row(used: &Used, ranked: usize, scale: &BarScale) -> Markup {
    html! {
        p.what {
            span.name { (capital(used.component.as_str())) }
            span.under { " " (used.component.meaning()) }
        }
        p.figure {
            "weight " (used.weight)
            @if used.share > 0.0 { span.under { " · " (percent(used.share)) } }
        }
        (scale.strip(used.share))
        p.under.of {
            @match (used.measured, used.compared, used.share > 0.0) {
                (0, _, _) => { em { "missing" } },
                (one, 0, _) => { (one) " known, none to compare with" },
                (_, compared, true) => { (compared) " of " (ranked) " compared" },
                (_, compared, false) => { (compared) " compared, shown only" },
            }
        }
    }
}
