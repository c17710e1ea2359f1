//! The parts of a file: itself, or what is in it where it is an archive.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use jiff::civil::Date;

use crate::container::{self, Container, Entry, Opened, Origin, Zip};
use crate::read::stem;
use crate::{Error, Format, Intake, Options, part};

/// Archives within archives; deeper ones are refused.
const NESTING: usize = 4;

/// One part of a file, unread: the file itself, or a file of an archive.
///
/// Parts are independent, so that they can be read on several cores.
#[derive(Debug)]
pub struct Part {
    pub(crate) entry: Entry,
}

impl Part {
    /// What messages call it: the file, and in it a line (`a.jsonl:7`), a record
    /// (`a.warc#7`) or a member (`a.zip/b.html`).
    pub fn name(&self) -> &str {
        &self.entry.name
    }

    /// What is in it, as it was found: of a compressed file unpacked, of a
    /// record what its server answered.
    pub fn bytes(&self) -> &[u8] {
        &self.entry.bytes
    }

    /// The format that its content tells, whatever is asked for.
    pub fn format(&self) -> Format {
        part::format(&self.entry, &Options::default())
    }

    /// The day on which it was fetched, else the one in its name: of which its
    /// prices are, where nobody says another; `None` for a day before 1900, and
    /// for one after the day that follows `today`.
    pub fn day(&self, today: Option<Date>) -> Option<Date> {
        part::day(&self.entry, today)
    }

    /// The market of its series where that stands in its name: the same bytes
    /// under another name are another market's.
    ///
    /// # Example: Google's table of 2026
    ///
    /// ```
    /// use releve_intake::{Options, Parts};
    ///
    /// let csv = b"\"Time\",\"clogs\"\n\"2025-11-02\",0\n";
    /// let market = |name: &str| {
    ///     let mut parts = Parts::of(&csv[..], name, &Options::default()).unwrap();
    ///     parts.next().unwrap().unwrap().market().map(str::to_owned)
    /// };
    /// assert_eq!(market("time_series_US_20040101-0800_20260202-0337.csv").as_deref(), Some("US"));
    /// assert_eq!(market("clogs.csv"), None);
    /// ```
    pub fn market(&self) -> Option<&str> {
        part::market(&self.entry)
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// Where nothing can be taken of it; what is wrong with some of it only
    /// stands in [`Intake::refused`].
    pub fn intake(&self, options: &Options) -> Result<Intake, Error> {
        part::intake(&self.entry, options)
    }

    /// Ids of its document, the shortest first.
    pub(crate) fn ids(&self) -> &[String] {
        &self.entry.ids
    }
}

/// The parts of a file, one at a time. Memory is that of one part and of one
/// list of files for each ZIP archive.
///
/// # Example: lines of JSON
///
/// ```
/// use releve_intake::{Options, Parts};
///
/// let lines = b"{\"title\":\"Flats\",\"text\":\"They are back.\"}\n{\"text\":";
/// let options = Options::default();
/// let mut parts = Parts::of(&lines[..], "articles.jsonl", &options)?;
/// let first = parts.next().unwrap()?;
/// assert_eq!(first.name(), "articles.jsonl:1");
/// assert_eq!(first.intake(&options)?.documents[0].title.as_deref(), Some("Flats"));
/// let error = parts.next().unwrap()?.intake(&options).unwrap_err();
/// assert_eq!(error.to_string(), "articles.jsonl:2: broken off at line 1");
/// # Ok::<(), releve_intake::Error>(())
/// ```
#[derive(Debug)]
pub struct Parts {
    options: Options,
    /// Archives that are open, the innermost last.
    open: Vec<Box<dyn Container>>,
    /// A file that is no archive.
    single: Option<Entry>,
    notes: Vec<String>,
}

impl Parts {
    /// The parts of a file on disk.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, is larger than its format allows or no whole
    /// archive.
    pub fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        let name = crate::path_as_text(path);
        let mut file = File::open(path).map_err(|error| Error::io(&name, error))?;
        let mut head = Vec::new();
        (&mut file)
            .take(4)
            .read_to_end(&mut head)
            .map_err(|error| Error::io(&name, error))?;
        std::io::Seek::rewind(&mut file).map_err(|error| Error::io(&name, error))?;
        // A ZIP archive is read where it lies, whatever its size. A workbook is
        // one too, and small.
        if head.starts_with(b"PK") {
            let (head, _) =
                container::peek(Box::new(file.try_clone().map_err(|e| Error::io(&name, e))?))
                    .map_err(|error| Error::io(&name, error))?;
            std::io::Seek::rewind(&mut file).map_err(|error| Error::io(&name, error))?;
            if container::format(&head, &name, options) == Format::Zip {
                let zip = Zip::open(BufReader::new(file), &name, stem(&name))?;
                return Ok(Self::new(Opened::Container(Box::new(zip)), options));
            }
        }
        Self::of(file, &name, options)
    }

    /// The parts of a stream, which `name` is for messages.
    ///
    /// # Errors
    ///
    /// As [`Parts::open`].
    pub fn of(
        from: impl Read + Send + 'static,
        name: &str,
        options: &Options,
    ) -> Result<Self, Error> {
        Self::called(from, name, archive_stem(name), options)
    }

    /// The parts of a stream with an id of its own.
    pub(crate) fn called(
        from: impl Read + Send + 'static,
        name: &str,
        id: &str,
        options: &Options,
    ) -> Result<Self, Error> {
        let ids = vec![id.to_owned()];
        let opened = container::open(Box::new(from), name, ids, Origin::default(), options)?;
        Ok(Self::new(opened, options))
    }

    pub(crate) fn new(opened: Opened, options: &Options) -> Self {
        let mut parts = Self {
            options: options.clone(),
            open: Vec::new(),
            single: None,
            notes: Vec::new(),
        };
        match opened {
            Opened::Container(container) => parts.open.push(container),
            Opened::Entry(entry) => parts.single = Some(entry),
        }
        parts
    }

    /// What archives passed over, a sentence each; complete at the end.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// An entry as a part, unless it is an archive itself.
    fn part(&mut self, entry: Entry) -> Option<Result<Part, Error>> {
        let format = container::format_within(&entry.bytes, &entry.name, &self.options);
        if !format.is_container() || entry.within.is_some() {
            return Some(Ok(Part { entry }));
        }
        if self.open.len() >= NESTING {
            return Some(Err(Error::nested(&entry.name)));
        }
        let Entry {
            name,
            ids,
            bytes,
            origin,
            ..
        } = entry;
        let from = Box::new(std::io::Cursor::new(bytes));
        match container::open(from, &name, ids, origin, &self.options) {
            Ok(Opened::Container(container)) => {
                self.open.push(container);
                None
            }
            Ok(Opened::Entry(entry)) => Some(Ok(Part { entry })),
            Err(error) => Some(Err(error)),
        }
    }
}

impl Iterator for Parts {
    type Item = Result<Part, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(entry) = self.single.take() {
            return Some(Ok(Part { entry }));
        }
        loop {
            let innermost = self.open.last_mut()?;
            match innermost.next(&self.options) {
                None => {
                    self.notes.extend(innermost.notes());
                    self.open.pop();
                }
                Some(Err(error)) => return Some(Err(error)),
                Some(Ok(entry)) => {
                    if let Some(part) = self.part(entry) {
                        return Some(part);
                    }
                }
            }
        }
    }
}

/// The stem of a name whose file may be compressed: `page` of `page.html.gz`.
pub(crate) fn archive_stem(name: &str) -> &str {
    let short = stem(name);
    let packed = crate::format::ending(name).is_some_and(|ending| ending == "gz");
    if packed { stem(short) } else { short }
}
