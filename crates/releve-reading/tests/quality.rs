//! Quality is pinned like any other behaviour: on each annotated part the
//! figures must reach the floors of `eval/floors.tsv`.
//!
//! A floor is what was measured when it was written, less the noise margin in
//! its row. To raise or lower floors after a deliberate change, say why:
//!
//! ```text
//! RELEVE_FLOORS="why they move" cargo test -p releve-reading --test quality
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use releve_facts::{Document, Line};
use releve_reading::Reader;
use releve_score::{Counts, Gold, Predictions, Score, Texts, entities_where};

/// A part of the annotated articles.
struct Part {
    name: &'static str,
    gold: PathBuf,
    text: PathBuf,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn parts() -> Vec<Part> {
    let own = |name: &'static str| Part {
        name,
        gold: root().join("eval").join(name).join("gold"),
        text: root().join("eval").join(name).join("text"),
    };
    let outside =
        std::env::var_os("RELEVE_GOLD").map_or_else(|| root().join("../shared"), PathBuf::from);
    vec![
        own("train"),
        own("dev"),
        own("test"),
        Part {
            name: "outside",
            gold: outside.join("gold/seeds"),
            text: outside.join("corpus/seeds"),
        },
    ]
}

/// Reads every article of a part and scores it: all, and the brands and people
/// that no lexicon file names.
fn score(reader: &Reader, part: &Part) -> (Score, Counts) {
    let gold = Gold::read_dir(&part.gold).expect("readable gold");
    let texts = Texts::read_dir(&part.text, &gold).expect("readable texts");
    let mut lines = Vec::new();
    for doc in gold.documents() {
        let mut document = Document::new(doc, texts.get(doc).expect("a text for each gold file"));
        reader.describe(&mut document);
        let reading = reader.read(&document);
        lines.extend(reading.entities.into_iter().map(|entity| Line::Entity {
            doc: doc.to_owned(),
            entity,
        }));
        lines.extend(
            reading
                .facts
                .into_iter()
                .map(|fact| Line::Fact(Box::new(fact))),
        );
    }
    let predictions = Predictions::from_lines(lines).expect("lines of the contract");
    let unknown = entities_where(&gold, &predictions, |kind, name| {
        matches!(kind, "brand" | "person") && !reader.lexicon().names(name)
    });
    (Score::of(&gold, &predictions, Some(&texts)), unknown)
}

fn figures((score, unknown): &(Score, Counts)) -> Vec<(&'static str, f64)> {
    vec![
        ("facts precision", score.micro().precision()),
        ("facts recall", score.micro().recall()),
        ("facts micro F1", score.micro().f1()),
        ("facts macro F1", score.macro_f1()),
        ("entities micro F1", score.entity_micro().f1()),
        ("unknown names F1", unknown.f1()),
        ("grounded", score.grounded.unwrap_or(0.0)),
        ("evidence agrees", score.evidence_agrees.unwrap_or(0.0)),
    ]
}

/// FNV-1a over the names and bytes of the gold and text files, sorted: floors
/// belong to one state of the articles.
fn corpus_hash(part: &Part) -> String {
    let mut files: Vec<PathBuf> = [&part.gold, &part.text]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
        .map(|entry| entry.path())
        .collect();
    files.sort_by_key(|path| {
        (
            path.extension().map(ToOwned::to_owned),
            path.file_name().map(ToOwned::to_owned),
        )
    });
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        for byte in name.bytes().chain(fs::read(&file).unwrap_or_default()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

#[test]
fn quality_does_not_slip() {
    let reader = Reader::english();
    let path = root().join("eval/floors.tsv");
    let reason = std::env::var("RELEVE_FLOORS").ok();
    let floors = fs::read_to_string(&path).unwrap_or_default();
    let rows: Vec<Vec<&str>> = floors
        .lines()
        .filter(|line| !line.starts_with("# "))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    let mut written = String::new();
    let mut slipped = String::new();
    for part in parts() {
        if !part.gold.is_dir() {
            println!("{}: skipped, its folder is absent", part.name);
            continue;
        }
        let hash = corpus_hash(&part);
        for (figure, value) in figures(&score(&reader, &part)) {
            println!("{:8} {figure:18} {value:.3}", part.name);
            let margin = if figure == "grounded" { 0.0 } else { 0.005 };
            let floor = ((value - margin) * 1000.0).floor() / 1000.0;
            let _ = writeln!(
                written,
                "{}\t{figure}\t{floor:.3}\t{margin}\t{hash}",
                part.name
            );
            let pinned = rows
                .iter()
                .find(|row| row.len() >= 5 && row[0] == part.name && row[1] == figure);
            if let Some(row) = pinned {
                let floor: f64 = row[2].parse().expect("a floor is a number");
                if row[4] != hash {
                    let _ = writeln!(
                        slipped,
                        "{}: the articles changed; set their floors anew with RELEVE_FLOORS",
                        part.name
                    );
                } else if value < floor {
                    let _ = writeln!(
                        slipped,
                        "{} {figure}: {value:.3}, floor {floor:.3}",
                        part.name
                    );
                }
            }
        }
    }
    if let Some(reason) = reason {
        let table = format!(
            "# source: measured by `cargo test -p releve-reading --test quality`; last moved because: {reason}\npart\tfigure\tfloor\tmargin\tcorpus\n{written}"
        );
        fs::write(&path, table).expect("eval/floors.tsv can be written");
        return;
    }
    assert!(slipped.is_empty(), "\n{slipped}");
}
