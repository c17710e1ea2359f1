//! The messages of a mailbox (mbox, <https://www.rfc-editor.org/rfc/rfc4155>):
//! each begins with a line `From `, behind an empty one.

use std::io::{self, BufRead, BufReader, Read};

use super::{Container, Entry, Origin, Stream, Within};
use crate::{Error, Format, Options, Size};

/// The messages of a stream, of which one at a time is held.
pub(super) struct Mailbox {
    from: BufReader<Stream>,
    name: String,
    id: String,
    /// Messages so far.
    number: usize,
    /// A line that was read to see what the one before it is.
    ahead: Option<Vec<u8>>,
    done: bool,
}

impl std::fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{}", self.name, self.number)
    }
}

impl Mailbox {
    pub(super) fn new(from: Stream, name: &str, id: &str) -> Self {
        Self {
            from: BufReader::with_capacity(64 * 1024, from),
            name: name.to_owned(),
            id: id.to_owned(),
            number: 0,
            ahead: None,
            done: false,
        }
    }

    /// A line with its end; of a very long one a piece.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.ahead.take() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let read = self
            .from
            .by_ref()
            .take(1 << 20)
            .read_until(b'\n', &mut line)?;
        Ok((read > 0).then_some(line))
    }

    /// Passes over the line that begins the first message, and over a byte-order mark
    /// and empty lines before it, which some editors leave.
    fn begin(&mut self) -> io::Result<()> {
        while let Some(line) = self.line()? {
            let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
            if line.starts_with(b"From ") {
                break;
            }
            if !line.trim_ascii().is_empty() {
                self.ahead = Some(line.to_vec());
                break;
            }
        }
        self.number = 1;
        Ok(())
    }

    /// The next message without the line that begins it; `None` where it is
    /// larger than the limit.
    fn message(&mut self, limit: Size) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let mut large = false;
        let mut behind_empty = false;
        loop {
            let Some(line) = self.line()? else {
                self.done = true;
                break;
            };
            if line.starts_with(b"From ") && behind_empty {
                self.ahead = self.line()?;
                if self.ahead.as_deref().is_some_and(is_field) {
                    break;
                }
            }
            behind_empty = line.trim_ascii().is_empty();
            if !large {
                // Lines of the text that begin like it were marked by a `>`.
                let quotes = line.iter().take_while(|byte| **byte == b'>').count();
                let marked = quotes > 0 && line[quotes..].starts_with(b"From ");
                bytes.extend_from_slice(&line[usize::from(marked)..]);
                large = bytes.len() as u64 > limit.bytes();
            }
        }
        Ok((!large).then_some(bytes))
    }
}

/// Whether a line is a field of a head, `Name: value`; the address of a page is
/// none.
fn is_field(line: &[u8]) -> bool {
    let mut parts = line.splitn(2, |byte| *byte == b':');
    let name = parts.next().unwrap_or_default();
    let value = parts.next();
    !name.is_empty()
        && value.is_some_and(|value| !value.starts_with(b"//"))
        && name.iter().all(u8::is_ascii_graphic)
}

impl Container for Mailbox {
    fn next(&mut self, options: &Options) -> Option<Result<Entry, Error>> {
        if self.done {
            return None;
        }
        let place = |number: usize| format!("{}#{number}", self.name);
        let first = self.number == 0;
        let here = place(self.number.max(1));
        let begun = if first { self.begin() } else { Ok(()) };
        let message = match begun.and_then(|()| self.message(options.max_table)) {
            Ok(message) => message,
            Err(error) => {
                self.done = true;
                return Some(Err(Error::io(&here, error)));
            }
        };
        // Some programs write the line before a single message, too.
        let alone = first && self.done;
        let (name, id) = match alone {
            true => (self.name.clone(), self.id.clone()),
            false => (here, format!("{}/{}", self.id, self.number)),
        };
        self.number += 1;
        let Some(bytes) = message else {
            return Some(Err(Error::too_large(&name, options.max_table)));
        };
        Some(Ok(Entry {
            name,
            ids: vec![id],
            bytes,
            origin: Origin::default(),
            within: Some(Within {
                file: (!alone).then(|| self.name.clone()),
                format: Format::Mail,
            }),
        }))
    }
}
