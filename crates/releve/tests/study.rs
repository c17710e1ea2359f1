//! A study as its user sees it: commands in, exit code and both outputs out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "Flats are back\n\n12 September 2025\n\nBella Hadid wore satin ballet flats by \
    Miu Miu in Paris. Designer Zoe Anastasiou says “flats are here to stay”.\n";

fn releve(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_releve"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("RELEVE_TRACE");
    command
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    releve(arguments, folder).output().unwrap()
}

#[track_caller]
fn well(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json(arguments: &[&str], folder: &Path) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&well(&all, folder)).unwrap()
}

/// A folder with a study, and an article beside it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/flats.txt"), ARTICLE).unwrap();
    well(&["init", "a.releve"], folder.path());
    folder
}

#[test]
fn a_study_from_its_beginning_to_its_end() {
    let folder = folder();
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
        ARTICLE.replace("Paris", "Rome"),
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
    fs::write(at.join("articles/flats.txt"), ARTICLE).unwrap();
    assert!(well(&["add", "a.releve", "articles"], at).contains("removed from this study before"));
    let again = json(&["add", "a.releve", "articles", "--again"], at);
    assert_eq!(again["documents"], 1);
}

#[test]
fn a_study_is_read_like_any_path() {
    let folder = folder();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    fs::rename(at.join("a.releve"), at.join("plain.txt")).unwrap();
    let lines = well(&["read", "plain.txt", "--format", "jsonl"], at);
    assert_eq!(lines, well(&["read", "articles", "--format", "jsonl"], at));
    assert_eq!(well(&["text", "plain.txt"], at), ARTICLE);
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
    let folder = folder();
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
        let output = run(arguments, at);
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            message,
            "{arguments:?}"
        );
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

/// Rows of all tables that a reader of the study cares about.
fn contents(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sound: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    let mut rows = Vec::new();
    for sql in [
        "SELECT doc || '|' || version || '|' || latest || '|' || chars FROM document",
        "SELECT kind || '|' || name FROM entity",
        "SELECT fact_id || '|' || kind || '|' || span_start || '|' || quote FROM quotations",
        "SELECT doc || '|' || name || '|' || span_start || '|' || text FROM mentions",
    ] {
        let mut select = connection.prepare(sql).unwrap();
        let found = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.extend(found.map(Result::unwrap));
    }
    rows.sort();
    rows
}

/// Kills `releve add` at random moments: `RELEVE_CRASHES=200` for the full
/// test, which takes minutes.
#[cfg(unix)]
#[test]
fn a_killed_adding_leaves_whole_imports_only() {
    let rounds: u32 = std::env::var("RELEVE_CRASHES")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(8);
    let folder = folder();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    fs::create_dir(at.join("more")).unwrap();
    for number in 0..40 {
        let text = ARTICLE
            .replace("Paris", &format!("town number {number}"))
            .replace("satin", ["red", "mesh", "suede", "velvet"][number % 4])
            .repeat(1 + number % 5);
        fs::write(at.join(format!("more/{number}.txt")), text).unwrap();
    }
    let fresh = |name: &str| {
        for suffix in ["", "-wal", "-shm"] {
            // What the round before left.
            let _ = fs::remove_file(at.join(format!("{name}{suffix}")));
        }
        fs::copy(at.join("a.releve"), at.join(name)).unwrap();
    };
    fresh("whole.releve");
    let before = contents(&at.join("whole.releve"));
    let began = Instant::now();
    well(&["add", "whole.releve", "more"], at);
    let length = began.elapsed();
    let after = contents(&at.join("whole.releve"));
    assert_ne!(before, after);

    let (mut none, mut all) = (0, 0);
    let mut random = 20_261_120u64;
    for _ in 0..rounds {
        fresh("killed.releve");
        let mut child = releve(&["add", "killed.releve", "more"], at)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let part = (random >> 40) as f64 / f64::from(1 << 24);
        thread::sleep(length.mul_f64(part * 1.1).min(Duration::from_secs(30)));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = contents(&at.join("killed.releve"));
        if left == before {
            none += 1;
        } else {
            assert_eq!(left, after);
            all += 1;
        }
        well(&["add", "killed.releve", "more"], at);
        assert_eq!(contents(&at.join("killed.releve")), after);
    }
    println!("{rounds} kills: {none} before the end of the import, {all} behind it");
}
