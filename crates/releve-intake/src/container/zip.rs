//! ZIP archives. Nothing is written to disk, so that the paths in them are
//! names and no more.

use std::io::{Read, Seek, SeekFrom};

use ::zip::ZipArchive;
use ::zip::result::ZipError;

use super::bounds::allowed;
use super::{Container, Entry, Origin};
use crate::format::ending;
use crate::parts::archive_stem;
use crate::source::PICTURES;
use crate::{Error, Options, container};

/// Files in an archive; those with more are refused.
const FILES: usize = 200_000;

/// Bytes of the list of files, which is held in memory.
const DIRECTORY: u64 = 32 << 20;

/// The files of an archive, in its order.
pub(crate) struct Zip<R> {
    archive: ZipArchive<R>,
    name: String,
    id: String,
    next: usize,
    /// Bytes that may still come out.
    left: u64,
    pictures: usize,
}

impl<R> std::fmt::Debug for Zip<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, file {}", self.name, self.next)
    }
}

impl<R: Read + Seek> Zip<R> {
    /// Reads the list of files.
    pub(crate) fn open(mut from: R, name: &str, id: &str) -> Result<Self, Error> {
        let size = from
            .seek(SeekFrom::End(0))
            .map_err(|error| Error::io(name, error))?;
        let directory = directory(&mut from, size).map_err(|error| Error::io(name, error))?;
        if directory.is_some_and(|bytes| bytes > DIRECTORY) {
            return Err(Error::malformed(
                name,
                "too many files in it; expected at most 200,000",
            ));
        }
        let archive = ZipArchive::new(from).map_err(|error| failed(name, error))?;
        if archive.len() > FILES {
            return Err(Error::malformed(
                name,
                "too many files in it; expected at most 200,000",
            ));
        }
        Ok(Self {
            archive,
            name: name.to_owned(),
            id: id.to_owned(),
            next: 0,
            left: allowed(size),
            pictures: 0,
        })
    }

    fn file(&mut self, at: usize, options: &Options) -> Result<Option<Entry>, Error> {
        let nameless = format!("{}/{}", self.name, at + 1);
        let encrypted = self
            .archive
            .by_index_data(at)
            .is_ok_and(|file| file.encrypted());
        if encrypted {
            return Err(Error::malformed(
                &nameless,
                "encrypted; unpack it with its password",
            ));
        }
        let mut file = self
            .archive
            .by_index(at)
            .map_err(|error| failed(&nameless, error))?;
        let inner = String::from_utf8_lossy(file.name_raw()).into_owned();
        let inner = match file.name() {
            Ok(known) => known.into_owned(),
            Err(_) => inner,
        };
        let last = inner.rsplit(['/', '\\']).next().unwrap_or_default();
        if file.is_dir()
            || last.is_empty()
            || last.starts_with('.')
            || inner.starts_with("__MACOSX")
        {
            return Ok(None);
        }
        if ending(last).is_some_and(|ending| PICTURES.contains(&ending.as_str())) {
            self.pictures += 1;
            return Ok(None);
        }
        let inner = within(&inner);
        let name = format!("{}/{inner}", self.name);
        let mut head = Vec::new();
        (&mut file)
            .take(crate::detect::HEAD as u64)
            .read_to_end(&mut head)
            .map_err(|error| Error::io(&name, error))?;
        let format = container::format(&head, last, options);
        let limit = container::limit(format, options);
        let room = crate::Size::new(limit.bytes().min(self.left));
        let rest = room.bytes().saturating_sub(head.len() as u64);
        let mut bytes = head;
        let read = (&mut file)
            .take(rest.saturating_add(1))
            .read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        read.map_err(|error| Error::io(&name, error))?;
        if self.left == 0 {
            self.next = usize::MAX;
            return Err(Error::bomb(&self.name));
        }
        if bytes.len() as u64 > limit.bytes() {
            return Err(Error::too_large(&name, limit));
        }
        let short = archive_stem(last);
        Ok(Some(Entry {
            name,
            ids: vec![
                short.to_owned(),
                format!("{}/{short}", self.id),
                format!("{}/{inner}", self.id),
            ],
            bytes,
            origin: Origin::default(),
            within: None,
        }))
    }
}

impl<R: Read + Seek + Send> Container for Zip<R> {
    fn next(&mut self, options: &Options) -> Option<Result<Entry, Error>> {
        while self.next < self.archive.len() {
            let at = self.next;
            self.next += 1;
            match self.file(at, options) {
                Ok(None) => {}
                Ok(Some(entry)) => return Some(Ok(entry)),
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }

    fn notes(&self) -> Vec<String> {
        let count = crate::intake::counted(self.pictures, "file", "files");
        (self.pictures > 0)
            .then(|| format!("{count} that lie beside articles and are none were passed over"))
            .into_iter()
            .collect()
    }
}

/// The path of a member with no step that leads out of its archive: what lies
/// in one is named below it, and never as the file beside it.
fn within(path: &str) -> String {
    let steps = path.split_inclusive(['/', '\\']);
    steps
        .map(|step| match step.strip_prefix("..") {
            Some(rest @ ("" | "/" | "\\")) => format!("%2E%2E{rest}"),
            _ => step.to_owned(),
        })
        .collect()
}

/// What an archive is told to have gone wrong with.
fn failed(name: &str, error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => Error::io(name, error),
        ZipError::UnsupportedArchive(what) => Error::malformed(
            name,
            &format!("packed in a way that is not read ({what}); unpack it first"),
        ),
        _ => Error::malformed(name, "no whole ZIP archive; download it again"),
    }
}

/// How large the list of files is said to be, where the archive's end is found.
///
/// The end is a record of 22 bytes and a comment; of large archives, the length
/// stands 56 bytes before a locator of 20 (APPNOTE 6.3.10, 4.3.14 to 4.3.16).
fn directory<R: Read + Seek>(from: &mut R, size: u64) -> std::io::Result<Option<u64>> {
    let tail = size.min(22 + 65_535 + 20 + 56 + 256);
    from.seek(SeekFrom::Start(size - tail))?;
    let mut bytes = Vec::new();
    from.take(tail).read_to_end(&mut bytes)?;
    from.seek(SeekFrom::Start(0))?;
    let number = |at: usize, length: usize| {
        let digits = bytes.get(at..at + length)?;
        Some(
            digits
                .iter()
                .rev()
                .fold(0u64, |n, b| n << 8 | u64::from(*b)),
        )
    };
    let last = |mark: &[u8]| bytes.windows(4).rposition(|window| window == mark);
    let small = last(b"PK\x05\x06").and_then(|at| number(at + 12, 4));
    let large = last(b"PK\x06\x06").and_then(|at| number(at + 40, 8));
    Ok(small.max(large.filter(|_| small == Some(u64::from(u32::MAX)))))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn no_member_is_named_outside_its_archive() {
        for (path, expected) in [
            ("../note.txt", "%2E%2E/note.txt"),
            ("a/..\\..\\note.txt", "a/%2E%2E\\%2E%2E\\note.txt"),
            ("a/..", "a/%2E%2E"),
            ("..a/b...txt", "..a/b...txt"),
            ("./a/b.txt", "./a/b.txt"),
        ] {
            assert_eq!(within(path), expected);
        }
    }
}
