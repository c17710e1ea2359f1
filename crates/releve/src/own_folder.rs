//! Folders of tables that are ours to write over: what marks one, and what is
//! refused.

use std::fs;
use std::path::Path;

use releve_report::GENERATOR;

use crate::failure::Failure;

/// Tells what the files are, and that the folder is ours.
pub(crate) const ABOUT: &str = "README.txt";

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
    let ours = fs::read_to_string(folder.join(ABOUT))
        .is_ok_and(|about| about.starts_with(begins) && about.contains(GENERATOR));
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
    let generator = format!("content=\"{GENERATOR}\"");
    let what = if path.is_dir() {
        fs::read_to_string(path.join(ABOUT))
            .is_ok_and(|about| about.contains(GENERATOR))
            .then_some("tables")
    } else {
        head.windows(generator.len())
            .any(|part| part == generator.as_bytes())
            .then_some("a page")
    };
    if let Some(what) = what {
        let path = path.display();
        eprintln!("note: {path}: {what} written by releve, passed over; name it to read it");
    }
    what.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

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
