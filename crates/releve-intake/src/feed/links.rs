//! Pages that a feed tells of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::FRAMES;
use super::entry::plain;
use crate::Published;
use crate::published::OF_ENTRIES;
use crate::said::one_line;
use crate::xml::{self, Element};

/// Links of one feed; what is beyond is left out.
const LINKS: usize = 100_000;

/// Characters of a stamp that are kept: a date has forty at most.
const STAMP: usize = 64;

/// A page that a feed tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedLink {
    /// Where it is, as the feed writes it: often, but not always, a whole
    /// address.
    pub reference: String,
    /// What a reference that is no whole address starts from, as the feed
    /// writes it; the feed's own address where it says nothing.
    pub base: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it last changed, else when it was published, as the feed writes
    /// it: another stamp means that something changed.
    pub stamp: Option<String>,
    /// The day of the stamp, where it is one.
    pub day: Option<Date>,
    /// When it was published, as precisely as the feed says.
    pub published: Option<Published>,
}

/// The day that a stamp of a list tells; `None` where it tells none.
///
/// # Example: whatever the list's form
///
/// ```
/// use jiff::civil::date;
/// use releve_intake::stamp_day;
///
/// assert_eq!(stamp_day("Fri, 20 Nov 2026 08:00:00 GMT"), Some(date(2026, 11, 20)));
/// assert_eq!(stamp_day("2026-11-20T08:00:00Z"), Some(date(2026, 11, 20)));
/// assert_eq!(stamp_day("lately"), None);
/// ```
pub fn stamp_day(stamp: &str) -> Option<Date> {
    crate::date::day(stamp)
}

/// What a feed (RSS 0.9 to 2.0 or Atom) calls itself; `None` where it does not.
///
/// # Example: the title of the channel, not of an item
///
/// ```
/// let rss = "<rss><channel><item><title>Flats</title></item><title>The Paper</title></channel></rss>";
/// assert_eq!(releve_intake::feed_title(rss).as_deref(), Some("The Paper"));
/// ```
pub fn feed_title(xml: &str) -> Option<String> {
    let mut title = None;
    // What is broken off has its title mostly before.
    let _ = xml::walk(xml, &FRAMES, |element| {
        if element.local() == "title" && title.is_none() {
            title = plain(element.text());
        }
    });
    title
}

/// The pages that a feed (RSS 0.9 to 2.0 or Atom) tells of, in its order; at
/// most 100,000. What is broken off gives what stands before; entries without a
/// link are left out.
///
/// # Errors
///
/// Where it is broken before its first page, with the place.
///
/// # Example: an entry of RSS
///
/// ```
/// let rss = "<rss><channel><item><title>Flats</title><link>/flats</link>
///     <pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>";
/// let link = &releve_intake::feed_links(rss)?[0];
/// assert_eq!(link.reference, "/flats");
/// assert_eq!(link.stamp.as_deref(), Some("Fri, 20 Nov 2026 08:00:00 GMT"));
/// # Ok::<(), String>(())
/// ```
pub fn feed_links(xml: &str) -> Result<Vec<FeedLink>, String> {
    let mut all = Vec::new();
    let mut feed_base = None;
    let end = xml::walk(xml, &FRAMES, |element| {
        if !matches!(element.local(), "item" | "entry") {
            if let Some(base) = element.attribute("xml:base") {
                feed_base = Some(base.to_owned());
            }
            return;
        }
        if all.len() >= LINKS {
            return;
        }
        let Some(reference) = reference(&element) else {
            return;
        };
        let stamp = ["updated", "pubdate", "published", "dc:date", "date"]
            .iter()
            .find_map(|name| element.said(name))
            .and_then(stamp);
        all.push(FeedLink {
            reference,
            base: element
                .attribute("xml:base")
                .map(str::to_owned)
                .or_else(|| feed_base.clone()),
            title: element.said("title").and_then(plain),
            day: stamp.as_deref().and_then(crate::date::day),
            stamp,
            published: OF_ENTRIES
                .iter()
                .filter_map(|name| element.said(name))
                .find_map(Published::of_stamp),
        });
    });
    match end {
        Err(broken) if all.is_empty() => Err(broken.to_string()),
        _ => Ok(all),
    }
}

/// A date as it is written, in one line and bounded.
pub(super) fn stamp(text: &str) -> Option<String> {
    one_line(text).map(|line| line.chars().take(STAMP).collect())
}

/// What an entry points to: its alternate link, else an id that is an address.
fn reference(entry: &Element) -> Option<String> {
    let links = entry.all("link").chain(entry.all("atom:link"));
    let link = links
        .filter(|link| matches!(link.attribute("rel"), None | Some("alternate")))
        .map(|link| link.attribute("href").unwrap_or(link.text()))
        .find(|reference| !reference.is_empty());
    let id = || {
        let id = entry.child("guid").or(entry.child("id"))?;
        let text = id.text();
        let address = text.starts_with("http://") || text.starts_with("https://");
        (address && id.attribute("ispermalink") != Some("false")).then_some(text)
    };
    link.or_else(id).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_name_a_page() {
        let feed = r#"<feed xml:base="https://a.example/x/">
            <entry><link rel="edit" href="no"/><link href="b"/><updated>2026-11-20</updated></entry>
            <entry xml:base="/y/"><link rel="alternate" href="c"/></entry>
            <entry><id>https://a.example/d</id></entry>
            <entry><id>urn:uuid:1</id></entry>
            <entry><guid isPermaLink="false">https://a.example/e</guid></entry>"#;
        let links = feed_links(feed).unwrap();
        let found: Vec<_> = links
            .iter()
            .map(|link| (link.reference.as_str(), link.base.as_deref()))
            .collect();
        assert_eq!(
            found,
            [
                ("b", Some("https://a.example/x/")),
                ("c", Some("/y/")),
                ("https://a.example/d", Some("https://a.example/x/")),
            ]
        );
        assert_eq!(links[0].stamp.as_deref(), Some("2026-11-20"));
    }

    #[test]
    fn declared_entities_do_not_grow() {
        let bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>\
            <rss><channel><item><title>&b;</title><link>https://a.example/&b;</link></item>";
        assert!(
            feed_links(bomb)
                .unwrap()
                .iter()
                .all(|link| link.reference.len() < 40)
        );
    }
}
