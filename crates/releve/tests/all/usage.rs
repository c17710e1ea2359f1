//! What is the same for every command: usage, help, exit codes, pipes.

use std::fs;
use std::process::Stdio;

use crate::program::{ARTICLE, articles, err, fails, out, releve, run, study_and_article, well};

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = articles();
    for arguments in [
        &["read"] as &[&str],
        &["read", "flats.txt", "--format", "xml"],
        &["read", "flats.txt", "--max-document", "big"],
        &["explain", "flats.txt", "--fact", "0"],
        &["lexicon"],
        &["eval", "--gold", "."],
        &["dance"],
        &[],
    ] {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    fails(
        &["read", "flats.txt", "--lang", "fr"],
        folder.path(),
        2,
        "error: no lexicon for the language `fr`; expected `en`\n",
    );
}

#[test]
fn help_teaches_by_example() {
    let folder = articles();
    for command in ["read", "text", "explain", "eval", "train"] {
        let long = run(&[command, "--help"], folder.path());
        assert!(out(&long).contains("Examples:"), "{command}");
        let short = run(&[command, "-h"], folder.path());
        assert!(out(&short).len() < out(&long).len(), "{command}");
    }
    let version = run(&["--version"], folder.path());
    assert_eq!(
        out(&version),
        concat!("releve ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..200 {
        fs::write(folder.path().join(format!("{n}.txt")), ARTICLE.repeat(20)).unwrap();
    }
    let mut child = releve(&["read", ".", "--format", "jsonl"], folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert!(output.status.success());
}

#[test]
fn nobody_to_listen_is_no_reason_to_stop() {
    let folder = study_and_article();
    well(&["add", "a.releve", "articles"], folder.path());
    // Each of these says something on the standard error output.
    for (asked, code) in [
        (
            &["export", "a.releve", "--to", "out", "--format", "csv"][..],
            0,
        ),
        (&["read", "articles", "nowhere.txt"], 1),
        (&["show", "a.releve", "nothing"], 1),
        (&["read", "articles", "--lang", "fr"], 2),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let status = releve(asked, folder.path())
            .stdout(Stdio::null())
            .stderr(writer)
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(code), "{asked:?}");
    }
    let about = fs::read_to_string(folder.path().join("out/README.txt")).unwrap();
    assert!(about.contains("documents.csv: documents, 1 row"), "{about}");
}
