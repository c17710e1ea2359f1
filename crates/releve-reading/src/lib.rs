//! Text in, facts out.
pub mod lexicon;
pub mod segment;
mod tag;
mod text;
mod clause;
mod spot;
mod time;
