//! How a command ends other than well.

use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use releve_intake::is_named_pipe;

/// Why a command did not do all that was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Said already, where it happened.
    Told,
    /// Something failed.
    Failed(String),
    /// What was typed makes no sense.
    Usage(String),
    /// Whoever read our output has gone.
    Gone,
}

impl Failure {
    /// Something that failed, in the words of its error.
    pub(crate) fn of(error: impl Display) -> Self {
        Self::Failed(error.to_string())
    }

    /// Refuses a named pipe: whoever opens one waits for somebody who writes to it.
    pub(crate) fn of_pipe(path: &Path) -> Result<(), Self> {
        match is_named_pipe(path) {
            true => Err(Self::Failed(format!(
                "{}: a named pipe, which might be waited for for ever\nhint: write it to a file \
                 first, and name that",
                path.display()
            ))),
            false => Ok(()),
        }
    }

    /// A file or folder that could not be written, and the way out.
    pub(crate) fn unwritten(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind;
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                "the disk is full\nhint: make room, or name a place on another disk".to_owned()
            }
            ErrorKind::FileTooLarge => {
                "a file may not be as large here\nhint: name a place on another disk".to_owned()
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "it is read-only\nhint: name a place that you may write to".to_owned()
            }
            ErrorKind::NotFound => "there is no such folder".to_owned(),
            _ => {
                let whole = error.to_string();
                // Its number tells a reader nothing.
                let words = whole.split(" (os error").next().unwrap_or_default();
                words.to_lowercase()
            }
        };
        Self::Failed(format!("cannot write `{}`: {why}", path.display()))
    }

    pub(crate) fn tell(self) -> ExitCode {
        match self {
            Self::Gone => ExitCode::SUCCESS,
            Self::Told => ExitCode::from(1),
            Self::Failed(message) => {
                eprintln!("error: {message}");
                ExitCode::from(1)
            }
            Self::Usage(message) => {
                eprintln!("error: {message}");
                ExitCode::from(2)
            }
        }
    }
}

/// Errors of writing: nothing else of ours fails without a name of its own.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Gone,
            _ => Self::Failed(format!("the output cannot be written: {error}")),
        }
    }
}

impl From<releve_study::Error> for Failure {
    fn from(error: releve_study::Error) -> Self {
        Self::of(error)
    }
}
