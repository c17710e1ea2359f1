//! What goes to a screen, without what would steer it: titles, texts and names
//! of files are written by others, and a terminal obeys control characters.
//! All that is printed goes through here; files are written as they are.

use std::io::{self, IsTerminal as _, Write};

use super::style::SEQUENCES as OWN;

/// What stands in the place of a control character, as wide as a letter.
const SHOWN: char = char::REPLACEMENT_CHARACTER;

/// A text whose control characters are seen and not obeyed, but for the ends of
/// its lines and tabulators.
///
/// The second set of control characters (U+0080 to U+009F) holds sequences of
/// one character; marks that turn the direction of writing reorder what is read.
pub(crate) fn plain(text: &str) -> String {
    cleaned(text, false)
}

/// Standard output: to a terminal, or where `people` read it, cleaned.
pub(crate) fn out(people: bool) -> Out {
    let terminal = io::stdout().is_terminal();
    Out {
        to: io::stdout(),
        cleans: people || terminal,
        styled: terminal,
        held: Vec::new(),
    }
}

/// Standard output, of which whole characters are written.
pub(crate) struct Out {
    to: io::Stdout,
    cleans: bool,
    styled: bool,
    /// A character or sequence that is not whole yet.
    held: Vec<u8>,
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.cleans {
            return self.to.write(bytes);
        }
        self.held.extend_from_slice(bytes);
        let whole = whole(&self.held);
        let text = String::from_utf8_lossy(&self.held[..whole]);
        let text = cleaned(&text, self.styled);
        self.held.drain(..whole);
        self.to.write_all(text.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        let rest = String::from_utf8_lossy(&self.held);
        // Who reads it may have gone.
        let _ = self.to.write_all(plain(&rest).as_bytes());
    }
}

/// How many of the bytes are whole characters and sequences.
fn whole(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(4);
    if let Some(begins) = bytes[tail..]
        .iter()
        .rposition(|&byte| byte == 0x1b || byte == b'\r')
    {
        let begun = &bytes[tail + begins..];
        if begun == b"\r"
            || OWN
                .iter()
                .any(|own| own.len() > begun.len() && own.as_bytes().starts_with(begun))
        {
            return tail + begins;
        }
    }
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        // What is no UTF-8 before the end is none, whatever comes.
        _ => {
            let last = bytes[tail..].iter().rposition(|byte| byte & 0xc0 != 0x80);
            let begun = last.map_or(&bytes[..0], |last| &bytes[tail + last..]);
            match std::str::from_utf8(begun) {
                Err(error) if error.error_len().is_none() => bytes.len() - begun.len(),
                _ => bytes.len(),
            }
        }
    }
}

fn cleaned(text: &str, styled: bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let own = OWN.iter().find(|own| styled && rest.starts_with(**own));
        let length = own.map_or(char.len_utf8(), |own| own.len());
        match char {
            _ if own.is_some() => clean.push_str(&rest[..length]),
            '\n' | '\t' => clean.push(char),
            '\r' if rest.starts_with("\r\n") => clean.push(char),
            _ if char.is_control() || is_override(char) => clean.push(SHOWN),
            _ => clean.push(char),
        }
        rest = &rest[length..];
    }
    clean
}

/// Marks that turn or isolate the direction of what follows (Unicode 9, Bidi).
fn is_override(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_not_steered_by_what_others_wrote() {
        for (text, expected) in [
            ("Flats\tare\nback", "Flats\tare\nback"),
            (
                "\x1b]0;owned\x07\x1b[2J",
                "\u{fffd}]0;owned\u{fffd}\u{fffd}[2J",
            ),
            ("\x1b[31mred\u{9b}1m", "\u{fffd}[31mred\u{fffd}1m"),
            ("over\rwritten\r\n", "over\u{fffd}written\r\n"),
            ("\u{202e}desrever", "\u{fffd}desrever"),
            ("芭蕾舞鞋 é", "芭蕾舞鞋 é"),
        ] {
            assert_eq!(plain(text), expected);
        }
        // Our own sequences pass where we write them.
        assert_eq!(
            cleaned("\x1b[1mFlats\x1b[0m\x1b[5m", true),
            "\x1b[1mFlats\x1b[0m\u{fffd}[5m"
        );
    }

    #[test]
    fn characters_and_sequences_are_written_whole() {
        let text = "é芭\x1b[36mwear\x1b[0m\r\n";
        for cut in 0..text.len() {
            let (first, rest) = text.as_bytes().split_at(cut);
            let whole = whole(first);
            let head = cleaned(std::str::from_utf8(&first[..whole]).unwrap(), true);
            let tail = [&first[whole..], rest].concat();
            let tail = cleaned(std::str::from_utf8(&tail).unwrap(), true);
            assert_eq!(head + &tail, text, "{cut}");
        }
        for bytes in [&b"\xff\xfe"[..], b"a\xc3(", b"\x1b[3", b"\xe8\x8a"] {
            assert!(whole(bytes) <= bytes.len());
        }
        assert_eq!(whole(b"a\xff"), 2);
        assert_eq!(whole(b"\xe8\x8a"), 0);
    }
}
