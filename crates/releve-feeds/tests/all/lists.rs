//! Feeds and sitemaps as they come.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use releve_feeds::{Listing, Outcome, Round, What};

use crate::server::Server;
use crate::{Fake, ask, options};

const MOST: u64 = 32 << 20;

/// What a list at this path names.
fn listing(server: &Server, path: &str) -> Result<Listing, String> {
    let mut round = Round::new(options(), Fake::new());
    round.ask(ask(&server.at(path), What::List));
    match round.next().unwrap().outcome {
        Outcome::Fetched(answered) => Listing::of(answered, MOST),
        other => panic!("{other:?}"),
    }
}

fn pages(listing: &Listing) -> Vec<&str> {
    listing
        .pages
        .iter()
        .map(|link| link.address.as_str())
        .collect()
}

#[test]
fn addresses_are_whole_and_come_once() {
    let server = Server::new();
    let rss = "<rss><channel><link>http://a.example/</link>\
        <item><link>/flats</link></item><item><link>flats#2</link></item>\
        <item><link>http://b.example/x</link></item><item><link>mailto:jo@b.example</link></item>\
        <item><guid isPermaLink='true'>http://c.example/y</guid></item>\
        <item><title>Nothing</title></item></channel></rss>";
    server.page("/feed", "application/rss+xml", rss);
    let listing = listing(&server, "/feed").unwrap();
    assert_eq!(
        pages(&listing),
        [
            &server.at("/flats"),
            "http://b.example/x",
            "http://c.example/y"
        ]
    );
    assert_eq!(listing.bad, 1);
}

#[test]
fn a_feed_where_it_leads_is_where_its_addresses_begin() {
    let server = Server::new();
    server.leads("/old", "/new/feed");
    server.page(
        "/new/feed",
        "text/xml",
        "<feed><entry><link href='a'/></entry></feed>",
    );
    assert_eq!(
        pages(&listing(&server, "/old").unwrap()),
        [server.at("/new/a")]
    );
}

#[test]
fn sitemaps_packed_or_not() {
    let server = Server::new();
    let index = "<sitemapindex><sitemap><loc>http://a.example/1.xml.gz</loc>\
        <lastmod>2026-11-19</lastmod></sitemap></sitemapindex>";
    server.page("/index.xml", "text/xml", index);
    let index = listing(&server, "/index.xml").unwrap();
    assert_eq!(index.lists[0].address.as_str(), "http://a.example/1.xml.gz");
    assert_eq!(index.lists[0].stamp.as_deref(), Some("2026-11-19"));
    let sitemap = "<urlset><url><loc>http://a.example/b</loc></url></urlset>";
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(sitemap.as_bytes()).unwrap();
    server.page("/1.xml.gz", "application/gzip", packed.finish().unwrap());
    assert_eq!(
        pages(&listing(&server, "/1.xml.gz").unwrap()),
        ["http://a.example/b"]
    );
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..40 {
        bomb.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    server.page("/bomb.gz", "application/gzip", bomb.finish().unwrap());
    let why = listing(&server, "/bomb.gz").unwrap_err();
    assert_eq!(why, "it is larger than 32 MiB when it is unpacked");
}

#[test]
fn what_is_broken_gives_what_stands_before() {
    let server = Server::new();
    let cut = "<rss><channel><item><link>http://a.example/b</link></item><item><li";
    server.page("/cut", "text/xml", cut);
    assert_eq!(
        pages(&listing(&server, "/cut").unwrap()),
        ["http://a.example/b"]
    );
    for (path, body, expected) in [
        (
            "/broken",
            &b"<rss><channel><item><link <<>>"[..],
            "broken XML",
        ),
        ("/page", b"<!doctype html><p>Hello", "a web page"),
        (
            "/picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\0",
            "no feed and no sitemap",
        ),
        ("/empty", b"", "no feed and no sitemap"),
        ("/deep", &b"<rss><channel>".repeat(2)[..], ""),
    ] {
        server.page(path, "text/xml", body);
        match listing(&server, path) {
            Err(why) => assert!(
                why.contains(expected) && !expected.is_empty(),
                "{path}: {why}"
            ),
            Ok(listing) => assert!(listing.pages.is_empty() && expected.is_empty(), "{path}"),
        }
    }
}

#[test]
fn entities_that_grow_stay_small() {
    let server = Server::new();
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a0 'aaaaaaaaaaaaaaaa'>");
    for n in 1..30 {
        bomb += &format!("<!ENTITY a{n} '&a{};&a{};'>", n - 1, n - 1);
    }
    bomb += "]><rss><channel><item><title>&a29;</title><link>http://a.example/b</link></item>\
        </channel></rss>";
    server.page("/bomb", "text/xml", bomb);
    let listing = listing(&server, "/bomb").unwrap();
    assert_eq!(pages(&listing), ["http://a.example/b"]);
    assert!(
        listing.pages[0]
            .title
            .as_ref()
            .is_none_or(|title| title.len() < 100)
    );
}

#[test]
fn a_feed_of_a_hundred_thousand_items() {
    let server = Server::new();
    let mut feed = String::from("<rss><channel>");
    for n in 0..100_500 {
        feed += &format!("<item><title>T {n}</title><link>/articles/{n}</link></item>");
    }
    feed += "</channel></rss>";
    server.page("/feed", "application/rss+xml", feed);
    let begin = std::time::Instant::now();
    let listing = listing(&server, "/feed").unwrap();
    assert_eq!(listing.pages.len(), 100_000);
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}

#[test]
fn encodings_are_what_bytes_say_then_what_servers_say() {
    let server = Server::new();
    let latin = b"<rss><channel><item><title>Ala\xefa</title><link>/a</link></item>";
    server.page("/latin", "text/xml; charset=ISO-8859-1", &latin[..]);
    let title = |path| listing(&server, path).unwrap().pages[0].title.clone();
    assert_eq!(title("/latin").as_deref(), Some("Alaïa"));
    // A server that names the wrong one.
    let right = "<rss><channel><item><title>Alaïa</title><link>/a</link></item>";
    server.page("/right", "text/xml; charset=ISO-8859-1", right);
    assert_eq!(title("/right").as_deref(), Some("Alaïa"));
    server.page("/odd", "text/xml; charset=klingon", right);
    assert_eq!(title("/odd").as_deref(), Some("Alaïa"));
}
