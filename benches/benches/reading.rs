//! Reading on one core, over a few hundred articles of the generated corpus.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use releve_benches::corpus;
use releve_facts::Document;
use releve_reading::Reader;

fn main() {
    divan::main();
}

/// The whole of reading, the document's head included.
#[divan::bench(sample_count = 20)]
fn articles(bencher: Bencher<'_, '_>) {
    let reader = Reader::english();
    let corpus = corpus(reader.lexicon());
    let documents: Vec<Document> = (0..300)
        .map(|number| {
            let article = corpus.article(number);
            Document::new(article.id, article.text)
        })
        .collect();
    let bytes: usize = documents.iter().map(|d| d.text.as_str().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        documents
            .iter()
            .map(|document| {
                let mut document = document.clone();
                reader.describe(&mut document);
                black_box(reader.read(&document)).facts.len()
            })
            .sum::<usize>()
    });
}

/// The lexicon as compiled in, made ready.
#[divan::bench(sample_count = 20)]
fn start_up() -> Reader {
    Reader::english()
}
