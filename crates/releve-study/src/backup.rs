//! A copy of a study that others are using.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::{Error, Study};

/// Pages copied between two looks at the progress: 4 MiB.
const PAGES: i32 = 1024;

impl Study {
    /// Copies the study to `to`, where no file may be yet, by SQLite's online
    /// backup: what was finished when the copying began, while others read and
    /// write. The copy is made under another name and renamed when it is
    /// whole. `progress` is told pages done and all pages.
    ///
    /// # Errors
    ///
    /// Where a file is there already, or the folder cannot be written to.
    pub fn back_up(&self, to: &Path, mut progress: impl FnMut(u64, u64)) -> Result<(), Error> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(Error::exists(to).at(to));
        }
        let part = crate::open::with_suffix(to, ".part");
        let mut copy = || -> Result<(), Error> {
            crate::open::remove_all(&part)?;
            // SQLite does not tell why a file cannot be made.
            fs::File::create_new(&part)?;
            let mut target = Connection::open(&part)?;
            let backup = Backup::new(&self.connection, &mut target)?;
            loop {
                use rusqlite::backup::StepResult;
                let step = backup.step(PAGES)?;
                let now = backup.progress();
                let pages = now.pagecount.max(0) as u64;
                progress(pages - (now.remaining.max(0) as u64).min(pages), pages);
                match step {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => std::thread::sleep(Duration::from_millis(20)),
                }
            }
            drop(backup);
            target.close().map_err(|(_, error)| error)?;
            fs::File::open(&part)?.sync_all()?;
            fs::rename(&part, to)?;
            Ok(())
        };
        let done = copy();
        if done.is_err() {
            // The first error tells more.
            let _ = crate::open::remove_all(&part);
        }
        done.map_err(|error| error.unmade("copy").at(to))
    }
}
