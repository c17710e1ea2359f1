//! What `releve demo` reads.

use releve_facts::Document;
use releve_insight::Corpus;
use releve_intake::table::{Table, TableOptions};
use releve_reading::Reader;

use super::vocabulary;
use crate::failure::Failure;
use crate::outlook::named::{Named, of_table};

/// The sample, compiled in so that the first command needs no file.
const SAMPLE: &[(&str, &str)] = &[
    (
        "01-history-of-a-slipper",
        include_str!("../../../../../sample/01-history-of-a-slipper.txt"),
    ),
    (
        "02-runway-notes-a-decade-of-satin",
        include_str!("../../../../../sample/02-runway-notes-a-decade-of-satin.txt"),
    ),
    (
        "03-what-balletcore-is-made-of",
        include_str!("../../../../../sample/03-what-balletcore-is-made-of.txt"),
    ),
    (
        "04-arrivals-at-larkhaven",
        include_str!("../../../../../sample/04-arrivals-at-larkhaven.txt"),
    ),
    (
        "05-sneakerina-meets-derby",
        include_str!("../../../../../sample/05-sneakerina-meets-derby.txt"),
    ),
    (
        "06-ten-pairs-worth-the-money",
        include_str!("../../../../../sample/06-ten-pairs-worth-the-money.txt"),
    ),
    (
        "07-a-stylist-on-what-goes-with-what",
        include_str!("../../../../../sample/07-a-stylist-on-what-goes-with-what.txt"),
    ),
    (
        "08-four-markets-one-shoe",
        include_str!("../../../../../sample/08-four-markets-one-shoe.txt"),
    ),
    (
        "09-who-moved-it",
        include_str!("../../../../../sample/09-who-moved-it.txt"),
    ),
    (
        "10-trade-notes",
        include_str!("../../../../../sample/10-trade-notes.txt"),
    ),
];

/// Months of two series, invented for the sample.
const SERIES: &str = include_str!("../../../../../sample/series.csv");
const SERIES_NOTE: &str = "Made for this sample: no platform and no one else measured these \
                           values. sample/README.md says by what formula they were drawn.";

/// The articles of the sample, read.
pub(super) fn corpus(reader: &Reader) -> Corpus {
    let mut corpus = Corpus::default();
    for (name, text) in SAMPLE {
        let mut document = Document::new(*name, *text);
        reader.describe(&mut document);
        let reading = reader.read(&document);
        corpus.add(document, reading.entities, reading.facts);
    }
    corpus.teach(vocabulary(reader.lexicon(), &corpus));
    corpus
}

/// The series of the sample, each marked as what it is.
pub(super) fn series() -> Result<Vec<Named>, Failure> {
    let name = "series.csv";
    let table = Table::read(SERIES.as_bytes(), name, &TableOptions::default());
    let mut series = of_table(&table.map_err(Failure::of)?, name);
    for one in &mut series {
        one.key.metric = "searches".to_owned();
        one.key.channel = "invented index".to_owned();
        one.source.note = Some(SERIES_NOTE.to_owned());
    }
    Ok(series)
}
