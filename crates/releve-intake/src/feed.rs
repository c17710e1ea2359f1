//! Feeds: RSS 0.9 to 2.0 (rssboard.org/rss-specification, RSS 1.0) and Atom
//! (RFC 4287), with the modules that feeds use: `content:encoded`, `dc:`,
//! `media:`.

mod addresses;
mod entry;
mod links;

pub use addresses::{Feed, Location, feeds, sitemap};
pub use links::{FeedLink, feed_links, feed_title, stamp_day};

use entry::Channel;

use crate::intake::counted;
use crate::part::File;
use crate::product::{merchant, shopify};
use crate::xml;
use crate::{Error, Intake};

/// Elements whose children are records.
pub(crate) const FRAMES: [&str; 4] = ["rss", "channel", "feed", "rdf"];

/// Entries of one feed; what is beyond is counted.
const ENTRIES: usize = 100_000;

/// The articles of a feed, or its products where it is one of products.
pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let text = file.text();
    let mut channel = Channel::default();
    let mut taken = Intake::entries(file.name);
    let (mut number, mut beyond) = (0usize, 0usize);
    let mut known = false;
    let (day, mut undated) = (file.day(), 0usize);
    let end = xml::walk(&text, &FRAMES, |element| {
        known |= FRAMES.contains(&element.local());
        if !matches!(element.local(), "item" | "entry") {
            channel.add(&element);
            return;
        }
        number += 1;
        if number > ENTRIES {
            beyond += 1;
            return;
        }
        if merchant::is_product(&element) {
            match day.or(channel.day.filter(|day| file.believed(*day))) {
                Some(day) => merchant::entry(file, day, number, &element, &mut taken),
                None => undated += 1,
            }
            return;
        }
        match channel.document(file, number, &element, &text) {
            Some((document, whole)) => {
                if !whole {
                    taken.summaries.push(taken.documents.len());
                }
                taken.documents.push(document);
            }
            None => taken.refuse(file.place(number), "an entry without title and text"),
        }
    });
    if !known {
        return Err(file.malformed("no feed; expected an element `rss`, `feed` or `rdf:RDF`"));
    }
    if undated > 0 {
        let told = file.disbelieved().or(channel.day);
        let none = shopify::no_day_but(file, told.filter(|day| !file.believed(*day)));
        if taken.is_empty() {
            return Err(none);
        }
        taken.refuse(file.name, none.why());
    }
    if let Err(broken) = end {
        if taken.is_empty() {
            return Err(file.malformed(&broken.to_string()));
        }
        taken.refuse(file.name, broken.to_string());
    }
    let short = taken.summaries.len();
    if short > 0 {
        let count = counted(short, "entry holds", "entries hold");
        taken.notes.push(format!("{count} a summary only"));
    }
    if beyond > 0 {
        let count = counted(beyond, "entry", "entries");
        taken.refuse(file.name, format!("{count} beyond {ENTRIES} were left out"));
    }
    Ok(taken)
}
