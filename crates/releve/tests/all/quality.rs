//! `releve eval` and `releve train`.

use std::fs;

use crate::program::{ARTICLE, err, fails, folder, out, run};

const GOLD: &str = r#"{"doc": "flats", "entities": [{"kind": "person", "name": "Bella Hadid"}],
  "facts": [{"kind": "wear", "person": "Bella Hadid", "garment": "ballet flat", "evidence": ["Bella Hadid wore"]},
            {"kind": "role", "person": "Bella Hadid", "role": "model", "evidence": ["Bella Hadid"]}]}"#;

#[test]
fn eval_scores_what_is_read_and_what_is_given() {
    let folder = folder(&[
        ("gold/flats.json", GOLD.as_bytes()),
        ("text/flats.txt", ARTICLE.as_bytes()),
    ]);
    let path = folder.path();
    let base = ["eval", "--gold", "gold", "--text", "text"];
    let read = run(&base, path);
    assert!(
        out(&read).starts_with("facts, 1 documents\nwear             P 1.000  R 1.000"),
        "{}",
        out(&read)
    );
    let lines = run(&["read", "text", "--format", "jsonl"], path);
    fs::write(path.join("pred.jsonl"), &lines.stdout).unwrap();
    let given = run(&[&base[..], &["--pred", "pred.jsonl"]].concat(), path);
    assert_eq!(out(&read), out(&given));
    let errors = run(&[&base[..], &["--errors", "1"]].concat(), path);
    assert!(
        out(&errors)
            .contains("  missed   flats role {\"person\": \"Bella Hadid\", \"role\": \"model\"}\n"),
        "{}",
        out(&errors)
    );
    let json = run(&[&base[..], &["--json"]].concat(), path);
    let score: serde_json::Value = serde_json::from_str(out(&json)).unwrap();
    assert_eq!(score["documents"], 1);
    let format = run(&[&base[..], &["--format", "json"]].concat(), path);
    assert_eq!(out(&format), out(&json));
    // Lists to look at would make it no JSON.
    for (more, json) in [
        (["--errors", "1"], &["--json"][..]),
        (["--brief", "flats"], &["--format", "json"]),
    ] {
        let refused = run(&[&base[..], &more, json].concat(), path);
        assert_eq!(refused.status.code(), Some(2));
        assert_eq!(out(&refused), "");
    }
    // What was read of other texts is not a bad reading of these.
    fs::write(
        path.join("other.jsonl"),
        r#"{"type": "entity", "doc": "clogs", "kind": "person", "name": "Bella Hadid"}"#,
    )
    .unwrap();
    fails(
        &[&base[..], &["--pred", "other.jsonl"]].concat(),
        path,
        1,
        "error: other.jsonl: no document of it is in the gold; it tells of `clogs`, the gold of \
         `flats`\nhint: name the gold of the texts that were read with `--gold`, or read its \
         texts with `releve read --format jsonl`\n",
    );
    fs::write(path.join("pred.jsonl"), "{").unwrap();
    let broken = run(&[&base[..], &["--pred", "pred.jsonl"]].concat(), path);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        err(&broken).starts_with("error: pred.jsonl:1: not JSON"),
        "{}",
        err(&broken)
    );
    let none = run(&["eval", "--gold", "nowhere", "--text", "text"], path);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).starts_with("error: nowhere: "), "{}", err(&none));
}

#[test]
fn folders_that_are_not_there_are_told_in_our_words() {
    let folder = folder(&[("gold/flats.json", GOLD.as_bytes())]);
    let path = folder.path();
    for (asked, message) in [
        (
            &["eval", "--gold", "no", "--text", "text"][..],
            "error: no: no such file or folder\n",
        ),
        (
            &["train", "--gold", "no", "--text", "text", "--out", "w"],
            "error: no: no such file or folder\n",
        ),
        (
            &["eval", "--gold", "gold", "--text", "text"],
            "error: text/flats.txt: no such file or folder\n",
        ),
    ] {
        fails(asked, path, 1, message);
    }
}

#[test]
fn eval_scores_names_that_no_lexicon_knows() {
    let gold = br#"{"doc": "labels", "facts": [], "entities": [
        {"kind": "brand", "name": "Quorvane"}, {"kind": "brand", "name": "Miu Miu"},
        {"kind": "person", "name": "Odile Brankov"}, {"kind": "place", "name": "Zzyrk"}]}"#;
    let read = br#"{"type": "entity", "doc": "labels", "kind": "brand", "name": "Quorvane"}
{"type": "entity", "doc": "labels", "kind": "brand", "name": "Odile Brankov"}
"#;
    let folder = folder(&[
        ("gold/labels.json", gold),
        (
            "text/labels.txt",
            b"Quorvane, Miu Miu, Odile Brankov, Zzyrk.",
        ),
        ("pred.jsonl", read),
        ("words/brands.tsv", b"# source: mine\nname\nQuorvane\n"),
    ]);
    let path = folder.path();
    let base = [
        "eval",
        "--gold",
        "gold",
        "--text",
        "text",
        "--pred",
        "pred.jsonl",
        "--unknown-names",
    ];
    assert_eq!(
        out(&run(&base, path)),
        "unknown names    P 0.500  R 0.500  F1 0.500   gold    2 pred    2\n"
    );
    let json = run(&[&base[..], &["--json"]].concat(), path);
    let score: serde_json::Value = serde_json::from_str(out(&json)).unwrap();
    assert_eq!((&score["f1"], &score["gold"]), (&0.5.into(), &2.into()));
    // What is in one's own words is known.
    assert_eq!(
        out(&run(&[&base[..], &["--lexicon", "words"]].concat(), path)),
        "unknown names    P 0.000  R 0.000  F1 0.000   gold    1 pred    1\n"
    );
}

#[test]
fn train_writes_the_same_weights_twice() {
    let folder = folder(&[
        ("gold/flats.json", GOLD.as_bytes()),
        ("text/flats.txt", ARTICLE.as_bytes()),
        (
            "names.txt",
            b"# a note\nSales at {brand:Norhem} rose, says {person:Ines Ford}.\n",
        ),
        ("wrong.txt", b"# a note\nSales at {house:Norhem} rose.\n"),
    ]);
    let path = folder.path();
    let base = ["train", "--gold", "gold", "--text", "text"];
    let wrong = run(
        &[&base[..], &["--names", "wrong.txt", "--out", "no"]].concat(),
        path,
    );
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        err(&wrong).contains("wrong.txt, line 2: `house` is no kind of entity"),
        "{}",
        err(&wrong)
    );
    for out in ["one", "two"] {
        let output = run(
            &[&base[..], &["--names", "names.txt", "--out", out]].concat(),
            path,
        );
        assert!(output.status.success(), "{}", err(&output));
    }
    for file in ["name_weights.tsv", "rule_weights.tsv"] {
        let one = fs::read_to_string(path.join("one").join(file)).unwrap();
        assert!(one.starts_with("# source: "));
        assert_eq!(
            one,
            fs::read_to_string(path.join("two").join(file)).unwrap()
        );
    }
    // What was learnt is a lexicon's file like any other.
    let read = run(&["read", "text", "--lexicon", "one"], path);
    assert!(read.status.success(), "{}", err(&read));
}
