//! Reads one document of growing size: time must grow as the document does.
//!
//!     cargo run --release -p releve-benches --example growth -- [lines] [LARGEST]
//!
//! The document is one line unless `lines` is given. A quadratic scan shows as
//! a time for a byte that doubles from row to row.

use std::time::Instant;

use releve_benches::corpus;
use releve_facts::Document;
use releve_reading::Reader;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let lines = arguments.iter().any(|a| a == "lines");
    let same = arguments.iter().any(|a| a == "same");
    let largest = arguments
        .iter()
        .find_map(|a| a.parse().ok())
        .unwrap_or(1024);
    let reader = Reader::english();
    let corpus = corpus(reader.lexicon());
    println!("   articles       bytes     seconds  nanoseconds/byte    facts");
    let mut articles = 16;
    while articles <= largest {
        let mut text = String::new();
        for number in 0..articles {
            text.push_str(&corpus.article(if same { 0 } else { number }).text);
        }
        if !lines {
            text = text.replace('\n', " ");
        }
        let bytes = text.len();
        let document = Document::new("grown", text);
        let began = Instant::now();
        let facts = reader.read(&document).facts.len();
        let took = began.elapsed().as_secs_f64();
        println!(
            "{articles:>11} {bytes:>11} {took:>11.3} {:>17.0} {facts:>8}",
            took * 1e9 / bytes as f64
        );
        articles *= 2;
    }
}
