use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::{Document, Error};

/// A stretch of a document in Unicode scalar values, `end` excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

impl Span {
    /// The span from `start` to before `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }
}

/// Where in its document a fact is stated. The quote is exactly the slice
/// between `start` and `end`; no other value can be made from a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    start: u32,
    end: u32,
    quote: String,
}

impl Evidence {
    /// The evidence at `span` of `document`.
    ///
    /// # Errors
    ///
    /// When the span is empty or not inside the document's text.
    pub fn new(document: &Document, span: Span) -> Result<Self, Error> {
        let outside = || Error::span_outside(span.start, span.end, document.text.chars());
        if span.start >= span.end {
            return Err(outside());
        }
        let quote = document
            .text
            .slice(span.start, span.end)
            .ok_or_else(outside)?;
        Ok(Self {
            start: span.start,
            end: span.end,
            quote: quote.to_owned(),
        })
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The words themselves.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// True if the quote is the slice of `document` that the span names. Facts
    /// that come from outside, as JSON, are checked with it.
    pub fn is_in(&self, document: &Document) -> bool {
        document.text.slice(self.start, self.end) == Some(self.quote.as_str())
    }
}

/// How likely a fact is right, 0 to 1: of the facts given 0.8, about 80 % are.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(from = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// Brings `value` into 0 to 1; a NaN becomes 0.
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        })
    }

    /// The value, 0 to 1.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Confidence {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}

/// Two decimals: more would claim a precision that no calibration has.
impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        ((self.0 * 100.0).round() / 100.0).serialize(to)
    }
}

/// Which reader found a fact, so that a newer one can replace an older one's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReaderVersion(Arc<str>);

impl ReaderVersion {
    /// A reader's name and version, such as `rules 0.1.0`.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The name as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ReaderVersion {
    fn default() -> Self {
        Self::new("unknown")
    }
}

impl fmt::Display for ReaderVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
