//! Finding words in documents, facts and entities.

mod find;
mod fold;
mod prepare;
mod query;
mod snippet;

pub use find::{DocumentFound, EntityFound, FactFound, Findings};
pub(crate) use fold::{folded, is_ideograph};
pub(crate) use prepare::prepared;
pub(crate) use query::Query;
pub use snippet::Snippet;
pub(crate) use snippet::snippet;
