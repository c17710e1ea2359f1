//! Files around a study: what is left alone, refused and never written over.

use std::fs;

use crate::program::{
    DATED_ARTICLE, err, fails, folder, json, limited, run, study_and_article, well,
};

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
    // In another form: no table of before stays beside it.
    fs::write(at.join("new/mine.csv"), "mine").unwrap();
    let output = run(
        &["export", "a.releve", "--to", "new", "--format", "xlsx"],
        at,
    );
    let told = "files of an earlier export in another form removed, such as new/";
    assert!(err(&output).contains(told), "{}", err(&output));
    assert!(at.join("new/mine.csv").exists() && at.join("new/study.xlsx").exists());
    assert!(!at.join("new/documents.csv").exists());
    well(&export("new"), at);
    assert!(!at.join("new/study.xlsx").exists());
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
        let output = limited(blocks, &["init", "b"], at);
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

/// At every step of what changes a study: all of it or nothing is done, and said.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_a_study_whole() {
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    fs::create_dir(at.join("new")).unwrap();
    fs::write(
        at.join("new/clogs.txt"),
        DATED_ARTICLE.replace("flats", "clogs"),
    )
    .unwrap();
    let acts: [&[&str]; 4] = [
        &["undo", "b.releve", "1"],
        &["remove", "b.releve", "flats"],
        &["add", "b.releve", "new"],
        &["reread", "b.releve", "--all"],
    ];
    for act in acts {
        let (mut plainly, mut done) = (0, 0);
        for blocks in [0, 40, 80, 200, 800, 3000] {
            for end in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(at.join(format!("b.releve{end}")));
            }
            fs::copy(at.join("a.releve"), at.join("b.releve")).unwrap();
            let before = json(&["status", "b.releve"], at);
            let output = limited(blocks, act, at);
            let said = err(&output);
            if output.status.success() {
                done += 1;
                assert_ne!(
                    json(&["history", "b.releve"], at).as_array().unwrap().len(),
                    1
                );
            } else {
                plainly += usize::from(said.contains("the disk is full"));
                assert!(said.contains("disk is full"), "{act:?} {blocks}: {said}");
                assert!(
                    said.contains("as it was before"),
                    "{act:?} {blocks}: {said}"
                );
                assert_eq!(
                    json(&["status", "b.releve"], at),
                    before,
                    "{act:?} {blocks}"
                );
            }
        }
        assert!(plainly > 0 && done > 0, "{act:?}: {plainly}, {done}");
    }
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
    let over = |asked: &[&str], format: &str, out: &str| {
        let output = run(&[asked, &["--format", format, "--out", out]].concat(), at);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{asked:?} {said}");
        said
    };
    for asked in [
        &["stage", "t.csv"][..],
        &["growth", "t.csv"],
        &["anomalies", "t.csv"],
        &["backtest", "t.csv", "--horizon", "2"],
    ] {
        let said = over(asked, "csv", "./t.csv");
        assert!(said.contains("would write over what is read"), "{said}");
    }
    fs::write(
        at.join("s.csv"),
        "month,flats\n2025-01-01,1\n2025-02-01,2\n",
    )
    .unwrap();
    for format in ["csv", "xlsx", "json"] {
        let said = over(&["anomalies", "s.csv"], format, "a.releve");
        assert!(
            said.contains("is a study, which is not written over"),
            "{said}"
        );
    }
    assert_eq!(json(&["status", "a.releve"], at)["documents"], 1);
    // Told before anything is reckoned.
    let growth = ["growth", "none.csv", "--format", "csv", "--out", "g.xlsx"];
    assert!(err(&run(&growth, at)).contains("`g.xlsx` is no name for"));
}

#[test]
fn no_table_is_written_over_what_is_read() {
    let folder = folder(&[("flats.txt", DATED_ARTICLE.as_bytes())]);
    let at = folder.path();
    let months = (1..=36).map(|n| {
        let (year, month) = (2022 + (n - 1) / 12, (n - 1) % 12 + 1);
        format!("{year}-{month:02}-01,{n}\n")
    });
    let history = format!("month,flats\n{}", months.collect::<String>());
    let index = ["--period", "2025-Q3", "--kind", "brand"];
    let model = [
        "--horizon",
        "3m",
        "--total",
        "1q",
        "--model",
        "seasonal-naive",
    ];
    // Tables beside the one that is named have names of their own.
    for (asked, read, out, more) in [
        ("forecast", "f.totals.csv", "f.csv", &model[..]),
        ("stage", "f.cycles.csv", "f.csv", &[]),
        ("index", "flats.txt", "flats.txt", &index),
    ] {
        let words = match read {
            "flats.txt" => DATED_ARTICLE,
            _ => &history,
        };
        fs::write(at.join(read), words).unwrap();
        let asked = [&[asked, read], more, &["--out", out]].concat();
        let output = run(&asked, at);
        assert_eq!(
            err(&output),
            "error: `--out` would write over what is read; name another file\n",
            "{asked:?}"
        );
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(fs::read_to_string(at.join(read)).unwrap(), words);
        assert!(!at.join("f.csv").exists(), "{asked:?}");
    }
    // Nor over an article of a folder that is read; over a table that lies there.
    fs::create_dir(at.join("all")).unwrap();
    fs::write(at.join("all/flats.txt"), DATED_ARTICLE).unwrap();
    let asked = |out: &str| {
        run(
            &[&["index", "all"], &index[..], &["--out", out]].concat(),
            at,
        )
    };
    let output = asked("./all/../all/flats.txt");
    assert_eq!(
        err(&output),
        "error: `--out` would write over what is read; name another file\n"
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(at.join("all/flats.txt")).unwrap(),
        DATED_ARTICLE
    );
    fs::write(at.join("all/i.csv"), "rank,name\n").unwrap();
    let output = asked("all/i.csv");
    let said = err(&output);
    assert!(said.contains("nothing can be ranked"), "{said}");
}

#[test]
fn a_folder_is_no_place_for_a_study() {
    let folder = study_and_article();
    let at = folder.path();
    let told = "it is a folder\nhint: name a file in it, such as `articles/study.releve`\n";
    fails(
        &["init", "articles"],
        at,
        1,
        &format!("error: articles: {told}"),
    );
    let backup = ["backup", "a.releve", "articles"];
    fails(&backup, at, 1, &format!("error: articles: {told}"));
}
