//! One JSON object a line.

use std::io::{BufRead, BufReader, Read};

use super::{Container, Entry, Origin, Stream, Within};
use crate::{Error, Format, Options, Size};

/// The lines of a stream, of which one at a time is held.
pub(super) struct Lines {
    from: BufReader<Stream>,
    name: String,
    id: String,
    line: u64,
    done: bool,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.name, self.line)
    }
}

impl Lines {
    pub(super) fn new(from: Stream, name: &str, id: &str) -> Self {
        Self {
            from: BufReader::with_capacity(64 * 1024, from),
            name: name.to_owned(),
            id: id.to_owned(),
            line: 0,
            done: false,
        }
    }

    /// The next line that is not empty.
    fn line(&mut self, limit: Size) -> Result<Option<Vec<u8>>, Error> {
        loop {
            self.line += 1;
            let place = format!("{}:{}", self.name, self.line);
            let mut bytes = Vec::new();
            let read = self
                .from
                .by_ref()
                .take(limit.bytes().saturating_add(1))
                .read_until(b'\n', &mut bytes)
                .map_err(|error| {
                    self.done = true;
                    Error::io(&place, error)
                })?;
            if read == 0 {
                self.done = true;
                return Ok(None);
            }
            if bytes.len() as u64 > limit.bytes() && !bytes.ends_with(b"\n") {
                self.from.skip_until(b'\n').map_err(|error| {
                    self.done = true;
                    Error::io(&place, error)
                })?;
                return Err(Error::too_large(&place, limit));
            }
            let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            if !text.trim_ascii().is_empty() {
                return Ok(Some(text.trim_ascii().to_vec()));
            }
        }
    }
}

impl Container for Lines {
    fn next(&mut self, options: &Options) -> Option<Result<Entry, Error>> {
        if self.done {
            return None;
        }
        // JSON writes a character with up to six bytes for one.
        let limit = Size::new(options.max_document.bytes().saturating_mul(2));
        match self.line(limit) {
            Ok(None) => None,
            Err(error) => Some(Err(error)),
            Ok(Some(bytes)) => Some(Ok(Entry {
                name: format!("{}:{}", self.name, self.line),
                ids: vec![format!("{}/{}", self.id, self.line)],
                bytes,
                origin: Origin::default(),
                within: Some(Within {
                    file: Some(self.name.clone()),
                    format: Format::Article,
                }),
            })),
        }
    }
}
