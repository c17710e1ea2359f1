//! One entry of a feed as a document.

use releve_facts::Document;

use crate::language;
use crate::part::File;
use crate::published::{OF_ENTRIES, stamp};
use crate::said::{self, headed, one_line};
use crate::xml::Element;

/// What a feed says of itself, before its entries.
#[derive(Debug, Default)]
pub(super) struct Channel {
    title: Option<String>,
    lang: Option<String>,
    link: Option<String>,
    /// The day on which the feed was made: that of its prices.
    pub(super) day: Option<jiff::civil::Date>,
}

impl Channel {
    /// Takes an element that stands beside the entries, or the feed's own.
    pub(super) fn add(&mut self, element: &Element) {
        let lang = element
            .attribute("xml:lang")
            .or(match element.name.as_str() {
                "language" | "dc:language" => Some(element.text()),
                _ => None,
            });
        if let Some(tag) = lang.and_then(language::tag) {
            self.lang.get_or_insert(tag);
        }
        match element.local() {
            "title" if self.title.is_none() => self.title = plain(element.text()),
            "lastbuilddate" | "pubdate" | "updated" if self.day.is_none() => {
                self.day = crate::date::day(element.text());
            }
            "link" if self.link.is_none() => self.link = link(std::iter::once(element)),
            _ => {}
        }
    }

    /// The document of an entry, and whether its whole text is there; `None`
    /// where nothing is said.
    pub(super) fn document(
        &self,
        file: &File<'_>,
        number: usize,
        entry: &Element,
        source: &str,
    ) -> Option<(Document, bool)> {
        let title = entry.child("title").or(entry.child("media:title"));
        let title = title.and_then(|title| plain(&markup(title, source)));
        let text_of = |names: &[&str]| {
            names
                .iter()
                .filter_map(|name| entry.child(name))
                .map(|element| text(element, source))
                .find(|text| !text.is_empty())
        };
        let whole = text_of(&["content:encoded", "content", "atom:content"]);
        let is_whole = whole.is_some();
        let text = whole
            .or_else(|| {
                text_of(&[
                    "description",
                    "summary",
                    "atom:summary",
                    "media:description",
                    "itunes:summary",
                ])
            })
            .unwrap_or_default();
        if title.is_none() && text.is_empty() {
            return None;
        }
        let mut document = file.document(number, headed(title.as_deref(), &text));
        document.title = title;
        document.author = author(entry);
        stamp(
            &mut document,
            OF_ENTRIES.iter().filter_map(|name| entry.said(name)),
        );
        let named = link(entry.all("link").chain(entry.all("atom:link")));
        let named = named.filter(|url| said::is_page(url)).or_else(|| {
            // An id is an address unless it says that it is none.
            let id = entry.child("guid").or(entry.child("id"))?;
            said::address(id.text()).filter(|_| id.attribute("ispermalink") != Some("false"))
        });
        document.url = named.filter(|url| said::is_page(url));
        document.source = entry
            .child("source")
            .and_then(|of| of.said("title").or(Some(of.text())).and_then(plain))
            .or_else(|| self.title.clone())
            .or_else(|| said::host(self.link.as_deref()?));
        let lang = entry.attribute("xml:lang").or(entry.said("dc:language"));
        if let Some(tag) = lang.and_then(language::tag).or_else(|| self.lang.clone()) {
            document.lang = tag;
        }
        Some((document, is_whole))
    }
}

/// Names of those who wrote an entry.
fn author(entry: &Element) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let creators = entry
        .all("dc:creator")
        .map(|creator| creator.text().to_owned());
    let people = entry.all("author").chain(entry.all("atom:author"));
    let authors = people.map(
        |author| match author.said("name").or(author.said("atom:name")) {
            Some(name) => name.to_owned(),
            None => person(author.text()).to_owned(),
        },
    );
    for name in creators.chain(authors).filter_map(|name| plain(&name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join("; "))
}

/// RSS has addresses of mail with the name in brackets: `jo@paper.example (Jo Doe)`.
/// An address alone is no name.
fn person(author: &str) -> &str {
    match author.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end().trim_end_matches(')'),
        None if author.contains('@') => "",
        _ => author,
    }
}

/// The address of what a feed tells of: of Atom's links the alternate one.
fn link<'a>(links: impl Iterator<Item = &'a Element>) -> Option<String> {
    links
        .filter(|link| matches!(link.attribute("rel"), None | Some("alternate")))
        .find_map(|link| said::address(link.attribute("href").unwrap_or(link.text())))
}

/// What an element holds as markup: XHTML stands there as it is, anything else
/// as escaped text.
fn markup<'a>(element: &'a Element, source: &'a str) -> std::borrow::Cow<'a, str> {
    if element.children.is_empty() {
        element.text().into()
    } else {
        element.inner(source).into()
    }
}

/// The text of an element, its lines kept.
fn text(element: &Element, source: &str) -> String {
    let markup = markup(element, source);
    let literal = element.attribute("type") == Some("text");
    if literal || !markup.contains(['<', '&']) {
        return markup.trim().to_owned();
    }
    crate::html::fragment(&markup)
}

/// One line without markup: titles are escaped once, twice or not at all.
pub(super) fn plain(text: &str) -> Option<String> {
    if text.contains(['<', '&']) {
        one_line(&crate::html::fragment(text))
    } else {
        one_line(text)
    }
}
