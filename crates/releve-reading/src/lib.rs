//! Text in, facts out.
//!
//! Reading goes through six stages, each a module: text is split into tokens,
//! sentences and blocks ([`segment`]) and tagged with parts of speech; names,
//! terms, times and figures are spotted by [`lexicon`] and by context; mentions
//! are resolved into entities; clauses are parsed; and one grammar for each
//! kind of fact relates what was found. No I/O, no clock, no network.
//!
//! [`Reader`] does all of it.

pub mod lexicon;
pub mod segment;
pub mod training;

mod clause;
mod confidence;
mod figure;
mod happening;
mod item;
mod memory;
mod quotation;
mod reader;
mod relate;
mod resolve;
mod scene;
mod spot;
mod tag;
mod text;
mod time;

pub use reader::{Reader, Reading, Trace};
