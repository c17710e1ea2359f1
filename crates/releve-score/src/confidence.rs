//! Whether confidences mean what they say.

use crate::compare::Fields;
use crate::counts::share;
use serde_json::Value;

/// From here on a fact is said to be sure.
const SURE: f64 = 0.9;
const BINS: usize = 10;

/// The confidence of a fact, 0 to 1; one that is absent or no number is certain.
pub(crate) fn of(fact: &Fields) -> f64 {
    match fact.get("confidence") {
        Some(Value::Number(number)) => number.as_f64().map_or(1.0, |c| c.clamp(0.0, 1.0)),
        Some(Value::Bool(false)) => 0.0,
        _ => 1.0,
    }
}

/// Mean distance of confidence and share right over ten bins of equal width,
/// weighted by their facts (expected calibration error).
pub(crate) fn calibration_error(facts: &[(f64, bool)]) -> Option<f64> {
    // Both sums of a bin apart, and the bins in order of their first fact, as the
    // reference scorer adds them: the third decimal may hang on the last bit.
    let mut bins: Vec<(usize, f64, usize)> = Vec::with_capacity(BINS);
    for &(confidence, right) in facts {
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        let at = bins
            .iter()
            .position(|known| known.0 == bin)
            .unwrap_or_else(|| {
                bins.push((bin, 0.0, 0));
                bins.len() - 1
            });
        bins[at].1 += confidence;
        bins[at].2 += usize::from(right);
    }
    let distance: f64 = bins.iter().map(|bin| (bin.1 - bin.2 as f64).abs()).sum();
    (!facts.is_empty()).then(|| distance / facts.len() as f64)
}

/// How often a right fact has a higher confidence than a wrong one, ties
/// halved; `None` where all are right or all are wrong.
pub(crate) fn area_under_curve(facts: &[(f64, bool)]) -> Option<f64> {
    let mut facts = facts.to_vec();
    facts.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Counted in halves to stay in whole numbers, from the lowest confidence up.
    let (mut halves, mut right, mut wrong) = (0_u64, 0_u64, 0_u64);
    for tied in facts.chunk_by(|a, b| a.0 == b.0) {
        let tied_right = tied.iter().filter(|fact| fact.1).count() as u64;
        let tied_wrong = tied.len() as u64 - tied_right;
        halves += tied_right * (2 * wrong + tied_wrong);
        right += tied_right;
        wrong += tied_wrong;
    }
    (right > 0 && wrong > 0).then(|| halves as f64 / 2.0 / (right * wrong) as f64)
}

/// The share of sure facts that is right.
pub(crate) fn right_when_sure(facts: &[(f64, bool)]) -> Option<f64> {
    let sure = facts.iter().filter(|fact| fact.0 >= SURE);
    share(sure.clone().filter(|fact| fact.1).count(), sure.count())
}
