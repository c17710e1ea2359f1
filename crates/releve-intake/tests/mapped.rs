//! Tables through a mapping, and those that need none.

mod given;

use given::series::{by_map, is, mapped};
use given::{taken_of, taken_with, workbook};
use jiff::civil::{Weekday, date};
use releve_facts::Metric;
use releve_intake::{Intake, Mapping, Options, Scale};
use releve_series::Calendar;
use releve_series::Point::{Above, Below, Exact, Missing};

#[test]
fn a_mapping_that_a_format_does_not_ask_is_told() {
    let intake = mapped("multiTimeline.csv", "date=Week,subject:flats");
    assert!(
        intake
            .series
            .iter()
            .any(|record| record.key.subject == "ballet flats")
    );
    assert!(
        intake
            .notes
            .iter()
            .any(|note| note.contains("`--map` was not asked"))
    );
}

#[test]
fn long_tables_through_a_mapping() {
    let map = "date=Day,value=Views,subject=Tag,market=Country,metric:hashtag_views,channel:TikTok,scale:count";
    let intake = mapped("long.csv", map);
    let of = |at: usize| &intake.series[at];
    is(
        of(0),
        ("flats", Metric::HashtagViews, "TikTok", Some("US")),
        Calendar::Daily,
        (2024, 1, 1),
        &[Exact(1200.0), Below(5.0)],
    );
    assert_eq!(of(1).key.market.as_deref(), Some("FR"));
    assert_eq!(of(2).series.points(), [Exact(3.0), Above(10_000.0)]);
    assert_eq!(of(2).scale, Scale::Count);
}

#[test]
fn a_table_that_leaves_nothing_to_ask_needs_no_mapping() {
    let read = |csv: String, map: Option<&str>| {
        let options = Options {
            mapping: map.map(|map| map.parse().unwrap()),
            ..Options::default()
        };
        taken_of(csv.into_bytes(), "series.csv", &options)
    };
    for (title, days, calendar) in [
        (
            "month",
            ["2024-01", "2024-02", "2024-03"],
            Calendar::Monthly,
        ),
        (
            "Date",
            ["2024-01-01", "2024-01-02", "2024-01-03"],
            Calendar::Daily,
        ),
        (
            "day",
            ["2024-01-01", "2024-01-02", "2024-01-03"],
            Calendar::Daily,
        ),
        (
            "Week",
            ["2024-01-01", "2024-01-08", "2024-01-15"],
            Calendar::Weekly(Weekday::Monday),
        ),
        (
            "quarter",
            ["2024-Q1", "2024-Q2", "2024-Q3"],
            Calendar::Quarterly,
        ),
        (
            "Period",
            ["2024-01", "2024-02", "2024-03"],
            Calendar::Monthly,
        ),
    ] {
        let [a, b, c] = days;
        let csv = format!("{title},clogs,flats\n{a},1,4\n{b},,5\n{c},3,6\n");
        let taken = read(csv, None).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(taken.series.len(), 2, "{title}");
        assert_eq!(taken.series[1].key.subject, "flats");
        assert_eq!(
            taken.series[0].series.points(),
            [Exact(1.0), Missing, Exact(3.0)]
        );
        assert_eq!(taken.series[0].series.calendar(), calendar, "{title}");
        assert_eq!(taken.mapping, None);
        assert!(
            taken.notes[0].contains(&format!("`--map date={title}`")),
            "{:?}",
            taken.notes
        );
    }
    // Said in part, the dates are found.
    let long = "tag,month,views\nflats,2024-01,1\nflats,2024-02,2\n";
    let taken = read(long.into(), Some("value=views,subject=tag,channel:TikTok")).unwrap();
    assert_eq!(taken.series[0].series.len(), 2);
    // What could be something else is asked for.
    for csv in [
        long,
        "month,sku,views\n2024-01,17,3\n2024-02,18,4\n",
        "date,price,stock\n2024-01-01,17,3\n2024-01-02,18,4\n",
        "month,views,note\n2024-01,17,\n2024-02,18,a word\n",
        "when,views\n2024-01,17\n2024-02,18\n",
        "month,views\nMay,17\nJune,18\n",
    ] {
        let error = read(csv.into(), None).unwrap_err();
        assert!(error.to_string().contains("`--map`"), "{error}");
    }
}

#[test]
fn the_file_name_is_no_part_of_a_series() {
    let options = by_map("date=monat,metric:searches");
    let [may, june] = ["views-may.csv", "views-june.csv"]
        .map(|name| taken_of(given::fixture("wide.csv"), name, &options).unwrap());
    let keys = |taken: &Intake| -> Vec<_> {
        let keys = taken.series.iter().map(|record| record.key.clone());
        keys.collect()
    };
    assert_eq!(keys(&may), keys(&june));
    assert_eq!(may.series[0].key.channel, "");
    assert!(may.notes.iter().any(|note| note.contains("`channel:NAME`")));
    let options = Options {
        mapping: None,
        mappings: may.mapping.into_iter().collect(),
        ..Options::default()
    };
    let july = taken_of(given::fixture("wide.csv"), "views-july.csv", &options).unwrap();
    assert_eq!(keys(&july), keys(&june));
    assert_eq!(july.notes, [""; 0]);
}

#[test]
fn a_fixed_subject_is_asked_for_again() {
    let known = |map: &str| {
        let mut known: Mapping = map.parse().unwrap();
        known.header = ["day", "views"].map(str::to_owned).into();
        Options {
            mappings: vec![known],
            ..Options::default()
        }
    };
    let csv = b"Day,Views\n2025-01-01,5\n2025-01-02,6\n";
    let options = known("date=Day,value=Views,subject:ballet,channel:TikTok");
    let error = taken_of(csv.to_vec(), "sneaker.csv", &options).unwrap_err();
    assert!(error.is_unclear());
    let told = error.to_string();
    assert!(
        told.contains("`subject:ballet` was said of an earlier table"),
        "{told}"
    );
    assert!(
        told.contains("`--map date=Day,value=Views,channel:TikTok,subject:NAME`"),
        "{told}"
    );
    // What may hold for all of them is taken over, and told.
    let mut options = known("date=Day,value=Views,channel:TikTok,market:US");
    let taken = taken_of(csv.to_vec(), "next.csv", &options).unwrap();
    assert_eq!(taken.series[0].key.channel, "TikTok");
    let told = "`channel:TikTok,market:US` as said of an earlier table of this header";
    assert!(
        taken.notes.iter().any(|note| note.starts_with(told)),
        "{:?}",
        taken.notes
    );
    options.market = Some("FR".into());
    let taken = taken_of(csv.to_vec(), "french.csv", &options).unwrap();
    assert_eq!(taken.series[0].key.market.as_deref(), Some("FR"));
}

#[test]
fn wide_tables_through_a_mapping_that_is_known_again() {
    let intake = mapped("wide.csv", "date=monat,metric:searches,market:DE");
    is(
        &intake.series[0],
        ("Ballerinas", Metric::Searches, "", Some("DE")),
        Calendar::Monthly,
        (2024, 1, 1),
        &[Exact(1.5), Exact(2.25), Exact(3.0)],
    );
    assert_eq!(
        intake.series[1].series.points(),
        [Below(1.0), Missing, Exact(4.5)]
    );
    assert_eq!(intake.series.len(), 2);

    let remembered = intake.mapping.clone().unwrap();
    let stored = serde_json::to_string(&remembered).unwrap();
    let options = Options {
        mappings: vec![
            "date=x".parse().unwrap(),
            serde_json::from_str(&stored).unwrap(),
        ],
        ..Options::default()
    };
    assert_eq!(taken_with("wide.csv", &options).series, intake.series);

    let error = taken_of(given::fixture("wide.csv"), "wide.csv", &Options::default()).unwrap_err();
    assert!(error.is_unclear());
    assert_eq!(
        error.to_string(),
        "wide.csv: what its columns are is not known; say it with `--map`, for instance `--map \
         date=Monat,subject=Notiz,value=Ballerinas`; they are `Monat`, `Ballerinas`, `Clogs`, `Notiz`"
    );
}

#[test]
fn columns_that_are_called_as_roles_are_need_no_mapping() {
    let long = "market,date,subject,metric,channel,value\n\
                US,2024-01-01,clogs,searches,Google,5\n\
                US,2024-01-08,clogs,searches,Google,6\n\
                JP,2024-01-01,clogs,searches,Google,7\n";
    let taken = taken_of(long.into(), "long.csv", &Options::default()).unwrap();
    let keys: Vec<(&str, &str)> = (taken.series.iter())
        .map(|one| {
            (
                one.key.market.as_deref().unwrap_or_default(),
                one.key.channel.as_str(),
            )
        })
        .collect();
    assert_eq!(keys, [("US", "Google"), ("JP", "Google")]);
    assert_eq!(
        taken.notes[0],
        "read as `--map market=market,date=date,subject=subject,metric=metric,channel=channel,\
         value=value`; `--map` says otherwise"
    );
}

#[test]
fn a_first_guess_goes_by_what_columns_are_called() {
    for (table, guess) in [
        (
            "Week,Metric,Platform,Country,Item,Count\n\
             2024-01-01,searches,Google,US,clogs,5\n2024-01-08,searches,Google,US,clogs,6\n",
            "date=Week,subject=Item,value=Count,metric=Metric,channel=Platform,market=Country",
        ),
        (
            "region,shoe,week,year,sold\n\
             North,clogs,2024-01-01,2024,5\nNorth,clogs,2024-01-08,2024,6\n",
            "date=week,subject=shoe,value=sold,market=region",
        ),
    ] {
        let error = taken_of(table.into(), "t.csv", &Options::default()).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains(&format!("for instance `--map {guess}`;")),
            "{said}"
        );
    }
}

#[test]
fn what_a_mapping_gets_wrong_is_said() {
    for (map, message) in [
        (
            "date=Tag,value=Views",
            "no column `Tag`; the table has `Monat`,",
        ),
        ("value=Clogs", "the mapping names no column of dates"),
        (
            "date=Monat,metric:likes",
            "`likes` is no metric; expected one of searches,",
        ),
        ("date=Monat,scale:big", "`big` is no scale"),
        ("date=Monat,decimal:dot", "`dot` is no decimal sign"),
        ("date=Notiz", "`a` is no date"),
    ] {
        let options = by_map(map);
        let error = taken_of(given::fixture("wide.csv"), "wide.csv", &options).unwrap_err();
        assert!(error.to_string().contains(message), "{map}: {error}");
    }
}

#[test]
fn workbooks_are_tables() {
    // 45292 is 1 January 2024.
    let bytes = workbook(&[
        &["Week", "flats", "clogs"],
        &["d:45292", "7", "1.5"],
        &["d:45299", "", "2"],
        &["d:45306", "9", "&lt;1"],
    ]);
    let options = by_map("date=Week");
    let intake = taken_of(bytes, "views.xlsx", &options).unwrap();
    is(
        &intake.series[0],
        ("flats", Metric::Count, "", None),
        Calendar::Weekly(Weekday::Monday),
        (2024, 1, 1),
        &[Exact(7.0), Missing, Exact(9.0)],
    );
    assert_eq!(
        intake.series[1].series.points(),
        [Exact(1.5), Exact(2.0), Below(1.0)]
    );
}

#[test]
fn months_in_letters_are_of_this_age_and_values_of_the_past() {
    let read = |csv: &str, map: Option<&str>| {
        let options = Options {
            mapping: map.map(|map| map.parse().unwrap()),
            today: Some(jiff::civil::date(2026, 11, 21)),
            ..Options::default()
        };
        taken_of(csv.as_bytes().to_vec(), "months.csv", &options)
    };
    let months = read("Month,Views\nDec-24,10\nJan-25,12\nFeb-25,15\n", None).unwrap();
    let series = &months.series[0].series;
    let begin = series.calendar().date(series.first()).unwrap();
    assert_eq!(begin, jiff::civil::date(2024, 12, 1));
    // What is foretold is no value; a row for it may stand there.
    let csv = "Month,Views\nOct-26,10\nNov-26,11\nJan-27,12\nFeb-27,\nMar-27,13\n";
    let ahead = read(csv, None).unwrap();
    assert_eq!(ahead.series[0].series.known(), 1);
    assert_eq!(
        given::refusals(&ahead),
        [
            "months.csv:4: 2027-01-01 is yet to come; correct the date, or leave what stands at \
          it empty (1 more value so)"
        ]
    );
    let early = read("Month,Views\n0025-01-01,10\n0025-02-01,11\n", None).unwrap_err();
    assert!(early.why().contains("line 2") && early.why().contains("before 1900"));
    let map = Some("id=SKU,price=Price,date=Day,currency:EUR,title=Name");
    let prices = "SKU,Name,Price,Day\nA1,Flat,290,1-Sep-25\nA1,Flat,250,1-Sep-95\n";
    let prices = read(prices, map).unwrap();
    let days: Vec<_> = prices.products.iter().map(|product| product.day).collect();
    assert_eq!(days, [2025, 1995].map(|year| jiff::civil::date(year, 9, 1)));
    let prices = "SKU,Name,Price,Day\nA1,Flat,290,2026-11-21\nA1,Flat,250,2027-01-01\n";
    let prices = read(prices, map).unwrap();
    assert_eq!(prices.products.len(), 1);
    assert!(given::refusals(&prices)[0].starts_with("months.csv:3: 2027-01-01 is yet to come"));
}

#[test]
fn a_row_of_a_workbook_may_hold_a_date_alone() {
    let rows: [&[&str]; 6] = [
        &["Views of this year"],
        &["Week", "Flats", "Clogs"],
        &["2025-01-06", "7", "3"],
        &["2025-01-13", "8", "4"],
        &["2025-01-20"],
        &["2025-01-27", "9", "5"],
    ];
    let read = |bytes| taken_of(bytes, "weeks.xlsx", &Options::default()).unwrap();
    let taken = read(workbook(&rows));
    assert!(taken.refused.is_empty(), "{:?}", taken.refused);
    let points = taken.series[0].series.points();
    assert_eq!(points, [Exact(7.0), Exact(8.0), Missing, Exact(9.0)]);
    assert_eq!(read(workbook(&rows[..5])).series.len(), 2);
}

#[test]
fn one_period_that_says_what_it_is_begins_a_series() {
    for (name, text, unit, start) in [
        (
            "a.csv",
            "Month,Tag,Views\n2025-09,flats,10\n2025-09,clogs,20\n",
            "month",
            date(2025, 9, 1),
        ),
        (
            "b.csv",
            "Quarter,Views\n2025-Q3,100\n",
            "quarter",
            date(2025, 7, 1),
        ),
        (
            "c.csv",
            "Week,Views\n2025-W36,100\n",
            "week",
            date(2025, 9, 1),
        ),
        (
            "d.csv",
            "Week,Views\n2025-09-07,100\n",
            "week",
            date(2025, 9, 7),
        ),
        (
            "e.csv",
            "period,Views\n2025-09,100\n",
            "month",
            date(2025, 9, 1),
        ),
    ] {
        let options = Options {
            mapping: (name == "a.csv")
                .then(|| "date=Month,subject=Tag,value=Views".parse().unwrap()),
            ..Options::default()
        };
        let taken = taken_of(text.into(), name, &options).unwrap();
        let series = &taken.series[0].series;
        assert_eq!(
            (series.calendar().unit(), series.start()),
            (unit, start),
            "{name}"
        );
    }
    let error = taken_of(
        "Day,Views\n2025-09-01,100\n".into(),
        "e.csv",
        &Options::default(),
    );
    assert!(
        error
            .unwrap_err()
            .to_string()
            .contains("below `week`, `month`")
    );
}
