//! Which texts are versions of one document: corrections, summaries, other
//! articles of one title, and words that come back.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::program::{rows, run, study, well};

const FLATS: &str = "Alexa Chung wore pink Prada ballet flats in Paris on Monday. The flats cost \
    790 dollars at Net-a-Porter, where they sold out in three days. Buyers ordered five hundred \
    pairs more for London and Milan.";
const LOAFERS: &str = "Hailey Bieber wore The Row loafers in Los Angeles with white socks, a grey \
    coat and a hat.";

/// A feed of one entry: its head, and what holds its text.
fn feed(head: &str, text: &str, whole: bool) -> String {
    let name = match whole {
        true => "content:encoded",
        false => "description",
    };
    format!(
        "<rss version=\"2.0\"><channel><title>The Paper</title><item>{head}\
         <{name}>{text}</{name}></item></channel></rss>"
    )
}

/// What `add` says of a text under a name.
fn add(at: &Path, name: &str, text: &str) -> String {
    fs::write(at.join(name), text).unwrap();
    well(&["add", "a.releve", name], at)
}

/// The texts that count, by their ids.
fn counted(at: &Path) -> Vec<(String, String)> {
    let found = rows(
        "SELECT doc, text FROM counted c JOIN document_text t ON t.document = c.id ORDER BY c.id",
        at,
    );
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    found
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(row, "doc"), text(row, "text")))
        .collect()
}

#[test]
fn a_summary_of_other_words_takes_the_place_of_a_summary() {
    let head = "<title>Flats</title><link>https://paper.example/flats</link>";
    let folder = study();
    let at = folder.path();
    add(at, "1.xml", &feed(head, FLATS, false));
    let corrected = FLATS.replace("Prada", "Dior");
    let added = add(at, "2.xml", &feed(head, &corrected, false));
    assert!(added.contains("1 new version"), "{added}");
    assert!(counted(at)[0].1.contains("Dior"));
    // Its beginning is no other text, however the rest is announced.
    let cut = format!("{} […] Read on", &corrected[..130]);
    let added = add(at, "3.xml", &feed(head, &cut, false));
    assert!(
        added.ends_with("1 entry holds only a summary of what is there\n"),
        "{added}"
    );
    // Nor is a line or two about it, in whatever words.
    let about = "The pink shoes that all of Paris saw on Monday are sold out.";
    let added = add(at, "4.xml", &feed(head, about, false));
    assert!(added.starts_with("nothing new\n"), "{added}");
    assert_eq!(counted(at).len(), 1);
}

#[test]
fn articles_of_one_title_are_told_by_their_days_and_words() {
    let forms: [(&str, fn(&str, &str) -> String); 3] = [
        ("json", |day, text| {
            json!({ "title": "The week in shoes", "date": day, "text": text }).to_string()
        }),
        ("jsonl", |day, text| {
            json!({ "title": "The week in shoes", "date": day, "text": text }).to_string() + "\n"
        }),
        ("xml", |day, text| {
            let head = format!("<title>The week in shoes</title><pubDate>{day}</pubDate>");
            feed(&head, text, false)
        }),
    ];
    for (end, form) in forms {
        let folder = study();
        let at = folder.path();
        let name = format!("export.{end}");
        add(at, &name, &form("2025-09-01", FLATS));
        // Another week, another article; and one of which no day is said.
        let added = add(at, &name, &form("2025-09-08", LOAFERS));
        assert!(added.starts_with("import 2: 1 document, "), "{added}");
        assert!(!added.contains("version"), "{end}: {added}");
        let other = "Wooden clogs with jeans were all over the markets of New York this summer.";
        let added = add(at, &name, &form("", other));
        assert!(!added.contains("version"), "{end}: {added}");
        assert_eq!(counted(at).len(), 3, "{end}");
        // Each is put right for itself.
        for (day, text) in [("2025-09-08", LOAFERS), ("2025-09-01", FLATS)] {
            let added = add(at, &name, &form(day, &(text.replace(" in ", " near "))));
            assert!(added.contains("1 new version"), "{end}: {added}");
        }
        let texts = counted(at);
        assert_eq!(texts.len(), 3, "{end}");
        assert_eq!(
            texts
                .iter()
                .filter(|(_, text)| text.contains(" near "))
                .count(),
            2
        );
    }
}

#[test]
fn what_stands_beside_it_decides_nothing() {
    let one = |number: usize| {
        let text = [
            FLATS,
            LOAFERS,
            "Wooden clogs sold out at Mytheresa, and nobody was surprised at all.",
        ][number];
        json!({ "title": "Roundup", "date": format!("2025-09-{:02}", 1 + 7 * number), "text": text })
    };
    for files in [
        &[&[0, 1][..], &[1, 2]][..],
        &[&[0, 1], &[0, 1, 2]],
        &[&[1], &[0, 1], &[2]],
        &[&[1], &[1, 2], &[0, 1, 2]],
    ] {
        let folder = study();
        let at = folder.path();
        for items in files {
            let items: Vec<Value> = items.iter().map(|&item| one(item)).collect();
            let added = add(at, "export.json", &Value::from(items).to_string());
            assert!(!added.contains("version"), "{files:?}: {added}");
        }
        assert_eq!(counted(at).len(), 3, "{files:?}");
        assert_eq!(rows("SELECT count(*) n FROM document", at)[0]["n"], 3);
    }
}

#[test]
fn an_article_is_known_where_another_of_its_title_is_gone() {
    let one = |text: &str| json!({ "title": "Roundup", "text": text });
    let folder = study();
    let at = folder.path();
    add(at, "a.json", &json!([one(FLATS)]).to_string());
    add(at, "a.json", &json!([one(LOAFERS)]).to_string());
    well(&["undo", "a.releve", "1"], at);
    let added = add(
        at,
        "a.json",
        &json!([one(LOAFERS), one(LOAFERS)]).to_string(),
    );
    assert_eq!(added, "nothing new\n2 were there already\n");
    let added = add(at, "a.json", &json!([one(FLATS), one(LOAFERS)]).to_string());
    assert!(added.starts_with("import 4: 1 document, "), "{added}");
    assert_eq!(counted(at).len(), 2);
}

#[test]
fn words_that_come_back_undo_no_correction() {
    let head = "<title>Flats</title><link>https://paper.example/flats</link>";
    let dated = |day: &str| format!("{head}<pubDate>{day}</pubDate>");
    let folder = study();
    let at = folder.path();
    let corrected = FLATS.replace("Prada", "Dior");
    add(at, "1.xml", &feed(&dated("2025-09-01"), FLATS, true));
    add(at, "2.xml", &feed(&dated("2025-09-01"), &corrected, true));
    let old = json!([{
        "title": "Flats", "text": FLATS, "date": "2025-09-01",
        "source": "https://paper.example/flats",
    }]);
    let added = add(at, "old.json", &old.to_string());
    assert_eq!(added, "nothing new\n1 was there already\n");
    assert!(counted(at)[0].1.contains("Dior"));
    // Published anew, they are the last word.
    let added = add(at, "3.xml", &feed(&dated("2025-09-05"), FLATS, true));
    assert!(added.contains("1 new version"), "{added}");
    assert!(counted(at)[0].1.contains("Prada"));
}

#[test]
fn another_study_brings_all_versions() {
    let head = "<title>Flats</title><link>https://paper.example/flats</link>";
    let corrected = FLATS.replace("Prada", "Dior");
    let folder = study();
    let at = folder.path();
    add(at, "1.xml", &feed(head, FLATS, true));
    add(at, "2.xml", &feed(head, &corrected, true));
    let docs = |name: &str| {
        let found = well(
            &[
                "sql",
                name,
                "SELECT doc, version FROM document ORDER BY id",
                "--format",
                "csv",
            ],
            at,
        );
        found.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let known = docs("a.releve");
    well(&["init", "b.releve"], at);
    let added = well(&["add", "b.releve", "a.releve"], at);
    assert!(added.contains("1 new version"), "{added}");
    assert_eq!(docs("b.releve"), known);
    // The colleague's older export takes nothing back, and nor does the study
    // bring an older text to where there is a later one.
    let added = well(&["add", "b.releve", "1.xml"], at);
    assert_eq!(added, "nothing new\n1 was there already\n");
    well(&["init", "c.releve"], at);
    well(&["add", "c.releve", "2.xml"], at);
    let added = well(&["add", "c.releve", "a.releve"], at);
    assert_eq!(added, "nothing new\n2 were there already\n");
    assert_eq!(docs("c.releve").len(), 1);
    // A study that has the first version gets the second.
    well(&["init", "d.releve"], at);
    well(&["add", "d.releve", "1.xml"], at);
    let added = well(&["add", "d.releve", "a.releve"], at);
    assert!(added.contains("1 new version"), "{added}");
    assert_eq!(docs("d.releve"), known);
}

/// The versions of the one document of a study: id, whether it counts, and the
/// house that its text names.
fn versions(name: &str, at: &Path) -> Vec<String> {
    let sql = "SELECT doc, latest, CASE WHEN text LIKE '%Prada%' THEN 'Prada' \
        WHEN text LIKE '%Dior%' THEN 'Dior' ELSE 'Chanel' END FROM document d \
        JOIN document_text t ON t.document = d.id ORDER BY version";
    let found = well(&["sql", name, sql, "--format", "csv"], at);
    found.lines().skip(1).map(str::to_owned).collect()
}

/// Adds the whole article to `a.releve`, of these houses one after the other, each
/// a day later.
fn corrected(at: &Path, houses: &[&str]) {
    for (day, house) in (1..).zip(houses) {
        let head = format!(
            "<title>Flats</title><link>https://paper.example/flats</link>\
             <pubDate>2025-09-0{day}</pubDate>"
        );
        let text = FLATS.replace("Prada", house);
        add(at, &format!("{day}.xml"), &feed(&head, &text, true));
    }
}

#[test]
fn words_that_came_back_come_with_their_study() {
    let folder = study();
    let at = folder.path();
    corrected(at, &["Prada", "Dior"]);
    well(&["init", "b.releve"], at);
    well(&["add", "b.releve", "a.releve"], at);
    corrected(at, &["Prada", "Dior", "Prada"]);
    let known = versions("a.releve", at);
    assert!(known[2].ends_with(",1,Prada"), "{known:?}");
    well(&["init", "c.releve"], at);
    well(&["init", "d.releve"], at);
    well(&["add", "d.releve", "1.xml"], at);
    // Into a study that has all but the last, none, and the first of other bytes.
    for name in ["b.releve", "c.releve", "d.releve"] {
        well(&["add", name, "a.releve"], at);
        assert_eq!(versions(name, at), known, "{name}");
        let again = well(&["add", name, "a.releve"], at);
        assert_eq!(again, "nothing new\n3 were there already\n", "{name}");
        assert_eq!(versions(name, at), known, "{name}");
    }
    // They undo no later correction of somebody else's.
    let head = "<title>Flats</title><link>https://paper.example/flats</link>";
    fs::write(
        at.join("own.xml"),
        feed(head, &FLATS.replace("Prada", "Chanel"), true),
    )
    .unwrap();
    well(&["add", "b.releve", "own.xml"], at);
    well(&["add", "b.releve", "a.releve"], at);
    assert!(versions("b.releve", at)[3].ends_with(",1,Chanel"));
}

#[test]
fn all_versions_behind_the_one_that_is_there_come() {
    let folder = study();
    let at = folder.path();
    corrected(at, &["Prada", "Dior", "Chanel"]);
    for (first, expected) in [("1.xml", 3), ("2.xml", 2), ("3.xml", 1)] {
        let name = format!("{first}.releve");
        well(&["init", &name], at);
        well(&["add", &name, first], at);
        well(&["add", &name, "a.releve"], at);
        let found = versions(&name, at);
        assert_eq!(found.len(), expected, "{found:?}");
        assert!(found.last().unwrap().ends_with(",1,Chanel"), "{found:?}");
    }
}

#[test]
fn what_others_wrote_steers_no_terminal() {
    let folder = study();
    let at = folder.path();
    let evil = json!([{
        "title": "Evil \u{1b}]0;owned\u{7}\u{1b}[2J title", "source": "https://e.example/1",
        "text": "Alexa Chung wore \u{1b}[31mMiu Miu\u{1b}[0m flats in Paris on Monday.",
    }, 5]);
    let name = "\u{1b}[31mred.json";
    fs::write(at.join(name), evil.to_string()).unwrap();
    let output = run(&["add", "a.releve", name], at);
    assert!(!output.stderr.is_empty() && !output.stderr.contains(&0x1b));
    let doc = rows("SELECT doc FROM document", at)[0]["doc"]
        .as_str()
        .unwrap()
        .to_owned();
    for arguments in [
        &["status", "a.releve"][..],
        &["search", "a.releve", "Chung"],
        &["show", "a.releve", &doc],
        &["history", "a.releve"],
        &["read", "a.releve"],
        &["sql", "a.releve", "SELECT title FROM document"],
    ] {
        let output = run(arguments, at);
        assert!(output.status.success(), "{arguments:?}");
        let said = [output.stdout, output.stderr].concat();
        assert!(!said.contains(&0x1b) && !said.contains(&7), "{arguments:?}");
    }
    // What programs read is as it was written.
    let title = rows("SELECT title FROM document", at)[0]["title"].clone();
    assert!(title.as_str().unwrap().contains('\u{1b}'));
}

#[test]
fn an_article_without_its_first_version_is_found_by_its_name() {
    let folder = study();
    let at = folder.path();
    for (name, act) in [("flats", "undo"), ("loafers", "remove")] {
        let first = match act {
            "undo" => FLATS,
            _ => LOAFERS,
        };
        let article =
            |text: &str| format!(r#"{{"text":"{text}","url":"https://paper.example/{name}"}}"#);
        let file = format!("{name}.json");
        add(at, &file, &article(first));
        let second = add(
            at,
            &file,
            &article(&format!("{first} It was a correction.")),
        );
        assert!(second.contains("1 new version"), "{second}");
        let history = well(&["history", "a.releve", "--format", "json"], at);
        let history: Value = serde_json::from_str(&history).unwrap();
        let last = history
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|act| act["import"].as_i64());
        let (doc, before) = (format!("{name}@1"), last.max().unwrap() - 1);
        match act {
            "undo" => _ = well(&["undo", "a.releve", &before.to_string()], at),
            _ => {
                let removed = well(&["remove", "a.releve", &doc], at);
                assert!(removed.contains(&format!("removed: {doc}")), "{removed}");
            }
        }
        assert!(well(&["show", "a.releve", name], at).contains("It was a correction."));
        assert!(!run(&["show", "a.releve", &doc], at).status.success());
        well(&["remove", "a.releve", name], at);
        assert!(!run(&["show", "a.releve", name], at).status.success());
    }
}

#[test]
fn a_withdrawal_is_told_and_taken_where_it_is_said() {
    let folder = study();
    let at = folder.path();
    let article = |text: &str| {
        json!({"url": "https://paper.example/flats", "title": "Flats", "text": text}).to_string()
    };
    add(at, "1.json", &article(FLATS));
    let added = add(at, "2.json", &article("We withdraw this."));
    assert!(
        added.contains("1 text holds a small part of what is there, which stays; `--again`"),
        "{added}"
    );
    let history = well(&["history", "a.releve"], at);
    assert!(
        history.lines().count() == 2 && history.contains("2.json  (1 unchanged)"),
        "{history}"
    );
    let again = well(&["add", "a.releve", "2.json", "--again"], at);
    assert!(again.contains("1 new version"), "{again}");
    let texts = counted(at);
    assert!(
        texts.len() == 1 && texts[0].1.contains("withdraw"),
        "{texts:?}"
    );
    // The article itself is known, and does not come back by its file alone.
    let old = well(&["add", "a.releve", "1.json"], at);
    assert!(old.starts_with("nothing new"), "{old}");
}
