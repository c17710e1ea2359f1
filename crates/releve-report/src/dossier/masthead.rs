use jiff::civil::Date;
use maud::{Markup, html};
use releve_insight::{capital, counted_figure, headline, in_words};

use super::{Page, Section};
use crate::cite::Place;

const PLACE: Place = Place {
    id: "top",
    name: "Summary",
};

pub(super) fn standfirst(page: &Page) -> Markup {
    html! {
        div.standfirst {
            @for sentence in headline(&page.scope) {
                p { (sentence.text) "\u{a0}" (page.cite(&sentence.support, PLACE)) }
            }
        }
    }
}

pub(super) fn masthead(page: &Page, standfirst: &Markup, sections: &[&Section]) -> Markup {
    let documents = page.scope.documents();
    let mut days: Vec<Date> = documents.iter().filter_map(|d| d.day()).collect();
    days.sort();
    html! {
        header.masthead #top {
            p.house { span { "Relevé" } span { "Dossier" } }
            h1 { (capital(page.scope.name())) }
            (standfirst)
            p.meta {
                (counted_figure(documents.len() as f64, "article"))
                " · " (counted_figure(page.scope.facts().len() as f64, "fact"))
                @if let (Some(first), Some(last)) = (days.first(), days.last()) {
                    @match (days.len(), documents.len()) {
                        (n, all) if n == all => { " · published " },
                        (1, all) => { " · one dated " (day(*first)) ", " (all - 1) " undated" },
                        (n, all) => { " · " (all - n) " undated, the others " },
                    }
                    @if days.len() > 1 || documents.len() == 1 {
                        @if first == last { (day(*first)) } @else { (day(*first)) " to " (day(*last)) }
                    }
                }
            }
            @if sections.len() > 2 {
                nav aria-label="Sections" {
                    ol {
                        @for section in sections {
                            li { a href={ "#" (section.place.id) } { (section.place.name) } }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn day(day: Date) -> String {
    in_words(&releve_facts::When::day(day))
}
