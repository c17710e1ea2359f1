//! How likely a draft is right: a logistic model over its rule and signs.
//!
//! The weights are data, `rule_weights.tsv`, learnt from the training articles
//! by `releve train`; a rule or sign without a weight counts 0.

use releve_facts::Confidence;

use crate::lexicon::Lexicon;
use crate::relate::Draft;

/// The weight that every draft starts from.
pub(crate) const BIAS: &str = "bias";

pub(crate) fn confidence(lexicon: &Lexicon, draft: &Draft) -> Confidence {
    let weight = |name: &str| lexicon.rule_weights.get(name).copied().unwrap_or(0.0);
    let score: f64 = weight(BIAS)
        + weight(draft.rule)
        + draft.signs.iter().map(|sign| weight(sign)).sum::<f64>();
    Confidence::new(1.0 / (1.0 + (-score).exp()))
}
