//! What `--trend` names.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use releve_facts::{Document, EntityKind};
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

/// That the documents tell of no trend, and what else a dossier could be about:
/// `found` are the trends that they name in passing.
pub(super) fn nothing_named(corpus: &Corpus, found: &[Trend]) -> Failure {
    let there = things(corpus);
    Failure::Failed(match (found, there.is_empty()) {
        ([], true) => "no trend is named in these documents, nor a garment or a brand\n\
                 hint: a dossier is made of articles on fashion, in English"
            .to_owned(),
        ([], false) => format!(
            "no trend is named in these documents\n\
             hint: `--trend TERM` makes the dossier of a garment or a brand: {there}"
        ),
        (found, no_things) => {
            let or = match no_things {
                true => String::new(),
                false => format!("; or of a garment or a brand: {there}"),
            };
            format!(
                "these documents name a trend only in passing and tell nothing of it\n\
                 hint: `--trend TERM` makes the dossier of one all the same: {}{or}",
                listed(found)
            )
        }
    })
}

/// The garments and brands that a dossier could be about, those of most documents
/// first; empty where there are none.
fn things(corpus: &Corpus) -> String {
    const MOST: usize = 6;
    let named = [EntityKind::Garment, EntityKind::Brand].map(|kind| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for entity in corpus.all_entities().filter(|one| one.kind == kind) {
            *counts.entry(entity.name.as_str()).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(name, documents)| (Reverse(*documents), *name));
        let names = counts.into_iter().map(|(name, _)| name);
        let names = names.filter(|name| !Scope::of(corpus, name).documents().is_empty());
        names.take(MOST).collect::<Vec<&str>>()
    });
    named.concat().join(", ")
}

/// The trend that was asked for, if the documents speak of it.
pub(super) fn known(corpus: &Corpus, trend: &str, found: &[Trend]) -> Result<String, Failure> {
    if !Scope::of(corpus, trend).documents().is_empty() {
        return Ok(trend.to_owned());
    }
    let hint = match found {
        [] => match things(corpus) {
            there if there.is_empty() => "they name no trend, garment or brand".to_owned(),
            there => format!("they name no trend; they speak of {there}"),
        },
        found => format!("they speak of {}", listed(found)),
    };
    Err(Failure::Failed(format!(
        "no document speaks of `{trend}`\nhint: {hint}"
    )))
}
