//! What a page says of itself: in JSON-LD, in its head, in its text, in its
//! address, the surest first.

mod author;
mod day;
mod json_ld;
mod title;

use html5ever::local_name;

use super::block::Block;
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{Node, Tree};
use super::written;
use crate::language;
use crate::metadata::{Metadata, Precision, Published};
use json_ld::JsonLd;

/// Names of `meta` elements, the surest first.
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "citation_title"];
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
const PUBLICATIONS: [&str; 5] = [
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "application-name",
    "al:android:app_name",
];
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
const LANGUAGES: [&str; 4] = ["content-language", "og:locale", "language", "dc.language"];

/// Lines before the article that may hold its author and day, in letters.
const LINE: u32 = 120;

/// Bytes of a value that are read: it is a line, whatever a page puts there.
const LONGEST: usize = 2_000;

/// Nodes of an element that may name an author.
const SMALL: u32 = 40;

/// The longest line that names an author, in characters.
const BYLINE: usize = 80;

/// Letters of the longest line behind the text's beginning that may be its day.
const DAY: u32 = 40;

/// How far into a paragraph a day may lead it in, in characters.
const LEAD: usize = 40;

/// Authors that are listed.
const MOST_AUTHORS: usize = 20;

/// A page while its words about itself are gathered.
pub(super) struct Page<'a> {
    pub(super) tree: &'a Tree,
    pub(super) marks: &'a [Marks],
    /// All of its blocks.
    pub(super) blocks: &'a [Block],
    /// The main text.
    pub(super) text: &'a str,
    /// The first node of the main text.
    pub(super) begins: u32,
}

/// All that a page says of itself.
pub(super) fn of(page: &Page) -> Metadata {
    let head = Head::of(page.tree);
    let data = JsonLd::of(page.tree);
    let url = url(page.tree, &head, &data);
    let publication = publication(&head, &data);
    Metadata {
        title: headline(page, &head, &data, publication.as_deref()),
        authors: authors(page, &head, &data, publication.as_deref()),
        published: published(page, &head, &data, url.as_deref()),
        lang: lang(page, &head, &data),
        publication,
        url,
    }
}

/// The `meta` elements of a page by name.
struct Head<'a>(Vec<(String, &'a str)>);

impl<'a> Head<'a> {
    fn of(tree: &'a Tree) -> Self {
        let mut metas = Vec::new();
        for node in tree.nodes.iter().filter(|node| node.tag == Tag::Meta) {
            let Some(content) = node.attribute(&local_name!("content")) else {
                continue;
            };
            let content = content.trim();
            for name in [
                local_name!("property"),
                local_name!("name"),
                local_name!("itemprop"),
                local_name!("http-equiv"),
            ] {
                if let Some(name) = node.attribute(&name)
                    && !content.is_empty()
                {
                    metas.push((name.trim().to_ascii_lowercase(), content));
                }
            }
        }
        Self(metas)
    }

    /// All values of the names, in the order of the names.
    fn values<'b>(&'b self, names: &'b [&str]) -> impl Iterator<Item = &'a str> + 'b {
        names.iter().flat_map(|name| {
            self.0
                .iter()
                .filter(move |(known, _)| known == name)
                .map(|(_, value)| *value)
        })
    }
}

/// A value on one line, entities that were escaped twice read, `None` if empty.
fn line(value: &str) -> Option<String> {
    let mut end = value.len().min(LONGEST);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    let value = &value[..end];
    let read;
    let value = if value.contains('&') && value.contains(';') || value.contains('<') {
        read = Tree::parse(value)
            .nodes
            .iter()
            .filter_map(|node| node.text.as_deref())
            .collect::<String>();
        &read
    } else {
        value
    };
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn url(tree: &Tree, head: &Head, data: &JsonLd) -> Option<String> {
    let canonical = tree.nodes.iter().find_map(|node| {
        let link = node.tag == Tag::Link
            && node
                .attribute(&local_name!("rel"))
                .is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"));
        link.then(|| node.attribute(&local_name!("href")))?
    });
    canonical
        .into_iter()
        .chain(head.values(&["og:url"]))
        .chain(data.text("url"))
        .map(str::trim)
        .find(|url| url.starts_with("http://") || url.starts_with("https://"))
        .map(str::to_owned)
}

fn publication(head: &Head, data: &JsonLd) -> Option<String> {
    head.values(&PUBLICATIONS[..1])
        .chain(data.names("publisher"))
        .chain(head.values(&PUBLICATIONS[1..]))
        .filter(|name| !name.starts_with("http"))
        .find_map(line)
}

/// The text of an element.
fn text(page: &Page, node: &Node, at: u32) -> Option<String> {
    let whole = Block {
        element: at,
        from: at,
        to: node.end,
        count: Default::default(),
        linked: 0,
    };
    line(&written::line(page.tree, page.marks, &whole))
}

fn headline(page: &Page, head: &Head, data: &JsonLd, publication: Option<&str>) -> Option<String> {
    let elements = |tag: Tag| {
        (0u32..)
            .zip(&page.tree.nodes)
            .filter(move |(_, node)| node.tag == tag)
    };
    let headings: Vec<String> = elements(Tag::H1)
        .take(10)
        // A heading that is linked is the name of the site.
        .filter(|(at, node)| {
            let linked = |node: &Node| node.tag == Tag::A;
            let held = &page.tree.nodes[*at as usize..node.end as usize];
            !linked(&page.tree.nodes[node.parent as usize]) && !held.iter().any(linked)
        })
        .filter_map(|(at, node)| text(page, node, at))
        .collect();
    let title = elements(Tag::Title).find_map(|(at, node)| {
        let texts = &page.tree.nodes[at as usize..node.end as usize];
        line(
            &texts
                .iter()
                .filter_map(|node| node.text.as_deref())
                .collect::<String>(),
        )
    });
    let stated = data
        .text("headline")
        .into_iter()
        .chain(head.values(&TITLES))
        .find_map(line)
        .or(title);
    match stated {
        Some(stated) => line(&title::clean(&stated, &headings, publication)),
        None => headings.into_iter().next(),
    }
}

fn authors(page: &Page, head: &Head, data: &JsonLd, publication: Option<&str>) -> Vec<String> {
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

/// Short lines from the main heading, or a few lines before the text, to where
/// the text is under way.
fn lines_before<'a>(page: &'a Page) -> impl Iterator<Item = String> + 'a {
    let text = page
        .blocks
        .partition_point(|block| block.from < page.begins);
    let (from, to) = (text.saturating_sub(12), (text + 12).min(page.blocks.len()));
    page.blocks[from..to]
        .iter()
        .enumerate()
        .filter(move |(at, block)| {
            let near = from + at < text + 3;
            block.count.letters <= if near { LINE } else { DAY }
        })
        .map(|(_, block)| written::line(page.tree, page.marks, block))
}

fn published(page: &Page, head: &Head, data: &JsonLd, url: Option<&str>) -> Option<Published> {
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
            .filter_map(|line| day::written(&line))
    };
    // The most precise is the best of what is stated, then the surest.
    let mut best: Option<Published> = None;
    let sources = stated
        .chain(std::iter::once_with(times).flatten())
        .chain(std::iter::once_with(|| url.and_then(day::address)).flatten())
        .chain(std::iter::once_with(written).flatten());
    for date in sources {
        let finer = best.is_none_or(|best| {
            best.precision < date.precision
                && best.date.year() == date.date.year()
                && (best.precision == Precision::Year || best.date.month() == date.date.month())
        });
        if finer {
            best = Some(date);
        }
        if best.is_some_and(|best| best.precision == Precision::Day) {
            break;
        }
    }
    best
}

/// The language of the text; the declared tag where its language agrees or the
/// text does not tell. Templates declare what they like.
fn lang(page: &Page, head: &Head, data: &JsonLd) -> Option<String> {
    let declared: Vec<String> = page
        .tree
        .nodes
        .iter()
        .filter(|node| node.tag == Tag::Html)
        .filter_map(|node| {
            node.attribute(&local_name!("lang")).or_else(|| {
                let long = node
                    .attributes
                    .iter()
                    .find(|a| &*a.name.local == "xml:lang");
                long.map(|attribute| &*attribute.value)
            })
        })
        .chain(data.text("inLanguage"))
        .chain(head.values(&LANGUAGES))
        .filter_map(language::tag)
        .collect();
    match language::told(page.text) {
        Some(told) => declared
            .into_iter()
            .find(|tag| tag.split('-').next() == Some(told))
            .or_else(|| Some(told.to_owned())),
        None => declared.into_iter().next(),
    }
}
