//! Feeds and pages from a server on loopback into a study: whole commands.

#[path = "../../../releve-feeds/tests/all/server.rs"]
#[allow(dead_code, reason = "the tests of releve-feeds need more of it")]
mod server;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;
use server::{Server, answer};

use crate::program::{err, releve, rows, run, study, well};

/// One round without pauses, on loopback.
const ONCE: [&str; 6] = [
    "--once",
    "--allow-private",
    "--pause",
    "0s",
    "--format",
    "json",
];

/// What a round says of itself, whatever its exit code.
#[track_caller]
fn round(lists: &[&str], more: &[&str], folder: &Path) -> Value {
    let arguments = [&["watch", "a.releve"], lists, &ONCE, more].concat();
    let output = run(&arguments, folder);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(&output)))
}

/// A page that is like no other.
fn page(number: usize) -> String {
    let town = ["Paris", "Lyon", "Lille", "Nantes", "Metz"][number % 5];
    let kind = ["satin", "mesh", "suede", "velvet"][number % 4];
    format!(
        "<!doctype html><title>Flats {number}</title><article><h1>Flats {number}</h1>\
         <p>Bella Hadid wore {kind} ballet flats by Miu Miu in {town} on street {number}.</p>\
         {}</article>",
        (0..8)
            .map(|line| format!(
                "<p>Sentence {line} of note {number} tells of {} and {}, as was said {}.</p>",
                number * 31 + line,
                number * 17 + line * 3,
                number + line
            ))
            .collect::<String>()
    )
}

fn feed(numbers: impl IntoIterator<Item = usize>) -> String {
    let items: String = numbers
        .into_iter()
        .map(|n| format!("<item><title>Flats {n}</title><link>/{n}</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>"))
        .collect();
    format!("<rss><channel><title>The Paper</title>{items}</channel></rss>")
}

/// A server with a feed of so many pages.
fn paper(pages: usize) -> Server {
    let server = Server::new();
    server.page("/feed", "application/rss+xml", feed(0..pages));
    for number in 0..pages {
        server.page(&format!("/{number}"), "text/html", page(number));
    }
    server
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
fn what_is_typed_wrong_is_told() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("note.txt"), "Flats.").unwrap();
    fs::write(at.join("none.opml"), "<opml><body/></opml>").unwrap();
    for (arguments, code, message) in [
        (
            &["watch", "a.releve", "--once"][..],
            2,
            "error: the study watches nothing yet; name",
        ),
        (
            &["watch", "a.releve", "note.txt", "--once"],
            1,
            "expected a list of feeds in OPML, but found `text`",
        ),
        (
            &["watch", "a.releve", "none.opml", "--once"],
            1,
            "none.opml: it lists no feeds",
        ),
        (
            &["watch", "a.releve", "missing.opml", "--once"],
            1,
            "hint: expected a list of feeds in OPML",
        ),
        (
            &["watch", "a.releve", "https://jo:x@a.example/", "--once"],
            2,
            "is never sent",
        ),
        (
            &["watch", "a.releve", "--pause", "0s", "--once"],
            2,
            "would be impolite",
        ),
        (
            &["watch", "a.releve", "--every", "soon"],
            2,
            "expected a time such as",
        ),
        (
            &["watch", "note.txt", "https://a.example/", "--once"],
            1,
            "not a study",
        ),
        (&["add", "a.releve", "http://:/"], 2, "is not fetched"),
    ] {
        let output = run(arguments, at);
        assert!(
            err(&output).contains(message),
            "{arguments:?}: {}",
            err(&output)
        );
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    let server = paper(1);
    let output = run(&["watch", "a.releve", &server.at("/feed"), "--once"], at);
    assert!(err(&output).contains("is a loopback address; `--allow-private` allows it"));
    assert_eq!(output.status.code(), Some(1));
    assert!(server.asked().is_empty());
}

#[test]
fn single_pages_are_added() {
    let folder = study();
    let at = folder.path();
    let server = paper(2);
    server.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /1");
    let trends =
        "Category: All categories\n\nWeek,flats: (Worldwide)\n2025-10-26,12\n2025-11-02,1\n";
    server.page("/multiTimeline.csv", "text/csv", trends);
    let (page, table, shut) = (
        server.at("/0"),
        server.at("/multiTimeline.csv"),
        server.at("/1"),
    );
    let polite = ["--allow-private", "--pause", "0s", "--format", "json"];
    let arguments = [
        &["add", "a.releve", &page, &table, &page, &shut][..],
        &polite,
    ]
    .concat();
    let output = run(&arguments, at);
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = summary.to_string();
    assert!(
        text.contains("\"documents\":1") && text.contains("\"vintages\":1"),
        "{text}"
    );
    assert!(err(&output).contains("forbids"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(rows("SELECT address FROM document", at)[0]["address"], page);
    // Again, the rules are known, and the page is as it was.
    let before = server.asked().len();
    well(&[&["add", "a.releve", &page][..], &polite].concat(), at);
    assert_eq!(server.asked()[before..], ["/0"]);
    let output = run(&["add", "a.releve", &page], at);
    assert!(err(&output).contains("--allow-private"), "{}", err(&output));
}

/// Sends Ctrl-C.
fn interrupt(child: &Child) {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
}

fn wait_until(mut done: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !done() {
        assert!(begin.elapsed() < Duration::from_secs(60), "it never came");
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_stop_finishes_the_present_article() {
    let folder = study();
    let at = folder.path();
    let server = paper(4);
    let begun = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&begun);
    server.on("/1", move |stream, _| {
        told.store(true, Ordering::SeqCst);
        sleep(Duration::from_millis(700));
        answer(
            stream,
            "200 OK",
            &[("content-type", "text/html")],
            page(1).as_bytes(),
        );
    });
    let list = server.at("/feed");
    let arguments = [&["watch", "a.releve", &list][..], &ONCE].concat();
    let child = releve(&arguments, at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_until(|| begun.load(Ordering::SeqCst));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    let account: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&account["documents"], &account["stopped"]),
        (&2.into(), &true.into())
    );
    assert!(err(&output).contains("finishing the present article"));
    assert_eq!(round(&[], &[], at)["documents"], 2);
}

#[test]
fn rounds_go_on_until_they_are_stopped() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    let list = server.at("/feed");
    let arguments = [
        "watch",
        "a.releve",
        &list,
        "--every",
        "1s",
        "--allow-private",
        "--pause",
        "0s",
    ];
    let child = releve(&arguments, at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_until(|| {
        server
            .asked()
            .iter()
            .filter(|path| *path == "/feed")
            .count()
            >= 3
    });
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("import 1: 1 document, "), "{said}");
    assert!(
        said.contains("import 2: nothing new\nfeeds: 1 fetched\n"),
        "{said}"
    );
}

/// Kills `releve watch` at random moments until all is there:
/// `RELEVE_CRASHES=200` for the full test, which takes minutes.
#[test]
fn a_killed_watch_loses_nothing_and_repeats_nothing() {
    let kills: usize = std::env::var("RELEVE_CRASHES")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(8);
    let pages = 60;
    let sum = |folder: &Path| {
        let path = folder.join("a.releve");
        let connection = rusqlite::Connection::open(path).unwrap();
        let list = |sql: &str| -> Vec<String> {
            let mut select = connection.prepare(sql).unwrap();
            let rows = select.query_map([], |row| row.get(0)).unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        };
        assert_eq!(list("PRAGMA integrity_check"), ["ok"]);
        // Whole articles only: each that was fetched has its document and facts.
        assert!(
            list("SELECT address FROM article WHERE (state = 'fetched') <> (document IS NOT NULL)")
                .is_empty()
        );
        let mut all = list("SELECT doc || title || chars FROM document ORDER BY 1");
        all.extend(list("SELECT kind || name FROM entity ORDER BY 1"));
        all.extend(list(
            "SELECT doc || '#' || kind || quote FROM quotations ORDER BY 1",
        ));
        all
    };
    let whole = study();
    let server = paper(pages);
    let begin = Instant::now();
    assert_eq!(
        round(&[&server.at("/feed")], &[], whole.path())["documents"],
        pages
    );
    let length = begin.elapsed();
    let expected = sum(whole.path());

    let mut random = 20_261_121u64;
    let mut done = 0;
    while done < kills {
        let folder = study();
        let at = folder.path();
        let server = paper(pages);
        let list = server.at("/feed");
        let arguments = [&["watch", "a.releve", &list][..], &ONCE].concat();
        let mut killed = 0;
        for _ in 0..8 {
            let mut child = releve(&arguments, at)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let part = (random >> 40) as f64 / f64::from(1 << 24);
            sleep(length.mul_f64(part * 0.6));
            child.kill().unwrap();
            killed += usize::from(!child.wait().unwrap().success());
            sum(at);
        }
        let account = round(&[&server.at("/feed")], &[], at);
        assert_eq!(account["pages"]["waiting"], 0);
        assert_eq!(sum(at), expected);
        // At most the page that was on its way came twice.
        let asked = server.asked();
        let came = asked
            .iter()
            .filter(|path| path[1..].parse::<usize>().is_ok())
            .count();
        assert!(
            came <= pages + killed,
            "{came} of {pages} with {killed} kills"
        );
        done += killed.max(1);
    }
}
