//! The user's own lexicon, on top of the one that is compiled in.

use std::fs;
use std::path::Path;

use releve_facts::ReaderVersion;
use releve_reading::Reader;
use releve_reading::lexicon::{FILES, Files, Lexicon, check};
use releve_study::Hash;

use crate::failure::Failure;
use crate::near::near;
use crate::present::count::counted;

/// Problems of a lexicon that are told where it is read by; `releve lexicon check`
/// tells all.
const TOLD: usize = 3;

/// The files of a folder that are a lexicon's, by name, in load order.
///
/// # Errors
///
/// A folder that is none, or holds no file of a lexicon, is named wrongly; one that
/// cannot be read fails.
pub(crate) fn contents(folder: &Path) -> Result<Vec<(&'static str, String)>, Failure> {
    let name = folder.display();
    let wrong = |what: &str| {
        Failure::Usage(format!(
            "{name}: {what}\nhint: name a folder with one or more of {}; docs/LEXICON.md tells \
             their form, and `releve lexicon suggest ARTICLES` writes rows for them",
            FILES.join(", ")
        ))
    };
    fs::read_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => wrong("no such folder"),
        std::io::ErrorKind::NotADirectory => wrong("a lexicon is a folder, not a file"),
        _ => Failure::Failed(format!("{name}: cannot be read: {error}")),
    })?;
    let mut contents = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        Failure::of_pipe(&path)?;
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
        return Err(wrong("no file of a lexicon in it"));
    }
    Ok(contents)
}

/// What lies in a folder of words and is no file of a lexicon by its name, each as a
/// line: nothing of it is read, which whoever misspelt a name must know.
pub(crate) fn misnamed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !FILES.contains(&name.as_str()) && !is_about(name))
        .collect();
    names.sort();
    names
        .iter()
        .map(|name| {
            let meant = match near(name, FILES.iter().copied(), 1).first() {
                Some(known) => format!(" (`{known}`?)"),
                None => String::new(),
            };
            format!(
                "{}: not read, as no file of a lexicon is called so{meant}; the names are {}",
                folder.join(name).display(),
                FILES.join(", ")
            )
        })
        .collect()
}

/// What people put beside tables: notes, and what their editors and systems leave.
fn is_about(name: &str) -> bool {
    let lower = name.to_lowercase();
    let about = ["readme", "license", "licence", "notice", "changelog"];
    lower.starts_with('.')
        || lower.ends_with('~')
        || lower.ends_with(".md")
        || about.iter().any(|start| lower.starts_with(start))
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
    for line in misnamed(folder) {
        eprintln!("note: {line}");
    }
    tell_problems(folder, &contents)?;
    let mut files = Files::english();
    for (name, content) in &contents {
        files.add(name, content).map_err(Failure::of)?;
    }
    Lexicon::load(&files).map_err(|error| Failure::Failed(format!("{}: {error}", folder.display())))
}
