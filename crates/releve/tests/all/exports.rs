//! Files as tools write them, and what is said where they leave something open.

use std::fs;

use crate::program::{err, out, run, study};

#[test]
fn an_encoding_that_a_file_does_not_name_is_told() {
    let folder = study();
    let at = folder.path();
    // Windows-1252.
    fs::write(at.join("note.txt"), b"Ala\xefa shows flats for \xa3550.").unwrap();
    let note = "read as windows-1252 (`Alaïa`), an encoding that it does not name";
    for command in [
        &["add", "a.releve", "note.txt"][..],
        &["read", "note.txt"],
        &["text", "note.txt"],
    ] {
        let output = run(command, at);
        assert!(output.status.success());
        assert!(err(&output).contains(note), "{command:?}: {}", err(&output));
    }
    assert_eq!(
        out(&run(&["text", "note.txt"], at)),
        "Alaïa shows flats for £550.\n"
    );
    // As DOS wrote it.
    fs::write(
        at.join("dos.txt"),
        b"Chlo\x82 and C\x82line, \x9c550, Herm\x8as and Lo\x89s",
    )
    .unwrap();
    let output = run(&["add", "a.releve", "dos.txt"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("save it as UTF-8"),
        "{}",
        err(&output)
    );
}
