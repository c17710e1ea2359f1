use std::fmt;

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
}

impl Origin {
    /// The origin of `bytes` that were found at `name`.
    pub fn of(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.len() as u64,
            hash: Hash::of(bytes),
        }
    }
}
