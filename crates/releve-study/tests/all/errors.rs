use std::fs;

use releve_study::Study;

use crate::articles::{TEXT, add, full, occasion, reader, room, sound};

#[test]
fn what_is_no_study_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty"), "").unwrap();
    fs::write(at("text"), "Loafers are back.").unwrap();
    fs::write(at("cut"), "SQLite format 3\0").unwrap();
    rusqlite::Connection::open(at("other"))
        .unwrap()
        .execute_batch("CREATE TABLE a (b)")
        .unwrap();
    for (name, message) in [
        (
            "empty",
            "not a study: the file is empty\nhint: `releve init FILE` makes one",
        ),
        (
            "text",
            "not a study: no SQLite database\nhint: `releve init FILE` makes one",
        ),
        (
            "cut",
            "not a study: no SQLite database\nhint: `releve init FILE` makes one",
        ),
        (
            "other",
            "not a study: an SQLite database of something else\nhint: `releve init FILE` makes one",
        ),
        (
            "",
            "not a study: it is a folder\nhint: `releve init FILE` makes one",
        ),
        ("missing", "no such file or folder"),
    ] {
        let path = at(name);
        for error in [
            Study::open(&path).unwrap_err(),
            Study::open_to_read(&path).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), format!("{}: {message}", path.display()));
            let missing = name == "missing";
            assert_eq!(
                (error.is_missing(), error.is_not_a_study()),
                (missing, !missing)
            );
        }
        assert!(!Study::is_at(&path));
    }
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let (room, study) = room();
    drop(study);
    let before = fs::read(&room.path).unwrap();
    assert!(Study::create(&room.path).unwrap_err().is_existing());
    assert_eq!(fs::read(&room.path).unwrap(), before);
    let nowhere = room.folder.path().join("no/folder/a.releve");
    assert!(
        Study::create(&nowhere)
            .unwrap_err()
            .to_string()
            .contains("a.releve")
    );
}

#[test]
fn a_study_of_a_newer_version_is_left_alone() {
    let (room, study) = room();
    drop(study);
    let connection = rusqlite::Connection::open(&room.path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    for error in [
        Study::open(&room.path).unwrap_err(),
        Study::open_to_read(&room.path).unwrap_err(),
    ] {
        assert!(error.is_newer(), "{error}");
        assert!(error.to_string().contains("schema 99"), "{error}");
    }
    assert!(Study::is_at(&room.path));
}

#[test]
fn a_study_of_an_unfinished_version_is_told() {
    for (change, lacks) in [
        (
            "ALTER TABLE removed_text RENAME COLUMN back TO gone",
            "no such column: back",
        ),
        ("DROP TABLE removed_text", "no such table: removed_text"),
        (
            "ALTER TABLE file RENAME COLUMN market TO place",
            "table file has no column named market",
        ),
    ] {
        let (room, study) = room();
        drop(study);
        let other = rusqlite::Connection::open(&room.path).unwrap();
        other.execute_batch(change).unwrap();
        drop(other);
        let mut study = Study::open(&room.path).unwrap();
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        let added = import.file(&releve_study::Origin::of("x", b"x"));
        let error = added.expect_err(change);
        assert!(error.is_unfinished(), "{error}");
        assert_eq!(
            error.to_string(),
            format!(
                "an unfinished version of releve made the study ({lacks}), or another program \
                 changed it\nhint: make a new one with `releve init` and add its files again; \
                 `releve sql STUDY \"SELECT name FROM file\"` lists them"
            )
        );
    }
    // An index of the user's own is no harm, and a wrong query is no such study.
    let (room, study) = room();
    drop(study);
    let other = rusqlite::Connection::open(&room.path).unwrap();
    other
        .execute_batch("CREATE INDEX mine ON document (lang)")
        .unwrap();
    drop(other);
    let mut study = Study::open(&room.path).unwrap();
    add(&mut study, &[("note.txt", TEXT)]);
    assert!(study.search("back:flats", 5).is_ok());
}

#[test]
fn a_damaged_file_is_told_and_does_not_panic() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    drop(study);
    let whole = fs::read(&room.path).unwrap();
    let mut told = 0;
    for part in 0..60 {
        let mut bytes = whole.clone();
        if part % 2 == 0 {
            bytes.truncate(whole.len() * part / 60);
        } else {
            let at = 100 + (whole.len() - 100) * part / 60;
            let end = (at + 3000).min(bytes.len());
            bytes[at..end].fill(0x5a);
        }
        let path = room.folder.path().join(format!("damaged{part}"));
        fs::write(&path, bytes).unwrap();
        let Ok(mut study) = Study::open(&path) else {
            continue;
        };
        // Errors are fine, panics and hangs are not.
        let errors = [
            study.status().err(),
            study.search("satin", 5).err(),
            study.history().err(),
            study.document("note").err(),
            study.remove("note", &occasion("note"), || ()).err(),
            study.undo(1, &occasion("1"), || ()).err(),
        ];
        told += errors.iter().flatten().filter(|e| e.is_corrupt()).count();
    }
    assert!(told > 0, "no damage was told as such");
}

#[test]
fn a_full_disk_loses_nothing() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let before = study.status().unwrap();
    drop(study);
    // The limit of pages stands for the end of the disk: the same error.
    let mut study = Study::open(&room.path).unwrap();
    study.limit_size(0).unwrap();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let mut full_at = None;
    for number in 0..2000 {
        let text = format!(
            "{number} {}",
            TEXT.repeat(3).replace("Paris", &format!("P{number}"))
        );
        let origin = releve_study::Origin::of(format!("{number}.txt"), text.as_bytes());
        let (document, entities, facts) = full(&number.to_string(), &text);
        let entry = releve_study::Entry::new(document, entities, facts).unwrap();
        let done = import.file(&origin).and_then(|taken| match taken {
            releve_study::Taken::New(file) => import.document(file, &origin.name, &entry),
            _ => unreachable!(),
        });
        if let Err(error) = done {
            assert!(error.is_full(), "{error}");
            full_at = Some(number);
            break;
        }
    }
    assert!(full_at.is_some());
    drop(import);
    assert_eq!(study.status().unwrap(), before);
    drop(study);
    sound(&room.path);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    drop(study);
    let mode = |bits: u32, path: &std::path::Path| {
        fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
    };
    mode(0o444, &room.path);
    mode(0o555, room.folder.path());
    // The superuser may write whatever the permissions say.
    let bound = fs::write(room.folder.path().join("probe"), "").is_err();
    let read = Study::open_to_read(&room.path).and_then(|study| study.status());
    let written = Study::open(&room.path);
    mode(0o755, room.folder.path());
    mode(0o644, &room.path);
    assert_eq!(read.unwrap().documents, 1);
    if bound {
        assert!(written.unwrap_err().is_read_only());
    } else {
        println!("skipped: permissions do not bind this user");
    }
}
