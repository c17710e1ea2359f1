//! The numbers are those of the reference scorer, `score.py`.
//!
//! Runs where `RELEVE_GOLD` names the folder with `score/score.py`,
//! `gold/seeds` and `corpus/seeds` (else the folder `shared` beside the
//! repository), and python3 is installed; elsewhere it says that it was skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use releve_score::{Gold, Predictions, Score, Texts, agreement};
use serde_json::{Map, Value, json};

fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("RELEVE_GOLD") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let python = Command::new("python3").arg("--version").output();
    if !folder.join("score/score.py").is_file() || python.is_err() {
        println!("skipped: no score.py in {} or no python3", folder.display());
        return None;
    }
    Some(folder)
}

fn reference(shared: &Path, gold: &Path, pred: &Path, arguments: &[&str]) -> String {
    let output = Command::new("python3")
        .arg(shared.join("score/score.py"))
        .arg("--gold")
        .arg(gold)
        .arg("--pred")
        .arg(pred)
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("python3 runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Equal in form, numbers to three decimals.
fn assert_close(at: &str, ours: &Value, theirs: &Value) {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            assert_eq!(
                ours.keys().collect::<Vec<_>>(),
                theirs.keys().collect::<Vec<_>>(),
                "{at}"
            );
            for (key, value) in ours {
                assert_close(&format!("{at}.{key}"), value, &theirs[key]);
            }
        }
        (Value::Number(ours), Value::Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64(), theirs.as_f64());
            let distance = ours.zip(theirs).map(|(a, b)| (a - b).abs());
            assert!(
                distance.is_some_and(|d| d < 0.0005),
                "{at}: {ours:?} is not {theirs:?}"
            );
        }
        _ => assert_eq!(ours, theirs, "{at}"),
    }
}

fn seeds(folder: &Path) -> Vec<Value> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the seeds")
        .map(|entry| entry.expect("an entry").path())
        .filter(|file| file.file_name().is_some_and(|name| name != "synonyms.json"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a gold file");
            serde_json::from_str(&text).expect("JSON")
        })
        .collect()
}

fn fields(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// The first place of a quote, as the contract's evidence; off by one if `wrong`.
fn evidence(text: &str, quote: &str, wrong: bool) -> Value {
    let byte = text.find(quote).unwrap_or(0);
    let start = text[..byte].chars().count() + usize::from(wrong);
    json!({"start": start, "end": start + quote.chars().count(), "quote": quote})
}

/// What a reader of middling quality would find: the gold with every fifth fact
/// dropped, and of the others some with a changed value, a shortened name, a
/// lost or a wrong side field; `round` shifts which.
fn perturbed(gold: &[Value], corpus: &Path, round: usize) -> String {
    let mut lines = Vec::new();
    for document in gold {
        let doc = document["doc"].as_str().expect("an id");
        let text = std::fs::read_to_string(corpus.join(format!("{doc}.txt"))).expect("a text");
        for (n, entity) in document["entities"]
            .as_array()
            .expect("a list")
            .iter()
            .enumerate()
        {
            let mut entity = fields(entity);
            let name = entity["name"].as_str().unwrap_or_default().to_owned();
            match (n + round) % 7 {
                0 => continue,
                1 => entity["name"] = json!(name.to_uppercase()),
                2 => entity["name"] = json!(name.rsplit(' ').next()),
                3 => entity["name"] = json!(format!("the new {name}s")),
                _ => {}
            }
            entity.insert("type".into(), json!("entity"));
            entity.insert("doc".into(), json!(doc));
            lines.push(Value::from(entity));
        }
        for (n, fact) in document["facts"]
            .as_array()
            .expect("a list")
            .iter()
            .enumerate()
        {
            let k = n + round;
            if k.is_multiple_of(5) {
                continue;
            }
            let mut fact = fields(fact);
            let quotes = fact.remove("evidence").unwrap_or_default();
            let quotes = quotes.as_array().cloned().unwrap_or_default();
            let spans: Vec<Value> = quotes
                .iter()
                .filter_map(Value::as_str)
                .map(|quote| match k % 9 {
                    4 => json!({"start": 0, "end": 9_000, "quote": quote}),
                    slip => evidence(&text, quote, slip == 2),
                })
                .collect();
            if !k.is_multiple_of(11) {
                fact.insert("evidence".into(), Value::from(spans));
            }
            for (field, value) in &mut fact {
                let changed = match value {
                    Value::Number(number) if k % 4 == 1 => {
                        let factor = if k % 8 == 1 { 1.004 } else { 1.2 };
                        number.as_f64().map(|number| json!(number * factor))
                    }
                    Value::String(name) if k % 3 == 1 && field != "kind" => {
                        name.split_once(' ').map(|(_, rest)| json!(rest))
                    }
                    Value::String(name) if k % 7 == 3 && field == "brand" => {
                        Some(json!(format!("{name} of the house")))
                    }
                    Value::Array(items) if k % 3 == 2 && field == "attributes" => {
                        Some(json!(items[1..]))
                    }
                    Value::Array(items) if k % 2 == 1 => {
                        Some(items.iter().rev().cloned().collect())
                    }
                    Value::Bool(yes) if k % 6 == 1 => Some(json!(!*yes)),
                    _ => None,
                };
                if let Some(changed) = changed {
                    *value = changed;
                }
            }
            if !k.is_multiple_of(6) {
                fact.insert("confidence".into(), json!((k * 37 % 100) as f64 / 100.0));
            }
            fact.insert("type".into(), json!("fact"));
            fact.insert("doc".into(), json!(doc));
            if k % 13 == 1 {
                // A doublet, so that pairings tie and one must stay alone.
                lines.push(Value::from(fact.clone()));
            }
            lines.push(Value::from(fact));
        }
    }
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    lines.join("\n")
}

#[test]
fn perturbed_seeds_score_the_same() {
    let Some(shared) = shared() else { return };
    let (gold_dir, corpus) = (shared.join("gold/seeds"), shared.join("corpus/seeds"));
    let documents = seeds(&gold_dir);
    let gold = Gold::read_dir(&gold_dir).expect("the seeds");
    let texts = Texts::read_dir(&corpus, &gold).expect("their texts");
    for round in 0..6 {
        let lines = perturbed(&documents, &corpus, round);
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("perturbed_{round}.jsonl"));
        std::fs::write(&file, &lines).expect("a temporary file");
        let predictions = Predictions::from_jsonl(&lines).expect("JSON lines");
        let score = Score::of(&gold, &predictions, Some(&texts));
        assert!(score.micro().f1() < 1.0 && score.evidence_agrees < Some(1.0));

        let text = corpus.to_str().expect("a path in UTF-8");
        let theirs = reference(&shared, &gold_dir, &file, &["--text", text, "--json"]);
        let theirs: Value = serde_json::from_str(&theirs).expect("JSON");
        let ours: Value = serde_json::from_str(&score.to_json()).expect("JSON");
        assert_close("score", &ours, &theirs);

        let theirs = reference(
            &shared,
            &gold_dir,
            &file,
            &["--text", text, "--errors", "3"],
        );
        assert_eq!(format!("{}{score}\n", score.errors(3)), theirs);

        let some = gold
            .clone()
            .only([gold.documents().next().expect("a document")]);
        let theirs = reference(
            &shared,
            &gold_dir,
            &file,
            &["--docs", some.documents().next().expect("a document")],
        );
        assert_eq!(
            format!("{}\n", Score::of(&some, &predictions, None)),
            theirs
        );
    }
}

#[test]
fn agreement_scores_a_folder_as_predictions() {
    let Some(shared) = shared() else { return };
    let gold_dir = shared.join("gold/seeds");
    let mut documents = seeds(&gold_dir);
    let mut lines = Vec::new();
    for document in &mut documents {
        // The second annotator leaves out every third fact.
        let facts = document["facts"].as_array().cloned().unwrap_or_default();
        let facts = facts.into_iter().enumerate().filter(|(n, _)| n % 3 != 0);
        document["facts"] = facts.map(|(_, fact)| fact).collect();
        for (list, line_type) in [("entities", "entity"), ("facts", "fact")] {
            for item in document[list].as_array().into_iter().flatten() {
                let mut line = fields(item);
                line.insert("type".into(), json!(line_type));
                line.insert("doc".into(), document["doc"].clone());
                lines.push(Value::from(line).to_string());
            }
        }
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agreement.jsonl");
    std::fs::write(&file, lines.join("\n")).expect("a temporary file");
    let first = Gold::read_dir(&gold_dir).expect("the seeds");
    let second = Gold::from_json(&Value::from(documents).to_string()).expect("gold");
    let theirs = reference(&shared, &gold_dir, &file, &["--errors", "2"]);
    let ours = agreement(&first, &second);
    assert_eq!(format!("{}{ours}\n", ours.errors(2)), theirs);
}
