//! `releve show`: a document or a fact.

use std::path::Path;

use releve_facts::{Evidence, Fact, Line, Span};
use releve_study::{Kept, Version};
use serde_json::{Value, json};

use crate::arguments::Show;
use crate::failure::Failure;
use crate::input::Read;
use crate::present::style::Style;
use crate::present::table;
use crate::studies::{answer, open_to_read};

pub(crate) fn run(arguments: &Show) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let id = &arguments.id;
    // A document may itself have `#` in its id.
    let meant = study.meant(id).map_err(Failure::of)?;
    let kept = match &meant {
        Some(doc) => study.document(doc).map_err(Failure::of)?,
        None => None,
    };
    if let Some(kept) = kept {
        let versions = study.versions(id).map_err(Failure::of)?;
        let mut whole = json(&kept).map_err(Failure::of)?;
        whole["versions"] = serde_json::to_value(&versions).map_err(Failure::of)?;
        tell(&kept.document.id, &versions, &arguments.kept.study);
        let text = kept.document.text.as_str().to_owned();
        return answer(arguments.kept.format, &whole, |_| {
            let facts = table::table(&Read::of(kept), Style::detect());
            format!("{facts}\n{}\n", text.trim_end())
        });
    }
    let missing = || {
        Failure::Failed(format!(
            "{}: there is no document or fact `{id}`\n\
             hint: `releve search` finds documents and facts by their words",
            arguments.kept.study.display()
        ))
    };
    let (doc, number) = id.rsplit_once('#').ok_or_else(missing)?;
    let mut kept = study
        .document(doc)
        .map_err(Failure::of)?
        .ok_or_else(missing)?;
    // `note@1#3` is `note#3`.
    let id = format!("{}#{number}", kept.document.id);
    kept.facts.retain(|fact| fact.id().as_str() == id);
    let spans: Vec<_> = (kept.facts.iter().flat_map(Fact::evidence))
        .map(Evidence::span)
        .collect();
    // Those that its sentences name.
    kept.entities.retain(|entity| {
        let within = |span: &Span| {
            let mut mentions = entity.mentions.iter();
            mentions.any(|mention| span.start <= mention.start && mention.end <= span.end)
        };
        spans.iter().any(within)
    });
    let fact = kept.facts.first().ok_or_else(missing)?;
    let versions = study.versions(doc).map_err(Failure::of)?;
    tell(&kept.document.id, &versions, &arguments.kept.study);
    let mut whole = serde_json::to_value(fact).map_err(Failure::of)?;
    whole["reader"] = Value::from(fact.reader().as_str());
    answer(arguments.kept.format, &whole, |_| {
        table::table(&Read::of(kept), Style::detect())
    })
}

/// Says whether what is shown counts, and which other versions there are.
fn tell(doc: &str, versions: &[Version], study: &Path) {
    let is_shown = |version: &&Version| version.doc == doc || version.doc == format!("{doc}@1");
    let Some(shown) = versions.iter().find(is_shown) else {
        return;
    };
    if let Some(latest) = versions.last().filter(|latest| latest.doc != shown.doc) {
        let (old, new) = (&shown.doc, &latest.doc);
        eprintln!("note: {old} is an older version and does not count; {new} took its place");
    }
    let older: Vec<&str> = (versions.iter())
        .filter(|version| version.version < shown.version)
        .map(|version| version.doc.as_str())
        .collect();
    if let Some(last) = older.last() {
        let (older, study) = (older.join(", "), study.display());
        eprintln!("note: older versions: {older}; `releve show {study} {last}` shows one");
    }
    if let Some(original) = &shown.copy_of {
        let similarity = shown.similarity.unwrap_or_default();
        eprintln!(
            "note: {doc} is a copy of {original} (similarity {similarity:.2}) and does not count"
        );
    }
}

fn json(kept: &Kept) -> Result<Value, serde_json::Error> {
    let mut whole = serde_json::to_value(Line::document(&kept.document))?;
    whole["author"] = json!(kept.document.author);
    whole["text"] = json!(kept.document.text.as_str());
    whole["entities"] = serde_json::to_value(&kept.entities)?;
    whole["facts"] = serde_json::to_value(&kept.facts)?;
    Ok(whole)
}
