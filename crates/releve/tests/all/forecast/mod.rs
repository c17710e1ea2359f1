//! `releve forecast` and `releve backtest`, as they are typed.

mod refused;
mod sums;

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::program::{err, fails, out, run};

/// Months of two series with a season of three, and an external signal that goes
/// on for a year.
fn history(later: f64) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let rows = |months: usize, later: f64| {
        let mut csv = "month,\"loafers, US\",flats\n".to_owned();
        for at in 0..months {
            let extra = if at < 36 { 0.0 } else { later };
            let value = [5.0, 8.0, 6.0][at % 3] + ((at * 7) % 5) as f64 / 10.0 + extra;
            let (year, month) = (2020 + at / 12, at % 12 + 1);
            writeln!(csv, "{month:02}/{year},{value},{}", 2.0 * value).expect("a row");
        }
        // A form of dates that has to come back as it went in.
        csv.lines()
            .map(|line| match line.split_once('/') {
                Some((month, rest)) => format!("{}-{month}{}\n", &rest[..4], &rest[4..]),
                None => format!("{line}\n"),
            })
            .collect::<String>()
    };
    fs::write(folder.path().join("h.csv"), rows(36, 0.0)).expect("written");
    fs::write(folder.path().join("e.csv"), rows(48, later)).expect("written");
    folder
}

/// A forecast of six months by two sums of three.
fn with_totals<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["forecast", "h.csv", "--horizon", "6", "--season", "3"];
    all.extend(["--model", "theta", "--total", "1q"]);
    all.extend(["--cost-over", "1", "--cost-under", "3"]);
    all.extend(more);
    all
}

#[test]
fn forecasts_come_in_the_shape_of_the_history() {
    let folder = history(0.0);
    let output = run(
        &[
            "forecast",
            "h.csv",
            "--horizon",
            "3",
            "--season",
            "3",
            "--levels",
            "80,97.5",
            "--out",
            "f.csv",
            "--plot",
            "f.svg",
            "--cost-over",
            "1",
            "--cost-under",
            "3",
        ],
        folder.path(),
    );
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert!(
        said.starts_with("2 series, monthly, 3 months ahead\nmodel: "),
        "{said}"
    );
    assert!(
        said.contains("inside the history") && said.contains("wrote f.hi97.5.csv"),
        "{said}"
    );
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    let points = read("f.csv");
    let rows: Vec<&str> = points.lines().collect();
    assert_eq!(rows[0], "month,\"loafers, US\",flats");
    assert_eq!(rows.len(), 4);
    assert!(
        rows[1].starts_with("2023-01,") && rows[3].starts_with("2023-03,"),
        "{points}"
    );
    let value = |table: &str| -> f64 {
        let row = table.lines().nth(2).expect("a row");
        row.split(',')
            .nth(1)
            .expect("a cell")
            .parse()
            .expect("a number")
    };
    let edges = [
        "f.lo97.5.csv",
        "f.lo80.csv",
        "f.csv",
        "f.hi80.csv",
        "f.hi97.5.csv",
    ];
    let edges: Vec<f64> = edges.iter().map(|name| value(&read(name))).collect();
    assert!(edges.is_sorted(), "{edges:?}");
    assert!((edges[2] - 8.2).abs() < 1.0, "{edges:?}");
    assert!(value(&read("f.plan.csv")) >= edges[2]);
    let drawing = read("f.svg");
    assert!(drawing.starts_with("<svg") && drawing.contains("loafers, US"));
    assert!(!drawing.contains("NaN") && !drawing.contains("inf"));
}

#[test]
fn what_the_external_signal_does_later_changes_no_byte() {
    let run = |later: f64| {
        let folder = history(later);
        let arguments = [
            "forecast",
            "h.csv",
            "--horizon",
            "3",
            "--with",
            "e.csv",
            "--shape",
            "long",
        ];
        let output = run(&arguments, folder.path());
        assert!(output.status.success(), "{}", err(&output));
        out(&output).to_owned()
    };
    let one = run(0.0);
    assert!(one.starts_with("series,date,forecast,lo80,hi80,lo95,hi95\n"));
    assert_eq!(one, run(1000.0));
}

#[test]
fn forecasts_are_lines_of_json_too() {
    let folder = history(0.0);
    let arguments = with_totals(&["--format", "json"]);
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let lines: Vec<serde_json::Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    let one = &lines[1];
    assert_eq!(
        (&one["series"], &one["model"]),
        (&"flats".into(), &"theta".into())
    );
    assert_eq!(one["calendar"], "monthly");
    assert_eq!(one["dates"][0], "2023-01-01");
    for numbers in [
        &one["dates"],
        &one["point"],
        &one["plan"],
        &one["bands"][1]["low"],
    ] {
        assert_eq!(numbers.as_array().map(Vec::len), Some(6), "{one}");
    }
    assert_eq!(one["bands"][1]["level"], 95.0);
    assert_eq!(one["totals"][1]["to"], "2023-06-30");
    assert_eq!(one["totals"][1]["periods"], 3);
    assert!(one["totals"][0]["bands"][0]["low"].as_f64() < one["totals"][0]["total"].as_f64());
    assert!(one["mase"].is_number() && one["notes"].is_array(), "{one}");
    // The same, into a file; and the numbers are those of the tables.
    let output = run(
        &[&arguments[..], &["--out", "f.jsonl"]].concat(),
        folder.path(),
    );
    assert!(output.status.success(), "{}", err(&output));
    let file = fs::read_to_string(folder.path().join("f.jsonl")).expect("written");
    assert!(file.lines().count() == 2 && out(&output).contains("wrote f.jsonl\n"));
    let output = run(&with_totals(&[]), folder.path());
    let table = out(&output);
    let cell = table.lines().nth(1).and_then(|row| row.rsplit(',').next());
    assert_eq!(
        cell.and_then(|cell| cell.parse().ok()),
        one["point"][0].as_f64()
    );
}

#[test]
fn a_backtest_is_a_table_of_models() {
    let folder = history(0.0);
    let arguments = [
        "backtest",
        "h.csv",
        "--horizon",
        "3",
        "--season",
        "3",
        "--origins",
        "2",
        "--model",
        "stl",
    ];
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    let rows: Vec<&str> = said.lines().collect();
    assert_eq!(
        rows[0],
        "2 series, monthly, 3 months ahead of 2022-09-01, 2022-08-01"
    );
    assert!(rows[1].starts_with("model") && rows[1].contains("MASE") && rows[1].contains("in 80%"));
    for model in ["stl", "process", "seasonal-naive"] {
        assert!(rows[2..].iter().any(|row| row.starts_with(model)), "{said}");
    }
}

#[test]
fn a_year_is_forecast_where_nothing_is_said() {
    let folder = history(0.0);
    let output = run(&["forecast", "h.csv", "--model", "drift"], folder.path());
    assert!(err(&output).contains("12 months ahead"), "{}", err(&output));
    assert_eq!(out(&output).lines().count(), 13);
}

#[test]
fn what_never_changed_is_carried_on_and_said() {
    let folder = TempDir::new().expect("a folder");
    for value in ["0", "7"] {
        let rows = (0..36).map(|at| format!("{}-{:02},{value}\n", 2020 + at / 12, at % 12 + 1));
        let csv = format!("month,flats\n{}", rows.collect::<String>());
        fs::write(folder.path().join("c.csv"), csv).expect("written");
        let output = run(&["forecast", "c.csv", "--total", "1q"], folder.path());
        let said = err(&output);
        assert!(said.contains("untried: nothing ever changed\n"), "{said}");
        let careful = said.lines().filter(|line| line.starts_with("careful"));
        let careful: Vec<&str> = careful.collect();
        assert_eq!(
            careful,
            ["careful: the series is constant: carried on, in bands of no width"]
        );
        let points = out(&output);
        let mut last = points.lines().skip(1).map(|line| line.rsplit(',').next());
        assert!(last.all(|cell| cell == Some(value)), "{points}");
    }
}

#[test]
fn a_workbook_holds_all_tables() {
    let folder = history(0.0);
    let mut arguments = vec![
        "forecast",
        "h.csv",
        "--horizon",
        "3",
        "--season",
        "3",
        "--total",
        "1q",
        "--format",
        "xlsx",
    ];
    fails(
        &arguments,
        folder.path(),
        2,
        "error: a workbook goes to a file: name one with `--out FILE.xlsx`\n",
    );
    arguments.extend(["--out", "f.csv"]);
    fails(
        &arguments,
        folder.path(),
        2,
        "error: `f.csv` is no name for what `--format xlsx` writes\n\
         hint: leave `--format` out, or name `f.xlsx`\n",
    );
    assert!(!folder.path().join("f.csv").exists());
    // The name alone tells.
    arguments.truncate(arguments.len() - 4);
    arguments.extend(["--out", "f.xlsx"]);
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert!(said.ends_with("\nwrote f.xlsx\n"), "{said}");
    let workbook = fs::read(folder.path().join("f.xlsx")).expect("a workbook");
    assert_eq!(workbook[..2], *b"PK");
    // A part of the package for each sheet: points, four ends of bands, the totals
    // and the model.
    let part = |at: usize| format!("xl/worksheets/sheet{at}.xml").into_bytes();
    let holds = |name: &[u8]| workbook.windows(name.len()).any(|bytes| bytes == name);
    assert!(holds(&part(7)) && !holds(&part(8)));
}
