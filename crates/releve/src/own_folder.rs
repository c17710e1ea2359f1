//! Folders of tables that are ours to write over: what marks one, and what is
//! refused.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use releve_report::GENERATOR;

use crate::failure::Failure;

/// Tells what the files are, and that the folder is ours.
pub(crate) const ABOUT: &str = "README.txt";

/// So much of what a folder says of itself is looked at, in bytes: the sentence that
/// marks one of ours is the first.
const LOOKED_AT: u64 = 4096;

/// How the `README.txt` of a folder begins.
fn about(folder: &Path) -> Option<String> {
    let path = folder.join(ABOUT);
    // Whoever opens a pipe waits for somebody who writes to it.
    if !fs::metadata(&path).ok()?.is_file() {
        return None;
    }
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    file.take(LOOKED_AT).read_to_end(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// A folder that is there must be empty or of an earlier run of the same kind:
/// its `README.txt` then begins with `begins` and names this program. Told
/// before anything is read; `option` is what names another folder.
pub(crate) fn refuse_foreign(folder: &Path, begins: &str, option: &str) -> Result<(), Failure> {
    let name = folder.display();
    let Ok(mut entries) = fs::read_dir(folder) else {
        return match folder.exists() {
            true => Err(Failure::Failed(format!(
                "cannot write `{name}`: it is no folder that can be read\nhint: name an empty or \
                 a new folder with `{option}`"
            ))),
            false => Ok(()),
        };
    };
    let ours =
        about(folder).is_some_and(|about| about.starts_with(begins) && about.contains(GENERATOR));
    if ours || entries.next().is_none() {
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "`{name}` holds files that are no tables of ours\nhint: name an empty or a new folder \
         with `{option}`"
    )))
}

/// Whether a folder or a page that was met in a folder was written by this
/// program, which is told: its words are the program's, or those of articles
/// that are there already.
pub(crate) fn passed_over(path: &Path, head: &[u8]) -> bool {
    let what = written(path, head);
    if let Some(what) = what {
        let path = path.display();
        eprintln!("note: {path}: {what} written by releve, passed over; name it to read it");
    }
    what.is_some()
}

/// What this program wrote that lies there: tables, a page.
fn written(path: &Path, head: &[u8]) -> Option<&'static str> {
    let generator = format!("content=\"{GENERATOR}\"");
    if path.is_dir() {
        about(path)
            .is_some_and(|about| about.contains(GENERATOR))
            .then_some("tables")
    } else {
        head.windows(generator.len())
            .any(|part| part == generator.as_bytes())
            .then_some("a page")
    }
}

/// Whether a folder or a page was written by this program.
pub(crate) fn is_own(path: &Path, head: &[u8]) -> bool {
    written(path, head).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn nobody_is_waited_for() {
        let room = tempfile::tempdir().unwrap();
        let pipe = room.path().join(ABOUT);
        let made = std::process::Command::new("mkfifo").arg(pipe).status();
        assert!(made.unwrap().success());
        let (tell, told) = std::sync::mpsc::channel();
        let folder = room.path().to_owned();
        std::thread::spawn(move || tell.send(passed_over(&folder, b"")));
        let told = told.recv_timeout(std::time::Duration::from_secs(10));
        assert_eq!(told, Ok(false));
        assert!(refuse_foreign(room.path(), "Tables", "--to").is_err());
    }

    #[test]
    fn a_folder_is_ours_where_it_says_so_or_is_empty() {
        let room = tempfile::tempdir().unwrap();
        let refused = |begins: &str| refuse_foreign(room.path(), begins, "--to").is_err();
        assert!(!refused("Tables"));
        fs::write(room.path().join(ABOUT), format!("Tables. {GENERATOR}")).unwrap();
        assert!(!refused("Tables"));
        // Another kind of tables, which may have files of the same names.
        assert!(refused("What"));
        fs::write(room.path().join(ABOUT), "Tables of somebody.").unwrap();
        assert!(refused("Tables"));
        fs::remove_file(room.path().join(ABOUT)).unwrap();
        fs::write(room.path().join("documents.csv"), "mine").unwrap();
        assert!(refused("Tables"));
        assert!(!room.path().join("new").exists());
        assert!(refuse_foreign(&room.path().join("new"), "Tables", "--to").is_ok());
        assert!(refuse_foreign(&room.path().join("documents.csv"), "Tables", "--to").is_err());
    }
}
