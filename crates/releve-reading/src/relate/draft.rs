//! A fact before it is weighed: what it says, where, and by which rule.

use std::ops::Range;

use releve_facts::{Statement, Wear};

/// A fact that a rule proposes.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) statement: Statement,
    /// Runs of tokens that state it, usually whole sentences.
    pub(crate) evidence: Vec<Range<usize>>,
    /// The rule that found it: `wear: verb with subject`.
    pub(crate) rule: &'static str,
    /// What makes it more or less likely: `by pronoun`, `far`.
    pub(crate) signs: Vec<&'static str>,
}

impl Draft {
    pub(crate) fn new(statement: Statement, evidence: Range<usize>, rule: &'static str) -> Self {
        Self {
            statement,
            evidence: vec![evidence],
            rule,
            signs: Vec::new(),
        }
    }

    /// Adds a sign where `present`.
    pub(crate) fn sign(mut self, present: bool, sign: &'static str) -> Self {
        if present {
            self.signs.push(sign);
        }
        self
    }

    /// Adds evidence, unless it is there already.
    pub(crate) fn also(mut self, evidence: Range<usize>) -> Self {
        if !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
        self
    }
}

/// Drafts that say the same are one; the first one's rule stands.
pub(super) fn merge(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut merged: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let twin = merged
            .iter_mut()
            .find(|known| same(&known.statement, &draft.statement));
        match twin {
            Some(known) => {
                if known.signs.len() < 8 && !known.signs.contains(&"told twice") {
                    known.signs.push("told twice");
                }
            }
            None => merged.push(draft),
        }
    }
    merged
}

/// True for statements that agree in all that identifies them.
fn same(a: &Statement, b: &Statement) -> bool {
    match (a, b) {
        (Statement::Wear(a), Statement::Wear(b)) => wear_key(a) == wear_key(b),
        (Statement::Showing(a), Statement::Showing(b)) => {
            (&a.brand, &a.garment, &a.season) == (&b.brand, &b.garment, &b.season)
                && (a.attributes == b.attributes
                    || a.attributes.is_empty()
                    || b.attributes.is_empty())
        }
        (Statement::Offer(a), Statement::Offer(b)) => {
            (&a.name, a.price, a.currency) == (&b.name, b.price, b.currency)
        }
        (Statement::Measure(a), Statement::Measure(b)) => {
            (&a.subject, a.metric, a.unit, a.change) == (&b.subject, b.metric, b.unit, b.change)
                && a.value == b.value
        }
        (Statement::Role(a), Statement::Role(b)) => {
            (&a.person, &a.role) == (&b.person, &b.role)
                && (a.organisation == b.organisation || b.organisation.is_none())
        }
        (Statement::Influence(a), Statement::Influence(b)) => {
            (&a.influencer, &a.target) == (&b.influencer, &b.target)
        }
        (Statement::Pairing(a), Statement::Pairing(b)) => {
            a.garments == b.garments && a.basis == b.basis
        }
        (Statement::Launch(a), Statement::Launch(b)) => (&a.brand, &a.what) == (&b.brand, &b.what),
        (a, b) => a == b,
    }
}

fn wear_key(wear: &Wear) -> (&str, &str, Option<&str>) {
    (&wear.person, &wear.garment, wear.look.as_deref())
}
