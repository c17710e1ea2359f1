//! Facts of kind `pairing`: what goes with what, in looks, tips and shows.

mod advice;
mod again;
mod against;
mod focus;
mod joined;
mod joint;
mod look;
mod manual;
mod matched;
mod partner;
mod runway;
mod serial;
#[cfg(test)]
mod tests;
mod tip;
mod topic;

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Basis, Pairing, Statement};

use super::Draft;
use super::wear::is_named_kind;
use crate::scene::Scene;

pub(super) use self::against::is_against;
pub(super) use self::focus::focus;
pub(super) use self::runway::headed;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let focus = focus(scene);
    let mut found = look::find(scene, drafts, focus);
    tip::find(scene, focus, &mut found);
    runway::find(scene, drafts, focus, &mut found);
    manual::find(scene, drafts, focus, &mut found);
    serial::find(scene, focus, &mut found);
    partner::find(scene, focus, &mut found);
    matched::find(scene, drafts, focus, &mut found);
    joint::find(scene, drafts, focus, &mut found);
    drop_told(&mut found);
    found.retain(|draft| match &draft.statement {
        Statement::Pairing(pairing) => {
            let warned = pairing.basis == Some(Basis::Tip)
                && (draft.evidence.first()).is_some_and(|told| is_against(scene, told));
            !warned && !is_one(scene, &pairing.garments) && !is_of_anything(draft)
        }
        _ => true,
    });
    drafts.append(&mut found);
}

/// True for a garment and a wider word for it, which mean one thing: `clogs`, `the
/// shoe`.
pub(super) fn is_one(scene: &Scene<'_>, garments: &[String; 2]) -> bool {
    let kind = |narrow: &str, wide: &str| {
        let ends = narrow
            .strip_suffix(wide)
            .is_some_and(|rest| rest.ends_with(' '));
        ends || is_named_kind(scene, narrow, wide)
    };
    let [one, other] = garments;
    kind(one, other) || kind(other, one)
}

/// True for a pairing with a word for whatever is worn, with which nothing in
/// particular goes.
pub(super) fn is_of_anything(draft: &Draft) -> bool {
    let Statement::Pairing(pairing) = &draft.statement else {
        return false;
    };
    pairing
        .garments
        .iter()
        .any(|garment| super::general::is_unspecific(garment))
}

/// Drops the advice that is a look told before: `She wore loafers. Paired with
/// jeans`.
fn drop_told(found: &mut Vec<Draft>) {
    let garments = |draft: &Draft, basis: Basis| match &draft.statement {
        Statement::Pairing(pairing) if pairing.basis == Some(basis) => {
            Some(sorted(pairing.garments.clone()))
        }
        _ => None,
    };
    let mut looks: HashMap<[String; 2], Vec<Range<usize>>> = HashMap::new();
    for draft in found.iter() {
        if let Some(pair) = garments(draft, Basis::Look) {
            looks
                .entry(pair)
                .or_default()
                .extend(draft.evidence.clone());
        }
    }
    found.retain(|draft| {
        garments(draft, Basis::Tip)
            .and_then(|pair| looks.get(&pair))
            .is_none_or(|told| !draft.evidence.iter().any(|place| told.contains(place)))
    });
}

/// The two in an order that does not depend on which is named first.
fn sorted(mut garments: [String; 2]) -> [String; 2] {
    garments.sort();
    garments
}

/// The statement that two garments go together; none of a garment with itself.
fn pairing(first: String, second: String, basis: Basis) -> Option<Statement> {
    (first != second).then_some({
        Statement::Pairing(Pairing {
            garments: [first, second],
            basis: Some(basis),
        })
    })
}
