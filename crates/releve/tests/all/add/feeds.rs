//! Files of many texts, week after week: what an undo leaves, what stays removed.

use std::fs;
use std::path::Path;

use super::FEED;
use crate::program::{rows, study, well};

const TEXTS: [(&str, &str); 4] = [
    ("Flats", "Satin flats are back on every street of the town."),
    (
        "Clogs",
        "Wooden clogs sold out within the week in most shops.",
    ),
    (
        "Mules",
        "Nobody wears mules to the office now, says the survey.",
    ),
    (
        "Boots",
        "Riding boots go with long pleated skirts this winter.",
    ),
];

fn rss(items: &[usize]) -> String {
    let items = items.iter().map(|&item| {
        let (title, text) = TEXTS[item];
        format!(
            "<item><title>{title}</title><link>https://paper.example/{title}</link>\
             <description>{text}</description></item>"
        )
    });
    let items: String = items.collect();
    format!("<rss version=\"2.0\"><channel><title>The Paper</title>{items}</channel></rss>")
}

fn array(items: &[usize]) -> String {
    let items = items.iter().map(|&item| {
        let (title, text) = TEXTS[item];
        serde_json::json!({
            "title": title, "text": text, "source": format!("https://paper.example/{title}"),
        })
    });
    serde_json::Value::Array(items.collect()).to_string()
}

fn lines(items: &[usize]) -> String {
    items
        .iter()
        .map(|&item| array(&[item]).trim_matches(['[', ']']).to_owned() + "\n")
        .collect()
}

fn titles(at: &Path) -> Vec<String> {
    let found = rows("SELECT title FROM document ORDER BY title", at);
    let found = found.as_array().unwrap().iter();
    found
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect()
}

/// Two weeks in one form: the end of names, and the file of some items.
type Form = (&'static str, fn(&[usize]) -> String);
const FORMS: [Form; 3] = [("xml", rss), ("json", array), ("jsonl", lines)];

#[test]
fn an_undo_takes_nothing_that_a_later_file_holds() {
    for (end, form) in FORMS {
        let folder = study();
        let at = folder.path();
        let (first, second) = (format!("1.{end}"), format!("2.{end}"));
        fs::write(at.join(&first), form(&[0, 1, 2])).unwrap();
        fs::write(at.join(&second), form(&[1, 2, 3])).unwrap();
        well(&["add", "a.releve", &first], at);
        let added = well(&["add", "a.releve", &second], at);
        assert!(added.ends_with("2 were there already\n"), "{added}");
        assert_eq!(
            well(&["undo", "a.releve", "1"], at),
            "import 1 undone: 1 document gone; 2 documents stay, as later imports brought them, too\n"
        );
        assert_eq!(titles(at), ["Boots", "Clogs", "Mules"], "{end}");
        let added = well(&["add", "a.releve", &first], at);
        assert!(added.starts_with("import 4: 1 document, "), "{added}");
        assert_eq!(titles(at).len(), 4);
    }
}

#[test]
fn a_removed_item_stays_removed() {
    for (end, form) in FORMS {
        let folder = study();
        let at = folder.path();
        let (first, second) = (format!("1.{end}"), format!("2.{end}"));
        fs::write(at.join(&first), form(&[0, 1, 2])).unwrap();
        fs::write(at.join(&second), form(&[1, 2, 3])).unwrap();
        well(&["add", "a.releve", &first], at);
        let doc = rows("SELECT doc FROM document WHERE title = 'Clogs'", at);
        well(&["remove", "a.releve", doc[0]["doc"].as_str().unwrap()], at);
        let added = well(&["add", "a.releve", &second], at);
        assert!(
            added.contains("1 was removed from this study before and left out; `--again` adds"),
            "{added}"
        );
        assert_eq!(titles(at), ["Boots", "Flats", "Mules"], "{end}");
        // Neither the first file nor another form brings it back.
        well(&["add", "a.releve", &first], at);
        for (end, form) in FORMS {
            fs::write(at.join(format!("other.{end}")), form(&[1])).unwrap();
            well(&["add", "a.releve", &format!("other.{end}")], at);
        }
        assert_eq!(titles(at).len(), 3, "{end}");
        let added = well(&["add", "a.releve", &first, "--again"], at);
        assert!(added.contains(": 1 document, "), "{added}");
        assert_eq!(titles(at).len(), 4, "{end}");
    }
}

#[test]
fn all_entries_of_a_feed() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("feed.xml"), FEED).unwrap();
    let added = well(&["add", "a.releve", "feed.xml"], at);
    assert!(added.starts_with("import 1: 2 documents, "), "{added}");
    assert_eq!(
        well(&["add", "a.releve", "feed.xml"], at),
        "nothing new\n1 was there already\n"
    );
    // A week later one entry is new.
    let item = "<item><title>Loafers</title><link>https://paper.example/loafers</link>\
        <description>Loafers sell well in all the shops we asked.</description></item></channel>";
    fs::write(at.join("feed.xml"), FEED.replace("</channel>", item)).unwrap();
    let added = well(&["add", "a.releve", "feed.xml"], at);
    assert!(added.starts_with("import 2: 1 document, "), "{added}");
    assert!(added.ends_with("2 were there already\n"), "{added}");
}

#[test]
fn entries_without_an_address_are_told_by_their_titles() {
    let folder = study();
    let at = folder.path();
    let bare = |text: &str| {
        let links =
            ["flats", "clogs"].map(|name| format!("<link>https://paper.example/{name}</link>"));
        links
            .iter()
            .fold(text.to_owned(), |text, link| text.replace(link, ""))
    };
    fs::write(at.join("feed.xml"), bare(FEED)).unwrap();
    well(&["add", "a.releve", "feed.xml"], at);
    let item = "<title>The Paper</title><item><title>Loafers</title>\
        <description>Loafers sell well in all the shops we asked.</description></item>";
    let text = bare(FEED).replace("<title>The Paper</title>", item);
    fs::write(at.join("feed.xml"), text).unwrap();
    let added = well(&["add", "a.releve", "feed.xml"], at);
    assert!(!added.contains("version"), "{added}");
    assert!(added.starts_with("import 2: 1 document, "), "{added}");
}

/// A feed of the items with their whole texts; with `summaries`, a headline feed.
fn whole(items: &[usize], summaries: bool) -> String {
    let items = items.iter().map(|&item| {
        let (title, text) = TEXTS[item];
        let body = match summaries {
            true => format!("<description>{}</description>", &text[..12]),
            false => format!("<content:encoded>{text}</content:encoded>"),
        };
        format!(
            "<item><title>{title}</title><link>https://paper.example/{title}</link>{body}</item>"
        )
    });
    let items: String = items.collect();
    format!("<rss version=\"2.0\"><channel><title>The Paper</title>{items}</channel></rss>")
}

#[test]
fn a_summary_takes_the_place_of_no_fuller_text() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("whole.xml"), whole(&[0, 1], false)).unwrap();
    fs::write(at.join("short.xml"), whole(&[0, 1, 2], true)).unwrap();
    fs::write(at.join("later.xml"), whole(&[2], false)).unwrap();
    well(&["add", "a.releve", "whole.xml"], at);
    let added = well(&["add", "a.releve", "short.xml"], at);
    assert!(added.starts_with("import 2: 1 document, "), "{added}");
    assert!(
        added.ends_with("2 were there already\n2 entries hold only a summary of what is there\n"),
        "{added}"
    );
    let texts = "SELECT count(*) n FROM counted JOIN document_text t ON t.document = counted.id \
                 WHERE t.text LIKE '%' || counted.title || '%of the town.' \
                    OR t.text LIKE '%most shops.'";
    assert_eq!(rows(texts, at)[0]["n"], 2);
    // What the summaries stand for was there already, and is handed on.
    assert_eq!(
        well(&["undo", "a.releve", "1"], at),
        "import 1 undone: nothing gone; 2 documents stay, as later imports brought them, too\n"
    );
    assert_eq!(rows(texts, at)[0]["n"], 2);
    // The whole text takes the place of its summary.
    let added = well(&["add", "a.releve", "later.xml"], at);
    assert!(added.contains("1 new version"), "{added}");
}

#[test]
fn lines_without_an_address_are_told_by_their_titles() {
    let folder = study();
    let at = folder.path();
    let export = |items: &[usize]| {
        let items = items.iter().map(|&item| {
            let (title, text) = TEXTS[item];
            serde_json::json!({ "title": title, "text": text }).to_string() + "\n"
        });
        fs::write(at.join("export.jsonl"), items.collect::<String>()).unwrap();
    };
    export(&[0, 1]);
    well(&["add", "a.releve", "export.jsonl"], at);
    // Next week's export: one line moved, one is new.
    export(&[3, 0]);
    let added = well(&["add", "a.releve", "export.jsonl"], at);
    assert!(added.starts_with("import 2: 1 document, "), "{added}");
    assert!(!added.contains("version"), "{added}");
    assert_eq!(titles(at), ["Boots", "Clogs", "Flats"]);
}

#[test]
fn the_only_entry_of_a_file_is_told_by_its_title() {
    let bare = |text: String| text.replace("link>", "from>").replace("source", "from");
    for (end, form) in FORMS {
        let folder = study();
        let at = folder.path();
        let name = format!("export.{end}");
        for item in [0, 1] {
            fs::write(at.join(&name), bare(form(&[item]))).unwrap();
            let added = well(&["add", "a.releve", &name], at);
            assert!(!added.contains("version"), "{end}: {added}");
        }
        assert_eq!(titles(at), ["Clogs", "Flats"], "{end}");
    }
}

#[test]
fn the_same_words_with_other_line_breaks_are_no_version() {
    let folder = study();
    let at = folder.path();
    let (title, text) = TEXTS[0];
    let (first, rest) = text.split_once(" on ").unwrap();
    let item = |body: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>The Paper</title><item><title>{title}</title>\
             <link>https://paper.example/{title}</link><content:encoded><![CDATA[{body}]]>\
             </content:encoded></item></channel></rss>"
        )
    };
    fs::write(
        at.join("a.xml"),
        item(&format!("<p>{first}</p><p>on {rest}</p>")),
    )
    .unwrap();
    fs::write(at.join("b.xml"), item(&format!("{first}<br>on {rest}"))).unwrap();
    fs::write(at.join("c.json"), array(&[0])).unwrap();
    well(&["add", "a.releve", "a.xml"], at);
    for name in ["b.xml", "c.json"] {
        let added = well(&["add", "a.releve", name], at);
        assert_eq!(added, "nothing new\n1 was there already\n", "{name}");
    }
    // What is said of a file whose texts others brought contradicts nothing.
    fs::write(at.join("d.json"), array(&[0, 1])).unwrap();
    well(&["add", "a.releve", "d.json"], at);
    let added = well(&["add", "a.releve", "d.json", "--day", "2025-09-01"], at);
    assert_eq!(added, "nothing new\n1 was there already\n");
    // Another word is another version.
    fs::write(at.join("a.xml"), item(&format!("{first} now on {rest}"))).unwrap();
    let added = well(&["add", "a.releve", "a.xml"], at);
    assert!(added.contains("1 new version"), "{added}");
}

#[test]
fn entries_of_one_title_are_several_documents() {
    let forms: [(&str, fn(&[serde_json::Value]) -> String); 2] = [
        ("json", |items| serde_json::Value::from(items).to_string()),
        ("jsonl", |items| {
            items.iter().map(|item| format!("{item}\n")).collect()
        }),
    ];
    for (end, form) in forms {
        let folder = study();
        let at = folder.path();
        let name = format!("posts.{end}");
        let add = |items: &[usize]| {
            let posts: Vec<_> = (items.iter())
                .map(|&item| serde_json::json!({ "title": "Post", "text": TEXTS[item].1 }))
                .collect();
            fs::write(at.join(&name), form(&posts)).unwrap();
            well(&["add", "a.releve", &name], at)
        };
        let added = add(&[0, 1]);
        assert!(
            added.starts_with("import 1: 2 documents, "),
            "{end}: {added}"
        );
        let added = add(&[0, 1, 2]);
        assert!(
            added.starts_with("import 2: 1 document, "),
            "{end}: {added}"
        );
        assert!(!added.contains("version"), "{end}: {added}");
        let added = add(&[2, 1]);
        assert!(added.starts_with("nothing new"), "{end}: {added}");
        assert_eq!(
            rows("SELECT count(*) n FROM counted", at)[0]["n"],
            3,
            "{end}"
        );
    }
}
