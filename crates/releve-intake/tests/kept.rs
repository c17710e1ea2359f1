//! Tables as people keep them: shares, steps, totals and dates in the header.

mod given;

use given::series::{by_map, is};
use given::{taken_of, workbook};
use jiff::civil::Weekday;
use releve_facts::Metric;
use releve_intake::{Intake, Options, Scale};
use releve_series::Calendar;
use releve_series::Point::{Exact, Missing};

#[test]
fn per_cent_is_one_thing_however_it_is_written() {
    let read = |bytes: Vec<u8>, name| taken_of(bytes, name, &Options::default()).unwrap();
    let csv = read(
        b"Day,Share,Views\n2025-09-01,7%,1\n2025-09-02,8.5 %,2\n2025-09-03,0,3\n".to_vec(),
        "a.csv",
    );
    let rows: [&[&str]; 4] = [
        &["Day", "Share", "Views"],
        &["2025-09-01", ".%:0.07", "1"],
        &["2025-09-02", "%:0.085", "2"],
        &["2025-09-03", "\"%:0", "3"],
    ];
    for taken in [csv, read(workbook(&rows), "a.xlsx")] {
        assert!(taken.refused.is_empty(), "{:?}", taken.refused);
        assert_eq!(taken.series[0].scale, Scale::Percent);
        let points = taken.series[0].series.points();
        assert_eq!(points, [Exact(7.0), Exact(8.5), Exact(0.0)]);
        assert_eq!(taken.series[1].scale, Scale::Unknown);
    }
    // What could be either is refused with its line, not the others.
    for (cells, scale, kept, refused) in [
        (
            ["7%", "0.08", "9%"],
            Scale::Percent,
            [7.0, 9.0],
            "a.csv:3: `0.08` is not in per cent",
        ),
        (
            ["5", "7%", "6"],
            Scale::Unknown,
            [5.0, 6.0],
            "a.csv:3: `7%` is in per cent",
        ),
    ] {
        let [a, b, c] = cells;
        let csv = format!("Day,Views\n2025-09-01,{a}\n2025-09-02,{b}\n2025-09-03,{c}\n");
        let taken = read(csv.into_bytes(), "a.csv");
        assert_eq!(taken.series[0].scale, scale);
        let [first, last] = kept;
        let points = taken.series[0].series.points();
        assert_eq!(points, [Exact(first), Missing, Exact(last)]);
        assert!(
            given::refusals(&taken)[0].starts_with(refused),
            "{:?}",
            taken.refused
        );
    }
    // Of a long table each series is of its own kind; what is said goes before.
    let long = "Day,Tag,What\n2025-09-01,flats,7%\n2025-09-01,clogs,9\n2025-09-02,flats,8%\n2025-09-02,clogs,8\n";
    let taken = taken_of(
        long.into(),
        "a.csv",
        &by_map("date=Day,subject=Tag,value=What"),
    )
    .unwrap();
    assert_eq!(
        [Scale::Percent, Scale::Unknown],
        [0, 1].map(|at| taken.series[at].scale)
    );
    let said = by_map("date=Day,subject=Tag,value=What,scale:index");
    let taken = taken_of(long.into(), "a.csv", &said).unwrap();
    assert_eq!(taken.series[0].scale, Scale::Index);
}

#[test]
fn each_series_is_by_the_step_of_its_own_dates() {
    let rows = |tag: &str, days: &[&str]| -> String {
        let rows = days.iter().map(|day| format!("{day},{tag},7\n"));
        rows.collect()
    };
    let options = by_map("date=Day,subject=Tag,value=Views");
    let read = |rows: &[String], options: &Options| {
        let csv = format!("Day,Tag,Views\n{}", rows.concat());
        taken_of(csv.into_bytes(), "a.csv", options)
    };
    let steps = |taken: &Intake| -> Vec<Calendar> {
        let steps = taken.series.iter().map(|record| record.series.calendar());
        steps.collect()
    };
    let monday = Calendar::Weekly(Weekday::Monday);
    let june: Vec<String> = (1..=9).map(|day| format!("2025-06-0{day}")).collect();
    let june: Vec<&str> = june.iter().map(String::as_str).collect();
    let days = rows("flats", &june);
    let weeks = rows(
        "clogs",
        &["2025-06-02", "2025-06-09", "2025-06-16", "2025-06-23"],
    );
    let months = rows("boots", &["2025-06-01", "2025-07-01", "2025-08-01"]);
    let both = read(&[days.clone(), weeks.clone()], &options).unwrap();
    assert_eq!(steps(&both), [Calendar::Daily, monday]);
    let told = "`clogs` by weeks, as their own dates tell; the table as a whole is by days";
    assert!(
        both.notes.iter().any(|note| note == told),
        "{:?}",
        both.notes
    );
    // Together they lie on no calendar.
    let mixed = read(&[weeks.clone(), months.clone()], &options).unwrap();
    assert_eq!(steps(&mixed), [monday, Calendar::Monthly]);
    // What has one of its own keeps it where another has none.
    let none = rows("mules", &["2025-06-02", "2025-06-11", "2025-06-21"]);
    let mixed = read(&[weeks.clone(), none], &options).unwrap();
    assert_eq!(steps(&mixed), [monday]);
    assert!(given::refusals(&mixed)[0].starts_with("a.csv:6: the dates lie on no calendar"));
    // A gap is none, and the study knows.
    let gaps = rows("clogs", &["2025-06-02", "2025-06-30", "2025-07-28"]);
    let gaps = read(&[days.clone(), gaps], &options).unwrap();
    assert_eq!(steps(&gaps), [Calendar::Daily; 2]);
    let known = Options {
        calendars: releve_intake::KnownCalendars::new(|_| Some(Calendar::Daily)),
        ..options
    };
    assert_eq!(
        steps(&read(&[days, weeks], &known).unwrap()),
        [Calendar::Daily; 2]
    );
}

/// What is read of a CSV table, with a mapping or without.
fn read_csv(csv: &str, map: Option<&str>) -> Result<Intake, releve_intake::Error> {
    let options = Options {
        mapping: map.map(|map| map.parse().unwrap()),
        ..Options::default()
    };
    taken_of(csv.as_bytes().to_vec(), "a.csv", &options)
}

#[test]
fn a_total_or_a_line_of_words_below_a_table_is_a_refusal() {
    let days = "Day,Views\n2025-09-01,1\n2025-09-02,2\n2025-09-03,3\n";
    for (row, why) in [
        ("Total,6", "`Total` is no date; the row was left out"),
        (",6", "has no date; the row was left out"),
        (
            "Source: the shop",
            "expected 2 cells as in the header, but found 1: is the row cut off?",
        ),
    ] {
        let taken = read_csv(&format!("{days}{row}\n"), None).unwrap();
        assert_eq!(taken.series[0].series.len(), 3);
        assert_eq!(given::refusals(&taken), [format!("a.csv:5: {why}")]);
    }
    // One of few above and among the others, too.
    let units = "Day,Views\n(date),(number)\n2025-09-01,1\n2025-09-02,2\n2025-09-03,3\n";
    let taken = read_csv(units, Some("date=Day,value=Views")).unwrap();
    assert_eq!(taken.series[0].series.len(), 3);
    assert_eq!(given::refusals(&taken).len(), 2 - 1);
    // Of many the table may be misread.
    let many = "Day,Views\n2025-09-01,1\nx,2\n2025-09-02,2\ny,2\n2025-09-03,3\nz,1\n";
    let error = read_csv(many, Some("date=Day,value=Views")).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("line 3: column `Day`: `x` is no date"),
        "{error}"
    );
    let ragged = "Day,Views\n2025-09-01,1\n2025-09-02,2,3\n2025-09-03\n2025-09-04,4\n";
    assert!(
        read_csv(ragged, None)
            .unwrap_err()
            .to_string()
            .contains("line 3: expected 2 cells")
    );
}

#[test]
fn dates_in_the_header_are_read() {
    let months = "Tag,2025-06,2025-07,2025-08,Total\nflats,1,2,3,6\nclogs,4,,6,10\n";
    let taken = read_csv(months, None).unwrap();
    is(
        &taken.series[1],
        ("clogs", Metric::Count, "", None),
        Calendar::Monthly,
        (2025, 6, 1),
        &[Exact(4.0), Missing, Exact(6.0)],
    );
    assert!(
        taken
            .notes
            .iter()
            .any(|note| note.starts_with("its dates stand in the header")
                && note.ends_with("`date`, `Tag`, `value`; `Total` was left out")),
        "{:?}",
        taken.notes
    );
    // A name may be a number; a column of them alone is a sum.
    let names = "Tag,Country,2025-06,2025-07,2025-08,2025-09,Total,Mean\n\
                 501,US,1,2,3,4,10,2.5\nflats,FR,3,4,5,6,18,4.5\n";
    let taken = read_csv(names, Some("subject=Tag,market=Country")).unwrap();
    assert_eq!(taken.series[0].key.subject, "501");
    assert!(
        taken
            .notes
            .iter()
            .any(|note| note.ends_with("`Total`, `Mean` were left out")),
        "{:?}",
        taken.notes
    );
    // Next month's table has another header and is known.
    let map = "subject=Tag,market=Country,channel:TikTok";
    let june = "Tag,Country,2025-06,2025-07\nflats,US,1,2\nflats,FR,3,4\n";
    let taken = read_csv(june, Some(map)).unwrap();
    assert_eq!(taken.series[1].key.market.as_deref(), Some("FR"));
    let known = Options {
        mappings: taken.mapping.into_iter().collect(),
        ..Options::default()
    };
    let august = "Tag,Country,2025-07,2025-08\nflats,US,1,2\nflats,FR,3,4\n";
    let taken = taken_of(august.into(), "b.csv", &known).unwrap();
    assert_eq!(taken.series[0].key.channel, "TikTok");
    // Of two names the user says which is what.
    let error = read_csv(august, None).unwrap_err().to_string();
    assert!(
        error.contains("`--map date=date,subject=Tag,value=value,market=Country`"),
        "{error}"
    );
}

#[test]
fn decimal_commas_that_cut_numbers_are_said() {
    for table in [
        "date,flats,clogs\n2024-01-01,5,5,6,1\n2024-01-08,6,2,7,2\n",
        "date,flats\n2024-01-01,5,5\n2024-01-08,6,25\n",
        // Some are whole, and most rows are as wide as the header.
        "date,a,b\n2024-01-01,5,5,6\n2024-01-08,6,7\n2024-01-15,6,7\n2024-01-22,7,8\n\
         2024-01-29,7,5,8,5\n",
        "date,a,b\n2024-01-01,5,6\n2024-01-08,6,2,7\n2024-01-15,6,2,7\n2024-01-22,7,8,5\n",
    ] {
        let error = read_csv(table, None).unwrap_err().to_string();
        assert!(error.contains("where decimals have a comma"), "{error}");
        assert!(
            error.contains("line 2") || error.contains("line 3"),
            "{error}"
        );
    }
    // A title above a table of whole numbers is passed over.
    let titled = "Sales,2024\ndate,flats,clogs\n2024-01-01,5,6\n2024-01-08,6,7\n";
    assert!(read_csv(titled, None).is_ok());
    let months = "Report,2024\nItem,202401,202402\nclogs,5,6\n";
    let said = read_csv(months, None).err().map(|error| error.to_string());
    assert!(!said.is_some_and(|said| said.contains("decimals")));
}

#[test]
fn a_small_table_of_many_names_is_no_large_one() {
    let titles = |of: fn(usize) -> String| (0..500).map(of).collect::<Vec<_>>().join(",");
    let names = titles(|at| format!("Name {at}"));
    let dates = titles(|at| format!("{}-{:02}", 1950 + at / 12, at % 12 + 1));
    let row = format!("{}x\n", "x,".repeat(999));
    let table = format!("{names},{dates}\n{}", row.repeat(100));
    let error = read_csv(&table, None).unwrap_err().to_string();
    assert!(error.contains("more than 8,000,000 cells"), "{error}");
}

#[test]
fn what_no_series_can_be_made_of_is_told_plainly() {
    for (csv, map, message) in [
        (
            "Year,Views\n2023,5\n2024,6\n",
            None,
            "`Year` has years alone",
        ),
        (
            "Year,Views\n2023,5\n2024,6\n",
            Some("date=Year,value=Views"),
            "`Year` has years alone",
        ),
        (
            "Tag,2023,2024\nflats,5,6\n",
            None,
            "its header has years alone",
        ),
        (
            "2025-09-01,1\n2025-09-02,2\n2025-09-03,3\n",
            None,
            "line 1: `2025-09-01,1` is a row",
        ),
        (
            "2025-09-01,1\n2025-09-02,2\n",
            Some("date=2025-09-01"),
            "line 1: `2025-09-01,1` is a row and no header; write one above it, such as `date,views`",
        ),
        (
            "2025-06,2025-07\n1,2\n3,4\n",
            None,
            "its dates stand in the header; save it with",
        ),
    ] {
        let error = read_csv(csv, map).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
        assert!(!error.contains("--map"), "{error}");
    }
    // Years beside dates are none of its business.
    let beside = "Day,Year,Views\n1/25,2025,5\n2/25,2025,6\n";
    let error = read_csv(beside, Some("date=Day,value=Views")).unwrap_err();
    assert!(error.to_string().contains("`1/25` is no date"), "{error}");
}

#[test]
fn weeks_and_years_beside_dates_are_no_series() {
    for (csv, map) in [
        (
            "Date,Week,Views\n2024-12-23,52,5\n2024-12-30,1,6\n",
            "date=Date",
        ),
        (
            "Period start,Year,Views\n2024-12-23,2024,5\n2024-12-30,2024,6\n",
            "date=Period start",
        ),
    ] {
        let error = read_csv(csv, None).unwrap_err().to_string();
        let offered = format!("`--map {map},value=Views`");
        assert!(error.contains(&offered), "{error}");
        let taken = read_csv(csv, Some(map)).unwrap();
        let subjects: Vec<&str> = (taken.series.iter())
            .map(|series| series.key.subject.as_str())
            .collect();
        assert_eq!(subjects, ["Views"]);
    }
}

#[test]
fn a_market_beside_a_mapping_holds_for_the_next_table() {
    let csv = "Day,Views\n2025-01-01,5\n2025-01-02,6\n";
    let options = Options {
        market: Some("US".into()),
        ..by_map("date=Day,value=Views,channel:TikTok")
    };
    let taken = taken_of(csv.into(), "a.csv", &options).unwrap();
    let next = Options {
        mappings: taken.mapping.into_iter().collect(),
        ..Options::default()
    };
    let taken = taken_of(csv.into(), "b.csv", &next).unwrap();
    assert_eq!(taken.series[0].key.market.as_deref(), Some("US"));
    let told = "`channel:TikTok,market:US` as said of an earlier table of this header";
    assert!(
        taken.notes.iter().any(|note| note.starts_with(told)),
        "{:?}",
        taken.notes
    );
}

#[test]
fn months_are_no_quarters_unless_it_is_told() {
    let told = |csv: &str| {
        let taken = read_csv(csv, None).unwrap();
        let note = taken
            .notes
            .iter()
            .any(|note| note.starts_with("`Views`: dates three months apart, taken as quarters"));
        (taken.series[0].series.calendar(), note)
    };
    for title in ["Month", "Date"] {
        let csv = format!("{title},Views\n2024-01-01,1\n2024-04-01,2\n");
        assert_eq!(told(&csv), (Calendar::Quarterly, true), "{title}");
    }
    let three = "Month,Views\n2024-01,1\n2024-04,2\n2024-07,2\n";
    assert_eq!(told(three), (Calendar::Quarterly, true));
    let quarters = "Quarter,Views\n2024-01-01,1\n2024-04-01,2\n";
    assert_eq!(told(quarters), (Calendar::Quarterly, false));
    let between = "Month,Views\n2024-01,1\n2024-02,\n2024-03,\n2024-04,2\n";
    assert_eq!(told(between), (Calendar::Monthly, false));
    // Two Mondays or three, and called weeks.
    let weeks = "Week,Views\n2024-01-01,1\n2024-04-01,2\n";
    assert_eq!(told(weeks), (Calendar::Weekly(Weekday::Monday), false));
    let weeks = weeks.to_owned() + "2024-07-01,3\n";
    assert_eq!(told(&weeks), (Calendar::Weekly(Weekday::Monday), false));
}

#[test]
fn sums_beside_what_they_are_of_are_no_series() {
    let subjects = |csv: &str| {
        let taken = read_csv(csv, None).unwrap();
        let keys = taken.series.iter().map(|one| one.key.subject.clone());
        (keys.collect::<Vec<_>>(), taken.notes.join("; "))
    };
    let (all, notes) = subjects(
        "Tag,2025-06,2025-07,2025-08,Total\nflats,1,2,3,6\nclogs,4,5,6,15\nTotal,5,7,9,21\n",
    );
    assert_eq!(all, ["flats", "clogs"]);
    assert!(
        notes.contains("`Total`, the sum of line 4 were left out"),
        "{notes}"
    );
    let (all, notes) = subjects("Week,TikTok,Instagram,Total\n2025-09-01,1,2,3\n2025-09-08,2,,2\n");
    assert_eq!(all, ["TikTok", "Instagram"]);
    assert!(
        notes.contains("`Total`, the sum of the others, was left out"),
        "{notes}"
    );
    // What adds up to something else is a series.
    let (all, _) = subjects("Week,TikTok,Instagram,Total\n2025-09-01,1,2,3\n2025-09-08,2,3,7\n");
    assert_eq!(all, ["TikTok", "Instagram", "Total"]);
}

#[test]
fn what_to_say_of_a_table_names_its_values() {
    for (csv, proposed) in [
        (
            "Week,Year,Week no,Views\n2025-09-01,2025,36,5\n2025-09-08,2025,37,6\n",
            "`--map date=Week,value=Views`",
        ),
        (
            "Week,Month,Views\n2025-09-01,2025-09,5\n2025-09-08,2025-09,6\n",
            "`--map date=Week,value=Views`",
        ),
        (
            "date,title,url,text\n2025-09-01,Flats,https://a.example/1,They are back.\n",
            "lines of JSON",
        ),
    ] {
        let error = read_csv(csv, None).unwrap_err().to_string();
        assert!(error.contains(proposed), "{error}");
    }
}
