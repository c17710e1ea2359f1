//! Feeds and sitemaps, as the addresses that they name.

use std::collections::HashSet;

use jiff::civil::Date;
use releve_intake::{Answered, Format, Published, feed_links, feed_title, feeds, sitemap};

use crate::Address;
use crate::client::gunzipped;

/// What a feed or a sitemap names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Pages, in its order, each once.
    pub pages: Vec<Link>,
    /// Other lists: the sitemaps of an index, the feeds of an OPML list.
    pub lists: Vec<Link>,
    /// What it calls itself, where it is a feed that does.
    pub title: Option<String>,
    /// How many addresses of it are none that may be fetched.
    pub bad: usize,
}

/// An address that a list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where.
    pub address: Address,
    /// What the list calls it.
    pub title: Option<String>,
    /// When it last changed, as the list writes it: another stamp means that
    /// something changed.
    pub stamp: Option<String>,
    /// The day of the stamp, where it is one.
    pub day: Option<Date>,
    /// When it was published, where the list tells it.
    pub published: Option<Published>,
}

impl Listing {
    /// The addresses of a feed (RSS, Atom), a sitemap, an index of sitemaps or
    /// an OPML list, compressed or not. `most` is how many bytes it may unpack
    /// to.
    ///
    /// # Errors
    ///
    /// What it is instead, or why it cannot be read.
    ///
    /// # Example: addresses are those of the feed's own
    ///
    /// ```
    /// use releve_feeds::Listing;
    /// use releve_intake::Answered;
    ///
    /// let rss = "<rss><channel><item><link>/flats#top</link></item>
    ///     <item><link>/flats</link></item></channel></rss>";
    /// let mut answered = Answered {
    ///     address: "https://paper.example/feed".into(),
    ///     bytes: rss.into(),
    ///     charset: None,
    ///     day: None,
    /// };
    /// let listing = Listing::of(answered.clone(), 1 << 20)?;
    /// assert_eq!(listing.pages.len(), 1);
    /// assert_eq!(listing.pages[0].address.as_str(), "https://paper.example/flats");
    ///
    /// answered.bytes = b"<!doctype html><p>Welcome.".to_vec();
    /// let error = Listing::of(answered, 1 << 20).unwrap_err();
    /// assert!(error.starts_with("a web page, and no feed or sitemap"), "{error}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn of(mut answered: Answered, most: u64) -> Result<Self, String> {
        if answered.bytes.starts_with(&[0x1f, 0x8b]) {
            answered.bytes = gunzipped(&answered.bytes, most)?;
        }
        let own: Address = answered
            .address
            .parse()
            .map_err(|bad: crate::BadAddress| bad.to_string())?;
        let mut listing = Self::default();
        let mut seen = HashSet::new();
        match Format::detect(&answered.bytes, "") {
            Format::Feed => {
                let text = answered.text();
                listing.title = feed_title(&text);
                for link in feed_links(&text)? {
                    let base = match &link.base {
                        Some(base) => own.join(base).unwrap_or_else(|_| own.clone()),
                        None => own.clone(),
                    };
                    let address = base.join(&link.reference).ok();
                    let link = address.map(|address| Link {
                        address,
                        title: link.title,
                        stamp: link.stamp,
                        day: link.day,
                        published: link.published,
                    });
                    listing.add(false, link, &mut seen);
                }
            }
            Format::Sitemap => {
                for location in sitemap(&answered.text()) {
                    let link = location.url.parse().ok().map(|address| Link {
                        address,
                        title: location.title,
                        stamp: location.stamp,
                        day: location.changed,
                        published: location.published,
                    });
                    listing.add(location.sitemap, link, &mut seen);
                }
            }
            Format::Opml => {
                for feed in feeds(&answered.text()) {
                    let link = feed.url.parse().ok().map(|address| Link {
                        address,
                        title: feed.title,
                        stamp: None,
                        day: None,
                        published: None,
                    });
                    listing.add(true, link, &mut seen);
                }
            }
            Format::Html => {
                return Err(
                    "a web page, and no feed or sitemap; where it has a feed, its \
                     source names it with `application/rss+xml`"
                        .into(),
                );
            }
            _ => return Err("no feed and no sitemap".into()),
        }
        Ok(listing)
    }

    fn add(&mut self, list: bool, link: Option<Link>, seen: &mut HashSet<Address>) {
        match link {
            None => self.bad += 1,
            Some(link) if !seen.insert(link.address.clone()) => {}
            Some(link) if list => self.lists.push(link),
            Some(link) => self.pages.push(link),
        }
    }
}
