//! Series of every dialect, from fixtures made for this.

mod given;

use given::series::{by_map, is, mapped};
use given::{refusals, taken, taken_of, taken_with};
use jiff::civil::{Weekday, date};
use releve_facts::Metric;
use releve_intake::{Mapping, Options, Scale, Span};
use releve_series::Calendar;

use releve_series::Point::{Above, Below, Exact, Missing};

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
fn wikimedia_counts_no_fewer_than_nobody() {
    let item = |month: u8, views: i32| {
        format!(
            r#"{{"project": "en.wikipedia", "article": "Clog", "granularity": "monthly",
                "timestamp": "20260{month}0100", "views": {views}}}"#
        )
    };
    let items: Vec<String> = [(6, 7), (7, -5), (8, 0)]
        .map(|(month, views)| item(month, views))
        .into();
    let answer = format!(r#"{{"items": [{}]}}"#, items.join(","));
    let intake = taken_of(answer.into_bytes(), "views.json", &Options::default()).expect("read");
    let points = intake.series[0].series.points();
    assert_eq!(points, [Exact(7.0), Missing, Exact(0.0)]);
    assert_eq!(
        refusals(&intake),
        ["views.json#2: `views` of -5; expected a count of zero or more"]
    );
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
        let options = by_map(map);
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
    // It decided what was taken, and is kept with the file.
    let by = |map: &str, bytes: &[u8], name: &str| {
        let taken = taken_of(bytes.to_vec(), name, &by_map(map)).unwrap();
        taken.mapping.map(|mapping| (mapping.to_string(), mapping))
    };
    let map = "date=Date,subject:flats";
    let (said, known) = by(map, &table, "timeline.csv").unwrap();
    assert_eq!(said, map);
    let (said, in_json) = by(map, untitled, "a.json").unwrap();
    assert_eq!(said, map);
    assert!(in_json.header.is_empty());
    // What another query asked for is not known of the next table, a mapping that
    // says it by a column is.
    let remembered = |known: &Mapping| {
        let options = Options {
            mappings: vec![known.clone()],
            ..Options::default()
        };
        taken_of(table.clone(), "next.csv", &options)
    };
    let why = remembered(&known).unwrap_err().why();
    assert!(
        why.contains("`subject:flats` was said of an earlier table"),
        "{why}"
    );
    let (_, by_column) = by("date=Date,value=Value,subject=Series", &table, "a.csv").unwrap();
    assert_eq!(
        remembered(&by_column).unwrap().series[0].key.subject,
        "France"
    );
    // All of it is honoured.
    assert_eq!(
        key("date=Date,value=Value,market=Series,subject:flats,metric:share,channel:News"),
        ("flats".into(), Metric::Share, "News".into(), france)
    );
}

#[test]
fn a_sentence_where_data_was_asked_for_is_no_document() {
    const SAID: &str = "Your query was too short or too long.\n";
    let expected = "no data but words: `Your query was too short or too long.`; ask for it again, \
                    or say `--as text` where it is an article";
    for name in ["gdelt.json", "timeline.csv"] {
        let error = taken_of(SAID.into(), name, &Options::default()).unwrap_err();
        assert_eq!(error.why(), expected, "{name}");
    }
    let answered = |address: &str| {
        let answered = releve_intake::Answered {
            address: address.to_owned(),
            bytes: SAID.into(),
            charset: None,
            day: None,
        };
        let options = Options::default();
        let mut parts = answered.parts(&options).unwrap();
        parts.next().unwrap().unwrap().intake(&options)
    };
    let asked = "https://api.example/doc?query=x&mode=timelinevol&format=JSON";
    assert_eq!(answered(asked).unwrap_err().why(), expected);
    assert!(answered("https://a.example/doc?query=format").is_ok());
    let as_text = Options {
        format: "text".parse().ok(),
        ..Options::default()
    };
    for (name, options) in [("note.txt", Options::default()), ("a.json", as_text)] {
        let taken = taken_of(SAID.into(), name, &options).unwrap();
        assert_eq!(taken.documents.len(), 1, "{name}");
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
