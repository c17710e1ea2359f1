//! `releve text`.

use crate::program::{err, folder, out, run};

#[test]
fn text_prints_what_is_quoted_from() {
    let folder = folder(&[(
        "note.md",
        b"# Flats\n\n**Flats** are [back](https://x.example).\n" as &[u8],
    )]);
    let output = run(&["text", "note.md"], folder.path());
    assert_eq!(out(&output), "Flats\n\nFlats are back.\n");
    let output = run(&["text", ".", "--format", "jsonl"], folder.path());
    assert_eq!(
        out(&output),
        "{\"doc\":\"note\",\"file\":\"./note.md\",\"url\":null,\"title\":\"Flats\",\"author\":null,\
         \"published\":null,\"publication\":null,\"lang\":\"en\",\"text\":\"Flats\\n\\nFlats are back.\"}\n"
    );
    let same = run(&["text", ".", "--format", "jsonl"], folder.path());
    assert_eq!(out(&same), out(&output));
}

#[test]
fn text_prints_a_month_as_a_month_and_every_author() {
    let page = "<!doctype html><html lang=en-GB><head><title>Flats</title>\
        <meta name=author content=\"Jo Doe\"><meta name=author content=\"Al Roe\">\
        <meta name=date content=2025-09></head><body><p>Ballet flats are back.</p>";
    let folder = folder(&[("page.html", page.as_bytes())]);
    let output = run(&["text", "page.html", "--format", "jsonl"], folder.path());
    assert_eq!(
        out(&output),
        "{\"doc\":\"page\",\"file\":\"page.html\",\"url\":null,\"title\":\"Flats\",\
         \"author\":\"Jo Doe; Al Roe\",\"published\":\"2025-09\",\"publication\":null,\
         \"lang\":\"en-GB\",\"text\":\"Flats\\n\\nBallet flats are back.\"}\n"
    );
    // No day is told, and none is made up.
    let output = run(&["read", "page.html", "--format", "jsonl"], folder.path());
    assert!(out(&output).contains("\"published\":null"));
}

#[test]
fn text_prints_every_entry_of_a_feed_and_tells_what_is_none() {
    let feed = "<rss><channel><title>The Paper</title>\
        <item><title>Flats</title><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>\
        <description>They are back.</description></item><item/></channel></rss>";
    let folder = folder(&[("feed.xml", feed.as_bytes())]);
    let output = run(&["text", "feed.xml"], folder.path());
    assert_eq!(out(&output), "Flats\n\nThey are back.\n");
    assert_eq!(
        err(&output),
        "error: feed.xml#2: an entry without title and text\n"
    );
    assert_eq!(output.status.code(), Some(1));
    let output = run(&["read", "feed.xml", "--format", "jsonl"], folder.path());
    assert!(out(&output).contains("\"published\":\"2026-11-20\""));
    let output = run(&["text", "feed.xml", "--as", "excel"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("`excel` is no format; expected one of text, "));
}
