//! Series of every dialect, from fixtures made for this.

mod given;

use given::{refusals, taken, taken_of, taken_with, workbook};
use jiff::civil::{Weekday, date};
use releve_facts::Metric;
use releve_intake::{Intake, Mapping, Options, Record, Scale, Span};
use releve_series::{Calendar, Point};

use Point::{Above, Below, Exact, Missing};

#[track_caller]
fn is(
    record: &Record,
    key: (&str, Metric, &str, Option<&str>),
    calendar: Calendar,
    start: (i16, i8, i8),
    points: &[Point],
) {
    let (subject, metric, channel, market) = key;
    assert_eq!(record.key.subject, subject);
    assert_eq!(record.key.metric, metric);
    assert_eq!(record.key.channel, channel);
    assert_eq!(record.key.market.as_deref(), market);
    assert_eq!(record.series.calendar(), calendar);
    assert_eq!(record.series.start(), date(start.0, start.1, start.2));
    assert_eq!(record.series.points(), points);
    let json = serde_json::to_string(record).unwrap();
    assert_eq!(
        &serde_json::from_str::<Record>(&json).unwrap(),
        record,
        "{json}"
    );
}

fn mapped(name: &str, map: &str) -> Intake {
    let options = Options {
        mapping: Some(map.parse().unwrap()),
        ..Options::default()
    };
    taken_with(name, &options)
}

#[test]
fn google_classic_keeps_censored_values_and_drops_the_week_that_is_not_over() {
    let sundays = Calendar::Weekly(Weekday::Sunday);
    let intake = taken("multiTimeline.csv");
    let flats = [Exact(12.0), Below(1.0), Exact(100.0), Exact(40.0)];
    is(
        &intake.series[0],
        (
            "ballet flats",
            Metric::Searches,
            "Google",
            Some("Worldwide"),
        ),
        sundays,
        (2025, 10, 26),
        &flats,
    );
    assert_eq!(intake.series[1].key.subject, "clogs, wooden");
    assert_eq!(intake.series[0].scale, Scale::Index);
    let options = Options {
        day: Some(date(2025, 11, 20)),
        ..Options::default()
    };
    let intake = taken_with("multiTimeline.csv", &options);
    assert_eq!(intake.series[0].series.points(), &flats[..3]);
    assert_eq!(intake.series[0].dropped.partial, 1);
    assert_eq!(intake.notes, ["2 periods that had not ended were dropped"]);
    let intake = taken("google_monthly.csv");
    is(
        &intake.series[0],
        (
            "Ballerinas",
            Metric::Searches,
            "Google",
            Some("Deutschland"),
        ),
        Calendar::Monthly,
        (2025, 10, 1),
        &[Exact(12.0), Exact(14.0), Below(1.0)],
    );
}

#[test]
fn google_of_2026_has_its_region_in_its_name_and_asks_where_it_is_lost() {
    const NAME: &str = "time_series_US_20040101-0800_20260202-0337.csv";
    let intake = taken(NAME);
    is(
        &intake.series[0],
        ("ballet flats", Metric::Searches, "Google", Some("US")),
        Calendar::Monthly,
        (2025, 10, 1),
        &[Exact(30.0), Below(1.0), Exact(55.0), Exact(61.0)],
    );
    // February had two days when the file was made.
    assert_eq!(intake.series[0].dropped.partial, 1);
    let bytes = given::fixture(NAME);
    let error = taken_of(bytes.clone(), "renamed.csv", &Options::default()).unwrap_err();
    assert!(error.is_unclear(), "{error}");
    assert!(error.to_string().contains("`--market US`"));
    let options = Options {
        market: Some("GB".into()),
        ..Options::default()
    };
    let intake = taken_of(bytes.clone(), "renamed.csv", &options).unwrap();
    assert_eq!(intake.series[0].key.market.as_deref(), Some("GB"));
    let error = taken_of(
        bytes,
        "by_region_US_20040101-0800_20260202-0337.csv",
        &Options::default(),
    );
    assert!(error.unwrap_err().to_string().contains("by region"));
    let hourly = b"\"Time\",\"flats\"\n\"2026-09-26T00\",1\n\"2026-09-26T01\",2\n".to_vec();
    let error = taken_of(hourly, NAME, &Options::default()).unwrap_err();
    assert!(error.to_string().contains("by the hour"), "{error}");
}

#[test]
fn google_api_marks_what_is_partial_itself() {
    let intake = taken("google_api.json");
    is(
        &intake.series[0],
        (
            "ballet flats + ballerina shoes",
            Metric::Searches,
            "Google",
            Some("GB"),
        ),
        Calendar::Weekly(Weekday::Sunday),
        (2026, 11, 1),
        &[Exact(1.25), Exact(2.5)],
    );
    assert_eq!(
        (intake.series[0].scale, intake.series[0].dropped.partial),
        (Scale::Scaled, 1)
    );
    for (json, message) in [
        (
            r#"{"done":false,"metadata":{"spec":{}}}"#,
            "the operation is not done",
        ),
        (
            r#"{"done":true,"error":{"message":"quota"},"metadata":{"spec":{}}}"#,
            "an error: quota",
        ),
        (
            r#"{"done":true,"response":{"geoBreakdown":{"points":[]}}}"#,
            "values by region",
        ),
    ] {
        let error = taken_of(json.into(), "a.json", &Options::default()).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
}

#[test]
fn pinterest_tables_of_both_years() {
    let intake = taken("pinterest_2025.csv");
    let mondays = Calendar::Weekly(Weekday::Monday);
    is(
        &intake.series[0],
        ("malachi barton", Metric::Searches, "Pinterest", Some("US")),
        mondays,
        (2025, 7, 14),
        &[Exact(5.0), Exact(6.0), Exact(7.0)],
    );
    let second = &intake.series[1];
    assert_eq!(second.rank, Some(7));
    assert_eq!(second.series.points(), [Exact(90.0), Exact(100.0)]);
    assert_eq!(second.changes[1].over, Span::Month);
    assert_eq!(second.changes[1].percent, Above(10_000.0));
    let intake = taken("pinterest_2026.csv");
    assert_eq!(
        intake.series[0].series.points(),
        [Exact(50.0), Exact(100.0)]
    );
    assert_eq!(intake.series[0].changes.len(), 3);
    assert_eq!(intake.series[0].changes[2].percent, Exact(-3.0));
}

#[test]
fn pinterest_api_dates_are_the_ends_of_weeks() {
    let intake = taken("pinterest_api.json");
    is(
        &intake.series[0],
        ("satin flats", Metric::Searches, "Pinterest", None),
        Calendar::Weekly(Weekday::Sunday),
        (2026, 11, 1),
        &[Exact(50.0), Exact(100.0)],
    );
    assert_eq!(intake.series[0].dropped.predicted, 2);
    assert_eq!(intake.series[0].changes[1].percent, Above(10_000.0));
    assert_eq!(
        refusals(&intake),
        ["pinterest_api.json#2: a trend without `keyword`"]
    );
}

#[test]
fn wikimedia_has_gaps_and_absolute_counts() {
    let options = Options {
        day: Some(date(2026, 11, 20)),
        ..Options::default()
    };
    let intake = taken_with("wikimedia.json", &options);
    is(
        &intake.series[0],
        ("Ballet flat", Metric::Views, "en.wikipedia", None),
        Calendar::Monthly,
        (2026, 8, 1),
        &[Exact(100.0), Exact(120.0)],
    );
    assert_eq!(intake.series[0].dropped.partial, 1);
    assert_eq!(intake.series[1].key.channel, "fr.wikipedia desktop");
    let intake = taken("wikimedia.json");
    let points = intake.series[0].series.points();
    assert_eq!(points, [Exact(100.0), Exact(120.0), Missing, Exact(40.0)]);
}

#[test]
fn gdelt_in_both_forms() {
    let intake = taken("gdelt.json");
    let all = ("all monitored articles", Metric::Count, "GDELT", None);
    let thousand = [Exact(1000.0), Exact(1200.0)];
    is(
        &intake.series[1],
        all,
        Calendar::Daily,
        (2026, 11, 1),
        &thousand,
    );
    let counts = [Exact(5.0), Exact(8.0)];
    let flats = ("ballet flats", Metric::Count, "GDELT", None);
    is(
        &intake.series[0],
        flats,
        Calendar::Daily,
        (2026, 11, 1),
        &counts,
    );
    let intake = mapped("gdelt.csv", "date=Date,subject:ballet flats");
    is(
        &intake.series[1],
        all,
        Calendar::Daily,
        (2026, 11, 1),
        &thousand,
    );
    is(
        &intake.series[0],
        flats,
        Calendar::Daily,
        (2026, 11, 1),
        &counts,
    );
    assert_eq!(
        refusals(&intake),
        ["gdelt.csv:6: expected a date such as 2024-01-01 and a number"]
    );
}

#[test]
fn gdelt_is_never_called_by_its_file_and_read_by_the_mapping_that_is_given() {
    let table = b"Date,Series,Value\n2026-11-01,France,5\n2026-11-02,France,8\n".to_vec();
    let error = taken_of(table.clone(), "timeline.csv", &Options::default()).unwrap_err();
    assert!(error.is_unclear());
    assert_eq!(
        error.why(),
        "it does not say what was asked for; say it with `--map date=Date,subject:NAME`"
    );
    let untitled = br#"{"timeline":[{"series":"Article Count","data":[{"date":"20261101T000000Z","value":5}]}]}"#;
    let error = taken_of(untitled.to_vec(), "a.json", &Options::default()).unwrap_err();
    assert!(error.is_unclear());
    let key = |map: &str| {
        let options = Options {
            mapping: Some(map.parse().unwrap()),
            ..Options::default()
        };
        let taken = taken_of(table.clone(), "timeline.csv", &options).unwrap();
        let key = taken.series[0].key.clone();
        (key.subject, key.metric, key.channel, key.market)
    };
    let france = Some("France".to_owned());
    assert_eq!(
        key("date=Date,subject:flats"),
        (
            "flats".into(),
            Metric::Share,
            "GDELT".into(),
            france.clone()
        )
    );
    // All of it is honoured.
    assert_eq!(
        key("date=Date,value=Value,market=Series,subject:flats,metric:share,channel:News"),
        ("flats".into(), Metric::Share, "News".into(), france)
    );
}

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
fn a_period_that_has_not_ended_is_never_whole() {
    let read = |name: &str, called: &str, today, day| {
        let options = Options {
            today: Some(today),
            day,
            market: Some("US".into()),
            ..Options::default()
        };
        let intake = taken_of(given::fixture(name), called, &options).unwrap();
        (intake.series[0].dropped.partial, intake.notes)
    };
    let google = "time_series_US_20040101-0800_20260202-0337.csv";
    for (name, called, today, partial) in [
        (
            "multiTimeline.csv",
            "multiTimeline.csv",
            date(2025, 11, 22),
            1,
        ),
        (
            "multiTimeline.csv",
            "multiTimeline.csv",
            date(2025, 11, 23),
            0,
        ),
        ("wikimedia.json", "views.json", date(2026, 11, 20), 1),
        ("wikimedia.json", "views.json", date(2026, 12, 1), 0),
        (google, "flats.csv", date(2026, 2, 2), 1),
        (google, "flats.csv", date(2026, 3, 1), 0),
        ("pinterest_2025.csv", "p.csv", date(2025, 7, 30), 1),
    ] {
        let (dropped, notes) = read(name, called, today, None);
        assert_eq!(dropped, partial, "{called} on {today}: {notes:?}");
        let told = notes.iter().any(|note| note.contains("had not ended"));
        assert_eq!(told, partial > 0, "{called} on {today}: {notes:?}");
        // A day of download that is to come makes nothing whole.
        let (later, _) = read(name, called, today, Some(date(2030, 1, 1)));
        assert_eq!(later, partial, "{called} on {today}");
    }
}

#[test]
fn the_file_name_is_no_part_of_a_series() {
    let options = Options {
        mapping: Some("date=monat,metric:searches".parse().unwrap()),
        ..Options::default()
    };
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
        let options = Options {
            mapping: Some(map.parse::<Mapping>().unwrap()),
            ..Options::default()
        };
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
    let options = Options {
        mapping: Some("date=Week".parse().unwrap()),
        ..Options::default()
    };
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
