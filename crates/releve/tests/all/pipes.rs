//! Named pipes are not waited for.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{folder, run};

/// How a run ends that must not wait: its code, and what it says on stderr.
fn ended(mut child: Child) -> (Option<i32>, String) {
    let begun = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().expect("killed");
            panic!("it waits for a pipe");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().expect("its output");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn a_pipe_that_is_named_is_refused_and_one_in_a_folder_is_told() {
    let room = folder(&[("all/note.txt", b"Loafers are back.")]);
    let at = room.path();
    let made = Command::new("mkfifo").arg(at.join("all/pipe")).status();
    assert!(made.expect("mkfifo").success());
    run(&["init", "a.releve"], at);
    let begin = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_releve"))
            .args(arguments)
            .current_dir(at)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs")
    };
    for asked in [
        &["read", "all/pipe"][..],
        &["text", "all/pipe"],
        &["report", "all/pipe"],
        &["add", "a.releve", "all/pipe"],
        &["stage", "all/pipe"],
        &["forecast", "all/pipe"],
        &["index", "all/pipe", "--period", "2022", "--kind", "brand"],
        &[
            "index",
            "a.releve",
            "--period",
            "2022",
            "--kind",
            "brand",
            "--weights",
            "all/pipe",
        ],
        &["status", "all/pipe"],
        &["search", "all/pipe", "loafers"],
        &["watch", "a.releve", "all/pipe", "--once"],
    ] {
        let (code, said) = ended(begin(asked));
        assert_eq!(code, Some(1), "{asked:?}: {said}");
        assert!(
            said.contains("all/pipe: ") && said.contains(" pipe"),
            "{asked:?}: {said}"
        );
    }
    let (code, said) = ended(begin(&["read", "all"]));
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        said,
        "note: all/pipe: a pipe or a device, no file; passed over\n"
    );
    // Of what a shell puts in place of a command, too.
    let shell = Command::new("bash")
        .args(["-c", "\"$0\" read <(echo Loafers are back, says Gucci.)"])
        .arg(env!("CARGO_BIN_EXE_releve"))
        .output();
    if let Ok(output) = shell {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains("give it as standard input, which is `-`"),
            "{said}"
        );
    }
}
