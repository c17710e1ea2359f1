//! Ranks generated articles, and shows where the time goes.
//!
//!     cargo run --release -p releve-benches --example index -- [ARTICLES [RESAMPLES]]
//!
//! Articles are spread over a year and 40 publications; ranked is its third
//! quarter, with four periods before. Seconds are of a processor, so that
//! neighbours do not count.

use std::error::Error;

use jiff::ToSpan as _;
use jiff::civil::date;
use releve_benches::{corpus, on_processor};
use releve_facts::Document;
use releve_insight::Corpus;
use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
use releve_reading::Reader;

/// As many publications as a study of the trade press may have.
const SOURCES: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |or: usize| arguments.next().map_or(Ok(or), |n| n.parse());
    let (articles, resamples) = (number(2_000)?, number(999)?);
    let reader = Reader::english();
    let made = corpus(reader.lexicon());
    let mut corpus = Corpus::default();
    let before = on_processor();
    for number in 0..articles {
        let article = made.article(number);
        let mut document = Document::new(article.id, article.text);
        let day = (number * 365 / articles) as i64;
        document.published = Some(date(2026, 1, 1).checked_add(day.days())?);
        document.source = Some(format!("Publication {}", number % SOURCES));
        let reading = reader.read(&document);
        corpus.add(document, reading.entities, reading.facts);
    }
    println!(
        "{articles} articles read in {:.1?}",
        on_processor() - before
    );
    let words = Glossary::default();
    for kind in Kind::ALL {
        let holdings = Holdings {
            corpus: &corpus,
            downloads: &[],
            words: &words,
            published: &[],
        };
        let question = Question {
            resamples,
            ..Question::new("2026-Q3".parse()?, kind)
        };
        let before = on_processor();
        let index = rank(&holdings, &question);
        let took = on_processor() - before;
        match index {
            Ok(index) => println!(
                "{kind:<9}{:>8} ranked, {} documents of the period, {took:.2?}",
                index.entries.len(),
                index.tally.of_period
            ),
            Err(error) => println!("{kind:<9}{error}"),
        }
    }
    Ok(())
}
