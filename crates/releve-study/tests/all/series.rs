use jiff::civil::{Date, date};
use releve_facts::Bound;
use releve_study::{Point, SeriesChoice, SeriesKey, Since, Step, Study, Vintage};

use crate::articles::{TEXT, add, new_file, occasion, reader, room, sound};

fn key() -> SeriesKey {
    SeriesKey {
        subject: "balletcore".into(),
        metric: "searches".into(),
        channel: "Google".into(),
        market: "GB".into(),
    }
}

fn point(day: Date, value: Option<f64>, bound: Option<Bound>) -> Point {
    Point { day, value, bound }
}

fn download(study: &mut Study, name: &str, points: Vec<Point>) {
    download_of(study, name, key(), points);
}

fn download_of(study: &mut Study, name: &str, key: SeriesKey, points: Vec<Point>) {
    let mut import = study.import(&occasion(name), &reader(), || ()).unwrap();
    let file = new_file(&mut import, name, name.as_bytes());
    let vintage = Vintage {
        key,
        step: Step::Week,
        unit: Some("index".into()),
        dropped: 1,
        downloaded: None,
        points,
    };
    import.vintage(file, &vintage).unwrap();
    assert_eq!(import.finish().unwrap().tally.vintages, 1);
}

#[test]
fn downloads_are_kept_apart() {
    let (room, mut study) = room();
    let weeks = [
        date(2025, 9, 1),
        date(2025, 9, 8),
        date(2025, 9, 15),
        date(2025, 9, 29),
    ];
    download(
        &mut study,
        "august.csv",
        vec![
            point(weeks[0], Some(10.0), None),
            point(weeks[1], Some(1.0), Some(Bound::Under)),
            point(weeks[2], Some(30.0), None),
        ],
    );
    download(
        &mut study,
        "september.csv",
        vec![
            point(weeks[0], Some(11.0), None),
            point(weeks[1], Some(1.0), Some(Bound::Under)),
            point(weeks[2], None, None),
            point(weeks[3], Some(40.0), None),
        ],
    );
    let status = study.status().unwrap();
    let series = &status.series[0];
    assert_eq!(
        (series.vintages, series.points, series.gaps, series.censored),
        (2, 3, 2, 1)
    );
    assert_eq!(series.changed, 2);
    assert_eq!(series.last.as_deref(), Some("2025-09-29"));
    let since = study.difference(Since::Import(1)).unwrap();
    assert_eq!(
        since.series,
        [["balletcore", "searches", "Google", "GB", "week"].map(str::to_owned)]
    );

    study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!(study.status().unwrap().series[0].points, 3);
    study.undo(1, &occasion("1"), || ()).unwrap();
    assert!(study.status().unwrap().series.is_empty());
    drop(study);
    sound(&room.path);
}

/// A download by the week with a value for each day that is given.
fn dated(study: &mut Study, time: &str, downloaded: Option<Date>, weeks: &[(Date, f64)]) {
    let occasion = releve_study::Occasion {
        time: format!("{time}T09:00:00Z").parse().unwrap(),
        ..occasion(time)
    };
    let mut import = study.import(&occasion, &reader(), || ()).unwrap();
    let name = format!("{time} {downloaded:?} {weeks:?}");
    let file = new_file(&mut import, &name, name.as_bytes());
    let vintage = Vintage {
        key: key(),
        step: Step::Week,
        unit: None,
        dropped: 0,
        downloaded,
        points: weeks
            .iter()
            .map(|&(day, value)| point(day, Some(value), None))
            .collect(),
    };
    import.vintage(file, &vintage).unwrap();
    import.finish().unwrap();
}

/// The last value of the newest download, as all ask for it.
#[track_caller]
fn newest(study: &mut Study) -> f64 {
    let found = study.newest(&SeriesChoice::default()).unwrap();
    let last = found[0].series.points.last().unwrap().value.unwrap();
    let sql = "SELECT value FROM points WHERE newest ORDER BY date DESC LIMIT 1";
    let seen = crate::articles::ask(study, sql, std::time::Duration::from_secs(5)).unwrap();
    assert_eq!(seen, [[releve_study::Cell::Real(last)]]);
    let day = found[0].series.points.last().unwrap().day.to_string();
    assert_eq!(study.status().unwrap().series[0].last, Some(day));
    last
}

#[test]
fn the_newest_is_what_was_downloaded_last() {
    let (_room, mut study) = room();
    let (one, two) = (date(2026, 10, 26), date(2026, 11, 2));
    dated(
        &mut study,
        "2026-11-20",
        Some(date(2026, 11, 10)),
        &[(one, 1.0), (two, 2.0)],
    );
    // An old one that is added late.
    dated(
        &mut study,
        "2026-11-21",
        Some(date(2026, 11, 3)),
        &[(one, 3.0)],
    );
    assert_eq!(newest(&mut study), 2.0);
    // The same where nothing says when it was downloaded.
    dated(&mut study, "2026-11-21", None, &[(one, 4.0)]);
    assert_eq!(newest(&mut study), 2.0);
    // Of the same day the one that reaches further, of these the later one.
    dated(
        &mut study,
        "2026-11-21",
        Some(date(2026, 11, 10)),
        &[(one, 5.0)],
    );
    assert_eq!(newest(&mut study), 2.0);
    dated(
        &mut study,
        "2026-11-21",
        Some(date(2026, 11, 10)),
        &[(two, 6.0)],
    );
    assert_eq!(newest(&mut study), 6.0);
    // One of which nothing is said, and that has no older periods.
    dated(&mut study, "2026-11-14", None, &[(two, 7.0)]);
    assert_eq!(newest(&mut study), 7.0);
    // Downloaded later, though it ends earlier.
    dated(
        &mut study,
        "2026-11-21",
        Some(date(2026, 11, 16)),
        &[(one, 8.0)],
    );
    assert_eq!(newest(&mut study), 8.0);
    // History moved from one download to the next, in the order of downloads.
    let order = "SELECT p.value FROM vintage_order o JOIN point p ON p.vintage = o.vintage \
        GROUP BY o.vintage HAVING max(p.day) ORDER BY o.place DESC";
    let order = crate::articles::ask(&mut study, order, std::time::Duration::from_secs(5)).unwrap();
    let values = [3.0, 4.0, 5.0, 2.0, 6.0, 7.0, 8.0];
    assert_eq!(
        order,
        values.map(|value| vec![releve_study::Cell::Real(value)])
    );
    assert_eq!(study.status().unwrap().series[0].changed, 5);
    study.undo(7, &occasion("7"), || ()).unwrap();
    assert_eq!(newest(&mut study), 7.0);
}

#[test]
fn names_of_an_older_version_were_named_before() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    add(&mut study, &[("note.txt", &TEXT.replace("red", "green"))]);
    let new = study.difference(Since::Import(1)).unwrap();
    assert_eq!((new.documents.len(), new.names.len()), (1, 0));
    assert_eq!(study.difference(Since::Import(0)).unwrap().names.len(), 3);
}

#[test]
fn what_is_new_since_an_import_or_a_day() {
    let (_room, mut study) = room();
    add(&mut study, &[("a.txt", "Loafers.")]);
    add(&mut study, &[("note.txt", TEXT)]);
    let new = study.difference(Since::Import(1)).unwrap();
    assert_eq!(new.imports, 1);
    assert_eq!(new.documents[0].doc, "note");
    assert_eq!(new.facts.iter().map(|kind| kind.facts).sum::<u64>(), 14);
    assert_eq!(new.names[0].documents, 1);
    let all = study.difference(Since::Day(date(2026, 11, 20))).unwrap();
    assert_eq!(all.documents.len(), 2);
    let none = study.difference(Since::Day(date(2026, 11, 21))).unwrap();
    assert_eq!(
        (none.imports, none.documents.len(), none.names.len()),
        (0, 0, 0)
    );
}

#[test]
fn the_newest_download_of_each_series_that_is_meant() {
    let (_room, mut study) = room();
    let of = |subject: &str, market: &str| SeriesKey {
        subject: subject.into(),
        market: market.into(),
        ..key()
    };
    let (first, second) = (date(2025, 9, 1), date(2025, 9, 8));
    let old = vec![point(first, Some(10.0), None)];
    // In no order of days, a gap, a bound, and a day twice.
    let new = vec![
        point(second, Some(1.0), Some(Bound::Under)),
        point(first, Some(9.0), None),
        point(first, Some(11.0), None),
        point(date(2025, 9, 15), None, None),
    ];
    download_of(&mut study, "a", of("clogs", "GB"), old.clone());
    download_of(&mut study, "b", of("balletcore", "GB"), old.clone());
    download_of(&mut study, "c", of("balletcore", "GB"), new);
    download_of(&mut study, "d", of("balletcore", ""), old.clone());

    let subjects = |study: &Study, choice: &SeriesChoice| -> Vec<(String, String)> {
        let newest = study.newest(choice).unwrap().into_iter();
        newest
            .map(|v| (v.series.key.subject, v.series.key.market))
            .collect()
    };
    let pair = |subject: &str, market: &str| (subject.to_owned(), market.to_owned());
    let all = SeriesChoice::default();
    let every = [
        pair("balletcore", ""),
        pair("balletcore", "GB"),
        pair("clogs", "GB"),
    ];
    assert_eq!(subjects(&study, &all), every);
    let balletcore = SeriesChoice {
        subject: Some("BalletCore".into()),
        market: Some("gb".into()),
        metric: Some("searches".into()),
        channel: Some("google".into()),
        step: None,
    };
    let newest = study.newest(&balletcore).unwrap();
    assert_eq!((newest.len(), newest[0].import), (1, 3));
    assert_eq!(
        newest[0].series,
        Vintage {
            key: key(),
            step: Step::Week,
            unit: Some("index".into()),
            dropped: 1,
            downloaded: None,
            points: vec![
                point(first, Some(11.0), None),
                point(second, Some(1.0), Some(Bound::Under)),
                point(date(2025, 9, 15), None, None),
            ],
        }
    );
    let none = SeriesChoice {
        metric: Some("views".into()),
        ..SeriesChoice::default()
    };
    assert_eq!(subjects(&study, &none), []);

    // Where the last download goes, the one before it is the newest again.
    study.undo(3, &occasion("3"), || ()).unwrap();
    assert_eq!(study.newest(&balletcore).unwrap()[0].series.points, old);
}

/// A download of the key by a step, of values on the days that are given.
fn by(study: &mut Study, step: Step, days: &[(Date, f64)]) {
    let name = format!("{step:?} {days:?}");
    let mut import = study.import(&occasion(&name), &reader(), || ()).unwrap();
    let file = new_file(&mut import, &name, name.as_bytes());
    let values = days.iter();
    let vintage = Vintage {
        key: key(),
        step,
        unit: Some("index".into()),
        dropped: 0,
        downloaded: None,
        points: values
            .map(|&(day, value)| point(day, Some(value), None))
            .collect(),
    };
    import.vintage(file, &vintage).unwrap();
    import.finish().unwrap();
}

#[test]
fn months_and_days_of_one_key_are_two_series() {
    let (_room, mut study) = room();
    let (july, august) = (date(2025, 7, 1), date(2025, 8, 1));
    by(&mut study, Step::Month, &[(july, 310.0), (august, 300.0)]);
    by(
        &mut study,
        Step::Day,
        &[(august, 10.0), (date(2025, 8, 2), 11.0)],
    );
    by(&mut study, Step::Month, &[(july, 311.0), (august, 300.0)]);
    // Another day with the value of a month is no history that moved.
    let status = study.status().unwrap();
    let rows: Vec<_> = (status.series.iter())
        .map(|one| (one.step.as_str(), one.vintages, one.points, one.changed))
        .collect();
    assert_eq!(rows, [("day", 1, 2, 0), ("month", 2, 2, 1)]);
    let sql = "SELECT step, sum(value) FROM points WHERE newest GROUP BY series ORDER BY step";
    let newest = crate::articles::ask(&mut study, sql, std::time::Duration::from_secs(5)).unwrap();
    let row = |step: &str, sum| {
        let step = releve_study::Cell::Text(step.into());
        vec![step, releve_study::Cell::Real(sum)]
    };
    assert_eq!(newest, [row("day", 21.0), row("month", 611.0)]);

    let found = study.newest(&SeriesChoice::default()).unwrap();
    let steps: Vec<Step> = found.iter().map(|one| one.series.step).collect();
    assert_eq!(steps, [Step::Day, Step::Month]);
    let months = SeriesChoice {
        step: Some(Step::Month),
        ..SeriesChoice::default()
    };
    assert_eq!(study.newest(&months).unwrap(), found[1..]);
    let after = |step| study.downloads_after(&key(), step, 1, 0).unwrap().len();
    assert_eq!(
        (after(Step::Month), after(Step::Day), after(Step::Week)),
        (2, 1, 0)
    );
    let since = study.difference(Since::Import(1)).unwrap().series;
    let steps: Vec<&str> = since.iter().map(|[.., step]| step.as_str()).collect();
    assert_eq!(steps, ["day", "month"]);
    assert_eq!(study.series_keys().unwrap(), [key()]);
    let last = |at: usize| found[at].series.points.last().unwrap().day;
    assert_eq!(
        study.series_steps().unwrap(),
        [(key(), Step::Day, last(0)), (key(), Step::Month, last(1))]
    );

    study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!(study.status().unwrap().series.len(), 1);
}

#[test]
fn a_study_of_an_older_schema_gets_a_series_for_each_step() {
    for schema in [1, 2] {
        let (room, _) = room();
        let path = room.path.with_extension("old");
        let released = format!("tests/released/schema-{schema}.releve");
        let released = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(released);
        std::fs::copy(released, &path).unwrap();
        let old = rusqlite::Connection::open(&path).unwrap();
        old.execute_batch(
            "INSERT INTO series (id, subject, metric, channel, market) VALUES
                 (4, 'balletcore', 'searches', 'Google', 'GB'), (7, 'clogs', 'views', '', '');
             INSERT INTO vintage (id, series, import, step) VALUES
                 (1, 4, 1, 'month'), (2, 7, 1, 'week'), (3, 4, 1, 'day'), (4, 4, 2, 'month'),
                 (5, 4, 2, 'day'), (6, 4, 2, 'hour');
             INSERT INTO point (vintage, day, value) VALUES (1, 20270, 1), (1, 20301, 2),
                 (2, 20272, 3), (3, 20270, 4), (3, 20271, 5), (4, 20332, 6), (5, 20272, 7),
                 (6, 20270, 8);",
        )
        .unwrap();
        drop(old);
        let mut study = Study::open(&path).unwrap();
        let sql =
            "SELECT series, step, group_concat(vintage || ' ' || value || ' ' || newest, ', ')
            FROM (SELECT * FROM points ORDER BY vintage, date) GROUP BY series ORDER BY step";
        let told =
            crate::articles::ask(&mut study, sql, std::time::Duration::from_secs(5)).unwrap();
        let row = |series, step: &str, points: &str| {
            use releve_study::Cell::{Integer, Text};
            vec![Integer(series), Text(step.into()), Text(points.into())]
        };
        // The newest download had the number.
        let expected = [
            row(9, "day", "3 4.0 0, 3 5.0 0, 5 7.0 1"),
            row(4, "hour", "6 8.0 1"),
            row(8, "month", "1 1.0 0, 1 2.0 0, 4 6.0 1"),
            row(7, "week", "2 3.0 1"),
        ];
        assert_eq!(told, expected, "{schema}");
        by(&mut study, Step::Day, &[(date(2025, 7, 2), 9.0)]);
        let status = study.status().unwrap();
        let rows: Vec<_> = (status.series.iter())
            .map(|one| (one.key.subject.as_str(), one.step.as_str(), one.vintages))
            .collect();
        let of = |step, vintages| ("balletcore", step, vintages);
        assert_eq!(
            rows,
            [
                of("hour", 1),
                of("day", 3),
                of("month", 2),
                ("clogs", "week", 1)
            ]
        );
        drop(study);
        sound(&path);
    }
}
