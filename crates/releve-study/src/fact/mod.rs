//! Facts as rows, one table for each kind.

mod load;
mod store;
mod words;

pub(crate) use load::load;
pub(crate) use store::store;
pub(crate) use words::words;

use releve_facts::FactKind;

/// The table of a kind.
pub(crate) fn table(kind: FactKind) -> &'static str {
    kind.as_str()
}

/// Tables whose rows belong to a fact besides its kind's own.
pub(crate) const LISTS: [&str; 4] = [
    "evidence",
    "attribute",
    "collaboration_party",
    "blend_parent",
];
