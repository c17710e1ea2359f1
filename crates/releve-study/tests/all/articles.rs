//! Articles and facts to keep.

use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::date;
use releve_facts::{
    Alternative, Basis, Blend, Bound, Collaboration, Composition, Confidence, Direction, Document,
    Effect, Entity, EntityKind, Fact, Influence, Launch, Measure, Mention, Metric, Offer, Pairing,
    Quote, ReaderVersion, Role, Showing, Span, Statement, Unit, Wear,
};
use releve_study::{
    Cell, Entry, Error, FileId, Import, Limits, Occasion, Origin, Stored, Study, Summary, Taken,
};
use tempfile::TempDir;

pub(crate) const TEXT: &str = "Chloé’s satin flats are back\n\nBella Hadid wore red ballet flats by \
    Miu Miu in Paris. “Flats are here to stay,” said Zoe Anastasiou. 小红书上的芭蕾风很火。";

/// A folder that goes with the test, and a study in it.
pub(crate) struct Room {
    pub(crate) folder: TempDir,
    pub(crate) path: PathBuf,
}

pub(crate) fn room() -> (Room, Study) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.releve");
    let study = Study::create(&path).unwrap();
    (Room { folder, path }, study)
}

pub(crate) fn reader() -> ReaderVersion {
    ReaderVersion::new("tests 1")
}

pub(crate) fn occasion(what: &str) -> Occasion {
    Occasion {
        time: "2026-11-20T09:00:00Z".parse().unwrap(),
        what: what.into(),
        program: "tests 1".into(),
    }
}

/// One fact of each kind, with every field that it can have.
pub(crate) fn statements() -> Vec<Statement> {
    let some = |word: &str| Some(word.to_owned());
    let when = |label: &str| Some(label.parse().unwrap());
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    vec![
        Statement::Wear(Wear {
            person: "Bella Hadid".into(),
            garment: "ballet flat".into(),
            brand: some("Miu Miu"),
            product: some("Tonal"),
            attributes: names(&["red", "satin"]),
            season: some("SS2016"),
            occasion: some("a walk"),
            channel: some("Instagram"),
            when: when("2025-09-12"),
            look: some("look1"),
        }),
        Statement::Offer(Offer {
            name: "Carla flat".into(),
            price: 99.5,
            currency: "GBP".parse().unwrap(),
            price_to: Some(120.0),
            price_was: Some(150.0),
            bound: Some(Bound::From),
            brand: some("Larkhaven"),
            retailer: some("Selfridges"),
            garment: some("ballet flat"),
            attributes: names(&["satin"]),
        }),
        Statement::Measure(Measure {
            subject: "balletcore".into(),
            metric: Metric::Searches,
            value: 1300.0,
            unit: Unit::Percent,
            change: true,
            direction: Some(Direction::Up),
            bound: Some(Bound::Over),
            channel: some("Google"),
            baseline: some("year-on-year"),
            market: some("France"),
            when: when("2022-Q3"),
        }),
        Statement::Showing(Showing {
            brand: "Chloé".into(),
            garment: "ballet flat".into(),
            season: some("AW2025"),
            designer: some("Chemena Kamali"),
            event: some("Paris Fashion Week"),
            attributes: names(&["satin"]),
        }),
        Statement::Collaboration(Collaboration {
            parties: names(&["Repetto", "Uniqlo"]),
            product: some("Camille"),
            garment: some("ballet flat"),
            when: when("2024"),
        }),
        Statement::Role(Role {
            person: "Zoe Anastasiou".into(),
            role: "stylist".into(),
            organisation: some("Larkhaven"),
        }),
        Statement::Quote(Quote {
            speaker: "Zoe Anastasiou".into(),
            text: "Flats are here to stay,".into(),
            outlet: some("British Vogue"),
            when: when("2025-09"),
        }),
        Statement::Quote(Quote {
            speaker: "Zoe Anastasiou".into(),
            text: "Words that are not in the text to the letter".into(),
            ..Default::default()
        }),
        Statement::Influence(Influence {
            influencer: "Bella Hadid".into(),
            target: "balletcore".into(),
            effect: Some(Effect::Sales),
            direction: Some(Direction::Down),
            market: some("Britain"),
            channel: some("TikTok"),
            when: when("SS2016"),
        }),
        Statement::Pairing(Pairing {
            garments: ["ballet flat".into(), "baggy jeans".into()],
            basis: Some(Basis::Tip),
        }),
        Statement::Alternative(Alternative {
            product: "Carla flat".into(),
            to: "Tonal".into(),
            basis: Some(Basis::Price),
        }),
        Statement::Blend(Blend {
            result: "sneakerina".into(),
            parents: names(&["sneaker", "ballet flat"]),
        }),
        Statement::Launch(Launch {
            brand: "Miu Miu".into(),
            what: "Tonal".into(),
            when: when("2010s"),
        }),
        Statement::Composition(Composition {
            trend: "balletcore".into(),
            element: "tulle skirt".into(),
        }),
    ]
}

/// A document with a fact of each kind.
pub(crate) fn full(id: &str, text: &str) -> (Document, Vec<Entity>, Vec<Fact>) {
    let mut document = Document::new(id, text);
    document.title = Some("Chloé’s satin flats are back".into());
    document.author = Some("A. Writer".into());
    document.published = Some(date(2025, 9, 12));
    document.source = Some("The Paper".into());
    let mut facts: Vec<Fact> = statements()
        .into_iter()
        .map(|statement| {
            let end = document.text.chars();
            Fact::new(
                &document,
                reader(),
                statement,
                &[Span::new(3, end), Span::new(0, 3)],
                Confidence::new(0.87),
            )
            .unwrap()
        })
        .collect();
    Fact::number(&mut facts);
    let mention = |start: u32, end: u32| Mention {
        start,
        end,
        text: document.text.slice(start, end).unwrap().to_owned(),
    };
    let entities = vec![
        Entity {
            kind: EntityKind::Brand,
            name: "Chloé".into(),
            mentions: vec![mention(0, 5), mention(8, 13)],
        },
        Entity {
            kind: EntityKind::Trend,
            name: "芭蕾风".into(),
            mentions: vec![mention(1, 4)],
        },
        Entity {
            kind: EntityKind::Season,
            name: "SS2016".into(),
            mentions: vec![],
        },
    ];
    (document, entities, facts)
}

/// Takes in bytes that the study does not have.
#[track_caller]
pub(crate) fn new_file(import: &mut Import<'_>, name: &str, bytes: &[u8]) -> FileId {
    match import.file(&Origin::of(name, bytes)).unwrap() {
        Taken::New(file) => file,
        other => panic!("`{name}` is {other:?}"),
    }
}

/// The rows of a query that may take so long.
pub(crate) fn ask(study: &mut Study, sql: &str, time: Duration) -> Result<Vec<Vec<Cell>>, Error> {
    let mut found = Vec::new();
    let limits = Limits { time, rows: 10_000 };
    let take = |row: &[Cell]| {
        found.push(row.to_vec());
        Ok::<(), Error>(())
    };
    study.query(sql, &limits, |_| (), take)?;
    Ok(found)
}

/// Adds texts under their addresses.
pub(crate) fn add(study: &mut Study, texts: &[(&str, &str)]) -> (Summary, Vec<Option<Stored>>) {
    let mut import = study.import(&occasion("texts"), &reader(), || ()).unwrap();
    let mut stored = Vec::new();
    for (address, text) in texts {
        stored.push(
            match import.file(&Origin::of(*address, text.as_bytes())).unwrap() {
                Taken::New(file) => {
                    let id = address.trim_end_matches(".txt");
                    let (document, entities, facts) = match text.len() {
                        0..30 => (Document::new(id, *text), vec![], vec![]),
                        _ => full(id, text),
                    };
                    let entry = Entry::new(document, entities, facts).unwrap();
                    Some(import.document(file, address, &entry).unwrap())
                }
                _ => None,
            },
        );
    }
    (import.finish().unwrap(), stored)
}

/// What SQLite itself, and the schema's references, say of a file.
#[track_caller]
pub(crate) fn sound(path: &std::path::Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let said: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(said, "ok");
    let astray = connection
        .prepare("PRAGMA foreign_key_check")
        .unwrap()
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap()
        .count();
    assert_eq!(astray, 0);
    for table in ["search_document", "search_fact", "search_entity"] {
        connection
            .execute(
                &format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')"),
                [],
            )
            .unwrap();
    }
}
