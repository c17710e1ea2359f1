//! The nouns of Relevé and their checks.
//!
//! A [`Document`] is a text as stored. Reading it yields [`Entity`] and
//! [`Fact`] values; each fact carries [`Evidence`], a span of the document
//! whose quote is exactly that slice. The JSON form of all of them is the
//! *fact contract* (`docs/FACTS.md` in the repository); [`Line`] is one line
//! of it.
//!
//! Offsets in this crate count **Unicode scalar values** from the start of the
//! stored text, `start` included and `end` excluded.
//!
//! # Example: a fact cannot be made without its sentence
//!
//! ```
//! use releve_facts::{Confidence, Document, Fact, ReaderVersion, Role, Span, Statement};
//!
//! let document = Document::new("note", "Designer Sandy Liang spoke.");
//! let statement = Statement::Role(Role {
//!     person: "Sandy Liang".into(),
//!     role: "designer".into(),
//!     organisation: None,
//! });
//! let fact = Fact::new(
//!     &document,
//!     ReaderVersion::new("example 1"),
//!     statement,
//!     &[Span::new(0, 20)],
//!     Confidence::new(0.9),
//! )?;
//! assert_eq!(fact.evidence()[0].quote(), "Designer Sandy Liang");
//!
//! // A span outside the text is refused.
//! let outside = Fact::new(
//!     &document,
//!     ReaderVersion::new("example 1"),
//!     fact.statement().clone(),
//!     &[Span::new(20, 400)],
//!     Confidence::new(0.9),
//! );
//! assert!(outside.is_err());
//! # Ok::<(), releve_facts::Error>(())
//! ```

mod document;
mod entity;
mod error;
mod evidence;
mod fact;
mod line;
mod measure;
mod money;
mod number;
mod statement;
mod text;
mod when;

pub use document::{Document, Precision};
pub use entity::{Entity, EntityKind, Mention};
pub use error::Error;
pub use evidence::{Confidence, Evidence, ReaderVersion, Span};
pub use fact::{Fact, FactId};
pub use line::Line;
pub use measure::{Basis, Bound, Direction, Effect, Metric, Unit};
pub use money::Currency;
pub use statement::{
    Alternative, Blend, Collaboration, Composition, FactKind, Influence, Launch, Measure, Offer,
    Pairing, Quote, Role, Showing, Statement, Wear,
};
pub use text::StoredText;
pub use when::{Season, When};
