//! Containers whose items several imports carry, and items that were removed.

use releve_facts::Document;
use releve_study::{Entry, Import, Origin, Stored, Study, Summary, Taken};

use crate::articles::{occasion, reader, room, sound};

const ITEMS: [(&str, &str); 4] = [
    (
        "https://paper.example/flats",
        "Satin flats are back on every street.",
    ),
    (
        "https://paper.example/clogs",
        "Wooden clogs sold out within the week.",
    ),
    (
        "https://paper.example/mules",
        "Nobody wears mules to the office now.",
    ),
    (
        "https://paper.example/boots",
        "Riding boots go with long pleated skirts.",
    ),
];

fn entry(address: &str, text: &str) -> Entry {
    let mut document = Document::new(address.rsplit('/').next().unwrap(), text);
    document.url = Some(address.into());
    Entry::new(document, vec![], vec![]).unwrap()
}

/// A feed with some of the items.
fn bytes(items: &[usize]) -> Vec<u8> {
    items.iter().map(|&item| item as u8).collect()
}

fn feed(import: &mut Import<'_>, items: &[usize]) -> Option<Vec<Stored>> {
    let origin = Origin::of(format!("/feeds/{items:?}"), &bytes(items));
    let Taken::New(file) = import.file(&origin).unwrap() else {
        return None;
    };
    let store = |item: &usize| {
        let (address, text) = ITEMS[*item];
        import
            .document(file, address, &entry(address, text))
            .unwrap()
    };
    Some(items.iter().map(store).collect())
}

fn add(study: &mut Study, feeds: &[&[usize]]) -> Summary {
    let mut import = study.import(&occasion("feeds"), &reader(), || ()).unwrap();
    for items in feeds {
        feed(&mut import, items);
    }
    import.finish().unwrap()
}

/// The ids of the documents, with their imports.
fn there(study: &mut Study) -> Vec<(String, i64)> {
    let history = study.history().unwrap();
    let since = |import: i64| {
        let new = study.difference(releve_study::Since::Import(import));
        new.unwrap().documents.into_iter().map(|one| one.doc)
    };
    let mut all = Vec::new();
    for event in history.iter().rev() {
        for doc in since(event.import - 1) {
            if !all.iter().any(|(known, _)| *known == doc) {
                all.push((doc, event.import));
            }
        }
    }
    all.sort();
    all
}

fn docs(all: &[(&str, i64)]) -> Vec<(String, i64)> {
    all.iter()
        .map(|(doc, import)| ((*doc).to_owned(), *import))
        .collect()
}

#[test]
fn what_a_later_import_carried_stays() {
    let (room, mut study) = room();
    add(&mut study, &[&[0, 1, 2]]);
    let summary = add(&mut study, &[&[1, 2, 3]]);
    assert_eq!((summary.tally.documents, summary.tally.unchanged), (1, 2));
    let undone = study.undo(1, &occasion("1"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (1, 2));
    assert_eq!(
        there(&mut study),
        docs(&[("boots", 2), ("clogs", 2), ("mules", 2)])
    );
    // The first feed brings back what went.
    let summary = add(&mut study, &[&[0, 1, 2]]);
    assert_eq!((summary.tally.documents, summary.tally.unchanged), (1, 2));
    // And now carries what the second brought.
    let undone = study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (1, 2));
    assert_eq!(
        there(&mut study),
        docs(&[("clogs", 4), ("flats", 4), ("mules", 4)])
    );
    let undone = study.undo(4, &occasion("4"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (3, 0));
    drop(study);
    sound(&room.path);
}

#[test]
fn bytes_that_came_again_stay() {
    let (room, mut study) = room();
    add(&mut study, &[&[0, 1]]);
    // An import that brings nothing leaves no trace, and carries nothing.
    assert!(add(&mut study, &[&[0, 1]]).is_nothing());
    add(&mut study, &[&[0, 1], &[2]]);
    add(&mut study, &[&[0, 1], &[1, 3]]);
    let undone = study.undo(1, &occasion("1"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (0, 2));
    assert_eq!(there(&mut study)[0], ("boots".to_owned(), 3));
    assert!(add(&mut study, &[&[0, 1]]).is_nothing());
    let undone = study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (1, 2));
    assert_eq!(
        there(&mut study),
        docs(&[("boots", 3), ("clogs", 3), ("flats", 3)])
    );
    let undone = study.undo(3, &occasion("3"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (3, 0));
    // Nothing is known of them now.
    assert_eq!(add(&mut study, &[&[0, 1]]).tally.documents, 2);
    drop(study);
    sound(&room.path);
}

#[test]
fn a_removed_item_comes_back_in_no_file() {
    let (room, mut study) = room();
    add(&mut study, &[&[0, 1], &[1, 2]]);
    study.remove("clogs", &occasion("clogs"), || ()).unwrap();
    // The same files, next week's feed, and a text that was put right since.
    let summary = add(&mut study, &[&[0, 1]]);
    assert_eq!((summary.tally.unchanged, summary.removed), (1, 1));
    let summary = add(&mut study, &[&[1, 2, 3]]);
    assert_eq!(
        (
            summary.tally.documents,
            summary.tally.unchanged,
            summary.removed
        ),
        (1, 1, 1)
    );
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let Taken::New(file) = import.file(&Origin::of("x", b"x")).unwrap() else {
        panic!("new bytes");
    };
    for (address, text) in [(ITEMS[1].0, "Wooden clogs sold out."), ("y", ITEMS[1].1)] {
        let stored = import
            .document(file, address, &entry(address, text))
            .unwrap();
        assert_eq!(stored, Stored::Removed);
    }
    drop(import);

    // Asked for, it comes back, with the file that is named.
    let mut import = study.import(&occasion("again"), &reader(), || ()).unwrap();
    let origin = Origin::of("/feeds/[1, 2]", &bytes(&[1, 2]));
    assert!(!import.known(false).unwrap().contains(&origin.hash));
    assert!(import.known(true).unwrap().contains(&origin.hash));
    let file = import.let_back(&origin).unwrap().unwrap();
    for item in [1, 2] {
        let (address, text) = ITEMS[item];
        import
            .let_text_back(address, &entry(address, text))
            .unwrap();
        import
            .document(file, address, &entry(address, text))
            .unwrap();
    }
    assert_eq!(import.finish().unwrap().tally.documents, 1);
    assert_eq!(
        there(&mut study),
        docs(&[("boots", 3), ("clogs", 4), ("flats", 1), ("mules", 1)])
    );
    let undone = study.undo(4, &occasion("4"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (1, 0));
    // It is removed as before: of the file that held it, and of all others.
    let left = docs(&[("boots", 3), ("flats", 1), ("mules", 1)]);
    assert_eq!(there(&mut study), left);
    let summary = add(&mut study, &[&[1, 2], &[0, 1], &[3, 1]]);
    assert_eq!((summary.tally.documents, summary.removed), (0, 3));
    assert_eq!(there(&mut study), left);
    let import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let known = import.known(false).unwrap();
    assert!(!known.contains(&Origin::of("", &bytes(&[1, 2])).hash));
    drop(import);
    drop(study);
    sound(&room.path);
}

/// Adds all items of a file whatever was removed.
fn add_again(study: &mut Study, items: &[usize]) -> Summary {
    let mut import = study.import(&occasion("again"), &reader(), || ()).unwrap();
    let origin = Origin::of(format!("/feeds/{items:?}"), &bytes(items));
    let partly = import.let_back(&origin).unwrap();
    for &item in items {
        let (address, text) = ITEMS[item];
        import
            .let_text_back(address, &entry(address, text))
            .unwrap();
    }
    let file = match partly {
        Some(file) => file,
        None => match import.file(&origin).unwrap() {
            Taken::New(file) => file,
            other => panic!("{other:?}"),
        },
    };
    for &item in items {
        let (address, text) = ITEMS[item];
        import
            .document(file, address, &entry(address, text))
            .unwrap();
    }
    import.finish().unwrap()
}

#[test]
fn what_was_let_back_is_removed_again_once_nothing_holds_it() {
    let (room, mut study) = room();
    add(&mut study, &[&[0]]);
    study.remove("flats", &occasion("flats"), || ()).unwrap();
    assert_eq!(add_again(&mut study, &[0]).tally.documents, 1);
    // Next week's feed, which holds it when the first one goes.
    assert_eq!(add(&mut study, &[&[0, 1]]).tally.documents, 1);
    let undone = study.undo(3, &occasion("3"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (0, 1));
    assert_eq!(add(&mut study, &[&[2, 0]]).removed, 0);
    study.undo(6, &occasion("6"), || ()).unwrap();
    study.undo(4, &occasion("4"), || ()).unwrap();
    assert!(there(&mut study).is_empty());
    let summary = add(&mut study, &[&[0, 1, 2]]);
    assert_eq!((summary.tally.documents, summary.removed), (2, 1));
    // Removed and let back once more.
    assert_eq!(add_again(&mut study, &[0, 3]).tally.documents, 2);
    study.remove("flats", &occasion("flats"), || ()).unwrap();
    assert_eq!(add(&mut study, &[&[0, 2, 3]]).removed, 1);
    drop(study);
    sound(&room.path);
}

/// A text file, which has no web address.
fn note(study: &mut Study, text: &str, again: bool) -> Summary {
    let mut import = study.import(&occasion("note"), &reader(), || ()).unwrap();
    let origin = Origin::of("/notes/flats.txt", text.as_bytes());
    let entry = Entry::new(Document::new("flats", text), vec![], vec![]).unwrap();
    if again {
        assert_eq!(import.let_back(&origin).unwrap(), None);
        import.let_text_back(&origin.name, &entry).unwrap();
    }
    if let Taken::New(file) = import.file(&origin).unwrap() {
        import.document(file, &origin.name, &entry).unwrap();
    }
    import.finish().unwrap()
}

#[test]
fn a_removed_text_comes_back_with_no_other_line_breaks() {
    let (room, mut study) = room();
    let (one, other) = (
        "Satin flats are back\non every street.",
        "Satin flats are\r\nback on every street.\n",
    );
    note(&mut study, one, false);
    study.remove("flats", &occasion("flats"), || ()).unwrap();
    let kept_out = |study: &mut Study, text: &str| {
        let summary = note(study, text, false);
        assert_eq!((summary.is_nothing(), summary.removed), (true, 1), "{text}");
    };
    kept_out(&mut study, one);
    kept_out(&mut study, other);

    // Let back in other lines, it is removed again once that is undone.
    let import = note(&mut study, other, true).import;
    assert_eq!(study.status().unwrap().documents, 1);
    study.undo(import, &occasion("undo"), || ()).unwrap();
    kept_out(&mut study, one);
    kept_out(&mut study, other);

    // Unless the same words are there another time.
    let import = note(&mut study, other, true).import;
    let mut second = study.import(&occasion("feed"), &reader(), || ()).unwrap();
    let Taken::New(file) = second.file(&Origin::of("/feed", b"feed")).unwrap() else {
        panic!("new bytes");
    };
    second
        .document(file, "/feed#flats", &entry("/feed#flats", one))
        .unwrap();
    second.finish().unwrap();
    study.undo(import, &occasion("undo"), || ()).unwrap();
    assert_eq!(note(&mut study, &one.replace('\n', "  "), false).removed, 0);
    drop(study);
    sound(&room.path);
}

#[test]
fn marks_of_exact_bytes_are_heeded_as_they_were() {
    let (room, mut study) = room();
    let (address, text) = ("/notes/flats.txt", "Satin flats\nare back.");
    note(&mut study, text, false);
    study.remove("flats", &occasion("flats"), || ()).unwrap();
    drop(study);
    let old = rusqlite::Connection::open(&room.path).unwrap();
    let hash = *blake3::hash(text.as_bytes()).as_bytes();
    assert_eq!(
        old.execute("UPDATE removed_text SET hash = ?1", [hash]),
        Ok(1)
    );
    old.execute("DELETE FROM file", []).unwrap();
    drop(old);
    let mut study = Study::open(&room.path).unwrap();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let Taken::New(file) = import.file(&Origin::of("x", b"x")).unwrap() else {
        panic!("new bytes");
    };
    let stored = import.document(file, address, &entry(address, text));
    assert_eq!(stored.unwrap(), Stored::Removed);
    import
        .let_text_back(address, &entry(address, text))
        .unwrap();
    let stored = import.document(file, address, &entry(address, text));
    assert_eq!(stored.unwrap(), Stored::New);
    let back = import.finish().unwrap().import;
    study.undo(back, &occasion("undo"), || ()).unwrap();
    assert_eq!(note(&mut study, text, false).removed, 1);
    drop(study);
    sound(&room.path);
}

#[test]
fn bytes_that_an_older_schema_removed_stay_removed() {
    let (room, mut study) = room();
    add(&mut study, &[&[0]]);
    study.remove("flats", &occasion("flats"), || ()).unwrap();
    drop(study);
    // It noted the bytes alone.
    let old = rusqlite::Connection::open(&room.path).unwrap();
    old.execute("DELETE FROM removed_text", []).unwrap();
    drop(old);
    let mut study = Study::open(&room.path).unwrap();
    assert_eq!(add_again(&mut study, &[0]).tally.documents, 1);
    study.undo(3, &occasion("3"), || ()).unwrap();
    let summary = add(&mut study, &[&[0]]);
    assert_eq!((summary.is_nothing(), summary.removed), (true, 1));
    assert_eq!(add_again(&mut study, &[0]).tally.documents, 1);
    drop(study);
    sound(&room.path);
}

#[test]
fn a_removed_version_leaves_the_others_their_address() {
    let (room, mut study) = room();
    let address = ITEMS[0].0;
    let other = "Satin flats are back on some of the streets.";
    for (name, text) in [("a", ITEMS[0].1), ("b", other)] {
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        let Taken::New(file) = import.file(&Origin::of(name, name.as_bytes())).unwrap() else {
            panic!("new bytes");
        };
        import
            .document(file, address, &entry(address, text))
            .unwrap();
        import.finish().unwrap();
    }
    study.remove("flats@2", &occasion("x"), || ()).unwrap();
    assert!(study.remove("flats@2", &occasion("x"), || ()).is_err());
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    let Taken::New(file) = import.file(&Origin::of("c", b"c")).unwrap() else {
        panic!("new bytes");
    };
    let stored = import
        .document(file, address, &entry(address, other))
        .unwrap();
    assert_eq!(stored, Stored::Removed);
    let newer = "Satin flats are back everywhere.";
    let stored = import
        .document(file, address, &entry(address, newer))
        .unwrap();
    assert_eq!(stored, Stored::Version);
    drop(import);
    drop(study);
    sound(&room.path);
}

#[test]
fn the_first_version_is_removed_alone_where_it_is_named() {
    let (room, mut study) = room();
    let address = ITEMS[0].0;
    for (name, text) in [("a", ITEMS[0].1), ("b", "Satin flats are back.")] {
        let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
        let Taken::New(file) = import.file(&Origin::of(name, name.as_bytes())).unwrap() else {
            panic!("new bytes");
        };
        import
            .document(file, address, &entry(address, text))
            .unwrap();
        import.finish().unwrap();
    }
    let removed = study.remove("flats@1", &occasion("x"), || ()).unwrap();
    assert_eq!(removed.documents, ["flats"]);
    assert!(study.document("flats@1").unwrap().is_none());
    assert!(study.document("flats@2").unwrap().is_some());
    drop(study);
    sound(&room.path);
}
