use std::fmt;

use serde_json::Value;

use crate::compare::Fields;
use crate::contract::FactKind;
use crate::value;

/// On which side a fact stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the gold, but not predicted.
    Missed,
    /// Predicted, but not in the gold.
    Spurious,
}

/// A fact without a partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Mismatch {
    /// Id of the document.
    pub doc: String,
    /// Kind of the fact.
    pub kind: &'static str,
    /// On which side it stands.
    pub side: Side,
    /// The fields that identify the fact, in the contract's order; `null` where
    /// one is missing.
    pub fields: Vec<(&'static str, Value)>,
}

impl Mismatch {
    pub(crate) fn new(doc: &str, kind: &FactKind, side: Side, fact: &Fields) -> Self {
        let field = |&key| (key, fact.get(key).cloned().unwrap_or_default());
        Self {
            doc: doc.to_owned(),
            kind: kind.name,
            side,
            fields: kind.keys.iter().map(field).collect(),
        }
    }
}

/// One line without its end: `  missed   DOC KIND {"field": value, ...}`.
impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::Missed => "missed  ",
            Side::Spurious => "spurious",
        };
        let mut fields = String::new();
        value::write_fields(
            self.fields.iter().map(|(key, value)| (*key, value)),
            &mut fields,
        );
        write!(f, "  {side} {} {} {fields}", self.doc, self.kind)
    }
}

/// The facts without a partner, a line each; see [`Score::errors`](crate::Score::errors).
#[derive(Debug, Clone, Copy)]
pub struct Errors<'s> {
    pub(crate) mismatches: &'s [Mismatch],
    pub(crate) limit: usize,
}

impl<'s> Errors<'s> {
    /// The facts that the lines show, in order.
    pub fn iter(&self) -> impl Iterator<Item = &'s Mismatch> {
        let limit = self.limit;
        self.mismatches
            .chunk_by(|a, b| (a.side, a.kind, &a.doc) == (b.side, b.kind, &b.doc))
            .flat_map(move |group| group.iter().take(limit))
    }
}

impl fmt::Display for Errors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|mismatch| writeln!(f, "{mismatch}"))
    }
}
