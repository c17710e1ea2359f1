//! Finding words in documents, facts and entities.

mod fold;
mod prepare;

pub(crate) use fold::{folded, is_ideograph};
pub(crate) use prepare::prepared;
