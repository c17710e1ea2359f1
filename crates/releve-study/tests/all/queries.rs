use std::time::Duration;

use releve_study::{Cell, Error, Limits, Study};

use crate::articles::{self, TEXT, add, room};

fn ask(study: &mut Study, sql: &str) -> Result<Vec<Vec<Cell>>, Error> {
    articles::ask(study, sql, Duration::from_millis(500))
}

#[test]
fn every_view_answers() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let views = ask(
        &mut study,
        "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name",
    )
    .unwrap();
    assert!(views.len() > 20);
    for view in views {
        let Cell::Text(view) = &view[0] else { panic!() };
        let rows = ask(&mut study, &format!("SELECT * FROM {view}")).unwrap();
        let empty = [
            "points",
            "platform_changes",
            "prices",
            "newest_vintage",
            "vintage_dated",
            "vintage_order",
            "forecasts",
            "outcomes",
            "scores",
        ]
        .contains(&view.as_str());
        assert_eq!(rows.is_empty(), empty, "{view}");
    }
    let quote = ask(
        &mut study,
        "SELECT quote FROM quotations WHERE position = 1 LIMIT 1",
    )
    .unwrap();
    assert_eq!(quote[0][0], Cell::Text("Chl".into()));
    let said = ask(&mut study, "SELECT said FROM quotes ORDER BY fact").unwrap();
    assert_eq!(said[0][0], Cell::Text("Flats are here to stay,".into()));
    let parties = ask(&mut study, "SELECT parties FROM collaborations").unwrap();
    assert_eq!(parties[0][0], Cell::Text("Repetto, Uniqlo".into()));
}

#[test]
fn a_query_can_only_read() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let other = room.folder.path().join("other.db");
    for sql in [
        "DELETE FROM document".to_owned(),
        "INSERT INTO entity (kind, name) VALUES ('a', 'b')".to_owned(),
        "UPDATE document SET title = ''".to_owned(),
        "DROP TABLE document".to_owned(),
        "CREATE TEMP TABLE t (a)".to_owned(),
        "PRAGMA user_version = 7".to_owned(),
        "PRAGMA writable_schema = 1".to_owned(),
        "PRAGMA journal_mode = DELETE".to_owned(),
        "BEGIN".to_owned(),
        "VACUUM".to_owned(),
        format!("VACUUM INTO '{}'", other.display()),
        format!("ATTACH '{}' AS other", other.display()),
        "SELECT load_extension('x')".to_owned(),
        "SELECT 1; DELETE FROM document".to_owned(),
        "SELECT 1; SELECT 2".to_owned(),
        "INSERT INTO search_document (search_document) VALUES ('delete-all')".to_owned(),
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            .to_owned(),
        "SELECT hex(zeroblob(1000000000))".to_owned(),
        "SELEKT".to_owned(),
        String::new(),
        "-- nothing".to_owned(),
    ] {
        let error = ask(&mut study, &sql).expect_err(&sql);
        assert!(error.is_query(), "{sql}: {error}");
    }
    assert!(!other.exists());
    assert_eq!(study.status().unwrap().documents, 1);
    assert!(
        ask(&mut study, "PRAGMA table_info(document)")
            .unwrap()
            .len()
            > 10
    );
    // After a query the study can be written to again.
    add(&mut study, &[("more.txt", "Loafers.")]);
}

#[test]
fn rows_are_limited() {
    let (_room, mut study) = room();
    let limits = Limits {
        time: Duration::from_secs(5),
        rows: 3,
    };
    let mut rows = 0;
    let more = study
        .query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10) SELECT i FROM n",
            &limits,
            |columns| assert_eq!(columns, ["i"]),
            |_| {
                rows += 1;
                Ok::<(), Error>(())
            },
        )
        .unwrap();
    assert!(more);
    assert_eq!(rows, 3);
}
