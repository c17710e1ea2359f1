//! Who wrote a page: as its data say, as its head says, as its text does.

use html5ever::local_name;

use super::json_ld::JsonLd;
use super::{Head, Page, author, line, lines_before, text};
use crate::html::marks::Marks;

/// Names of `meta` elements, the surest first.
const AUTHORS: [&str; 8] = [
    "citation_author",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "byl",
];

/// Nodes of an element that may name an author.
const SMALL: u32 = 40;

/// The longest line that names an author, in characters.
const BYLINE: usize = 80;

/// Authors that are listed.
const MOST_AUTHORS: usize = 20;

/// The authors, in the order of the page.
pub(super) fn authors(
    page: &Page,
    head: &Head,
    data: &JsonLd,
    publication: Option<&str>,
) -> Vec<String> {
    let names = |values: &mut dyn Iterator<Item = &str>| {
        let mut found: Vec<String> = Vec::new();
        for name in values
            .take(MOST_AUTHORS)
            .filter_map(line)
            .flat_map(|value| author::names(&value))
        {
            let publication = publication
                .is_some_and(|publication| publication.to_lowercase() == name.to_lowercase());
            if found.len() < MOST_AUTHORS && !found.contains(&name) && !publication {
                found.push(name);
            }
        }
        (!found.is_empty()).then_some(found)
    };
    names(&mut data.names("author").into_iter())
        .or_else(|| {
            AUTHORS
                .iter()
                .find_map(|name| names(&mut head.values(&[name])))
        })
        .or_else(|| byline(page))
        .unwrap_or_default()
}

/// The author whom the page's text names: an element that is marked so, or a
/// short line before the text that begins as bylines do.
fn byline(page: &Page) -> Option<Vec<String>> {
    let marked = |surely: bool| {
        (0u32..).zip(&page.tree.nodes).find_map(|(at, node)| {
            if node.attributes.is_empty() || node.end - at > SMALL {
                return None;
            }
            let value = |name| node.attribute(&name).unwrap_or_default();
            let is = |name| {
                let mut words = value(name).split_ascii_whitespace();
                words.any(|word| word == "author")
            };
            let author = if surely {
                is(local_name!("rel")) || is(local_name!("itemprop"))
            } else {
                named_author(value(local_name!("class"))) && !commented(page, at)
            };
            let text = author
                .then(|| text(page, node, at))?
                .filter(|text| text.chars().count() <= BYLINE)?;
            let names = author::names(&text);
            let told = surely || names.iter().any(|name| author::person(name));
            (told && !names.is_empty()).then_some(names)
        })
    };
    marked(true).or_else(|| marked(false)).or_else(|| {
        lines_before(page).find_map(|line| {
            let names = author::led_in(&line).then(|| author::names(&line))?;
            names
                .iter()
                .any(|name| author::person(name))
                .then_some(names)
        })
    })
}

/// Lies in what readers wrote.
fn commented(page: &Page, mut at: u32) -> bool {
    while at > 0 {
        if page.marks[at as usize].has(Marks::COMMENT) {
            return true;
        }
        at = page.tree.nodes[at as usize].parent;
    }
    false
}

/// A class such as `byline` or `article__author`.
fn named_author(class: &str) -> bool {
    class.split_ascii_whitespace().any(|name| {
        let name = name.to_ascii_lowercase();
        [
            "author",
            "byline",
            "autor",
            "autoren",
            "auteur",
            "autore",
            "author-name",
        ]
        .iter()
        .any(|word| name.split(['-', '_']).any(|part| part == *word))
    })
}
