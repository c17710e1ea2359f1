//! Pairings in looks: the item that the text is about with each other item.

use releve_facts::{Basis, Statement, Wear};

use super::pairing;
use crate::relate::Draft;
use crate::relate::wear::is_named_kind;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

pub(super) fn find(scene: &Scene<'_>, drafts: &[Draft], focus: Option<EntityNumber>) -> Vec<Draft> {
    let mut looks: Vec<Vec<(&Wear, &Draft)>> = Vec::new();
    for draft in drafts {
        let Statement::Wear(wear) = &draft.statement else {
            continue;
        };
        if wear.look.is_none() {
            continue;
        }
        // The pieces of a look stand together.
        match looks.last_mut() {
            Some(last) if last[0].0.look == wear.look && last[0].0.person == wear.person => {
                last.push((wear, draft));
            }
            _ => looks.push(vec![(wear, draft)]),
        }
    }
    let mut found = Vec::new();
    for look in looks {
        let main = main(scene, &look, focus);
        let (first, lead) = look[main];
        for (number, (wear, draft)) in look.iter().enumerate() {
            if number == main {
                continue;
            }
            let Some(statement) = pairing(first.garment.clone(), wear.garment.clone(), Basis::Look)
            else {
                continue;
            };
            let mut told = Draft::new(
                statement,
                lead.evidence[0].clone(),
                "pairing: worn together",
            );
            told = told.also(draft.evidence[0].clone());
            told.signs.clone_from(&draft.signs);
            told.signs.retain(|sign| *sign != "only item of the look");
            found.push(
                told.sign(draft.evidence[0] != lead.evidence[0], "over sentences")
                    .sign(look.len() > 5, "long list"),
            );
        }
    }
    found
}

/// The item that the text is about, or a type of it; else the first.
fn main(scene: &Scene<'_>, look: &[(&Wear, &Draft)], focus: Option<EntityNumber>) -> usize {
    focus
        .map(|focus| scene.name(focus))
        .and_then(|focus| {
            look.iter()
                .position(|(wear, _)| wear.garment == focus)
                .or_else(|| {
                    look.iter()
                        .position(|(wear, _)| is_named_kind(scene, &wear.garment, &focus))
                })
        })
        .unwrap_or(0)
}
