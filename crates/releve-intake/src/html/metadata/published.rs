//! When a page appeared: as its data, its head, its `time` elements, its address
//! and the lines of its text that are datelines say, in this order.

use html5ever::local_name;
use releve_facts::Precision;

use super::json_ld::JsonLd;
use super::{Head, Page, dateline, day, lines_before};
use crate::html::tag::Tag;
use crate::metadata::Published;

/// Names of `meta` elements, the surest first.
const DAYS: [&str; 19] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "last-modified",
];

/// How much of a paragraph is looked at for a dateline that leads it in, in
/// characters.
const LEAD: usize = 160;

/// The most precise date of the surest source, and whether a line of the text
/// alone tells it.
pub(super) fn published(
    page: &Page,
    head: &Head,
    data: &JsonLd,
    url: Option<&str>,
) -> (Option<Published>, bool) {
    let stated = ["datePublished", "dateCreated", "uploadDate"]
        .iter()
        .filter_map(|name| data.text(name))
        .chain(head.values(&DAYS))
        .filter_map(day::published);
    let times = || {
        page.tree.nodes.iter().filter_map(|node| {
            let time = node.tag == Tag::Time
                || node
                    .attribute(&local_name!("itemprop"))
                    .is_some_and(|name| name == "datePublished");
            let stamp = [local_name!("datetime"), local_name!("content")]
                .iter()
                .find_map(|name| node.attribute(name));
            time.then(|| day::published(stamp?))?
        })
    };
    let written = || {
        page.text
            .lines()
            .filter(|line| !line.is_empty())
            .take(3)
            .map(|line| line.chars().take(LEAD).collect())
            .chain(lines_before(page))
            .filter_map(|line: String| dateline::dated(&line))
    };
    // The most precise is the best of what is stated, then the surest.
    let mut best: Option<Published> = None;
    let mut in_line = false;
    let sources = stated
        .chain(std::iter::once_with(times).flatten())
        .chain(std::iter::once_with(|| url.and_then(day::address)).flatten())
        .map(|date| (date, false))
        .chain(
            std::iter::once_with(written)
                .flatten()
                .map(|date| (date, true)),
        );
    for (date, line) in sources {
        let finer = best.is_none_or(|best| {
            date.precision < best.precision
                && best.date.year() == date.date.year()
                && (best.precision == Precision::Year || best.date.month() == date.date.month())
        });
        if finer {
            // A day within the month that the head states is sure.
            in_line = line && (in_line || best.is_none());
            best = Some(date);
        }
        if best.is_some_and(|best| best.precision == Precision::Day) {
            break;
        }
    }
    (best, in_line)
}
