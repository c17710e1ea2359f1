//! Sentences that deny, guess, imagine or merely sound like fashion must yield
//! no fact: `eval/nothing.tsv`.

use std::path::Path;

use releve_facts::{Document, EntityKind};
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

/// What is written without spaces is no part of a name beside it, and none
/// itself.
#[test]
fn sentences_in_other_scripts_name_nobody() {
    let text = "Street style\n\nEmma Chamberlain穿着牛仔裤和芭蕾鞋，真的很好看。 She wore flats. \
        演员Zhao Lusi说她很喜欢Miu Miu的新款。 According to 设计师Jonathan Anderson表示他喜欢芭蕾鞋, \
        flats are back. Designer 她穿着黑色大衣走在街上 presented coats. \
        他说：“今年流行牛仔裤。” “この靴は本当に履きやすいです” said buyer Yuki Tanaka.";
    let reading = Reader::english().read(&Document::new("street", text));
    let named: Vec<&str> = reading
        .entities
        .iter()
        .filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Brand))
        .map(|entity| entity.name.as_str())
        .collect();
    for name in &named {
        assert!(name.chars().all(|c| c < '\u{2e80}'), "{named:?}");
    }
    for name in ["Emma Chamberlain", "Jonathan Anderson", "Miu Miu"] {
        assert!(named.contains(&name), "{named:?}");
    }
}
