//! `releve backup`: a copy while others use the study.

use std::io::{IsTerminal as _, Write as _, stderr};

use serde_json::json;

use crate::arguments::Backup;
use crate::failure::Failure;
use crate::studies::{answer, open_to_read, unmade};

pub(crate) fn run(arguments: &Backup) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let shown = stderr().is_terminal();
    study
        .back_up(&arguments.file, |done, of| {
            if shown {
                // A terminal that does not take it is no reason to stop.
                let _ = write!(stderr(), "\r{} %", done * 100 / of.max(1));
            }
        })
        .map_err(|error| unmade(&error, &arguments.file, "name another file for the copy"))?;
    if shown {
        let _ = write!(stderr(), "\r\x1b[2K");
    }
    let file = arguments.file.display().to_string();
    answer(arguments.kept.format, &json!({"backup": file}), |_| {
        format!("{file}: a copy of {}\n", arguments.kept.study.display())
    })
}
