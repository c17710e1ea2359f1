//! What is typed wrong.

use std::fs;

use super::paper;
use crate::program::{err, run, study};

#[test]
fn what_is_typed_wrong_is_told() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("note.txt"), "Flats.").unwrap();
    fs::write(at.join("none.opml"), "<opml><body/></opml>").unwrap();
    for (arguments, code, message) in [
        (
            &["watch", "a.releve", "--once"][..],
            2,
            "error: the study watches nothing yet; name",
        ),
        (
            &["watch", "a.releve", "note.txt", "--once"],
            1,
            "expected a list of feeds in OPML, but found `text`",
        ),
        (
            &["watch", "a.releve", "none.opml", "--once"],
            1,
            "none.opml: it lists no feeds",
        ),
        (
            &["watch", "a.releve", "missing.opml", "--once"],
            1,
            "error: missing.opml: no such file\nhint: expected a list of feeds in OPML",
        ),
        (
            &["watch", "a.releve", "https://jo:x@a.example/", "--once"],
            2,
            "is never sent",
        ),
        (
            &["watch", "a.releve", "--pause", "0s", "--once"],
            2,
            "would be impolite",
        ),
        (
            &["watch", "a.releve", "--every", "soon"],
            2,
            "expected a time such as",
        ),
        (
            &["watch", "a.releve", "--every", "0s"],
            2,
            "expected a time of more than 0, but found `0s`",
        ),
        (
            &["watch", "note.txt", "https://a.example/", "--once"],
            1,
            "not a study",
        ),
        (&["add", "a.releve", "http://:/"], 2, "is not fetched"),
    ] {
        let output = run(arguments, at);
        assert!(
            err(&output).contains(message),
            "{arguments:?}: {}",
            err(&output)
        );
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    let server = paper(1);
    let output = run(&["watch", "a.releve", &server.at("/feed"), "--once"], at);
    assert!(err(&output).contains("is a loopback address; `--allow-private` allows it"));
    assert_eq!(output.status.code(), Some(1));
    assert!(server.asked().is_empty());
}
