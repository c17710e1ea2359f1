//! Files that hold files: what is in them comes one by one, so that memory
//! does not grow with their number.

mod bounds;
mod gzip;
mod http;
mod lines;
mod mailbox;
mod warc;
mod zip;

use std::io::{self, Cursor, Read};

use jiff::civil::Date;

use crate::detect::HEAD;
use crate::{Error, Format, Options};

pub(crate) use bounds::Bomb;
pub(crate) use zip::Zip;

/// What an archive says of a file in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Its web address.
    pub(crate) url: Option<String>,
    /// The day on which it was fetched.
    pub(crate) fetched: Option<Date>,
    /// The encoding that its server named.
    pub(crate) charset: Option<String>,
}

/// A file out of an archive.
#[derive(Debug)]
pub(crate) struct Entry {
    /// What messages call it.
    pub(crate) name: String,
    /// What its documents are called, the shortest first.
    pub(crate) ids: Vec<String>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) origin: Origin,
    /// Of a line or a message, what it is one of.
    pub(crate) within: Option<Within>,
}

/// What a line or a message is one of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Within {
    /// The file, where it is one of several in it.
    pub(crate) file: Option<String>,
    /// What it is where its content does not tell.
    pub(crate) format: Format,
}

/// A file that holds files.
pub(crate) trait Container: Send + std::fmt::Debug {
    /// The next file; an error refuses one and does not end the others unless
    /// `None` follows.
    fn next(&mut self, options: &Options) -> Option<Result<Entry, Error>>;

    /// What was passed over, a sentence each, once all was read.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What a file turns out to be.
#[derive(Debug)]
pub(crate) enum Opened {
    Container(Box<dyn Container>),
    Entry(Entry),
}

/// A stream whose beginning has been looked at.
pub(crate) type Stream = Box<dyn Read + Send>;

/// Looks at the beginning of a stream and gives it back whole. A stream that
/// fails behind its first bytes fails there again, when it is read.
pub(crate) fn peek(mut from: Stream) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::new();
    match from.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        Ok(_) => {
            let whole = Cursor::new(head.clone()).chain(from);
            Ok((head, Box::new(whole)))
        }
        Err(error) if head.is_empty() => Err(error),
        Err(error) => {
            let whole = Cursor::new(head.clone()).chain(Failing(Some(error)));
            Ok((head, Box::new(whole)))
        }
    }
}

/// A stream that only fails.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self
            .0
            .take()
            .unwrap_or_else(|| io::ErrorKind::UnexpectedEof.into()))
    }
}

/// Opens a stream: a container is ready to be walked, anything else is read
/// into memory, up to the limit of its kind.
pub(crate) fn open(
    from: Stream,
    name: &str,
    ids: Vec<String>,
    origin: Origin,
    options: &Options,
) -> Result<Opened, Error> {
    let (head, from) = peek(from).map_err(|error| Error::io(name, error))?;
    let id = ids.first().cloned().unwrap_or_default();
    match format(&head, name, options) {
        Format::Gzip => gzip::open(from, name, ids, origin, options),
        Format::Warc => Ok(Opened::Container(Box::new(warc::Warc::new(
            from, name, &id,
        )))),
        Format::Lines => Ok(Opened::Container(Box::new(lines::Lines::new(
            from, name, &id,
        )))),
        Format::Mailbox => Ok(Opened::Container(Box::new(mailbox::Mailbox::new(
            from, name, &id,
        )))),
        format => {
            let bytes = whole(from, name, limit(format, options))?;
            if format == Format::Zip {
                let from = Cursor::new(bytes);
                return Ok(Opened::Container(Box::new(Zip::open(from, name, &id)?)));
            }
            Ok(Opened::Entry(Entry {
                name: name.to_owned(),
                ids,
                bytes,
                origin,
                within: None,
            }))
        }
    }
}

/// The format that was asked for, else the one that content tells. What is
/// compressed is opened before a format is asked for.
pub(crate) fn format(head: &[u8], name: &str, options: &Options) -> Format {
    let found = Format::detect(head, gzip::without_ending(name));
    match options.format {
        // A mailbox is of mails.
        Some(Format::Mail) if found == Format::Mailbox => found,
        Some(asked) if !matches!(found, Format::Gzip | Format::Zip) => asked,
        _ => found,
    }
}

/// The format of what is in a container: one of containers was asked for what
/// holds it.
pub(crate) fn format_within(head: &[u8], name: &str, options: &Options) -> Format {
    match options.format {
        Some(asked) if asked.is_container() => Format::detect(head, gzip::without_ending(name)),
        _ => format(head, name, options),
    }
}

/// What a compressed file of so many bytes may unpack to.
pub(crate) fn unpacked(bytes: usize) -> u64 {
    bounds::allowed(bytes as u64)
}

/// How large a file of a format may be.
pub(crate) fn limit(format: Format, options: &Options) -> crate::Size {
    if format.is_text() {
        options.max_document
    } else {
        options.max_table
    }
}

/// All of a stream, or an error where it is larger than the limit.
pub(crate) fn whole(from: impl Read, name: &str, limit: crate::Size) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    from.take(limit.bytes().saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(name, error))?;
    if bytes.len() as u64 > limit.bytes() {
        return Err(Error::too_large(name, limit));
    }
    Ok(bytes)
}
