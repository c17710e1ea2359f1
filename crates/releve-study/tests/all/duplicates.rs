//! Near-duplicates, by the pairs of `eval/duplicates.tsv`.

use std::path::Path;

use releve_study::{is_copy, resemblance};

use crate::articles::{add, room};

struct Pair {
    copy: bool,
    how: String,
    one: String,
    other: String,
}

fn pairs() -> Vec<Pair> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/duplicates.tsv");
    let plain = |cell: &str| cell.replace("\\n", "\n").replace("\\\\", "\\");
    std::fs::read_to_string(file)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            Pair {
                copy: cells[0] == "copy",
                how: cells[1].to_owned(),
                one: plain(cells[2]),
                other: plain(cells[3]),
            }
        })
        .collect()
}

#[test]
fn every_pair_is_told_apart() {
    let pairs = pairs();
    assert!(pairs.len() >= 100);
    let (mut low, mut high) = (1.0f64, 0.0f64);
    let mut wrong = Vec::new();
    for pair in &pairs {
        let found = resemblance(&pair.one, &pair.other);
        if pair.copy && pair.how != "cut to half" {
            low = low.min(found);
        } else if !pair.copy {
            high = high.max(found);
        }
        if is_copy(&pair.one, &pair.other) != pair.copy {
            wrong.push(format!("{}: {found:.2}", pair.how));
        }
    }
    println!(
        "{} pairs; copies from {low:.3}, others up to {high:.3}",
        pairs.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Through the index, which finds candidates by chance.
#[test]
fn a_study_counts_a_copy_once() {
    let mut found = 0;
    let mut copies = 0;
    for pair in pairs() {
        let (_room, mut study) = room();
        add(
            &mut study,
            &[("one.txt", &pair.one), ("other.txt", &pair.other)],
        );
        let status = study.status().unwrap();
        assert_eq!(status.documents + status.copies, 2);
        if pair.copy {
            copies += 1;
            found += status.copies;
        } else {
            assert_eq!(status.copies, 0, "{}", pair.how);
        }
    }
    println!("{found} of {copies} copies found");
    assert!(found * 100 >= copies * 97, "{found} of {copies}");
}

/// What counts, and what is a copy of what.
fn places(study: &mut releve_study::Study) -> Vec<(String, Option<String>)> {
    let new = study.difference(releve_study::Since::Import(0)).unwrap();
    let count = new.documents.into_iter().map(|one| (one.doc, None));
    let copies = new.copies.into_iter();
    let mut all: Vec<_> = count
        .chain(copies.map(|one| (one.doc, Some(one.copy_of))))
        .collect();
    all.sort();
    all
}

#[test]
fn an_original_is_the_original_again_when_its_new_version_goes() {
    let mut pairs = pairs()
        .into_iter()
        .filter(|pair| pair.copy && is_copy(&pair.one, &pair.other));
    let (pair, another) = (pairs.next().unwrap(), pairs.next_back().unwrap());
    let (_room, mut study) = room();
    add(&mut study, &[("one.txt", &pair.one)]);
    add(&mut study, &[("other.txt", &pair.other)]);
    let before = places(&mut study);
    assert_eq!(before[1], ("other".to_owned(), Some("one".to_owned())));
    // Another text: what was a copy counts, and has a copy of its own.
    add(&mut study, &[("one.txt", &another.one)]);
    add(&mut study, &[("third.txt", &pair.other.to_uppercase())]);
    assert_eq!(
        places(&mut study),
        [
            ("one@2".to_owned(), None),
            ("other".to_owned(), None),
            ("third".to_owned(), Some("other".to_owned()))
        ]
    );
    study
        .undo(3, &crate::articles::occasion("3"), || ())
        .unwrap();
    let after = places(&mut study);
    assert_eq!(after[..2], before);
    assert_eq!(after[2], ("third".to_owned(), Some("one".to_owned())));
}

#[test]
fn new_copies_are_told() {
    let pair = pairs()
        .into_iter()
        .find(|pair| pair.copy && is_copy(&pair.one, &pair.other))
        .unwrap();
    let (_room, mut study) = room();
    add(&mut study, &[("one.txt", &pair.one)]);
    add(&mut study, &[("other.txt", &pair.other)]);
    let new = study.difference(releve_study::Since::Import(1)).unwrap();
    assert_eq!((new.documents.len(), new.copies.len()), (0, 1));
    let copy = &new.copies[0];
    assert_eq!((copy.doc.as_str(), copy.copy_of.as_str()), ("other", "one"));
    assert!(copy.similarity.is_some_and(|found| found > 0.3));
    let all = study.difference(releve_study::Since::Import(0)).unwrap();
    assert_eq!((all.documents.len(), all.copies.len()), (1, 1));
}
