//! Files of every kind into a study: whole commands.

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
fn an_old_download_that_is_added_late_is_not_the_newest() {
    let folder = study();
    let at = folder.path();
    let table = |last: &str| format!("date,flats\n2026-01-05,1\n2026-01-12,2\n{last}");
    for (name, last) in [
        ("views-2026-02-10.csv", "2026-01-19,3\n2026-01-26,4\n"),
        ("views-2026-02-02.csv", "2026-01-19,5\n"),
        ("views.csv", "2026-01-19,6\n"),
    ] {
        fs::write(at.join(name), table(last)).unwrap();
    }
    well(&["add", "a.releve", "views-2026-02-10.csv"], at);
    well(&["add", "a.releve", "views-2026-02-02.csv"], at);
    well(&["add", "a.releve", "views.csv", "--day", "2026-02-01"], at);
    let newest = rows("SELECT value FROM points WHERE newest ORDER BY date", at);
    let value = |value: f64| serde_json::json!({ "value": value });
    assert_eq!(
        newest,
        serde_json::json!([value(1.0), value(2.0), value(3.0), value(4.0)])
    );
    assert_eq!(
        rows("SELECT downloaded FROM vintage ORDER BY id", at),
        serde_json::json!([
            {"downloaded": "2026-02-10"}, {"downloaded": "2026-02-02"}, {"downloaded": "2026-02-01"}
        ])
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

/// Adds with these options and expects a refusal that says this and changes nothing.
#[track_caller]
fn refused(arguments: &[&str], at: &Path, said: &str) {
    let before = rows("SELECT count(*) AS n, sum(value) AS s FROM points", at);
    let output = run(arguments, at);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{arguments:?}: {}",
        out(&output)
    );
    assert!(
        err(&output).contains(said),
        "{arguments:?}: {}",
        err(&output)
    );
    let after = rows("SELECT count(*) AS n, sum(value) AS s FROM points", at);
    assert_eq!(before, after, "{arguments:?}");
}

#[test]
fn options_on_known_bytes_count() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("views.csv"), VIEWS).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    let add = |options: &[&str]| {
        let all = [&["add", "a.releve", "views.csv"], options].concat();
        well(&all, at)
    };
    add(&["--map", map]);
    assert_eq!(
        rows("SELECT map, market FROM file", at),
        serde_json::json!([{ "map": map, "market": null }])
    );
    let there = "nothing new\n1 was there already\n";
    // The same, nothing, and what decides nothing here.
    assert_eq!(add(&["--map", map]), there);
    assert_eq!(add(&[]), there);
    assert_eq!(add(&["--as", "table"]), there);
    assert_eq!(add(&["--market", "GB"]), there);
    // Wrong for new bytes, wrong for these.
    let wrong = [
        "add",
        "a.releve",
        "views.csv",
        "--map",
        "date=Week,value=Views",
    ];
    refused(&wrong, at, "no column `Week`");
    for other in [
        "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok,scale:count",
        "date=Day,value=Views,subject=Tag,market=Country,channel:Instagram",
    ] {
        let arguments = ["add", "a.releve", "views.csv", "--map", other];
        refused(
            &arguments,
            at,
            "`releve undo a.releve 1` takes that import back",
        );
    }
    // The way out.
    well(&["undo", "a.releve", "1"], at);
    let other = "date=Day,value=Views,subject=Tag,market=Country,channel:Instagram";
    assert!(add(&["--map", other]).contains("2 series"));
}

#[test]
fn another_market_or_day_of_known_series_is_refused() {
    let folder = study();
    let at = folder.path();
    fs::write(
        at.join("trends.csv"),
        "\"Time\",\"flats\"\n\"2025-10-01\",\"7\"\n\"2025-11-01\",\"8\"\n\"2025-12-01\",\"9\"\n",
    )
    .unwrap();
    let add = |more: &'static [&'static str]| [&["add", "a.releve", "trends.csv"], more].concat();
    well(&add(&["--market", "US"]), at);
    refused(
        &add(&["--market", "GB"]),
        at,
        "read with `--market US`; read with `--market GB`",
    );
    refused(
        &add(&["--market", "US", "--day", "2025-12-08"]),
        at,
        "takes that import back",
    );
    // The same as it is, as what it is.
    well(&add(&["--market", "US", "--day", "2026-01-08"]), at);
    well(&add(&["--as", "google-trends", "--market", "US"]), at);
}

#[test]
fn a_text_read_as_something_else_is_refused() {
    let folder = study();
    let at = folder.path();
    let page = "<!doctype html><title>Flats</title><p>Bella Hadid wore satin ballet flats by Miu \
        Miu in Paris, and nobody was surprised by them.</p>";
    fs::write(at.join("flats.html"), page).unwrap();
    well(
        &["add", "a.releve", "flats.html", "--day", "2026-11-20"],
        at,
    );
    well(&["add", "a.releve", "flats.html", "--as", "html"], at);
    refused(
        &["add", "a.releve", "flats.html", "--as", "text"],
        at,
        "its bytes came with import 1, read without options; read with `--as text`",
    );
    assert_eq!(
        rows("SELECT count(*) AS n FROM document", at),
        serde_json::json!([{"n": 1}])
    );
}

#[test]
fn a_list_of_another_day_holds_on_that_day() {
    let folder = study();
    let at = folder.path();
    let days = "SELECT date, count(*) AS n, max(price) AS most FROM prices GROUP BY date";
    fs::write(at.join("products.json"), SHOP).unwrap();
    let add = |day: &str| well(&["add", "a.releve", "products.json", "--day", day], at);
    assert_eq!(add("2026-11-19"), "import 1: 2 products\n");
    assert_eq!(add("2026-11-20"), "import 2: 2 products\n");
    assert_eq!(add("2026-11-20"), "nothing new\n1 was there already\n");
    let row = |day: &str| serde_json::json!({"date": day, "n": 2, "most": 240.0});
    assert_eq!(
        rows(days, at),
        serde_json::json!([row("2026-11-19"), row("2026-11-20")])
    );
    // A day in the name says as much, also where both files come at once.
    for day in ["20", "21", "22"] {
        fs::write(at.join(format!("products-2026-11-{day}.json")), SHOP).unwrap();
    }
    let [twentieth, first, second] =
        ["20", "21", "22"].map(|day| format!("products-2026-11-{day}.json"));
    let added = well(&["add", "a.releve", &twentieth, &first, &second], at);
    assert_eq!(
        added,
        "import 3: 2 products, 4 prices\n1 was there already\n"
    );
    // Taken back, the other days stay.
    well(&["undo", "a.releve", "1"], at);
    let left = ["2026-11-20", "2026-11-21", "2026-11-22"].map(row);
    assert_eq!(rows(days, at), serde_json::json!(left));
}

#[test]
fn all_that_a_shop_says_is_kept() {
    let folder = study();
    let at = folder.path();
    let product = r#"{"@context":"https://schema.org","@type":"Product","name":"Satin ballet flat",
        "sku":"MF-38","gtin13":"4006381333931","mpn":"M1","color":"Black","size":"38","material":"satin",
        "url":"https://shop.example/p/1",
        "offers":{"@type":"AggregateOffer","lowPrice":"99","highPrice":120,"priceCurrency":"GBP"}}"#;
    fs::write(at.join("flat.json"), product).unwrap();
    let header = "id\ttitle\tprice\tlink\titem_group_id\tgender\tage_group\tcondition\tpattern\tproduct_type";
    let row =
        "7\tWool coat\t150.00 USD\thttps://shop.example/7\tG1\tfemale\tadult\tnew\tplain\tCoats";
    fs::write(at.join("feed.tsv"), format!("{header}\n{row}\n")).unwrap();
    fs::write(at.join("products.json"), SHOP).unwrap();
    let files = ["flat.json", "feed.tsv", "products.json"];
    let add = [&["add", "a.releve"], &files[..], &["--day", "2026-11-20"]].concat();
    well(&add, at);
    let told = "SELECT price, price_to, sku, gtin, mpn, color, size, material FROM prices \
        WHERE price_to IS NOT NULL";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"price": 99.0, "price_to": 120.0, "sku": "MF-38",
            "gtin": "4006381333931", "mpn": "M1", "color": "Black", "size": "38",
            "material": "satin"}])
    );
    let told = "SELECT item_group, gender, age_group, condition, pattern, kind FROM prices \
        WHERE item = '7'";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item_group": "G1", "gender": "female", "age_group": "adult",
            "condition": "new", "pattern": "plain", "kind": "Coats"}])
    );
    let told = "SELECT item_group, variant, tags, kind FROM prices WHERE item = '111'";
    assert_eq!(
        rows(told, at),
        serde_json::json!([{"item_group": "11", "variant": "Black / 38", "tags": "[\"bow\"]",
            "kind": "Flats"}])
    );
}

#[test]
fn what_a_platform_says_of_its_own_figures_is_kept() {
    let folder = study();
    let at = folder.path();
    let table = "\"Pinterest Trends tool – https://trends.pinterest.com/?country=US\"\n\n\
        Rank,Trend,Weekly change,Monthly change,Yearly change,2025-07-14,2025-07-21,2025-07-28\n\
        7,polka dot nails,\"20%\",\"10,000%+\",,80,90,100\n";
    fs::write(at.join("pinterest.csv"), table).unwrap();
    well(&["add", "a.releve", "pinterest.csv"], at);
    let told = "SELECT subject, over, percent, bound, rank FROM platform_changes ORDER BY over";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"subject": "polka dot nails", "over": "month", "percent": 10000.0, "bound": "over", "rank": 7},
            {"subject": "polka dot nails", "over": "week", "percent": 20.0, "bound": null, "rank": 7}
        ])
    );
    well(&["undo", "a.releve", "1"], at);
    let left = rows("SELECT count(*) AS n FROM platform_change", at);
    assert_eq!(left, serde_json::json!([{"n": 0}]));
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

#[test]
fn the_month_that_goes_on_is_left_out() {
    let folder = study();
    let at = folder.path();
    fs::write(
        at.join("views.csv"),
        "month,views\n2024-01,1\n2024-02,2\n2199-12,3\n",
    )
    .unwrap();
    let output = run(&["add", "a.releve", "views.csv"], at);
    assert!(
        err(&output).contains("1 period that had not ended was dropped"),
        "{}",
        err(&output)
    );
    assert_eq!(
        rows(
            "SELECT max(date) AS last, v.dropped FROM points p JOIN vintage v ON v.id = p.vintage",
            at
        ),
        serde_json::json!([{"last": "2024-02-01", "dropped": 1}])
    );
}
