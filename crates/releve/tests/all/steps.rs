//! Series of one subject by several steps.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::ToSpan as _;
use jiff::civil::date;

use crate::program::{err, fails, out, rows, run, study, well};

/// Values with a season of four months, from 2022 on.
fn months(count: i32) -> String {
    let mut table = "date,flats\n".to_owned();
    for at in 0..count {
        let day = date(2022, 1, 1).saturating_add(at.months());
        let value = [900, 1200, 1000, 1100][(at % 4) as usize] + at * at % 7;
        writeln!(table, "{day},{value}").unwrap();
    }
    table
}

/// Ninety days, from the first of July 2025 on.
fn days() -> String {
    let mut table = "date,flats\n".to_owned();
    for at in 0..90 {
        let day = date(2025, 7, 1).saturating_add(at.days());
        let value = 30 + at % 7 + at * at % 5;
        writeln!(table, "{day},{value}").unwrap();
    }
    table
}

fn add(at: &Path, name: &str, table: &str) {
    fs::write(at.join(name), table).unwrap();
    well(&["add", "a.releve", name], at);
}

#[test]
fn months_and_days_of_a_subject_are_two_series() {
    let folder = study();
    let at = folder.path();
    add(at, "months.csv", &months(42));
    add(at, "days.csv", &days());
    let status = well(&["status", "a.releve"], at);
    assert!(
        status.contains("  flats, count: by day, 2025-07-01 to 2025-09-28, 90 values\n"),
        "{status}"
    );
    assert!(
        status.contains("  flats, count: by month, 2022-01-01 to 2025-06-01, 42 values\n"),
        "{status}"
    );
    let diff = well(&["diff", "a.releve", "--since", "0"], at);
    assert!(
        diff.contains("\n  flats, count, by day\n  flats, count, by month\n"),
        "{diff}"
    );

    // Shown as the two that they are; of one alone nothing need be told.
    let growth = well(&["growth", "a.releve"], at);
    assert!(
        growth.starts_with("flats, count, by day, daily to "),
        "{growth}"
    );
    assert!(
        growth.contains("\nflats, count, by month, monthly to "),
        "{growth}"
    );
    let growth = well(&["growth", "a.releve", "--step", "month"], at);
    assert!(growth.starts_with("flats, count, monthly to "), "{growth}");
    assert!(!growth.contains("daily"), "{growth}");
    well(&["chart", "a.releve", "--out", "c.svg"], at);
    let svg = fs::read_to_string(at.join("c.svg")).unwrap();
    assert!(svg.contains("flats, count, by day") && svg.contains("flats, count, by month"));

    // Each by its own calendar, and what is told of which is told apart.
    let forecast = ["forecast", "a.releve", "--horizon", "2", "--model", "stl"];
    let output = run(&forecast, at);
    assert!(
        err(&output).starts_with(
            "note: series on 2 calendars are forecast apart, those of each from one another: \
             1 daily, 1 monthly\n"
        ),
        "{}",
        err(&output)
    );
    let table = out(&output);
    assert_eq!(table.lines().count(), 5, "{table}");
    assert!(table.contains("\n\"flats, by day\",2025-09-29,"), "{table}");
    assert!(
        table.contains("\n\"flats, by month\",2025-07-01,"),
        "{table}"
    );
    fails(
        &[&forecast[..], &["--season", "4"]].concat(),
        at,
        2,
        "error: `--season` counts the periods of one calendar, and these series lie on daily and \
         monthly\nhint: choose with `--step`, `--series`, `--subject`, `--metric`, `--channel` or \
         `--market`\n",
    );
    let named = ["--series", "flats, count, by month", "--freeze"];
    let output = run(&[&forecast[..], &named].concat(), at);
    assert!(
        err(&output).contains("frozen: 1 forecast"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("2025-08-01"), "{}", out(&output));
    let of_days = run(&[&forecast[..], &["--step", "day"]].concat(), at);
    assert!(out(&of_days).contains("2025-09-30"), "{}", out(&of_days));

    // What comes by the day tells nothing of the forecast of months.
    add(at, "more-days.csv", &days().replace(",3", ",4"));
    let ledger = well(&["ledger", "a.releve"], at);
    assert!(ledger.contains("no value has come yet"), "{ledger}");
    add(at, "more-months.csv", &months(43));
    let ledger = well(&["ledger", "a.releve"], at);
    assert!(ledger.contains("1 of 2 scored"), "{ledger}");
}

#[test]
fn gaps_and_rows_that_are_alone_make_no_other_series() {
    let folder = study();
    let at = folder.path();
    let header = "Tag,Day,Views\n";
    let map = "date=Day,value=Views,subject=Tag,channel:TikTok";
    for (name, lines) in [
        // Every day; one row of clogs alone; a week apart but for one day.
        (
            "a.csv",
            "flats,2025-07-01,1\nflats,2025-07-02,2\nflats,2025-07-03,3\nclogs,2025-07-02,4\n",
        ),
        (
            "b.csv",
            "flats,2025-07-04,1\nflats,2025-07-07,2\nflats,2025-07-08,3\nclogs,2025-07-08,4\n",
        ),
        (
            "c.csv",
            "clogs,2025-07-01,5\nclogs,2025-07-08,6\nflats,2025-07-09,1\nflats,2025-07-10,2\nflats,2025-07-11,2\n",
        ),
    ] {
        fs::write(at.join(name), format!("{header}{lines}")).unwrap();
        well(&["add", "a.releve", name, "--map", map], at);
    }
    let told = "SELECT subject, step, count(DISTINCT vintage) AS n FROM points GROUP BY series";
    let one = |subject: &str| serde_json::json!({"subject": subject, "step": "day", "n": 3});
    let all = rows(told, at);
    assert_eq!(all, serde_json::json!([one("flats"), one("clogs")]));
    // A date alone tells no step, where the series is not known.
    fs::write(at.join("d.csv"), format!("{header}boots,2025-07-20,1\n")).unwrap();
    let output = run(&["add", "a.releve", "d.csv", "--map", map], at);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(rows(told, at), all);
}

/// Keys, steps and how many downloads, in order.
fn steps(at: &Path) -> String {
    let all = rows(
        "SELECT subject, market, step, count(DISTINCT vintage) AS n FROM points GROUP BY series \
         ORDER BY 1, 2, 3",
        at,
    );
    let all = all.as_array().unwrap().iter().map(|row| {
        let word = |name: &str| row[name].as_str().unwrap().to_owned();
        format!(
            "{}|{}|{}|{}",
            word("subject"),
            word("market"),
            word("step"),
            row["n"]
        )
    });
    all.collect::<Vec<_>>().join(" ")
}

#[test]
fn few_dates_are_of_the_series_that_is_known() {
    let folder = study();
    let at = folder.path();
    add(at, "days.csv", &days());
    add(at, "months.csv", &months(42).replace("flats", "clogs"));
    let known = "clogs||month|1 flats||day|1";
    assert_eq!(steps(at), known);

    // A week apart, a quarter apart, and one alone.
    let two = "date,flats\n2025-09-29,31\n2025-10-06,33\n";
    fs::write(at.join("two.csv"), two).unwrap();
    let output = run(&["add", "a.releve", "two.csv"], at);
    assert!(
        err(&output).contains(
            "`flats`: one or two dates, taken as days, as the series is known; where they are \
             others, call their column `week`, `month` or `quarter`"
        ),
        "{}",
        err(&output)
    );
    add(
        at,
        "quarter.csv",
        "date,clogs\n2025-07-01,5\n2025-10-01,6\n",
    );
    add(at, "one.csv", "date,flats\n2025-10-07,33\n");
    assert_eq!(steps(at), "clogs||month|2 flats||day|3");

    // What names its periods, has more dates, or lies elsewhere is what it is.
    add(
        at,
        "weeks.csv",
        &two.replace("date", "week").replace("33", "230"),
    );
    assert_eq!(steps(at), "clogs||month|2 flats||day|3 flats||week|1");
    // Of two steps neither is meant.
    add(at, "two-more.csv", &two.replace("33", "34"));
    assert_eq!(steps(at), "clogs||month|2 flats||day|3 flats||week|2");
    add(
        at,
        "three.csv",
        "date,clogs\n2025-09-01,5\n2025-09-08,5\n2025-09-15,5\n",
    );
    add(
        at,
        "elsewhere.csv",
        "date,boots\n2025-09-02,5\n2025-09-09,5\n",
    );
    assert_eq!(
        steps(at),
        "boots||week|1 clogs||month|2 clogs||week|1 flats||day|3 flats||week|2"
    );
}

#[test]
fn few_dates_of_a_market_by_any_of_its_names() {
    let folder = study();
    let at = folder.path();
    let map = "date=Day,value=Views,subject=Tag,market=Where";
    let add = |name: &str, place: &str, days: &[&str]| {
        let rows = days.iter().map(|day| format!("flats,{day},{place},7\n"));
        let table = format!("Tag,Day,Where,Views\n{}", rows.collect::<String>());
        fs::write(at.join(name), table).unwrap();
        well(&["add", "a.releve", name, "--map", map], at);
    };
    add("a.csv", "GB", &["2025-09-01", "2025-09-02", "2025-09-03"]);
    add("b.csv", "Britain", &["2025-09-08", "2025-09-15"]);
    add("c.csv", "France", &["2025-09-08", "2025-09-15"]);
    assert_eq!(steps(at), "flats|France|week|1 flats|United Kingdom|day|2");
}

#[test]
fn a_step_is_one_of_five() {
    let folder = study();
    let at = folder.path();
    add(at, "days.csv", &days());
    for (arguments, message) in [
        (
            &["growth", "a.releve", "--step", "fortnight"][..],
            "expected one of `day`, `week`, `month`, `quarter`, `year`, but found `fortnight`",
        ),
        (
            &["growth", "days.csv", "--step", "day"],
            "`--metric`, `--channel`, `--market` and `--step` choose series of a study; `days.csv` is none",
        ),
        (
            &[
                "growth", "a.releve", "--metric", "mentions", "--step", "day",
            ],
            "mentions are counted by the week; leave out `--step`",
        ),
    ] {
        let output = run(arguments, at);
        assert!(
            err(&output).contains(message),
            "{arguments:?}: {}",
            err(&output)
        );
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    let none = run(&["growth", "a.releve", "--step", "week"], at);
    assert!(err(&none).contains("no such series"), "{}", err(&none));
}
