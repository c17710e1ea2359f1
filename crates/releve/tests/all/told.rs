//! What is told of series that tell little, and of quarters and months.

use std::fs;

use tempfile::TempDir;

use crate::program::{err, out, run};

/// A table of these dates, a row each.
fn table(rows: impl Iterator<Item = (String, f64)>) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let rows = rows.map(|(date, value)| format!("{date},{value}\n"));
    let csv = format!("period,flats\n{}", rows.collect::<String>());
    fs::write(folder.path().join("s.csv"), csv).expect("written");
    folder
}

fn months(count: usize, value: impl Fn(usize) -> f64) -> TempDir {
    let date = |at: usize| format!("{}-{:02}", 2018 + at / 12, at % 12 + 1);
    table((0..count).map(|at| (date(at), value(at))))
}

fn says(arguments: &[&str], folder: &TempDir) -> String {
    let output = run(arguments, folder.path());
    assert!(output.status.success(), "{}", err(&output));
    out(&output).to_owned()
}

#[test]
fn quarters_and_months_are_no_days() {
    let quarter = |at: usize| format!("{}-Q{}", 2010 + at / 4, at % 4 + 1);
    // A rise from the thirtieth quarter on.
    let value = |at: usize| 20.0 + [1.0, -1.0, 0.5][at % 3] + 8.0 * at.saturating_sub(30) as f64;
    let folder = table((0..48).map(|at| (quarter(at), value(at))));
    let said = says(&["growth", "s.csv"], &folder);
    assert!(said.starts_with("flats, quarterly to 2021-Q4\n"), "{said}");
    let said = says(&["stage", "s.csv"], &folder);
    assert!(
        said.contains("cycle: from 201") && said.contains("-Q"),
        "{said}"
    );
    assert!(
        !said.contains("-01-01") && !said.contains("-10-01"),
        "{said}"
    );
    says(&["chart", "s.csv", "--out", "c.svg"], &folder);
    let drawing = fs::read_to_string(folder.path().join("c.svg")).expect("a drawing");
    assert!(drawing.contains("quarterly · 2010-Q1 to 2021-Q4"));

    let odd = |at: usize| if at == 20 { 90.0 } else { value(at % 12) };
    let folder = months(36, odd);
    let said = says(&["anomalies", "s.csv"], &folder);
    assert!(said.contains("\n  2019-09  "), "{said}");
    let said = says(&["growth", "s.csv"], &folder);
    assert!(said.starts_with("flats, monthly to 2020-12\n"), "{said}");
}

#[test]
fn what_is_nothing_did_not_grow() {
    let said = says(&["growth", "s.csv"], &months(30, |_| 0.0));
    assert!(
        said.contains("series `flats` is `0` in both; growth is a part"),
        "{said}"
    );
    let said = says(&["growth", "s.csv"], &months(30, |at| f64::from(at == 29)));
    assert!(
        said.contains("was `0` before and is `1` now; growth is told"),
        "{said}"
    );
}

#[test]
fn few_values_are_too_few_to_tell_what_stands_out() {
    let said = says(&["anomalies", "s.csv"], &months(11, |at| at as f64));
    let short = "flats: too short to tell what stands out of 11 values; it takes 12\n";
    assert_eq!(said, short);
    let said = says(&["anomalies", "s.csv"], &months(12, |at| at as f64));
    assert_eq!(said, "flats: nothing stands out of 12 values\n");
}

#[test]
fn nothing_was_scored_of_what_never_changed() {
    let folder = months(48, |_| 7.0);
    let said = says(&["forecast", "s.csv", "--format", "json"], &folder);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (&json["origins"], &json["mase"]),
        (&0.into(), &serde_json::Value::Null)
    );
}

#[test]
fn what_is_typed_wrongly_is_told_in_a_sentence() {
    let folder = months(36, |at| 20.0 + (at % 5) as f64);
    for (arguments, message) in [
        (
            &["backtest", "s.csv", "--season", "-4"][..],
            "`-4` is no season; expected its periods, such as `52` weeks, from 1 (none) to 10000",
        ),
        (
            &["forecast", "s.csv", "--season", "x"],
            "`x` is no season; expected its periods",
        ),
        (
            &["anomalies", "s.csv", "--season", "-4"],
            "`-4` is no season; expected its periods",
        ),
        (
            &["anomalies", "s.csv", "--beyond", "-1"],
            "expected a number above 0, such as `3.5`",
        ),
        (
            &["chart", "s.csv", "--horizon", "-3", "--out", "c.svg"],
            "`-3` is no horizon; expected periods such as `52`",
        ),
        (
            &["chart", "s.csv", "--horizon", "1w", "--out", "c.svg"],
            "a horizon of 1 week is shorter than one month",
        ),
        (
            &["index", "--print-weights", "--freeze"],
            "`--print-weights` prints the weights of the program and does nothing else: leave out",
        ),
    ] {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(err(&output).contains(message), "{}", err(&output));
    }
}

/// More than 130 periods, of which a page draws the process alone.
#[test]
fn what_is_drawn_is_what_is_forecast() {
    let folder = TempDir::new().expect("a folder");
    let rows = (0..140).map(|at: usize| {
        let (year, month) = (2008 + at / 12, at % 12 + 1);
        let value = [5.0, 8.0, 6.5][at % 3] + ((at * 7) % 5) as f64 / 10.0;
        format!(
            "{year}-{month:02},{value},{}\n",
            30.0 + 2.0 * value + (at % 12) as f64
        )
    });
    let csv = format!("month,flats,clogs\n{}", rows.collect::<String>());
    fs::write(folder.path().join("s.csv"), csv).expect("written");
    says(
        &[
            "chart",
            "s.csv",
            "--horizon",
            "1q",
            "--subject",
            "clogs",
            "--out",
            "c.svg",
        ],
        &folder,
    );
    let drawn = fs::read_to_string(folder.path().join("c.svg")).expect("a drawing");
    let arguments = [
        "forecast",
        "s.csv",
        "--horizon",
        "1q",
        "--out",
        "f.csv",
        "--plot",
        "p.svg",
    ];
    let said = says(&arguments, &folder);
    assert!(!said.contains("model: process"), "{said}");
    let plotted = fs::read_to_string(folder.path().join("p.svg")).expect("a drawing");
    // The last label of the median of the second panel: the scale is another, by
    // the level that the chart draws, but the value is the same.
    let label = |svg: &str| {
        let labels = svg.split("class=\"value strong\"").skip(1);
        let texts =
            labels.filter_map(|one| Some(one.split_once('>')?.1.split_once('<')?.0.to_owned()));
        texts.collect::<Vec<String>>()
    };
    let (chart, plot) = (label(&drawn), label(&plotted));
    assert!(
        !chart.is_empty() && plot.ends_with(&chart),
        "{chart:?} {plot:?}"
    );
}

#[test]
fn page_and_terminal_say_of_a_stage_the_same() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sample/series.csv");
    let folder = TempDir::new().expect("a folder");
    fs::copy(sample, folder.path().join("s.csv")).expect("copied");
    let said = says(&["stage", "s.csv"], &folder);
    says(&["demo", "--out", "p.html"], &folder);
    let page = fs::read_to_string(folder.path().join("p.html")).expect("a page");
    let (sentences, _) = said.split_once("As it was reckoned:").expect("reasons");
    let sentences: Vec<&str> = sentences.lines().skip(1).map(str::trim).collect();
    assert!(sentences.len() > 3, "{said}");
    for sentence in sentences {
        assert!(page.contains(sentence), "{sentence}");
    }
    // The word and the fall of the year beside it.
    assert!(page.contains("Level −25% on the year"));
    assert!(said.contains("Over the last year it fell by 25%"), "{said}");
    // As an editor would print it.
    for printed in [
        "Level as a year before",
        "to repeat last year would have been as near.",
        "<span class=\"name\">Black lace-up ballet flats</span>",
        "<span class=\"under\">1 source</span><span class=\"from\"><span class=\"cite\">",
    ] {
        assert!(page.contains(printed), "{printed}");
    }
}
