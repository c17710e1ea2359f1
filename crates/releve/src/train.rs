//! `releve train`: learns the reader's weights from annotated articles.

use std::fs;
use std::path::Path;

use releve_facts::{Document, EntityKind};
use releve_reading::Reader;
use releve_reading::lexicon::fold;
use releve_reading::training::{NameExample, fit_names, name_examples};
use serde_json::Value;

/// In how many parts the lexicon's names are left out, one after the other.
const PARTS: u32 = 3;

pub fn names(reader: &Reader, text: &Path, gold: &Path) -> String {
    let mut examples = Vec::new();
    let lexicons: Vec<_> = (0..PARTS)
        .map(|part| reader.lexicon().without_part(part, PARTS))
        .collect();
    let mut paths: Vec<_> = fs::read_dir(gold)
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    for path in paths {
        let value: Value = serde_json::from_str(&fs::read_to_string(&path).expect("readable gold"))
            .expect("gold is JSON");
        let Some(doc) = value["doc"].as_str() else {
            continue;
        };
        let source = fs::read_to_string(text.join(format!("{doc}.txt"))).expect("a readable text");
        let mut document = Document::new(doc, source);
        reader.describe(&mut document);
        let entities: Vec<(String, EntityKind)> = value["entities"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|e| {
                Some((
                    fold(e["name"].as_str()?).into_owned(),
                    e["kind"].as_str()?.parse().ok()?,
                ))
            })
            .collect();
        for lexicon in &lexicons {
            for mut example in name_examples(lexicon, &document) {
                example.kind = kind(&entities, &example);
                examples.push(example);
            }
        }
    }
    eprintln!("{} names", examples.len());
    fit_names(
        &examples,
        1.0,
        "learnt by `releve train` from the training articles of eval/",
    )
}

/// The kind of the gold entity with that name, or whose surname it is.
fn kind(entities: &[(String, EntityKind)], example: &NameExample) -> Option<EntityKind> {
    let name = example.name.trim_start_matches("the ");
    entities
        .iter()
        .find(|(gold, _)| gold.trim_start_matches("the ") == name || *gold == example.name)
        .or_else(|| {
            entities.iter().find(|(gold, kind)| {
                *kind == EntityKind::Person && gold.split(' ').any(|word| word == name)
            })
        })
        .map(|(_, kind)| *kind)
}
