//! Text into tokens, sentences and blocks.

mod block;
mod offer;
mod sentence;
mod token;

pub(crate) use block::is_month;
pub use block::{Block, BlockKind, blocks};
pub(crate) use offer::called;
pub use sentence::sentences;
pub use token::{Join, RawToken, Shape, is_apostrophe, tokens};
