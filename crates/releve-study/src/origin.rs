use std::fmt;

use jiff::civil::Date;

/// The BLAKE3 hash of some bytes, by which a study knows that it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub(crate) [u8; 32]);

impl Hash {
    /// The hash of `bytes`.
    ///
    /// # Example: as `b3sum` prints it
    ///
    /// ```
    /// use releve_study::Hash;
    ///
    /// assert!(Hash::of(b"").to_string().starts_with("af1349b9f5f9a1a6"));
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The hash of a text's words, wherever its lines end.
    pub(crate) fn of_words(text: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        for word in text.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
        Self(*hasher.finalize().as_bytes())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The bytes that a document, a series or a product came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where they lay: a path, an address, a member of an archive.
    pub name: String,
    /// How many.
    pub bytes: u64,
    /// Their hash.
    pub hash: Hash,
    /// What the user said of them.
    pub said: Said,
}

/// What a user, or the name of their file, says of bytes that they do not say
/// themselves, where it decides what is taken of them. It prints as it is typed.
///
/// # Example: a shop's list of a day
///
/// ```
/// use jiff::civil::date;
/// use releve_study::Said;
///
/// let said = Said { day: Some(date(2026, 11, 20)), ..Said::default() };
/// assert_eq!(said.to_string(), "--day 2026-11-20");
/// assert_eq!(Said::default().to_string(), "");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The day of prices, or of a download.
    pub day: Option<Date>,
    /// The market of series.
    pub market: Option<String>,
    /// The format that they are read in.
    pub format: Option<String>,
    /// What the columns of a table are.
    pub map: Option<String>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day.map(|day| day.to_string());
        let all = [
            ("day", &day),
            ("market", &self.market),
            ("as", &self.format),
            ("map", &self.map),
        ];
        let mut before = "";
        for (option, value) in all {
            let Some(value) = value else { continue };
            let quote = if value.contains(' ') { "\"" } else { "" };
            write!(f, "{before}--{option} {quote}{value}{quote}")?;
            before = " ";
        }
        Ok(())
    }
}

impl Origin {
    /// The origin of `bytes` that were found at `name`.
    pub fn of(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.len() as u64,
            hash: Hash::of(bytes),
            said: Said::default(),
        }
    }
}
