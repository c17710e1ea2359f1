//! Whom `she`, `his` or `herself` means, held against what people say of the training
//! articles: `eval/anaphors.tsv`.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use releve_facts::{Document, Entity};
use releve_reading::Reader;

/// The least share of pronouns that must mean whom people say they mean: 0.894 when this was
/// written (docs/QUALITY.md), less what a change for the better elsewhere may cost.
const LEAST: f64 = 0.88;

/// `Letizia` and `Queen Letizia` are one, as the contract's scorer has it.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let name = name.to_lowercase();
        name.split_whitespace().map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

/// Who stands behind the words at a character.
fn meant(entities: &[Entity], start: u32) -> Option<&str> {
    let stands = |entity: &&Entity| entity.mentions.iter().any(|m| m.start == start);
    entities.iter().find(stands).map(|e| e.name.as_str())
}

#[test]
fn pronouns_mean_whom_people_say_they_mean() {
    let eval = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval");
    let table = fs::read_to_string(eval.join("anaphors.tsv")).expect("the annotated pronouns");
    let reader = Reader::english();
    let mut read: HashMap<&str, Vec<Entity>> = HashMap::new();
    let (mut right, mut all) = (0, 0);
    for line in table.lines().skip(2) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [article, start, words, means] = fields[..] else {
            panic!("{line:?} has not four fields")
        };
        let pronoun = words.to_lowercase();
        if !matches!(
            pronoun.as_str(),
            "she" | "her" | "hers" | "herself" | "he" | "him" | "his" | "himself"
        ) {
            continue;
        }
        let entities = read.entry(article).or_insert_with(|| {
            let path = eval.join("train/text").join(format!("{article}.txt"));
            let text = fs::read_to_string(path).expect("a text for each article");
            let mut document = Document::new(article, text);
            reader.describe(&mut document);
            reader.read(&document).entities
        });
        let found = meant(entities, start.parse().expect("a character"));
        let nobody = means == "-" || means.starts_with('=');
        all += 1;
        right += u32::from(match found {
            Some(name) => means.split(" + ").any(|means| is_same(name, means)),
            None => nobody,
        });
    }
    let share = f64::from(right) / f64::from(all);
    assert!(all > 600, "{all} pronouns are not those of the table");
    assert!(
        share >= LEAST,
        "{right} of {all}: {share:.3}, less than {LEAST}"
    );
    println!("{right} of {all} pronouns, {share:.3}");
}
