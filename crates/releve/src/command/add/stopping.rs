//! Ctrl-C while an import is under way.

use std::path::Path;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// An import that Ctrl-C, or the end of the machine, breaks off.
pub(super) struct Stopping {
    /// It is being made to last, or was broken off.
    decided: Arc<AtomicBool>,
}

impl Stopping {
    /// Says what became of it where it is broken off: all of it goes, as it is
    /// one transaction.
    pub(super) fn told(study: &Path) -> Self {
        let decided = Arc::new(AtomicBool::new(false));
        let (stop, study) = (Arc::clone(&decided), study.display().to_string());
        // Where it cannot be caught the program just ends, which adds nothing.
        let _ = ctrlc::set_handler(move || {
            // What is being made to last takes a moment, and says so itself.
            if !stop.swap(true, Ordering::SeqCst) {
                eprintln!("error: broken off: nothing was added, {study} is as it was");
                process::exit(130);
            }
        });
        Self { decided }
    }

    /// From here on it is not broken off.
    pub(super) fn finish(&self) {
        while self.decided.swap(true, Ordering::SeqCst) {
            // The other thread ends the program.
            thread::park();
        }
    }
}
