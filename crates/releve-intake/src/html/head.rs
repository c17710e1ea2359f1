//! What a page says of itself that the extractor does not tell.

use dom_query::Document;
use jiff::civil::Date;

use crate::date;

/// Where a page states its own address, the surest first.
const ADDRESSES: [(&str, &str); 2] = [
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
];

/// Where pages state their day besides Open Graph and JSON-LD.
const DAYS: [(&str, &str); 8] = [
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name=date]", "content"),
    ("meta[name='publish-date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='sailthru.date']", "content"),
    ("time[itemprop=datePublished]", "datetime"),
    ("time[pubdate]", "datetime"),
    ("article time[datetime]", "datetime"),
];

/// The canonical address.
pub(super) fn address(page: &Document) -> Option<String> {
    ADDRESSES.iter().find_map(|(place, attribute)| {
        let value = page.select_single(place).attr(attribute)?;
        let address = value.trim();
        address.starts_with("http").then(|| address.to_owned())
    })
}

/// The day of publication.
pub(super) fn day(page: &Document) -> Option<Date> {
    DAYS.iter()
        .find_map(|(place, attribute)| date::day(&page.select_single(place).attr(attribute)?))
}
