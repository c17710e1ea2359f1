//! What forecasts are made from, and in what form they come back.

use std::fs;

use tempfile::TempDir;

use crate::program::{err, out, run};

/// A table of so many months, a row each as `row` writes it.
fn months(head: &str, count: usize, row: impl Fn(usize, &str) -> String) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let rows = (0..count).map(|at| row(at, &format!("{}-{:02}", 2005 + at / 12, at % 12 + 1)));
    let csv = format!("{head}\n{}", rows.collect::<String>());
    fs::write(folder.path().join("h.csv"), csv).expect("written");
    folder
}

fn value(at: usize) -> f64 {
    [5.0, 8.0, 6.5][at % 3] + ((at * 7) % 5) as f64 / 10.0
}

#[test]
fn a_table_comes_back_as_it_is_written() {
    let folder = months("Monat;Ballerinas;Loafer", 36, |at, month| {
        let cell = format!("{:.1}", value(at)).replace('.', ",");
        format!("{month};{cell};{cell}\n")
    });
    let arguments = ["forecast", "h.csv", "--horizon", "3", "--model", "theta"];
    let output = run(
        &[&arguments[..], &["--out", "f.csv"]].concat(),
        folder.path(),
    );
    assert!(output.status.success(), "{}", err(&output));
    for file in ["f.csv", "f.lo80.csv"] {
        let csv = fs::read_to_string(folder.path().join(file)).expect("written");
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some("Monat;Ballerinas;Loafer"));
        for line in lines {
            let cells: Vec<&str> = line.split(';').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(cells[1].contains(',') && !line.contains('.'), "{line}");
        }
    }
    // It is read again as it is.
    fs::copy(folder.path().join("f.csv"), folder.path().join("g.csv")).expect("copied");
    let again = run(&["growth", "g.csv"], folder.path());
    assert!(again.status.success(), "{}", err(&again));
    let output = run(&arguments, folder.path());
    let points = out(&output);
    assert!(
        points.starts_with("Monat;Ballerinas;Loafer\n2008-01;"),
        "{points}"
    );
}

#[test]
fn what_became_of_the_signal_is_said() {
    let folder = months("month,flats", 200, |at, month| {
        format!("{month},{:.1}\n", value(at))
    });
    let signal: String = (6..215)
        .map(|at| format!("{}-{:02},{:.1}\n", 2005 + at / 12, at % 12 + 1, value(at)))
        .collect();
    fs::write(
        folder.path().join("e.csv"),
        format!("month,early\n{signal}"),
    )
    .expect("written");
    let with = |model: &str| {
        let typed =
            format!("forecast h.csv --horizon 3 --with e.csv --format json --model {model}");
        let arguments: Vec<&str> = typed.split(' ').collect();
        let output = run(&arguments, folder.path());
        assert!(output.status.success(), "{}", err(&output));
        let json: serde_json::Value = serde_json::from_str(out(&output)).expect("JSON");
        (err(&output).to_owned(), json["with"].clone())
    };
    let days = "with: 2005-07-01 to 2021-08-01, ";
    let (said, json) = with("ets");
    let unused = format!("{days}not used: only trees and average see it, and ets was used\n");
    assert!(said.contains(&unused), "{said}");
    assert_eq!(
        (&json["used"], &json["first"]),
        (&false.into(), &"2005-07-01".into())
    );
    let (said, json) = with("trees");
    assert!(said.contains(&format!("{days}used by trees\n")), "{said}");
    assert_eq!(
        (&json["used"], &json["models"][0]),
        (&true.into(), &"trees".into())
    );
    let without = run(
        &["forecast", "h.csv", "--horizon", "3", "--model", "ets"],
        folder.path(),
    );
    assert!(!err(&without).contains("with: "));
}
