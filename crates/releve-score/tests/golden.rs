//! A small pair of gold and prediction whose numbers were worked out by hand.

use releve_score::{Gold, Predictions, Score, Side, Texts, agreement};

const TEXT: &str =
    "Bella Hadid wore pink ballet flats by Miu Miu. Searches rose 24 %. Chloé and Bo.";

const GOLD: &str = r#"{"doc": "a",
 "entities": [
  {"kind": "person", "name": "Bella Hadid"},
  {"kind": "brand", "name": "Miu Miu"},
  {"kind": "brand", "name": "Chloé"}],
 "facts": [
  {"kind": "wear", "person": "Bella Hadid", "garment": "ballet flat", "brand": "Miu Miu",
   "attributes": ["pink", "satin"], "evidence": ["Bella Hadid wore pink ballet flats by Miu Miu."]},
  {"kind": "wear", "person": "Bella Hadid", "garment": "jeans"},
  {"kind": "measure", "subject": "ballet flat", "metric": "searches", "value": 24, "unit": "percent",
   "change": true, "direction": "up", "evidence": ["Searches rose 24 %."]},
  {"kind": "collaboration", "parties": ["Chloé", "Bo"]}]}"#;

// Characters 0..46 are the first sentence, 47..66 the second, 67..80 the third.
const PREDICTIONS: &str = r#"
{"type": "document", "doc": "a"}
{"type": "entity", "doc": "a", "kind": "person", "name": "Hadid"}
{"type": "entity", "doc": "a", "kind": "brand", "name": "MIU MIU"}
{"type": "entity", "doc": "a", "kind": "brand", "name": "Celine"}
{"type": "entity", "doc": "a", "kind": "trend", "name": "balletcore"}
{"type": "fact", "doc": "a", "kind": "wear", "person": "Hadid", "garment": "ballet pumps", "brand": "Miu Miu", "attributes": ["Pink"], "confidence": 0.95, "evidence": [{"start": 0, "end": 46, "quote": "Bella Hadid wore pink ballet flats by Miu Miu."}]}
{"type": "fact", "doc": "a", "kind": "wear", "person": "Bella Hadid", "garment": "skirt", "confidence": 0.95, "evidence": [{"start": 0, "end": 11, "quote": "Bella"}]}
{"type": "fact", "doc": "a", "kind": "measure", "subject": "ballet flats", "metric": "searches", "value": "24.1", "unit": "percent", "change": true, "direction": "down", "confidence": 0.34, "evidence": [{"start": 67, "end": 80, "quote": "Chloé and Bo."}]}
{"type": "fact", "doc": "a", "kind": "collaboration", "parties": ["Bo", "Chloe"]}
{"type": "fact", "doc": "elsewhere", "kind": "collaboration", "parties": ["Bo", "Chloe"]}
"#;

fn gold() -> Gold {
    Gold::from_json(GOLD)
        .and_then(|gold| gold.with_synonyms(r#"[["ballet flat", "ballet pump"]]"#))
        .expect("the gold above is JSON")
}

fn score() -> Score {
    let predictions = Predictions::from_jsonl(PREDICTIONS).expect("the lines above are JSON");
    Score::of(
        &gold(),
        &predictions,
        Some(&Texts::from_iter([("a", TEXT)])),
    )
}

#[test]
fn the_table_is_the_one_worked_out_by_hand() {
    // Wear: 1 of 2 and 1 of 2. Measure: 24.1 is within 0.5 % of 24. Parties: any order.
    // Side: brand, change right, direction wrong. Grounded: 2 of 4 (a wrong quote, and none).
    // Evidence: wear meets its sentence, measure does not.
    // Bins: 0.9 has 0.95 right, 0.95 wrong and 1.0 right (|2.9 - 2|), 0.3 has 0.34 right
    // (|0.34 - 1|): 1.56 / 4. AUC: one wrong fact, 0.95, against 0.95 (tie), 0.34, 1.0.
    let expected = "\
facts, 1 documents
wear             P 0.500  R 0.500  F1 0.500   gold    2 pred    2
measure          P 1.000  R 1.000  F1 1.000   gold    1 pred    1
collaboration    P 1.000  R 1.000  F1 1.000   gold    1 pred    1
ALL (micro)      P 0.750  R 0.750  F1 0.750
macro F1         0.833
side_fields      0.667
grounded         0.500
evidence_agrees  0.500
calibration_error 0.390
confidence_auc   0.500
right_when_sure  0.667
entities
brand            P 0.500  R 0.500  F1 0.500   gold    2 pred    2
person           P 1.000  R 1.000  F1 1.000   gold    1 pred    1
trend            P 0.000  R 0.000  F1 0.000   gold    0 pred    1
ALL (micro)      P 0.500  R 0.667  F1 0.571";
    let score = score();
    assert_eq!(score.to_string(), expected);
    // Pink of pink and satin: precision 1, recall 1/2.
    assert_eq!(score.attributes_f1, Some(2.0 / 3.0));
    assert_eq!(score.kind("wear").map(|counts| counts.matched), Some(1));
    assert_eq!(score.entity("brand").map(|counts| counts.gold), Some(2));
    assert!(score.kind("quote").is_none());
}

#[test]
fn errors_name_what_stands_alone() {
    let score = score();
    assert_eq!(
        score.errors(1).to_string(),
        "  missed   a wear {\"person\": \"Bella Hadid\", \"garment\": \"jeans\"}\n  \
         spurious a wear {\"person\": \"Bella Hadid\", \"garment\": \"skirt\"}\n",
    );
    assert_eq!(score.errors(0).to_string(), "");
    assert_eq!(score.mismatches()[0].side, Side::Missed);
}

#[test]
fn judgements_follow_the_predictions() {
    let right: Vec<(usize, bool)> = score().judgements().iter().map(|j| (j.1, j.2)).collect();
    assert_eq!(right, [(0, true), (1, false), (2, true), (3, true)]);
}

#[test]
fn an_annotator_agrees_with_themselves() {
    let score = agreement(&gold(), &gold());
    assert_eq!((score.micro().f1(), score.entity_micro().f1()), (1.0, 1.0));
    assert_eq!(
        (score.side_fields, score.attributes_f1),
        (Some(1.0), Some(1.0))
    );
    assert_eq!(score.grounded, None);
}

#[test]
fn the_best_pairs_are_chosen_overall() {
    // Taking the first agreeing pair would leave the second gold fact alone.
    let gold = r#"{"doc": "a", "facts": [
        {"kind": "role", "person": "Hadid", "role": "model"},
        {"kind": "role", "person": "Gigi Hadid", "role": "model"}]}"#;
    let lines = ["Gigi Hadid", "Bella Hadid"].map(|person| {
        serde_json::json!({"type": "fact", "doc": "a", "kind": "role", "person": person, "role": "model"})
    });
    let score = Score::of(
        &Gold::from_json(gold).expect("JSON"),
        &Predictions::from_lines(lines).expect("objects"),
        None,
    );
    assert_eq!(score.micro().matched, 2);
}

#[test]
fn errors_of_gold_name_file_and_line() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken_gold");
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let file = folder.join("a.json");
    std::fs::write(
        &file,
        "{\"doc\": \"a\",\n \"facts\": [\n  {\"person\": \"Bo\"}]}",
    )
    .expect("a file");
    let error = Gold::read_dir(&folder).expect_err("a fact without a kind");
    assert_eq!(
        error.to_string(),
        format!("{}:3: missing field `kind`", file.display())
    );
    assert_eq!((error.line(), error.is_io()), (Some(3), false));
    let error = Gold::read_dir(folder.join("nowhere")).expect_err("no folder");
    assert!(error.is_io());
}

#[test]
fn odd_predictions_do_no_harm() {
    let lines = r#"{"type": "fact"}
        {"type": "fact", "doc": 3, "kind": ["wear"]}
        {"type": "fact", "doc": "a", "kind": "wear", "person": {"x": null}, "garment": [[]], "evidence": "x", "confidence": 1e300}
        {"type": "fact", "doc": "a", "kind": "collaboration", "parties": 7, "confidence": "high"}
        {"type": "fact", "doc": "a", "kind": "measure", "evidence": [{"start": 5, "end": 18446744073709551615, "quote": ""}]}
        {"type": "entity", "doc": "a", "kind": "brand"}
        {"type": "entity", "doc": "a", "kind": "brand", "name": 0}"#;
    let predictions = Predictions::from_jsonl(lines).expect("objects");
    let score = Score::of(&gold(), &predictions, Some(&Texts::default()));
    assert_eq!(score.micro().matched, 0);
    assert_eq!(score.entity_micro().pred, 2);
    assert_eq!(score.grounded, Some(0.0));
}
