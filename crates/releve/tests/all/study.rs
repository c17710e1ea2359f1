//! A study as its user sees it: commands in, exit code and both outputs out.

use std::fs;

use crate::program::{DATED_ARTICLE, fails, json, run, study_and_article, well};

#[test]
fn a_study_from_its_beginning_to_its_end() {
    let folder = study_and_article();
    let at = folder.path();
    let added = json(&["add", "a.releve", "articles"], at);
    assert_eq!(
        (&added["import"], &added["documents"]),
        (&1.into(), &1.into())
    );
    assert!(added["facts"].as_u64().unwrap() >= 2);
    assert_eq!(
        well(&["add", "a.releve", "articles"], at),
        "nothing new\n1 was there already\n"
    );

    let status = json(&["status", "a.releve"], at);
    assert_eq!(status["documents"], 1);
    assert_eq!(status["weeks"][0]["name"], "2025-W37");
    assert!(well(&["status", "a.releve"], at).starts_with("1 document, "));

    let found = well(&["search", "a.releve", "satin"], at);
    assert!(found.starts_with("flats · Flats are back"), "{found}");
    let found = json(&["search", "a.releve", "hadid"], at);
    assert_eq!(found["entities"][0]["name"], "Bella Hadid");

    let shown = json(&["show", "a.releve", "flats"], at);
    assert!(
        shown["text"]
            .as_str()
            .unwrap()
            .starts_with("Flats are back")
    );
    let fact = json(&["show", "a.releve", "flats#1"], at);
    assert_eq!(fact["id"], "flats#1");

    let rows = well(
        &[
            "sql",
            "a.releve",
            "SELECT person, garment FROM wears",
            "--format",
            "csv",
        ],
        at,
    );
    assert_eq!(rows, "person,garment\r\nBella Hadid,ballet flat\r\n");
    let new = json(&["diff", "a.releve", "--since", "0"], at);
    assert_eq!(new["documents"][0]["doc"], "flats");

    well(
        &["export", "a.releve", "--to", "tables", "--format", "csv"],
        at,
    );
    assert!(at.join("tables/wear.csv").is_file());
    well(&["backup", "a.releve", "copy.releve"], at);
    assert_eq!(json(&["status", "copy.releve"], at), status);

    // Another text under the same path is a new version.
    fs::write(
        at.join("articles/flats.txt"),
        DATED_ARTICLE.replace("Paris", "Rome"),
    )
    .unwrap();
    let added = json(&["add", "a.releve", "articles"], at);
    assert_eq!(
        (&added["documents"], &added["versions"]),
        (&1.into(), &1.into())
    );
    well(&["undo", "a.releve", "2"], at);
    assert_eq!(json(&["status", "a.releve"], at)["documents"], 1);
    assert_eq!(
        json(&["history", "a.releve"], at).as_array().unwrap().len(),
        3
    );

    let nothing = well(&["reread", "a.releve"], at);
    assert_eq!(
        nothing,
        "nothing to read anew: this reader read all documents\n"
    );
    let change = json(&["reread", "a.releve", "--all"], at);
    assert_eq!(
        (&change["documents"], &change["changed"]),
        (&1.into(), &0.into())
    );

    assert_eq!(
        well(&["remove", "a.releve", "flats"], at),
        "removed: flats\n"
    );
    let bytes = fs::read(at.join("a.releve")).unwrap();
    assert!(
        !bytes
            .windows(9)
            .any(|at| at.eq_ignore_ascii_case(b"anastasio"))
    );
    fs::write(at.join("articles/flats.txt"), DATED_ARTICLE).unwrap();
    assert!(well(&["add", "a.releve", "articles"], at).contains("removed from this study before"));
    let again = json(&["add", "a.releve", "articles", "--again"], at);
    assert_eq!(again["documents"], 1);
}

#[test]
fn a_study_is_read_like_any_path() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    fs::rename(at.join("a.releve"), at.join("plain.txt")).unwrap();
    let lines = well(&["read", "plain.txt", "--format", "jsonl"], at);
    assert_eq!(lines, well(&["read", "articles", "--format", "jsonl"], at));
    assert_eq!(well(&["text", "plain.txt"], at), DATED_ARTICLE);
    let told = well(
        &[
            "report",
            "plain.txt",
            "--trend",
            "ballet flat",
            "--out",
            "a.html",
        ],
        at,
    );
    assert!(told.contains("The dossier: a.html"), "{told}");
    well(&["init", "b.releve"], at);
    assert_eq!(json(&["add", "b.releve", "plain.txt"], at)["documents"], 1);
    let itself = run(&["add", "b.releve", "b.releve"], at);
    assert_eq!(itself.status.code(), Some(2));
}

#[test]
fn what_goes_wrong_is_told() {
    let folder = study_and_article();
    let at = folder.path();
    fs::write(at.join("articles/scan.pdf"), b"%PDF-1.7 ...").unwrap();
    let output = run(&["add", "a.releve", "articles"], at);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("scan.pdf: a PDF is no text"), "{said}");
    let status = json(&["status", "a.releve"], at);
    assert_eq!(
        (
            &status["documents"],
            status["refused"].as_array().unwrap().len()
        ),
        (&1.into(), 1)
    );

    for (arguments, code, message) in [
        (
            &["init", "a.releve"][..],
            1,
            "error: a.releve: a file is there already\n",
        ),
        (
            &["status", "articles/flats.txt"],
            1,
            "error: articles/flats.txt: not a study: no SQLite database\nhint: `releve init FILE` makes one\n",
        ),
        (
            &["status", "none"],
            1,
            "error: none: no such file or folder\n",
        ),
        (
            &["undo", "a.releve", "7"],
            1,
            "error: a.releve: there is no import `7`\nhint: `releve history` lists them\n",
        ),
        (
            &["search", "a.releve", "—"],
            1,
            "error: expected a word to look for, but found `—`\n",
        ),
        (
            &["diff", "a.releve", "--since", "soon"],
            2,
            "error: expected a day such as `2026-11-13` or an import's number, but found `soon`\n",
        ),
        (
            &["show", "a.releve", "nobody"],
            1,
            "error: a.releve: there is no document or fact `nobody`\nhint: `releve search` finds documents and facts by their words\n",
        ),
        (
            &["sql", "a.releve", "DELETE FROM document"],
            1,
            "error: the statement would do more than read; a study is changed by its commands alone\n",
        ),
    ] {
        fails(arguments, at, code, message);
    }
}

#[test]
fn an_export_writes_over_nothing_but_exports() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    let export = |to| ["export", "a.releve", "--to", to, "--format", "csv"];
    fs::create_dir(at.join("mine")).unwrap();
    fs::write(at.join("mine/documents.csv"), "mine").unwrap();
    fails(
        &export("mine"),
        at,
        1,
        "error: `mine` holds files that are no tables of ours\nhint: name an empty or a new folder with `--to`\n",
    );
    assert_eq!(
        fs::read_to_string(at.join("mine/documents.csv")).unwrap(),
        "mine"
    );
    well(&export("new"), at);
    well(&export("new"), at);
    let about = fs::read_to_string(at.join("new/README.txt")).unwrap();
    assert!(
        about.starts_with("The tables of the study a.releve."),
        "{about}"
    );
    assert!(about.contains("documents.csv: documents, 1 row"), "{about}");
    // What a workbook lacks is said.
    let output = run(
        &["export", "a.releve", "--to", "new", "--format", "xlsx"],
        at,
    );
    let lacks = "the table `texts` is left out of the workbook";
    assert!(String::from_utf8_lossy(&output.stderr).contains(lacks));
    let about = fs::read_to_string(at.join("new/README.txt")).unwrap();
    assert!(about.contains(lacks), "{about}");
    // Tables of a dossier may have the same names.
    let report = ["report", "a.releve", "--trend", "ballet flat", "--out"];
    let output = run(&[&report[..], &["a.html", "--tables", "new"]].concat(), at);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_study_met_in_a_folder_is_passed_over() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["init", "articles/own.releve"], at);
    well(&["init", "articles/other"], at);
    // Another program has it open.
    let other = rusqlite::Connection::open(at.join("articles/other")).unwrap();
    other
        .execute_batch("BEGIN IMMEDIATE; CREATE TABLE x (y)")
        .unwrap();
    assert!(at.join("articles/other-wal").exists());
    let output = run(&["add", "articles/own.releve", "articles"], at);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        said,
        "note: articles/other: a study, passed over; name it to read its documents\n\
         note: articles/own.releve: a study, passed over; name it to read its documents\n"
    );
    assert_eq!(output.status.code(), Some(0));
    let status = json(&["status", "articles/own.releve"], at);
    assert_eq!(status["documents"], 1);
    assert_eq!(status["refused"].as_array().unwrap().len(), 0);
    let output = run(&["read", "articles"], at);
    assert_eq!(output.status.code(), Some(0));
    fails(
        &["read", "articles/other-wal"],
        at,
        2,
        "error: `articles/other-wal` is SQLite's file beside the study `articles/other` while it is open\n\
         hint: name the study instead, which holds the documents\n",
    );
    drop(other);
}

/// Files may not grow beyond so many blocks of 512 bytes: what a full disk does,
/// at every step of making a study.
#[cfg(unix)]
#[test]
fn a_study_that_does_not_fit_leaves_nothing() {
    let folder = study_and_article();
    let at = folder.path();
    let mut made = 0;
    for blocks in (0..4600).step_by(200) {
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let output = std::process::Command::new("sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_releve"), "init", "b"])
            .current_dir(at)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let left: Vec<_> = fs::read_dir(at)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with('b'))
            .collect();
        if output.status.success() {
            made += 1;
            assert_eq!(left, ["b"]);
            assert_eq!(json(&["status", "b"], at)["documents"], 0);
            fs::remove_file(at.join("b")).unwrap();
        } else {
            assert_eq!(left, [""; 0], "{blocks}: {said}");
            assert!(said.contains("no study was made"), "{blocks}: {said}");
        }
    }
    assert!((1..22).contains(&made), "{made}");
}

#[test]
fn columns_keep_their_order_and_none_is_lost() {
    let folder = study_and_article();
    let at = folder.path();
    let ask = |format: &str| {
        let query = "SELECT 1 b, 2 a, 'x\"y' b UNION ALL SELECT 3, 4, 5";
        run(&["sql", "a.releve", query, "--format", format], at)
    };
    let output = ask("json");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "[{\"b\":1,\"a\":2,\"b_2\":\"x\\\"y\"},\n{\"b\":3,\"a\":4,\"b_2\":5}]\n"
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "note: there is another column `b`; this one is printed as `b_2`\n"
    );
    let output = ask("jsonl");
    assert!(output.stdout.starts_with(b"{\"b\":1,\"a\":2,"));
    let output = ask("csv");
    assert!(output.stdout.starts_with(b"b,a,b\r\n"));
    assert_eq!(output.stderr, b"");
}

#[test]
fn no_answer_is_written_over_a_study() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    let index = [
        "index", "a.releve", "--period", "2025-Q3", "--kind", "brand",
    ];
    let out = ["--format", "json", "--out", "./a.releve"];
    let output = run(&[&index[..], &out].concat(), at);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains("is a study, which is not written over"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json(&["status", "a.releve"], at)["documents"], 1);
    // Nor over what is read, however it is written.
    fs::write(at.join("t.csv"), "mine").unwrap();
    fails(
        &["forecast", "t.csv", "--horizon", "2", "--out", "./t.csv"],
        at,
        2,
        "error: `--out` would write over what is read; name another file\n",
    );
}
