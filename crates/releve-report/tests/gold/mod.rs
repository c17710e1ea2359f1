//! Articles with hand-made annotation as a corpus.

use std::error::Error;
use std::fs;
use std::path::Path;

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, ReaderVersion, Span, Statement,
};
use releve_insight::Corpus;
use serde_json::Value;

/// At most `most` articles of `texts` that have an annotation of the same name
/// in `golds`, in order of the name. Facts whose quotes are not in the text or
/// that are not of the contract's form are left out.
pub fn corpus(texts: &Path, golds: &Path, most: usize) -> Result<Corpus, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(texts)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let mut corpus = Corpus::default();
    for path in paths {
        let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        let gold = golds.join(format!("{id}.json"));
        if corpus.documents().len() == most || !gold.exists() {
            continue;
        }
        let gold: Value = serde_json::from_str(&fs::read_to_string(gold)?)?;
        let mut document = Document::new(id, fs::read_to_string(&path)?);
        document.title = gold["title"].as_str().map(str::to_owned);
        document.published = gold["published"].as_str().and_then(|day| day.parse().ok());
        let entities = entities(&document, &gold);
        let facts = facts(&document, &gold);
        corpus.add(document, entities, facts);
    }
    Ok(corpus)
}

fn entities(document: &Document, gold: &Value) -> Vec<Entity> {
    let lower = document.text.as_str().to_lowercase();
    let text = document.text.as_str();
    let listed = gold["entities"].as_array().into_iter().flatten();
    listed
        .filter_map(|entity| {
            let kind: EntityKind = entity["kind"].as_str()?.parse().ok()?;
            let name = entity["name"].as_str()?;
            // Lower case may change lengths; then only exact names are found.
            let (hay, needle) = match lower.len() == text.len() {
                true => (lower.as_str(), name.to_lowercase()),
                false => (text, name.to_owned()),
            };
            let mentions = hay
                .match_indices(&needle)
                .filter(|(at, _)| {
                    let before = hay[..*at].chars().next_back();
                    before.is_none_or(|char| !char.is_alphanumeric())
                })
                .map(|(at, found)| Mention {
                    start: document.text.char_at_byte(at),
                    end: document.text.char_at_byte(at + found.len()),
                    text: text.get(at..at + found.len()).unwrap_or(name).to_owned(),
                })
                .collect();
            Some(Entity {
                kind,
                name: name.to_owned(),
                mentions,
            })
        })
        .collect()
}

fn facts(document: &Document, gold: &Value) -> Vec<Fact> {
    let text = document.text.as_str();
    let listed = gold["facts"].as_array().into_iter().flatten();
    let mut facts: Vec<Fact> = listed
        .filter_map(|fact| {
            let statement: Statement = serde_json::from_value(fact.clone()).ok()?;
            let quotes = fact["evidence"].as_array()?.iter();
            let spans: Vec<Span> = quotes
                .filter_map(|quote| {
                    let quote = quote.as_str()?;
                    let at = text.find(quote)?;
                    let (from, to) = (at, at + quote.len());
                    let chars = |byte| document.text.char_at_byte(byte);
                    Some(Span::new(chars(from), chars(to)))
                })
                .collect();
            let reader = ReaderVersion::new("gold");
            Fact::new(document, reader, statement, &spans, Confidence::new(1.0)).ok()
        })
        .collect();
    Fact::number(&mut facts);
    facts
}
