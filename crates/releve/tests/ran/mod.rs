//! The program as it is run in a folder.

use std::path::Path;
use std::process::{Command, Output};

pub fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_releve"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("releve runs")
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}
