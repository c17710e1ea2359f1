//! Colour, on a terminal that has it and where nobody asked for none.

use std::io::{IsTerminal, stdout};

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
        self.wrapped("1", words)
    }

    pub(crate) fn dim(self, words: &str) -> String {
        self.wrapped("2", words)
    }

    pub(crate) fn kind(self, words: &str) -> String {
        self.wrapped("36", words)
    }

    fn wrapped(self, code: &str, words: &str) -> String {
        if self.colour {
            format!("\x1b[{code}m{words}\x1b[0m")
        } else {
            words.to_owned()
        }
    }
}
