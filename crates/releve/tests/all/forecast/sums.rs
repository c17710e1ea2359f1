//! Parts with their totals, and quarters of months.

use std::fs;

use super::{history, with_totals};
use crate::program::{err, out, run};

#[test]
fn quarters_ahead_of_parts_and_their_total() {
    let folder = history(0.0);
    let arguments = [
        "forecast",
        "h.csv",
        "--horizon",
        "2 quarters",
        "--season",
        "3",
        "--model",
        "stl",
        "--sums",
        "both=loafers, US+flats",
        "--holidays",
        "easter,black-friday",
        "--shape",
        "long",
        "--cost-over",
        "1",
        "--cost-under",
        "2",
    ];
    let output = run(&arguments, folder.path());
    let said = err(&output);
    assert!(output.status.success(), "{said}");
    assert!(
        said.starts_with("3 series, monthly, 6 months ahead\n"),
        "{said}"
    );
    let table = out(&output);
    let values = |name: &str| -> Vec<f64> {
        let rows = table.lines().filter(|row| row.contains(name));
        rows.filter_map(|row| row.split("2023-").nth(1)?.split(',').nth(1)?.parse().ok())
            .collect()
    };
    let (parts, totals) = (["loafers", "flats"].map(values), values("both"));
    assert_eq!(totals.len(), 6, "{table}");
    for (at, total) in totals.iter().enumerate() {
        assert!(
            (total - parts[0][at] - parts[1][at]).abs() < 1e-6 * total,
            "{table}"
        );
    }
}

#[test]
fn quarters_are_summed_with_bands_of_their_own() {
    let folder = history(0.0);
    let output = run(&with_totals(&["--out", "f.csv"]), folder.path());
    assert!(output.status.success(), "{}", err(&output));
    let said = out(&output);
    assert!(
        said.contains("total of flats from 2023-01-01 to 2023-03-31 (3 months): "),
        "{said}"
    );
    assert!(
        said.contains("bands of sums rest on fewer than 20 past sums"),
        "{said}"
    );
    assert!(said.contains("wrote f.totals.csv\n"), "{said}");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("written");
    let totals = read("f.totals.csv");
    let rows: Vec<Vec<f64>> = totals
        .lines()
        .skip(1)
        .filter(|row| row.starts_with("flats,"))
        .map(|row| {
            row.split(',')
                .skip(3)
                .map(|cell| cell.parse().expect("a number"))
                .collect()
        })
        .collect();
    assert!(
        totals.starts_with("series,from,to,total,lo80,hi80,lo95,hi95,plan\n"),
        "{totals}"
    );
    assert!(totals.contains("flats,2023-04-01,2023-06-30,"), "{totals}");
    assert_eq!((rows.len(), totals.lines().count()), (2, 5), "{totals}");
    let flats: Vec<f64> = read("f.csv")
        .lines()
        .skip(1)
        .map(|row| {
            row.rsplit(',')
                .next()
                .expect("a cell")
                .parse()
                .expect("a number")
        })
        .collect();
    for (row, months) in rows.iter().zip(flats.chunks(3)) {
        let [total, low, high, lower, higher, plan] = row[..] else {
            panic!("{totals}");
        };
        assert!(
            (total - months.iter().sum::<f64>()).abs() < 1e-5 * total,
            "{totals}"
        );
        assert!(
            lower < low && low < total && total < high && high < higher,
            "{totals}"
        );
        assert!(total < plan && plan < high, "{totals}");
    }
}
