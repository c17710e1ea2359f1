//! A fact before it is weighed: what it says, where, and by which rule.

use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt};

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
    // Only drafts of one group can be the same.
    let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
    for draft in drafts {
        let group = groups.entry(group(&draft.statement)).or_default();
        let twin = group
            .iter()
            .copied()
            .find(|known| same(&merged[*known].statement, &draft.statement));
        match twin {
            Some(known) => {
                let known = &mut merged[known];
                if known.signs.len() < 8 && !known.signs.contains(&"told twice") {
                    known.signs.push("told twice");
                }
            }
            None => {
                group.push(merged.len());
                merged.push(draft);
            }
        }
    }
    merged
}

/// A number that statements share where [`same`] holds of them.
fn group(statement: &Statement) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    std::mem::discriminant(statement).hash(&mut hasher);
    match statement {
        Statement::Wear(s) => wear_key(s).hash(&mut hasher),
        Statement::Showing(s) => (&s.brand, &s.garment).hash(&mut hasher),
        Statement::Offer(s) => (&s.name, s.price.to_bits()).hash(&mut hasher),
        Statement::Measure(s) => (&s.subject, s.value.to_bits()).hash(&mut hasher),
        Statement::Role(s) => (&s.person, &s.role).hash(&mut hasher),
        Statement::Influence(s) => (&s.influencer, &s.target).hash(&mut hasher),
        Statement::Pairing(s) => s.garments.hash(&mut hasher),
        Statement::Launch(s) => (&s.brand, &s.what).hash(&mut hasher),
        Statement::Alternative(s) => (&s.product, &s.to).hash(&mut hasher),
        Statement::Collaboration(s) => s.parties.hash(&mut hasher),
        Statement::Quote(s) => s.text.hash(&mut hasher),
        Statement::Blend(s) => (&s.result, &s.parents).hash(&mut hasher),
        Statement::Composition(s) => (&s.trend, &s.element).hash(&mut hasher),
    }
    hasher.finish()
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
