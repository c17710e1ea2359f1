//! Studies of every released schema are opened for ever.
//!
//! `tests/released/schema-N.releve` is a study as the version that introduced
//! schema N wrote it: `RELEVE_RELEASE=1 cargo test -p releve-study released`
//! writes the one of the present schema, once, when it is released.

use std::fs;
use std::path::{Path, PathBuf};

use releve_study::{Error, Study};

use crate::articles::{TEXT, add, full, occasion, sound};
use crate::counts::both;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released")
}

fn write() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("study");
    let mut study = Study::create(&path).unwrap();
    add(&mut study, &[("note.txt", TEXT), ("short.txt", "Loafers.")]);
    add(&mut study, &[("note.txt", &TEXT.replace("red", "green"))]);
    drop(study);
    let schema: u32 = rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    let released = folder().join(format!("schema-{schema}.releve"));
    assert!(!released.exists(), "{released:?} is never written again");
    fs::copy(path, released).unwrap();
}

/// The tables, views, indexes and triggers of a file.
fn shape(path: &Path) -> Vec<[Option<String>; 3]> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut select = connection
        .prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        .unwrap();
    let rows = select.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_released_schema_is_opened() {
    if std::env::var_os("RELEVE_RELEASE").is_some() {
        write();
    }
    let mut seen = 0;
    let new = tempfile::tempdir().unwrap();
    let new = new.path().join("study");
    drop(Study::create(&new).unwrap());
    let new = shape(&new);
    for file in fs::read_dir(folder()).unwrap() {
        let file = file.unwrap().path();
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("study");
        fs::copy(&file, &path).unwrap();

        let mut study = Study::open(&path).unwrap();
        let status = study.status().unwrap();
        assert_eq!(
            (status.documents, status.versions, status.facts),
            (2, 1, 14),
            "{file:?}"
        );
        let (document, entities, facts) = full("note", TEXT);
        let kept = study.document("note").unwrap().unwrap();
        assert_eq!(
            (kept.document, kept.entities, kept.facts),
            (document, entities, facts)
        );
        assert_eq!(
            study.search("芭蕾风", 5).unwrap().documents[0].doc,
            "note@2"
        );
        assert_eq!(study.history().unwrap().len(), 2);
        let [kept, counted] = both(&mut study);
        assert_eq!(kept.len(), 3, "{file:?}");
        assert_eq!(kept, counted, "{file:?}");

        add(&mut study, &[("more.txt", "Boots.")]);
        study.undo(2, &occasion("2"), || ()).unwrap();
        study.remove("note", &occasion("note"), || ()).unwrap();
        study.each(|_| Ok::<(), Error>(())).unwrap();
        assert_eq!(study.status().unwrap().documents, 2);
        drop(study);
        sound(&path);
        assert_eq!(shape(&path), new, "{file:?}");
        seen += 1;
    }
    assert!(seen > 0);
}
