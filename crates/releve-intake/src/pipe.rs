//! Named pipes, which are no files: whoever opens one waits for a writer.

use std::fs::Metadata;
use std::path::Path;

/// True of a named pipe. What a shell puts in place of `<(command)` is a pipe that
/// has its writer already, and reads like a file.
///
/// # Example: a file is none
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("note.txt"), "Flats are back.")?;
/// assert!(!releve_intake::is_named_pipe(&folder.path().join("note.txt")));
/// assert!(!releve_intake::is_named_pipe(&folder.path().join("not there")));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn is_named_pipe(path: &Path) -> bool {
    let of_a_shell = path.starts_with("/dev") || path.starts_with("/proc");
    !of_a_shell && std::fs::metadata(path).is_ok_and(|known| is_pipe(&known))
}

/// True of a pipe of any kind, where there are such.
pub(crate) fn is_pipe(known: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        known.file_type().is_fifo()
    }
    #[cfg(not(unix))]
    {
        let _ = known;
        false
    }
}
