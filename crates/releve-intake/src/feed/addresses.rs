//! Lists of addresses: OPML, and sitemaps (sitemaps.org 0.9, with the news
//! module).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Published;
use crate::said::{self, one_line};
use crate::xml::{self, Element};

/// Addresses of one list; what is beyond is left out. A sitemap has at most
/// 50,000 by its protocol.
const ADDRESSES: usize = 100_000;

/// A feed that a list names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feed {
    /// Where it is.
    pub url: String,
    /// What the list calls it.
    pub title: Option<String>,
    /// The site that it is of.
    pub site: Option<String>,
}

/// An address of a sitemap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// Where it is.
    pub url: String,
    /// Whether it is another sitemap and not a page.
    pub sitemap: bool,
    /// When it last changed or, of news, was published.
    pub changed: Option<Date>,
    /// The same as the list writes it: another stamp means that something
    /// changed.
    pub stamp: Option<String>,
    /// The headline, which sitemaps of news have.
    pub title: Option<String>,
    /// When it was published, which sitemaps of news tell.
    pub published: Option<Published>,
}

/// The feeds of an OPML list (1.0 or 2.0), whatever folders it has; each
/// address once, in the order of the list. What is broken off gives the feeds
/// of the folders that are whole.
///
/// # Example: a folder with a feed
///
/// ```
/// let opml = r#"<opml version="2.0"><body><outline text="Press">
///     <outline type="rss" text="The Paper" xmlUrl="https://paper.example/rss"/>
/// </outline></body></opml>"#;
/// let feeds = releve_intake::feeds(opml);
/// assert_eq!(feeds[0].url, "https://paper.example/rss");
/// assert_eq!(feeds[0].title.as_deref(), Some("The Paper"));
/// ```
pub fn feeds(opml: &str) -> Vec<Feed> {
    let mut all: Vec<Feed> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    // Folders nest no deeper than the tree itself, which is bounded.
    fn outline(element: &Element, each: &mut impl FnMut(Feed)) {
        if let Some(url) = element.attribute("xmlurl").and_then(said::address) {
            let title = element.attribute("text").or(element.attribute("title"));
            each(Feed {
                url,
                title: title.and_then(one_line),
                site: element.attribute("htmlurl").and_then(said::address),
            });
        }
        for child in &element.children {
            outline(child, each);
        }
    }
    let _ = xml::walk(opml, &["opml", "body"], |element| {
        outline(&element, &mut |feed| {
            if all.len() < ADDRESSES && seen.insert(feed.url.clone()) {
                all.push(feed);
            }
        });
    });
    all
}

/// The addresses of a sitemap or of an index of sitemaps, in its order. What is
/// broken off gives what stands before.
///
/// # Example: news
///
/// ```
/// let xml = r#"<urlset><url><loc>https://paper.example/flats</loc>
///     <lastmod>2026-11-20T08:00:00Z</lastmod></url></urlset>"#;
/// let page = &releve_intake::sitemap(xml)[0];
/// assert_eq!(page.url, "https://paper.example/flats");
/// assert_eq!(page.changed, Some(jiff::civil::date(2026, 11, 20)));
/// assert!(!page.sitemap);
/// ```
pub fn sitemap(xml: &str) -> Vec<Location> {
    let mut all = Vec::new();
    let _ = xml::walk(xml, &["urlset", "sitemapindex"], |element| {
        let sitemap = match element.local() {
            "url" => false,
            "sitemap" => true,
            _ => return,
        };
        let part = |parent: &'_ Element, name: &str| {
            parent
                .children
                .iter()
                .find(|child| child.local() == name)
                .map(|child| child.text().to_owned())
        };
        let Some(url) = part(&element, "loc").and_then(|loc| said::address(&loc)) else {
            return;
        };
        let news = element
            .children
            .iter()
            .find(|child| child.name == "news:news");
        let published = news.and_then(|news| part(news, "publication_date"));
        let day = published.as_deref().and_then(Published::of_stamp);
        let stamp = published.or_else(|| part(&element, "lastmod"));
        let title = news.and_then(|news| one_line(&part(news, "title")?));
        if all.len() < ADDRESSES {
            all.push(Location {
                url,
                sitemap,
                changed: stamp.as_deref().and_then(crate::date::day),
                stamp: stamp.as_deref().and_then(super::links::stamp),
                title,
                published: day,
            });
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_sitemaps_and_news_are_told_apart() {
        let index = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap>";
        assert!(sitemap(index)[0].sitemap);
        let news = "<urlset xmlns:news='n'><url><loc>https://a.example/b</loc><lastmod>2020-01-01</lastmod>\
            <news:news><news:publication_date>2026-11-19</news:publication_date>\
            <news:title>Flats &amp; clogs</news:title></news:news></url><url><loc>ftp://x</loc></url></urlset>";
        let all = sitemap(news);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].title.as_deref(), Some("Flats & clogs"));
        assert_eq!(all[0].changed, Some(jiff::civil::date(2026, 11, 19)));
        let day = all[0].published.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2026-11-19"));
        // When a page last changed is not when it was published.
        let plain =
            "<urlset><url><loc>https://a.example/b</loc><lastmod>2020-01-01</lastmod></url>";
        assert_eq!(sitemap(plain)[0].published, None);
    }

    #[test]
    fn a_feed_is_listed_once() {
        let line = "<outline xmlUrl='https://a.example/rss' title='A'/>";
        let opml =
            format!("<opml><head><title>x</title></head><body>{line}<outline>{line}</outline>");
        assert_eq!(feeds(&opml).len(), 1);
        let deep = format!("<opml><body>{}{line}", "<outline>".repeat(100_000));
        assert!(feeds(&deep).is_empty());
    }
}
