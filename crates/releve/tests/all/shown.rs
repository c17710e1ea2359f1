//! Series as they are shown: charts, growth, what stands out, tables.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::program::{err, fails, out, run};

/// Months of two series; one June stands out, one month is missing.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let mut csv = "month,flats,\"<b>clogs</b>\"\n".to_owned();
    for at in 0..48 {
        let value = 100 + [3, -2, 1, -4, 0, 2, -1][at % 7] + if at == 29 { 90 } else { 0 };
        let flats = if at == 40 {
            String::new()
        } else {
            value.to_string()
        };
        writeln!(
            csv,
            "{}-{:02},{flats},{}",
            2021 + at / 12,
            at % 12 + 1,
            10 + 3 * at
        )
        .expect("a row");
    }
    fs::write(folder.path().join("h.csv"), csv).expect("written");
    folder
}

#[test]
fn growth_has_an_interval_or_says_why_not() {
    let folder = folder();
    let output = run(&["growth", "h.csv"], folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert!(
        said.starts_with("flats, monthly to 2024-12\n  month on month "),
        "{said}"
    );
    assert!(said.contains("may be noise"), "{said}");
    let output = run(
        &["growth", "h.csv", "--subject", "flats", "--format", "json"],
        folder.path(),
    );
    let lines: Vec<serde_json::Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["span"], "year");
    let (low, rate, high) = (&lines[1]["low95"], &lines[1]["rate"], &lines[1]["high95"]);
    assert!(
        low.as_f64() < rate.as_f64() && rate.as_f64() < high.as_f64(),
        "{lines:?}"
    );
    let output = run(&["growth", "h.csv", "--format", "csv"], folder.path());
    assert!(out(&output).starts_with("series,span,until,now,before,rate,"));
}

#[test]
fn what_stands_out_is_listed() {
    let folder = folder();
    let output = run(&["anomalies", "h.csv", "--format", "csv"], folder.path());
    let said = out(&output);
    let rows: Vec<&str> = said.lines().collect();
    assert_eq!(rows[0], "series,date,value,expected,score");
    assert!(
        rows.len() == 2 && rows[1].starts_with("flats,2023-06-01,"),
        "{said}"
    );
    let output = run(&["anomalies", "h.csv"], folder.path());
    assert!(out(&output).contains("flats: 1 stands out of 47 values"));
    assert!(out(&output).contains("nothing stands out of 48 values"));
}

#[test]
fn a_chart_is_an_svg_that_runs_nothing() {
    let folder = folder();
    let arguments = ["chart", "h.csv", "--horizon", "3", "--out", "c.svg"];
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let drawing = fs::read_to_string(folder.path().join("c.svg")).expect("a drawing");
    assert!(drawing.starts_with("<svg xmlns=") && drawing.ends_with("</svg>\n"));
    assert!(drawing.contains("&lt;b&gt;clogs") && !drawing.contains("<b>"));
    assert!(drawing.contains("class=\"band\"") && drawing.contains("class=\"odd\""));
    assert!(!drawing.contains("NaN") && !drawing.contains("inf") && !drawing.contains("var(--"));
    assert_eq!(drawing.matches("class=\"known\"").count(), 2, "one gap");
    run(&arguments, folder.path());
    assert_eq!(
        fs::read_to_string(folder.path().join("c.svg")).expect("again"),
        drawing
    );
}

#[cfg(feature = "png")]
#[test]
fn a_chart_is_a_png_where_there_is_a_font() {
    let folder = folder();
    let arguments = [
        "chart",
        "h.csv",
        "--subject",
        "flats",
        "--out",
        "c.png",
        "--zoom",
        "1",
    ];
    let output = run(&arguments, folder.path());
    if err(&output).contains("no font is installed") {
        return;
    }
    assert!(output.status.success(), "{}", err(&output));
    let picture = fs::read(folder.path().join("c.png")).expect("a picture");
    assert_eq!(picture[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(
        u32::from_be_bytes(picture[16..20].try_into().expect("a width")),
        900
    );
    assert!(picture.len() > 5_000, "{} bytes", picture.len());
    let arguments = ["forecast", "h.csv", "--horizon", "2", "--plot", "f.png"];
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let picture = fs::read(folder.path().join("f.png")).expect("a picture");
    assert_eq!(picture[..8], *b"\x89PNG\r\n\x1a\n");
}

const MAP: &str =
    "date=date,subject=subject,metric=metric,channel=channel,market=market,value=value";

/// A study with an article and a series of its trend.
fn study() -> TempDir {
    let folder = folder();
    let mut csv = "date,subject,metric,channel,market,value\n".to_owned();
    for at in 0..60 {
        let value = 20 + [3, -2, 1, -4, 0, 2, -1][at % 7] + if at % 12 == 8 { 10 } else { 0 };
        for subject in ["balletcore", "clogs"] {
            writeln!(
                csv,
                "{}-{:02}-01,{subject},searches,Google,US,{value}",
                2020 + at / 12,
                at % 12 + 1
            )
            .expect("a row");
        }
    }
    fs::write(folder.path().join("searches.csv"), csv).expect("written");
    fs::write(
        folder.path().join("note.txt"),
        "Balletcore Is Everywhere\n\n12 March 2024\n\nSearches for balletcore rose 140 per cent \
         year-on-year on Pinterest in 2023. Miu Miu launched the Scarpetta ballet flat in January \
         2023.\n",
    )
    .expect("written");
    for arguments in [
        &["init", "s.releve"][..],
        &["add", "s.releve", "note.txt", "searches.csv", "--map", MAP],
    ] {
        let output = run(arguments, folder.path());
        assert!(output.status.success(), "{}", err(&output));
    }
    folder
}

#[test]
fn a_study_with_series_has_a_trend_page_and_tables() {
    let folder = study();
    let arguments = [
        "report",
        "s.releve",
        "--trend",
        "balletcore",
        "--out",
        "p.html",
        "--tables",
        "t",
    ];
    let output = run(&arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).ends_with("Its tables: t\n"));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect(name);
    let page = read("p.html");
    for there in [
        "<h2 id=\"course-title\">Where it stands</h2>",
        "Searches for balletcore",
        "What is likely to come",
        "Year on year",
        "File searches.csv",
        "download 1, import 1",
        "id=\"s1-rows\"",
    ] {
        assert!(page.contains(there), "{there}");
    }
    // The other series of the study is of something else.
    assert!(!page.contains("id=\"s2\""));
    let forecast = read("t/forecast.csv");
    assert!(forecast.starts_with("series,subject,metric,channel,market,date,median,lo80"));
    assert_eq!(forecast.lines().count(), 13);
    assert!(read("t/values.csv").contains(",2023-09-01,"));
    assert!(read("t/figures.csv").contains("rose 140 per cent"));
    let workbook = fs::read(folder.path().join("t/tables.xlsx")).expect("a workbook");
    assert_eq!(workbook[..2], *b"PK");
    // The same study, the same bytes; and what is ours is written over.
    let again = run(&arguments, folder.path());
    assert!(again.status.success(), "{}", err(&again));
    assert_eq!(read("p.html"), page);
    assert_eq!(read("t/forecast.csv"), forecast);
    assert_eq!(
        fs::read(folder.path().join("t/tables.xlsx")).expect("again"),
        workbook
    );
}

/// Two and six months in other markets beside five years: the page says of the one
/// that it is too short, of the other that it was not tried, and of the long one
/// what it said before.
#[test]
fn short_series_change_nothing_of_a_long_one() {
    let folder = study();
    let page = || {
        let asked = [
            "report",
            "s.releve",
            "--trend",
            "balletcore",
            "--out",
            "p.html",
        ];
        let output = run(&asked, folder.path());
        assert!(output.status.success(), "{}", err(&output));
        fs::read_to_string(folder.path().join("p.html")).expect("a page")
    };
    // What is likely to come of each series, in words.
    let ahead = |page: &str| -> Vec<String> {
        let parts = page.split("<h4>What is likely to come</h4>").skip(1);
        let each = parts.map(|part| part.split("</div>").next().unwrap_or(part).to_owned());
        each.collect()
    };
    let figures = |ahead: &str| ahead.split("Careful").next().unwrap_or(ahead).to_owned();
    let before = ahead(&page());
    let mut csv = "date,subject,metric,channel,market,value\n".to_owned();
    for (market, months) in [("DE", 2), ("FR", 6)] {
        for at in 60 - months..60 {
            let value = 10 * (at - 52);
            writeln!(
                csv,
                "{}-{:02}-01,balletcore,searches,Google,{market},{value}",
                2020 + at / 12,
                at % 12 + 1
            )
            .expect("a row");
        }
    }
    fs::write(folder.path().join("new.csv"), csv).expect("written");
    let output = run(&["add", "s.releve", "new.csv", "--map", MAP], folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let after = ahead(&page());
    let of = |what: &str| {
        let mut all = after.iter().filter(|one| one.contains(what));
        all.next()
            .unwrap_or_else(|| panic!("`{what}` in {after:#?}"))
    };
    of("2 values are too few for a forecast of 12 months; it takes 3 or more.");
    of("Model: process. Not tried before: the history is too short.");
    // The series is another number on the page.
    let numbers = |ahead: &str| -> Vec<String> {
        let figures = figures(ahead);
        let words = figures.split("with 95 in 100").next().unwrap_or_default();
        let words = words.split(|c: char| !c.is_ascii_digit() && c != '.');
        words.map(str::to_owned).collect()
    };
    let same = after.iter().any(|one| numbers(one) == numbers(&before[0]));
    assert!(same, "{before:#?}\n{after:#?}");
    let asked = "forecast s.releve --subject balletcore --horizon 12 --model auto --format json";
    let output = run(&asked.split(' ').collect::<Vec<_>>(), folder.path());
    assert!(output.status.success(), "{}", err(&output));
    for line in out(&output).lines() {
        let one: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let long = one["series"]
            .as_str()
            .is_some_and(|name| name.contains("United States"));
        assert_eq!(one["mase"].is_null(), !long, "{one}");
        let high = one["bands"][0]["high"].as_array().expect("numbers");
        assert!(
            high.iter()
                .all(|high| high.as_f64().is_some_and(|high| high < 600.0))
        );
    }
}

#[test]
fn every_answer_is_a_table_too() {
    let folder = folder();
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect(name);
    for (command, head, beside) in [
        ("growth", "series,span,until,now,", ""),
        ("anomalies", "series,date,value,", ""),
        ("stage", "series,stage,slope,", "probabilities"),
        ("backtest", "model,mase,to_naive,", "origins"),
    ] {
        let mut asked = vec![command, "h.csv"];
        if command == "backtest" {
            asked.extend(["--horizon", "3", "--model", "drift", "--origins", "1"]);
            asked.extend(["--holidays", "none"]);
        }
        let say = |more: &[&str]| {
            let output = run(&[&asked[..], more].concat(), folder.path());
            assert!(output.status.success(), "{command}: {}", err(&output));
            out(&output).to_owned()
        };
        let csv = say(&["--format", "csv"]);
        assert!(csv.starts_with(head), "{command}: {csv}");
        assert!(csv.lines().count() > 1, "{command}: {csv}");
        let name = format!("{command}.csv");
        assert_eq!(say(&["--format", "csv", "--out", &name]), "");
        assert_eq!(read(&name), csv);
        if !beside.is_empty() {
            assert!(read(&format!("{command}.{beside}.csv")).lines().count() > 1);
        }
        let name = format!("{command}.xlsx");
        say(&["--format", "xlsx", "--out", &name]);
        let workbook = fs::read(folder.path().join(&name)).expect("a workbook");
        assert_eq!(workbook[..2], *b"PK");
        for line in say(&["--format", "json"]).lines() {
            let _: serde_json::Value = serde_json::from_str(line).expect("JSON");
        }
        let text = say(&[]);
        say(&["--out", "answer.txt"]);
        assert_eq!(read("answer.txt"), text);
        asked.extend(["--format", "xlsx"]);
        fails(
            &asked,
            folder.path(),
            2,
            "error: a workbook goes to a file: name one with `--out FILE.xlsx`\n",
        );
    }
}

#[test]
fn series_of_a_study_are_asked_of_by_subject() {
    let folder = study();
    for command in ["growth", "anomalies", "stage"] {
        let output = run(&[command, "s.releve", "--subject", "Clogs"], folder.path());
        let said = out(&output);
        assert!(
            said.starts_with("clogs, searches, Google, United States"),
            "{command}: {said}"
        );
        assert!(!said.contains("balletcore"), "{command}: {said}");
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let folder = study();
    fs::create_dir(folder.path().join("full")).expect("a folder");
    fs::write(folder.path().join("full/mine.csv"), "a\n1\n").expect("written");
    for (arguments, code, message) in [
        (
            vec!["chart", "h.csv", "--out", "c.jpg"],
            2,
            "error: `c.jpg` names no form; expected a name that ends in `.svg` or `.png`\n",
        ),
        (
            vec!["chart", "h.csv", "--out", "h.csv.svg", "--horizon", "0"],
            2,
            "error: no horizon of 0 periods; expected 1 to 10000\n",
        ),
        (
            vec!["growth", "h.csv", "--subject", "boots"],
            1,
            "error: h.csv: no column `boots`\nhint: it has `flats`, `<b>clogs</b>`\n",
        ),
        (
            vec!["growth", "s.releve", "--subject", "boots"],
            1,
            "error: s.releve: no such series of `boots`\nhint: `releve status` lists the series of a study\n",
        ),
        (
            vec![
                "forecast",
                "s.releve",
                "--subject",
                "boots",
                "--horizon",
                "4",
            ],
            1,
            "error: s.releve: no such series of `boots`\nhint: `releve status` lists the series of a study\n",
        ),
        (
            vec!["forecast", "h.csv", "--subject", "boots", "--horizon", "4"],
            2,
            "error: `--series`, `--subject`, `--metric`, `--channel`, `--market` and `--step` choose series of a study; `h.csv` is none\n\
             hint: leave them out; of a table every column is forecast\n",
        ),
        (
            vec!["anomalies", "h.csv", "--market", "US"],
            2,
            "error: `--metric`, `--channel`, `--market` and `--step` choose series of a study; `h.csv` is none\nhint: `--subject` chooses columns of a table\n",
        ),
        (
            vec!["report", "s.releve", "--tables", "full"],
            1,
            "error: `full` holds files that are no tables of ours\nhint: name an empty or a new folder with `--tables`\n",
        ),
    ] {
        fails(&arguments, folder.path(), code, message);
    }
}
