//! What a round fetches, leaves and tells.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use super::server::{Server, answer};
use super::{ONCE, feed, page, paper, round};
use crate::program::{err, rows, run, study, well};

#[test]
fn what_a_list_calls_a_feed_later_is_kept() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    let feed = server.at("/feed");
    let title = || rows("SELECT title FROM feed", at)[0]["title"].clone();
    round(&[&feed], &[], at);
    assert_eq!(title(), "The Paper");
    let opml =
        format!("<opml><body><outline text='Ledger of Flats' xmlUrl='{feed}'/></body></opml>");
    fs::write(at.join("feeds.opml"), &opml).unwrap();
    round(&["feeds.opml"], &[], at);
    assert_eq!(title(), "Ledger of Flats");
    // Named again by its address, or in a list that is fetched.
    round(&[&feed], &[], at);
    assert_eq!(title(), "Ledger of Flats");
    server.page("/list.opml", "text/x-opml", opml.replace("Flats", "Clogs"));
    round(&[&server.at("/list.opml")], &[], at);
    let titles = rows("SELECT title FROM feed ORDER BY id LIMIT 1", at);
    assert_eq!(titles[0]["title"], "Ledger of Clogs");
}

#[test]
fn what_is_new_is_fetched_once() {
    let folder = study();
    let at = folder.path();
    let server = paper(4);
    server.status("/3", "404 Not Found", &[]);
    let opml = format!(
        "<opml><body><outline text='The Paper' xmlUrl='{}'/></body></opml>",
        server.at("/feed")
    );
    fs::write(at.join("feeds.opml"), opml).unwrap();
    let first = round(&["feeds.opml"], &[], at);
    assert_eq!(first["documents"], 3, "{first}");
    assert_eq!(first["pages"]["named"], 4);
    assert_eq!(first["pages"]["fetched"], 3);
    assert_eq!(first["refused"][0]["where"], server.at("/3"));
    assert_eq!(first["refused"][0]["why"], "there is nothing (status 404)");
    assert!(first["facts"].as_u64().unwrap() >= 3);
    // The same again: the feed is asked, and nothing else.
    let before = server.asked().len();
    let second = round(&[], &[], at);
    assert_eq!(
        (&second["documents"], &second["feeds"]["fetched"]),
        (&0.into(), &1.into())
    );
    assert_eq!(server.asked()[before..], ["/feed"]);
    let history = well(&["history", "a.releve"], at);
    assert!(
        history.contains("watch feeds.opml  (3 documents"),
        "{history}"
    );
    assert!(history.contains("1 refused"), "{history}");
    let status = well(&["status", "a.releve"], at);
    assert!(
        status.contains("Watched\n          3  The Paper\n"),
        "{status}"
    );
    assert!(status.contains("there is nothing (status 404)"), "{status}");
    let addresses = rows("SELECT address, title FROM documents ORDER BY 1", at);
    assert_eq!(addresses[0]["address"], server.at("/0"));
    assert_eq!(addresses[0]["title"], "Flats 0");
}

#[test]
fn what_changed_is_a_new_version_and_what_did_not_is_not_sent() {
    let folder = study();
    let at = folder.path();
    let server = Server::new();
    let sitemap = |stamp: &str| {
        let page = server.at("/0");
        format!("<urlset><url><loc>{page}</loc><lastmod>{stamp}</lastmod></url></urlset>")
    };
    let state = Arc::new(AtomicUsize::new(1));
    let version = Arc::clone(&state);
    server.on("/0", move |stream, request| {
        let tag = format!("\"{}\"", version.load(Ordering::SeqCst));
        if request.headers.get("if-none-match") == Some(&tag) {
            return answer(stream, "304 Not Modified", &[("etag", &tag)], b"");
        }
        let body = page(0).replace("Bella", if tag == "\"1\"" { "Bella" } else { "Gigi" });
        answer(
            stream,
            "200 OK",
            &[("etag", &tag), ("content-type", "text/html")],
            body.as_bytes(),
        );
    });
    let list = server.at("/sitemap.xml");
    server.page("/sitemap.xml", "text/xml", sitemap("2026-11-18"));
    assert_eq!(round(&[&list], &[], at)["documents"], 1);
    // The list says that it changed; it did not.
    server.page("/sitemap.xml", "text/xml", sitemap("2026-11-19"));
    let second = round(&[&list], &[], at);
    assert_eq!(
        (&second["pages"]["unchanged"], &second["documents"]),
        (&1.into(), &0.into())
    );
    state.store(2, Ordering::SeqCst);
    server.page("/sitemap.xml", "text/xml", sitemap("2026-11-20"));
    let third = round(&[&list], &[], at);
    assert_eq!(
        (&third["versions"], &third["documents"]),
        (&1.into(), &1.into())
    );
    let texts = rows("SELECT doc, latest FROM document ORDER BY id", at);
    assert_eq!(texts[1]["doc"], "0@2");
    assert_eq!(texts[0]["latest"], 0);
}

#[test]
fn an_index_of_sitemaps_is_followed_and_old_pages_left_out() {
    let folder = study();
    let at = folder.path();
    let server = paper(3);
    let url = |n: usize, day: &str| {
        format!(
            "<url><loc>{}</loc><lastmod>{day}</lastmod></url>",
            server.at(&format!("/{n}"))
        )
    };
    let index = format!(
        "<sitemapindex><sitemap><loc>{0}</loc><lastmod>2026-11-01</lastmod></sitemap>\
         <sitemap><loc>{0}</loc></sitemap></sitemapindex>",
        server.at("/1.xml")
    );
    server.page("/index.xml", "text/xml", index);
    let part = format!(
        "<urlset>{}{}</urlset>",
        url(0, "2026-10-31"),
        url(1, "2026-11-01")
    );
    server.page("/1.xml", "text/xml", part);
    let list = server.at("/index.xml");
    let first = round(&[&list], &["--since", "2026-11-01"], at);
    assert_eq!(
        (&first["documents"], &first["feeds"]["fetched"]),
        (&1.into(), &2.into())
    );
    // A part that is as old as it was is not asked for again.
    let second = round(&[&list], &[], at);
    assert_eq!(second["feeds"]["fetched"], 1, "{second}");
    assert!(!server.asked().contains(&"/0".to_owned()));
}

#[test]
fn pages_that_are_none_are_refused() {
    let folder = study();
    let at = folder.path();
    let server = paper(6);
    server.page(
        "/robots.txt",
        "text/plain",
        "User-agent: releve\nDisallow: /0",
    );
    server.page(
        "/1",
        "image/png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0".as_slice(),
    );
    server.page("/2", "application/rss+xml", feed(7..9));
    server.page("/3", "text/html", "");
    // Latin letters that claim to be something else.
    let latin: Vec<u8> = page(4)
        .replace("Bella Hadid", "Alaïa")
        .chars()
        .map(|c| c as u8)
        .collect();
    server.page("/4", "text/html; charset=iso-8859-1", latin);
    let spoof = page(5).replace(
        "<title>",
        "<link rel=canonical href='https://www.vogue.example/flats'><title>",
    );
    server.page("/5", "text/html", spoof);
    let account = round(&[&server.at("/feed")], &[], at);
    assert_eq!(account["documents"], 2, "{account}");
    let why: Vec<&str> = account["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refused| refused["why"].as_str().unwrap())
        .collect();
    assert!(why[0].contains("/robots.txt forbids `releve`"), "{why:?}");
    assert!(why[1].contains("is no text"), "{why:?}");
    assert_eq!(why[2], "expected a page, but found `feed`");
    assert_eq!(why.len(), 4);
    let kept = rows(
        "SELECT d.address, t.text LIKE '%Alaïa%' AS accent FROM document d JOIN document_text t ON t.document = d.id ORDER BY 1",
        at,
    );
    assert_eq!(kept[0]["address"], server.at("/4"));
    assert_eq!(kept[0]["accent"], 1);
    // Nobody's page may stand for somebody else's.
    assert_eq!(kept[1]["address"], server.at("/5"));
    // What is refused is not asked for again.
    let before = server.asked().len();
    round(&[], &[], at);
    assert_eq!(server.asked()[before..], ["/feed"]);
}

#[test]
fn undone_pages_come_back_and_removed_ones_do_not() {
    let folder = study();
    let at = folder.path();
    let server = paper(2);
    let first = round(&[&server.at("/feed")], &[], at);
    well(&["undo", "a.releve", &first["import"].to_string()], at);
    assert_eq!(round(&[], &[], at)["documents"], 2);
    well(&["remove", "a.releve", "1"], at);
    let changed = feed(0..2).replace("08:00:00", "09:00:00");
    server.page("/feed", "text/xml", changed);
    server.page("/1", "text/html", page(9));
    let third = round(&[], &[], at);
    assert_eq!(third["documents"], 0, "{third}");
    let addresses = rows("SELECT address FROM article WHERE state = 'removed'", at);
    assert_eq!(addresses[0]["address"], Value::Null);
}

#[test]
fn a_feed_that_fails_is_told_and_left_alone() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    server.status("/feed", "503 Busy", &[("retry-after", "7200")]);
    server.page("/page", "text/html", "<!doctype html><p>Welcome.");
    let lists = [server.at("/feed"), server.at("/page")];
    let arguments = [
        "watch",
        "a.releve",
        &lists[1],
        &lists[0],
        "--once",
        "--allow-private",
        "--pause",
        "0s",
    ];
    let output = run(&arguments, at);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains("its server fails (status 503)"));
    assert!(err(&output).contains("a web page, and no feed or sitemap"));
    let before = server.asked().len();
    let output = run(&arguments, at);
    assert!(
        err(&output).contains("left alone until"),
        "{}",
        err(&output)
    );
    // The host asked for two hours.
    assert_eq!(server.asked().len(), before);
}

#[test]
fn the_rest_waits_for_the_next_round() {
    let folder = study();
    let at = folder.path();
    let server = paper(5);
    let first = round(&[&server.at("/feed")], &["--limit", "2"], at);
    assert_eq!(
        (&first["documents"], &first["pages"]["waiting"]),
        (&2.into(), &3.into())
    );
    assert_eq!(round(&[], &[], at)["documents"], 3);
}

#[test]
fn what_was_out_of_reach_is_asked_for_when_it_no_longer_is() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    let feed = server.at("/feed");
    let output = run(&["watch", "a.releve", &feed, "--once"], at);
    assert!(err(&output).contains("--allow-private"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
    let second = round(&[], &[], at);
    assert_eq!(
        (&second["documents"], &second["feeds"]["resting"]),
        (&1.into(), &0.into()),
        "{second}"
    );
}

/// A feed of pages with a day each.
fn dated(items: &[(usize, &str)]) -> String {
    let items: String = items
        .iter()
        .map(|(n, day)| {
            format!(
                "<item><title>Of the feed {n}</title><link>/{n}</link><pubDate>{day}</pubDate></item>"
            )
        })
        .collect();
    format!("<rss><channel>{items}</channel></rss>")
}

#[test]
fn pages_that_wait_are_left_out_by_their_day_too() {
    let folder = study();
    let at = folder.path();
    let server = paper(4);
    let items = [
        (0, "Thu, 01 Jan 2026 08:00:00 GMT"),
        (1, "Fri, 02 Jan 2026 08:00:00 GMT"),
        (2, "Sat, 03 Jan 2026 08:00:00 GMT"),
        (3, "Fri, 20 Nov 2026 08:00:00 GMT"),
    ];
    server.page("/feed", "application/rss+xml", dated(&items));
    round(&[&server.at("/feed")], &["--limit", "1"], at);
    let recent = ["--limit", "1", "--since", "2026-11-01"];
    let second = round(&[], &recent, at);
    assert_eq!(second["pages"]["fetched"], 1, "{second}");
    assert_eq!(second["pages"]["waiting"], 2, "{second}");
    let addresses = rows("SELECT address FROM documents ORDER BY document", at);
    assert_eq!(addresses[1]["address"], server.at("/3"));
    // They wait on for whoever wants them.
    assert_eq!(round(&[], &recent, at)["pages"]["fetched"], 0);
    assert_eq!(round(&[], &[], at)["pages"]["fetched"], 2);
}

#[test]
fn the_feed_tells_what_the_page_does_not() {
    let folder = study();
    let at = folder.path();
    let server = Server::new();
    let items = [
        (0, "Thu, 19 Nov 2026 08:00:00 GMT"),
        (1, "Fri, 20 Nov 2026 08:00:00 GMT"),
        (2, "Fri, 20 Nov 2026 08:00:00 GMT"),
    ];
    server.page("/feed", "application/rss+xml", dated(&items));
    let bare = "Bella Hadid wore satin ballet flats by Miu Miu in Paris, which many people saw \
                that week and few forgot in the months that came after it.";
    server.page("/0", "text/plain", bare);
    let own = page(1).replace("<title>", "<meta name='date' content='2026-11-18'><title>");
    server.page("/1", "text/html", own);
    // A dateline of the text may be anything's; what the head states is the page's.
    let dateline = "<h1>Flats 2</h1><p>12 May 2014</p>";
    let line = page(2).replace("<h1>Flats 2</h1>", dateline);
    server.page("/2", "text/html", line);
    // The second one is fetched in another round, when its feed says nothing.
    round(&[&server.at("/feed")], &["--limit", "1"], at);
    server.page("/feed", "application/rss+xml", dated(&[]));
    round(&[], &[], at);
    let found = rows(
        "SELECT title, published, precision, week FROM documents ORDER BY document",
        at,
    );
    assert_eq!(found[0]["title"], "Of the feed 0", "{found}");
    assert_eq!(found[0]["published"], "2026-11-19");
    assert_eq!(found[0]["week"], "2026-W47");
    assert_eq!(found[1]["title"], "Flats 1");
    assert_eq!(found[1]["published"], "2026-11-18");
    assert_eq!(found[2]["published"], "2026-11-20", "{found}");
}

/// A page of a product.
fn product(name: &str, price: u32) -> String {
    format!(
        "<!doctype html><title>{name}</title><script type='application/ld+json'>\
             {{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"{name}\",\
             \"sku\":\"{name}\",\"offers\":{{\"@type\":\"Offer\",\"price\":\"{price}\",\
             \"priceCurrency\":\"EUR\"}}}}</script><h1>{name}</h1>"
    )
}

#[test]
fn products_are_told_as_adding_tells_them() {
    let folder = study();
    let at = folder.path();
    let server = Server::new();
    // One product stands at two addresses.
    let (flat, clog) = (product("Satin ballet flat", 90), product("Suede clog", 70));
    let pages = [
        ("/flat", flat.clone()),
        ("/flats", flat.replace("<h1>", "<h1>Our ")),
        ("/clog", clog),
    ];
    let mut urls = String::new();
    for (name, page) in pages {
        urls += &format!("<url><loc>{}</loc></url>", server.at(name));
        server.page(name, "text/html", page);
    }
    server.page(
        "/sitemap.xml",
        "text/xml",
        format!("<urlset>{urls}</urlset>"),
    );
    let list = server.at("/sitemap.xml");
    let told = well(&[&["watch", "a.releve", &list], &ONCE[..4]].concat(), at);
    assert!(
        told.starts_with("import 1: 3 documents, 0 facts, 2 products, 2 prices\n"),
        "{told}"
    );
    let history = well(&["history", "a.releve"], at);
    assert!(history.contains("2 prices"), "{history}");
}

#[test]
fn a_product_that_did_not_change_has_the_price_of_another_day() {
    let folder = study();
    let at = folder.path();
    let server = Server::new();
    // One server says that nothing changed, the other sends the same again.
    let (flat, clog) = (product("Satin ballet flat", 90), product("Suede clog", 70));
    server.on("/flat", move |stream, request| {
        let tag = "\"1\"";
        if request.headers.get("if-none-match").map(String::as_str) == Some(tag) {
            return answer(stream, "304 Not Modified", &[("etag", tag)], b"");
        }
        let headers = [("etag", tag), ("content-type", "text/html")];
        answer(stream, "200 OK", &headers, flat.as_bytes());
    });
    server.page("/clog", "text/html", clog);
    let list = server.at("/sitemap.xml");
    let sitemap = |stamp: &str| {
        let url = |page: &str| {
            let page = server.at(page);
            format!("<url><loc>{page}</loc><lastmod>{stamp}</lastmod></url>")
        };
        format!("<urlset>{}{}</urlset>", url("/flat"), url("/clog"))
    };
    server.page("/sitemap.xml", "text/xml", sitemap("2026-11-18"));
    let first = round(&[&list], &[], at);
    assert_eq!(
        (&first["products"], &first["prices"]),
        (&2.into(), &2.into())
    );
    // On the same day they are known.
    server.page("/sitemap.xml", "text/xml", sitemap("2026-11-19"));
    let second = round(&[&list], &[], at);
    assert_eq!(
        (&second["products"], &second["pages"]["unchanged"]),
        (&0.into(), &2.into())
    );
    for (number, stamp) in [(1, "2026-11-20"), (2, "2026-11-21")] {
        let kept = rusqlite::Connection::open(at.join("a.releve")).unwrap();
        kept.execute_batch(
            "UPDATE product_day SET day = day - 1; \
             UPDATE file SET day = date(day, '-1 day') WHERE day IS NOT NULL;",
        )
        .unwrap();
        drop(kept);
        server.page("/sitemap.xml", "text/xml", sitemap(stamp));
        let next = round(&[&list], &[], at);
        assert_eq!(
            (&next["products"], &next["pages"]["unchanged"]),
            (&2.into(), &2.into())
        );
        let days = rows(
            "SELECT title, count(DISTINCT date) days, min(price) price, max(attributes) said \
             FROM prices GROUP BY 1 ORDER BY 1",
            at,
        );
        assert_eq!(days[0]["days"], number + 1, "{days:?}");
        assert_eq!(
            (&days[0]["title"], &days[0]["price"]),
            (&"Satin ballet flat".into(), &90.0.into())
        );
        assert_eq!(days[0]["said"], r#"["satin"]"#);
        assert_eq!(
            (&days[1]["days"], &days[1]["price"]),
            (&(number + 1).into(), &70.0.into())
        );
    }
    // What is taken back is fetched again, whole.
    let last = rows("SELECT max(import) last FROM product_day", at)[0]["last"].to_string();
    well(&["undo", "a.releve", &last], at);
    assert_eq!(round(&[], &[], at)["products"], 2);
}

#[test]
fn a_feed_is_the_source_of_its_pages_by_its_own_title() {
    let folder = study();
    let at = folder.path();
    let server = paper(2);
    // A page that names its publication itself.
    let own = page(1).replace(
        "<title>",
        "<meta property='og:site_name' content='The Magazine'><title>",
    );
    server.page("/1", "text/html", own);
    round(&[&server.at("/feed")], &[], at);
    let sources = "SELECT source FROM documents ORDER BY address";
    assert_eq!(
        rows(sources, at),
        serde_json::json!([{"source": "The Paper"}, {"source": "The Magazine"}])
    );
    assert_eq!(
        rows("SELECT title FROM feed", at),
        serde_json::json!([{"title": "The Paper"}])
    );
    // The same of a feed that is added as one.
    well(&["init", "b.releve"], at);
    let items = feed([0]).replace(
        "<link>",
        "<description>Wooden clogs are on every street of the town.</description><link>",
    );
    server.page("/items", "application/rss+xml", items);
    let address = server.at("/items");
    well(&["add", "b.releve", &address, "--allow-private"], at);
    let told = well(&["sql", "b.releve", sources], at);
    assert!(told.contains("The Paper"), "{told}");
}
