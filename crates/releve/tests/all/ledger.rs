//! The ledger, as it is typed: freeze, wait for values, look.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{fails, folder, well};

/// Months from 2020 on, as Google Trends exports them, on a scale of its own.
fn download(from: usize, to: usize, scale: f64) -> String {
    let mut csv = "Category: All categories\n\nMonth,ballet flats: (United States)\n".to_owned();
    for at in from..to {
        let value = [50.0, 80.0, 60.0, 30.0][at % 4] + ((at * 7) % 5) as f64;
        let (year, month) = (2020 + at / 12, at % 12 + 1);
        writeln!(csv, "{year}-{month:02},{}", (scale * value).round()).expect("a row");
    }
    csv
}

/// What freezes six months of the series of a study.
const FREEZE: [&str; 10] = [
    "forecast",
    "s.releve",
    "--horizon",
    "6",
    "--season",
    "4",
    "--model",
    "stl",
    "--freeze",
    "--out",
];

/// Freezes six months, to `f.csv`; what was said.
fn freeze(folder: &Path, more: &[&str]) -> String {
    well(&[&FREEZE[..], &["f.csv"], more].concat(), folder)
}

/// A study with one download and its forecast of six months frozen.
fn frozen() -> TempDir {
    let folder = folder(&[("one.csv", download(0, 48, 1.0).as_bytes())]);
    well(&["init", "s.releve"], folder.path());
    well(&["add", "s.releve", "one.csv"], folder.path());
    let told = freeze(folder.path(), &[]);
    assert!(
        told.contains("frozen: 1 forecast, freezing 1 of s.releve"),
        "{told}"
    );
    let told = freeze(folder.path(), &[]);
    assert!(told.contains("frozen before: 1 forecast"), "{told}");
    folder
}

fn add(folder: &Path, name: &str, csv: String) -> String {
    fs::write(folder.join(name), csv).expect("written");
    well(&["add", "s.releve", name], folder)
}

#[test]
fn a_relative_measure_is_scored_on_the_frozen_scale() {
    let folder = frozen();
    let folder = folder.path();
    let none = well(&["ledger", "s.releve"], folder);
    assert!(
        none.contains("no value has come yet") && none.contains("0 scored"),
        "{none}"
    );

    // Half the scale, four months more.
    add(folder, "two.csv", download(12, 52, 0.5));
    let told = well(&["ledger", "s.releve", "--values"], folder);
    assert!(
        told.starts_with("ballet flats, searches, Google, United States\n  frozen 20"),
        "{told}"
    );
    assert!(
        told.contains(": 6 months, 2024-01-01 to 2024-06-01, by stl, from import 1"),
        "{told}"
    );
    assert!(
        told.contains("4 of 6 scored, the last by import 2: MASE 0."),
        "{told}"
    );
    assert!(told.contains("over 36 common months"), "{told}");
    let times = told.split("times ").nth(1).expect("a factor");
    let times: f64 = times
        .split(' ')
        .next()
        .expect("a word")
        .parse()
        .expect("a number");
    assert!((times - 2.0).abs() < 0.02, "{told}");
    assert_eq!(told.matches("95 % hit").count(), 4, "{told}");
    // Of a season of four months this one is known before.
    assert!(
        told.contains("6 months had passed on the day of freezing"),
        "{told}"
    );

    // Looking again adds nothing; a later download adds what is new.
    assert_eq!(told, well(&["ledger", "s.releve", "--values"], folder));
    add(folder, "three.csv", download(20, 60, 0.8));
    let json = well(&["ledger", "s.releve", "--format", "json"], folder);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let entry = &json["forecasts"][0];
    assert_eq!(entry["outcomes"].as_array().map(Vec::len), Some(6));
    assert_eq!(entry["scores"].as_array().map(Vec::len), Some(2));
    assert_eq!(entry["scores"][1]["periods"], 6);
    assert_eq!(json["summary"]["scored"], 1);
    assert_eq!(entry["intact"], true);

    // The same as tables: a row a band, and beside it one for each period of it.
    well(
        &["ledger", "s.releve", "--format", "csv", "--out", "l.csv"],
        folder,
    );
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a table");
    let (scores, periods) = (read("l.csv"), read("l.periods.csv"));
    assert_eq!((scores.lines().count(), periods.lines().count()), (3, 13));
    assert!(
        scores.starts_with("forecast,series,frozen,program,model,import,"),
        "{scores}"
    );
    assert!(
        periods.contains(",2024-06-01,") && periods.matches(",yes,").count() > 6,
        "{periods}"
    );
    well(
        &["ledger", "s.releve", "--format", "xlsx", "--out", "l.xlsx"],
        folder,
    );
    assert_eq!(
        fs::read(folder.join("l.xlsx")).expect("a workbook")[..2],
        *b"PK"
    );

    // What is undone stays, and is said.
    well(&["undo", "s.releve", "2"], folder);
    well(&["undo", "s.releve", "1"], folder);
    let told = well(&["ledger", "s.releve"], folder);
    assert!(told.contains("from import 1 (undone by 5 since)"), "{told}");
    assert!(
        told.contains("4 values of imports that were undone no longer count"),
        "{told}"
    );
    let sql = "SELECT count(*) FROM outcome";
    assert!(well(&["sql", "s.releve", sql], folder).contains('6'));
}

/// Months of pairs sold, from 2020 on.
fn sold(to: usize) -> String {
    let mut csv = "date,subject,metric,channel,market,value\n".to_owned();
    for at in 0..to {
        let value = [500, 800, 600, 300][at % 4] + (at * 7) % 5;
        let (year, month) = (2020 + at / 12, at % 12 + 1);
        writeln!(csv, "{year}-{month:02}-01,clogs,sales,Shop,US,{value}").expect("a row");
    }
    csv
}

const MAP: &str =
    "date=date,subject=subject,metric=metric,channel=channel,market=market,value=value";

#[test]
fn sums_are_frozen_and_scored_when_all_their_months_have_come() {
    let folder = folder(&[
        ("one.csv", sold(48).as_bytes()),
        ("two.csv", sold(52).as_bytes()),
        ("three.csv", sold(54).as_bytes()),
    ]);
    let folder = folder.path();
    well(&["init", "s.releve"], folder);
    let add = |name: &str| well(&["add", "s.releve", name, "--map", MAP], folder);
    add("one.csv");
    let sums = || freeze(folder, &["--total", "1q"]);
    let told = sums();
    assert!(told.contains("frozen: 1 forecast"), "{told}");
    assert!(sums().contains("frozen before: 1 forecast"));
    add("two.csv");
    let told = well(&["ledger", "s.releve"], folder);
    // 501 + 803 + 600 of January to March, of the second quarter one month.
    assert!(
        told.contains("  total 2024-01-01 to 2024-03-31: 1904  forecast 1"),
        "{told}"
    );
    assert!(told.contains("; 1 of 3 months known\n"), "{told}");
    assert!(told.contains("; totals 80 %: 1 of 1 hit"), "{told}");
    add("three.csv");
    let json = well(&["ledger", "s.releve", "--format", "json"], folder);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let totals = &json["forecasts"][0]["totals"];
    assert_eq!(totals[1]["first"], "2024-04-01");
    assert_eq!(
        (&totals[1]["came"], &totals[1]["value"]),
        (&3.into(), &1607.0.into())
    );
    assert_eq!(json["summary"]["totals"][0]["of"], 2);
    // What was frozen is the table that the forecast wrote.
    let table = fs::read_to_string(folder.join("f.totals.csv")).expect("a table");
    let point: f64 = table
        .lines()
        .nth(1)
        .and_then(|row| row.split(',').nth(3))
        .and_then(|cell| cell.parse().ok())
        .expect("a sum");
    let frozen = totals[0]["point"].as_f64().expect("a sum");
    assert!((frozen - point).abs() < 1e-3, "{table}");
    well(
        &["ledger", "s.releve", "--format", "csv", "--out", "l.csv"],
        folder,
    );
    let table = fs::read_to_string(folder.join("l.totals.csv")).expect("a table");
    assert_eq!(table.lines().count(), 5, "{table}");
    let article = "Clogs are back. Balletcore made clogs popular.";
    fs::write(folder.join("a.txt"), article).expect("written");
    well(&["add", "s.releve", "a.txt"], folder);
    let report = ["report", "s.releve", "--trend", "clogs", "--out", "p.html"];
    well(&[&report[..], &["--tables", "t"]].concat(), folder);
    let page = fs::read_to_string(folder.join("p.html")).expect("written");
    assert!(
        page.contains("; of 2 totals, 2 are known, 80 held "),
        "no sums"
    );
    assert!(
        page.contains("2024-01-01 to 2024-03-31</span> 1,904; "),
        "no sum"
    );
    let table = fs::read_to_string(folder.join("t/record_totals.csv")).expect("written");
    assert_eq!(table.lines().count(), 3, "{table}");
}

#[test]
fn what_cannot_be_compared_is_not_scored() {
    let folder = frozen();
    let folder = folder.path();
    // No month in common.
    add(folder, "apart.csv", download(48, 56, 0.5));
    let told = well(&["ledger", "s.releve"], folder);
    assert!(
        told.contains("cannot be scored by import 2: the downloads of"),
        "{told}"
    );
    assert!(told.contains("0 scored, 1 cannot be"), "{told}");
    // A later one that can be compared scores it after all.
    add(folder, "whole.csv", download(30, 54, 0.5));
    let told = well(&["ledger", "s.releve"], folder);
    assert!(
        told.contains("6 of 6 scored, the last by import 3"),
        "{told}"
    );
    assert!(told.contains("cannot be scored by import 2"), "{told}");
}

/// The same months in a table of one's own, which tells no unit.
fn own_table(channel: &str, from: usize, to: usize, scale: f64) -> String {
    let rows = download(from, to, scale);
    let rows = rows.lines().skip(3).map(|row| {
        let (month, value) = row.split_once(',').expect("two cells");
        format!("{month},ballet flats,searches,{channel},US,{value}\n")
    });
    "date,subject,metric,channel,market,value\n".to_owned() + &rows.collect::<String>()
}

#[test]
fn searches_of_google_are_relative_whatever_table_they_stand_in() {
    for (channel, relative) in [("Google", true), ("Shop", false)] {
        let first = own_table(channel, 0, 48, 1.0);
        let folder = folder(&[("one.csv", first.as_bytes())]);
        let folder = folder.path();
        well(&["init", "s.releve"], folder);
        well(&["add", "s.releve", "one.csv"], folder);
        let told = freeze(folder, &[]);
        let said = "taken as relative: 1 series of searches of Google from 0 to 100";
        assert_eq!(told.contains(said), relative, "{told}");
        add(folder, "two.csv", own_table(channel, 12, 54, 0.5));
        let told = well(&["ledger", "s.releve"], folder);
        match relative {
            true => assert!(told.contains("6 of 6 scored"), "{told}"),
            false => assert!(told.contains("freeze it as relative"), "{told}"),
        }
    }
}

#[test]
fn wrong_use_is_said() {
    let folder = frozen();
    let folder = folder.path();
    fs::write(folder.join("h.csv"), "month,a\n2024-01,1\n2024-02,2\n").expect("written");
    for (arguments, code, message) in [
        (
            vec!["forecast", "h.csv", "--horizon", "3", "--freeze"],
            2,
            "error: `--freeze` keeps forecasts in a study; `h.csv` is none\n\
             hint: `releve init STUDY`, then `releve add STUDY h.csv`\n",
        ),
        (
            vec!["ledger", "s.releve", "--series", "clogs"],
            1,
            "error: s.releve: no forecast of `clogs` is frozen\n\
             hint: `releve ledger s.releve` lists all\n",
        ),
        (
            vec![
                "forecast",
                "s.releve",
                "--horizon",
                "3",
                "--series",
                "clogs",
            ],
            1,
            "error: s.releve: no series is called `clogs`\n\
             hint: `releve status` lists the series of a study\n",
        ),
        (
            vec!["ledger", "h.csv"],
            1,
            "error: h.csv: not a study: no SQLite database\nhint: `releve init FILE` makes one\n",
        ),
        (
            vec!["sql", "s.releve", "DELETE FROM forecast"],
            2,
            "error: the statement would do more than read; a study is changed by its commands alone\n\
             hint: `releve sql --help` shows questions, docs/STUDY.md tells tables and columns\n",
        ),
    ] {
        fails(&arguments, folder, code, message);
    }
}

#[test]
fn the_page_of_a_trend_shows_what_was_kept() {
    let folder = frozen();
    let folder = folder.path();
    add(folder, "two.csv", download(12, 52, 0.5));
    well(&["ledger", "s.releve"], folder);
    let article = "Ballet flats are back. Balletcore made ballet flats popular.";
    fs::write(folder.join("a.txt"), article).expect("written");
    well(&["add", "s.releve", "a.txt"], folder);
    let page = [
        "report",
        "s.releve",
        "--trend",
        "ballet flats",
        "--out",
        "p.html",
    ];
    well(&[&page[..], &["--tables", "t"]].concat(), folder);
    let page = fs::read_to_string(folder.join("p.html")).expect("written");
    assert!(page.contains("How right past forecasts were"), "no record");
    assert!(
        page.contains("<details class=\"rows-of\" id=\"k1\">"),
        "nothing to open"
    );
    assert_eq!(page.matches("; import 2</li>").count(), 4);
    let table = fs::read_to_string(folder.join("t/record.csv")).expect("written");
    assert_eq!(table.lines().count(), 5, "{table}");
}
