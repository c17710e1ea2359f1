//! Pairings in looks: the item that the text is about with each other item.

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Basis, Statement, Wear};

use super::pairing;
use crate::relate::wear::is_named_kind;
use crate::relate::{Draft, classify};
use crate::resolve::EntityNumber;
use crate::scene::Scene;

pub(super) fn find(scene: &Scene<'_>, drafts: &[Draft], focus: Option<EntityNumber>) -> Vec<Draft> {
    let mut looks: Vec<Vec<(&Wear, &Draft)>> = Vec::new();
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    for draft in drafts {
        let Statement::Wear(wear) = &draft.statement else {
            continue;
        };
        let Some(look) = wear.look.as_deref() else {
            continue;
        };
        let number = *numbers.entry((&wear.person, look)).or_insert_with(|| {
            looks.push(Vec::new());
            looks.len() - 1
        });
        looks[number].push((wear, draft));
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
            classify::inherit(&mut told.signs);
            told = told.sign(draft.rule == "wear: likely", "of a likely item");
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
