//! Files of every kind into a study: whole commands.

use std::fs::{self, File};
use std::io::Write as _;

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
fn series_of_a_search_tool() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("multiTimeline.csv"), TRENDS).unwrap();
    let added = well(&["add", "a.releve", "multiTimeline.csv"], at);
    assert_eq!(added, "import 1: 2 series\n");
    assert_eq!(
        rows(
            "SELECT value, bound, step, market FROM points WHERE subject = 'clogs' ORDER BY date LIMIT 2",
            at
        ),
        serde_json::json!([
            {"value": 1.0, "bound": "under", "step": "week", "market": "Worldwide"},
            {"value": 3.0, "bound": null, "step": "week", "market": "Worldwide"}
        ])
    );
    // Under another name too.
    fs::rename(at.join("multiTimeline.csv"), at.join("other.csv")).unwrap();
    assert_eq!(
        well(&["add", "a.releve", "other.csv"], at),
        "nothing new\n1 was there already\n"
    );
    // A later download is another vintage.
    fs::write(at.join("later.csv"), TRENDS.replace("40,7", "41,7")).unwrap();
    well(&["add", "a.releve", "later.csv"], at);
    let status = well(&["status", "a.releve"], at);
    assert!(
        status.contains("2 series; 0 with gaps, 1 whose history changed"),
        "{status}"
    );
    assert_eq!(
        well(&["undo", "a.releve", "1"], at),
        "import 1 undone: 2 downloads of series gone\n"
    );
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
fn products_of_a_day() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let output = run(&["add", "a.releve", "products.json"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("no day of its prices"),
        "{}",
        err(&output)
    );
    let day = ["add", "a.releve", "products.json", "--day", "2026-11-20"];
    assert_eq!(well(&day, at), "import 2: 2 products\n");
    assert_eq!(
        rows(
            "SELECT item, date, garment, price, price_was, available FROM prices ORDER BY item",
            at
        ),
        serde_json::json!([
            {"item": "111", "date": "2026-11-20", "garment": "ballet flat", "price": 190.0,
             "price_was": 240.0, "available": 1},
            {"item": "112", "date": "2026-11-20", "garment": "ballet flat", "price": 240.0,
             "price_was": null, "available": 0}
        ])
    );
    assert_eq!(well(&day, at), "nothing new\n1 was there already\n");
    let status = well(&["status", "a.releve"], at);
    assert!(status.contains("2 products, 2 prices"), "{status}");
}

#[test]
fn a_mapping_is_remembered() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("views.csv"), VIEWS).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    let added = well(&["add", "a.releve", "views.csv", "--map", map], at);
    assert_eq!(added, "import 1: 2 series\n");
    fs::write(at.join("next.csv"), VIEWS.replace("2024", "2025")).unwrap();
    let added = well(&["add", "a.releve", "next.csv"], at);
    assert_eq!(added, "import 2: 2 series\n");
    assert_eq!(
        rows(
            "SELECT DISTINCT channel, market FROM points ORDER BY market",
            at
        ),
        serde_json::json!([
            {"channel": "TikTok", "market": "FR"}, {"channel": "TikTok", "market": "US"}
        ])
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
fn series_of_a_study_are_forecast() {
    let folder = study();
    let at = folder.path();
    let mut table = "Day,Tag,Views,Country\n".to_owned();
    for month in 0..48 {
        let day = format!("{}-{:02}-01", 2020 + month / 12, 1 + month % 12);
        for (tag, base) in [("flats", 100), ("clogs", 40)] {
            let value = base + month + 10 * (month % 12);
            table += &format!("{day},{tag},{value},US\n");
        }
    }
    fs::write(at.join("views.csv"), table).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    well(&["add", "a.releve", "views.csv", "--map", map], at);
    let model = ["--horizon", "3", "--model", "seasonal-naive"];
    let forecast = |more: &[&str]| well(&[&["forecast", "a.releve"], more, &model].concat(), at);
    let both = forecast(&[]);
    assert!(both.starts_with("date,clogs,flats\n2024-01-01,"), "{both}");
    let one = forecast(&["--subject", "Flats", "--market", "US"]);
    assert!(one.starts_with("date,flats\n2024-01-01,136\n"), "{one}");
    let none = run(
        &[
            "forecast",
            "a.releve",
            "--subject",
            "mules",
            "--horizon",
            "3",
        ],
        at,
    );
    assert!(err(&none).contains("no such series"), "{}", err(&none));
    let file = run(
        &[
            "forecast",
            "views.csv",
            "--subject",
            "flats",
            "--horizon",
            "3",
        ],
        at,
    );
    assert_eq!(file.status.code(), Some(2));
}
