//! XML one record at a time: what stands inside a frame (`channel`, `feed`,
//! `urlset` …) is built as a small tree, handed on and forgotten.
//!
//! Entities that a document declares are never expanded, so that none can
//! grow: an unknown `&name;` stays as it is written. Namespaces are told by
//! their customary prefixes, as feeds in the wild are read.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements open at a time; deeper documents are refused.
const DEPTH: usize = 256;

/// Attributes of an element that are kept.
const ATTRIBUTES: usize = 64;

/// An element with all that is inside it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Name with its prefix, in lower case: `dc:creator`.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Character data directly inside it, references resolved.
    text: String,
    pub(crate) children: Vec<Element>,
    /// What stands between its tags, as written.
    inner: (usize, usize),
}

impl Element {
    /// Its own character data, trimmed.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The markup between its tags.
    pub(crate) fn inner<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.inner.0..self.inner.1).unwrap_or_default()
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All children of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name that holds something.
    pub(crate) fn child<'a>(&'a self, name: &'a str) -> Option<&'a Element> {
        self.all(name)
            .find(|child| !child.text().is_empty() || !child.children.is_empty())
    }

    /// The text of the first child of a name that has any.
    pub(crate) fn said<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.all(name)
            .map(Element::text)
            .find(|text| !text.is_empty())
    }

    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }

    fn open(tag: &BytesStart<'_>, at: usize) -> Self {
        let attributes = tag
            .html_attributes()
            .with_checks(false)
            .flatten()
            .take(ATTRIBUTES)
            .map(|attribute| {
                let name = attribute.key.as_ref().to_ascii_lowercase();
                (name, resolved(attribute.value.as_ref()))
            })
            .collect();
        Self {
            name: tag.name().as_ref().to_ascii_lowercase(),
            attributes,
            inner: (at, at),
            ..Self::default()
        }
    }
}

/// Why a document was not read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// No XML from this byte on.
    At(u64),
    /// More than [`DEPTH`] elements are open.
    Deep,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(byte) => write!(f, "broken XML at byte {byte}; what stands before was read"),
            Self::Deep => write!(
                f,
                "nested deeper than {DEPTH} elements; what stands before was read"
            ),
        }
    }
}

/// Hands every element that stands directly inside one of `frames` to `each`,
/// in order, and for a frame itself an element without children.
pub(crate) fn walk(
    source: &str,
    frames: &[&str],
    mut each: impl FnMut(Element),
) -> Result<(), Broken> {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    // Elements that are being built, the innermost last; frames are not.
    let mut open: Vec<Element> = Vec::new();
    loop {
        let before = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => return Err(Broken::At(reader.error_position().max(before))),
        };
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Event::Start(tag) => {
                let element = Element::open(&tag, at);
                if open.is_empty() && frames.contains(&element.local()) {
                    each(element);
                } else if open.len() >= DEPTH {
                    return Err(Broken::Deep);
                } else {
                    open.push(element);
                }
            }
            Event::Empty(tag) => close(&mut open, Element::open(&tag, at), &mut each),
            Event::End(tag) => {
                let name = tag.name().as_ref().to_ascii_lowercase();
                // A tag that closes nothing is passed over; one that closes an
                // outer element closes those inside it.
                if let Some(place) = open.iter().rposition(|element| element.name == name) {
                    let end = usize::try_from(before).unwrap_or(at);
                    while open.len() > place {
                        let Some(mut element) = open.pop() else { break };
                        element.inner.1 = end.max(element.inner.0);
                        close(&mut open, element, &mut each);
                    }
                }
            }
            Event::Text(text) => append(&mut open, &text.into_inner()),
            Event::CData(text) => append(&mut open, &text.into_inner()),
            Event::GeneralRef(name) => {
                let name = name.into_inner();
                append(&mut open, &referred(&name).unwrap_or(format!("&{name};")));
            }
            Event::Eof if open.is_empty() => return Ok(()),
            // Cut off inside an element, which is incomplete and not handed on.
            Event::Eof => return Err(Broken::At(source.len() as u64)),
            Event::Decl(_) | Event::DocType(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn close(open: &mut [Element], element: Element, each: &mut impl FnMut(Element)) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => each(element),
    }
}

/// The name of the outermost element, in lower case and without its prefix.
pub(crate) fn root(head: &str) -> Option<String> {
    let mut reader = Reader::from_str(head);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                return Some(local(&tag.name().as_ref().to_ascii_lowercase()).to_owned());
            }
            Event::Text(text) if !text.trim().is_empty() => return None,
            Event::CData(_) | Event::GeneralRef(_) | Event::Eof => return None,
            _ => {}
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// What a reference stands for: the five names of XML and numbers. HTML's
/// names are resolved where a field is read as HTML.
fn referred(name: &str) -> Option<String> {
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|letter| *letter != '\0')?
        }
    };
    Some(letter.to_string())
}

/// An attribute's value with its references resolved.
fn resolved(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest reference of use, `&#x10FFFF;`, has ten bytes.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| Some((referred(rest.get(1..end)?)?, end + 1)));
        match known {
            Some((letter, end)) => {
                text.push_str(&letter);
                rest = &rest[end..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elements(source: &str) -> (Vec<Element>, Result<(), Broken>) {
        let mut all = Vec::new();
        let end = walk(source, &["rss", "channel"], |element| all.push(element));
        (all, end)
    }

    #[test]
    fn records_stand_inside_frames() {
        let source = "<rss><channel><title>A &amp; B&#x27;s</title>\
            <item url='a?b=1&amp;c=2'><dc:Creator>Jo</dc:Creator><b>x<i/>y</b></item></channel></rss>";
        let (all, end) = elements(source);
        assert_eq!(end, Ok(()));
        let names: Vec<&str> = all.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["rss", "channel", "title", "item"]);
        assert_eq!(all[2].text(), "A & B's");
        let item = &all[3];
        assert_eq!(item.attribute("url"), Some("a?b=1&c=2"));
        assert_eq!(item.said("dc:creator"), Some("Jo"));
        assert_eq!(item.child("b").unwrap().inner(source), "x<i/>y");
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let bomb = format!(
            "<!DOCTYPE rss [<!ENTITY a \"lol\">{}]><rss><channel><title>&j;</title></channel></rss>",
            (b'b'..=b'j')
                .map(|name| format!(
                    "<!ENTITY {} \"{}\">",
                    char::from(name),
                    format!("&{};", char::from(name - 1)).repeat(10)
                ))
                .collect::<String>()
        );
        let (all, end) = elements(&bomb);
        assert_eq!(end, Ok(()));
        assert_eq!(all.last().unwrap().text(), "&j;");
    }

    #[test]
    fn what_is_cut_off_or_deep_ends_with_what_was_whole() {
        let (all, end) = elements("<rss><channel><item>a</item><item>b");
        assert_eq!(all.last().unwrap().text(), "a");
        assert!(matches!(end, Err(Broken::At(_))));
        let (_, end) = elements(&"<x>".repeat(100_000));
        assert_eq!(end, Err(Broken::Deep));
        // Outer ends close what is inside, stray ends nothing.
        let (all, end) = elements("<rss></p><item><p>a<b>c</item><item/></rss>");
        assert_eq!((all.len(), end), (3, Ok(())));
    }

    #[test]
    fn the_root_is_told_from_the_head() {
        for (head, name) in [
            ("<?xml version='1.0'?><!-- x --><rss version=", None),
            ("<?xml version='1.0'?><!-- x --><rss>", Some("rss")),
            ("<atom:feed xmlns:atom='a'><ti", Some("feed")),
            ("text <b>", None),
        ] {
            assert_eq!(root(head).as_deref(), name, "{head}");
        }
    }
}
