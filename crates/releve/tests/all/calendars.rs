//! Series of a study that lie on weeks from two days on.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::ToSpan as _;
use jiff::civil::date;
use tempfile::TempDir;

use crate::program::{err, fails, folder, out, run, well};

/// Two subjects searched in weeks from Sunday on, one sold in weeks from Monday on.
fn weeks(count: i64) -> String {
    let mut csv = "date,subject,metric,channel,market,value\n".to_owned();
    for at in 0..count {
        let sunday = date(2024, 1, 7).saturating_add(at.weeks());
        let monday = sunday.tomorrow().expect("a day");
        let value = [50, 80, 60, 30][(at % 4) as usize] + at * 7 % 5;
        writeln!(csv, "{sunday},clogs,searches,Google,US,{value}").expect("a row");
        writeln!(csv, "{sunday},flats,searches,Google,US,{}", 90 - value / 2).expect("a row");
        writeln!(csv, "{monday},clogs,sales,Shop,US,{}", 9 * value).expect("a row");
    }
    csv
}

fn study() -> TempDir {
    let folder = folder(&[("one.csv", weeks(80).as_bytes())]);
    well(&["init", "s.releve"], folder.path());
    well(&["add", "s.releve", "one.csv"], folder.path());
    folder
}

const FORECAST: [&str; 8] = [
    "forecast",
    "s.releve",
    "--horizon",
    "4",
    "--season",
    "4",
    "--model",
    "stl",
];

fn forecast(folder: &Path, more: &[&str]) -> (String, String) {
    let output = run(&[&FORECAST[..], more].concat(), folder);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    (out(&output).to_owned(), err(&output).to_owned())
}

const NOTE: &str = "note: series on 2 calendars are forecast apart, those of each from one \
                    another: 1 weekly (Monday), 2 weekly (Sunday)\n";

#[test]
fn weeks_from_two_days_on_are_forecast_apart() {
    let folder = study();
    let at = folder.path();
    let (table, said) = forecast(at, &[]);
    assert!(said.starts_with(NOTE), "{said}");
    assert!(
        said.contains("\n1 series, weekly (Monday), 4 weeks ahead"),
        "{said}"
    );
    assert!(
        said.contains("\n2 series, weekly (Sunday), 4 weeks ahead"),
        "{said}"
    );
    assert!(
        table.starts_with("series,date,forecast,lo80,hi80,lo95,hi95\n"),
        "{table}"
    );
    assert_eq!(table.lines().count(), 13, "{table}");
    assert!(
        table.contains("\n\"clogs, sales, Shop\",2025-07-21,"),
        "{table}"
    );
    assert!(
        table.contains("\n\"clogs, searches, Google\",2025-07-20,"),
        "{table}"
    );
    fails(
        &[&FORECAST[..], &["--shape", "wide", "--out", "f.csv"]].concat(),
        at,
        2,
        &format!(
            "{NOTE}error: `--shape wide` has the dates of one calendar, and these series lie on \
             weekly (Monday) and weekly (Sunday)\nhint: choose with `--step`, `--series`, \
             `--subject`, `--metric`, `--channel` or `--market`\n"
        ),
    );
    assert!(!at.join("f.csv").exists());
    fails(
        &[&FORECAST[..], &["--sums", "all"]].concat(),
        at,
        2,
        &format!(
            "{NOTE}error: `--sums` adds up series of one calendar, and these series lie on weekly \
             (Monday) and weekly (Sunday)\nhint: choose with `--step`, `--series`, `--subject`, \
             `--metric`, `--channel` or `--market`\n"
        ),
    );
    // Those of one calendar are as they would be alone.
    let (searches, said) = forecast(at, &["--metric", "searches", "--shape", "long"]);
    assert!(!said.contains("apart"), "{said}");
    let values = |table: &str, of: &str| -> Vec<String> {
        let rows = table
            .lines()
            .filter(|row| row.contains(of) && row.contains("2025-07-2"));
        rows.map(|row| row.rsplit_once(",2025-").expect("a date").1.to_owned())
            .collect()
    };
    assert_eq!(values(&searches, "flats"), values(&table, "flats"));
    let (json, _) = forecast(at, &["--format", "json", "--total", "2w"]);
    assert_eq!(json.lines().count(), 3);
    assert_eq!(
        json.matches("\"calendar\":\"weekly (Sunday)\"").count(),
        2,
        "{json}"
    );
    forecast(at, &["--out", "f.xlsx", "--total", "2w", "--plot", "f.svg"]);
    let svg = fs::read_to_string(at.join("f.svg")).expect("a drawing");
    assert!(svg.contains("weekly (Monday)") && svg.contains("weekly (Sunday)"));
}

#[test]
fn all_of_them_are_frozen_and_scored() {
    let folder = study();
    let at = folder.path();
    let (_, said) = forecast(at, &["--freeze"]);
    assert!(
        said.contains("frozen: 3 forecasts, freezing 1 of s.releve"),
        "{said}"
    );
    let (_, said) = forecast(at, &["--freeze"]);
    assert!(said.contains("frozen before: 3 forecasts"), "{said}");
    fs::write(at.join("two.csv"), weeks(84)).expect("written");
    well(&["add", "s.releve", "two.csv"], at);
    let told = well(&["ledger", "s.releve"], at);
    assert_eq!(told.matches("4 of 4 scored").count(), 3, "{told}");
    assert!(told.contains("4 weeks, 2025-07-20 to 2025-08-10"), "{told}");
    assert!(told.contains("4 weeks, 2025-07-21 to 2025-08-11"), "{told}");
}

#[test]
fn what_else_looks_at_series_takes_both() {
    let folder = study();
    let at = folder.path();
    let backtest = [&["backtest"][..], &FORECAST[1..]].concat();
    let told = well(&backtest, at);
    assert!(
        told.contains("1 series, weekly (Monday), 4 weeks ahead of "),
        "{told}"
    );
    assert!(
        told.contains("\n2 series, weekly (Sunday), 4 weeks ahead of "),
        "{told}"
    );
    let json = well(&[&backtest[..], &["--format", "json"]].concat(), at);
    assert_eq!(json.lines().count(), 2, "{json}");
    let csv = well(&[&backtest[..], &["--format", "csv"]].concat(), at);
    assert!(
        csv.starts_with("model,mase,to_naive,smape,level,coverage,msis,calendar"),
        "{csv}"
    );
    assert!(
        csv.contains(",weekly (Monday)") && csv.contains(",weekly (Sunday)"),
        "{csv}"
    );
    for command in ["growth", "stage", "anomalies"] {
        let told = well(&[command, "s.releve"], at);
        assert!(
            told.contains("clogs, sales") && told.contains("flats, searches"),
            "{told}"
        );
    }
    well(
        &["chart", "s.releve", "--horizon", "4", "--out", "c.svg"],
        at,
    );
    let svg = fs::read_to_string(at.join("c.svg")).expect("a drawing");
    assert!(svg.contains("weekly (Monday)") && svg.contains("weekly (Sunday)"));
}
