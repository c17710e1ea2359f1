//! `releve explain`.

use crate::program::{articles, err, out, run};

#[test]
fn explain_tells_rule_names_and_words() {
    let folder = articles();
    let output = run(&["explain", "flats.txt", "--fact", "1"], folder.path());
    let text = out(&output);
    for part in [
        "flats#1",
        "  evidence    ",
        "  rule        `",
        "  confidence  0.",
        "people.tsv:",
        "  words       ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let output = run(&["explain", "flats.txt", "--fact", "99"], folder.path());
    // As `releve show` of a fact that is not there.
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with("error: flats: no fact 99; the document has "));
    assert!(err(&output).ends_with("\nhint: without `--fact` all of them are explained\n"));
}
