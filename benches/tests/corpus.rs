//! What `docs/BENCHMARKS.md` says of the corpus, on a sample of it.

use std::collections::HashMap;

use releve_benches::{ARTICLES, corpus};
use releve_facts::Document;
use releve_reading::Reader;
use releve_reading::segment::{BlockKind, blocks, sentences, tokens};

const SAMPLE: usize = 200;

#[test]
fn the_corpus_is_as_dense_as_fashion_is_and_in_all_its_forms() {
    let reader = Reader::english();
    let corpus = corpus(reader.lexicon());
    let (mut characters, mut entities, mut facts) = (0, 0, 0);
    let mut kinds: Vec<BlockKind> = Vec::new();
    // Articles from the whole corpus, not from its beginning alone.
    for number in (0..ARTICLES).step_by(ARTICLES / SAMPLE) {
        let article = corpus.article(number);
        let plain: Vec<_> = tokens(&article.text).collect();
        let mark = |mark: &str| matches!(mark, "£" | "$" | "€" | "CHF" | "US" | "A");
        for block in blocks(&article.text, &plain, mark) {
            if !kinds.contains(&block.kind) {
                kinds.push(block.kind);
            }
        }
        let document = Document::new(article.id, article.text);
        let reading = reader.read(&document);
        characters += document.text.chars() as usize;
        entities += reading.entities.len();
        facts += reading.facts.len();
    }
    assert!(
        facts * 1000 >= 5 * characters,
        "{facts} facts in {characters} characters"
    );
    assert!(
        entities * 1000 >= 8 * characters,
        "{entities} entities in {characters} characters"
    );
    for kind in [
        BlockKind::Title,
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::Name,
        BlockKind::Offer,
        BlockKind::Caption,
        BlockKind::Byline,
        BlockKind::Date,
    ] {
        assert!(kinds.contains(&kind), "no {kind:?}");
    }
}

#[test]
fn no_sentence_stands_more_than_twenty_times_in_the_whole_corpus() {
    let reader = Reader::english();
    let corpus = corpus(reader.lexicon());
    let mut times: HashMap<String, u32> = HashMap::new();
    for number in 0..ARTICLES {
        let text = corpus.article(number).text;
        for line in text.lines().filter(|line| !line.is_empty()) {
            let plain: Vec<_> = tokens(line).collect();
            for range in sentences(line, &plain) {
                let (first, last) = (plain[range.start], plain[range.end - 1]);
                // `Louis.` behind `St.`: a name cut in two is no sentence.
                if range.len() > 3 {
                    let sentence = &line[first.start as usize..last.end as usize];
                    *times.entry(sentence.to_owned()).or_default() += 1;
                }
            }
        }
    }
    let most = times.iter().max_by_key(|(_, times)| **times);
    assert!(most.is_none_or(|(_, times)| *times <= 20), "{most:?}");
    assert!(times.len() > 200_000, "{} sentences", times.len());
}
