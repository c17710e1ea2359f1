//! What is typed wrong.

use std::fs;

use super::{paper, round};
use crate::program::{err, fails, out, run, study, well};

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

#[test]
fn of_several_feeds_those_that_are_watched_are_forgotten() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    let (list, gone) = (server.at("/feed"), server.at("/gone"));
    round(&[&list], &[], at);
    // Of several that are not, all are told.
    let other = server.at("/other");
    fails(
        &["watch", "a.releve", &gone, &other, "--forget"],
        at,
        1,
        &format!(
            "error: a.releve: `{gone}`, `{other}` are not watched\nhint: `releve status` lists \
             what is\n"
        ),
    );
    let output = run(&["watch", "a.releve", &gone, &list, "--forget"], at);
    assert_eq!(output.status.code(), Some(1));
    let told = format!("error: a.releve: `{gone}` is not watched\n");
    assert_eq!(err(&output), told);
    assert!(out(&output).starts_with("1 list forgotten"));
    // The history tells it, and that it cannot be undone.
    let history = well(&["history", "a.releve"], at);
    let line = history.lines().last().unwrap();
    assert!(
        line.contains(&format!("  forget  {list}  [releve")),
        "{line}"
    );
    let number = line.split_whitespace().next().unwrap();
    fails(
        &["undo", "a.releve", number],
        at,
        1,
        &format!(
            "error: a.releve: `{number}` was no adding but `forget`\nhint: watch the feeds again\n"
        ),
    );
    let output = run(&["watch", "a.releve", "--once"], at);
    assert!(err(&output).contains("the study watches nothing yet"));
}

#[test]
fn a_feed_is_forgotten() {
    let folder = study();
    let at = folder.path();
    let server = paper(3);
    let list = server.at("/feed");
    let first = round(&[&list], &["--limit", "1"], at);
    assert_eq!(first["pages"]["waiting"], 2);
    let forget = ["watch", "a.releve", &list, "--forget"];
    assert_eq!(
        well(&forget, at),
        "1 list forgotten, with 2 pages of it that waited; documents stay\n"
    );
    let status = well(&["status", "a.releve"], at);
    assert!(!status.contains(&list), "{status}");
    assert!(status.contains("1 document"), "{status}");
    fails(
        &forget,
        at,
        1,
        &format!("error: a.releve: `{list}` is not watched\nhint: `releve status` lists what is\n"),
    );
    let output = run(&["watch", "a.releve", "--once"], at);
    assert!(err(&output).contains("the study watches nothing yet"));
    assert_eq!(
        run(&["watch", "a.releve", "--forget"], at).status.code(),
        Some(2)
    );

    // Another feed that names the same pages has them now.
    server.page("/other", "application/rss+xml", super::feed(1..3));
    let other = round(&[&server.at("/other")], &[], at);
    assert_eq!(
        (&other["documents"], &other["pages"]["waiting"]),
        (&2.into(), &0.into())
    );
    // And the first one goes on where it was.
    server.page("/feed", "application/rss+xml", super::feed(0..4));
    server.page("/3", "text/html", super::page(3));
    let again = round(&[&list], &[], at);
    assert_eq!(
        (&again["documents"], &again["pages"]["waiting"]),
        (&1.into(), &0.into())
    );
}
