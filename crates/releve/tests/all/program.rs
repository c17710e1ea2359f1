//! The program as its user has it: run in a folder of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// An article without a date.
pub(crate) const ARTICLE: &str = "Flats are back\n\nBella Hadid wore ballet flats by Miu Miu in Paris. \
    Designer Zoe Anastasiou says “flats are here to stay”. Zoe Anastasiou is a stylist.\n";

/// An article with its date.
pub(crate) const DATED_ARTICLE: &str = "Flats are back\n\n12 September 2025\n\nBella Hadid wore satin ballet flats by \
    Miu Miu in Paris. Designer Zoe Anastasiou says “flats are here to stay”.\n";

/// The program with these arguments, not yet started.
pub(crate) fn releve(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_releve"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("RELEVE_TRACE");
    command
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str], folder: &Path) -> Output {
    releve(arguments, folder).output().unwrap()
}

/// Runs the program where files may not grow beyond so many blocks of 512 bytes, as
/// on a full disk.
#[cfg(unix)]
pub(crate) fn limited(blocks: usize, arguments: &[&str], folder: &Path) -> Output {
    let shell = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .args(["-c", &shell, env!("CARGO_BIN_EXE_releve")])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What went to standard output.
pub(crate) fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// What went to standard error.
pub(crate) fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// Standard output of a run that has to go well.
#[track_caller]
pub(crate) fn well(arguments: &[&str], folder: &Path) -> String {
    let output = run(arguments, folder);
    assert!(output.status.success(), "{arguments:?}: {}", err(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// The same as a value, asked for with `--format json`.
#[track_caller]
pub(crate) fn json(arguments: &[&str], folder: &Path) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&well(&all, folder)).unwrap()
}

/// The rows of a query of the study `a.releve`.
#[track_caller]
pub(crate) fn rows(sql: &str, folder: &Path) -> Value {
    json(&["sql", "a.releve", sql], folder)
}

/// A run that has to fail with this code and this message, and nothing else said.
#[track_caller]
pub(crate) fn fails(arguments: &[&str], folder: &Path, code: i32, message: &str) {
    let output = run(arguments, folder);
    assert_eq!(err(&output), message, "{arguments:?}");
    assert_eq!(out(&output), "", "{arguments:?}");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// A folder with an article, `flats.txt`.
pub(crate) fn articles() -> TempDir {
    folder(&[("flats.txt", ARTICLE.as_bytes())])
}

/// A folder with an empty study, `a.releve`.
pub(crate) fn study() -> TempDir {
    let folder = folder(&[]);
    well(&["init", "a.releve"], folder.path());
    folder
}

/// A folder with an empty study and `articles/flats.txt` beside it.
pub(crate) fn study_and_article() -> TempDir {
    let folder = folder(&[("articles/flats.txt", DATED_ARTICLE.as_bytes())]);
    well(&["init", "a.releve"], folder.path());
    folder
}

/// Parts of 1 by chance, the same for the same seed: when to kill a program.
pub(crate) fn chances(mut seed: u64) -> impl FnMut() -> f64 {
    move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 40) as f64 / f64::from(1 << 24)
    }
}

/// How often programs are killed: as `RELEVE_CRASHES` says, else eight times.
pub(crate) fn crashes() -> usize {
    let said = std::env::var("RELEVE_CRASHES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(8)
}
