//! Single pages that `add` fetches.

use serde_json::Value;

use super::paper;
use crate::program::{err, rows, run, study, well};

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

#[test]
fn a_page_that_is_shut_leaves_its_article() {
    let folder = study();
    let at = folder.path();
    let server = paper(0);
    let page = |text: &str| {
        let page = format!(
            "<!doctype html><html><head><title>Loafers at work</title></head><body><article>\
             <h1>Loafers at work</h1><p>{text}</p></article></body></html>"
        );
        server.page("/loafers", "text/html", page);
    };
    let address = server.at("/loafers");
    let add = || {
        let polite = ["--allow-private", "--pause", "0s"];
        well(&[&["add", "a.releve", &address][..], &polite].concat(), at)
    };
    let first = "Hailey Bieber wore The Row loafers in Los Angeles with white socks and a coat.";
    let article = format!(
        "{first} Buyers of three houses said on Monday that the loafer sells better than any \
         other shoe of the season, in black and in brown. Most of them ordered it again for the \
         spring, and nobody asked for a heel."
    );
    page(&article);
    assert!(add().starts_with("import 1: 1 document, "));
    for shut in [
        "Subscribe to read this story. Already a member? Log in.".to_owned(),
        format!("{first} Subscribe to read on."),
    ] {
        page(&shut);
        assert_eq!(
            add(),
            "nothing new\n1 was there already\n1 text holds a small part of what is there, which \
             stays; `--again` takes it where it is a correction, or takes the text back\n"
        );
    }
    // What is put right is longer, and open again it is the last word.
    page(&article.replace("Monday", "Tuesday"));
    assert!(add().contains("1 new version"));
    page(&article);
    let added = add();
    assert!(
        added.contains("1 new version"),
        "known bytes stand again: {added}"
    );
    let count = "SELECT count(*) n FROM counted JOIN document_text t ON t.document = counted.id \
                 WHERE t.text LIKE '%Tuesday%'";
    assert_eq!(rows(count, at)[0]["n"], 0);
    assert_eq!(add(), "nothing new\n1 was there already\n");
}
