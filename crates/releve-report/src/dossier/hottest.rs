//! Its place in the open index.

use maud::{Markup, html};
use releve_insight::index::{INTERVAL, Index};
use releve_insight::one_name;

use super::{Page, Section};
use crate::cite::Place;
use crate::ranking::around;

pub(super) const PLACE: Place = Place {
    id: "index",
    name: "Index",
};
/// So many places stand around it.
const ROWS: usize = 5;

pub(super) fn section(page: &Page) -> Section {
    Section {
        place: PLACE,
        title: "Its place among others",
        lead: "The open index of the quarter of the last article, or of the one before where that has hardly begun, by all that was read and measured. The dot is the rank, the bar where it may lie; ≈ marks places whose bars overlap with the one above. Each figure opens what it rests on.",
        body: page.index.and_then(|index| body(page, index)),
    }
}

fn body(page: &Page, index: &Index) -> Option<Markup> {
    let is_meant = |name: &str| one_name(name, page.scope.name());
    if let Some(why) = index.too_few() {
        let named = index.entries.iter().any(|entry| is_meant(&entry.name));
        return named.then(|| html! { p.of { (why) } });
    }
    let (rank, places, evidence) = around(index, page.scope.corpus(), ROWS, is_meant)?;
    Some(html! {
        p.of {
            "Number " (rank) " of " (index.entries.len()) " among "
            (index.kind.plural().to_lowercase()) ", " (index.period.in_words())
            "; weights: " (index.weights.0) ". The interval holds " (format!("{INTERVAL:.0}"))
            "\u{a0}% of " (index.resamples.0) " resamples."
        }
        (places)
        details.rows-of {
            summary { "What each place rests on" }
            (evidence)
        }
        ul.gaps { @for limit in index.limits() { li { (limit) } } }
    })
}
