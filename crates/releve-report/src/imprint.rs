//! Where a text comes from.

use maud::{Markup, html};
use releve_facts::{Document, When};
use releve_insight::in_words;

use crate::cite::web;

/// One line of source, day and address.
pub(crate) fn imprint(document: &Document) -> Markup {
    html! {
        p.imprint {
            @if let Some(source) = &document.source { (source) " · " }
            @match document.day() { Some(published) => (in_words(&When::day(published))), None => "undated" }
            @match (web(document), &document.url) {
                (Some(url), _) => { " · " a href=(url) rel="noreferrer noopener" { (url) } },
                (None, Some(url)) => { " · " (url) },
                (None, None) => {},
            }
        }
    }
}
