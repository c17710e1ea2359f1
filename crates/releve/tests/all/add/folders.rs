//! What is passed over when a folder or a study is added, and an adding that is
//! broken off.

use std::fs;

use crate::program::{err, fails, rows, run, study_and_article, well};

const SHOP: &str = r#"{"products":[{"id":11,"title":"Satin ballet flat","vendor":"Aeyde",
"variants":[{"id":111,"title":"38","available":true,"price":"190.00"}],"options":[]}]}"#;

#[test]
fn what_the_program_wrote_is_passed_over() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    let page = [
        "report",
        "a.releve",
        "--trend",
        "ballet flat",
        "--out",
        "articles/dossier.html",
    ];
    well(&page, at);
    let export = [
        "export",
        "a.releve",
        "--to",
        "articles/tables",
        "--format",
        "csv",
    ];
    well(&export, at);
    let output = run(&["add", "a.releve", "."], at);
    let said = err(&output);
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("dossier.html: a page written by releve, passed over"),
        "{said}"
    );
    assert!(
        said.contains("tables: tables written by releve, passed over"),
        "{said}"
    );
    assert_eq!(
        rows("SELECT count(*) AS n FROM document", at),
        serde_json::json!([{ "n": 1 }])
    );
}

#[test]
fn what_a_study_keeps_to_itself_is_told() {
    let folder = study_and_article();
    let at = folder.path();
    fs::write(at.join("products.json"), SHOP).unwrap();
    fs::write(
        at.join("views.csv"),
        "date,flats\n2026-01-05,1\n2026-01-12,2\n",
    )
    .unwrap();
    well(&["init", "b.releve"], at);
    well(
        &["add", "b.releve", "products.json", "--day", "2026-11-20"],
        at,
    );
    fails(
        &["add", "a.releve", "b.releve"],
        at,
        1,
        "note: b.releve: 1 product left out; of a study the texts alone are added, of the rest \
         add the files\nerror: b.releve: no text in it\n",
    );
    well(&["add", "b.releve", "views.csv", "articles"], at);
    let output = run(&["add", "a.releve", "b.releve"], at);
    assert!(output.status.success());
    assert_eq!(
        err(&output),
        "note: b.releve: 1 series and 1 product left out; of a study the texts alone are added, \
         of the rest add the files\n"
    );
    // A first version by its number, a day as a day.
    let shown = well(&["show", "a.releve", "flats@1"], at);
    assert_eq!(shown, well(&["show", "a.releve", "flats"], at));
    assert_eq!(
        well(&["show", "a.releve", "flats@1#1"], at),
        well(&["show", "a.releve", "flats#1"], at)
    );
}

#[cfg(unix)]
#[test]
fn an_adding_that_is_broken_off_says_what_became_of_it() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let folder = study_and_article();
    let at = folder.path();
    let mut child = crate::program::releve(&["add", "a.releve", "articles", "-"], at)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What is piped in never ends; waiting for the program would close it, and an
    // adding that has all it is to add may be done before the signal is heard.
    let input = child.stdin.take();
    let begin = Instant::now();
    while !at.join("a.releve-wal").exists() {
        assert!(begin.elapsed() < Duration::from_secs(60), "it never began");
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(200));
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
    let output = child.wait_with_output().unwrap();
    drop(input);
    assert_eq!(
        err(&output),
        "error: broken off: nothing was added, a.releve is as it was\n"
    );
    assert_eq!(output.status.code(), Some(130));
    assert_eq!(
        rows("SELECT count(*) AS n FROM import", at),
        serde_json::json!([{ "n": 0 }])
    );
}
