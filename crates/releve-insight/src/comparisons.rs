//! Figures that may stand on one scale.

use releve_facts::{Direction, Measure, Metric, Unit};

use crate::name::fold;
use crate::support::grouped;
use crate::{Claim, Support, in_words};

/// In what the bars of a comparison differ; in all else they agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// The same measure in several markets.
    Market,
    /// The same measure at several times.
    When,
    /// The same measure of several subjects.
    Subject,
}

/// One figure of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar<'a> {
    /// What sets it apart: the market, the time or the subject.
    pub label: String,
    /// The figure; a fall is negative. A multiple stays a multiple.
    pub value: f64,
    /// The measure.
    pub measure: &'a Measure,
    /// The facts behind it.
    pub support: Support<'a>,
}

/// Two or more figures that count the same thing in the same way.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'a> {
    /// In what they differ.
    pub axis: Axis,
    /// The figures: times in order, all else by value, the largest first.
    pub bars: Vec<Bar<'a>>,
}

/// The comparisons that the claims allow. Figures are compared only where
/// metric, unit, channel, baseline and all but one of subject, market and time
/// agree; subjects only where a channel is stated or one document states them
/// all. Disputed figures and ranks are left out.
pub fn comparisons<'a>(claims: &[Claim<'a>]) -> Vec<Comparison<'a>> {
    let mut found: Vec<Comparison<'a>> = Vec::new();
    for axis in [Axis::Market, Axis::When, Axis::Subject] {
        let usable = claims
            .iter()
            .filter(|claim| !claim.is_disputed() && claim.measure().metric != Metric::Rank)
            .filter_map(|claim| Some((key(axis, claim)?, claim)));
        for (_, group) in grouped(usable) {
            if group.len() < 2 {
                continue;
            }
            let mut bars: Vec<Bar<'a>> = group
                .iter()
                .map(|claim| Bar {
                    label: label(axis, claim.measure()),
                    value: signed(claim.measure()),
                    measure: claim.measure(),
                    support: claim.support(),
                })
                .collect();
            match axis {
                Axis::When => bars.sort_by_key(|bar| bar.measure.when.as_ref().map(|w| w.start())),
                _ => bars.sort_by(|a, b| b.value.total_cmp(&a.value)),
            }
            found.push(Comparison { axis, bars });
        }
    }
    found
}

fn signed(measure: &Measure) -> f64 {
    match (measure.change, measure.direction) {
        (true, Some(Direction::Down)) => -measure.value,
        _ => measure.value,
    }
}

fn label(axis: Axis, measure: &Measure) -> String {
    match axis {
        Axis::Market => measure.market.clone().unwrap_or_default(),
        Axis::When => measure.when.as_ref().map(in_words).unwrap_or_default(),
        Axis::Subject => measure.subject.clone(),
    }
}

/// What must agree; `None` where the claim lacks what is compared.
fn key(axis: Axis, claim: &Claim) -> Option<(Metric, Unit, bool, Vec<Option<String>>)> {
    let f = claim.measure();
    let channel = f.channel.as_deref().map(fold);
    let mut rest = vec![f.baseline.as_deref().map(fold)];
    let market = f.market.as_deref().map(fold);
    let when = f.when.as_ref().map(|when| when.label().to_owned());
    let subject = Some(fold(&f.subject));
    match axis {
        Axis::Market => {
            market?;
            rest.extend([channel, when, subject]);
        }
        Axis::When => {
            when?;
            rest.extend([channel, market, subject]);
        }
        Axis::Subject => {
            if channel.is_none() {
                let support = claim.support();
                let doc = support.facts().first()?.doc().to_owned();
                rest.push(Some(doc));
            }
            rest.extend([channel, market, when]);
        }
    }
    Some((f.metric, f.unit, f.change, rest))
}
