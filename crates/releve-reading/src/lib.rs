//! Text in, facts out.
pub mod lexicon;
pub mod segment;
mod tag;
mod text;
mod clause;
mod item;
mod resolve;
mod spot;
mod time;
