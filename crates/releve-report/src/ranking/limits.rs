use maud::html;

use super::{Page, Section};

pub(super) fn section(page: &Page) -> Section {
    let limits = page.index.limits();
    Section {
        id: "limits",
        name: "Limits",
        title: "What is missing".into(),
        lead: "What was not there, and what was there and did not count.".into(),
        body: html! {
            ul.gaps {
                @for limit in &limits { li { (limit) } }
                li {
                    "An interval tells how far a rank depends on which articles and weeks there happen \
                     to be. It does not tell of publications that were never read."
                }
            }
        },
    }
}
