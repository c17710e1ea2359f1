use maud::html;
use releve_insight::{agreeing, counted_figure, coverage};

use super::masthead::day;
use super::{Page, Section};
use crate::cite::{Place, title};

const PLACE: Place = Place {
    id: "missing",
    name: "Limits",
};

/// What was read, what was not found, and which sections were left out for it.
pub(super) fn section(page: &Page, sections: &[Section]) -> Section {
    let coverage = coverage(&page.scope);
    // These are not of facts.
    let of_series = [
        super::course::PLACE,
        super::record::PLACE,
        super::hottest::PLACE,
    ];
    let empty: Vec<&str> = sections
        .iter()
        .filter(|section| section.body.is_none() && !of_series.contains(&section.place))
        .map(|section| section.title)
        .collect();
    let body = html! {
        ul.gaps {
            @for gap in &coverage.gaps { li { (gap) } }
            @if page.tracking.series.is_empty() {
                li { "No series of it: where it stands in its life and what is likely to come is not told. A study with downloads of search or social tools has them." }
            }
            @for gap in &page.tracking.missing { li { (gap) } }
            @if page.scope.unsure() > 0 {
                li {
                    (agreeing(
                        page.scope.unsure(),
                        "fact",
                        "is not shown: the reader holds it more likely wrong than right.",
                        "are not shown: the reader holds them more likely wrong than right.",
                    ))
                }
            }
            @if !empty.is_empty() { li { "Sections without a fact, left out: " (empty.join(" · ")) "." } }
            @if coverage.read.len() < coverage.corpus {
                li {
                    @match coverage.read.len() {
                        0 if coverage.corpus == 1 => "The one article read does not speak of it.",
                        0 => { "None of the " (coverage.corpus) " articles read speaks of it." },
                        read => {
                            @let silent = coverage.corpus - read;
                            (silent) " of the " (coverage.corpus) " articles read "
                            (if silent == 1 { "says" } else { "say" }) " nothing of it."
                        },
                    }
                }
            }
        }
        @if !coverage.read.is_empty() {
            h3 { "What was read" }
            ol.read {
                @for read in &coverage.read {
                    li {
                        span.name { (title(read.document)) }
                        span.under {
                            @if let Some(source) = &read.document.source { " " (source) }
                            @match read.document.day() {
                                Some(published) => { " " (day(published)) },
                                None => { " undated" },
                            }
                            ", " (counted_figure(read.facts as f64, "fact"))
                            @match (read.main, read.named) {
                                (true, _) => {},
                                (false, true) => { ", names it in passing" },
                                (false, false) => { ", through its pieces" },
                            }
                        }
                    }
                }
            }
        }
    };
    Section {
        place: PLACE,
        title: "What is missing",
        lead: "What these articles cannot tell, and what was read.",
        body: Some(body),
    }
}
