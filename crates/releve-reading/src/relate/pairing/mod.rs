//! Facts of kind `pairing`: what goes with what, in looks, tips and shows.

mod focus;
mod joined;
mod look;
mod manual;
mod runway;
#[cfg(test)]
mod tests;
mod tip;
mod topic;

use releve_facts::{Basis, Pairing, Statement};

use super::Draft;
use crate::scene::Scene;

pub(super) use self::focus::focus;
pub(super) use self::runway::headed;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let focus = focus(scene);
    let mut found = look::find(scene, drafts, focus);
    tip::find(scene, focus, &mut found);
    runway::find(scene, drafts, focus, &mut found);
    manual::find(scene, drafts, focus, &mut found);
    drafts.append(&mut found);
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
