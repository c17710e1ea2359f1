//! Text into tokens, sentences and blocks.

mod block;
mod offer;
mod script;
mod sentence;
mod token;
mod word;

pub(crate) use block::is_month;
pub use block::{Block, BlockKind, blocks};
pub(crate) use offer::called;
pub use sentence::sentences;
pub use token::{Join, RawToken, Shape, tokens};
pub use word::is_apostrophe;
