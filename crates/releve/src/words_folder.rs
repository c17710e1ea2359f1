//! The user's own lexicon, on top of the one that is compiled in.

use std::fs;
use std::path::Path;

use releve_facts::ReaderVersion;
use releve_reading::Reader;
use releve_reading::lexicon::{FILES, Files, Lexicon, check};
use releve_study::Hash;

use crate::failure::Failure;
use crate::present::count::counted;

/// Problems of a lexicon that are told where it is read by; `releve lexicon check`
/// tells all.
const TOLD: usize = 3;

/// The files of a folder that are a lexicon's, by name, in load order.
pub(crate) fn contents(folder: &Path) -> Result<Vec<(&'static str, String)>, Failure> {
    let at = |error: std::io::Error| {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => "no such folder".to_owned(),
            std::io::ErrorKind::NotADirectory => "a lexicon is a folder, not a file".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Failure::Failed(format!("{}: {what}", folder.display()))
    };
    fs::read_dir(folder).map_err(at)?;
    let mut contents = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        match fs::read_to_string(&path) {
            Ok(content) => contents.push((*name, content)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(Failure::Failed(format!(
                    "{}: cannot be read: {error}",
                    path.display()
                )));
            }
        }
    }
    if contents.is_empty() {
        return Err(Failure::Failed(format!(
            "{}: no lexicon's file in it; expected one or more of {}",
            folder.display(),
            FILES.join(", ")
        )));
    }
    Ok(contents)
}

/// The reader by the words of a folder, on top of those built in. What it
/// finds names these words, so that a study knows them from others.
pub(crate) fn reader(folder: Option<&Path>) -> Result<Reader, Failure> {
    let reader = Reader::new(lexicon(folder)?);
    let Some(folder) = folder else {
        return Ok(reader);
    };
    let version = format!("{} + words {}", reader.version(), digest(folder)?);
    Ok(reader.versioned(ReaderVersion::new(version)))
}

/// What tells one folder's words from another's: eight hexadecimal digits.
fn digest(folder: &Path) -> Result<String, Failure> {
    let mut all = String::new();
    for (name, content) in contents(folder)? {
        all.push_str(&format!("{name}\n{}\n{content}", content.len()));
    }
    let mut digest = Hash::of(all.as_bytes()).to_string();
    digest.truncate(8);
    Ok(digest)
}

/// Tells what is wrong with a folder's words.
///
/// # Errors
///
/// Where the rows of a file cannot be read as they are meant: nothing of it would
/// be in what is read.
fn tell_problems(folder: &Path, contents: &[(&'static str, String)]) -> Result<(), Failure> {
    let mut own = Files::default();
    for (name, content) in contents {
        own.add(name, content).map_err(Failure::of)?;
    }
    let problems = check(&own, Some(&Lexicon::english()));
    let name = folder.display();
    if let Some(problem) = problems.iter().find(|problem| problem.is_of_all_rows()) {
        return Err(Failure::Failed(format!(
            "{name}/{problem}\nhint: `releve lexicon check {name}` tells all problems"
        )));
    }
    for problem in problems.iter().take(TOLD) {
        eprintln!("note: {name}/{problem}");
    }
    if let Some(more) = problems.len().checked_sub(TOLD).filter(|more| *more > 0) {
        eprintln!(
            "note: {} more; `releve lexicon check {name}` tells all",
            counted(more as u64, "problem", "problems")
        );
    }
    Ok(())
}

/// English, with a folder's files on top. What is wrong with them is told.
pub(crate) fn lexicon(folder: Option<&Path>) -> Result<Lexicon, Failure> {
    let Some(folder) = folder else {
        return Ok(Lexicon::english());
    };
    let contents = contents(folder)?;
    tell_problems(folder, &contents)?;
    let mut files = Files::english();
    for (name, content) in &contents {
        files.add(name, content).map_err(Failure::of)?;
    }
    Lexicon::load(&files).map_err(|error| Failure::Failed(format!("{}: {error}", folder.display())))
}
