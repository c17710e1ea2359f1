use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::{Format, KnownCalendars, Mapping};

/// A number of bytes, written as `500000`, `64 KiB`, `8MiB`, `8M` or `1 GiB`;
/// units are multiples of 1,024.
///
/// # Example: what is typed and what is printed
///
/// ```
/// use releve_intake::Size;
///
/// let size: Size = "8M".parse()?;
/// assert_eq!(size.bytes(), 8 * 1024 * 1024);
/// assert_eq!(size.to_string(), "8 MiB");
/// assert!("eight".parse::<Size>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(u64);

const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

impl Size {
    /// A size in bytes.
    pub const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// The number of bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS
            .iter()
            .find(|(_, unit)| self.0 >= *unit && self.0.is_multiple_of(*unit))
        {
            Some((name, unit)) => write!(f, "{} {name}", self.0 / unit),
            None => write!(f, "{} bytes", self.0),
        }
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected a size such as `8MiB`, but found `{text}`");
        let digits = text.trim();
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let number: u64 = digits[..end].parse().map_err(|_| wrong())?;
        let unit = digits[end..].trim();
        let factor = if unit.is_empty() || unit.eq_ignore_ascii_case("b") {
            1
        } else {
            UNITS
                .iter()
                .find(|(name, _)| {
                    [&name[..1], &name[..2], *name, &name.replace('i', "")]
                        .iter()
                        .any(|known| unit.eq_ignore_ascii_case(known))
                })
                .map(|(_, factor)| *factor)
                .ok_or_else(wrong)?
        };
        number.checked_mul(factor).map(Self).ok_or_else(wrong)
    }
}

/// What is asked of intake.
///
/// # Example: a smaller limit
///
/// ```
/// use releve_intake::{Options, Size, read};
///
/// let options = Options { max_document: Size::new(10), ..Options::default() };
/// let error = read(b"Loafers are back.", "note.txt", &options).unwrap_err();
/// assert!(error.is_too_large());
/// assert!(error.to_string().starts_with("note.txt: larger than 10 bytes"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Files larger than this are refused; 8 MiB unless told otherwise.
    pub max_document: Size,
    /// Tables, feeds and other files of many things that are larger than this
    /// are refused; 256 MiB unless told otherwise. Archives of single records
    /// (WARC, lines of JSON) may be of any size: one record is held at a time.
    pub max_table: Size,
    /// The documents' language as a BCP 47 tag; `en` unless told otherwise. What
    /// a file says of its own language goes before.
    pub lang: String,
    /// The format to read in, whatever content says; compressed files and ZIP
    /// archives are opened first.
    pub format: Option<Format>,
    /// The day on which a file was downloaded: the day of the prices in it, where
    /// it says none. Nothing is asked of the clock.
    pub day: Option<Date>,
    /// The day on which it is read: a period that has not ended before it cannot
    /// be whole, and is dropped, whatever is said of the download. Nothing of
    /// that is done where it is `None`.
    pub today: Option<Date>,
    /// The market of series whose file does not say: `GB`, `Worldwide`.
    pub market: Option<String>,
    /// What the columns of tables are, where it was said.
    pub mapping: Option<Mapping>,
    /// Mappings of earlier tables: one whose header is the same is used again.
    pub mappings: Vec<Mapping>,
    /// By which calendar series are known: one of which a file has two dates or
    /// one, and no more is said, lies on it where the dates do. None is known
    /// unless told otherwise.
    pub calendars: KnownCalendars,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_document: Size::new(8 << 20),
            max_table: Size::new(256 << 20),
            lang: "en".into(),
            format: None,
            day: None,
            today: None,
            market: None,
            mapping: None,
            mappings: Vec::new(),
            calendars: KnownCalendars::default(),
        }
    }
}
