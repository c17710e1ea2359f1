//! Bytes into documents, series and products.
//!
//! [`Parts`] takes one file of whatever format, told from its content, and gives
//! its parts one at a time: the file itself, or what is in it where it is an
//! archive. [`Part::intake`] reads one into an [`Intake`]: documents, series with
//! what they are of ([`Record`]), products with a price on a day
//! ([`product::Product`]), and what was refused, where and why. [`Format`] lists
//! the formats; `docs/FORMATS.md` in the repository tells of their fields.
//! Tables that no tool of repute writes are read through a [`Mapping`].
//!
//! [`Sources`] walks files and folders and gives each document its id. [`read`]
//! takes the bytes of one text, page or Markdown file.
//!
//! Input is never trusted: size is limited before anything is decoded, nesting
//! before anything is parsed, unpacking by its ratio, and what is not read is
//! refused by name.
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

mod answered;
mod article;
mod binary;
mod calendars;
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
mod language;
mod mail;
mod mapped;
mod markdown;
mod metadata;
mod named_day;
mod nesting;
mod options;
mod part;
mod parts;
mod path;
mod pipe;
mod plain;
pub mod product;
mod published;
mod read;
mod record;
mod said;
mod source;
mod spoken;
pub mod table;
mod xml;

pub use answered::Answered;
pub use calendars::KnownCalendars;
pub use error::Error;
pub use feed::{Feed, FeedLink, Location, feed_links, feed_title, feeds, sitemap, stamp_day};
pub use format::Format;
pub use intake::{Intake, Refusal};
pub use mapped::{Mapping, Role};
pub use metadata::{Metadata, Published};
pub use options::{Options, Size};
pub use parts::{Part, Parts};
pub use path::path_as_text;
pub use pipe::is_named_pipe;
pub use published::Undated;
pub use read::{read, read_from, read_with_metadata};
pub use record::{Change, Dropped, Record, Scale, SeriesKey, Span};
pub use source::{STANDARD_INPUT, Source, Sources};

/// A document as the types' crate knows it.
pub use releve_facts::Document;
