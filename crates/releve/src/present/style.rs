//! Colour, on a terminal that has it and where nobody asked for none.

use std::io::{IsTerminal, stdout};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const CYAN: &str = "\x1b[36m";
const END: &str = "\x1b[0m";

/// All that is written of what steers a terminal.
pub(super) const SEQUENCES: [&str; 4] = [BOLD, DIM, CYAN, END];

/// How words stand out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    colour: bool,
}

impl Style {
    /// Colour where stdout is a terminal, `NO_COLOR` is empty or unset
    /// (<https://no-color.org>) and the terminal is not `dumb`.
    pub(crate) fn detect() -> Self {
        let asked = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            colour: asked && !dumb && stdout().is_terminal(),
        }
    }

    pub(crate) fn bold(self, words: &str) -> String {
        self.wrapped(BOLD, words)
    }

    pub(crate) fn dim(self, words: &str) -> String {
        self.wrapped(DIM, words)
    }

    pub(crate) fn kind(self, words: &str) -> String {
        self.wrapped(CYAN, words)
    }

    fn wrapped(self, begin: &str, words: &str) -> String {
        if self.colour {
            format!("{begin}{words}{END}")
        } else {
            words.to_owned()
        }
    }
}
