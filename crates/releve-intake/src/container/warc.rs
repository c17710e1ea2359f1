//! Web archives (ISO 28500, WARC 1.0 and 1.1): the pages among the responses.

use std::io::{self, BufRead, BufReader, Read};

use super::http::{self, Page};
use super::{Container, Entry, Origin, Stream};
use crate::intake::counted;
use crate::{Error, Options};

/// Bytes of a record's head, and lines that are skipped to find the next one.
const HEAD: u64 = 64 * 1024;

/// The records of a stream, of which one at a time is held.
pub(super) struct Warc {
    from: BufReader<Stream>,
    name: String,
    id: String,
    record: u64,
    /// Records that are no responses, and responses that are no pages.
    others: usize,
    unread: usize,
    failed: usize,
    done: bool,
}

impl std::fmt::Debug for Warc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}#{}", self.name, self.record)
    }
}

/// The fields of a record's head that are of use.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: Option<String>,
    date: Option<String>,
    content_type: String,
    length: Option<u64>,
    segment: bool,
}

impl Warc {
    pub(super) fn new(from: Stream, name: &str, id: &str) -> Self {
        Self {
            from: BufReader::with_capacity(64 * 1024, from),
            name: name.to_owned(),
            id: id.to_owned(),
            record: 0,
            others: 0,
            unread: 0,
            failed: 0,
            done: false,
        }
    }

    /// A line without its end; `None` at the end of the stream.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = self.from.by_ref().take(HEAD).read_until(b'\n', &mut line)?;
        Ok((read > 0).then(|| line.trim_ascii_end().to_vec()))
    }

    /// The next record's head. Lines between records are passed over: empty
    /// ones, and those of a record that is longer than it says.
    fn head(&mut self) -> io::Result<Option<Head>> {
        loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.starts_with(b"WARC/") => break,
                Some(_) => {}
            }
        }
        let mut head = Head::default();
        let mut bytes = 0;
        loop {
            let line = self
                .line()?
                .ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
            if line.is_empty() {
                return Ok(Some(head));
            }
            bytes += line.len() as u64;
            if bytes > HEAD {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a record's head has no end",
                ));
            }
            let line = String::from_utf8_lossy(&line);
            let Some((field, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match field.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                // WARC 1.0 writes addresses between angle brackets at times.
                "warc-target-uri" => {
                    head.url = crate::said::address(value.trim_matches(['<', '>']));
                }
                "warc-date" => head.date = Some(value.to_owned()),
                "content-type" => head.content_type = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                "warc-segment-number" => head.segment = true,
                _ => {}
            }
        }
    }

    fn skip(&mut self, bytes: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.from.by_ref().take(bytes), &mut io::sink())?;
        if skipped < bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }

    /// Nothing more can be read.
    fn cut(&mut self, place: &str, error: io::Error) -> Error {
        self.done = true;
        Error::io(place, error)
    }

    /// The next page; `Ok(None)` at the end.
    fn page(&mut self, options: &Options) -> Result<Option<Entry>, Error> {
        loop {
            let place = format!("{}#{}", self.name, self.record + 1);
            let head = match self.head() {
                Ok(None) => return Ok(None),
                Ok(Some(head)) => head,
                Err(error) => return Err(self.cut(&place, error)),
            };
            self.record += 1;
            let Some(length) = head.length else {
                return Err(Error::malformed(
                    &place,
                    "a record without `Content-Length`",
                ));
            };
            let response =
                head.kind == "response" && head.content_type.starts_with("application/http");
            let resource = head.kind == "resource" || head.kind == "conversion";
            let limit = options.max_document;
            // What is longer than any page and its head is not held.
            let long = length > limit.bytes().saturating_add(HEAD);
            if !(response || resource) || head.segment || long {
                self.skip(length).map_err(|error| self.cut(&place, error))?;
                if long && (response || resource) {
                    return Err(Error::too_large(&place, limit));
                }
                self.others += 1;
                continue;
            }
            let mut bytes = Vec::new();
            let read = self.from.by_ref().take(length).read_to_end(&mut bytes);
            if !matches!(read, Ok(read) if read as u64 == length) {
                let cut = io::Error::from(io::ErrorKind::UnexpectedEof);
                return Err(self.cut(&place, read.err().unwrap_or(cut)));
            }
            let page = if response {
                http::page(bytes, limit)
            } else {
                http::plain(bytes, &head.content_type)
            };
            match page {
                Page::Read { body, charset } => {
                    return Ok(Some(Entry {
                        name: place,
                        ids: vec![format!("{}/{}", self.id, self.record)],
                        bytes: body,
                        origin: Origin {
                            url: head.url,
                            fetched: head.date.as_deref().and_then(crate::date::day),
                            charset,
                        },
                        within: None,
                    }));
                }
                Page::Failed => self.failed += 1,
                Page::NoText => self.unread += 1,
                Page::Broken(why) => return Err(Error::malformed(&place, why)),
            }
        }
    }
}

impl Container for Warc {
    fn next(&mut self, options: &Options) -> Option<Result<Entry, Error>> {
        if self.done {
            return None;
        }
        self.page(options).transpose()
    }

    fn notes(&self) -> Vec<String> {
        [
            (self.others, "that hold no response"),
            (
                self.failed,
                "whose answer is not the page itself (another status than 200)",
            ),
            (self.unread, "of pictures, styles, scripts and the like"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| {
            format!(
                "{} {what} were passed over",
                counted(count, "record", "records")
            )
        })
        .collect()
    }
}
