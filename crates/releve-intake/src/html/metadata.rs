//! What a page says of itself: in JSON-LD, in its head, in its text, in its
//! address, the surest first.

mod author;
mod byline;
mod dateline;
mod day;
mod json_ld;
mod published;
mod title;

use html5ever::local_name;

use super::block::Block;
use super::marks::Marks;
use super::tag::Tag;
use super::tree::{Node, Tree};
use super::written;
use crate::language;
use crate::metadata::Metadata;
use crate::said;
use json_ld::JsonLd;

/// Names of `meta` elements, the surest first.
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "citation_title"];
const PUBLICATIONS: [&str; 5] = [
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "application-name",
    "al:android:app_name",
];
const LANGUAGES: [&str; 4] = ["content-language", "og:locale", "language", "dc.language"];

/// Lines before the article that may hold its author and day, in letters.
const LINE: u32 = 120;

/// Bytes of a value that are read: it is a line, whatever a page puts there.
const LONGEST: usize = 2_000;

/// Letters of the longest line behind the text's beginning that may be its day.
const DAY: u32 = 40;

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
    let (published, in_line) = published::published(page, &head, &data, url.as_deref());
    Metadata {
        title: headline(page, &head, &data, publication.as_deref()),
        authors: byline::authors(page, &head, &data, publication.as_deref()),
        published,
        in_line,
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
        .find(|url| {
            (url.starts_with("http://") || url.starts_with("https://")) && said::is_page(url)
        })
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
