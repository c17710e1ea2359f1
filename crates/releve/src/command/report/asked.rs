//! What `--trend` names.

use releve_facts::Document;
use releve_insight::{Corpus, Scope, Trend, fold, plural};
use releve_reading::Reader;

use super::listed;
use crate::failure::Failure;

/// What the documents call the trend that was asked for: the words as they are where
/// the documents speak of that, else what the reader takes them for, else the name of
/// which they are the plural. The words themselves where nothing is found.
pub(super) fn meant(reader: &Reader, corpus: &Corpus, asked: &str) -> String {
    let spoken = |name: &str| !Scope::of(corpus, name).documents().is_empty();
    if spoken(asked) {
        return asked.to_owned();
    }
    let document = Document::new("asked", asked.trim());
    let all = document.text.chars();
    let read = reader.read(&document).entities;
    let whole = |m: &releve_facts::Mention| m.start == 0 && m.end == all;
    let read = (read.iter())
        .filter(|entity| entity.mentions.iter().any(whole))
        .map(|entity| entity.name.as_str());
    let found = (reader.lexicon().find_whole(asked).into_iter())
        .map(|found| reader.lexicon().entry(found.entry).name.as_ref());
    let key = fold(asked);
    let many = corpus
        .all_entities()
        .map(|entity| entity.name.as_str())
        .filter(|name| fold(&plural(name)) == key);
    let name = read.chain(found).chain(many).find(|name| spoken(name));
    name.unwrap_or(asked).to_owned()
}

/// The trend that was asked for, if the documents speak of it.
pub(super) fn known(corpus: &Corpus, trend: &str, found: &[Trend]) -> Result<String, Failure> {
    if !Scope::of(corpus, trend).documents().is_empty() {
        return Ok(trend.to_owned());
    }
    let hint = match found {
        [] => "they name no trend; try a garment or a brand".to_owned(),
        found => format!("they speak of {}", listed(found)),
    };
    Err(Failure::Failed(format!(
        "no document speaks of `{trend}`\nhint: {hint}"
    )))
}
