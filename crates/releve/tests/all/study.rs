//! A study as its user sees it: commands in, exit code and both outputs out.

use std::fs;

use crate::program::{
    DATED_ARTICLE, err, fails, folder, json, out, rows, run, study_and_article, well,
};

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
    let fact = well(&["show", "a.releve", "flats#1"], at);
    assert!(!fact.contains(" 0 entities"), "{fact}");

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
            "error: a.releve: a file is there already\nhint: it is a study; `releve add a.releve ARTICLES` adds to it\n",
        ),
        (
            &["init", "articles/flats.txt"],
            1,
            "error: articles/flats.txt: a file is there already\nhint: name another file\n",
        ),
        (
            &["backup", "a.releve", "articles/flats.txt"],
            1,
            "error: articles/flats.txt: a file is there already\nhint: name another file for the copy\n",
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
            &["add", "none", "articles"],
            1,
            "error: none: no such file or folder\nhint: `releve init none` makes a study\n",
        ),
        (
            &["undo", "a.releve", "first"],
            2,
            "error: invalid value 'first' for '<IMPORT>': expected an import's number, but found \
             `first`; `releve history` lists them\n\nFor more information, try '--help'.\n",
        ),
        (
            &["undo", "a.releve", "7"],
            1,
            "error: a.releve: there is no import `7`\nhint: `releve history` lists them\n",
        ),
        (
            &["search", "a.releve", "—"],
            2,
            "error: expected a word to look for, but found `—`\n",
        ),
        (
            &["search", "a.releve", ""],
            2,
            "error: expected a word to look for, but found ``\n",
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
            2,
            "error: the statement would do more than read; a study is changed by its commands alone\n\
             hint: `releve sql --help` shows questions, docs/STUDY.md tells tables and columns\n",
        ),
        (
            &["sql", "a.releve", "SELEC 1"],
            2,
            "error: near \"SELEC\": syntax error\nhint: `releve sql --help` shows questions, docs/STUDY.md tells tables and columns\n",
        ),
    ] {
        fails(arguments, at, code, message);
    }
}

#[test]
fn nothing_in_the_file_names_what_was_removed() {
    let folder = study_and_article();
    let at = folder.path();
    fs::rename(
        at.join("articles/flats.txt"),
        at.join("articles/Kestrelmoor.txt"),
    )
    .unwrap();
    fs::write(
        at.join("articles/other.txt"),
        "Clogs are worn in every town.\n",
    )
    .unwrap();
    let add = [
        "add",
        "a.releve",
        "articles/other.txt",
        "articles/Kestrelmoor.txt",
    ];
    // Of an import that was undone, too.
    well(&add, at);
    well(&["undo", "a.releve", "1"], at);
    well(&add, at);
    well(&["remove", "a.releve", "Kestrelmoor"], at);
    let what: Vec<_> = json(&["history", "a.releve"], at)
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["what"].as_str().unwrap().to_owned())
        .collect();
    let left = "articles/other.txt (removed)";
    assert_eq!(what, [left, "1", left, "a document"]);
    let bytes = fs::read(at.join("a.releve")).unwrap();
    let name = b"kestrelmoor";
    assert!(
        !bytes
            .windows(name.len())
            .any(|at| at.eq_ignore_ascii_case(name))
    );
}

#[test]
fn a_date_is_told_as_precise_as_it_is_known() {
    let folder = folder(&[(
        "flats.json",
        br#"{"title":"","text":"Satin flats are worn in every town.","date":"2025-09"}"#,
    )]);
    let at = folder.path();
    well(&["init", "a.releve"], at);
    well(&["add", "a.releve", "flats.json"], at);
    assert_eq!(
        rows("SELECT precision FROM document", at)[0]["precision"],
        "month"
    );
    let found = well(&["search", "a.releve", "satin"], at);
    assert!(found.starts_with("flats · 2025-09\n"), "{found}");
    let new = well(&["diff", "a.releve", "--since", "0"], at);
    assert!(new.contains("  flats (2025-09)\n"), "{new}");
}

#[test]
fn a_market_has_one_name() {
    let text =
        "Searches for ballet flats rose 40% in Britain. Searches for clogs rose 20% in the UK.\n";
    let folder = folder(&[("uk.txt", text.as_bytes())]);
    let at = folder.path();
    well(&["init", "a.releve"], at);
    well(&["add", "a.releve", "uk.txt"], at);
    assert_eq!(
        json(&["status", "a.releve"], at)["markets"],
        serde_json::json!([{"name": "United Kingdom", "documents": 1}])
    );
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
fn a_file_is_the_same_from_every_folder() {
    let folder = study_and_article();
    let at = folder.path();
    let articles = at.join("articles");
    let beside = "../articles/../articles/flats.txt";
    well(&["add", "../a.releve", beside], &articles);
    let text = fs::read_to_string(articles.join("flats.txt")).unwrap();
    fs::write(articles.join("flats.txt"), text + "And again.\n").unwrap();
    let again = json(&["add", "a.releve", "articles/flats.txt"], at);
    assert_eq!(
        (&again["documents"], &again["versions"]),
        (&1.into(), &1.into())
    );
    // Above a link is the folder of what it stands for.
    #[cfg(unix)]
    {
        fs::create_dir(at.join("elsewhere")).unwrap();
        std::os::unix::fs::symlink(&articles, at.join("elsewhere/link")).unwrap();
        let linked = "elsewhere/link/../articles/flats.txt";
        let text = fs::read_to_string(articles.join("flats.txt")).unwrap();
        fs::write(articles.join("flats.txt"), text + "And more.\n").unwrap();
        let again = json(&["add", "a.releve", linked], at);
        assert_eq!(again["versions"], 1);
    }
}

#[test]
fn the_last_version_is_shown() {
    let folder = study_and_article();
    let at = folder.path();
    let note = |text: &str| std::fs::write(at.join("note.txt"), text).unwrap();
    let sentence = "Bella Hadid wore satin ballet flats by Miu Miu in Paris, and many who saw \
                    her on that day went to look for a pair of their own in the shops of the town";
    for text in ["Flats are back.", "Clogs are back.", sentence] {
        note(text);
        well(&["add", "a.releve", "note.txt"], at);
    }
    fs::write(at.join("copy.txt"), format!("{sentence}.")).unwrap();
    well(&["add", "a.releve", "copy.txt"], at);
    let shown = |doc: &str| {
        let output = run(&["show", "a.releve", doc], at);
        (out(&output).to_owned(), err(&output).to_owned())
    };
    let (text, said) = shown("note");
    assert!(text.contains("Bella Hadid"), "{text}");
    assert_eq!(
        said,
        "note: older versions: note@1, note@2; `releve show a.releve note@2` shows one\n"
    );
    let (text, said) = shown("note@1");
    assert!(text.contains("Flats are back."), "{text}");
    assert_eq!(
        said,
        "note: note@1 is an older version and does not count; note@3 took its place\n"
    );
    let (_, said) = shown("note@2");
    assert!(
        said.starts_with("note: note@2 is an older version"),
        "{said}"
    );
    assert!(said.contains("older versions: note@1;"), "{said}");
    let (_, said) = shown("copy");
    assert!(
        said.starts_with("note: copy is a copy of note@3 (similarity 1.00)"),
        "{said}"
    );
    let versions = json(&["show", "a.releve", "note"], at)["versions"].clone();
    let docs: Vec<_> = (versions.as_array().unwrap().iter())
        .map(|one| {
            (
                one["doc"].as_str().unwrap(),
                one["latest"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        docs,
        [("note@1", false), ("note@2", false), ("note@3", true)]
    );
    // The id of a fact names its version.
    let (_, said) = shown("note@3#1");
    assert!(said.starts_with("note: older versions"), "{said}");
    well(&["add", "a.releve", "articles"], at);
    assert_eq!(shown("flats").1, "");
}
