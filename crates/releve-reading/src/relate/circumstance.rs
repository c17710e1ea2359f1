//! Circumstances that make any fact more or less likely, whatever its rule:
//! how long its sentence is, how many people and houses stand in it, whether
//! its names are known. They are signs beside those that rules give.

use releve_facts::{EntityKind, Statement};

use super::Draft;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;

/// Adds the circumstances of a draft to its signs.
pub(super) fn note(scene: &Scene<'_>, draft: &mut Draft) {
    let Some(first) = draft
        .evidence
        .first()
        .filter(|tokens| !tokens.is_empty())
        .cloned()
    else {
        return;
    };
    let number = scene.text.sentence_of(first.start);
    let tokens = scene.sentence(number);
    let mut add = |present: bool, sign: &'static str| {
        if present {
            draft.signs.push(sign);
        }
    };
    add(tokens.len() > 38, "in a long sentence");
    add(tokens.len() < 14, "in a short sentence");
    let people = scene.entities_in(EntityKind::Person, tokens.clone()).len();
    add(people > 1, "several people near");
    let brands = scene.entities_in(EntityKind::Brand, tokens.clone()).len();
    add(brands > 1, "several brands near");
    let quoted = tokens
        .clone()
        .any(|at| matches!(scene.text.surface(at), "“" | "\""));
    add(quoted, "quotation near");
    match scene.text.blocks[scene.text.sentences[number].block].kind {
        BlockKind::Caption => add(true, "in a caption"),
        BlockKind::Heading | BlockKind::Title => add(true, "in a heading"),
        _ => {}
    }
    let unknown = scene.resolved.within(tokens).any(|m| {
        scene.resolved.mentions[m].found == Found::Context && scene.resolved.mentions[m].sure < 0.6
    });
    add(unknown, "unsure name near");
    add(draft.evidence.len() > 2, "over three sentences");
    if let Some(sign) = detail(&draft.statement) {
        draft.signs.push(sign);
    }
}

/// Whether a statement of a kind comes with the side fields that sure ones have.
fn detail(statement: &Statement) -> Option<&'static str> {
    let (full, bare) = match statement {
        Statement::Wear(wear) => (
            wear.brand.is_some() || !wear.attributes.is_empty(),
            "wear without detail",
        ),
        Statement::Showing(showing) => (!showing.attributes.is_empty(), "showing without detail"),
        Statement::Measure(measure) => (measure.channel.is_some(), "measure without channel"),
        Statement::Role(role) => (role.organisation.is_some(), "role without organisation"),
        Statement::Launch(launch) => (launch.when.is_some(), "launch without time"),
        Statement::Influence(influence) => (influence.effect.is_some(), "influence without effect"),
        _ => return None,
    };
    (!full).then_some(bare)
}
