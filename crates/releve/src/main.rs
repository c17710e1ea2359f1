//! The command line of Relevé.

use std::process::ExitCode;

use clap::Parser as _;
use releve::{Arguments, run};

fn main() -> ExitCode {
    run(&Arguments::parse())
}
