//! Files of every kind into a study: whole commands.

mod feeds;
mod folders;
mod known;
mod products;
mod series;
mod shops;
mod unlike;
mod versions;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use crate::program::{err, out, rows, run, study, well};

const TRENDS: &str = "Category: All categories\n\nWeek,ballet flats: (Worldwide),clogs: (Worldwide)\n\
    2025-10-26,12,<1\n2025-11-02,<1,3\n2025-11-09,100,0\n2025-11-16,40,7\n";

const FEED: &str = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>
<item><title>Flats</title><link>https://paper.example/flats</link>
<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<description>Bella Hadid wore satin ballet flats by Miu Miu in Paris.</description></item>
<item><title>Clogs</title><link>https://paper.example/clogs</link>
<description>Wooden clogs are on every street of the town.</description></item>
</channel></rss>"#;

const SHOP: &str = r#"{"products":[{"id":11,"title":"Satin ballet flat","body_html":"<p>With a bow.</p>",
"vendor":"Aeyde","product_type":"Flats","tags":["bow"],"handle":"margot","variants":[
{"id":111,"title":"Black / 38","option1":"Black","available":true,"price":"190.00","compare_at_price":"240.00"},
{"id":112,"title":"Black / 39","option1":"Black","available":false,"price":"240.00"}],
"options":[{"name":"Color","position":1,"values":["Black"]}]}]}"#;

const VIEWS: &str = "Tag,Day,Views,Country\nflats,2024-01-01,7,US\nflats,2024-01-02,<5,US\n\
    flats,2024-01-01,7,FR\nflats,2024-01-02,8,FR\n";

#[test]
fn an_archive_of_several_kinds() {
    let folder = study();
    let at = folder.path();
    let mut zip = zip::ZipWriter::new(File::create(at.join("week.zip")).unwrap());
    for (name, text) in [("feed.xml", FEED), ("multiTimeline.csv", TRENDS)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let added = well(&["add", "a.releve", "week.zip"], at);
    assert!(added.starts_with("import 1: 2 documents, "), "{added}");
    assert!(added.ends_with("2 series\n"), "{added}");
    // What lay in it is known by its content.
    fs::write(at.join("plain.csv"), TRENDS).unwrap();
    assert_eq!(
        well(&["add", "a.releve", "week.zip", "plain.csv"], at),
        "nothing new\n3 were there already\n"
    );
}

#[test]
fn a_bad_file_does_not_keep_the_good_ones_out() {
    let folder = study();
    let at = folder.path();
    fs::create_dir(at.join("in")).unwrap();
    for (name, text) in [
        ("a.xml", FEED),
        ("b.json", "{\"products\": [{"),
        ("c.csv", TRENDS),
        (
            "d.jsonl",
            "{\"title\":\"Mules\",\"text\":\"Mules are worn in every town.\"}\n{\"text\":",
        ),
    ] {
        fs::write(at.join("in").join(name), text).unwrap();
    }
    let output = run(&["add", "a.releve", "in"], at);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let told = out(&output);
    assert!(told.starts_with("import 1: 3 documents, "), "{told}");
    assert!(told.contains("2 series\n2 were refused"), "{told}");
    assert!(err(&output).contains("d.jsonl:2: "), "{}", err(&output));
    let again = run(&["add", "a.releve", "in"], at);
    let told = out(&again);
    assert_eq!(told, "nothing new\n3 were there already\n2 were refused\n");
    let status = well(&["status", "a.releve"], at);
    assert!(
        status.contains("b.json: ") && status.contains("d.jsonl:2: "),
        "{status}"
    );
}

#[test]
fn the_sample_is_added_as_it_is() {
    let folder = study();
    let at = folder.path();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample");
    let added = well(&["add", "a.releve", sample.to_str().unwrap()], at);
    assert!(added.ends_with("2 series\n"), "{added}");
    assert_eq!(
        rows(
            "SELECT DISTINCT subject, channel, step FROM points ORDER BY 1",
            at
        ),
        serde_json::json!([
            {"subject": "ballet flats", "channel": "", "step": "month"},
            {"subject": "balletcore", "channel": "", "step": "month"}
        ])
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf_8_are_told_apart() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let folder = study();
    let at = folder.path();
    fs::create_dir(at.join("old")).unwrap();
    for (name, text) in [
        (
            &b"\xe9.txt"[..],
            "Aeyde flats are worn with socks this week.",
        ),
        (
            &b"\xe8.txt"[..],
            "Prada clogs were seen on every corner of Milan.",
        ),
    ] {
        fs::write(at.join("old").join(OsStr::from_bytes(name)), text).unwrap();
    }
    let added = well(&["add", "a.releve", "old"], at);
    assert!(
        added.starts_with("import 1: 2 documents") && !added.contains("version"),
        "{added}"
    );
    let told = rows("SELECT address FROM document ORDER BY address", at).to_string();
    assert!(
        told.contains("old/\u{fffd}E8.txt") && told.contains("old/\u{fffd}E9.txt"),
        "{told}"
    );
    // Typed from elsewhere it is the same.
    let whole = at.join("old").join(OsStr::from_bytes(b"\xe9.txt"));
    fs::write(&whole, "Aeyde flats are worn without socks this week.").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_releve"))
        .args(["add", "a.releve"])
        .arg(&whole)
        .current_dir(at)
        .output()
        .unwrap();
    assert!(out(&output).contains("1 new version"), "{}", out(&output));
}

#[test]
fn a_text_that_tells_a_day_to_come_is_undated() {
    let folder = study();
    let at = folder.path();
    let text = "Flats are back\n\nPublished 2 September 2081\n\nBella Hadid wore satin flats.\n";
    fs::write(at.join("a.txt"), text).unwrap();
    let added = run(&["add", "a.releve", "a.txt"], at);
    assert!(err(&added).contains("2081-09-02"), "{}", err(&added));
    let status = well(&["status", "a.releve"], at);
    assert!(!status.contains("2081"), "{status}");
}
