//! What must hold of every page.

mod annotated_articles;
mod attacks;
#[path = "../gold/mod.rs"]
mod gold;
mod index;
mod setting;
mod small_corpus;
mod tracked;

use std::collections::HashSet;

use releve_facts::Statement;

/// The values of an attribute, in the order of the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let before = format!(" {attribute}=\"");
    let parts = page.split(before.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[track_caller]
pub(crate) fn check(page: &str) {
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<link"));
    assert!(!page.contains("href=\"javascript:"));
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(values(page, "src").is_empty());
    let ids = values(page, "id");
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for link in values(page, "href") {
        if let Some(anchor) = link.strip_prefix('#') {
            assert!(known.contains(anchor), "#{anchor} leads nowhere");
        }
    }
    for id in values(page, "aria-labelledby")
        .iter()
        .flat_map(|ids| ids.split(' '))
    {
        assert!(known.contains(id), "{id} labels nothing");
    }
}

pub(crate) fn stated(json: serde_json::Value) -> Statement {
    serde_json::from_value(json).unwrap()
}
