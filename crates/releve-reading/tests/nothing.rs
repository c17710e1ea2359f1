//! Sentences that deny, guess, imagine or merely sound like fashion must yield
//! no fact: `eval/nothing.tsv`.

use std::path::Path;

use releve_facts::Document;
use releve_reading::Reader;

#[test]
fn negation_hearsay_and_hypothesis_yield_no_fact() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/nothing.tsv");
    let table = std::fs::read_to_string(&path).expect("eval/nothing.tsv is in the repository");
    let reader = Reader::english();
    let mut rows = 0;
    let mut told = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with("# ")).skip(1) {
        let (sentence, why) = line.split_once('\t').expect("two columns");
        rows += 1;
        for fact in reader.read(&Document::new("nothing", sentence)).facts {
            told.push(format!("{why}: {sentence}\n    {:?}", fact.statement()));
        }
    }
    assert!(rows >= 60, "the file holds {rows} sentences");
    assert!(
        told.is_empty(),
        "{} of {rows}:\n{}",
        told.len(),
        told.join("\n")
    );
}
