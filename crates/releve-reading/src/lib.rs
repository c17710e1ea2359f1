//! Text in, facts out.
pub mod lexicon;
pub mod segment;
mod tag;
mod text;
mod clause;
mod figure;
mod spot;
mod time;
