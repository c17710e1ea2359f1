//! What an index is made of, from what was named.

use std::path::PathBuf;

use releve_facts::Statement;
use releve_insight::Corpus;
use releve_insight::index::{Download, Glossary, Reading};
use releve_reading::Reader;
use releve_reading::lexicon::Lexicon;
use releve_study::{Originals, SeriesChoice, Study};

use super::super::report::vocabulary;
use crate::arguments::Input;
use crate::failure::Failure;
use crate::input::Read;
use crate::markets::{country, country_of_publication, named};
use crate::studies::open_to_read;

/// Reads all documents into `corpus`, each article once. Of one study its own
/// originals are taken; between several paths copies are looked for here, the
/// earliest first.
pub(super) fn read(input: &Input, reader: &Reader, corpus: &mut Corpus) -> Result<(), Failure> {
    let mut found: Vec<Read> = Vec::new();
    let done = input.each_kept(
        reader,
        |read| read,
        |read| {
            found.push(read);
            Ok(())
        },
    );
    let told_apart = matches!(input.paths.as_slice(), [one] if Study::is_at(one));
    found.sort_by(|a, b| {
        let key = |read: &Read| (read.document.published.is_none(), read.document.published);
        (key(a), &a.document.id).cmp(&(key(b), &b.document.id))
    });
    let mut originals = Originals::default();
    let mut copies = 0;
    for read in found {
        let document = read.document;
        if !told_apart
            && originals
                .copied(&document.id, document.text.as_str())
                .is_some()
        {
            copies += 1;
            continue;
        }
        corpus.add(document, read.reading.entities, read.reading.facts);
    }
    if copies > 0 {
        let many = if copies == 1 {
            "document is"
        } else {
            "documents are"
        };
        eprintln!("note: {copies} {many} left out as near-duplicates of others");
    }
    match done {
        // A study without documents may have series.
        Err(Failure::Failed(_)) if corpus.documents().is_empty() && any_study(input) => Ok(()),
        done => done,
    }
}

fn any_study(input: &Input) -> bool {
    input.paths.iter().any(|path| Study::is_at(path))
}

/// The newest downloads of all studies.
pub(in crate::command) fn downloads(paths: &[PathBuf]) -> Result<Vec<Download>, Failure> {
    let mut downloads = Vec::new();
    for path in paths.iter().filter(|path| Study::is_at(path)) {
        let study = open_to_read(path)?;
        let mut files = study.download_files()?;
        for found in study.newest(&SeriesChoice::default())? {
            let series = found.series;
            let values = series.points.iter().map(|point| Reading {
                first: point.day,
                last: (series.step.after(point.day).yesterday()).unwrap_or(point.day),
                value: point.value,
            });
            downloads.push(Download {
                values: values.collect(),
                subject: series.key.subject,
                metric: series.key.metric,
                channel: series.key.channel,
                market: series.key.market,
                unit: series.unit.unwrap_or_default(),
                file: files.remove(&found.vintage).unwrap_or_default(),
                import: found.import,
                vintage: found.vintage,
            });
        }
    }
    Ok(downloads)
}

/// Teaches the corpus and the glossary what the lexicon knows of the names in
/// them.
pub(in crate::command) fn glossary(
    lexicon: &Lexicon,
    corpus: &mut Corpus,
    downloads: &[Download],
    market: Option<&str>,
    words: &mut Glossary,
) {
    let mut taught = vocabulary(lexicon, corpus);
    let markets = downloads.iter().map(|download| download.market.as_str());
    for market in markets.chain(market) {
        if let Some(code) = country(lexicon, market) {
            taught.country(market, &code);
            taught.country(&code, &code);
        }
    }
    for document in corpus.documents() {
        let Some(source) = document.source.as_deref() else {
            continue;
        };
        if let Some(code) = country_of_publication(lexicon, source) {
            words.publication(source, &code);
            taught.country(&code, &code);
        }
    }
    let subjects = downloads.iter().map(|download| download.subject.as_str());
    let stated = corpus
        .facts()
        .iter()
        .filter_map(|fact| match fact.statement() {
            Statement::Measure(measure) => Some(measure.subject.as_str()),
            Statement::Launch(launch) => Some(launch.what.as_str()),
            _ => None,
        });
    for name in subjects.chain(stated) {
        for entry in named(lexicon, name.trim_start_matches('#')) {
            words.name(name, entry.kind);
        }
    }
    corpus.teach(taught);
}
