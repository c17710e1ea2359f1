//! Bytes that a study has, of which something else is said.

use std::fs;
use std::path::Path;

use super::{SHOP, VIEWS};
use crate::program::{err, out, rows, run, study, well};

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
fn options_that_are_left_out_are_told() {
    let folder = study();
    let at = folder.path();
    fs::write(
        at.join("a.json"),
        r#"{"title":"Flats","text":"Satin flats are back."}"#,
    )
    .unwrap();
    well(&["add", "a.releve", "a.json", "--as", "text"], at);
    let said = |arguments: &[&str]| {
        let output = run(&[&["add", "a.releve", "a.json"], arguments].concat(), at);
        assert_eq!(out(&output), "nothing new\n1 was there already\n");
        err(&output).to_owned()
    };
    assert!(said(&[]).ends_with("a.json: there already, as read with `--as text`\n"));
    assert_eq!(said(&["--as", "text"]), "");
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
    // A day that was not said, though it drops nothing: it decides which download
    // is the newest.
    refused(
        &add(&["--market", "US", "--day", "2026-01-08"]),
        at,
        "read with `--day 2026-01-08 --market US`",
    );
    // The same as it is, as what it is.
    well(&add(&["--as", "google-trends", "--market", "US"]), at);
}

#[test]
fn one_and_the_same_bytes_are_two_markets_where_the_names_say_so() {
    let table = "\"Time\",\"clogs\"\n\"2025-10-01\",0\n\"2025-11-01\",0\n\"2025-12-01\",0\n";
    let name = |region: &str| format!("time_series_{region}_20251001-0000_20260112-0337.csv");
    let regions = ["US", "GB", "Worldwide"].map(name);
    let markets = "SELECT market, count(*) AS n FROM vintage v JOIN series s ON s.id = v.series \
                   GROUP BY market ORDER BY market";
    for at_once in [false, true] {
        let folder = study();
        let at = folder.path();
        for file in &regions {
            fs::write(at.join(file), table).unwrap();
        }
        let [us, gb, all] = &regions;
        if at_once {
            well(&["add", "a.releve", us, gb, all], at);
        } else {
            for file in &regions {
                let said = well(&["add", "a.releve", file], at);
                assert!(said.contains("1 series"), "{said}");
            }
        }
        let found = rows(markets, at);
        assert_eq!(found.as_array().unwrap().len(), 3, "{found}");
        // Each is there now, and what is typed is still a contradiction.
        assert_eq!(
            well(&["add", "a.releve", us, gb, all], at),
            "nothing new\n3 were there already\n"
        );
        refused(
            &["add", "a.releve", gb, "--market", "FR"],
            at,
            "read with `--market US`; read with `--market FR`",
        );
        assert_eq!(rows(markets, at), found);
    }
}

#[test]
fn another_day_of_download_of_known_bytes_is_refused() {
    let folder = study();
    let at = folder.path();
    for (name, value) in [("z.csv", 1), ("a.csv", 2)] {
        fs::write(
            at.join(name),
            format!("month,flats\n2025-01,{value}\n2025-02,3\n"),
        )
        .unwrap();
    }
    let add = |name: &'static str, day: &'static str| ["add", "b.releve", name, "--day", day];
    well(&["init", "b.releve"], at);
    well(&add("z.csv", "2025-07-01"), at);
    well(&add("a.csv", "2025-09-01"), at);
    let output = run(&add("z.csv", "2025-12-01"), at);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    assert!(
        err(&output).contains("`releve undo b.releve 1` takes that import back"),
        "{}",
        err(&output)
    );
    well(&add("z.csv", "2025-07-01"), at);
    // The way out.
    well(&["undo", "b.releve", "1"], at);
    well(&add("z.csv", "2025-12-01"), at);
}

#[test]
fn a_day_to_come_is_wrong_usage() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("trends.csv"), super::TRENDS).unwrap();
    let output = run(
        &["add", "a.releve", "trends.csv", "--day", "9999-12-31"],
        at,
    );
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    assert!(err(&output).contains("is to come"), "{}", err(&output));
    let output = run(
        &["add", "a.releve", "trends.csv", "--day", "0001-01-01"],
        at,
    );
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    assert!(err(&output).contains("before 1900"), "{}", err(&output));
    let history = well(&["history", "a.releve"], at);
    assert!(!history.contains("trends"), "{history}");
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
    assert_eq!(add("2026-11-19"), "import 1: 2 products, 2 prices\n");
    assert_eq!(add("2026-11-20"), "import 2: 2 products, 2 prices\n");
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
