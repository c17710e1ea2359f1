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
