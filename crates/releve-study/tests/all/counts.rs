//! What is counted ahead is what the views count, whatever was done.

use std::cell::Cell as Tally;
use std::time::Duration;

use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use releve_facts::{
    Confidence, Document, Fact, Launch, Offer, Precision, ReaderVersion, Role, Showing, Span,
    Statement, Wear,
};
use releve_study::{Cell, Entry, Origin, Study, Taken};

use crate::articles::{ask, occasion, room, sound};

/// Something that is done to a study.
#[derive(Debug, Clone)]
enum Act {
    /// Texts under addresses.
    Add(Vec<(u8, u8)>),
    /// The import of that number, counted from the last.
    Undo(u8),
    /// The document of that place in the list of all, with its versions or
    /// without.
    Remove(u8, bool),
    /// All documents, by a reader that finds other facts.
    Reread(u8),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => prop::collection::vec((0..6u8, 0..9u8), 1..5).prop_map(Act::Add),
        2 => (0..4u8).prop_map(Act::Undo),
        2 => (0..8u8, any::<bool>()).prop_map(|(at, all)| Act::Remove(at, all)),
        1 => (0..5u8).prop_map(Act::Reread),
    ]
}

/// Texts 0 to 2 are near-duplicates, as are 3 to 5 and 6 to 8.
fn text(number: u8) -> String {
    let (story, edit) = (u32::from(number / 3), number % 3);
    let words: Vec<String> = (0..60)
        .map(|word| format!("w{}", (word * 7919 + story * 104_729) % 9973))
        .collect();
    format!("Edit {edit}. {}", words.join(" "))
}

fn document(id: &str, address: u8, text: &str) -> Document {
    let mut document = Document::new(id, text);
    document.published = match address % 4 {
        0 => None,
        day => Some(date(2025, 9, 8 * i8::try_from(day).unwrap())),
    };
    if address % 4 == 3 {
        document.precision = Precision::Month;
    }
    document
}

/// What the reader of that number finds in a text.
fn entry(document: Document, reader: u8) -> Entry {
    let length = document.text.chars();
    let brands = ["Miu Miu", "Chloé", "Repetto"].map(str::to_owned);
    let brand = |at: u32| brands[(length + at + u32::from(reader)) as usize % 3].clone();
    let statements = [
        Statement::Wear(Wear {
            person: "Bella Hadid".into(),
            garment: "ballet flat".into(),
            brand: reader.is_multiple_of(2).then(|| brand(0)),
            ..Wear::default()
        }),
        Statement::Wear(Wear {
            person: "Zoe Anastasiou".into(),
            garment: "ballet flat".into(),
            brand: Some(brand(0)),
            ..Wear::default()
        }),
        Statement::Offer(Offer {
            name: "Carla flat".into(),
            price: 99.5,
            currency: "GBP".parse().unwrap(),
            price_to: None,
            price_was: None,
            bound: None,
            brand: Some(brand(1)),
            retailer: None,
            garment: None,
            attributes: vec![],
        }),
        Statement::Showing(Showing {
            brand: brand(2),
            garment: "ballet flat".into(),
            ..Showing::default()
        }),
        Statement::Launch(Launch {
            brand: brand(0),
            what: "Tonal".into(),
            when: None,
        }),
        Statement::Role(Role {
            person: "Zoe Anastasiou".into(),
            role: "stylist".into(),
            organisation: Some("Chloé".into()),
        }),
    ];
    let stated = statements.into_iter().skip(usize::from(reader));
    let mut facts: Vec<Fact> = stated
        .map(|statement| {
            let version = version(reader);
            let sure = Confidence::new(0.9);
            Fact::new(&document, version, statement, &[Span::new(0, 4)], sure).unwrap()
        })
        .collect();
    Fact::number(&mut facts);
    Entry::new(document, vec![], facts).unwrap()
}

fn version(reader: u8) -> ReaderVersion {
    ReaderVersion::new(format!("tests {reader}"))
}

fn rows(study: &mut Study, sql: &str) -> Vec<Vec<Cell>> {
    ask(study, sql, Duration::from_secs(60)).unwrap()
}

/// The table, and the same counted over the views.
pub(crate) fn both(study: &mut Study) -> [Vec<Vec<Cell>>; 2] {
    let views = ["wears", "offers", "showings", "launches"].map(|view| {
        format!("SELECT week, brand, kind FROM {view} WHERE counts AND brand IS NOT NULL")
    });
    let kinds = ["wear", "offer", "showing", "launch"].map(|kind| format!("sum(kind = '{kind}')"));
    let counted = format!(
        "SELECT coalesce(week, '') AS week, brand, {}, count(*) FROM ({}) \
         GROUP BY 1, 2 ORDER BY 1, 2",
        kinds.join(", "),
        views.join(" UNION ALL ")
    );
    [
        "SELECT week, brand, wears, offers, showings, launches, facts FROM brand_week \
         ORDER BY week, brand",
        counted.as_str(),
    ]
    .map(|sql| rows(study, sql))
}

/// How often each thing happened, so that a test of nothing fails.
#[derive(Default)]
struct Done {
    copies: Tally<u64>,
    versions: Tally<u64>,
    undone: Tally<u64>,
    removed: Tally<u64>,
    changed: Tally<u64>,
    counted: Tally<u64>,
}

fn more(tally: &Tally<u64>, by: u64) {
    tally.set(tally.get() + by);
}

fn run(study: &mut Study, act: &Act, done: &Done) {
    match act {
        Act::Add(texts) => {
            let mut import = study
                .import(&occasion("texts"), &version(0), || ())
                .unwrap();
            for &(address, number) in texts {
                let (address, text) = (address, text(number));
                let name = format!("{address}.txt");
                // Each file is of its own, though two may hold one text.
                let bytes = format!("{name} {text}");
                let Taken::New(file) = import.file(&Origin::of(&name, bytes.as_bytes())).unwrap()
                else {
                    continue;
                };
                let entry = entry(document(&address.to_string(), address, &text), 0);
                import.document(file, &name, &entry).unwrap();
            }
            let summary = import.finish().unwrap();
            more(&done.copies, summary.tally.copies);
            more(&done.versions, summary.tally.versions);
        }
        Act::Undo(back) => {
            let last = study.history().unwrap().len() as i64;
            // Not everything can be undone.
            let gone = study.undo(last - i64::from(*back), &occasion("undo"), || ());
            more(&done.undone, gone.map_or(0, |gone| gone.documents));
        }
        Act::Remove(at, all) => {
            let docs = rows(study, "SELECT doc FROM document ORDER BY id");
            let Some([Cell::Text(doc)]) = docs.get(usize::from(*at)).map(Vec::as_slice) else {
                return;
            };
            let doc = if *all {
                doc.split('@').next().unwrap()
            } else {
                doc
            };
            let removed = study.remove(doc, &occasion(doc), || ());
            more(
                &done.removed,
                removed.map_or(0, |r| r.documents.len() as u64),
            );
        }
        Act::Reread(reader) => {
            let version = version(*reader);
            let mut kept = Vec::new();
            for id in study.read_by_others(Some(&version)).unwrap() {
                kept.push((id, study.kept(id).unwrap().unwrap().document));
            }
            let mut rereading = study
                .rereading(&occasion("reread"), &version, || ())
                .unwrap();
            for (id, document) in kept {
                rereading.document(id, &entry(document, *reader)).unwrap();
            }
            more(&done.changed, rereading.finish().unwrap().changed);
        }
    }
}

#[test]
fn counts_are_what_the_views_count() {
    let done = Done::default();
    let mut runner = TestRunner::new(Config {
        cases: 48,
        ..Config::with_source_file(file!())
    });
    runner
        .run(&prop::collection::vec(act(), 1..14), |acts| {
            let (room, mut study) = room();
            for act in &acts {
                run(&mut study, act, &done);
                let [kept, counted] = both(&mut study);
                more(&done.counted, counted.len() as u64);
                prop_assert_eq!(kept, counted, "after {:?}", act);
            }
            drop(study);
            sound(&room.path);
            Ok(())
        })
        .unwrap();
    for (what, tally) in [
        ("copies", &done.copies),
        ("versions", &done.versions),
        ("undone", &done.undone),
        ("removed", &done.removed),
        ("changed", &done.changed),
        ("counted", &done.counted),
    ] {
        assert!(tally.get() > 0, "no {what} in any run");
    }
}
