use releve_study::{Act, Entry, Error, Hash, Kept, Origin, Stored, Study, Taken};

use crate::articles::{TEXT, add, full, new_file, occasion, reader, room, sound};

fn all(study: &Study) -> Vec<Kept> {
    let mut kept = Vec::new();
    study
        .each(|one| {
            kept.push(one);
            Ok::<(), Error>(())
        })
        .unwrap();
    kept
}

#[test]
fn what_was_stored_is_what_comes_back() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let (document, entities, facts) = full("note", TEXT);
    let kept = all(&study).remove(0);
    assert_eq!(kept.document, document);
    assert_eq!(kept.entities, entities);
    assert_eq!(kept.facts, facts);
    drop(study);
    sound(&room.path);
}

#[test]
fn the_same_bytes_change_nothing() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT), ("short.txt", "Loafers.")]);
    let before = study.status().unwrap();
    let (summary, stored) = add(&mut study, &[("elsewhere/note.txt", TEXT)]);
    assert!(summary.is_nothing());
    assert_eq!((summary.tally.unchanged, stored), (1, vec![None]));
    assert_eq!(study.status().unwrap(), before);
    assert_eq!(study.history().unwrap().len(), 1);
}

#[test]
fn another_text_is_another_version() {
    let (room, mut study) = room();
    let newer = TEXT.replace("red", "green");
    add(&mut study, &[("note.txt", TEXT)]);
    let (summary, stored) = add(&mut study, &[("note.txt", &newer)]);
    assert_eq!(stored, [Some(Stored::Version)]);
    assert_eq!(
        (
            summary.tally.documents,
            summary.tally.versions,
            summary.tally.copies
        ),
        (1, 1, 0)
    );
    let status = study.status().unwrap();
    assert_eq!((status.documents, status.versions), (1, 1));
    assert_eq!(all(&study)[0].document.id, "note@2");
    assert_eq!(
        study.document("note@1").unwrap(),
        study.document("note").unwrap()
    );
    assert_eq!(study.document("note@3").unwrap(), None);
    assert_eq!(study.document("note@2@1").unwrap(), None);
    assert_eq!(
        study
            .document("note")
            .unwrap()
            .unwrap()
            .document
            .text
            .as_str(),
        TEXT
    );

    // Back to one version, whichever goes.
    study.undo(2, &occasion("2"), || ()).unwrap();
    assert_eq!(all(&study)[0].document.id, "note");
    add(&mut study, &[("note.txt", &newer)]);
    study.undo(1, &occasion("1"), || ()).unwrap();
    let left = all(&study);
    assert_eq!((left.len(), left[0].document.id.as_str()), (1, "note@2"));
    drop(study);
    sound(&room.path);
}

#[test]
fn undoing_leaves_nothing_but_history() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    add(&mut study, &[("other.txt", "Loafers sold out.")]);
    let undone = study.undo(1, &occasion("1"), || ()).unwrap();
    assert_eq!((undone.documents, undone.handed_on.documents), (1, 0));
    let status = study.status().unwrap();
    assert_eq!((status.documents, status.facts, status.entities), (1, 0, 0));
    let history = study.history().unwrap();
    assert_eq!(history[0].undone_by, Some(3));
    assert_eq!(history[2].act, Act::Undo);
    for (import, message) in [
        (1, "import `1` was undone already, by 3"),
        (
            3,
            "`3` was no adding but `undo`, and what it replaced is gone\nhint: add the files again",
        ),
        (
            9,
            "there is no import `9`\nhint: `releve history` lists them",
        ),
    ] {
        let error = study.undo(import, &occasion("x"), || ()).unwrap_err();
        assert!(error.is_refused());
        assert_eq!(
            error.to_string(),
            format!("{}: {message}", room.path.display())
        );
    }
    // It can be added again.
    let (summary, _) = add(&mut study, &[("note.txt", TEXT)]);
    assert_eq!(summary.tally.documents, 1);
    drop(study);
    sound(&room.path);
}

#[test]
fn what_is_removed_is_gone_from_the_file() {
    let (room, mut study) = room();
    let secret = TEXT.replace("Paris", "Quuxville-Zyzzogeton");
    add(&mut study, &[("plain.txt", TEXT), ("note.txt", &secret)]);
    let here = |words: &[u8]| {
        ["", "-wal"].iter().any(|suffix| {
            let mut name = room.path.clone().into_os_string();
            name.push(suffix);
            std::fs::read(name).is_ok_and(|bytes| {
                bytes
                    .windows(words.len())
                    .any(|at| at.eq_ignore_ascii_case(words))
            })
        })
    };
    assert!(here(b"zyzzogeton"));
    let removed = study.remove("note", &occasion("note"), || ()).unwrap();
    assert_eq!(removed.documents, ["note"]);
    assert!(removed.overwritten);
    assert!(!here(b"zyzzogeton"));
    assert!(!here(b"zyzzo"));
    assert_eq!(study.status().unwrap().documents, 1);

    // It does not come back unasked.
    let (summary, _) = add(&mut study, &[("note.txt", &secret)]);
    assert!(summary.is_nothing());
    assert_eq!(summary.removed, 1);
    assert!(
        study
            .remove("note", &occasion("note"), || ())
            .unwrap_err()
            .is_refused()
    );
    drop(study);
    sound(&room.path);
}

#[test]
fn an_import_that_is_not_finished_did_not_happen() {
    let (room, mut study) = room();
    add(&mut study, &[("other.txt", "Loafers sold out.")]);
    let before = study.status().unwrap();
    {
        let mut import = study.import(&occasion("note"), &reader(), || ()).unwrap();
        let file = new_file(&mut import, "note.txt", TEXT.as_bytes());
        let (document, entities, facts) = full("note", TEXT);
        let entry = Entry::new(document, entities, facts).unwrap();
        import.document(file, "note.txt", &entry).unwrap();
    }
    assert_eq!(study.status().unwrap(), before);
    assert_eq!(study.history().unwrap().len(), 1);
    drop(study);
    sound(&room.path);
}

#[test]
fn reading_anew_replaces_facts_and_says_what_changed() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    assert!(study.read_by_others(Some(&reader())).unwrap().is_empty());
    let newer = releve_facts::ReaderVersion::new("tests 2");
    let stale = study.read_by_others(Some(&newer)).unwrap();
    assert_eq!(stale.len(), 1);
    let kept = study.kept(stale[0]).unwrap().unwrap();
    // The newer reader does not find the last two facts, and no names.
    let fewer = kept.facts[..12].to_vec();
    let entry = Entry::new(kept.document, vec![], fewer).unwrap();
    let mut rereading = study.rereading(&occasion("all"), &newer, || ()).unwrap();
    rereading.document(stale[0], &entry).unwrap();
    let change = rereading.finish().unwrap();
    assert_eq!((change.import, change.documents, change.changed), (2, 1, 1));
    let went: u64 = change.kinds.iter().map(|kind| kind.went).sum();
    let stayed: u64 = change.kinds.iter().map(|kind| kind.stayed).sum();
    let came: u64 = change.kinds.iter().map(|kind| kind.came).sum();
    assert_eq!((stayed, came, went), (12, 0, 2));
    let after = all(&study).remove(0);
    assert_eq!(after.facts.len(), 12);
    assert_eq!(after.facts[0].reader(), &newer);
    assert!(study.read_by_others(Some(&newer)).unwrap().is_empty());
    assert_eq!(study.status().unwrap().entities, 0);
    drop(study);
    sound(&room.path);
}

#[test]
fn bytes_are_known_and_let_back() {
    let (_room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT), ("short.txt", "Loafers.")]);
    study.remove("note", &occasion("note"), || ()).unwrap();
    let (note, short) = (Hash::of(TEXT.as_bytes()), Hash::of(b"Loafers."));
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    assert_eq!(import.known(false).unwrap(), [short]);
    let mut all = import.known(true).unwrap();
    all.sort();
    let mut both = [note, short];
    both.sort();
    assert_eq!(all, both);
    let origin = Origin::of("note.txt", TEXT.as_bytes());
    assert_eq!(import.file(&origin).unwrap(), Taken::Removed);
    assert_eq!(import.let_back(&origin).unwrap(), None);
    assert!(matches!(import.file(&origin).unwrap(), Taken::New(_)));
    // What was not removed is not let go.
    let origin = Origin::of("short.txt", b"Loafers.");
    assert_eq!(import.let_back(&origin).unwrap(), None);
    assert_eq!(import.file(&origin).unwrap(), Taken::Known);
}

#[test]
fn what_counts_is_listed_in_the_order_of_adding() {
    let (_room, mut study) = room();
    add(&mut study, &[("b.txt", "Loafers."), ("note.txt", TEXT)]);
    add(&mut study, &[("a.txt", "Clogs."), ("b.txt", "Mules.")]);
    let counting = study.counting().unwrap();
    let docs: Vec<&str> = counting.iter().map(|(_, doc)| doc.as_str()).collect();
    assert_eq!(docs, ["note", "a", "b@2"]);
    for (id, doc) in &counting {
        let kept = study.kept(*id).unwrap().unwrap();
        assert_eq!(&kept.document.id, doc);
    }
}

#[test]
fn status_names_what_is_missing() {
    let (_room, mut study) = room();
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    import.refuse("scan.pdf", "a PDF is no text").unwrap();
    assert_eq!(import.finish().unwrap().newly_refused, 1);
    // The same refusal again is nothing new.
    let mut import = study.import(&occasion("x"), &reader(), || ()).unwrap();
    import.refuse("scan.pdf", "a PDF is no text").unwrap();
    assert!(import.finish().unwrap().is_nothing());

    add(
        &mut study,
        &[("note.txt", TEXT), ("undated.txt", "Loafers.")],
    );
    let status = study.status().unwrap();
    assert_eq!(status.refused[0].name, "scan.pdf");
    assert_eq!(status.undated.examples, ["undated"]);
    assert_eq!(status.weeks[0].name.as_deref(), Some("2025-W37"));
    let markets: Vec<_> = status
        .markets
        .iter()
        .map(|m| m.name.as_deref().unwrap())
        .collect();
    assert_eq!(markets, ["Britain", "France"]);
    assert_eq!(status.sources.len(), 2);
}

#[test]
fn a_file_that_is_called_like_a_version_is_none() {
    let (_room, mut study) = room();
    add(&mut study, &[("look@1", "Flats.")]);
    add(&mut study, &[("look@1", "Flats are back.")]);
    let docs: Vec<String> = all(&study).into_iter().map(|d| d.document.id).collect();
    assert_eq!(docs, ["look@1@2"]);
    let first = study.document("look@1@1").unwrap().unwrap();
    assert_eq!(first.document.id, "look@1");
    let removed = study.remove("look@1", &occasion("x"), || ()).unwrap();
    assert_eq!(removed.documents, ["look@1", "look@1@2"]);
}
