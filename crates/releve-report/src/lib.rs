//! The pages of Relevé.
//!
//! [`dossier`] is everything that a corpus says of one trend as one HTML file,
//! [`story`] the strongest of it as plain text for a terminal, [`annotated`]
//! one text with its entities and facts marked, [`ranking`] the open index of a
//! period with every figure open.
//!
//! All pages are self-contained: no script, no font, no image and no address
//! is fetched, and a content security policy forbids it besides. Text that
//! comes from an article is escaped. The same input yields the same bytes.

mod annotated;
mod chart;
mod cite;
mod dossier;
mod drawing;
mod frame;
mod imprint;
mod options;
mod passage;
mod ranking;
mod story;
mod tables;
mod tracked;

pub use annotated::{ANNOTATED_FOOT, AnnotatedText, annotated, annotated_head};
pub use dossier::dossier;
pub use drawing::{Panel, drawing};
pub use frame::GENERATOR;
pub use options::Options;
pub use ranking::{RankingOptions, ranking};
pub use story::story;
pub use tables::{Cell, Sheet, index_tables, tables};
pub use tracked::{Ahead, Came, Held, Kept, KeptScore, KeptTotal, Source, Tracked, Tracking};
