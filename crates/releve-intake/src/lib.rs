//! Bytes into documents.
//!
//! [`read`] takes the bytes of one file, of whatever encoding, and gives a
//! [`Document`]: plain text as it stands, [Markdown](https://commonmark.org)
//! without its markup, of a web page the main text with its headline, day,
//! publication and address. [`Sources`] walks files and folders and gives each
//! document its id.
//!
//! Input is never trusted: size is limited before anything is decoded, nesting
//! before anything is parsed, and what is no text is refused by name.
//!
//! [`table`] makes series of tables in CSV.
//!
//! # Example: a web page becomes its main text
//!
//! ```
//! use releve_intake::{Options, read};
//!
//! let page = b"<!doctype html><title>Loafers</title><p>Loafers are back.</p>";
//! let document = read(page, "loafers.html", &Options::default())?;
//! assert_eq!(document.id, "loafers");
//! assert_eq!(document.title.as_deref(), Some("Loafers"));
//! assert_eq!(document.text.as_str(), "Loafers\n\nLoafers are back.");
//! # Ok::<(), releve_intake::Error>(())
//! ```

mod article;
mod binary;
mod container;
mod date;
mod detect;
mod dialect;
mod encoding;
mod error;
mod feed;
mod format;
mod html;
mod intake;
mod json;
mod mail;
mod mapped;
mod markdown;
mod named_day;
mod nesting;
mod options;
mod part;
mod parts;
mod plain;
pub mod product;
mod published;
mod read;
mod record;
mod said;
mod source;
pub mod table;
mod xml;

pub use error::Error;
pub use feed::{Feed, Location, feeds, sitemap};
pub use format::Format;
pub use intake::{Intake, Refusal};
pub use mapped::{Mapping, Role};
pub use options::{Options, Size};
pub use parts::{Part, Parts};
pub use read::{read, read_from};
pub use record::{Change, Dropped, Record, Scale, SeriesKey, Span};
pub use source::{STANDARD_INPUT, Source, Sources};

/// A document as the types' crate knows it.
pub use releve_facts::Document;
