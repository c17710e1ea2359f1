//! What is left of a study when the program is killed.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::program::{DATED_ARTICLE, releve, study_and_article, well};

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
#[test]
fn a_killed_adding_leaves_whole_imports_only() {
    let rounds: u32 = std::env::var("RELEVE_CRASHES")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(8);
    let folder = study_and_article();
    let at = folder.path();
    well(&["add", "a.releve", "articles"], at);
    fs::create_dir(at.join("more")).unwrap();
    for number in 0..40 {
        let text = DATED_ARTICLE
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
