use super::*;
use proptest::prelude::*;
use releve_series::Point;

fn read(csv: &str) -> Result<Table, TableError> {
    Table::read(csv.as_bytes(), "t.csv", &TableOptions::default())
}

fn exact(values: &[f64]) -> Vec<Point> {
    values.iter().map(|value| Point::Exact(*value)).collect()
}

#[test]
fn wide_long_and_turned_tables_say_the_same() {
    let wide = read(",a,b\n2024-01,1,10\n2024-02,2,20\n2024-03,3,30\n").unwrap();
    let long = read(
        "name,month,views\na,2024-01,1\nb,2024-01,10\nb,2024-03,30\na,2024-02,2\na,2024-03,3\n\
         b,2024-02,20\n",
    )
    .unwrap();
    let turned = read("name,2024-01,2024-02,2024-03\na,1,2,3\nb,10,20,30\n").unwrap();
    for table in [&wide, &long, &turned] {
        assert_eq!(table.calendar(), Calendar::Monthly);
        assert_eq!(table.series().len(), 2);
        assert_eq!(table.series(), wide.series());
        assert_eq!(table.series()[1].points(), exact(&[10.0, 20.0, 30.0]));
    }
    assert_eq!((wide.shape(), long.shape()), (Shape::Wide, Shape::Long));
    assert_eq!(wide.date_title(), "");
}

#[test]
fn a_table_tells_how_it_is_written() {
    use crate::table::Decimal::{Comma, Point};
    for (csv, delimiter, decimal) in [
        ("d,a\n2024-01,1\n2024-02,2\n", ',', Point),
        ("d;a\n2024-01;1,5\n2024-02;2\n", ';', Comma),
        ("d;a\n2024-01;1.55\n2024-02;2\n", ';', Point),
        ("d;a\n2024-01;1\n2024-02;2\n", ';', Comma),
        ("d\ta\n2024-01\t1\n2024-02\t2\n", '\t', Point),
        ("d,a\n2024-01,\"1,5\"\n2024-02,2\n", ',', Comma),
    ] {
        let table = read(csv).unwrap();
        assert_eq!((table.delimiter(), table.decimal()), (delimiter, decimal));
    }
}

#[test]
fn series_start_at_their_first_value_and_end_together() {
    let table = read("d,a,b\n2024-01-01,,1\n2024-01-08,2,\n2024-01-22,3,\n").unwrap();
    assert_eq!(
        table.series()[0].points(),
        [Point::Exact(2.0), Point::Missing, Point::Exact(3.0)]
    );
    assert_eq!(table.series()[1].len(), 4);
    assert_eq!(table.series()[1].known(), 1);
    assert_eq!(table.notes(), ["1 week without a row taken as not known"]);
}

#[test]
fn what_cannot_be_meant_is_said_with_its_line() {
    for (csv, message) in [
        ("", "t.csv: the file is empty; expected a header and rows"),
        (
            "d,a\n",
            "t.csv: a header without rows; expected a row for each date",
        ),
        (
            "only\n1\n",
            "t.csv: one column only; expected a column of dates and one of values, with \
             commas, semicolons, tabs or bars between cells",
        ),
        (
            "d,a\n2024-01-01,1\n2024-01-02,x1\n2024-01-03,2\n",
            "t.csv: line 3: column `a`: `x1` is no number; expected one, or an empty cell",
        ),
        (
            "d,a\n2024-01-01,1\n2024-01-02,-inf\n2024-01-03,2\n",
            "t.csv: line 3: column `a`: `-inf` is no value; leave the cell empty where it is \
             not known",
        ),
        (
            "d,a\n2024-01-01,1\n2024-01-02,1\n2024-01-01,2\n",
            "t.csv: line 4: column `a`: 2024-01-01 is already in line 2, with `1` where this \
             row has `2`; expected one value, or a column that tells the two apart",
        ),
        (
            "d,a\n2024-01-01,1\n2024-01-08,1\n2024-01-16,2\n2024-01-22,1\n",
            "t.csv: line 4: the dates lie on no calendar: `2024-01-16` (Tuesday) stands where \
             a Monday was expected; expected days, weeks that begin on one weekday, months or \
             quarters",
        ),
        (
            "d,a,a\n2024-01-01,1,2\n2024-01-02,1,2\n",
            "t.csv: line 1: columns 2 and 3 are both called `a`; rename one",
        ),
        (
            "d,a\n2024-01-01,1\n2024-01-02,1,5\n",
            "t.csv: line 3: expected 2 cells as in the header, but found 3: a cell with a \
             comma in it must stand in quotation marks",
        ),
        (
            "d,a\n2024-01-01,1\n",
            "t.csv: one date tells no calendar; expected at least two",
        ),
        (
            "a,b\n1,2\n3,4\n",
            "t.csv: line 2: no column of dates: `1` is none; expected one such as 2024-01-31, \
             2024-01 or 2024-Q1",
        ),
    ] {
        assert_eq!(read(csv).unwrap_err().to_string(), message, "{csv}");
    }
}

#[test]
fn a_table_beyond_the_limits_is_refused() {
    let options = TableOptions {
        max_cells: 10,
        ..TableOptions::default()
    };
    let csv = "d,a\n".to_owned() + &"2024-01-01,1\n".repeat(10);
    let error = Table::read(csv.as_bytes(), "t.csv", &options).unwrap_err();
    assert!(error.is_too_large());
    // A column for each of 100,000 series is no trouble.
    let titles: String = (0..100_000).map(|at| format!(",s{at}")).collect();
    let row = ",1".repeat(100_000);
    let csv = format!("d{titles}\n2024-01-01{row}\n2024-01-02{row}\n");
    assert_eq!(read(&csv).unwrap().series().len(), 100_000);
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Table::read(&bytes, "t.csv", &TableOptions::default());
    }

    #[test]
    fn no_text_like_a_table_brings_it_down(text in "[0-9é,;.:/<+%Qnai\"\n -]{0,200}") {
        let _ = read(&text);
        let _ = read(&format!("date,a\n2024-01-01,1\n{text}"));
    }
}
