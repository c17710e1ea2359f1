use releve_study::{DocumentFound, Study};

use crate::articles::{TEXT, add, room};

fn docs(study: &Study, query: &str) -> Vec<String> {
    let found = study.search(query, 10).unwrap().documents;
    found
        .into_iter()
        .map(|found: DocumentFound| found.doc)
        .collect()
}

#[test]
fn words_phrases_beginnings_and_chinese() {
    let (_room, mut study) = room();
    add(
        &mut study,
        &[("note.txt", TEXT), ("other.txt", "Loafers, not flats.")],
    );
    for (query, expected) in [
        ("satin", &["note"][..]),
        ("chloe", &["note"]),
        ("FLATS", &["note", "other"]),
        ("flats -satin", &["other"]),
        ("\"ballet flats\"", &["note"]),
        ("\"flats ballet\"", &[]),
        ("loaf*", &["other"]),
        ("loaf", &[]),
        ("芭蕾风", &["note"]),
        ("芭蕾", &["note"]),
        ("蕾风很", &["note"]),
        ("风", &["note"]),
        ("火", &["note"]),
        ("红蕾", &[]),
        ("小红书 satin", &["note"]),
    ] {
        let mut found = docs(&study, query);
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn facts_and_names_are_found_too() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let found = study.search("uniqlo", 10).unwrap();
    assert!(found.documents.is_empty());
    assert_eq!(found.facts[0].kind, "collaboration");
    let found = study.search("芭蕾", 10).unwrap();
    assert_eq!(found.entities[0].name, "芭蕾风");
    assert_eq!(found.entities[0].documents, 1);
    let marked = &found.documents[0].snippet;
    assert_eq!(marked.marks.len(), 1);
}

#[test]
fn nothing_that_is_typed_is_an_error_of_syntax() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    for query in [
        "a\"b",
        "(",
        "NEAR(a b)",
        "a AND",
        "a:b",
        "^a",
        "x*y*",
        "\"",
        "a\0b",
        "-a b",
        "{a}",
    ] {
        match study.search(query, 10) {
            Ok(_) => {}
            Err(error) => assert!(error.is_query(), "{query}: {error}"),
        }
    }
}

#[test]
fn copies_and_old_versions_are_not_found() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    add(&mut study, &[("note.txt", &TEXT.replace("red", "green"))]);
    add(&mut study, &[("copy.txt", &TEXT.replace("red", "blue"))]);
    assert_eq!(docs(&study, "satin"), ["note@2"]);
    assert!(docs(&study, "blue").is_empty());
    assert_eq!(study.status().unwrap().copies, 1);
    // When the original goes, the copy counts.
    study
        .undo(2, &crate::articles::occasion("2"), || ())
        .unwrap();
    study
        .undo(1, &crate::articles::occasion("1"), || ())
        .unwrap();
    assert_eq!(docs(&study, "blue"), ["copy"]);
}
