//! The command line of Relevé.

use std::process::ExitCode;

use releve::{Arguments, run};

/// Reading makes many small strings, on every core at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    run(&Arguments::typed())
}
