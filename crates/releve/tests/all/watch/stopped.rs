//! Watching that is stopped, and that is killed.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::server::answer;
use super::{ONCE, page, paper, round};
use crate::program::{chances, crashes, err, releve, study};

/// Sends Ctrl-C.
fn interrupt(child: &Child) {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
}

fn wait_until(mut done: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !done() {
        assert!(begin.elapsed() < Duration::from_secs(60), "it never came");
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_stop_finishes_the_present_article() {
    let folder = study();
    let at = folder.path();
    let server = paper(4);
    let begun = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&begun);
    server.on("/1", move |stream, _| {
        told.store(true, Ordering::SeqCst);
        sleep(Duration::from_millis(700));
        answer(
            stream,
            "200 OK",
            &[("content-type", "text/html")],
            page(1).as_bytes(),
        );
    });
    let list = server.at("/feed");
    let arguments = [&["watch", "a.releve", &list][..], &ONCE].concat();
    let child = releve(&arguments, at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_until(|| begun.load(Ordering::SeqCst));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    let account: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&account["documents"], &account["stopped"]),
        (&2.into(), &true.into())
    );
    assert!(err(&output).contains("finishing the present article"));
    assert_eq!(round(&[], &[], at)["documents"], 2);
}

#[test]
fn rounds_go_on_until_they_are_stopped() {
    let folder = study();
    let at = folder.path();
    let server = paper(1);
    let list = server.at("/feed");
    let arguments = [
        "watch",
        "a.releve",
        &list,
        "--every",
        "1s",
        "--allow-private",
        "--pause",
        "0s",
    ];
    let child = releve(&arguments, at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_until(|| {
        server
            .asked()
            .iter()
            .filter(|path| *path == "/feed")
            .count()
            >= 3
    });
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("import 1: 1 document, "), "{said}");
    assert!(
        said.contains("import 2: nothing new\nfeeds: 1 fetched\n"),
        "{said}"
    );
}

#[test]
fn a_stop_between_rounds_says_what_is_kept() {
    let folder = study();
    let server = paper(1);
    let list = server.at("/feed");
    let arguments = [
        "watch",
        "a.releve",
        &list,
        "--every",
        "1h",
        "--allow-private",
        "--pause",
        "0.01s",
    ];
    let mut child = releve(&arguments, folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The round is told when it is over.
    let mut said = [0; 8];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut said)
        .unwrap();
    sleep(Duration::from_millis(300));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    assert!(
        err(&output).contains("stopped between two rounds: all that came is kept"),
        "{}",
        err(&output)
    );
}

/// Kills `releve watch` at random moments until all is there:
/// `RELEVE_CRASHES=200` for the full test, which takes minutes.
#[test]
fn a_killed_watch_loses_nothing_and_repeats_nothing() {
    let kills = crashes();
    let pages = 60;
    let sum = |folder: &Path| {
        let path = folder.join("a.releve");
        let connection = rusqlite::Connection::open(path).unwrap();
        let list = |sql: &str| -> Vec<String> {
            let mut select = connection.prepare(sql).unwrap();
            let rows = select.query_map([], |row| row.get(0)).unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        };
        assert_eq!(list("PRAGMA integrity_check"), ["ok"]);
        // Whole articles only: each that was fetched has its document and facts.
        assert!(
            list("SELECT address FROM article WHERE (state = 'fetched') <> (document IS NOT NULL)")
                .is_empty()
        );
        let mut all = list("SELECT doc || title || chars FROM document ORDER BY 1");
        all.extend(list("SELECT kind || name FROM entity ORDER BY 1"));
        all.extend(list(
            "SELECT doc || '#' || kind || quote FROM quotations ORDER BY 1",
        ));
        all
    };
    let whole = study();
    let server = paper(pages);
    let begin = Instant::now();
    assert_eq!(
        round(&[&server.at("/feed")], &[], whole.path())["documents"],
        pages
    );
    let length = begin.elapsed();
    let expected = sum(whole.path());

    let mut chance = chances(20_261_121);
    let mut done = 0;
    while done < kills {
        let folder = study();
        let at = folder.path();
        let server = paper(pages);
        let list = server.at("/feed");
        let arguments = [&["watch", "a.releve", &list][..], &ONCE].concat();
        let mut killed = 0;
        for _ in 0..8 {
            let mut child = releve(&arguments, at)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            sleep(length.mul_f64(chance() * 0.6));
            child.kill().unwrap();
            killed += usize::from(!child.wait().unwrap().success());
            sum(at);
        }
        let account = round(&[&server.at("/feed")], &[], at);
        assert_eq!(account["pages"]["waiting"], 0);
        assert_eq!(sum(at), expected);
        // At most the page that was on its way came twice.
        let asked = server.asked();
        let came = asked
            .iter()
            .filter(|path| path[1..].parse::<usize>().is_ok())
            .count();
        assert!(
            came <= pages + killed,
            "{came} of {pages} with {killed} kills"
        );
        done += killed.max(1);
    }
}
